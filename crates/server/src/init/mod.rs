//! Makes a server's folder: configuration and terms of a fictitious university as samples, and the keys.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::config;
use crate::folder;
use crate::keys::{KeyError, Keys};
use crate::private;
use crate::receipts::{ReceiptKeyError, SigningKey};

/// The sample of `university.toml`.
pub const UNIVERSITY: &str = include_str!("university.toml");

/// What is written, below the folder.
const FILES: [(&str, &str); 3] = [
    (config::FILE, UNIVERSITY),
    ("terms/ja.txt", include_str!("terms-ja.txt")),
    ("terms/en.txt", include_str!("terms-en.txt")),
];

/// Why a folder was not made.
#[derive(Debug, thiserror::Error)]
pub enum InitError {
    /// Something is there already; nothing was changed.
    #[error("{0} exists")]
    Exists(PathBuf),
    /// A file cannot be written.
    #[error("{file}: {source}")]
    Io {
        /// Which.
        file: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The keys.
    #[error(transparent)]
    Keys(#[from] KeyError),
    /// The key for receipts.
    #[error(transparent)]
    ReceiptKey(#[from] ReceiptKeyError),
}

/// Makes `dir`. Where a part of it is there already nothing is written at all.
///
/// # Errors
/// See [`InitError`].
pub fn init(dir: &Path) -> Result<(), InitError> {
    let taken = FILES
        .iter()
        .map(|(name, _)| *name)
        .chain([crate::keys::FILE, folder::DATABASE])
        .map(|name| dir.join(name))
        .find(|path| path.symlink_metadata().is_ok());
    if let Some(path) = taken {
        return Err(InitError::Exists(path));
    }
    for sub in ["", folder::TERMS, folder::DOCUMENTS] {
        let path = dir.join(sub);
        private::create_folder(&path).map_err(at(&path))?;
    }
    for (name, text) in FILES {
        let path = dir.join(name);
        write(&path, text).map_err(at(&path))?;
    }
    Keys::create(dir)?;
    SigningKey::create(dir)?;
    Ok(())
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut file = private::create_file(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    path.parent().map_or(Ok(()), private::sync_folder)
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> InitError {
    let file = path.to_owned();
    |source| InitError::Io { file, source }
}

#[cfg(test)]
mod tests {
    use akashi_domain::policy::Policies;
    use akashi_domain::{ApplicationKind, FieldId};

    use super::*;
    use crate::config::Config;

    #[test]
    fn a_new_folder_can_be_served_and_is_never_made_twice() {
        let parent = tempfile::tempdir().unwrap();
        let dir = parent.path().join("a/b");
        init(&dir).unwrap();
        let config = Config::load(&dir).unwrap();
        assert_eq!(config.university.policies, Policies::default());
        assert!(config.university.faculties.len() >= 4);
        assert_eq!(config.university.document_types.len(), 7);
        assert!(
            config
                .university
                .form(ApplicationKind::Registration)
                .rule(FieldId::NameProofIssued)
                .is_some()
        );
        for file in [config::FILE, crate::keys::FILE, "terms/ja.txt", ""] {
            assert!(!private::is_exposed(&dir.join(file)).unwrap(), "{file}");
        }
        assert!(matches!(init(&dir), Err(InitError::Exists(_))));
    }

    #[test]
    fn every_commented_policy_is_the_default() {
        let (_, policies) = UNIVERSITY.split_once("[policies]\n").unwrap();
        let (policies, _) = policies.split_once("\n\n").unwrap();
        let shown: Policies = toml::from_str(&policies.replace("# ", "")).unwrap();
        assert_eq!(shown, Policies::default());
        assert_eq!(policies.lines().count(), 25);
    }
}
