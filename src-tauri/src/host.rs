//! What the desktop does for the core: the native file dialogs, clipboard and camera, events to the view, title and menu, quitting.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use akashi_app::api::CoreEvent;
use akashi_app::{
    BrowserFailed, Clipboard, ClipboardFailed, DialogFailed, FileDialog, Host, Notification,
    SaveDialog,
};
use akashi_i18n::{Language, Messages, text};
use async_trait::async_trait;
use rfd::AsyncFileDialog;
use tauri::{AppHandle, Emitter as _};

use crate::{browser, camera, clipboard, close, links, notification, window};

/// The name under which the view hears every event.
const EVENT: &str = "core";

/// Nobody closes a dialog faster than this: it has not been shown.
const FASTEST_PERSON: Duration = Duration::from_millis(120);

/// This desktop.
pub struct Desktop {
    app: AppHandle,
    /// Has the view drawn its first screen?
    ready: AtomicBool,
}

impl Desktop {
    /// The desktop around `app`.
    pub fn new(app: AppHandle) -> Self {
        Self {
            app,
            ready: AtomicBool::new(false),
        }
    }

    /// The system's own file dialog, in front of the window.
    fn dialog(&self, wanted: &FileDialog) -> AsyncFileDialog {
        let all = text::shell_dialog_all(Messages::of(wanted.language));
        // Some systems tell capitals apart, and cameras write .JPG.
        let capitals = wanted.extensions.iter().map(|ending| ending.to_uppercase());
        let endings: Vec<String> = wanted
            .extensions
            .iter()
            .map(ToString::to_string)
            .chain(capitals)
            .collect();
        let dialog = AsyncFileDialog::new()
            .set_title(&wanted.title)
            .add_filter(&wanted.filter, &endings)
            .add_filter(all, &["*"]);
        self.in_front(dialog)
    }

    fn in_front(&self, dialog: AsyncFileDialog) -> AsyncFileDialog {
        match tauri::Manager::get_webview_window(&self.app, window::LABEL) {
            Some(window) => dialog.set_parent(&window),
            None => dialog,
        }
    }
}

#[async_trait]
impl Host for Desktop {
    async fn choose_files(&self, wanted: FileDialog) -> Result<Option<Vec<PathBuf>>, DialogFailed> {
        let asked = Instant::now();
        let dialog = self.dialog(&wanted);
        let chosen = if wanted.multiple {
            dialog.pick_files().await
        } else {
            dialog.pick_file().await.map(|file| vec![file])
        };
        match chosen {
            Some(files) => Ok(Some(
                files.iter().map(|file| file.path().to_owned()).collect(),
            )),
            None if asked.elapsed() < FASTEST_PERSON => Err(DialogFailed),
            None => Ok(None),
        }
    }

    async fn choose_target(&self, wanted: SaveDialog) -> Result<Option<PathBuf>, DialogFailed> {
        let asked = Instant::now();
        let dialog = self
            .in_front(AsyncFileDialog::new())
            .set_title(&wanted.title)
            .set_file_name(&wanted.file_name)
            .add_filter(&wanted.filter, &[wanted.extension]);
        match dialog.save_file().await {
            Some(file) => Ok(Some(file.path().to_owned())),
            None if asked.elapsed() < FASTEST_PERSON => Err(DialogFailed),
            None => Ok(None),
        }
    }

    fn reads_clipboard(&self) -> bool {
        cfg!(target_os = "linux")
    }

    async fn clipboard(&self) -> Result<Clipboard, ClipboardFailed> {
        clipboard::read(&self.app).await
    }

    fn open_browser(&self, page: &tauri::Url) -> Result<(), BrowserFailed> {
        browser::open(page).then_some(()).ok_or(BrowserFailed)
    }

    fn come_forward(&self) {
        window::come_forward(&self.app);
    }

    fn allow_camera(&self, allowed: bool) {
        camera::allow(allowed);
    }

    fn emit(&self, event: CoreEvent) {
        if let Err(error) = self.app.emit_to(window::LABEL, EVENT, event) {
            tracing::warn!(%error, "the view has not been told");
        }
    }

    fn notify(&self, notification: Notification) {
        notification::show(&self.app, notification);
    }

    fn ready(&self) {
        if !self.ready.swap(true, Ordering::AcqRel) {
            tracing::info!("the first screen can be used");
            links::register(&self.app);
        }
    }

    fn set_language(&self, language: Language) {
        window::set_language(&self.app, language);
    }

    fn quit(&self) {
        close::quit(&self.app);
    }
}
