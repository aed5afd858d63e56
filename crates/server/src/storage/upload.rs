//! The table `upload`: images that have not arrived whole yet.

use std::collections::HashSet;

use akashi_protocol::Digest;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, named_params};
use uuid::Uuid;

use super::{StorageError, cell};
use crate::documents::Sealed;

/// One upload on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadRow {
    /// Of which application.
    pub application: Uuid,
    /// Digest of the whole, as announced.
    pub sha256: Digest,
    /// Bytes of the whole, as announced.
    pub bytes: u64,
    /// Where the bytes lie that have come.
    pub part: Sealed,
    /// When it began.
    pub begun: Timestamp,
}

/// Begins an upload.
///
/// # Errors
/// When the database refuses.
pub fn insert(conn: &Connection, row: &UploadRow) -> Result<(), StorageError> {
    conn.prepare_cached(
        "INSERT INTO upload (application_id, upload_sha256, upload_bytes, file, file_key, begun_at)
         VALUES (:application, :sha256, :bytes, :file, :key, :at)",
    )?
    .execute(named_params! {
        ":application": row.application.to_string(),
        ":sha256": row.sha256.to_string(),
        ":bytes": cell::number(row.bytes),
        ":file": row.part.file,
        ":key": row.part.wrapped_key,
        ":at": row.begun.as_millisecond(),
    })?;
    Ok(())
}

/// The upload of an application with this digest.
///
/// # Errors
/// When the database refuses.
pub fn find(
    conn: &Connection,
    application: Uuid,
    sha256: Digest,
) -> Result<Option<UploadRow>, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT * FROM upload WHERE application_id = :application AND upload_sha256 = :sha256",
    )?;
    let found = statement.query_row(
        named_params! { ":application": application.to_string(), ":sha256": sha256.to_string() },
        from_row,
    );
    Ok(found.optional()?)
}

/// Every upload of an application.
///
/// # Errors
/// When the database refuses.
pub fn of_application(
    conn: &Connection,
    application: Uuid,
) -> Result<Vec<UploadRow>, StorageError> {
    let mut statement =
        conn.prepare_cached("SELECT * FROM upload WHERE application_id = ?1 ORDER BY begun_at")?;
    let rows = statement.query_map([application.to_string()], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Uploads that began before `moment`.
///
/// # Errors
/// When the database refuses.
pub fn begun_before(conn: &Connection, moment: Timestamp) -> Result<Vec<UploadRow>, StorageError> {
    let mut statement = conn
        .prepare_cached("SELECT * FROM upload WHERE begun_at < ?1 ORDER BY begun_at LIMIT 500")?;
    let rows = statement.query_map([moment.as_millisecond()], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Forgets an upload, and its key with it. `false` when it is not there any more.
///
/// # Errors
/// When the database refuses.
pub fn delete(conn: &Connection, row: &UploadRow) -> Result<bool, StorageError> {
    let deleted = conn
        .prepare_cached(
            "DELETE FROM upload
              WHERE application_id = :application AND upload_sha256 = :sha256 AND file = :file",
        )?
        .execute(named_params! {
            ":application": row.application.to_string(),
            ":sha256": row.sha256.to_string(),
            ":file": row.part.file,
        })?;
    Ok(deleted == 1)
}

/// Takes the vault's files that uploads have out of `files`.
///
/// # Errors
/// When the database refuses.
pub fn take_out_files(conn: &Connection, files: &mut HashSet<String>) -> Result<(), StorageError> {
    let mut statement = conn.prepare_cached("SELECT file FROM upload")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        files.remove(&row.get::<_, String>(0)?);
    }
    Ok(())
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<UploadRow> {
    Ok(UploadRow {
        application: cell::id(row, "application_id")?,
        sha256: cell::digest(row, "upload_sha256")?,
        bytes: cell::read(row, "upload_bytes", |n: i64| u64::try_from(n).ok())?,
        part: Sealed {
            file: row.get("file")?,
            wrapped_key: row.get("file_key")?,
        },
        begun: cell::at(row, "begun_at")?,
    })
}
