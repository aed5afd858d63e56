//! The core behind HTTP on loopback: the same commands, events and images as in the window, for a browser.
//!
//! `POST /rpc/{command}` · `GET /events` (server-sent) · `GET /image/{id}[/thumbnail]` · `POST /test/choose` with
//! `{"paths": […]}` (`null` for a closed dialog) answers the next file dialog, `POST /test/save` with `{"path": …}` the
//! next one for a place to save · everything else is a file of the interface.

mod files;

use std::convert::Infallible;
use std::path::PathBuf;
use std::sync::Arc;

use akashi_app::Core;
use akashi_app::api::CoreEvent;
use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, Path, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use futures_util::stream;
use serde::Deserialize;
use serde_json::Value;
use tokio::sync::broadcast::error::RecvError;

use crate::headless::Headless;

/// A file of 20 MB in base 64, and a little more.
const BODY_BYTES: usize = 32 * 1024 * 1024;

#[derive(Clone)]
struct Dev {
    core: Core<Headless>,
    ui: Arc<PathBuf>,
}

/// The routes. `ui` is the folder of the built interface.
pub fn router(core: Core<Headless>, ui: PathBuf) -> Router {
    Router::new()
        .route("/rpc/{command}", post(rpc))
        .route("/events", get(events))
        .route("/image/{id}", get(whole))
        .route("/image/{id}/thumbnail", get(thumbnail))
        .route("/test/choose", post(choose))
        .route("/test/save", post(save))
        .fallback(files::serve)
        .layer(DefaultBodyLimit::max(BODY_BYTES))
        .layer(middleware::from_fn(only_loopback))
        .with_state(Dev {
            core,
            ui: Arc::new(ui),
        })
}

/// Any page in the browser could otherwise reach the core by a name that resolves to this machine.
async fn only_loopback(request: Request, next: Next) -> Response {
    let host = request
        .headers()
        .get(header::HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    if matches!(name, "127.0.0.1" | "localhost" | "[::1]") {
        next.run(request).await
    } else {
        StatusCode::FORBIDDEN.into_response()
    }
}

async fn rpc(State(dev): State<Dev>, Path(command): Path<String>, body: Bytes) -> Response {
    let request: Value = if body.is_empty() {
        Value::Object(serde_json::Map::new())
    } else {
        match serde_json::from_slice(&body) {
            Ok(request) => request,
            Err(_) => return StatusCode::BAD_REQUEST.into_response(),
        }
    };
    match dev.core.dispatch(&command, request).await {
        Ok(answer) => Json(answer).into_response(),
        Err(error) => (StatusCode::UNPROCESSABLE_ENTITY, Json(error)).into_response(),
    }
}

async fn events(State(dev): State<Dev>) -> Response {
    let receiver = dev.core.host().listen();
    let opened = stream::iter([Ok::<_, Infallible>(": open\n\n".to_owned())]);
    let events = stream::unfold(receiver, |mut receiver| async move {
        loop {
            match receiver.recv().await {
                Ok(event) => return Some((Ok(message(&event)), receiver)),
                // Too slow for some: the view asks again at the next one anyway.
                Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return None,
            }
        }
    });
    let body = Body::from_stream(futures_util::StreamExt::chain(opened, events));
    let kind = HeaderValue::from_static("text/event-stream");
    let store = HeaderValue::from_static("no-store");
    (
        [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, store)],
        body,
    )
        .into_response()
}

fn message(event: &CoreEvent) -> String {
    format!(
        "data: {}\n\n",
        serde_json::to_string(event).unwrap_or_default()
    )
}

async fn whole(State(dev): State<Dev>, Path(id): Path<String>) -> Response {
    image(&dev, &id).await
}

async fn thumbnail(State(dev): State<Dev>, Path(id): Path<String>) -> Response {
    image(&dev, &format!("{id}/thumbnail")).await
}

async fn image(dev: &Dev, path: &str) -> Response {
    match dev.core.image(path).await {
        Some(image) => (
            [
                (header::CONTENT_TYPE, image.media_type),
                (header::CACHE_CONTROL, "no-store"),
            ],
            image.bytes,
        )
            .into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

#[derive(Deserialize)]
struct Chosen {
    paths: Option<Vec<PathBuf>>,
}

#[derive(Deserialize)]
struct Target {
    path: Option<PathBuf>,
}

async fn save(State(dev): State<Dev>, Json(target): Json<Target>) -> StatusCode {
    dev.core.host().will_save(Ok(target.path));
    StatusCode::NO_CONTENT
}

async fn choose(State(dev): State<Dev>, Json(chosen): Json<Chosen>) -> StatusCode {
    dev.core.host().will_choose(Ok(chosen.paths));
    StatusCode::NO_CONTENT
}
