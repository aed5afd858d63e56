//! The clipboard of the system, where the webview keeps it from the page: WebKit on Linux gives a page nothing of an
//! image that is pasted outside a text field. Read only when the person pastes. Nothing is decoded here: the bytes go
//! the way of a file.

use akashi_app::{Clipboard, ClipboardFailed};
use tauri::AppHandle;

/// What lies in the clipboard.
///
/// # Errors
/// When nobody can be asked.
#[cfg(target_os = "linux")]
pub async fn read(app: &AppHandle) -> Result<Clipboard, ClipboardFailed> {
    let (tell, told) = tokio::sync::oneshot::channel();
    // The toolkit answers only its own thread.
    app.run_on_main_thread(move || toolkit::ask(tell))
        .map_err(|_| ClipboardFailed)?;
    told.await.map_err(|_| ClipboardFailed)
}

/// Elsewhere the page is given what is pasted.
///
/// # Errors
/// Always.
#[cfg(not(target_os = "linux"))]
pub async fn read(_app: &AppHandle) -> Result<Clipboard, ClipboardFailed> {
    Err(ClipboardFailed)
}

#[cfg(target_os = "linux")]
mod toolkit {
    use std::path::PathBuf;

    use akashi_app::{Clipboard, Sensitive};
    use gtk::{SelectionData, gdk, glib};
    use tokio::sync::oneshot::Sender;

    /// How images are offered, best first, and last how copied files are.
    const FORMATS: &[&str] = &["image/png", "image/jpeg", "image/gif", FILES];
    const FILES: &str = "text/uri-list";

    /// Asks for one format after the other.
    pub(super) fn ask(tell: Sender<Clipboard>) {
        let clipboard = gtk::Clipboard::get(&gdk::SELECTION_CLIPBOARD);
        ask_for(&clipboard, FORMATS, tell);
    }

    fn ask_for(clipboard: &gtk::Clipboard, formats: &'static [&str], tell: Sender<Clipboard>) {
        let Some((format, others)) = formats.split_first() else {
            // Whoever asked may be gone, here as below.
            let _ = tell.send(Clipboard::Nothing);
            return;
        };
        let target = gdk::Atom::intern(format);
        clipboard.request_contents(&target, move |clipboard, contents| {
            match found(format, contents) {
                Clipboard::Nothing => ask_for(clipboard, others, tell),
                found => {
                    let _ = tell.send(found);
                }
            }
        });
    }

    fn found(format: &str, contents: &SelectionData) -> Clipboard {
        // The owner of the clipboard has nothing of this format.
        if contents.length() <= 0 {
            return Clipboard::Nothing;
        }
        if format != FILES {
            return Clipboard::Image(Sensitive::new(contents.data()));
        }
        let files: Vec<PathBuf> = contents
            .uris()
            .iter()
            .filter_map(|uri| glib::filename_from_uri(uri).ok())
            .map(|(path, _)| path)
            .collect();
        if files.is_empty() {
            Clipboard::Nothing
        } else {
            Clipboard::Files(files)
        }
    }
}
