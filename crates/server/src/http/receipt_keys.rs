//! `GET /v1/receipt-keys`: with which keys receipts were ever signed. For everybody: whoever is shown a receipt may
//! check it.

use akashi_protocol::Problem;
use akashi_protocol::receipt::ReceiptKeys;
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use utoipa::OpenApi;

use super::error::ApiError;
use super::extract::Json;
use crate::state::AppState;
use crate::storage::receipt_key;

/// This area's operations.
#[derive(OpenApi)]
#[openapi(paths(receipt_keys))]
pub struct Api;

pub fn routes() -> Router<AppState> {
    Router::new().route("/v1/receipt-keys", get(receipt_keys))
}

#[utoipa::path(
    get,
    path = "/v1/receipt-keys",
    responses(
        (status = 200, description = "a JWK set with every key, newest first", body = ReceiptKeys),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn receipt_keys(State(state): State<AppState>) -> Result<Json<ReceiptKeys>, ApiError> {
    let keys = state.storage.read(receipt_key::all).await?;
    Ok(Json(ReceiptKeys { keys }))
}
