//! `/v1/sessions` and `/v1/me`, but for passwords: see `akashi_protocol::session`.

use akashi_protocol::Problem;
use akashi_protocol::application::Home;
use akashi_protocol::session::{Session, SignIn};
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{delete, get, post};
use utoipa::OpenApi;

use super::auth::{Applicant, PasswordSetter};
use super::error::ApiError;
use super::extract::Json;
use crate::access;
use crate::state::AppState;

/// This area's operations.
#[derive(OpenApi)]
#[openapi(paths(sign_in, sign_out, home))]
pub struct Api;

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/v1/sessions", post(sign_in))
        .route("/v1/sessions/current", delete(sign_out))
        .route("/v1/me", get(home))
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
