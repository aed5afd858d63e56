//! From `.ftl` files to typed functions: reading, the check that both languages say the same things, and the two
//! writers. Used by the build script, and by the tests, which feed it broken sets.

mod check;
mod read;
pub mod rust;
pub mod typescript;

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::Path;

/// The folders that must exist; the first one is the original that the others are compared with.
pub const LANGUAGES: [&str; 2] = ["ja", "en"];

/// A set of messages in which every language has every key with the same variables.
#[derive(Debug)]
pub struct Set {
    /// Per language: file name → its text, as written.
    pub sources: BTreeMap<&'static str, BTreeMap<String, String>>,
    /// Key → its variables. The same in every language.
    pub messages: BTreeMap<String, Variables>,
    /// Key → the file in which it stands.
    pub files: BTreeMap<String, String>,
}

/// The variables of one message, by name.
pub type Variables = BTreeMap<String, Kind>;

/// What a variable is passed as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Anything that can be shown.
    Text,
    /// A number: the message chooses a plural form by it, or formats it.
    Number,
}

/// What is wrong, where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Complaint {
    /// `ja/general.ftl`
    pub file: String,
    /// The message, where one is concerned.
    pub key: Option<String>,
    /// The complaint itself.
    pub what: String,
}

impl Complaint {
    fn new(file: impl Into<String>, key: Option<&str>, what: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            key: key.map(str::to_owned),
            what: what.into(),
        }
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.key {
            Some(key) => write!(f, "i18n/{}: {key}: {}", self.file, self.what),
            None => write!(f, "i18n/{}: {}", self.file, self.what),
        }
    }
}

/// Reads every language under `root` and compares them.
///
/// # Errors
/// The outer error is the file system's; the inner one lists everything that is wrong with the messages.
pub fn load(root: &Path) -> io::Result<Result<Set, Vec<Complaint>>> {
    let mut sources = BTreeMap::new();
    for language in LANGUAGES {
        sources.insert(language, read::sources(&root.join(language))?);
    }
    Ok(check::check(sources))
}
