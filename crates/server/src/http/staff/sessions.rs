//! Signing staff in and out.

use akashi_protocol::Problem;
use akashi_protocol::staff::{StaffSession, StaffSignIn};
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{delete, post};
use utoipa::OpenApi;

use super::super::auth::StaffBeginner;
use super::super::error::ApiError;
use super::super::extract::Json;
use super::super::peer::Peer;
use crate::staff;
use crate::state::AppState;

/// This area's operations.
#[derive(OpenApi)]
#[openapi(paths(sign_in, sign_out))]
pub struct Api;

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/v1/staff/sessions", post(sign_in))
        .route("/v1/staff/sessions/current", delete(sign_out))
}

#[utoipa::path(
    post,
    path = "/v1/staff/sessions",
    request_body = StaffSignIn,
    responses(
        (status = 201, description = "signed in", body = StaffSession),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn sign_in(
    State(state): State<AppState>,
    peer: Peer,
    Json(body): Json<StaffSignIn>,
) -> Result<(StatusCode, Json<StaffSession>), ApiError> {
    let session = staff::sign_in(&state, body, peer.is_local).await?;
    Ok((StatusCode::CREATED, Json(session)))
}

#[utoipa::path(
    delete,
    path = "/v1/staff/sessions/current",
    security(("staff" = [])),
    responses(
        (status = 204, description = "signed out"),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn sign_out(
    State(state): State<AppState>,
    who: StaffBeginner,
) -> Result<StatusCode, ApiError> {
    staff::sign_out(&state, who.id, who.session).await?;
    Ok(StatusCode::NO_CONTENT)
}
