//! What the webview of Linux needs to be told. Elsewhere the system's webview is right as it comes.

use tauri::WebviewWindow;

/// Keeps the graphics card out of the webview. Forms need none; without one in between, the window opens sooner, takes
/// less memory, and does not stay blank where a driver fails (known of NVIDIA's with dmabuf). Must come before anything
/// else, while the process has one thread. A person who wants the card sets the variable to 0.
#[cfg(target_os = "linux")]
pub fn prepare() {
    if let Err(error) = webkit2gtk::glib::setenv("WEBKIT_DISABLE_DMABUF_RENDERER", "1", false) {
        tracing::warn!(%error, "the webview may use the graphics card");
    }
}

#[cfg(not(target_os = "linux"))]
pub fn prepare() {}

/// Sets the webview up, before its first page is drawn.
#[cfg(target_os = "linux")]
pub fn settle(window: &WebviewWindow) {
    use webkit2gtk::glib::object::ObjectExt as _;
    use webkit2gtk::{
        CacheModel, HardwareAccelerationPolicy, InputMethodContextExt as _, SettingsExt as _,
        WebContextExt as _, WebViewExt as _,
    };
    use webkit2gtk::{DeviceInfoPermissionRequest, PermissionRequestExt as _};

    use crate::window::is_driven;

    let asked = window.with_webview(|webview| {
        let webview = webview.inner();
        // Japanese is typed by converting: the text being converted has to appear in the field. The webview's
        // library switches that off.
        if let Some(context) = webview.input_method_context() {
            context.set_enable_preedit(true);
        }
        if let Some(settings) = webview.settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
            settings.set_enable_webgl(false);
            settings.set_enable_webaudio(false);
            // The camera; whether it may be used is asked each time.
            settings.set_enable_media_stream(true);
            // A driven window sees a moving pattern, and never what somebody's camera sees.
            settings.set_enable_mock_capture_devices(is_driven());
            settings.set_enable_page_cache(false);
        }
        // Whether there is a camera, so that no button promises one. Using it is asked for separately.
        webview.connect_permission_request(|_, request| {
            let asks = request.is::<DeviceInfoPermissionRequest>();
            if asks {
                request.allow();
            }
            asks
        });
        // One page, never left: there is nothing to keep for going back.
        if let Some(context) = webview.context() {
            context.set_cache_model(CacheModel::DocumentViewer);
        }
    });
    if let Err(error) = asked {
        tracing::warn!(%error, "the webview keeps the settings of its library");
    }
}

#[cfg(not(target_os = "linux"))]
pub fn settle(_window: &WebviewWindow) {}
