//! The one window.

use std::path::Path;
use std::time::Duration;

use akashi_i18n::{Language, Messages, text};
use tauri::webview::{NewWindowResponse, PageLoadEvent};
use tauri::{AppHandle, Manager as _, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use crate::{browser, camera, close, core, geometry, menu, webkit};

/// The label of the window, as the capability file names it.
pub const LABEL: &str = "main";

/// How long a window stays hidden for its page.
const PATIENCE: Duration = Duration::from_secs(5);

/// Opens the window where it was last time.
///
/// # Errors
/// When the system cannot make a window.
pub fn open(app: &AppHandle, data_dir: &Path) -> tauri::Result<()> {
    let language = core::get(app).map_or_else(Language::default, |core| core.language());
    let messages = Messages::of(language);
    let (size, maximized) = geometry::at_start(app);
    let window = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App("index.html".into()))
        .title(text::shell_title(messages))
        .inner_size(size.0, size.1)
        .maximized(maximized)
        .min_inner_size(geometry::SMALLEST.0, geometry::SMALLEST.1)
        // A key pressed in a window whose view does not listen yet is lost: the window appears when the view does.
        .visible(false)
        .on_page_load(|window, load| {
            if load.event() == PageLoadEvent::Finished {
                appear(&window);
            }
        })
        .zoom_hotkeys_enabled(true)
        // Nothing a view remembers reaches the disk. Only a window that is driven by tests has to keep its web data,
        // because the driver's switch lives there; they search it.
        .incognito(!is_driven())
        .data_directory(data_dir.join("webview"))
        // The view itself takes dropped images.
        .disable_drag_drop_handler()
        .on_navigation(|url| {
            let own = browser::is_own(url);
            if !own {
                browser::open(url);
            }
            own
        })
        .on_permission_request(|_webview, wanted| camera::answer(wanted))
        .on_new_window(|url, _features| {
            browser::open(&url);
            NewWindowResponse::Deny
        })
        .build()?;
    webkit::settle(&window);
    // A page that does not load is better seen than waited for.
    let waiting = window.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(PATIENCE).await;
        if waiting.is_visible().is_ok_and(|visible| !visible) {
            appear(&waiting);
        }
    });
    app.set_menu(menu::build(app, messages)?)?;
    let followed = window.clone();
    window.on_window_event(move |event| {
        geometry::follow(&followed, event);
        close::window_event(&followed, event);
    });
    Ok(())
}

/// Shows the window, with the keyboard in it.
fn appear(window: &WebviewWindow) {
    if let Err(error) = window.show().and_then(|()| window.set_focus()) {
        tracing::error!(%error, "the window cannot be shown");
    }
}

/// Whether a WebDriver has started this process.
pub fn is_driven() -> bool {
    std::env::var("TAURI_WEBVIEW_AUTOMATION").is_ok_and(|value| value == "true")
}

/// Title and menu in another language.
pub fn set_language(app: &AppHandle, language: Language) {
    let messages = Messages::of(language);
    let changed = app.get_webview_window(LABEL).map_or(Ok(()), |window| {
        window.set_title(&text::shell_title(messages))
    });
    let changed = changed
        .and_then(|()| menu::build(app, messages))
        .and_then(|menu| app.set_menu(menu));
    if let Err(error) = changed {
        tracing::warn!(%error, "title and menu keep their language");
    }
}

/// Shows the window to a person who started the application a second time.
pub fn come_forward(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        // A window manager may refuse to raise a window; then it stays where it is.
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}
