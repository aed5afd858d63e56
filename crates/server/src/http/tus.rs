//! The headers of tus 1.0, see `akashi_protocol::tus`: which version is spoken, and what a request says in them.

use akashi_domain::limits::DOCUMENT_WIRE_BYTES;
use akashi_protocol::tus::{
    CHECKSUM, CHECKSUM_ALGORITHMS, CHECKSUM_MISMATCH, EXTENSIONS, LENGTH, MAX_SIZE, MEDIA_TYPE,
    METADATA, METHOD_OVERRIDE, OFFSET, RESUMABLE, VERSION, VERSIONS, sha256_of, sha256_of_checksum,
};
use akashi_protocol::{Digest, ProblemCode};
use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, LOCATION, TRANSFER_ENCODING};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::{StreamExt as _, stream};
use http_body_util::LengthLimitError;
use uuid::Uuid;

use super::error::ApiError;
use crate::documents::{self, Broken, Standing};

/// What this server can do beyond the core.
const OURS: &str = "creation,creation-with-upload,termination,checksum";
/// The digests that the bytes of one request may be held against.
const ALGORITHMS: &str = "sha256";

/// Lets only requests of our version pass, and marks every answer with it.
pub async fn version(request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::OPTIONS) {
        return next.run(request).await;
    }
    let ours = request
        .headers()
        .get(RESUMABLE)
        .is_some_and(|version| version == VERSION);
    let mut response = if ours {
        next.run(request).await
    } else {
        let refused = ApiError::new(ProblemCode::RequestMalformed)
            .with_status(StatusCode::PRECONDITION_FAILED);
        with(refused.into_response(), VERSIONS, VERSION)
    };
    set(response.headers_mut(), RESUMABLE, VERSION);
    response
}

/// What this server speaks.
pub fn abilities() -> Response {
    let mut response = StatusCode::NO_CONTENT.into_response();
    let most = DOCUMENT_WIRE_BYTES.to_string();
    for (name, value) in [
        (RESUMABLE, VERSION),
        (VERSIONS, VERSION),
        (EXTENSIONS, OURS),
        (MAX_SIZE, &most),
        (CHECKSUM_ALGORITHMS, ALGORITHMS),
    ] {
        set(response.headers_mut(), name, value);
    }
    response
}

/// The address of an upload. A path, so that it holds behind whatever name the server is reached by.
pub fn begun(application: Uuid, sha256: Digest, standing: Standing) -> Response {
    let mut response = StatusCode::CREATED.into_response();
    let address = format!("/v1/applications/{application}/documents/{sha256}");
    set(response.headers_mut(), LOCATION.as_str(), &address);
    with(response, OFFSET, &standing.offset.to_string())
}

/// Where an upload stands.
pub fn stands(standing: Standing) -> Response {
    let response = with(
        StatusCode::OK.into_response(),
        LENGTH,
        &standing.length.to_string(),
    );
    with(response, OFFSET, &standing.offset.to_string())
}

/// Bytes were taken.
pub fn taken(standing: Standing) -> Response {
    let response = StatusCode::NO_CONTENT.into_response();
    with(response, OFFSET, &standing.offset.to_string())
}

fn with(mut response: Response, name: &'static str, value: &str) -> Response {
    set(response.headers_mut(), name, value);
    response
}

fn set(headers: &mut HeaderMap, name: &'static str, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(HeaderName::from_static(name), value);
    }
}

/// What a request to begin an upload says of it.
pub fn announced(headers: &HeaderMap) -> Result<(Digest, u64), ApiError> {
    let sha256 = text(headers, METADATA).and_then(sha256_of);
    let length = number(headers, LENGTH);
    Option::zip(sha256, length).ok_or_else(|| ProblemCode::RequestMalformed.into())
}

/// From where a request goes on.
pub fn offset(headers: &HeaderMap) -> Result<u64, ApiError> {
    number(headers, OFFSET).ok_or_else(|| ProblemCode::RequestMalformed.into())
}

/// The method that a client means that cannot send it.
pub fn meant(headers: &HeaderMap) -> Option<Method> {
    text(headers, METHOD_OVERRIDE)?.parse().ok()
}

/// Does a request to begin an upload bring bytes?
pub fn brings_bytes(headers: &HeaderMap) -> bool {
    headers.contains_key(TRANSFER_ENCODING)
        || number(headers, CONTENT_LENGTH.as_str()).is_some_and(|bytes| bytes > 0)
}

/// The bytes of a request. Where it brings their digest, they are read to their end first: bytes that are not what
/// their sender meant are not taken.
pub async fn bytes(headers: &HeaderMap, body: Body) -> Result<documents::Body, ApiError> {
    let kind = text(headers, CONTENT_TYPE.as_str()).unwrap_or_default();
    if !kind.eq_ignore_ascii_case(MEDIA_TYPE) {
        return Err(ApiError::new(ProblemCode::RequestMalformed)
            .with_status(StatusCode::UNSUPPORTED_MEDIA_TYPE));
    }
    if !headers.contains_key(CHECKSUM) {
        return Ok(as_they_come(body));
    }
    let wanted = text(headers, CHECKSUM)
        .and_then(sha256_of_checksum)
        .ok_or(ProblemCode::RequestMalformed)?;
    let whole = axum::body::to_bytes(body, DOCUMENT_WIRE_BYTES)
        .await
        .map_err(|_| ProblemCode::RequestMalformed)?;
    if Digest::of(&whole) == wanted {
        return Ok(stream::iter([Ok(whole)]).boxed());
    }
    let status = StatusCode::from_u16(CHECKSUM_MISMATCH).unwrap_or(StatusCode::BAD_REQUEST);
    Err(ApiError::new(ProblemCode::BodyDigestMismatch).with_status(status))
}

fn as_they_come(body: Body) -> documents::Body {
    body.into_data_stream()
        .map(|chunk: Result<Bytes, axum::Error>| {
            chunk.map_err(|error| {
                if error.into_inner().is::<LengthLimitError>() {
                    Broken::TooLong
                } else {
                    Broken::Off
                }
            })
        })
        .boxed()
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

/// A decimal number and nothing else: no sign, no space.
fn number(headers: &HeaderMap, name: &str) -> Option<u64> {
    let text = text(headers, name)?;
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}
