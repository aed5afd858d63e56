//! What bounds a request: how long its body may be, how long it may take, how many there may be, how old its client.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use akashi_domain::limits::JSON_BODY_BYTES;
use akashi_protocol::version::{Fit, REQUEST_HEADER, Range};
use akashi_protocol::{Problem, ProblemCode};
use axum::Router;
use axum::body::{Body, BodyDataStream, Bytes};
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::header::CONTENT_LENGTH;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use futures_util::{Stream, StreamExt as _};
use http_body_util::Limited;
use tokio::sync::{Semaphore, SemaphorePermit};

use super::error::ApiError;
use super::extract::too_large;
use crate::state::AppState;

/// Longest time for one request, its body included.
const TIME: Duration = Duration::from_secs(60);
/// Most that is read of a body nobody wants: an image of the largest size, twice.
const DRAINED: usize = 2 * akashi_domain::limits::DOCUMENT_WIRE_BYTES;
/// Longest time for that.
const DRAINING: Duration = Duration::from_secs(10);
/// How long a request waits for its turn before it is sent away.
const PATIENCE: Duration = Duration::from_secs(5);

/// Bounds the bodies of `router` to what a form needs.
pub fn json(router: Router<AppState>) -> Router<AppState> {
    body(router, JSON_BODY_BYTES)
}

/// Bounds the bodies of `router`, raw ones too, to `limit` bytes.
pub fn body(router: Router<AppState>, limit: usize) -> Router<AppState> {
    router
        .layer(DefaultBodyLimit::disable())
        .layer(from_fn_with_state(limit, bounded))
}

/// A body that is announced as too long is refused at once, another one as soon as it is.
async fn bounded(State(limit): State<usize>, request: Request, next: Next) -> Response {
    let announced = request
        .headers()
        .get(CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.parse::<u64>().ok());
    let (parts, body) = request.into_parts();
    let rest = Rest::new(body);
    let response = if announced.is_some_and(|bytes| bytes > limit as u64) {
        too_large(limit).into_response()
    } else {
        let body = Limited::new(Body::from_stream(rest.clone()), limit);
        next.run(Request::from_parts(parts, Body::new(body))).await
    };
    rest.drain().await;
    response
}

/// A body that two can read: the handler, and whoever sends away what the handler left. A client that is answered
/// while it still sends would otherwise find its connection cut instead of the answer (401 during an upload, say).
#[derive(Clone)]
struct Rest(Arc<Mutex<BodyDataStream>>);

impl Rest {
    fn new(body: Body) -> Self {
        Self(Arc::new(Mutex::new(body.into_data_stream())))
    }

    /// Reads and drops what is left, within bounds: who sends more, or too slowly, is cut off after all.
    async fn drain(mut self) {
        let read = async {
            let mut left = DRAINED;
            while let Some(Ok(chunk)) = self.next().await {
                left = left.saturating_sub(chunk.len());
                if left == 0 {
                    break;
                }
            }
        };
        let _ = tokio::time::timeout(DRAINING, read).await;
    }
}

impl Stream for Rest {
    type Item = Result<Bytes, axum::Error>;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mut body = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Pin::new(&mut *body).poll_next(cx)
    }
}

/// Ends a request that takes too long.
pub async fn time(request: Request, next: Next) -> Response {
    match tokio::time::timeout(TIME, next.run(request)).await {
        Ok(response) => response,
        Err(_) => ApiError::new(ProblemCode::Unavailable)
            .retry_after(10)
            .into_response(),
    }
}

/// How many requests may be worked on.
#[derive(Debug, Clone)]
pub struct Turns(Arc<Semaphore>);

impl Turns {
    /// At most `count` at a time.
    #[must_use]
    pub fn new(count: usize) -> Self {
        Self(Arc::new(Semaphore::new(count)))
    }

    /// Waits a little for a turn, which is over when the answer is dropped.
    ///
    /// # Errors
    /// `unavailable`, with when to come again.
    pub async fn take(&self) -> Result<SemaphorePermit<'_>, ApiError> {
        match tokio::time::timeout(PATIENCE, self.0.acquire()).await {
            Ok(Ok(turn)) => Ok(turn),
            _ => Err(ApiError::new(ProblemCode::Unavailable).retry_after(5)),
        }
    }
}

/// A request waits a little for its turn, and is then told when to come again.
pub async fn concurrency(State(turns): State<Turns>, request: Request, next: Next) -> Response {
    match turns.take().await {
        Ok(_turn) => next.run(request).await,
        Err(error) => error.into_response(),
    }
}

/// A client that says it is too old is told what to install; nothing of its request is looked at.
pub async fn protocol(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let version = request
        .headers()
        .get(REQUEST_HEADER)
        .and_then(|value| value.to_str().ok())
        .map(str::parse::<u32>);
    match version {
        Some(Err(_)) => ApiError::new(ProblemCode::RequestMalformed).into_response(),
        Some(Ok(version)) if Range::OURS.fit(version) == Fit::ClientTooOld => {
            let client = &state.config.client;
            let problem = Problem::new(ProblemCode::ClientTooOld)
                .with("version", &client.version)
                .with("url", &client.url);
            ApiError::from(problem).into_response()
        }
        _ => next.run(request).await,
    }
}
