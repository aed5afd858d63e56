//! `/v1/flows`: see `akashi_protocol::flow`.

use akashi_domain::Sensitive;
use akashi_protocol::Problem;
use akashi_protocol::flow::{CorrectAddress, Flow, Redeem, Redeemed, StartFlow};
use axum::Router;
use axum::extract::{FromRequestParts, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::routing::{get, post, put};
use utoipa::OpenApi;
use uuid::Uuid;

use super::auth::bearer;
use super::error::ApiError;
use super::extract::{Json, Path};
use super::peer::Peer;
use crate::flows::{self, Holder};
use crate::state::AppState;

/// This area's operations.
#[derive(OpenApi)]
#[openapi(paths(start, look, resend, correct_address, redeem))]
pub struct Api;

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/v1/flows", post(start))
        .route("/v1/flows/{id}", get(look))
        .route("/v1/flows/{id}/resend", post(resend))
        .route("/v1/flows/{id}/address", put(correct_address))
        .route("/v1/flows/{id}/redeem", post(redeem))
}

/// The secret of a flow, as its device shows it.
struct FlowSecret(Sensitive<String>);

impl FromRequestParts<AppState> for FlowSecret {
    type Rejection = ApiError;
    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, ApiError> {
        bearer(parts).map(Self)
    }
}

#[utoipa::path(
    post,
    path = "/v1/flows",
    request_body = StartFlow,
    responses(
        (status = 201, description = "started; a mail is on its way", body = Flow),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn start(
    State(state): State<AppState>,
    peer: Peer,
    Json(asked): Json<StartFlow>,
) -> Result<(StatusCode, Json<Flow>), ApiError> {
    let flow = flows::start(&state, asked, peer.address).await?;
    Ok((StatusCode::CREATED, Json(flow)))
}

#[utoipa::path(
    get,
    path = "/v1/flows/{id}",
    params(("id" = Uuid, Path, description = "flow")),
    security(("flow" = [])),
    responses(
        (status = 200, description = "where the mail is", body = Flow),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn look(
    State(state): State<AppState>,
    secret: FlowSecret,
    Path(id): Path<Uuid>,
) -> Result<Json<Flow>, ApiError> {
    let holder = Holder::new(&state, id, &secret.0);
    Ok(Json(flows::look(&state, holder).await?))
}

#[utoipa::path(
    post,
    path = "/v1/flows/{id}/resend",
    params(("id" = Uuid, Path, description = "flow")),
    security(("flow" = [])),
    responses(
        (status = 200, description = "another mail is on its way", body = Flow),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn resend(
    State(state): State<AppState>,
    peer: Peer,
    secret: FlowSecret,
    Path(id): Path<Uuid>,
) -> Result<Json<Flow>, ApiError> {
    let holder = Holder::new(&state, id, &secret.0);
    Ok(Json(flows::resend(&state, holder, peer.address).await?))
}

#[utoipa::path(
    put,
    path = "/v1/flows/{id}/address",
    params(("id" = Uuid, Path, description = "flow")),
    request_body = CorrectAddress,
    security(("flow" = [])),
    responses(
        (status = 200, description = "a mail is on its way to the corrected address", body = Flow),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn correct_address(
    State(state): State<AppState>,
    peer: Peer,
    secret: FlowSecret,
    Path(id): Path<Uuid>,
    Json(corrected): Json<CorrectAddress>,
) -> Result<Json<Flow>, ApiError> {
    let holder = Holder::new(&state, id, &secret.0);
    let flow = flows::correct_address(&state, holder, corrected.email, peer.address).await?;
    Ok(Json(flow))
}

#[utoipa::path(
    post,
    path = "/v1/flows/{id}/redeem",
    params(("id" = Uuid, Path, description = "flow")),
    request_body = Redeem,
    security(("flow" = [])),
    responses(
        (status = 200, description = "the flow is over", body = Redeemed),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn redeem(
    State(state): State<AppState>,
    secret: FlowSecret,
    Path(id): Path<Uuid>,
    Json(by): Json<Redeem>,
) -> Result<Json<Redeemed>, ApiError> {
    let holder = Holder::new(&state, id, &secret.0);
    Ok(Json(flows::redeem(&state, holder, by).await?))
}
