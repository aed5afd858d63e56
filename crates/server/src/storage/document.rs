//! The tables `document` and `deletion_record`: images, where they lie, and that they were erased.

use std::collections::HashSet;

use akashi_protocol::Digest;
use akashi_protocol::application::DocumentRole;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, named_params};
use uuid::Uuid;

pub use akashi_protocol::staff::DocumentState;

use super::{StorageError, cell};
use crate::documents::Sealed;

/// One image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentRow {
    /// Its id.
    pub id: Uuid,
    /// Of which application.
    pub application: Uuid,
    /// Digest of the upload: what it is known by.
    pub sha256: Digest,
    /// Bytes of the upload.
    pub bytes: u64,
    /// Where the background job stands with it.
    pub state: DocumentState,
    /// The upload, until it is encoded anew.
    pub upload: Option<Sealed>,
    /// The image encoded anew.
    pub image: Option<Sealed>,
    /// Pixels of the image encoded anew.
    pub size: Option<(u32, u32)>,
    /// How often encoding anew was tried.
    pub attempts: u32,
    /// Why the image encoded anew may be hard to read.
    pub readability: Vec<String>,
}

impl DocumentRow {
    /// Does the server hold it, in whatever form?
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.state != DocumentState::Erased
    }

    /// The files it has in the vault.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        [&self.upload, &self.image]
            .into_iter()
            .flatten()
            .map(|sealed| sealed.file.as_str())
    }
}

/// A new upload.
#[derive(Debug)]
pub struct Upload<'a> {
    /// Of which application.
    pub application: Uuid,
    /// Its digest.
    pub sha256: Digest,
    /// Its bytes.
    pub bytes: u64,
    /// `image/jpeg` or `image/png`, by its content.
    pub media_type: &'a str,
    /// Where it lies.
    pub sealed: &'a Sealed,
    /// When it came.
    pub at: Timestamp,
}

const fn state_name(state: DocumentState) -> &'static str {
    match state {
        DocumentState::Waiting => "waiting",
        DocumentState::Ready => "ready",
        DocumentState::Undecodable => "undecodable",
        DocumentState::Erased => "erased",
    }
}

fn state_from_name(name: String) -> Option<DocumentState> {
    use DocumentState as S;
    [S::Waiting, S::Ready, S::Undecodable, S::Erased]
        .into_iter()
        .find(|state| state_name(*state) == name)
}

/// Adds an upload that waits to be encoded anew.
///
/// # Errors
/// When the database refuses.
pub fn insert(conn: &Connection, id: Uuid, upload: &Upload<'_>) -> Result<(), StorageError> {
    conn.prepare_cached(
        "INSERT INTO document (id, application_id, upload_sha256, upload_bytes, media_type, state,
                               upload_file, upload_key, uploaded_at)
         VALUES (:id, :application, :sha256, :bytes, :media_type, 'waiting', :file, :key, :at)",
    )?
    .execute(named_params! {
        ":id": id.to_string(),
        ":application": upload.application.to_string(),
        ":sha256": upload.sha256.to_string(),
        ":bytes": cell::number(upload.bytes),
        ":media_type": upload.media_type,
        ":file": upload.sealed.file,
        ":key": upload.sealed.wrapped_key,
        ":at": upload.at.as_millisecond(),
    })?;
    Ok(())
}

/// The image of an application with this digest.
///
/// # Errors
/// When the database refuses.
pub fn find(
    conn: &Connection,
    application: Uuid,
    sha256: Digest,
) -> Result<Option<DocumentRow>, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT * FROM document WHERE application_id = :application AND upload_sha256 = :sha256",
    )?;
    let found = statement.query_row(
        named_params! { ":application": application.to_string(), ":sha256": sha256.to_string() },
        from_row,
    );
    Ok(found.optional()?)
}

/// Every image of an application.
///
/// # Errors
/// When the database refuses.
pub fn of_application(
    conn: &Connection,
    application: Uuid,
) -> Result<Vec<DocumentRow>, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT * FROM document WHERE application_id = ?1 ORDER BY uploaded_at, id",
    )?;
    let rows = statement.query_map([application.to_string()], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The images a revision names, in its order, with what they show.
///
/// # Errors
/// When the database refuses.
pub fn of_revision(
    conn: &Connection,
    application: Uuid,
    revision: u32,
) -> Result<Vec<(DocumentRole, DocumentRow)>, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT document.*, revision_document.role AS role
           FROM revision_document JOIN document ON document.id = revision_document.document_id
          WHERE revision_document.application_id = :application AND revision = :revision
          ORDER BY position",
    )?;
    let rows = statement.query_map(
        named_params! { ":application": application.to_string(), ":revision": revision },
        |row| {
            let role = cell::read(row, "role", |name: String| DocumentRole::from_name(&name))?;
            Ok((role, from_row(row)?))
        },
    )?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Images that wait to be encoded anew, oldest first.
