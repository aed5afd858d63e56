//! 氏名の変更 in the table `application`: the one that is under way, and the name of an account as it was approved.

use akashi_domain::{Answers, changed_name};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, named_params, params};
use uuid::Uuid;

use super::application::{self, ApplicationRow};
use super::{StorageError, cell, revision};

/// The application of an account for another name that is not decided; an index holds that there is one at most.
///
/// # Errors
/// When the database refuses; likewise below.
pub fn under_way(conn: &Connection, account: Uuid) -> Result<Option<ApplicationRow>, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT * FROM application
          WHERE account_id = ?1 AND kind = 'name_change'
            AND state NOT IN ('approved', 'rejected', 'withdrawn', 'expired')",
    )?;
    let found = statement.query_row([account.to_string()], application::from_row);
    Ok(found.optional()?)
}

/// What was begun and not sent is begun today: it is kept as long as what opens it now.
///
/// # Errors
/// See [`under_way`].
pub fn open_anew(conn: &Connection, id: Uuid, at: Timestamp) -> Result<(), StorageError> {
    conn.prepare_cached(
        "UPDATE application SET opened_at = ?2, state_since_at = ?2 WHERE id = ?1 AND state = 'opened'",
    )?
    .execute(params![id.to_string(), at.as_millisecond()])?;
    Ok(())
}

/// The present name of an account, box by box; empty where no application has led to it.
///
/// # Errors
/// See [`under_way`]; also when what the database holds is damaged.
pub fn present(conn: &Connection, account: Uuid) -> Result<Answers, StorageError> {
    approved(conn, account, None)
}

/// The name from which an application changes it, or has changed it.
///
/// # Errors
/// See [`present`].
pub fn before(conn: &Connection, row: &ApplicationRow) -> Result<Answers, StorageError> {
    match row.account {
        Some(account) => approved(conn, account, Some(row)),
        None => Ok(Answers::default()),
    }
}

/// The name as it was approved last; but for `row`, and if that is decided, before it.
fn approved(
    conn: &Connection,
    account: Uuid,
    row: Option<&ApplicationRow>,
) -> Result<Answers, StorageError> {
    let decided = row.filter(|row| row.state.is_some_and(|state| state.is_final()));
    let mut statement = conn.prepare_cached(
        "SELECT id, revision FROM application
          WHERE account_id = :account AND kind IN ('registration', 'name_change') AND state = 'approved'
            AND id IS NOT :but AND (:until IS NULL OR state_since_at <= :until)
          ORDER BY state_since_at DESC, kind = 'name_change' DESC, received_at DESC LIMIT 1",
    )?;
    let found = statement
        .query_row(
            named_params! {
                ":account": account.to_string(),
                ":but": row.map(|row| row.id.to_string()),
                ":until": decided.map(|row| row.state_since.as_millisecond()),
            },
            |row| Ok((cell::id(row, "id")?, row.get::<_, u32>("revision")?)),
        )
        .optional()?;
    let Some((application, number)) = found else {
        return Ok(Answers::default());
    };
    let body = revision::find(conn, application, number)?
        .and_then(|held| held.parsed())
        .ok_or(StorageError::Damaged("application_revision.body"))?;
    Ok(changed_name::present(&body.answers))
}
