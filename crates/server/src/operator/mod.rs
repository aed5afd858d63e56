//! What operators do with a server's folder apart from running it.
//!
//! | module | what |
//! |---|---|
//! | [`backup`] | one archive of everything a server needs, while it runs |
//! | [`restore`] | a folder out of such an archive, or nothing |
//! | [`doctor`] | what is missing or unsafe |
//! | `archive`, `manifest` | the form of the archive, shared by the first two |
//! | `named` | the files that `university.toml` names |
//! | `certificate` | until when a certificate is valid |
//!
//! Everything here is data: a [`Said`] carries a message key and arguments; the text comes from `i18n/`, the printing
//! is the command line's.

mod archive;
pub mod backup;
mod certificate;
pub mod doctor;
mod manifest;
mod named;
pub mod restore;

use std::collections::BTreeMap;
use std::path::Path;

use akashi_i18n::Messages;

use crate::private::sync_folder;

pub use named::NamedProblem;

/// A sentence for the operator that is not yet in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Message key in `operator-checks.ftl`.
    pub key: &'static str,
    /// What stands in the sentence. Never personal data.
    pub args: BTreeMap<String, String>,
}

impl Said {
    /// A sentence without arguments.
    #[must_use]
    pub const fn new(key: &'static str) -> Self {
        Self {
            key,
            args: BTreeMap::new(),
        }
    }

    /// The same with an argument.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.args.insert(name.to_owned(), value.to_string());
        self
    }

    /// The same with the path `file`.
    #[must_use]
    pub fn with_file(self, file: &Path) -> Self {
        self.with("file", file.display())
    }

    /// The sentence in the language of `messages`.
    #[must_use]
    pub fn text(&self, messages: &Messages) -> String {
        messages
            .format(self.key, &self.args)
            .unwrap_or_else(|| self.key.to_owned())
    }
}

/// The folder in which `path` stands or would stand.
fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A folder in `folder` that only this user may enter and that goes away when it is dropped.
fn working_folder(folder: &Path, prefix: &str) -> std::io::Result<tempfile::TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(std::fs::Permissions::from_mode(0o700));
    }
    builder.tempdir_in(folder)
}