///
/// # Errors
/// When the database refuses.
pub fn waiting(conn: &Connection, limit: u32) -> Result<Vec<DocumentRow>, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT * FROM document WHERE state = 'waiting' ORDER BY attempts, uploaded_at, id LIMIT ?1",
    )?;
    let rows = statement.query_map([limit], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Counts a try before it is made, so that an image that ends the server is not tried for ever.
///
/// # Errors
/// When the database refuses.
pub fn count_attempt(conn: &Connection, id: Uuid) -> Result<(), StorageError> {
    conn.prepare_cached("UPDATE document SET attempts = attempts + 1 WHERE id = ?1")?
        .execute([id.to_string()])?;
    Ok(())
}

/// The image encoded anew takes the place of the upload, whose key goes here and now. `readability` is a JSON list of
/// codes. `false` when the image does not wait any more.
///
/// # Errors
/// When the database refuses.
pub fn set_ready(
    conn: &Connection,
    id: Uuid,
    sealed: &Sealed,
    (sha256, bytes): (Digest, u64),
    (width, height): (u32, u32),
    readability: &str,
    at: Timestamp,
) -> Result<bool, StorageError> {
    let changed = conn
        .prepare_cached(include_str!("document_ready.sql"))?
        .execute(named_params! {
            ":id": id.to_string(),
            ":file": sealed.file,
            ":key": sealed.wrapped_key,
            ":sha256": sha256.to_string(),
            ":bytes": cell::number(bytes),
            ":width": width,
            ":height": height,
            ":readability": readability,
            ":at": at.as_millisecond(),
        })?;
    Ok(changed == 1)
}

/// No image can be made of the upload; its key goes. `false` when it does not wait any more.
///
/// # Errors
/// When the database refuses.
pub fn set_undecodable(conn: &Connection, id: Uuid, at: Timestamp) -> Result<bool, StorageError> {
    let changed = conn
        .prepare_cached(
            "UPDATE document SET state = 'undecodable', encoded_at = :at, upload_file = NULL, upload_key = NULL
              WHERE id = :id AND state = 'waiting'",
        )?
        .execute(named_params! { ":id": id.to_string(), ":at": at.as_millisecond() })?;
    Ok(changed == 1)
}

/// Destroys the keys of an image and records that it was erased. Its digest and the fact of the check stay.
///
/// # Errors
/// When the database refuses.
pub fn erase(
    conn: &Connection,
    row: &DocumentRow,
    record: Uuid,
    reason: &str,
    at: Timestamp,
) -> Result<(), StorageError> {
    conn.prepare_cached(
        "UPDATE document SET state = 'erased', erased_at = :at, upload_file = NULL, upload_key = NULL,
                             image_file = NULL, image_key = NULL
          WHERE id = :id",
    )?
    .execute(named_params! { ":id": row.id.to_string(), ":at": at.as_millisecond() })?;
    conn.prepare_cached(
        "INSERT INTO deletion_record (id, application_id, document_id, upload_sha256, reason, deleted_at)
         VALUES (:id, :application, :document, :sha256, :reason, :at)",
    )?
    .execute(named_params! {
        ":id": record.to_string(),
        ":application": row.application.to_string(),
        ":document": row.id.to_string(),
        ":sha256": row.sha256.to_string(),
        ":reason": reason,
        ":at": at.as_millisecond(),
    })?;
    Ok(())
}

/// Is `file` the vault's file of some image?
///
/// # Errors
/// When the database refuses.
pub fn has_file(conn: &Connection, file: &str) -> Result<bool, StorageError> {
    let mut statement =
        conn.prepare_cached("SELECT 1 FROM document WHERE upload_file = ?1 OR image_file = ?1")?;
    Ok(statement.exists([file])?)
}

/// Takes the vault's files that documents have out of `files`, in one pass: there may be hundreds of thousands.
///
/// # Errors
/// When the database refuses.
pub fn take_out_files(conn: &Connection, files: &mut HashSet<String>) -> Result<(), StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT upload_file FROM document WHERE upload_file IS NOT NULL \
         UNION ALL SELECT image_file FROM document WHERE image_file IS NOT NULL",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        files.remove(&row.get::<_, String>(0)?);
    }
    Ok(())
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<DocumentRow> {
    let sealed = |file: &str, key: &str| -> rusqlite::Result<Option<Sealed>> {
        let (file, wrapped_key) = (row.get(file)?, row.get(key)?);
        Ok(Option::zip(file, wrapped_key).map(|(file, wrapped_key)| Sealed { file, wrapped_key }))
    };
    Ok(DocumentRow {
        id: cell::id(row, "id")?,
        application: cell::id(row, "application_id")?,
        sha256: cell::digest(row, "upload_sha256")?,
        bytes: cell::read(row, "upload_bytes", |n: i64| u64::try_from(n).ok())?,
        state: cell::read(row, "state", state_from_name)?,
        upload: sealed("upload_file", "upload_key")?,
        image: sealed("image_file", "image_key")?,
        size: Option::zip(row.get("width")?, row.get("height")?),
        attempts: row.get("attempts")?,
        readability: cell::read(row, "readability", |codes: String| {
            serde_json::from_str(&codes).ok()
        })?,
    })
}
