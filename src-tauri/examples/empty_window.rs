//! A window with the system's webview and an empty page in it, set up as ours is: what no program on this webview can
//! start faster than. `cargo xtask bench start` measures it beside the application.
#![allow(
    clippy::print_stdout,
    reason = "the measurement reads the line from standard output"
)]

#[cfg(target_os = "linux")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    use gtk::prelude::*;
    use webkit2gtk::{
        HardwareAccelerationPolicy, SettingsExt as _, WebContext, WebView, WebViewExt,
    };

    webkit2gtk::glib::setenv("WEBKIT_DISABLE_DMABUF_RENDERER", "1", true)?;
    gtk::init()?;
    let window = gtk::Window::new(gtk::WindowType::Toplevel);
    window.set_default_size(1080, 780);
    let view = WebView::with_context(&WebContext::new_ephemeral());
    if let Some(settings) = WebViewExt::settings(&view) {
        settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
    }
    // The page says that its script runs, as the application's view does.
    view.connect_title_notify(|_| println!("the first screen can be used"));
    view.load_html("<script>document.title = 'ready'</script>", None);
    window.add(&view);
    window.show_all();
    gtk::main();
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn main() {
    println!("measured on Linux only");
}
