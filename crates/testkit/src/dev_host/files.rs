//! The files of the built interface.

use std::path::{Component, Path, PathBuf};

use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

use super::Dev;

pub(super) async fn serve(State(dev): State<Dev>, uri: Uri) -> Response {
    let Some(path) = below(&dev.ui, uri.path()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match tokio::fs::read(&path).await {
        Ok(bytes) => ([(header::CONTENT_TYPE, kind(&path))], bytes).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

/// A path below `folder` and nowhere else.
fn below(folder: &Path, asked: &str) -> Option<PathBuf> {
    let asked = asked.trim_start_matches('/');
    let asked = Path::new(if asked.is_empty() {
        "index.html"
    } else {
        asked
    });
    asked
        .components()
        .all(|part| matches!(part, Component::Normal(_)))
        .then(|| folder.join(asked))
}

fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
