//! The audit trail: who did what when, in the same transaction as the deed, each line carrying the hash of the one
//! before. It names people by their ids and holds nothing they wrote.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Transaction};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::storage::StorageError;

/// Who acted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// The holder of an account, or of an application credential (the id is then the application's).
    Applicant(Uuid),
    /// A member of staff.
    Staff(Uuid),
    /// The server itself: deadlines, background jobs.
    Server,
    /// Somebody at the machine, by the command line.
    Operator,
}

/// What was acted on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// An account.
    Account(Uuid),
    /// An application.
    Application(Uuid),
    /// An image.
    Document(Uuid),
    /// A staff account.
    Staff(Uuid),
    /// The server as a whole.
    Server,
}

/// One line to be written.
#[derive(Debug, Clone)]
pub struct Event {
    /// Who.
    pub actor: Actor,
    /// What, such as `application.received`.
    pub action: &'static str,
    /// On what.
    pub subject: Subject,
    /// Anything else worth knowing, as JSON without personal data; `Null` for nothing.
    pub detail: serde_json::Value,
}

impl Event {
    /// A line without detail.
    #[must_use]
    pub const fn new(actor: Actor, action: &'static str, subject: Subject) -> Self {
        Self {
            actor,
            action,
            subject,
            detail: serde_json::Value::Null,
        }
    }

    /// The same with detail.
    #[must_use]
    pub fn with(mut self, detail: serde_json::Value) -> Self {
        self.detail = detail;
        self
    }
}

impl Actor {
    const fn kind(self) -> &'static str {
        match self {
            Self::Applicant(_) => "applicant",
            Self::Staff(_) => "staff",
            Self::Server => "server",
            Self::Operator => "operator",
        }
    }

    fn id(self) -> String {
        match self {
            Self::Applicant(id) | Self::Staff(id) => id.to_string(),
            Self::Server | Self::Operator => String::new(),
        }
    }
}

impl Subject {
    const fn parts(self) -> (&'static str, Uuid) {
        match self {
            Self::Account(id) => ("account", id),
            Self::Application(id) => ("application", id),
            Self::Document(id) => ("document", id),
            Self::Staff(id) => ("staff", id),
            Self::Server => ("server", Uuid::nil()),
        }
    }
}

/// Appends a line.
///
/// # Errors
/// When the database refuses; the transaction must then not be committed.
pub fn append(tx: &Transaction<'_>, event: &Event, at: Timestamp) -> Result<(), StorageError> {
    let last: Option<(i64, Vec<u8>)> = tx
        .prepare_cached("SELECT seq, hash FROM audit_event ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (seq, previous) = last.map_or((1, vec![0; 32]), |(seq, hash)| (seq + 1, hash));
    let (subject_kind, subject_id) = event.subject.parts();
    let line = Line {
        seq,
        at: at.as_millisecond(),
        actor_kind: event.actor.kind().to_owned(),
        actor_id: event.actor.id(),
        action: event.action.to_owned(),
        subject_kind: subject_kind.to_owned(),
        subject_id: subject_id.to_string(),
        detail: event.detail.to_string(),
    };
    tx.prepare_cached(
        "INSERT INTO audit_event (seq, at, actor_kind, actor_id, action, subject_kind, subject_id, detail,
                                  previous_hash, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(rusqlite::params![
            line.seq,
            line.at,
            line.actor_kind,
            line.actor_id,
            line.action,
            line.subject_kind,
            line.subject_id,
            line.detail,
            previous,
            line.hash(&previous),
        ])?;
    Ok(())
}

/// The number of lines, if every one is where it was written and as it was written; otherwise the first that is not.
///
/// # Errors
/// When the database cannot be read.
pub fn verify(conn: &Connection) -> Result<Result<u64, i64>, StorageError> {
    let mut statement = conn.prepare(
        "SELECT seq, at, actor_kind, actor_id, action, subject_kind, subject_id, detail, previous_hash, hash
         FROM audit_event ORDER BY seq",
    )?;
    let mut rows = statement.query([])?;
    let (mut expected, mut previous) = (1_i64, vec![0_u8; 32]);
    while let Some(row) = rows.next()? {
        let line = Line::read(row)?;
        let (said, hash): (Vec<u8>, Vec<u8>) = (row.get("previous_hash")?, row.get("hash")?);
        if line.seq != expected || said != previous || hash != line.hash(&previous) {
            return Ok(Err(expected));
        }
        expected += 1;
        previous = hash;
    }
    Ok(Ok(u64::try_from(expected - 1).unwrap_or(0)))
}

/// A line as it is hashed.
#[derive(serde::Serialize)]
struct Line {
    seq: i64,
    at: i64,
    actor_kind: String,
    actor_id: String,
    action: String,
    subject_kind: String,
    subject_id: String,
    detail: String,
}

impl Line {
    fn read(row: &rusqlite::Row<'_>) -> Result<Self, rusqlite::Error> {
        Ok(Self {
            seq: row.get("seq")?,
            at: row.get("at")?,
            actor_kind: row.get("actor_kind")?,
            actor_id: row.get("actor_id")?,
            action: row.get("action")?,
            subject_kind: row.get("subject_kind")?,
            subject_id: row.get("subject_id")?,
            detail: row.get("detail")?,
        })
    }

    /// Over the hash before and the line as JSON: fields cannot run into each other.
    fn hash(&self, previous: &[u8]) -> Vec<u8> {
        let mut hasher = Sha256::new();
        hasher.update(previous);
        hasher.update(serde_json::to_vec(self).unwrap_or_default());
        hasher.finalize().to_vec()
    }
}
