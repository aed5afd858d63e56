//! Errors as they go out: RFC 9457 problems. The request id is added on the way out, by [`super::finish`].

use akashi_protocol::problem::MEDIA_TYPE;
use akashi_protocol::{Problem, ProblemCode};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::applications::Failure;
use crate::entropy::NoEntropy;
use crate::hashing::HashingFailed;
use crate::storage::StorageError;

/// An answer that is not the one that was asked for.
#[derive(Debug, Clone)]
pub struct ApiError {
    problem: Box<Problem>,
    status: StatusCode,
    retry_after: Option<u64>,
}

impl ApiError {
    /// A problem without arguments.
    #[must_use]
    pub fn new(code: ProblemCode) -> Self {
        Problem::new(code).into()
    }

    /// Another status than the code's own, where HTTP has a more precise one.
    #[must_use]
    pub fn with_status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self.problem.status = status.as_u16();
        self
    }

    /// When to try again. Also the argument `seconds` of the message.
    #[must_use]
    pub fn retry_after(mut self, seconds: u64) -> Self {
        let seconds = seconds.max(1);
        self.retry_after = Some(seconds);
        self.problem
            .args
            .insert("seconds".to_owned(), seconds.to_string());
        self
    }

    /// The problem.
    #[must_use]
    pub fn problem(&self) -> &Problem {
        &self.problem
    }
}

impl From<Problem> for ApiError {
    fn from(problem: Problem) -> Self {
        let status =
            StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Self {
            problem: Box::new(problem),
            status,
            retry_after: None,
        }
    }
}

impl From<ProblemCode> for ApiError {
    fn from(code: ProblemCode) -> Self {
        Self::new(code)
    }
}

impl From<StorageError> for ApiError {
    fn from(error: StorageError) -> Self {
        if error.is_full() {
            tracing::error!("the disk of the database is full");
            return Self::new(ProblemCode::StorageFull);
        }
        tracing::error!(%error, "storage");
        Self::new(ProblemCode::Internal)
    }
}

impl From<HashingFailed> for ApiError {
    fn from(error: HashingFailed) -> Self {
        tracing::error!(%error, "hashing");
        Self::new(ProblemCode::Internal)
    }
}

impl From<Failure> for ApiError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused(problem) => (*problem).into(),
            Failure::Later { code, seconds } => Self::new(code).retry_after(seconds),
            Failure::Storage(error) => error.into(),
            Failure::Hashing(error) => error.into(),
            Failure::Entropy(error) => error.into(),
            Failure::Typeset(error) => {
                tracing::error!(%error, "typesetting");
                Self::new(ProblemCode::Internal)
            }
            Failure::ReceiptKey(error) => {
                tracing::error!(%error, "signing a receipt");
                Self::new(ProblemCode::Internal)
            }
            Failure::Vault(error) if error.is_full() => {
                tracing::error!("the disk of the images is full");
                Self::new(ProblemCode::StorageFull)
            }
            Failure::Vault(error) => {
                tracing::error!(%error, "images");
                Self::new(ProblemCode::Internal)
            }
        }
    }
}

impl From<NoEntropy> for ApiError {
    fn from(error: NoEntropy) -> Self {
        tracing::error!(%error, "entropy");
        Self::new(ProblemCode::Internal)
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let body = serde_json::to_vec(&*self.problem).unwrap_or_default();
        let mut response = (self.status, body).into_response();
        response
            .headers_mut()
            .insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
        if let Some(seconds) = self.retry_after {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if self.status == StatusCode::UNAUTHORIZED {
            response
                .headers_mut()
                .insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response.extensions_mut().insert(*self.problem);
        response
    }
}
