//! The table `proposal`: approvals that wait for a second person. One for each application at most.

use akashi_domain::{Language, Sensitive};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, named_params};
use uuid::Uuid;

use super::{StorageError, Transaction, cell};

/// An approval by one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposalRow {
    /// Of the decision, drawn by the client of the one who decided.
    pub id: Uuid,
    /// About which application.
    pub application: Uuid,
    /// About which revision.
    pub revision: u32,
    /// Who.
    pub staff: Uuid,
    /// Free text to the applicant.
    pub comment: Sensitive<String>,
    /// Its language.
    pub comment_language: Language,
    /// When.
    pub proposed_at: Timestamp,
}

/// Keeps it.
///
/// # Errors
/// When the database refuses, a second one for the application included; likewise below.
pub fn insert(conn: &Connection, row: &ProposalRow) -> Result<(), StorageError> {
    conn.prepare_cached(
        "INSERT INTO proposal (application_id, id, revision, staff_id, comment, comment_language, proposed_at)
         VALUES (:application, :id, :revision, :staff, :comment, :language, :at)",
    )?
    .execute(named_params! {
        ":application": row.application.to_string(),
        ":id": row.id.to_string(),
        ":revision": row.revision,
        ":staff": row.staff.to_string(),
        ":comment": row.comment.expose(),
        ":language": row.comment_language.tag(),
        ":at": row.proposed_at.as_millisecond(),
    })?;
    Ok(())
}

/// The one that waits for an application.
///
/// # Errors
/// See [`insert`].
pub fn of(conn: &Connection, application: Uuid) -> Result<Option<ProposalRow>, StorageError> {
    let mut statement = conn.prepare_cached("SELECT * FROM proposal WHERE application_id = ?1")?;
    Ok(statement
        .query_row([application.to_string()], from_row)
        .optional()?)
}

/// It is decided.
///
/// # Errors
/// See [`insert`].
pub fn delete(conn: &Connection, application: Uuid) -> Result<(), StorageError> {
    conn.execute(
        "DELETE FROM proposal WHERE application_id = ?1",
        [application.to_string()],
    )?;
    Ok(())
}

/// Does `work` and takes all of it back: whether it would succeed.
///
/// # Errors
/// Why it would not, or when the database refuses.
pub fn on_trial<T, E: From<StorageError>>(
    tx: &Transaction<'_>,
    work: impl FnOnce() -> Result<T, E>,
) -> Result<T, E> {
    let run = |sql| tx.execute_batch(sql).map_err(StorageError::from);
    run("SAVEPOINT on_trial")?;
    let outcome = work();
    run("ROLLBACK TO on_trial; RELEASE on_trial")?;
    outcome
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<ProposalRow> {
    Ok(ProposalRow {
        id: cell::id(row, "id")?,
        application: cell::id(row, "application_id")?,
        revision: row.get("revision")?,
        staff: cell::id(row, "staff_id")?,
        comment: row.get::<_, String>("comment")?.into(),
        comment_language: cell::read(row, "comment_language", |s: String| Language::from_tag(&s))?,
        proposed_at: cell::at(row, "proposed_at")?,
    })
}
