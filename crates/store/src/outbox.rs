//! What this device owes the server. An entry is frozen: its body is sent as the same bytes however often it takes.
//!
//! queued → sending → sent | queued again | needs attention. The attempt is counted before anything is sent, so that
//! an entry which kills the process cannot be tried for ever.

use akashi_domain::Sensitive;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use crate::database::{Reader, Tx};
use crate::draft::{DocumentRow, DraftRow, document_from_row, json};
use crate::error::StoreError;
use crate::flow::{timestamp, uuid};

/// Where an entry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryState {
    /// 送信待ち
    Queued,
    /// 送信中
    Sending,
    /// 要対応
    NeedsAttention,
    /// 受付済
    Sent,
}

impl EntryState {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sending => "sending",
            Self::NeedsAttention => "needs_attention",
            Self::Sent => "sent",
        }
    }
}

/// One revision on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryRow {
    /// Application.
    pub application: Uuid,
    /// Revision.
    pub revision: u32,
    /// Id of the university.
    pub university: String,
    /// Where it stands.
    pub state: EntryState,
    /// Tries begun so far.
    pub attempts: u32,
    /// Not before.
    pub next_try: Timestamp,
    /// Why it waits or needs attention: JSON of code and arguments; empty for no reason.
    pub problem: String,
    /// The frozen body.
    pub body: Sensitive<Vec<u8>>,
    /// Its SHA-256, hexadecimal.
    pub digest: String,
    /// The draft it was made of, to be taken back.
    pub draft: DraftRow,
    /// When it was handed in.
    pub created_at: Timestamp,
}

/// An image an entry needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryDocument {
    /// The image.
    pub document: DocumentRow,
    /// Does the server hold it?
    pub uploaded: bool,
}

const COLUMNS: &str = "application, revision, university, state, attempts, next_try, problem, body, digest, draft, created_at";

