//! `/v1/sessions/campus` and `/v1/me/campus`: see `akashi_protocol::campus`.

use akashi_protocol::Problem;
use akashi_protocol::campus::{
    CampusSession, CampusSignIn, ConfirmAddress, SetSecondPassword, StartAddress,
};
use akashi_protocol::flow::Flow;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{post, put};
use utoipa::OpenApi;

use super::auth::Newcomer;
use super::error::ApiError;
use super::extract::Json;
use super::peer::Peer;
use crate::campus;
use crate::state::AppState;

/// This area's operations.
#[derive(OpenApi)]
#[openapi(paths(sign_in, start_address, confirm_address, set_second_password))]
pub struct Api;

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/v1/sessions/campus", post(sign_in))
        .route(
            "/v1/me/campus/address",
            post(start_address).put(confirm_address),
        )
        .route("/v1/me/campus/second-password", put(set_second_password))
}

#[utoipa::path(
    post,
    path = "/v1/sessions/campus",
    request_body = CampusSignIn,
    responses(
        (status = 201, description = "signed in", body = CampusSession),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn sign_in(
    State(state): State<AppState>,
    Json(typed): Json<CampusSignIn>,
) -> Result<(StatusCode, Json<CampusSession>), ApiError> {
    let session = campus::sign_in(&state, typed).await?;
    Ok((StatusCode::CREATED, Json(session)))
}

#[utoipa::path(
    post,
    path = "/v1/me/campus/address",
    request_body = StartAddress,
    security(("session" = [])),
    responses(
        (status = 201, description = "started; a mail is on its way", body = Flow),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn start_address(
    State(state): State<AppState>,
    newcomer: Newcomer,
    peer: Peer,
    Json(asked): Json<StartAddress>,
) -> Result<(StatusCode, Json<Flow>), ApiError> {
    let flow = campus::start(&state, &newcomer, asked, peer.address).await?;
    Ok((StatusCode::CREATED, Json(flow)))
}

#[utoipa::path(
    put,
    path = "/v1/me/campus/address",
    request_body = ConfirmAddress,
    security(("session" = [])),
    responses(
        (status = 204, description = "the address is theirs"),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn confirm_address(
    State(state): State<AppState>,
    newcomer: Newcomer,
    Json(asked): Json<ConfirmAddress>,
) -> Result<StatusCode, ApiError> {
    campus::confirm(&state, &newcomer, asked).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[utoipa::path(
    put,
    path = "/v1/me/campus/second-password",
    request_body = SetSecondPassword,
    security(("session" = [])),
    responses(
        (status = 204, description = "it is set"),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn set_second_password(
    State(state): State<AppState>,
    newcomer: Newcomer,
    Json(chosen): Json<SetSecondPassword>,
) -> Result<StatusCode, ApiError> {
    campus::set_second_password(&state, newcomer, chosen).await?;
    Ok(StatusCode::NO_CONTENT)
}
