//! Signing in through the university's identity provider (SAML): in the system's browser, and back.
//!
//! | operation | who | meaning |
//! |---|---|---|
//! | `POST /v1/saml/flows` | anybody | begins; says which page the browser has to open |
//! | `GET /saml/start/{token}` | a browser | leads on to the identity provider |
//! | `POST /saml/acs` | a browser, for the identity provider | judges what the provider says, leads on to the next |
//! | `GET /saml/done/{handle}` | a browser | leads back: to the application's port, by `akashi:open/<handle>`, by a code |
//! | `POST /v1/saml/flows/{id}/redeem` | flow secret | handle or code → a session |
//! | `GET /saml/metadata` | the identity provider | this server's metadata |
//!
//! The flow secret is a bearer token of 256 bits that the client draws itself; without it handle and code are worth
//! nothing. A first sign-in then confirms a mail address, as those with a campus ID do (`PUT /v1/me/campus/address`).

use akashi_domain::{Language, Sensitive};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::session::Device;

/// `POST /v1/saml/flows`. Answer: 201 with [`SamlFlow`]. Each time another `id`: what it says is said once.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct BeginSaml {
    /// Drawn by the client (UUID v7).
    pub id: Uuid,
    /// Bearer token for the flow: 64 lower-case hexadecimal digits.
    #[schema(value_type = String)]
    pub secret: Sensitive<String>,
    /// In which language the person wants to be written to.
    pub language: Language,
    /// What it is signed in on, for the list of sessions.
    #[serde(default)]
    pub device: Device,
    /// On which port of its own computer the client waits for the browser; absent where it does not.
    #[serde(default)]
    #[schema(minimum = 1024)]
    pub port: Option<u16>,
    /// Is the person to show once more who they are, even where the provider remembers their browser?
    #[serde(default)]
    pub anew: bool,
}

/// A sign-in that has begun.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SamlFlow {
    /// Its id.
    pub id: Uuid,
    /// The page to open in the browser, below the server's own address. It can be opened several times.
    #[schema(value_type = String)]
    pub start: Sensitive<String>,
    /// Until when the person can sign in there.
    #[schema(value_type = String)]
    pub expires_at: Timestamp,
}
