//! Some graphics drivers leave the window blank. When the view has not said that it is ready within eight seconds,
//! the application starts once more without the graphics path that is known to fail.

use std::env;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tauri::{AppHandle, Manager as _};

use crate::links;

/// How long the first screen may take.
const PATIENCE: Duration = Duration::from_secs(8);
/// Makes `WebKitGTK` draw without dmabuf.
const WORKAROUND: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

#[derive(Default)]
struct Ready(AtomicBool);

/// Starts waiting for the view.
pub fn start(app: &AppHandle) {
    app.manage(Ready::default());
    if !cfg!(target_os = "linux") || env::var_os(WORKAROUND).is_some() {
        return;
    }
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(PATIENCE).await;
        if !app.state::<Ready>().0.load(Ordering::Acquire) {
            restart(&app);
        }
    });
}

/// The view has drawn its first screen.
pub fn ready(app: &AppHandle) {
    if !app.state::<Ready>().0.swap(true, Ordering::AcqRel) {
        tracing::info!("the first screen can be used");
        links::register(app);
    }
}

/// Starts this program again with the workaround, which is also how the second run knows that it is the second.
fn restart(app: &AppHandle) {
    tracing::warn!("the window stayed blank; starting again with {WORKAROUND}=1");
    let Ok(program) = env::current_exe() else {
        return;
    };
    // The new process must not find this one and hand itself over to it.
    tauri_plugin_single_instance::destroy(app);
    match Command::new(program)
        .args(env::args_os().skip(1))
        .env(WORKAROUND, "1")
        .spawn()
    {
        Ok(_) => app.exit(0),
        Err(error) => tracing::error!(%error, "starting again failed"),
    }
}
