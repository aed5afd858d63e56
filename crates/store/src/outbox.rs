//! What this device owes the server. An entry is frozen: its body is sent as the same bytes however often it takes.
//!
//! What can happen to an entry is a table in `akashi_domain::outbox`; what it does not list changes no row.

use akashi_domain::Sensitive;
use akashi_domain::outbox::{EntryEvent, Standing};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

pub use akashi_domain::outbox::EntryState;

use crate::database::{Reader, Tx};
use crate::draft::{DocumentRow, DraftRow, document_from_row, json};
use crate::error::StoreError;
use crate::flow::{timestamp, uuid};

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

impl EntryRow {
    /// Where it stands in the table of what can happen to it.
    #[must_use]
    pub const fn standing(&self) -> Standing {
        Standing {
            state: self.state,
            attempts: self.attempts,
        }
    }
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
    tx.execute(
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

/// Every entry that can be read, oldest first. One that cannot ([`unreadable`]) takes no other with it.
///
/// # Errors
/// [`StoreError`].
pub fn list(reader: Reader<'_>) -> Result<Vec<EntryRow>, StoreError> {
    let mut statement = reader.conn().prepare(&format!(
        "SELECT {COLUMNS} FROM outbox ORDER BY created_at, revision"
    ))?;
    let rows = statement.query_map([], |row| Ok(from_row(row)))?;
    rows.filter_map(|row| row.map(Result::ok).transpose())
        .map(|row| Ok(row?))
        .collect()
}

/// An entry of which not everything can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadableEntry {
    /// Application, as far as it can be read.
    pub application: String,
    /// Revision.
    pub revision: u32,
}

/// The entries that cannot be read. They stay where they are.
///
/// # Errors
/// [`StoreError`].
pub fn unreadable(reader: Reader<'_>) -> Result<Vec<UnreadableEntry>, StoreError> {
    let mut statement = reader
        .conn()
        .prepare(&format!("SELECT {COLUMNS} FROM outbox ORDER BY rowid"))?;
    let rows = statement.query_map([], |row| {
        Ok(from_row(row).is_err().then(|| UnreadableEntry {
            application: row.get(0).unwrap_or_default(),
            revision: row.get(1).unwrap_or_default(),
        }))
    })?;
    rows.filter_map(|row| row.transpose())
        .map(|row| Ok(row?))
        .collect()
}

/// What is known of an entry without reading what it brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unsent {
    /// Application.
    pub application: Uuid,
    /// Revision.
    pub revision: u32,
    /// Where it stands.
    pub state: EntryState,
    /// Not before.
    pub next_try: Timestamp,
}

/// Every entry that was not received, oldest first. Bodies are left where they are: there may be many.
///
/// # Errors
/// [`StoreError`].
pub fn unsent(reader: Reader<'_>) -> Result<Vec<Unsent>, StoreError> {
    let mut statement = reader.conn().prepare_cached(
        "SELECT application, revision, state, next_try FROM outbox
         WHERE state IN ('queued', 'sending', 'needs_attention') ORDER BY created_at, revision",
    )?;
    let rows = statement.query_map([], |row| {
        let (application, state): (String, String) = (row.get(0)?, row.get(2)?);
        Ok((application, row.get(1)?, state, row.get(3)?))
    })?;
    // What cannot be read is not sent; `unreadable` says of it.
    rows.filter_map(|row| row.map(|row| known(row).ok()).transpose())
        .map(|row| Ok(row?))
        .collect()
}

fn known(
    (application, revision, state, next_try): (String, u32, String, i64),
) -> Result<Unsent, StoreError> {
    Ok(Unsent {
        application: uuid(&application)?,
        revision,
        state: state_named(&state)?,
        next_try: timestamp(next_try)?,
    })
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
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM outbox WHERE application = ?1 AND revision = ?2"
        ))?
        .query_row(params![application.to_string(), revision], |row| {
            Ok(from_row(row))
        })
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
    let mut statement = reader.conn().prepare_cached(
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

/// Counts an attempt and marks the entry as being sent. `false` when it is not waiting any more, or has no attempt left:
/// those it had were interrupted, and it then needs attention, with `exhausted` as its problem.
///
/// # Errors
/// [`StoreError`].
pub fn begin_attempt(
    tx: &Tx<'_>,
    application: Uuid,
    revision: u32,
    tries: u32,
    exhausted: &str,
) -> Result<bool, StoreError> {
    let event = EntryEvent::Begin { tries };
    let after = step(tx.conn(), application, revision, event)?;
    if after.is_some_and(|after| after.state == EntryState::NeedsAttention) {
        tx.execute(
            "UPDATE outbox SET problem = ?3 WHERE application = ?1 AND revision = ?2",
            params![application.to_string(), revision, exhausted],
        )?;
    }
    Ok(after.is_some_and(|after| after.state == EntryState::Sending))
}

/// How an attempt ended that did not succeed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setback {
    /// What that is in the table.
    pub event: EntryEvent,
    /// Not before.
    pub next_try: Timestamp,
    /// Why, as JSON of code and arguments.
    pub problem: String,
}