/// Hands an entry in with its images.
///
/// # Errors
/// [`StoreError`], also when the revision is already there.
pub fn add(tx: &Tx<'_>, entry: &EntryRow, documents: &[DocumentRow]) -> Result<(), StoreError> {
    tx.conn().execute(
        &format!(
            "INSERT INTO outbox ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
        ),
        params![
            entry.application.to_string(),
            entry.revision,
            entry.university,
            entry.state.as_str(),
            entry.attempts,
            entry.next_try.as_millisecond(),
            entry.problem,
            entry.body.expose(),
            entry.digest,
            serde_json::to_string(&entry.draft)?,
            entry.created_at.as_millisecond(),
        ],
    )?;
    let mut insert = tx.conn().prepare(
        "INSERT INTO outbox_document
             (application, revision, position, sha256, media_type, bytes, width, height, image, uploaded,
              role, mask)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?;
    for (position, document) in (0_u32..).zip(documents) {
        insert.execute(params![
            entry.application.to_string(),
            entry.revision,
            position,
            document.sha256,
            document.media_type,
            document.bytes,
            document.width,
            document.height,
            document.image,
            document.image.is_empty(),
            document.role.as_str(),
            json(&document.mask)?,
        ])?;
    }
    Ok(())
}

/// Every entry, oldest first.
///
/// # Errors
/// [`StoreError`].
pub fn list(reader: Reader<'_>) -> Result<Vec<EntryRow>, StoreError> {
    let mut statement = reader.conn().prepare(&format!(
        "SELECT {COLUMNS} FROM outbox ORDER BY created_at, revision"
    ))?;
    let rows = statement.query_map([], |row| Ok(from_row(row)))?;
    rows.map(|row| row?).collect()
}

/// One entry.
///
/// # Errors
/// [`StoreError`].
pub fn get(
    reader: Reader<'_>,
    application: Uuid,
    revision: u32,
) -> Result<Option<EntryRow>, StoreError> {
    reader
        .conn()
        .query_row(
            &format!("SELECT {COLUMNS} FROM outbox WHERE application = ?1 AND revision = ?2"),
            params![application.to_string(), revision],
            |row| Ok(from_row(row)),
        )
        .optional()?
        .transpose()
}

/// The images of an entry, in order.
///
/// # Errors
/// [`StoreError`].
pub fn documents(
    reader: Reader<'_>,
    application: Uuid,
    revision: u32,
) -> Result<Vec<EntryDocument>, StoreError> {
    let mut statement = reader.conn().prepare(
        "SELECT sha256, media_type, bytes, width, height, image, role, mask, uploaded
         FROM outbox_document WHERE application = ?1 AND revision = ?2 ORDER BY position",
    )?;
    let rows = statement.query_map(params![application.to_string(), revision], |row| {
        Ok(EntryDocument {
            document: document_from_row(row)?,
            uploaded: row.get(8)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Counts an attempt and marks the entry as being sent. `false` when it is not waiting any more.
///
/// # Errors
/// [`StoreError`].
pub fn begin_attempt(tx: &Tx<'_>, application: Uuid, revision: u32) -> Result<bool, StoreError> {
    let changed = tx.conn().execute(
        "UPDATE outbox SET state = 'sending', attempts = attempts + 1
         WHERE application = ?1 AND revision = ?2 AND state = 'queued'",
        params![application.to_string(), revision],
    )?;
    Ok(changed == 1)
}

/// How an attempt ended that did not succeed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setback {
    /// Where the entry stands now.
    pub state: EntryState,
    /// Not before.
    pub next_try: Timestamp,
    /// Why, as JSON of code and arguments.
    pub problem: String,
    /// The reason was not the entry's: the attempt does not count.
    pub uncounted: bool,
}

/// Ends an attempt without success.
///
/// # Errors
/// [`StoreError`].
pub fn set_back(
    tx: &Tx<'_>,
    application: Uuid,
    revision: u32,
    setback: &Setback,
) -> Result<(), StoreError> {
    tx.conn().execute(
        "UPDATE outbox SET state = ?3, next_try = ?4, problem = ?5, attempts = max(0, attempts - ?6)
         WHERE application = ?1 AND revision = ?2",
        params![
            application.to_string(),
            revision,
            setback.state.as_str(),
            setback.next_try.as_millisecond(),
            setback.problem,
            u32::from(setback.uncounted),
        ],
    )?;
    Ok(())
}

/// The server holds an image.
///
/// # Errors
/// [`StoreError`].
pub fn mark_uploaded(
    tx: &Tx<'_>,
    application: Uuid,
    sha256: &str,
    uploaded: bool,
) -> Result<(), StoreError> {
    tx.conn().execute(
        "UPDATE outbox_document SET uploaded = ?3 WHERE application = ?1 AND sha256 = ?2",
        params![application.to_string(), sha256, uploaded],
    )?;
    Ok(())
}

/// Lets every unsent entry be tried at once, with its tries counted anew.
///
/// # Errors
/// [`StoreError`].
pub fn retry_all(tx: &Tx<'_>, now: Timestamp) -> Result<(), StoreError> {
    tx.conn().execute(
        "UPDATE outbox SET state = 'queued', attempts = 0, next_try = ?1, problem = ''
         WHERE state IN ('queued', 'needs_attention')",
        [now.as_millisecond()],
    )?;
    Ok(())
}

/// Removes an entry: it was received, or taken back.
///
/// # Errors
/// [`StoreError`].
pub fn delete(tx: &Tx<'_>, application: Uuid, revision: u32) -> Result<(), StoreError> {
    let key = params![application.to_string(), revision];
    tx.conn().execute(
        "DELETE FROM outbox WHERE application = ?1 AND revision = ?2",
        key,
    )?;
    tx.conn().execute(
        "DELETE FROM outbox_document WHERE application = ?1 AND revision = ?2",
        key,
    )?;
    Ok(())
}

/// Entries whose try was begun and whose end could not be written wait again. Only for who knows that nothing is being
/// sent; the server answers a repetition with the same receipt.
///
/// # Errors
/// [`StoreError`].
pub fn requeue(tx: &Tx<'_>) -> Result<(), StoreError> {
    requeue_interrupted(tx.conn())
}

pub(crate) fn requeue_interrupted(connection: &Connection) -> Result<(), StoreError> {
    connection.execute(
        "UPDATE outbox SET state = 'queued', next_try = 0 WHERE state = 'sending'",
        [],
    )?;
    Ok(())
}

fn from_row(row: &Row<'_>) -> Result<EntryRow, StoreError> {
    Ok(EntryRow {
        application: uuid(&row.get::<_, String>(0)?)?,
        revision: row.get(1)?,
        university: row.get(2)?,
        state: match row.get::<_, String>(3)?.as_str() {
            "queued" => EntryState::Queued,
            "sending" => EntryState::Sending,
            "sent" => EntryState::Sent,
            _ => EntryState::NeedsAttention,
        },
        attempts: row.get(4)?,
        next_try: timestamp(row.get(5)?)?,
        problem: row.get(6)?,
        body: Sensitive::new(row.get(7)?),
        digest: row.get(8)?,
        draft: serde_json::from_str(&row.get::<_, String>(9)?)?,
        created_at: timestamp(row.get(10)?)?,
    })
}
