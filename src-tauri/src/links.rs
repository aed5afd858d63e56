//! Links of the form `akashi:…`. The core decides what they mean; here they are received, and never logged.

use tauri::{AppHandle, Url};
use tauri_plugin_deep_link::DeepLinkExt as _;

use crate::{core, window};

/// Listens for links, the one this process was started with included.
pub fn listen(app: &AppHandle) {
    let links = app.deep_link();
    match links.get_current() {
        Ok(urls) => urls.into_iter().flatten().for_each(|url| open(app, &url)),
        Err(_) => tracing::warn!("the link the application was started with cannot be read"),
    }
    let app = app.clone();
    links.on_open_url(move |event| {
        window::come_forward(&app);
        event.urls().iter().for_each(|url| open(&app, url));
    });
}

/// On Linux and Windows an application that was unpacked, not installed, is made known to the system here. On macOS
/// the bundle does it. It starts programs and waits for them, so it has its own thread, and its time is when the first
/// screen is there: nobody waits for a mail's link to work before.
pub fn register(app: &AppHandle) {
    #[cfg(not(target_os = "macos"))]
    if !is_installed() {
        let app = app.clone();
        std::thread::spawn(move || {
            if let Err(error) = app.deep_link().register_all() {
                tracing::info!(%error, "links from mails will not open the application");
            }
        });
    }
}

fn open(app: &AppHandle, url: &Url) {
    let Some(core) = core::get(app) else { return };
    let link = url.to_string();
    tauri::async_runtime::spawn(async move { core.open_link(&link).await });
}

/// A packaged application brings its own entry for links.
#[cfg(not(target_os = "macos"))]
fn is_installed() -> bool {
    cfg!(target_os = "linux")
        && std::env::current_exe().is_ok_and(|program| program.starts_with("/usr"))
}
