//! Reading paths, queries and JSON bodies; what cannot be read is answered as a problem, not as a sentence.

use akashi_domain::email::EmailProblem;
use akashi_protocol::{Problem, ProblemCode};
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, JsonRejection, PathRejection, QueryRejection};
use axum::extract::{FromRequest, FromRequestParts};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::error::ApiError;

/// A JSON body, in or out.
#[derive(Debug, Clone, Copy, FromRequest)]
#[from_request(via(axum::Json), rejection(ApiError))]
pub struct Json<T>(pub T);

/// Parts of the path.
#[derive(Debug, Clone, Copy, FromRequestParts)]
#[from_request(via(axum::extract::Path), rejection(ApiError))]
pub struct Path<T>(pub T);

/// The query.
#[derive(Debug, Clone, Copy, FromRequestParts)]
#[from_request(via(axum::extract::Query), rejection(ApiError))]
pub struct Query<T>(pub T);

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        axum::Json(self.0).into_response()
    }
}

impl From<JsonRejection> for ApiError {
    /// The parser's own words are not passed on: they may quote the body.
    fn from(rejection: JsonRejection) -> Self {
        match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => too_large(akashi_domain::limits::JSON_BODY_BYTES),
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::new(ProblemCode::RequestMalformed)
                .with_status(StatusCode::UNSUPPORTED_MEDIA_TYPE),
            _ => email_problem(&rejection)
                .unwrap_or_else(|| Self::new(ProblemCode::RequestMalformed)),
        }
    }
}

/// A body that was refused for its mail address only: the codes of the domain stand in the parser's words.
fn email_problem(rejection: &JsonRejection) -> Option<ApiError> {
    let words = rejection.body_text();
    [
        (EmailProblem::Missing, "missing"),
        (EmailProblem::TooLong, "too_long"),
        (EmailProblem::Malformed, "malformed"),
    ]
    .into_iter()
    .find(|(problem, _)| words.contains(&problem.to_string()))
    .map(|(_, reason)| {
        Problem::new(ProblemCode::EmailInvalid)
            .with("reason", reason)
            .into()
    })
}

impl From<PathRejection> for ApiError {
    /// A path whose parts have another shape leads nowhere.
    fn from(_: PathRejection) -> Self {
        Self::new(ProblemCode::NotFound)
    }
}

impl From<QueryRejection> for ApiError {
    fn from(_: QueryRejection) -> Self {
        Self::new(ProblemCode::RequestMalformed)
    }
}

/// A raw body, whole.
///
/// # Errors
/// `body_too_large` beyond `limit` bytes, `request_malformed` when it broke off.
pub fn whole(body: Result<Bytes, BytesRejection>, limit: usize) -> Result<Bytes, ApiError> {
    body.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => too_large(limit),
        _ => ProblemCode::RequestMalformed.into(),
    })
}

/// The body is longer than `limit` bytes.
#[must_use]
pub fn too_large(limit: usize) -> ApiError {
    Problem::new(ProblemCode::BodyTooLarge)
        .with("limit", limit)
        .into()
}
