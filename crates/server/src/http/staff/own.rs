//! One's own staff account: see `akashi_protocol::staff_account`.

use akashi_protocol::Problem;
use akashi_protocol::staff_account::{
    ChangeOwnPassword, ConfirmAuthenticator, OfferedAuthenticator, OwnAccount, RecoveryCodes,
    WithPassword,
};
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{get, post, put};
use utoipa::OpenApi;

use super::super::auth::StaffBeginner;
use super::super::error::ApiError;
use super::super::extract::Json;
use crate::staff;
use crate::state::AppState;

/// This area's operations.
#[derive(OpenApi)]
#[openapi(paths(own, change_password, offer, confirm, renew_codes))]
pub struct Api;

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/v1/staff/me", get(own))
        .route("/v1/staff/me/password", put(change_password))
        .route("/v1/staff/me/authenticator", post(offer).put(confirm))
        .route("/v1/staff/me/recovery-codes", post(renew_codes))
}

#[utoipa::path(
    get,
    path = "/v1/staff/me",
    security(("staff" = [])),
    responses(
        (status = 200, description = "one's own account", body = OwnAccount),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn own(
    State(state): State<AppState>,
    who: StaffBeginner,
) -> Result<Json<OwnAccount>, ApiError> {
    Ok(Json(staff::own(&state, who.id).await?))
}

#[utoipa::path(
    put,
    path = "/v1/staff/me/password",
    request_body = ChangeOwnPassword,
    security(("staff" = [])),
    responses(
        (status = 204, description = "changed; the other sessions have ended"),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn change_password(
    State(state): State<AppState>,
    who: StaffBeginner,
    Json(change): Json<ChangeOwnPassword>,
) -> Result<StatusCode, ApiError> {
    staff::change_password(&state, who, change).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[utoipa::path(
    post,
    path = "/v1/staff/me/authenticator",
    request_body = WithPassword,
    security(("staff" = [])),
    responses(
        (status = 200, description = "an authenticator to be set up", body = OfferedAuthenticator),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn offer(
    State(state): State<AppState>,
    who: StaffBeginner,
    Json(shown): Json<WithPassword>,
) -> Result<Json<OfferedAuthenticator>, ApiError> {
    Ok(Json(staff::offer_authenticator(&state, who, shown).await?))
}

#[utoipa::path(
    put,
    path = "/v1/staff/me/authenticator",
    request_body = ConfirmAuthenticator,
    security(("staff" = [])),
    responses(
        (status = 200, description = "in use from now on; the other sessions have ended", body = RecoveryCodes),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn confirm(
    State(state): State<AppState>,
    who: StaffBeginner,
    Json(shown): Json<ConfirmAuthenticator>,
) -> Result<Json<RecoveryCodes>, ApiError> {
    Ok(Json(
        staff::confirm_authenticator(&state, who, &shown).await?,
    ))
}

#[utoipa::path(
    post,
    path = "/v1/staff/me/recovery-codes",
    request_body = WithPassword,
    security(("staff" = [])),
    responses(
        (status = 200, description = "those before are void", body = RecoveryCodes),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn renew_codes(
    State(state): State<AppState>,
    who: StaffBeginner,
    Json(shown): Json<WithPassword>,
) -> Result<Json<RecoveryCodes>, ApiError> {
    Ok(Json(staff::renew_codes(&state, who, shown).await?))
}
