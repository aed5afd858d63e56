//! A new key for the database, so that a process killed at any moment leaves a store that opens.
//!
//! Wherever the key comes from, there is room for one of them: the keyring has one entry, the passphrase one recipe. So the
//! database is first written anew under the new key, whole and durable, as `akashi.db.next`. Then the key is exchanged; then
//! the new file takes the place of the old one. Who opens the store in between tries the key on both files ([`resolve`]),
//! and the one that it opens is the store: until the exchange that is the old one, which nothing has touched, and after it
//! the new one. The keys of images are rows, so they are wrapped anew with everything else.

use std::fs;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use crate::atomic;
use crate::error::StoreError;
use crate::files::Files;
use crate::key::Key;
use crate::open::{self, DatabaseFailure};

/// Writes the database anew under another key. Nobody may write to it meanwhile.
pub(crate) fn prepare(files: &Files, old: &Key, new: &Key) -> Result<(), DatabaseFailure> {
    // Swept when the folder is claimed next.
    let half = files.next().with_extension("next.tmp");
    let done = export(files, old, new, &half).and_then(|()| {
        let file = atomic::private().write(true).open(&half);
        let durable = file.and_then(|file| file.sync_all());
        durable
            .and_then(|()| fs::rename(&half, files.next()))
            .and_then(|()| atomic::sync_dir(files.dir()))
            .map_err(|error| StoreError::from(error).into())
    });
    if done.is_err() {
        let _ = fs::remove_file(&half);
    }
    done
}

fn export(files: &Files, old: &Key, new: &Key, half: &Path) -> Result<(), DatabaseFailure> {
    atomic::private()
        .write(true)
        .create(true)
        .truncate(true)
        .open(half)
        .map_err(StoreError::from)?;
    let path = half
        .to_str()
        .ok_or(StoreError::Unexpected("the name of the data folder"))?
        .replace('\'', "''");
    let from = open::connect(&files.database(), old, false)?;
    let attach = new.statement(&format!("ATTACH DATABASE '{path}' AS next KEY "), "");
    // What is written must not depend on a journal: the file is synchronised as a whole before it counts.
    let copied = from
        .execute_batch(&attach)
        .and_then(|()| from.execute_batch("PRAGMA next.synchronous = OFF"))
        .and_then(|()| from.query_row("SELECT sqlcipher_export('next')", [], |_| Ok(())))
        .and_then(|()| from.execute_batch("DETACH DATABASE next"));
    copied.map_err(StoreError::from)?;
    let to = open::connect(half, new, true)?;
    if contents(&from)? != contents(&to)? {
        return Err(StoreError::Unexpected("the copy under the new key").into());
    }
    let verdict: String = to
        .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
        .map_err(StoreError::from)?;
    match verdict.as_str() {
        "ok" => Ok(()),
        _ => Err(StoreError::Unreadable.into()),
    }
}

/// Every table with the number of its rows.
fn contents(connection: &Connection) -> Result<Vec<(String, i64)>, StoreError> {
    let sql = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name";
    let mut names = connection.prepare(sql)?;
    let names = names.query_map([], |row| row.get::<_, String>(0))?;
    names
        .map(|name| {
            let name = name?;
            let sql = format!("SELECT count(*) FROM \"{name}\"");
            let rows = connection.query_row(&sql, [], |row| row.get(0))?;
            Ok((name, rows))
        })
        .collect()
}

/// Puts the copy in the place of the database. The old log goes first: beside the new database it would be taken for its.
/// Says whether it would be there after a power cut too.
pub(crate) fn finish(files: &Files) -> Result<bool, StoreError> {
    atomic::remove(&files.log())?;
    atomic::remove(&files.shared_memory())?;
    atomic::sync_dir(files.dir())?;
    fs::rename(files.next(), files.database())?;
    // It has happened: from here on nothing is an error any more, or somebody would take the new key back. The copy from
    // before a migration holds the same rows under the key that was given up.
    let tidied = atomic::remove(&files.before()).and_then(|()| atomic::sync_dir(files.dir()));
    if let Err(error) = &tidied {
        tracing::warn!(reason = %error.kind(), "traces of the old key stay until the next start");
    }
    Ok(tidied.is_ok())
}

/// Nothing comes of a new key.
pub(crate) fn give_up(files: &Files) -> Result<(), StoreError> {
    atomic::remove(&files.next())?;
    atomic::remove(&files.next_recipe())?;
    Ok(atomic::sync_dir(files.dir())?)
}

/// Ends an exchange of keys that was interrupted, going by what `key` opens. Where it opens neither file both stay.
pub(crate) fn resolve(files: &Files, key: &Key) -> Result<(), StoreError> {
    if !files.next().exists() {
        return Ok(());
    }
    if opens(&files.database(), key) {
        tracing::info!("a new key was begun and not taken: the old one stays");
        give_up(files)
    } else if opens(&files.next(), key) {
        tracing::info!("a new key was taken: its database takes its place");
        finish(files).map(drop)
    } else {
        Ok(())
    }
}

/// Does `key` open the database at `path`?
pub(crate) fn opens(path: &Path, key: &Key) -> bool {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    path.metadata().is_ok_and(|file| file.len() > 0)
        && Connection::open_with_flags(path, flags)
            .is_ok_and(|connection| open::keyed(&connection, key).is_ok())
}
