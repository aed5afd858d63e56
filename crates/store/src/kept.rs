//! Copies of what was sent and received. They are owed to nobody and count as sent; they are here in case the server is
//! set back to before it received them. They go when the server has a backup that holds them, after [`LONGEST`], or when
//! the person says so.

use akashi_domain::Sensitive;
use jiff::{SignedDuration, Timestamp};
use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use crate::database::{Reader, Tx};
use crate::draft::{DocumentRow, DraftRow, document_from_row};
use crate::error::StoreError;
use crate::flow::{timestamp, uuid};

/// How long a copy is kept at most.
pub const LONGEST: SignedDuration = SignedDuration::from_hours(30 * 24);

/// One revision that was received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyRow {
    /// Application.
    pub application: Uuid,
    /// Revision.
    pub revision: u32,
    /// Id of the university.
    pub university: String,
    /// When it goes at the latest.
    pub keep_until: Timestamp,
    /// The body, as it was sent.
    pub body: Sensitive<Vec<u8>>,
    /// Its SHA-256, hexadecimal.
    pub digest: String,
    /// The draft it was made of.
    pub draft: DraftRow,
}

const COLUMNS: &str = "application, revision, university, keep_until, digest, draft, body";
const DOCUMENT_COLUMNS: &str = "sha256, media_type, bytes, width, height, image, role, mask";

/// Keeps a copy of an entry of the outbox, which was received. To be called before the entry goes.
///
/// # Errors
/// [`StoreError`].
pub fn keep(
    tx: &Tx<'_>,
    application: Uuid,
    revision: u32,
    now: Timestamp,
) -> Result<(), StoreError> {
    let until = latest(now).as_millisecond();
    tx.execute(
        "INSERT OR REPLACE INTO kept_copy
             (application, revision, university, keep_until, lost, digest, created_at, draft, body)
         SELECT application, revision, university, ?3, 0, digest, created_at, draft, body
           FROM outbox WHERE application = ?1 AND revision = ?2",
        params![application.to_string(), revision, until],
    )?;
    tx.execute(
        &format!(
            "INSERT OR REPLACE INTO kept_document (application, revision, position, {DOCUMENT_COLUMNS})
             SELECT application, revision, position, {DOCUMENT_COLUMNS}
               FROM outbox_document WHERE application = ?1 AND revision = ?2"
        ),
        params![application.to_string(), revision],
    )?;
    Ok(())
}

/// The copies of an application, oldest revision first.
///
/// # Errors
/// [`StoreError`].
pub fn of_application(reader: Reader<'_>, application: Uuid) -> Result<Vec<CopyRow>, StoreError> {
    let mut statement = reader.conn().prepare(&format!(
        "SELECT {COLUMNS} FROM kept_copy WHERE application = ?1 ORDER BY revision"
    ))?;
    let rows = statement.query_map([application.to_string()], |row| Ok(from_row(row)))?;
    rows.map(|row| row?).collect()
}

/// The images of a copy, in order. One that an earlier revision brought is found with the copy of that.
///
/// # Errors
/// [`StoreError`].
pub fn documents(
    reader: Reader<'_>,
    application: Uuid,
    revision: u32,
) -> Result<Vec<DocumentRow>, StoreError> {
    let mut statement = reader.conn().prepare(&format!(
        "SELECT {DOCUMENT_COLUMNS} FROM kept_document
          WHERE application = ?1 AND revision = ?2 ORDER BY position"
    ))?;
    let key = params![application.to_string(), revision];
    let rows = statement.query_map(key, document_from_row)?;
    let documents = rows.collect::<Result<Vec<_>, _>>()?;
    with_images(reader, application, documents)
}

/// The same documents; those whose pixels only the server holds, with the image that a copy here still has.
///
/// # Errors
/// [`StoreError`].
pub fn with_images(
    reader: Reader<'_>,
    application: Uuid,
    mut documents: Vec<DocumentRow>,
) -> Result<Vec<DocumentRow>, StoreError> {
    let mut statement = reader.conn().prepare(&format!(
        "SELECT {DOCUMENT_COLUMNS} FROM kept_document
          WHERE application = ?1 AND sha256 = ?2 AND image <> '' LIMIT 1"
    ))?;
    for document in documents.iter_mut().filter(|one| one.image.is_empty()) {
        let key = params![application.to_string(), document.sha256];
        if let Some(held) = statement.query_row(key, document_from_row).optional()? {
            *document = DocumentRow {
                role: document.role,
                mask: document.mask.clone(),
                ..held
            };
        }
    }
    Ok(documents)
}

/// Until when copies are kept at a university; `None` while there are none.
///
/// # Errors
/// [`StoreError`].
pub fn until(reader: Reader<'_>, university: &str) -> Result<Option<Timestamp>, StoreError> {
    let last: Option<i64> = reader.conn().query_row(
        "SELECT max(keep_until) FROM kept_copy WHERE university = ?1",
        [university],
        |row| row.get(0),
    )?;
    last.map(timestamp).transpose()
}

