//! What only a desktop has: file dialogs, a window to close, somebody to tell that something changed.
//!
//! The shell implements it with a window, tests and the dev HTTP host without one.

use std::path::PathBuf;

use akashi_domain::Language;
use async_trait::async_trait;

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

/// The dialog could not be shown; not the same as closing it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the file dialog could not be shown")]
pub struct DialogFailed;

/// The surroundings of the core.
#[async_trait]
pub trait Host: Send + Sync + 'static {
    /// Lets the person choose files; `None` when they closed the dialog.
    ///
    /// # Errors
    /// [`DialogFailed`] when there was no dialog to close.
    async fn choose_files(&self, dialog: FileDialog) -> Result<Option<Vec<PathBuf>>, DialogFailed>;

    /// Tells the view. Must not block.
    fn emit(&self, event: CoreEvent);

    /// The first screen can be used.
    fn ready(&self);

    /// The language changed: title and menu follow.
    fn set_language(&self, language: Language);

    /// Ends the application. May return before it has.
    fn quit(&self);
}
