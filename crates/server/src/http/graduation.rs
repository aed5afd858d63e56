//! `/v1/me/graduation`: see `akashi_protocol::graduation`.

use akashi_protocol::Problem;
use akashi_protocol::flow::Flow;
use akashi_protocol::graduation::{
    BeginGraduation, ConfirmGraduation, GraduationRight, GraduationState, SetGraduation,
};
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{get, put};
use utoipa::OpenApi;

use super::auth::Applicant;
use super::error::ApiError;
use super::extract::Json;
use super::peer::Peer;
use crate::graduation;
use crate::state::AppState;

/// This area's operations.
#[derive(OpenApi)]
#[openapi(paths(look, begin, confirm, complete))]
pub struct Api;

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/v1/me/graduation", get(look).post(begin).put(confirm))
        .route("/v1/me/graduation/passwords", put(complete))
}

#[utoipa::path(
    get,
    path = "/v1/me/graduation",
    operation_id = "look_at_graduation",
    security(("session" = [])),
    responses(
        (status = 200, description = "what the change asks for", body = GraduationState),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn look(
    State(state): State<AppState>,
    applicant: Applicant,
) -> Result<Json<GraduationState>, ApiError> {
    Ok(Json(graduation::look(&state, applicant).await?))
}

#[utoipa::path(
    post,
    path = "/v1/me/graduation",
    operation_id = "begin_graduation",
    request_body = BeginGraduation,
    security(("session" = [])),
    responses(
        (status = 201, description = "started; a mail is on its way", body = Flow),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn begin(
    State(state): State<AppState>,
    applicant: Applicant,
    peer: Peer,
    Json(asked): Json<BeginGraduation>,
) -> Result<(StatusCode, Json<Flow>), ApiError> {
    let flow = graduation::begin(&state, applicant, asked, peer.address).await?;
    Ok((StatusCode::CREATED, Json(flow)))
}

#[utoipa::path(
    put,
    path = "/v1/me/graduation",
    operation_id = "confirm_graduation",
    request_body = ConfirmGraduation,
    security(("session" = [])),
    responses(
        (status = 200, description = "the address is theirs; the passwords come next", body = GraduationRight),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn confirm(
    State(state): State<AppState>,
    applicant: Applicant,
    Json(asked): Json<ConfirmGraduation>,
) -> Result<Json<GraduationRight>, ApiError> {
    Ok(Json(graduation::confirm(&state, applicant, asked).await?))
}

#[utoipa::path(
    put,
    path = "/v1/me/graduation/passwords",
    operation_id = "complete_graduation",
    request_body = SetGraduation,
    security(("session" = [])),
    responses(
        (status = 204, description = "they sign in as a graduate from now on"),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn complete(
    State(state): State<AppState>,
    applicant: Applicant,
    Json(chosen): Json<SetGraduation>,
) -> Result<StatusCode, ApiError> {
    graduation::complete(&state, applicant, chosen).await?;
    Ok(StatusCode::NO_CONTENT)
}
