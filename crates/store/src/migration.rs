//! Bringing a database to the schema of this version: all steps or none, and never without a copy of what was there.
//!
//! The copy is the database file itself, byte for byte, under the same key. It goes when the database was opened once more
//! without having to be changed, or earlier when an image is removed: the copy has that image's key.

use std::fs::{self, File};
use std::io;

use rusqlite::Connection;

use crate::atomic;
use crate::error::StoreError;
use crate::files::Files;
use crate::open::DatabaseFailure;

mod steps {
    refinery::embed_migrations!("src/migrations");
}

/// Was the database written by an older version? Not one that is empty.
pub(crate) fn is_behind(connection: &Connection) -> Result<bool, StoreError> {
    let known: bool = connection.query_row(
        "SELECT count(*) > 0 FROM sqlite_master WHERE name = 'refinery_schema_history'",
        [],
        |row| row.get(0),
    )?;
    if !known {
        return Ok(false);
    }
    let sql = "SELECT coalesce(max(version), 0) FROM refinery_schema_history";
    let found: i64 = connection.query_row(sql, [], |row| row.get(0))?;
    let newest = steps::migrations::runner()
        .get_migrations()
        .iter()
        .map(|step| i64::from(step.version()))
        .max();
    Ok(found > 0 && newest.is_some_and(|newest| found < newest))
}

/// Keeps a copy of the database, durably. Nobody may have it open: that would have its locks let go.
pub(crate) fn keep_copy(files: &Files) -> io::Result<()> {
    let copy = files.before();
    let half = copy.with_extension("before.tmp");
    let copied = copy_to(files, &half).and_then(|()| fs::rename(&half, &copy));
    if copied.is_err() {
        let _ = fs::remove_file(&half);
    }
    copied.and_then(|()| atomic::sync_dir(files.dir()))
}

fn copy_to(files: &Files, half: &std::path::Path) -> io::Result<()> {
    let mut from = File::open(files.database())?;
    let mut to = atomic::private()
        .write(true)
        .create(true)
        .truncate(true)
        .open(half)?;
    io::copy(&mut from, &mut to)?;
    to.sync_all()
}

/// Takes the steps that are missing.
pub(crate) fn run(connection: &mut Connection, behind: bool) -> Result<(), DatabaseFailure> {
    let runner = steps::migrations::runner()
        .set_grouped(true)
        .set_abort_missing(true);
    let Err(error) = runner.run(connection) else {
        return Ok(());
    };
    // A step that this version does not know was taken by a newer one.
    if matches!(error.kind(), refinery::error::Kind::MissingVersion(_)) {
        return Err(DatabaseFailure::TooNew);
    }
    match refused(&error) {
        full @ (StoreError::DiskFull | StoreError::Unwritable) => Err(full.into()),
        _ if behind => Err(DatabaseFailure::NotMigrated),
        other => Err(other.into()),
    }
}

fn refused(error: &refinery::Error) -> StoreError {
    let source = match error.kind() {
        refinery::error::Kind::Connection(_, source) => Some(source),
        _ => None,
    };
    match source.and_then(|source| source.downcast_ref::<rusqlite::Error>()) {
        Some(rusqlite::Error::SqliteFailure(failure, _)) => {
            rusqlite::Error::SqliteFailure(*failure, None).into()
        }
        _ => {
            tracing::error!(reason = %error, "migration refused");
            StoreError::Unexpected("the schema")
        }
    }
}
