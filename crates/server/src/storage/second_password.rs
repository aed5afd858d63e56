//! The table `second_password_flow`: flows by which somebody with a campus ID sets a forgotten second password anew.

use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use uuid::Uuid;

use super::StorageError;
use super::cell::id;
use super::password_right::Right;

/// This flow leads to a second password of the sign-in method.
///
/// # Errors
/// When the database refuses; likewise below.
pub fn insert_flow(tx: &Transaction<'_>, flow: Uuid, method: Uuid) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO second_password_flow (flow_id, method_id) VALUES (?1, ?2)",
        params![flow.to_string(), method.to_string()],
    )?;
    Ok(())
}

/// Whose second password a flow leads to; `None` for one that leads elsewhere.
///
/// # Errors
/// See [`insert_flow`].
pub fn of_flow(conn: &Connection, flow: Uuid) -> Result<Option<Right>, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT m.account_id, m.id FROM second_password_flow AS f JOIN sign_in_method AS m ON m.id = f.method_id
         WHERE f.flow_id = ?1",
    )?;
    let found = statement.query_row([flow.to_string()], |row| {
        Ok(Right {
            account: id(row, "account_id")?,
            method: id(row, "id")?,
        })
    });
    Ok(found.optional()?)
}
