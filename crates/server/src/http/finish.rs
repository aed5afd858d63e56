//! The last word on every answer: request id, protocol range, security headers, errors as problems, one line of log.

use std::sync::LazyLock;
use std::time::Instant;

use akashi_protocol::version::{RANGE_HEADER, Range};
use akashi_protocol::{Problem, ProblemCode};
use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{self, HeaderName};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use jiff::fmt::rfc2822;

use super::error::ApiError;
use crate::state::AppState;

/// Response header with the request id, which is also in the log.
pub const REQUEST_ID_HEADER: &str = "akashi-request-id";

/// What every answer says of the protocol.
static OUR_RANGE: LazyLock<HeaderValue> = LazyLock::new(|| {
    let range = Range::OURS.to_string();
    HeaderValue::from_str(&range).unwrap_or_else(|_| HeaderValue::from_static(""))
});

/// Wraps every request.
pub async fn finish(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let id = uuid::Uuid::now_v7().simple().to_string();
    let method = request.method().clone();
    // The pattern, never the path: paths hold tokens and ids of people.
    let route = request.extensions().get::<MatchedPath>().cloned();
    let started = Instant::now();
    let response = next.run(request).await;
    let mut response = as_problem(response, &id, &method);
    add_headers(response.headers_mut(), &id, is_https(&state));
    add_date(response.headers_mut(), state.now());
    let milliseconds = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    let route = route.as_ref().map_or("-", MatchedPath::as_str);
    log(&id, &method, route, &response, milliseconds);
    response
}

fn log(id: &str, method: &Method, route: &str, response: &Response, milliseconds: u64) {
    let status = response.status().as_u16();
    let code = response
        .extensions()
        .get::<Problem>()
        .map_or("", |problem| problem.code.as_str());
    if status >= 500 {
        tracing::error!(request_id = id, %method, route, status, code, milliseconds, "request");
    } else {
        tracing::info!(request_id = id, %method, route, status, code, milliseconds, "request");
    }
}

fn is_https(state: &AppState) -> bool {
    state.public_url.scheme() == "https"
}

/// Puts the request id into a problem; makes one of an error that has none (unknown path or method, a panic, what the
/// framework answers by itself).
fn as_problem(response: Response, id: &str, method: &Method) -> Response {
    let status = response.status();
    let is_error = status.is_client_error() || status.is_server_error();
    let is_page = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|value| value.as_bytes().starts_with(b"text/html"));
    if !is_error || is_page {
        return response;
    }
    let (response, mut problem) = match response.extensions().get::<Problem>() {
        Some(problem) => {
            let problem = problem.clone();
            (response, problem)
        }
        None => replaced(&response),
    };
    problem.request_id = Some(id.to_owned());
    let (mut parts, _) = response.into_parts();
    let body = serde_json::to_vec(&problem).unwrap_or_default();
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.extensions.insert(problem);
    let body = if *method == Method::HEAD {
        Body::empty()
    } else {
        Body::from(body)
    };
    Response::from_parts(parts, body)
}

/// A problem in place of an answer that is none; `Allow` is kept.
fn replaced(response: &Response) -> (Response, Problem) {
    let status = response.status();
    let code = match status {
        StatusCode::NOT_FOUND => ProblemCode::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => ProblemCode::MethodNotAllowed,
        StatusCode::PAYLOAD_TOO_LARGE => ProblemCode::BodyTooLarge,
        _ if status.is_client_error() => ProblemCode::RequestMalformed,
        _ => ProblemCode::Internal,
    };
    let error = ApiError::new(code).with_status(status);
    let problem = error.problem().clone();
    let mut made = error.into_response();
    if let Some(allow) = response.headers().get(header::ALLOW) {
        made.headers_mut().insert(header::ALLOW, allow.clone());
    }
    (made, problem)
}

/// Clients count the deadlines of this server by it, so it is of the same clock as they are.
fn add_date(headers: &mut HeaderMap, now: Timestamp) {
    let date = rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&now);
    if let Some(date) = date.ok().and_then(|date| HeaderValue::try_from(date).ok()) {
        headers.insert(header::DATE, date);
    }
}

fn add_headers(headers: &mut HeaderMap, id: &str, https: bool) {
    if let Ok(id) = HeaderValue::from_str(id) {
        headers.insert(HeaderName::from_static(REQUEST_ID_HEADER), id);
    }
    let mut always = |name: &'static str, value: HeaderValue| {
        headers.insert(HeaderName::from_static(name), value);
    };
    always(RANGE_HEADER, OUR_RANGE.clone());
    always(
        "x-content-type-options",
        HeaderValue::from_static("nosniff"),
    );
    always("referrer-policy", HeaderValue::from_static("no-referrer"));
    always("x-frame-options", HeaderValue::from_static("DENY"));
    always(
        "cross-origin-resource-policy",
        HeaderValue::from_static("same-origin"),
    );
    if https {
        always(
            "strict-transport-security",
            HeaderValue::from_static("max-age=31536000"),
        );
    }
    let unless_set = [
        (header::CACHE_CONTROL, "no-store"),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; frame-ancestors 'none'",
        ),
    ];
    for (name, value) in unless_set {
        headers
            .entry(name)
            .or_insert_with(|| HeaderValue::from_static(value));
    }
}
