//! `/v1/applications/{id}/documents`: identity images, up as they are, down only as encoded anew.

use akashi_domain::limits::DOCUMENT_WIRE_BYTES;
use akashi_protocol::{Digest, Problem};
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::put;
use utoipa::{OpenApi, ToSchema};
use uuid::Uuid;

use super::auth::ApplicationAccess;
use super::error::ApiError;
use super::extract::{Path, whole};
use super::limit;
use crate::documents;
use crate::state::AppState;

/// This area's operations.
#[derive(OpenApi)]
#[openapi(paths(upload, image))]
pub struct Api;

/// The bytes of an image, as the API document names them.
#[derive(Debug, ToSchema)]
#[schema(value_type = String, format = Binary)]
#[allow(dead_code)] // A name in the document; nobody makes one.
pub struct ImageBytes(Vec<u8>);

/// With a body limit of their own: an image is larger than a form.
pub fn routes() -> Router<AppState> {
    let routes = Router::new().route(
        "/v1/applications/{id}/documents/{sha256}",
        put(upload).get(image),
    );
    limit::body(routes, DOCUMENT_WIRE_BYTES)
}

#[utoipa::path(
    put,
    path = "/v1/applications/{id}/documents/{sha256}",
    params(
        ("id" = Uuid, Path, description = "application"),
        ("sha256" = Digest, Path, description = "SHA-256 of the body"),
    ),
    request_body(content = ImageBytes, content_type = "application/octet-stream", description = "JPEG or PNG, at most 4 MiB"),
    security(("application" = []), ("session" = [])),
    responses(
        (status = 201, description = "stored"),
        (status = 204, description = "was stored before"),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn upload(
    State(state): State<AppState>,
    access: ApplicationAccess,
    Path((id, sha256)): Path<(Uuid, Digest)>,
    body: Result<Bytes, BytesRejection>,
) -> Result<StatusCode, ApiError> {
    let body = whole(body, DOCUMENT_WIRE_BYTES)?;
    let new = documents::put(&state, access.into(), id, sha256, body.into()).await?;
    Ok(if new {
        StatusCode::CREATED
    } else {
        StatusCode::NO_CONTENT
    })
}

#[utoipa::path(
    get,
    path = "/v1/applications/{id}/documents/{sha256}",
    params(
        ("id" = Uuid, Path, description = "application"),
        ("sha256" = Digest, Path, description = "SHA-256 of the upload"),
    ),
    security(("application" = []), ("session" = [])),
    responses(
        (status = 200, description = "the image as encoded anew", body = ImageBytes, content_type = "image/jpeg"),
        (status = "default", description = "problem; `not_found` also until it is encoded anew", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn image(
    State(state): State<AppState>,
    access: ApplicationAccess,
    Path((id, sha256)): Path<(Uuid, Digest)>,
) -> Result<Response, ApiError> {
    let bytes = documents::by_owner(&state, access.into(), id, sha256).await?;
    Ok(jpeg(bytes))
}

/// An answer that is an image.
pub(super) fn jpeg(bytes: Vec<u8>) -> Response {
    ([(header::CONTENT_TYPE, "image/jpeg")], bytes).into_response()
}
