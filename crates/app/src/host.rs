//! What only a desktop has: file dialogs, a window to close, somebody to tell that something changed.
//!
//! The shell implements it with a window, tests and the dev HTTP host without one.

use std::path::PathBuf;

use akashi_domain::{Language, Sensitive};
use async_trait::async_trait;
use url::Url;

use crate::api::CoreEvent;

/// A native dialog in which files are chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileDialog {
    /// Language of the application, for whatever the dialog itself says.
    pub language: Language,
    /// Title of the dialog.
    pub title: String,
    /// Name of the filter.
    pub filter: String,
    /// Endings the filter lets through, without the dot. What a file *is* is decided by its bytes.
    pub extensions: &'static [&'static str],
    /// May several files be chosen?
    pub multiple: bool,
}

/// A native dialog in which a place for a new file is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaveDialog {
    /// Language of the application, for whatever the dialog itself says.
    pub language: Language,
    /// Title of the dialog.
    pub title: String,
    /// Name of the filter.
    pub filter: String,
    /// Ending of the file, without the dot.
    pub extension: &'static str,
    /// Name that is proposed.
    pub file_name: String,
}

/// The dialog could not be shown; not the same as closing it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the file dialog could not be shown")]
pub struct DialogFailed;

/// What lies in the clipboard of the system, of all that can become an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clipboard {
    /// Nothing of use.
    Nothing,
    /// An image, as whoever copied it encoded it.
    Image(Sensitive<Vec<u8>>),
    /// Copied files.
    Files(Vec<PathBuf>),
}

/// The clipboard could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the clipboard could not be read")]
pub struct ClipboardFailed;

/// The browser could not be started.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the browser could not be started")]
pub struct BrowserFailed;

/// A word to somebody who is doing something else. It may be seen by others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notification {
    /// Who speaks.
    pub title: String,
    /// What there is to say. Never personal data.
    pub body: String,
}

/// The surroundings of the core.
#[async_trait]
pub trait Host: Send + Sync + 'static {
    /// Lets the person choose files; `None` when they closed the dialog.
    ///
    /// # Errors
    /// [`DialogFailed`] when there was no dialog to close.
    async fn choose_files(&self, dialog: FileDialog) -> Result<Option<Vec<PathBuf>>, DialogFailed>;

    /// Lets the person choose where to save; `None` when they closed the dialog. It has asked before an existing file
    /// is named.
    ///
    /// # Errors
    /// [`DialogFailed`] when there was no dialog to close.
    async fn choose_target(&self, dialog: SaveDialog) -> Result<Option<PathBuf>, DialogFailed>;

    /// Whether [`Host::clipboard`] has to be asked for an image that is pasted; elsewhere the page is given it.
    fn reads_clipboard(&self) -> bool;

    /// What lies in the clipboard. Asked only when the person pastes.
    ///
    /// # Errors
    /// [`ClipboardFailed`] when nobody could be asked.
    async fn clipboard(&self) -> Result<Clipboard, ClipboardFailed>;

    /// Opens a page in the system's browser. It may be logged nowhere. Must not block.
    ///
    /// # Errors
    /// [`BrowserFailed`] where it is known that nothing was opened.
    fn open_browser(&self, page: &Url) -> Result<(), BrowserFailed>;

    /// Brings the window to the front, where the desktop allows it.
    fn come_forward(&self);

    /// From now on the page may use the camera, or may not.
    fn allow_camera(&self, allowed: bool);

    /// Tells the view. Must not block.
    fn emit(&self, event: CoreEvent);

    /// Lets the desktop show this, unless the person is looking at the application anyway. Must not block.
    fn notify(&self, notification: Notification);

    /// The first screen can be used.
    fn ready(&self);

    /// The language changed: title and menu follow.
    fn set_language(&self, language: Language);

    /// Ends the application. May return before it has.
    fn quit(&self);
}