/// Is there a copy of this revision, or of one before it?
///
/// # Errors
/// [`StoreError`].
pub fn has_up_to(reader: Reader<'_>, application: Uuid, revision: u32) -> Result<bool, StoreError> {
    let mut statement = reader
        .conn()
        .prepare("SELECT 1 FROM kept_copy WHERE application = ?1 AND revision <= ?2")?;
    Ok(statement.exists(params![application.to_string(), revision])?)
}

/// Forgets the copies of an application up to a revision. `true` when there were any; their images are then unused.
///
/// # Errors
/// [`StoreError`].
pub fn forget(tx: &Tx<'_>, application: Uuid, revision: u32) -> Result<bool, StoreError> {
    let key = params![application.to_string(), revision];
    tx.execute(
        "DELETE FROM kept_document WHERE application = ?1 AND revision <= ?2",
        key,
    )?;
    let gone = tx.execute(
        "DELETE FROM kept_copy WHERE application = ?1 AND revision <= ?2",
        key,
    )?;
    Ok(gone > 0)
}

/// Forgets every copy at a university; their images are then unused.
///
/// # Errors
/// [`StoreError`].
pub fn forget_all(tx: &Tx<'_>, university: &str) -> Result<(), StoreError> {
    tx.execute(
        "DELETE FROM kept_document WHERE application IN
             (SELECT application FROM kept_copy WHERE university = ?1)",
        [university],
    )?;
    tx.conn()
        .execute("DELETE FROM kept_copy WHERE university = ?1", [university])?;
    Ok(())
}

/// Is a copy's time over, or further away than it can be? The latter was written by a clock that was ahead of this one.
///
/// # Errors
/// [`StoreError`].
pub fn any_ended(reader: Reader<'_>, now: Timestamp) -> Result<bool, StoreError> {
    let mut statement = reader
        .conn()
        .prepare("SELECT 1 FROM kept_copy WHERE keep_until <= ?1 OR keep_until > ?2")?;
    let times = params![now.as_millisecond(), latest(now).as_millisecond()];
    Ok(statement.exists(times)?)
}

/// Forgets the copies whose time is over; their images are then unused. A clock that was set back makes none of them
/// stay longer than [`LONGEST`] from now.
///
/// # Errors
/// [`StoreError`].
pub fn forget_ended(tx: &Tx<'_>, now: Timestamp) -> Result<(), StoreError> {
    let (now, latest) = (now.as_millisecond(), latest(now).as_millisecond());
    tx.execute(
        "UPDATE kept_copy SET keep_until = ?1 WHERE keep_until > ?1",
        [latest],
    )?;
    tx.conn()
        .execute("DELETE FROM kept_copy WHERE keep_until <= ?1", [now])?;
    tx.conn().execute_batch(
        "DELETE FROM kept_document WHERE NOT EXISTS
             (SELECT 1 FROM kept_copy
               WHERE kept_copy.application = kept_document.application
                 AND kept_copy.revision = kept_document.revision)",
    )?;
    Ok(())
}

/// The server holds nothing of an application after revision `held`. `true` when that is news.
///
/// # Errors
/// [`StoreError`].
pub fn mark_lost(tx: &Tx<'_>, application: Uuid, held: u32) -> Result<bool, StoreError> {
    let news = tx.execute(
        "UPDATE kept_copy SET lost = 1 WHERE application = ?1 AND revision > ?2 AND lost = 0",
        params![application.to_string(), held],
    )?;
    Ok(news > 0)
}

/// Puts the copies after revision `held` into the outbox, to be sent as the same bytes under the same numbers. Answers
/// whether there were any.
///
/// # Errors
/// [`StoreError`], also when the outbox has one of them already.
pub fn requeue(
    tx: &Tx<'_>,
    application: Uuid,
    held: u32,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let copies = of_application(**tx, application)?;
    let mut any = false;
    for copy in copies.into_iter().filter(|copy| copy.revision > held) {
        let images = documents(**tx, application, copy.revision)?;
        crate::outbox::add(
            tx,
            &crate::outbox::EntryRow {
                application,
                revision: copy.revision,
                university: copy.university,
                state: crate::outbox::EntryState::Queued,
                attempts: 0,
                next_try: now,
                problem: String::new(),
                body: copy.body,
                digest: copy.digest,
                draft: copy.draft,
                created_at: now,
            },
            &images,
        )?;
        any = true;
    }
    let key = params![application.to_string(), held];
    tx.execute(
        "DELETE FROM kept_copy WHERE application = ?1 AND revision > ?2",
        key,
    )?;
    tx.execute(
        "DELETE FROM kept_document WHERE application = ?1 AND revision > ?2",
        key,
    )?;
    Ok(any)
}

fn latest(now: Timestamp) -> Timestamp {
    now.checked_add(LONGEST).unwrap_or(Timestamp::MAX)
}

fn from_row(row: &Row<'_>) -> Result<CopyRow, StoreError> {
    Ok(CopyRow {
        application: uuid(&row.get::<_, String>(0)?)?,
        revision: row.get(1)?,
        university: row.get(2)?,
        keep_until: timestamp(row.get(3)?)?,
        digest: row.get(4)?,
        draft: serde_json::from_str(&row.get::<_, String>(5)?)?,
        body: Sensitive::new(row.get(6)?),
    })
}
