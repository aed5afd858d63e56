//! How far the changes of each application were followed: the cursor of the server's last answer.

use rusqlite::{OptionalExtension, params};
use uuid::Uuid;

use crate::database::{Reader, Tx};
use crate::error::StoreError;

/// The cursor; `None` before the changes were ever followed.
///
/// # Errors
/// [`StoreError`].
pub fn get(reader: Reader<'_>, application: Uuid) -> Result<Option<String>, StoreError> {
    let found = reader.conn().query_row(
        "SELECT cursor FROM following WHERE application = ?1",
        [application.to_string()],
        |row| row.get(0),
    );
    Ok(found.optional()?)
}

/// Keeps the cursor.
///
/// # Errors
/// [`StoreError`].
pub fn put(tx: &Tx<'_>, application: Uuid, cursor: &str) -> Result<(), StoreError> {
    tx.execute(
        "INSERT OR REPLACE INTO following (application, cursor) VALUES (?1, ?2)",
        params![application.to_string(), cursor],
    )?;
    Ok(())
}

/// Forgets the cursor: the server does not know it.
///
/// # Errors
/// [`StoreError`].
pub fn delete(tx: &Tx<'_>, application: Uuid) -> Result<(), StoreError> {
    tx.execute(
        "DELETE FROM following WHERE application = ?1",
        [application.to_string()],
    )?;
    Ok(())
}
