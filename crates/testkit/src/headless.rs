//! A host without a window: a test says what the person chooses, and reads what the view would have been told.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use akashi_app::api::CoreEvent;
use akashi_app::{
    BrowserFailed, Clipboard, ClipboardFailed, DialogFailed, FileDialog, Host, Notification,
    SaveDialog,
};
use akashi_domain::Language;
use async_trait::async_trait;
use tokio::sync::broadcast;
use url::Url;

/// What the file dialog answers: files, closed without a choice, or not shown at all.
pub type Choice = Result<Option<Vec<PathBuf>>, DialogFailed>;

/// What the dialog for a place to save answers: a place, closed without one, or not shown at all.
pub type Target = Result<Option<PathBuf>, DialogFailed>;

/// The host. Clones are the same host.
#[derive(Clone)]
pub struct Headless {
    state: Arc<Mutex<State>>,
    events: broadcast::Sender<CoreEvent>,
}

#[derive(Default)]
struct State {
    choices: VecDeque<Choice>,
    targets: VecDeque<Target>,
    told: Vec<CoreEvent>,
    dialogs: Vec<FileDialog>,
    saves: Vec<SaveDialog>,
    notifications: Vec<Notification>,
    /// What was copied; of a computer whose window reads it, otherwise nothing.
    clipboard: Option<Clipboard>,
    camera: bool,
    no_browser: bool,
    pages: Vec<Url>,
    forward: usize,
    language: Option<Language>,
    ready: bool,
    quit: bool,
}

impl Default for Headless {
    fn default() -> Self {
        Self {
            state: Arc::default(),
            events: broadcast::channel(256).0,
        }
    }
}

impl Headless {
    /// The answer to the next file dialog.
    pub fn will_choose(&self, choice: Choice) {
        self.state().choices.push_back(choice);
    }

    /// The answer to the next dialog for a place to save.
    pub fn will_save(&self, target: Target) {
        self.state().targets.push_back(target);
    }

    /// From now on this computer's window reads the clipboard, and finds this in it.
    pub fn copy(&self, clipboard: Clipboard) {
        self.state().clipboard = Some(clipboard);
    }

    /// From now on no browser can be started.
    pub fn lose_browser(&self) {
        self.state().no_browser = true;
    }

    /// Every page that was opened in the browser.
    #[must_use]
    pub fn pages(&self) -> Vec<Url> {
        self.state().pages.clone()
    }

    /// How often the window came to the front.
    #[must_use]
    pub fn came_forward(&self) -> usize {
        self.state().forward
    }

    /// May the page use the camera?
    #[must_use]
    pub fn allows_camera(&self) -> bool {
        self.state().camera
    }

    /// Events from now on.
    #[must_use]
    pub fn listen(&self) -> broadcast::Receiver<CoreEvent> {
        self.events.subscribe()
    }

    /// Every event so far; they are forgotten here.
    #[must_use]
    pub fn take_events(&self) -> Vec<CoreEvent> {
        std::mem::take(&mut self.state().told)
    }

    /// Every file dialog that was shown.
    #[must_use]
    pub fn dialogs(&self) -> Vec<FileDialog> {
        self.state().dialogs.clone()
    }

    /// Every dialog for a place to save that was shown.
    #[must_use]
    pub fn saves(&self) -> Vec<SaveDialog> {
        self.state().saves.clone()
    }

    /// Every notification of the desktop.
    #[must_use]
    pub fn notifications(&self) -> Vec<Notification> {
        self.state().notifications.clone()
    }

    /// Was the application ended?
    #[must_use]
    pub fn has_quit(&self) -> bool {
        self.state().quit
    }

    /// Could the first screen be used?
    #[must_use]
    pub fn was_ready(&self) -> bool {
        self.state().ready
    }

    /// The language that title and menu were set to.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        self.state().language
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl Host for Headless {
    async fn choose_files(&self, dialog: FileDialog) -> Choice {
        let mut state = self.state();
        state.dialogs.push(dialog);
        state.choices.pop_front().unwrap_or(Ok(None))
    }

    async fn choose_target(&self, dialog: SaveDialog) -> Target {
        let mut state = self.state();
        state.saves.push(dialog);
        state.targets.pop_front().unwrap_or(Ok(None))
    }

    fn reads_clipboard(&self) -> bool {
        self.state().clipboard.is_some()
    }

    async fn clipboard(&self) -> Result<Clipboard, ClipboardFailed> {
        self.state().clipboard.clone().ok_or(ClipboardFailed)
    }

    fn open_browser(&self, page: &Url) -> Result<(), BrowserFailed> {
        let mut state = self.state();
        if state.no_browser {
            return Err(BrowserFailed);
        }
        state.pages.push(page.clone());
        Ok(())
    }

    fn come_forward(&self) {
        self.state().forward += 1;
    }

    fn allow_camera(&self, allowed: bool) {
        self.state().camera = allowed;
    }

    fn emit(&self, event: CoreEvent) {
        self.state().told.push(event.clone());
        // Nobody may be listening.
        let _ = self.events.send(event);
    }

    fn notify(&self, notification: Notification) {
        self.state().notifications.push(notification);
    }

    fn ready(&self) {
        self.state().ready = true;
        // The start figure is taken at this line, as in the window.
        tracing::info!("the first screen can be used");
    }

    fn set_language(&self, language: Language) {
        self.state().language = Some(language);
    }

    fn quit(&self) {
        self.state().quit = true;
    }
}
