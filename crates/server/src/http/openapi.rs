//! The OpenAPI document, gathered from the handlers: each area has a `struct Api` that lists its operations.

use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};

use super::{
    account, applications, campus, changes, documents, flows, graduation, passwords, receipt_keys,
    saml, sessions, staff, university,
};

/// The whole document.
#[must_use]
pub fn document() -> utoipa::openapi::OpenApi {
    let mut document = Base::openapi();
    let areas = [
        university::Api::openapi(),
        receipt_keys::Api::openapi(),
        flows::Api::openapi(),
        sessions::Api::openapi(),
        passwords::Api::openapi(),
        campus::Api::openapi(),
        saml::Api::openapi(),
        account::Api::openapi(),
        graduation::Api::openapi(),
        applications::Api::openapi(),
        documents::Api::openapi(),
        changes::Api::openapi(),
        staff::api(),
    ];
    for area in areas {
        document.merge(area);
    }
    document
}

#[derive(OpenApi)]
#[openapi(
    info(title = "Akashi", description = "University server"),
    components(schemas(akashi_protocol::Problem)),
    modifiers(&Tokens)
)]
struct Base;

/// The names of the bearer tokens, as operations name them.
struct Tokens;

impl Modify for Tokens {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let components = openapi.components.get_or_insert_default();
        for (name, description) in [
            ("session", "of an applicant"),
            ("application", "credential for one application"),
            ("flow", "secret of one flow, drawn by the client"),
            ("password_right", "to set forgotten passwords anew, once"),
            (
                "second_password_right",
                "to set a forgotten second password anew, once",
            ),
            ("key_sign_in", "of a sign-in that waits for its key"),
            ("staff", "session of a member of staff"),
        ] {
            let scheme = HttpBuilder::new()
                .scheme(HttpAuthScheme::Bearer)
                .description(Some(description))
                .build();
            components.add_security_scheme(name, SecurityScheme::Http(scheme));
        }
    }
}
