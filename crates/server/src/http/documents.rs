//! `/v1/applications/{id}/documents`: identity images, up as they are and piece by piece, down only as encoded anew.

use akashi_protocol::{Digest, Problem, ProblemCode};
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::from_fn;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use utoipa::{OpenApi, ToSchema};
use uuid::Uuid;

use super::auth::ApplicationAccess;
use super::error::ApiError;
use super::extract::Path;
use super::tus;
use crate::documents::{self, Which};
use crate::state::AppState;

/// This area's operations.
#[derive(OpenApi)]
#[openapi(paths(begin, abilities, image, standing, append, give_up, abilities_of_one))]
pub struct Api;

/// The bytes of an image, as the API document names them.
#[derive(Debug, ToSchema)]
#[schema(value_type = String, format = Binary)]
#[allow(dead_code)] // A name in the document; nobody makes one.
pub struct ImageBytes(Vec<u8>);

/// With a body limit of their own: an image is larger than a form.
pub fn routes() -> Router<AppState> {
    let all = post(begin).options(abilities);
    let one = get(image)
        .head(standing)
        .patch(append)
        .delete(give_up)
        .post(meant)
        .options(abilities_of_one);
    Router::new()
        .route("/v1/applications/{id}/documents", all)
        .route("/v1/applications/{id}/documents/{sha256}", one)
        .layer(from_fn(tus::version))
}

#[utoipa::path(
    post,
    path = "/v1/applications/{id}/documents",
    params(
        ("id" = Uuid, Path, description = "application"),
        ("Tus-Resumable" = String, Header, description = "1.0.0"),
        ("Upload-Length" = u64, Header, description = "bytes of the whole, at most 4 MiB"),
        ("Upload-Metadata" = String, Header, description = "`sha256` and the Base64 of the digest in lower-case hexadecimal"),
    ),
    request_body(content = ImageBytes, content_type = "application/offset+octet-stream", description = "the first bytes of a JPEG or PNG, or none"),
    security(("application" = []), ("session" = [])),
    responses(
        (status = 201, description = "begun, or begun before", headers(
            ("Location" = String, description = "the address of the upload"),
            ("Upload-Offset" = u64, description = "bytes that are here"),
        )),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn begin(
    State(state): State<AppState>,
    access: ApplicationAccess,
    Path(id): Path<Uuid>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let (sha256, length) = tus::announced(&headers)?;
    let body = if tus::brings_bytes(&headers) {
        Some(tus::bytes(&headers, body).await?)
    } else {
        None
    };
    let which = which(access, id, sha256);
    let standing = documents::begin(&state, which, length, body).await?;
    Ok(tus::begun(id, sha256, standing))
}

#[utoipa::path(
    head,
    path = "/v1/applications/{id}/documents/{sha256}",
    params(
        ("id" = Uuid, Path, description = "application"),
        ("sha256" = Digest, Path, description = "SHA-256 of the upload"),
        ("Tus-Resumable" = String, Header, description = "1.0.0"),
    ),
    security(("application" = []), ("session" = [])),
    responses(
        (status = 200, description = "where the upload stands", headers(
            ("Upload-Offset" = u64, description = "bytes that are here"),
            ("Upload-Length" = u64, description = "bytes of the whole"),
        )),
        (status = "default", description = "problem, without a body"),
    )
)]
async fn standing(
    State(state): State<AppState>,
    access: ApplicationAccess,
    Path((id, sha256)): Path<(Uuid, Digest)>,
) -> Result<Response, ApiError> {
    let which = which(access, id, sha256);
    Ok(tus::stands(documents::standing(&state, which).await?))
}

#[utoipa::path(
    patch,
    path = "/v1/applications/{id}/documents/{sha256}",
    params(
        ("id" = Uuid, Path, description = "application"),
        ("sha256" = Digest, Path, description = "SHA-256 of the upload"),
        ("Tus-Resumable" = String, Header, description = "1.0.0"),
        ("Upload-Offset" = u64, Header, description = "where the body belongs: where the upload stands"),
        ("Upload-Checksum" = Option<String>, Header, description = "`sha256` and the Base64 of the digest of the body"),
    ),
    request_body(content = ImageBytes, content_type = "application/offset+octet-stream", description = "bytes of a JPEG or PNG"),
    security(("application" = []), ("session" = [])),
    responses(
        (status = 204, description = "taken", headers(("Upload-Offset" = u64, description = "bytes that are here"))),
        (status = "default", description = "problem; `body_digest_mismatch` with 400 when the whole is not what was announced, and the upload is gone", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn append(
    State(state): State<AppState>,
    access: ApplicationAccess,
    Path((id, sha256)): Path<(Uuid, Digest)>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let offset = tus::offset(&headers)?;
    let body = tus::bytes(&headers, body).await?;
    let which = which(access, id, sha256);
    let standing = documents::append(&state, which, offset, body).await?;
    Ok(tus::taken(standing))
}

#[utoipa::path(
    delete,
    path = "/v1/applications/{id}/documents/{sha256}",
    params(
        ("id" = Uuid, Path, description = "application"),
        ("sha256" = Digest, Path, description = "SHA-256 of the upload"),
        ("Tus-Resumable" = String, Header, description = "1.0.0"),
    ),
    security(("application" = []), ("session" = [])),
    responses(
        (status = 204, description = "given up"),
        (status = "default", description = "problem; `upload_conflict` when it is whole", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn give_up(
    State(state): State<AppState>,
    access: ApplicationAccess,
    Path((id, sha256)): Path<(Uuid, Digest)>,
) -> Result<StatusCode, ApiError> {
    documents::give_up(&state, which(access, id, sha256)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// From clients whose proxies know only the oldest methods (`X-HTTP-Method-Override`).
async fn meant(
    state: State<AppState>,
    access: ApplicationAccess,
    path: Path<(Uuid, Digest)>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    match tus::meant(&headers) {
        Some(Method::PATCH) => append(state, access, path, headers, body).await,
        Some(Method::DELETE) => give_up(state, access, path)
            .await
            .map(IntoResponse::into_response),
        _ => Err(ProblemCode::MethodNotAllowed.into()),
    }
}

#[utoipa::path(
    options,
    path = "/v1/applications/{id}/documents",
    params(("id" = Uuid, Path, description = "application")),
    responses((status = 204, description = "what is spoken: `Tus-Version`, `Tus-Extension`, `Tus-Max-Size`, `Tus-Checksum-Algorithm`"))
)]
async fn abilities() -> Response {
    tus::abilities()
}

#[utoipa::path(
    options,
    path = "/v1/applications/{id}/documents/{sha256}",
    params(
        ("id" = Uuid, Path, description = "application"),
        ("sha256" = Digest, Path, description = "SHA-256 of the upload"),
    ),
    responses((status = 204, description = "what is spoken: `Tus-Version`, `Tus-Extension`, `Tus-Max-Size`, `Tus-Checksum-Algorithm`"))
)]
async fn abilities_of_one() -> Response {
    tus::abilities()
}

fn which(access: ApplicationAccess, application: Uuid, sha256: Digest) -> Which {
    Which {
        owner: access.into(),
        application,
        sha256,
    }
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
