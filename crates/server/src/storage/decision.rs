//! The table `decision`: what was decided about a revision, by whom and why. Never changes.

use akashi_domain::{Language, Sensitive};
use akashi_protocol::application::{DecisionView, Outcome, Reason};
use akashi_protocol::staff::StaffDecision;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, named_params};
use uuid::Uuid;

use super::{StorageError, cell};

/// One decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionRow {
    /// Drawn by the client of the one who decided.
    pub id: Uuid,
    /// About which application.
    pub application: Uuid,
    /// About which revision.
    pub revision: u32,
    /// Who; absent where the server decided by itself.
    pub staff: Option<Uuid>,
    /// What.
    pub outcome: Outcome,
    /// Why.
    pub reasons: Vec<Reason>,
    /// Free text to the applicant.
    pub comment: Sensitive<String>,
    /// Its language.
    pub comment_language: Language,
    /// When.
    pub decided_at: Timestamp,
}

impl DecisionRow {
    /// As the applicant reads it.
    #[must_use]
    pub fn view(&self) -> DecisionView {
        DecisionView {
            revision: self.revision,
            outcome: self.outcome,
            reasons: self.reasons.clone(),
            comment: self.comment.clone(),
            comment_language: self.comment_language,
            decided_at: self.decided_at,
        }
    }
}

/// The name of a result as stored and sent.
#[must_use]
pub const fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Approved => "approved",
        Outcome::Rejected => "rejected",
        Outcome::Returned => "returned",
    }
}

fn outcome_from_name(name: String) -> Option<Outcome> {
    [Outcome::Approved, Outcome::Rejected, Outcome::Returned]
        .into_iter()
        .find(|outcome| outcome_name(*outcome) == name)
}

/// Adds a decision.
///
/// # Errors
/// When the database refuses, a second one with the same id included.
pub fn insert(conn: &Connection, row: &DecisionRow) -> Result<(), StorageError> {
    let reasons = serde_json::to_string(&row.reasons)
        .map_err(|_| StorageError::Damaged("decision.reasons"))?;
    conn.prepare_cached(
        "INSERT INTO decision (id, application_id, revision, staff_id, outcome, reasons, comment,
                               comment_language, decided_at)
         VALUES (:id, :application, :revision, :staff, :outcome, :reasons, :comment, :language, :at)",
    )?
    .execute(named_params! {
        ":id": row.id.to_string(),
        ":application": row.application.to_string(),
        ":revision": row.revision,
        ":staff": row.staff.map(|id| id.to_string()),
        ":outcome": outcome_name(row.outcome),
        ":reasons": reasons,
        ":comment": row.comment.expose(),
        ":language": row.comment_language.tag(),
        ":at": row.decided_at.as_millisecond(),
    })?;
    Ok(())
}

/// The decision `id`.
///
/// # Errors
/// When the database refuses.
pub fn find(conn: &Connection, id: Uuid) -> Result<Option<DecisionRow>, StorageError> {
    let mut statement = conn.prepare_cached("SELECT * FROM decision WHERE id = ?1")?;
    Ok(statement.query_row([id.to_string()], from_row).optional()?)
}

/// The last decision about an application.
///
/// # Errors
/// When the database refuses.
pub fn last(conn: &Connection, application: Uuid) -> Result<Option<DecisionRow>, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT * FROM decision WHERE application_id = ?1 ORDER BY decided_at DESC, rowid DESC LIMIT 1",
    )?;
    Ok(statement
        .query_row([application.to_string()], from_row)
        .optional()?)
}

/// Every decision about an application with the name of who took it, newest first. The server has the name `server`.
///
/// # Errors
/// When the database refuses.
pub fn history(conn: &Connection, application: Uuid) -> Result<Vec<StaffDecision>, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT decision.*, coalesce(staff_account.name, 'server') AS decided_by
           FROM decision LEFT JOIN staff_account ON staff_account.id = decision.staff_id
          WHERE application_id = ?1 ORDER BY decided_at DESC, decision.rowid DESC",
    )?;
    let rows = statement.query_map([application.to_string()], |row| {
        Ok(StaffDecision {
            decided_by: row.get("decided_by")?,
            decision: from_row(row)?.view(),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<DecisionRow> {
    Ok(DecisionRow {
        id: cell::id(row, "id")?,
        application: cell::id(row, "application_id")?,
        revision: row.get("revision")?,
        staff: cell::optional_id(row, "staff_id")?,
        outcome: cell::read(row, "outcome", outcome_from_name)?,
        reasons: cell::read(row, "reasons", |json: String| {
            serde_json::from_str(&json).ok()
        })?,
        comment: row.get::<_, String>("comment")?.into(),
        comment_language: cell::read(row, "comment_language", |s: String| Language::from_tag(&s))?,
        decided_at: cell::at(row, "decided_at")?,
    })
}
