//! `/v1/saml` and the pages below `/saml`: see `akashi_protocol::saml`. What a browser gets is a page in both languages;
//! what an application gets is JSON.

use akashi_domain::{Language, Sensitive, limits};
use akashi_i18n::{Messages, text};
use akashi_protocol::campus::CampusSession;
use akashi_protocol::flow::Redeem;
use akashi_protocol::saml::{BeginSaml, SamlFlow};
use akashi_protocol::{Problem, ProblemCode};
use axum::Router;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, State};
use axum::http::header::{CONTENT_TYPE, LOCATION, REFRESH};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use utoipa::OpenApi;
use uuid::Uuid;

use super::auth::Bearer;
use super::error::ApiError;
use super::extract::{Json, Path};
use super::page::{Piece, page};
use super::peer::Peer;
use crate::applications::Failure;
use crate::saml::{self, Arrived, Refusal, Return, Start};
use crate::state::AppState;

/// Seconds after which the page that leads back does so by itself: long enough to see what it is.
const REFRESH_SECONDS: u32 = 1;

/// This area's operations.
#[derive(OpenApi)]
#[openapi(paths(begin, redeem))]
pub struct Api;

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/v1/saml/flows", post(begin))
        .route("/v1/saml/flows/{id}/redeem", post(redeem))
        .route("/saml/metadata", get(metadata))
        .route("/saml/start/{token}", get(start))
        .route("/saml/acs", post(arrive))
        .route("/saml/done/{handle}", get(done))
}

