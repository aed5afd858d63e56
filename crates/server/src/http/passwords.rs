//! `/v1/me/password`, `/v1/me/second-password`, `/v1/me/passwords`, `/v1/password-reset`: see `akashi_protocol::session`.

use akashi_protocol::Problem;
use akashi_protocol::session::{ChangePassword, SetPasswords};
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::put;
use utoipa::OpenApi;

use super::auth::{Applicant, PasswordSetAnew, PasswordSetter};
use super::error::ApiError;
use super::extract::Json;
use crate::access::{self, Which};
use crate::state::AppState;

/// This area's operations.
#[derive(OpenApi)]
#[openapi(paths(
    set_passwords,
    change_password,
    change_second_password,
    reset_passwords
))]
pub struct Api;

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/v1/me/passwords", put(set_passwords))
        .route("/v1/me/password", put(change_password))
        .route("/v1/me/second-password", put(change_second_password))
        .route("/v1/password-reset", put(reset_passwords))
}

#[utoipa::path(
    put,
    path = "/v1/me/passwords",
    request_body = SetPasswords,
    security(("session" = [])),
    responses(
        (status = 204, description = "both are set"),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn set_passwords(
    State(state): State<AppState>,
    setter: PasswordSetter,
    Json(chosen): Json<SetPasswords>,
) -> Result<StatusCode, ApiError> {
    access::set_passwords(&state, setter, chosen).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[utoipa::path(
    put,
    path = "/v1/me/password",
    request_body = ChangePassword,
    security(("session" = [])),
    responses(
        (status = 204, description = "it is changed"),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn change_password(
    State(state): State<AppState>,
    applicant: Applicant,
    Json(change): Json<ChangePassword>,
) -> Result<StatusCode, ApiError> {
    access::change_password(&state, applicant, Which::First, change).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[utoipa::path(
    put,
    path = "/v1/me/second-password",
    request_body = ChangePassword,
    security(("session" = [])),
    responses(
        (status = 204, description = "it is changed"),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn change_second_password(
    State(state): State<AppState>,
    applicant: Applicant,
    Json(change): Json<ChangePassword>,
) -> Result<StatusCode, ApiError> {
    access::change_password(&state, applicant, Which::Second, change).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[utoipa::path(
    put,
    path = "/v1/password-reset",
    request_body = SetPasswords,
    security(("password_right" = [])),
    responses(
        (status = 204, description = "both are set"),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn reset_passwords(
    State(state): State<AppState>,
    setter: PasswordSetAnew,
    Json(chosen): Json<SetPasswords>,
) -> Result<StatusCode, ApiError> {
    access::reset_passwords(&state, setter, chosen).await?;
    Ok(StatusCode::NO_CONTENT)
}
