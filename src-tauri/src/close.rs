//! Leaving. The core is asked first: an application that has not reached the university is a reason to stay.

use std::time::Duration;

use tauri::{AppHandle, ExitRequestApi, WebviewWindow, WindowEvent};

use crate::core;

/// A core that does not answer must not hold a person in the window.
const PATIENCE: Duration = Duration::from_secs(3);

/// The button that closes the window.
pub fn window_event(window: &WebviewWindow, event: &WindowEvent) {
    if let WindowEvent::CloseRequested { api, .. } = event {
        api.prevent_close();
        ask(tauri::Manager::app_handle(window));
    }
}

/// The system wants to end the application (logging out, ⌘Q).
pub fn exit_requested(app: &AppHandle, api: &ExitRequestApi) {
    api.prevent_exit();
    ask(app);
}

/// Leaves, unless the core has told the view to ask the person.
pub fn ask(app: &AppHandle) {
    let Some(core) = core::get(app) else {
        app.exit(0);
        return;
    };
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let may_leave = tokio::time::timeout(PATIENCE, core.close_requested())
            .await
            .unwrap_or(true);
        if may_leave {
            leave(&app).await;
        }
    });
}

/// Leaves; whatever there was to ask has been asked.
pub fn quit(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move { leave(&app).await });
}

async fn leave(app: &AppHandle) {
    if let Some(core) = core::get(app)
        && tokio::time::timeout(PATIENCE, core.shut_down())
            .await
            .is_err()
    {
        tracing::warn!("the core did not stop in time; what it had acknowledged is safe");
    }
    app.exit(0);
}
