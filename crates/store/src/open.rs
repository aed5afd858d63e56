//! Opening the database: key, safety settings, migrations, and what a killed process left behind.

use std::path::Path;
use std::sync::Once;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::database::PAGE;
use crate::error::StoreError;
use crate::files::Files;
use crate::key::Key;
use crate::vault::Vault;
use crate::{atomic, migration};

/// Statements that a connection keeps ready: about as many as there are.
const STATEMENTS: usize = 128;
/// How often the cipher is looked for, a millisecond apart.
const CIPHER_TRIES: u32 = 1_000;

/// Why a database cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum DatabaseFailure {
    /// The key does not fit.
    #[error("wrong key")]
    WrongKey,
    /// Written by a newer version.
    #[error("too new")]
    TooNew,
    /// Written by an older version, and as it was: the steps to this one failed.
    #[error("not migrated")]
    NotMigrated,
    /// Anything else.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Opens the writer on a database of this version, with a copy kept of one of an older version. Says whether it was one.
pub(crate) fn open_writer(files: &Files, key: &Key) -> Result<(Connection, bool), DatabaseFailure> {
    let path = files.database();
    atomic::private()
        .write(true)
        .create(true)
        .truncate(false)
        .open(&path)
        .map_err(StoreError::from)?;
    let mut writer = connect(&path, key, false)?;
    let behind = migration::is_behind(&writer)?;
    if behind {
        // The last one to close brings the log into the file.
        drop(writer);
        migration::keep_copy(files).map_err(StoreError::from)?;
        writer = connect(&path, key, false)?;
    }
    migration::run(&mut writer, behind)?;
    Ok((writer, behind))
}

/// Marks the store as being in use, for as long as it is.
pub(crate) fn mark(files: &Files) -> Result<(), StoreError> {
    atomic::private()
        .write(true)
        .create(true)
        .truncate(false)
        .open(files.in_use())?;
    Ok(atomic::sync_dir(files.dir())?)
}

/// Opens the database at `path`, which exists.
pub(crate) fn connect(
    path: &Path,
    key: &Key,
    read_only: bool,
) -> Result<Connection, DatabaseFailure> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(StoreError::from)?;
    keyed(&connection, key).map_err(|error| match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::NotADatabase) => DatabaseFailure::WrongKey,
        _ => StoreError::from(error).into(),
    })?;
    settle(&connection, read_only)?;
    Ok(connection)
}

/// SQLite says that it is initialised a moment before its extension, the cipher, is: whoever hands over the first key of
/// a process in that moment, on another thread, is told that it is none. So the first one waits until a key is taken.
fn wait_for_cipher() {
    static READY: Once = Once::new();
    READY.call_once(|| {
        for _ in 0..CIPHER_TRIES {
            let taken = Connection::open_in_memory().and_then(|connection| {
                connection.pragma_update(None, "key", "any")?;
                // Whatever SQLite lets go of is overwritten: texts of statements with a key, pages with others.
                connection.pragma_update(None, "cipher_memory_security", true)
            });
            if taken.is_ok() {
                break;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
    });
}

/// Hands over the key and makes sure that it is used: a build without the cipher would ignore it silently.
pub(crate) fn keyed(connection: &Connection, key: &Key) -> rusqlite::Result<()> {
    wait_for_cipher();
    // A key that does not fit is an answer, not a word on standard error.
    connection.pragma_update(None, "cipher_log_level", "NONE")?;
    connection.execute_batch(&key.pragma("key"))?;
    connection.query_row("PRAGMA cipher_version", [], |row| row.get::<_, String>(0))?;
    connection.query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()))
}

fn settle(connection: &Connection, read_only: bool) -> Result<(), StoreError> {
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    connection.pragma_update(None, "foreign_keys", true)?;
    if read_only {
        return Ok(connection.pragma_update(None, "query_only", true)?);
    }
    let journal: String =
        connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    if journal != "wal" {
        // The folder has no memory that processes share, as on a network drive.
        return Err(StoreError::NoLocks);
    }
    connection.pragma_update(None, "synchronous", "FULL")?;
    // On macOS a disk is told to empty its own memory too; elsewhere these say nothing new.
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "checkpoint_fullfsync", true)?;
    Ok(connection.pragma_update_and_check(None, "secure_delete", true, |_| Ok(()))?)
}

/// A ceiling for the database file, in bytes.
pub(crate) fn limit(connection: &Connection, bytes: u64) -> rusqlite::Result<()> {
    let pages = i64::try_from(bytes / PAGE).unwrap_or(i64::MAX);
    connection.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))
}

/// Puts right what a killed process left behind. None of it stands in the way of opening: a disk that is full or a file
/// that cannot be removed must not lock anybody out.
pub(crate) fn tidy(connection: &Connection, vault: &Vault) {
    let swept = sweep(connection, vault);
    let requeued = crate::outbox::requeue_interrupted(connection);
    for error in [swept.err(), requeued.err()].into_iter().flatten() {
        tracing::warn!(reason = %error, "what was left behind stays until the next start");
    }
}

/// Removes image files without a row: their key was never stored, or is gone. And rows no document names.
fn sweep(connection: &Connection, vault: &Vault) -> Result<(), StoreError> {
    crate::image::delete_unnamed(connection)?;
    let known = crate::image::ids(connection)?;
    vault.sweep(&known)
}
