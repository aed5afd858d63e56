//! The table `verified_backup`: what the last backup that was read back holds.

use std::path::Path;

use akashi_protocol::changes::BackedUp;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior, named_params};
use uuid::Uuid;

use super::{StorageError, cell, open};
use crate::applications::Owner;
use crate::audit::{self, Actor, Event, Subject};
use crate::keys::Key;

/// A backup that was read back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VerifiedBackup {
    /// When its copy of the database was begun.
    pub made: Timestamp,
    /// The number of the last change in it.
    pub change: i64,
}

/// Is the revision in the last backup?
///
/// # Errors
/// When the database refuses.
pub fn holds(conn: &Connection, application: Uuid, revision: u32) -> Result<bool, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT 1 FROM change
          WHERE application_id = :id AND revision >= :revision
            AND seq <= (SELECT change_seq FROM verified_backup)",
    )?;
    let known = named_params! { ":id": application.to_string(), ":revision": revision };
    Ok(statement.exists(known)?)
}

/// The owner's applications in the last backup.
///
/// # Errors
/// When the database refuses.
pub fn held_of(conn: &Connection, owner: Owner) -> Result<Vec<BackedUp>, StorageError> {
    let (whose, id) = match owner {
        Owner::Credential(application) => ("application_id = :id", application),
        Owner::Account(account) => (
            "application_id IN (SELECT id FROM application WHERE account_id = :id)",
            account,
        ),
    };
    let mut statement = conn.prepare_cached(&format!(
        "SELECT application_id, max(revision) AS revision FROM change
          WHERE {whose} AND seq <= (SELECT change_seq FROM verified_backup)
          GROUP BY application_id"
    ))?;
    let rows = statement.query_map(named_params! { ":id": id.to_string() }, |row| {
        Ok(BackedUp {
            application: cell::id(row, "application_id")?,
            revision: row.get("revision")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The last backup that was read back.
///
/// # Errors
/// When the database refuses.
pub fn last(conn: &Connection) -> Result<Option<VerifiedBackup>, StorageError> {
    let mut statement = conn.prepare("SELECT made_at, change_seq FROM verified_backup")?;
    let found = statement.query_row([], |row| {
        Ok(VerifiedBackup {
            made: cell::at(row, "made_at")?,
            change: row.get("change_seq")?,
        })
    });
    Ok(found.optional()?)
}

/// Writes down, beside the server that may run on it, that a backup of the database at `path` was read back: one made at
/// `made`, whose last change has the mark `mark`. `false` when this database is not the one that was backed up (it was
/// replaced meanwhile), or belongs to another version.
///
/// # Errors
/// When the database refuses.
pub fn record(
    path: &Path,
    key: &Key,
    made: Timestamp,
    mark: Option<&str>,
    now: Timestamp,
) -> Result<bool, StorageError> {
    let mut writer = open::writer(path, key)?;
    if !open::is_current(&writer)? {
        return Ok(false);
    }
    let tx = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let change = match mark {
        None => 0,
        Some(mark) => {
            let found = tx.query_row("SELECT seq FROM change WHERE mark = ?1", [mark], |row| {
                row.get::<_, i64>(0)
            });
            match found.optional()? {
                Some(seq) => seq,
                None => return Ok(false),
            }
        }
    };
    // Of two that were made side by side the one that holds more counts, whichever was read back last.
    tx.execute(
        "INSERT INTO verified_backup (slot, made_at, change_seq) VALUES (1, :made, :change)
         ON CONFLICT (slot) DO UPDATE SET made_at = excluded.made_at, change_seq = excluded.change_seq
          WHERE excluded.change_seq >= verified_backup.change_seq",
        named_params! { ":made": made.as_millisecond(), ":change": change },
    )?;
    let event = Event::new(Actor::Operator, "backup.verified", Subject::Server);
    audit::append(
        &tx,
        &event.with(serde_json::json!({ "change": change })),
        now,
    )?;
    tx.commit()?;
    Ok(true)
}
