//! Looking at a server's database from another process, for the commands of operators. Nothing is made, migrated or
//! written, whatever version wrote it, and a server that is running goes on.

use std::path::Path;

use akashi_protocol::receipt::KeyId;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _};

use super::backup::{self, VerifiedBackup};
use super::{StorageError, cell, change, open};
use crate::audit;
use crate::keys::Key;

/// A database that is only looked at.
pub struct Inspection(Connection);

/// How closely [`Inspection::is_sound`] looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closely {
    /// Every page and row, not every index entry.
    Quickly,
    /// Everything.
    Fully,
}

/// What a copy of the database refers to, and how far it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// Images, by their names in the vault.
    pub documents: Vec<String>,
    /// The key that signs receipts.
    pub receipt_key: Option<KeyId>,
    /// The mark of the last change in it.
    pub last_change: Option<String>,
}

/// Staff accounts that are not disabled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StaffCount {
    /// All of them.
    pub all: u64,
    /// Those without an authenticator.
    pub without_totp: u64,
}

/// The version this program brings a database to.
#[must_use]
pub fn newest_schema() -> i64 {
    open::newest_version()
}

impl Inspection {
    /// Opens the database at `path`, which must exist.
    ///
    /// # Errors
    /// [`StorageError::WrongKey`], [`StorageError::NotEncrypted`], or what the engine says.
    pub fn open(path: &Path, key: &Key) -> Result<Self, StorageError> {
        open::reader(path, key).map(Self)
    }

    /// Writes a complete copy of one state of the database, encrypted with the same key, and answers with the files that
    /// this state refers to. Writers go on meanwhile and do not make it start again: it is one long read.
    ///
    /// # Errors
    /// When the copy cannot be written.
    pub fn copy_to(&self, path: &Path, key: &Key) -> Result<Copied, StorageError> {
        let state = self.0.unchecked_transaction()?;
        // The first read settles which state is seen, so it comes before the copy.
        let copied = Copied {
            documents: document_files(&state)?,
            receipt_key: current_receipt_key(&state)?,
            last_change: change::last_mark(&state)?,
        };
        open::copy(&state, path, key)?;
        state.commit()?;
        Ok(copied)
    }

    /// The key that signs receipts; `None` also where an older program made the database.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn receipt_key(&self) -> Result<Option<KeyId>, StorageError> {
        current_receipt_key(&self.0)
    }

    /// The vault's files that the database refers to.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn document_files(&self) -> Result<Vec<String>, StorageError> {
        document_files(&self.0)
    }

    /// Does it refer to this file of the vault now?
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn has_document_file(&self, file: &str) -> Result<bool, StorageError> {
        super::document::has_file(&self.0, file)
    }

    /// The last migration that was applied: its number, and when.
    ///
    /// # Errors
    /// When there is none, as in a database that no server has finished making.
    pub fn schema(&self) -> Result<(i64, Option<Timestamp>), StorageError> {
        let (version, applied_on): (i64, String) = self.0.query_row(
            "SELECT version, applied_on FROM refinery_schema_history ORDER BY version DESC LIMIT 1",
            [],
            |row| Ok((row.get("version")?, row.get("applied_on")?)),
        )?;
        Ok((version, applied_on.parse().ok()))
    }

    /// Is the file whole, and does every reference lead somewhere?
    ///
    /// # Errors
    /// When it cannot be read for another reason than being damaged.
    pub fn is_sound(&self, closely: Closely) -> Result<bool, StorageError> {
        match self.complaints(closely).map_err(StorageError::from) {
            Ok(found) => Ok(!found),
            Err(error) if error.is_damage() => Ok(false),
            Err(error) => Err(error),
        }
    }

    fn complaints(&self, closely: Closely) -> rusqlite::Result<bool> {
        let pragma = match closely {
            Closely::Quickly => "PRAGMA quick_check(1)",
            Closely::Fully => "PRAGMA integrity_check(1)",
        };
        let said: String = self.0.query_row(pragma, [], |row| row.get(0))?;
        let dangling = self.0.prepare("PRAGMA foreign_key_check")?.exists([])?;
        Ok(said != "ok" || dangling)
    }

    /// The first line of the audit trail that is not as it was written, if there is one.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn broken_trail(&self) -> Result<Option<i64>, StorageError> {
        Ok(audit::verify(&self.0)?.err())
    }

    /// When the last line of the audit trail was written.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn last_event_at(&self) -> Result<Option<Timestamp>, StorageError> {
        let last = self.0.query_row(
            "SELECT at FROM audit_event ORDER BY seq DESC LIMIT 1",
            [],
            |row| cell::at(row, "at"),
        );
        Ok(last.optional()?)
    }

    /// The last backup that was read back, and since when something has happened that is not in it. Only of a database of
    /// this version.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn backed_up(&self) -> Result<(Option<VerifiedBackup>, Option<Timestamp>), StorageError> {
        let last = backup::last(&self.0)?;
        let since = change::first_after(&self.0, last.map_or(0, |last| last.change))?;
        Ok((last, since))
    }

    /// How many people can decide.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn staff(&self) -> Result<StaffCount, StorageError> {
        Ok(self.0.query_row(
            "SELECT count(*) AS everyone, count(*) FILTER (WHERE totp_secret IS NULL) AS without_totp
               FROM staff_account WHERE disabled_at IS NULL",
            [],
            |row| {
                let count = |name| cell::read(row, name, |n: i64| u64::try_from(n).ok());
                Ok(StaffCount {
                    all: count("everyone")?,
                    without_totp: count("without_totp")?,
                })
            },
        )?)
    }
}

impl std::fmt::Debug for Inspection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Inspection(…)")
    }
}

fn current_receipt_key(conn: &Connection) -> Result<Option<KeyId>, StorageError> {
    let known = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'receipt_key'";
    if !conn.prepare(known)?.exists([])? {
        return Ok(None);
    }
    super::receipt_key::current(conn)
}

fn document_files(conn: &Connection) -> Result<Vec<String>, StorageError> {
    let mut statement = conn.prepare(
        "SELECT upload_file AS file FROM document WHERE upload_file IS NOT NULL
         UNION ALL
         SELECT image_file FROM document WHERE image_file IS NOT NULL",
    )?;
    let files = statement.query_map([], |row| row.get("file"))?;
    Ok(files.collect::<Result<_, _>>()?)
}
