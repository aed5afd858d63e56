//! What lies in the data folder, by name.
//!
//! | name | what |
//! |---|---|
//! | `akashi.db`, `-wal`, `-shm` | the database |
//! | `akashi.db.next` | a complete copy under a new key, on its way to become the database ([`crate::rekey`]) |
//! | `akashi.db.before` | the database as it was before a newer version changed it ([`crate::migration`]) |
//! | `passphrase.json`, `passphrase.next.json` | salt and cost of the passphrase; those of one that is being changed |
//! | `images` | image files |
//! | `in-use` | there while the store is open: left behind by whoever was killed |
//! | `unreadable-…` | a store that could not be read, set aside ([`crate::aside`]) |

use std::path::{Path, PathBuf};

/// The names in one data folder.
#[derive(Debug, Clone)]
pub(crate) struct Files {
    dir: PathBuf,
}

/// Whether there is a store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Nothing of a person.
    Nothing,
    /// A database with content.
    Whole,
    /// What goes with a database, and no database.
    Headless,
}

impl Files {
    pub(crate) fn new(dir: &Path) -> Self {
        Self {
            dir: dir.to_owned(),
        }
    }

    pub(crate) fn dir(&self) -> &Path {
        &self.dir
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.dir.join("akashi.db")
    }

    pub(crate) fn log(&self) -> PathBuf {
        self.dir.join("akashi.db-wal")
    }

    pub(crate) fn shared_memory(&self) -> PathBuf {
        self.dir.join("akashi.db-shm")
    }

    pub(crate) fn next(&self) -> PathBuf {
        self.dir.join("akashi.db.next")
    }

    pub(crate) fn before(&self) -> PathBuf {
        self.dir.join("akashi.db.before")
    }

    pub(crate) fn recipe(&self) -> PathBuf {
        self.dir.join("passphrase.json")
    }

    pub(crate) fn next_recipe(&self) -> PathBuf {
        self.dir.join("passphrase.next.json")
    }

    pub(crate) fn images(&self) -> PathBuf {
        self.dir.join("images")
    }

    pub(crate) fn in_use(&self) -> PathBuf {
        self.dir.join("in-use")
    }

    /// Everything that belongs to one store, the database first: while it is missing and something else is there, nobody
    /// takes the folder for an empty one.
    pub(crate) fn of_store(&self) -> [PathBuf; 9] {
        [
            self.database(),
            self.log(),
            self.shared_memory(),
            self.next(),
            self.before(),
            self.images(),
            self.recipe(),
            self.next_recipe(),
            self.in_use(),
        ]
    }

    /// A file without content was made but never written: no key was ever used for it. Where images lie, or a log with
    /// content, there was a database: making a new one would end them.
    pub(crate) fn standing(&self) -> Standing {
        if has_content(&self.database()) || has_content(&self.next()) {
            return Standing::Whole;
        }
        let images = std::fs::read_dir(self.images()).is_ok_and(|mut all| all.next().is_some());
        if images || has_content(&self.log()) {
            return Standing::Headless;
        }
        Standing::Nothing
    }

    /// Is the database no file that any key could have written? A key that is lost looks the same from outside as content
    /// that is; only what is empty, short or blank tells the two apart.
    pub(crate) fn is_blank(&self) -> bool {
        use std::io::Read;
        let mut page = Vec::new();
        let read = std::fs::File::open(self.database())
            .and_then(|file| file.take(crate::database::PAGE).read_to_end(&mut page));
        let short = page.len() < usize::try_from(crate::database::PAGE).unwrap_or(usize::MAX);
        read.is_ok() && (short || page.iter().all(|byte| Some(byte) == page.first()))
    }
}

fn has_content(path: &Path) -> bool {
    path.metadata().is_ok_and(|metadata| metadata.len() > 0)
}
