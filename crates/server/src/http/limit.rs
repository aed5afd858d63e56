//! What bounds a request: how long its body may be, how long it may take, how many there may be, how old its client.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use akashi_domain::limits::{DOCUMENT_WIRE_BYTES, JSON_BODY_BYTES};
use akashi_protocol::version::{Fit, REQUEST_HEADER, Range};
use akashi_protocol::{Problem, ProblemCode};
use axum::body::{Body, BodyDataStream, Bytes, HttpBody as _};
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::header::CONTENT_LENGTH;
use axum::middleware::Next;
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
const DRAINED: usize = 2 * DOCUMENT_WIRE_BYTES;
/// Longest time for that.
const DRAINING: Duration = Duration::from_secs(10);
/// How long a request waits for its turn before it is sent away.
const PATIENCE: Duration = Duration::from_secs(5);

/// What bounds the requests of some routes. Everything in one layer: each layer costs every request something.
#[derive(Clone)]
pub struct Limits {
    state: AppState,
    /// Longest body, raw ones too.
    body: usize,
    /// How many may be worked on; `None` where the handler takes its turns itself.
    turns: Option<Turns>,
    /// Longest time; `None` where a request may take as long as it brings something.
    time: Option<Duration>,
}

impl Limits {
    /// For what a form needs, with `turns` for everybody.
    #[must_use]
    pub const fn new(state: AppState, turns: Turns) -> Self {
        Self {
            state,
            body: JSON_BODY_BYTES,
            turns: Some(turns),
            time: Some(TIME),
        }
    }

    /// For handlers that wait, and take a turn only when they work.
    #[must_use]
    pub fn for_waiting(&self) -> Self {
        Self {
            turns: None,
            ..self.clone()
        }
    }

    /// For images: larger than a form, and bounded by how long they bring nothing.
    #[must_use]
    pub fn for_images(&self) -> Self {
        Self {
            body: DOCUMENT_WIRE_BYTES,
            time: None,
            ..self.clone()
        }
    }
}

/// Bounds a request.
pub async fn bound(State(limits): State<Limits>, request: Request, next: Next) -> Response {
    let Some(time) = limits.time else {
        return in_turn(&limits, request, next).await;
    };
    match tokio::time::timeout(time, in_turn(&limits, request, next)).await {
        Ok(response) => response,
        Err(_) => ApiError::new(ProblemCode::Unavailable)
            .retry_after(10)
            .into_response(),
    }
}

/// A request waits a little for its turn, and is then told when to come again.
async fn in_turn(limits: &Limits, request: Request, next: Next) -> Response {
    let _turn = match &limits.turns {
        None => None,
        Some(turns) => match turns.take().await {
            Ok(turn) => Some(turn),
            Err(error) => return error.into_response(),
        },
    };
    match is_understood(&limits.state, &request) {
        Ok(()) => with_body(limits.body, request, next).await,
        Err(error) => error.into_response(),
    }
}

/// A client that says it is too old is told what to install; nothing of its request is looked at.
fn is_understood(state: &AppState, request: &Request) -> Result<(), ApiError> {
    let version = request
        .headers()
        .get(REQUEST_HEADER)
        .and_then(|value| value.to_str().ok())
        .map(str::parse::<u32>);
    match version {
        Some(Err(_)) => Err(ApiError::new(ProblemCode::RequestMalformed)),
        Some(Ok(version)) if Range::OURS.fit(version) == Fit::ClientTooOld => {
            let client = &state.config.client;
            let problem = Problem::new(ProblemCode::ClientTooOld)
                .with("version", &client.version)
                .with("url", &client.url);
            Err(ApiError::from(problem))
        }
        _ => Ok(()),
    }
}

/// A body that is announced as too long is refused at once, another one as soon as it is.
async fn with_body(limit: usize, mut request: Request, next: Next) -> Response {
    DefaultBodyLimit::disable().apply(&mut request);
    if request.body().is_end_stream() {
        return next.run(request).await;
    }
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