#[utoipa::path(
    post,
    path = "/v1/saml/flows",
    request_body = BeginSaml,
    responses(
        (status = 201, description = "begun; the browser may open the page", body = SamlFlow),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn begin(
    State(state): State<AppState>,
    peer: Peer,
    Json(asked): Json<BeginSaml>,
) -> Result<(StatusCode, Json<SamlFlow>), ApiError> {
    let flow = saml::begin(&state, asked, peer.address).await?;
    Ok((StatusCode::CREATED, Json(flow)))
}

#[utoipa::path(
    post,
    path = "/v1/saml/flows/{id}/redeem",
    params(("id" = Uuid, Path, description = "flow")),
    request_body = Redeem,
    security(("flow" = [])),
    responses(
        (status = 201, description = "signed in", body = CampusSession),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn redeem(
    State(state): State<AppState>,
    Bearer(secret): Bearer,
    Path(id): Path<Uuid>,
    Json(by): Json<Redeem>,
) -> Result<(StatusCode, Json<CampusSession>), ApiError> {
    let session = saml::redeem(&state, id, &secret, by).await?;
    Ok((StatusCode::CREATED, Json(session)))
}

/// For the identity provider.
async fn metadata(State(state): State<AppState>) -> Result<Response, ApiError> {
    let own = state.saml.as_ref().ok_or(ProblemCode::NotFound)?;
    let kind = HeaderValue::from_static("application/samlmetadata+xml");
    let xml = saml::own(&own.service, &own.recipient);
    Ok(([(CONTENT_TYPE, kind)], xml).into_response())
}

async fn start(State(state): State<AppState>, Path(token): Path<Sensitive<String>>) -> Response {
    match saml::start(&state, &token).await {
        Ok(Start::Go(url)) => lead_to(url.as_str()),
        Ok(Start::Over) => over(&state),
        Ok(Start::NoProvider) => no_provider(&state),
        Err(failure) => busy(&failure),
    }
}

/// What the identity provider has the browser send.
#[derive(Deserialize)]
struct Message {
    #[serde(rename = "SAMLResponse")]
    response: String,
}

async fn arrive(
    State(state): State<AppState>,
    form: Result<Form<Message>, FormRejection>,
) -> Response {
    let arrived = match form {
        Ok(Form(message)) => saml::arrive(&state, &message.response).await,
        Err(_) => Ok(Arrived::Refused(Refusal::Unreadable)),
    };
    match arrived {
        // To a page that can be shown again: this request may not be repeated.
        Ok(Arrived::Welcome(handle)) => lead_to(&format!("/saml/done/{}", handle.expose())),
        Ok(Arrived::Refused(refusal)) => refused(&state, &refusal),
        Err(failure) => busy(&failure),
    }
}

async fn done(State(state): State<AppState>, Path(handle): Path<Sensitive<String>>) -> Response {
    match saml::returning(&state, &handle).await {
        Ok(Some(back)) => leading_back(&state, &handle, &back),
        Ok(None) => over(&state),
        Err(failure) => busy(&failure),
    }
}

/// Three ways back. The first is taken by itself where an application waits on its port; should nobody answer there,
/// the browser's way back leads here again.
fn leading_back(state: &AppState, handle: &Sensitive<String>, back: &Return) -> Response {
    let minutes = limits::SAML_RETURN_SECONDS / 60;
    let mut response = page(StatusCode::OK, |m, language| {
        let pieces = vec![
            lead(state, m, language),
            Piece::Paragraph(text::landing_saml_done(m)),
            Piece::Link {
                label: text::landing_open(m),
                target: format!("akashi:open/{}", handle.expose()).into(),
            },
            Piece::Paragraph(text::landing_saml_code(m, minutes)),
            Piece::Code(back.code.clone()),
            Piece::Paragraph(text::landing_saml_code_secret(m)),
        ];
        (text::landing_saml_done_title(m), pieces)
    });
    let there = back.port.map(|port| {
        format!(
            "{REFRESH_SECONDS}; url=http://127.0.0.1:{port}/{}",
            handle.expose()
        )
    });
    if let Some(value) = there.and_then(|there| HeaderValue::from_str(&there).ok()) {
        response.headers_mut().insert(REFRESH, value);
    }
    response
}

fn lead_to(address: &str) -> Response {
    match HeaderValue::from_str(address) {
        Ok(there) => (StatusCode::SEE_OTHER, [(LOCATION, there)]).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn over(state: &AppState) -> Response {
    page(StatusCode::GONE, |m, language| {
        let why = text::landing_saml_over(m);
        let pieces = vec![lead(state, m, language), Piece::Paragraph(why)];
        (text::landing_saml_over_title(m), pieces)
    })
}

fn no_provider(state: &AppState) -> Response {
    page(StatusCode::SERVICE_UNAVAILABLE, |m, language| {
        let why = text::landing_saml_no_provider(m);
        let pieces = vec![lead(state, m, language), Piece::Paragraph(why)];
        (text::landing_saml_refused_title(m), pieces)
    })
}

/// What was wrong is for the log. A person learns whether trying again helps.
fn refused(state: &AppState, refusal: &Refusal) -> Response {
    if *refusal == Refusal::NoProvider {
        return no_provider(state);
    }
    page(StatusCode::FORBIDDEN, |m, language| {
        let why = match refusal {
            Refusal::Declined(_) => text::landing_saml_declined(m),
            Refusal::ChangedHands => text::landing_saml_ask_university(m),
            Refusal::Graduated => text::landing_saml_graduated(m),
            _ => text::landing_saml_refused(m),
        };
        let pieces = vec![lead(state, m, language), Piece::Paragraph(why)];
        (text::landing_saml_refused_title(m), pieces)
    })
}

fn busy(failure: &Failure) -> Response {
    tracing::error!(error = %failure, "SAML page");
    page(StatusCode::SERVICE_UNAVAILABLE, |m, _| {
        let pieces = vec![Piece::Paragraph(text::landing_saml_busy(m))];
        (text::landing_busy_title(m), pieces)
    })
}

fn lead(state: &AppState, m: &Messages, language: Language) -> Piece {
    let name = state.config.university.name.get(language);
    Piece::Paragraph(text::landing_lead(m, name))
}
