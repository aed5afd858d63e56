//! For operators and tools: is it alive, and what can be asked.

use akashi_protocol::ProblemCode;
use axum::Router;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::error::ApiError;
use super::openapi;
use crate::state::AppState;
use crate::storage::StorageError;

/// `/healthz` and the API document.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/healthz", get(health))
        .route("/v1/openapi.json", get(document))
}

/// Alive means: the database answers.
async fn health(State(state): State<AppState>) -> Result<&'static str, ApiError> {
    state
        .storage
        .read(|reader| {
            reader.query_row("SELECT 1", [], |row| row.get::<_, i64>(0))?;
            Ok::<_, StorageError>(())
        })
        .await?;
    Ok("ok\n")
}

async fn document() -> Response {
    let json = openapi::document().to_json().unwrap_or_default();
    ([(header::CONTENT_TYPE, "application/json")], json).into_response()
}

/// Every other path.
pub async fn not_found() -> ApiError {
    ProblemCode::NotFound.into()
}
