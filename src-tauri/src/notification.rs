//! A word to somebody who is doing something else, by the system's own notifications.

use akashi_app::Notification;
use tauri::{AppHandle, Manager as _};

use crate::window;

/// Shows it, unless the window is in front. The system may take its time to answer, and may have nobody who shows
/// notifications: neither concerns anybody.
pub fn show(app: &AppHandle, notification: Notification) {
    let window = app.get_webview_window(window::LABEL);
    if window.is_some_and(|window| window.is_focused().unwrap_or(false)) {
        return;
    }
    let shown = move || {
        let shown = notify_rust::Notification::new()
            .summary(&notification.title)
            .body(&notification.body)
            .show();
        if let Err(error) = shown {
            tracing::info!(%error, "no notification is shown");
        }
    };
    if let Err(error) = std::thread::Builder::new()
        .name("notification".to_owned())
        .spawn(shown)
    {
        tracing::info!(%error, "no notification is shown");
    }
}