/// Ends an attempt without success. Nothing happens to an entry that is not being sent: it was withdrawn meanwhile, and
/// perhaps handed in anew.
///
/// # Errors
/// [`StoreError`].
pub fn set_back(
    tx: &Tx<'_>,
    application: Uuid,
    revision: u32,
    setback: &Setback,
) -> Result<(), StoreError> {
    if step(tx.conn(), application, revision, setback.event)?.is_some() {
        tx.execute(
            "UPDATE outbox SET next_try = ?3, problem = ?4 WHERE application = ?1 AND revision = ?2",
            params![
                application.to_string(),
                revision,
                setback.next_try.as_millisecond(),
                setback.problem,
            ],
        )?;
    }
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
    tx.conn()
        .prepare_cached(
            "UPDATE outbox_document SET uploaded = ?3 WHERE application = ?1 AND sha256 = ?2",
        )?
        .execute(params![application.to_string(), sha256, uploaded])?;
    Ok(())
}

/// Lets every unsent entry be tried at once, with its tries counted anew.
///
/// # Errors
/// [`StoreError`].
pub fn retry_all(tx: &Tx<'_>, now: Timestamp) -> Result<(), StoreError> {
    for (application, revision) in keys(tx.conn())? {
        if step(tx.conn(), application, revision, EntryEvent::Retry)?.is_some() {
            tx.execute(
                "UPDATE outbox SET next_try = ?3, problem = '' WHERE application = ?1 AND revision = ?2",
                params![application.to_string(), revision, now.as_millisecond()],
            )?;
        }
    }
    Ok(())
}

/// Removes an entry: it was received, or taken back.
///
/// # Errors
/// [`StoreError`].
pub fn delete(tx: &Tx<'_>, application: Uuid, revision: u32) -> Result<(), StoreError> {
    let key = params![application.to_string(), revision];
    for sql in [
        "DELETE FROM outbox WHERE application = ?1 AND revision = ?2",
        "DELETE FROM outbox_document WHERE application = ?1 AND revision = ?2",
    ] {
        tx.conn().prepare_cached(sql)?.execute(key)?;
    }
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
    for (application, revision) in keys(connection)? {
        if step(connection, application, revision, EntryEvent::Interrupt)?.is_some() {
            connection.execute(
                "UPDATE outbox SET next_try = 0 WHERE application = ?1 AND revision = ?2",
                params![application.to_string(), revision],
            )?;
        }
    }
    Ok(())
}

/// Lets `event` happen to an entry. `None` where there is no such entry, or the table does not allow it.
fn step(
    connection: &Connection,
    application: Uuid,
    revision: u32,
    event: EntryEvent,
) -> Result<Option<Standing>, StoreError> {
    let key = (application.to_string(), revision);
    let standing = connection
        .prepare_cached(
            "SELECT state, attempts FROM outbox WHERE application = ?1 AND revision = ?2",
        )?
        .query_row(params![key.0, key.1], |row| {
            Ok((row.get::<_, String>(0)?, row.get(1)?))
        })
        .optional()?;
    let Some((state, attempts)) = standing else {
        return Ok(None);
    };
    let state = state_named(&state)?;
    let Some(after) = (Standing { state, attempts }).after(event) else {
        return Ok(None);
    };
    connection
        .prepare_cached(
            "UPDATE outbox SET state = ?3, attempts = ?4 WHERE application = ?1 AND revision = ?2",
        )?
        .execute(params![key.0, key.1, after.state.as_str(), after.attempts])?;
    Ok(Some(after))
}

fn keys(connection: &Connection) -> Result<Vec<(Uuid, u32)>, StoreError> {
    let mut statement = connection.prepare("SELECT application, revision FROM outbox")?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
    rows.map(|row| {
        let (application, revision) = row?;
        Ok((uuid(&application)?, revision))
    })
    .collect()
}

fn state_named(name: &str) -> Result<EntryState, StoreError> {
    EntryState::from_name(name).ok_or(StoreError::Unexpected("the state of an entry"))
}

fn from_row(row: &Row<'_>) -> Result<EntryRow, StoreError> {
    Ok(EntryRow {
        application: uuid(&row.get::<_, String>(0)?)?,
        revision: row.get(1)?,
        university: row.get(2)?,
        state: state_named(&row.get::<_, String>(3)?)?,
        attempts: row.get(4)?,
        next_try: timestamp(row.get(5)?)?,
        problem: row.get(6)?,
        body: Sensitive::new(row.get(7)?),
        digest: row.get(8)?,
        draft: serde_json::from_str(&row.get::<_, String>(9)?)?,
        created_at: timestamp(row.get(10)?)?,
    })
}
