//! `/v1/sessions`, `/v1/me`, `/v1/me/sessions` and `/v1/me/not-me`, but for passwords: see `akashi_protocol::session`.

use akashi_protocol::Problem;
use akashi_protocol::application::Home;
use akashi_protocol::flow::Flow;
use akashi_protocol::session::{NotMe, Session, Sessions, SignIn};
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{delete, get, post};
use utoipa::OpenApi;
use uuid::Uuid;

use super::auth::{Applicant, PasswordSetter};
use super::error::ApiError;
use super::extract::{Json, Path};
use crate::access;
use crate::state::AppState;

/// This area's operations.
#[derive(OpenApi)]
#[openapi(paths(
    sign_in,
    sign_out,
    home,
    sessions,
    end_session,
    end_other_sessions,
    forget_device,
    not_me
))]
pub struct Api;

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/v1/sessions", post(sign_in))
        .route("/v1/sessions/current", delete(sign_out))
        .route("/v1/me", get(home))
        .route("/v1/me/sessions", get(sessions).delete(end_other_sessions))
        .route("/v1/me/sessions/{id}", delete(end_session))
        .route("/v1/me/devices/{id}", delete(forget_device))
        .route("/v1/me/not-me", post(not_me))
}

#[utoipa::path(
    post,
    path = "/v1/sessions",
    request_body = SignIn,
    responses(
        (status = 201, description = "signed in", body = Session),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn sign_in(
    State(state): State<AppState>,
    Json(typed): Json<SignIn>,
) -> Result<(StatusCode, Json<Session>), ApiError> {
    let session = access::sign_in(&state, typed).await?;
    Ok((StatusCode::CREATED, Json(session)))
}

#[utoipa::path(
    delete,
    path = "/v1/sessions/current",
    security(("session" = [])),
    responses(
        (status = 204, description = "signed out"),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn sign_out(
    State(state): State<AppState>,
    setter: PasswordSetter,
) -> Result<StatusCode, ApiError> {
    access::sign_out(&state, setter.account, setter.session).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[utoipa::path(
    get,
    path = "/v1/me",
    security(("session" = [])),
    responses(
        (status = 200, description = "home", body = Home),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn home(State(state): State<AppState>, applicant: Applicant) -> Result<Json<Home>, ApiError> {
    Ok(Json(access::home(&state, applicant).await?))
}

#[utoipa::path(
    get,
    path = "/v1/me/sessions",
    security(("session" = [])),
    responses(
        (status = 200, description = "those that have not ended", body = Sessions),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn sessions(
    State(state): State<AppState>,
    applicant: Applicant,
) -> Result<Json<Sessions>, ApiError> {
    Ok(Json(access::sessions(&state, applicant).await?))
}

#[utoipa::path(
    delete,
    path = "/v1/me/sessions/{id}",
    params(("id" = Uuid, Path, description = "session")),
    security(("session" = [])),
    responses(
        (status = 204, description = "it has ended"),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn end_session(
    State(state): State<AppState>,
    applicant: Applicant,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    access::end_session(&state, applicant, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[utoipa::path(
    delete,
    path = "/v1/me/sessions",
    security(("session" = [])),
    responses(
        (status = 204, description = "all but this one have ended"),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn end_other_sessions(
    State(state): State<AppState>,
    applicant: Applicant,
) -> Result<StatusCode, ApiError> {
    access::end_other_sessions(&state, applicant).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[utoipa::path(
    delete,
    path = "/v1/me/devices/{id}",
    params(("id" = Uuid, Path, description = "device")),
    security(("session" = [])),
    responses(
        (status = 204, description = "it is remembered no more"),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn forget_device(
    State(state): State<AppState>,
    applicant: Applicant,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    access::forget_device(&state, applicant, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[utoipa::path(
    post,
    path = "/v1/me/not-me",
    request_body = NotMe,
    security(("session" = [])),
    responses(
        (status = 201, description = "every session has ended; a mail that leads to new passwords is on its way", body = Flow),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn not_me(
    State(state): State<AppState>,
    applicant: Applicant,
    Json(asked): Json<NotMe>,
) -> Result<(StatusCode, Json<Flow>), ApiError> {
    let flow = access::not_me(&state, applicant, asked).await?;
    Ok((StatusCode::CREATED, Json(flow)))
}
