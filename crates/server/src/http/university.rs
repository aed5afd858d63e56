//! `GET /v1/university`: what everybody may know. Cached by clients, asked again with its tag.

use akashi_domain::UniversityInfo;
use akashi_protocol::Digest;
use axum::Router;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use utoipa::OpenApi;

use super::error::ApiError;
use crate::state::AppState;

/// This area's operations.
#[derive(OpenApi)]
#[openapi(paths(university))]
pub struct Api;

pub fn routes() -> Router<AppState> {
    Router::new().route("/v1/university", get(university))
}

#[utoipa::path(
    get,
    path = "/v1/university",
    params(("if-none-match" = Option<String>, Header, description = "tag of the copy at hand")),
    responses(
        (status = 200, description = "names, lists, form, terms, contacts, policies", body = UniversityInfo),
        (status = 304, description = "unchanged"),
        (status = "default", description = "problem", body = akashi_protocol::Problem, content_type = "application/problem+json"),
    )
)]
async fn university(
    State(state): State<AppState>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let body = serde_json::to_vec(&state.config.university).unwrap_or_default();
    let tag = format!("\"{}\"", Digest::of(&body));
    let known = headers
        .get_all(IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|value| value.trim().trim_start_matches("W/") == tag);
    let cache = [(ETAG, tag), (CACHE_CONTROL, "no-cache".to_owned())];
    if known {
        return Ok((StatusCode::NOT_MODIFIED, cache).into_response());
    }
    Ok((cache, [(CONTENT_TYPE, "application/json")], body).into_response())
}
