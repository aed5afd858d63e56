//! `akashi-image://localhost/<id>`: pixels that were encoded anew, by an opaque id, to our own view only.

use tauri::http::{Method, Request, Response, StatusCode, header};
use tauri::{UriSchemeContext, UriSchemeResponder, Wry};

use crate::{core, window};

/// Answers when the core has the image. The window is not kept waiting meanwhile.
pub fn answer(
    context: UriSchemeContext<'_, Wry>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let core = core::get(context.app_handle());
    if context.webview_label() != window::LABEL || request.method() != Method::GET {
        responder.respond(empty(StatusCode::FORBIDDEN));
        return;
    }
    tauri::async_runtime::spawn(async move {
        let path = request.uri().path().trim_start_matches('/');
        let image = match core {
            Some(core) => core.image(path).await,
            None => None,
        };
        let response = match image {
            Some(image) => respond(StatusCode::OK, Some(image.media_type), image.bytes),
            None => empty(StatusCode::NOT_FOUND),
        };
        responder.respond(response);
    });
}

fn empty(status: StatusCode) -> Response<Vec<u8>> {
    respond(status, None, Vec::new())
}

fn respond(
    status: StatusCode,
    media_type: Option<&'static str>,
    body: Vec<u8>,
) -> Response<Vec<u8>> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    // The pixels live in the encrypted store and nowhere else.
    headers.insert(
        header::CACHE_CONTROL,
        header::HeaderValue::from_static("no-store"),
    );
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        header::HeaderValue::from_static("nosniff"),
    );
    if let Some(media_type) = media_type {
        headers.insert(
            header::CONTENT_TYPE,
            header::HeaderValue::from_static(media_type),
        );
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pixels_are_never_cached() {
        for response in [
            empty(StatusCode::NOT_FOUND),
            respond(StatusCode::OK, Some("image/jpeg"), vec![1]),
        ] {
            assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store");
            assert_eq!(
                response.headers()[header::X_CONTENT_TYPE_OPTIONS],
                "nosniff"
            );
        }
    }
}
