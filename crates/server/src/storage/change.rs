//! The table `change`: which application entered which state when. A trigger writes it; here it is only read.

use akashi_domain::ApplicationState;
use akashi_protocol::changes::Change;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, named_params};
use uuid::Uuid;

use super::{StorageError, cell};
use crate::applications::Owner;

/// Whom a change concerns, for those who wait for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Changed {
    /// The application.
    pub application: Uuid,
    /// Its owner's account, if there is one.
    pub account: Option<Uuid>,
}

impl Changed {
    /// Does it concern `owner`?
    #[must_use]
    pub fn concerns(&self, owner: Owner) -> bool {
        match owner {
            Owner::Credential(application) => self.application == application,
            Owner::Account(account) => self.account == Some(account),
        }
    }
}

/// Where the change with the mark `mark` stands, if it is one of the owner's.
///
/// # Errors
/// When the database refuses.
pub fn place(conn: &Connection, owner: Owner, mark: &str) -> Result<Option<i64>, StorageError> {
    let (credential, account) = ids(owner);
    let mut statement = conn.prepare_cached(
        "SELECT seq FROM change JOIN application ON application.id = change.application_id
          WHERE mark = :mark AND (application_id = :credential OR account_id = :account)",
    )?;
    let found = statement.query_row(
        named_params! { ":mark": mark, ":credential": credential, ":account": account },
        |row| row.get(0),
    );
    Ok(found.optional()?)
}

/// The owner's changes after `place`, oldest first, each with its mark.
///
/// # Errors
/// When the database refuses.
pub fn after(
    conn: &Connection,
    owner: Owner,
    place: i64,
    limit: u32,
) -> Result<Vec<(Change, String)>, StorageError> {
    let (credential, account) = ids(owner);
    // Two indices, one for each kind of owner.
    let whose = match owner {
        Owner::Credential(_) => "application_id = :credential AND :account IS NULL",
        Owner::Account(_) => {
            "application_id IN (SELECT id FROM application WHERE account_id = :account)
             AND :credential IS NULL"
        }
    };
    let mut statement = conn.prepare_cached(&format!(
        "SELECT mark, application_id, revision, state, at FROM change
          WHERE {whose} AND seq > :place ORDER BY seq LIMIT :limit"
    ))?;
    let rows = statement.query_map(
        named_params! {
            ":credential": credential, ":account": account, ":place": place, ":limit": limit
        },
        |row| Ok((from_row(row)?, row.get("mark")?)),
    )?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The number of the last change; 0 when there is none.
pub(super) fn last(conn: &Connection) -> Result<i64, StorageError> {
    let mut statement = conn.prepare_cached("SELECT coalesce(max(seq), 0) FROM change")?;
    Ok(statement.query_row([], |row| row.get(0))?)
}

/// The mark of the last change; `None` when there is none, also where an older program made the database.
pub(super) fn last_mark(conn: &Connection) -> Result<Option<String>, StorageError> {
    let known = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'change'";
    if !conn.prepare(known)?.exists([])? {
        return Ok(None);
    }
    let last = conn.query_row(
        "SELECT mark FROM change ORDER BY seq DESC LIMIT 1",
        [],
        |row| row.get(0),
    );
    Ok(last.optional()?)
}

/// Since when something has happened that is not in the backup up to the change `covered`.
pub(super) fn first_after(
    conn: &Connection,
    covered: i64,
) -> Result<Option<Timestamp>, StorageError> {
    let first = conn.query_row(
        "SELECT at FROM change WHERE seq > ?1 ORDER BY seq LIMIT 1",
        [covered],
        |row| cell::at(row, "at"),
    );
    Ok(first.optional()?)
}

/// Whom the changes after number `seq` concern.
pub(super) fn concerned(conn: &Connection, seq: i64) -> Result<Vec<Changed>, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT application_id, account_id FROM change
           JOIN application ON application.id = change.application_id
          WHERE seq > ?1 ORDER BY seq",
    )?;
    let rows = statement.query_map([seq], |row| {
        Ok(Changed {
            application: cell::id(row, "application_id")?,
            account: cell::optional_id(row, "account_id")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn ids(owner: Owner) -> (Option<String>, Option<String>) {
    match owner {
        Owner::Credential(application) => (Some(application.to_string()), None),
        Owner::Account(account) => (None, Some(account.to_string())),
    }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Change> {
    Ok(Change {
        application: cell::id(row, "application_id")?,
        revision: row.get("revision")?,
        state: cell::read(row, "state", |name: String| {
            ApplicationState::from_name(&name)
        })?,
        at: cell::at(row, "at")?,
    })
}
