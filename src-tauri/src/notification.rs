//! A word to somebody who is doing something else, by the system's own notifications.

use akashi_app::Notification;
use tauri::{AppHandle, Manager as _};

use crate::window;

/// Shows it, unless the window is in front. Window and system may take their time to answer, so both are asked on a
/// thread of its own; that nobody shows notifications here concerns nobody.
pub fn show(app: &AppHandle, notification: Notification) {
    let app = app.clone();
    let thread = std::thread::Builder::new().name("notification".to_owned());
    let started = thread.spawn(move || {
        if is_in_front(&app) {
            return;
        }
        let shown = notify_rust::Notification::new()
            .summary(&notification.title)
            .body(&notification.body)
            .show();
        if let Err(error) = shown {
            tracing::info!(%error, "no notification is shown");
        }
    });
    if let Err(error) = started {
        tracing::info!(%error, "no notification is shown");
    }
}

fn is_in_front(app: &AppHandle) -> bool {
    let window = app.get_webview_window(window::LABEL);
    window.is_some_and(|window| window.is_focused().unwrap_or(false))
}
