//! The table `application_flag`: what staff should look at.

use jiff::Timestamp;
use rusqlite::{Connection, params};
use uuid::Uuid;

use super::StorageError;

/// Sets or clears a flag; one that is set already keeps its time.
///
/// # Errors
/// When the database refuses.
pub fn set(
    conn: &Connection,
    application: Uuid,
    flag: &str,
    is_set: bool,
    at: Timestamp,
) -> Result<(), StorageError> {
    let application = application.to_string();
    if is_set {
        conn.prepare_cached(
            "INSERT INTO application_flag (application_id, flag, set_at) VALUES (?1, ?2, ?3)
             ON CONFLICT DO NOTHING",
        )?
        .execute(params![application, flag, at.as_millisecond()])?;
    } else {
        conn.prepare_cached(
            "DELETE FROM application_flag WHERE application_id = ?1 AND flag = ?2",
        )?
        .execute(params![application, flag])?;
    }
    Ok(())
}

/// The flags of an application, in alphabetical order.
///
/// # Errors
/// When the database refuses.
pub fn of(conn: &Connection, application: Uuid) -> Result<Vec<String>, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT flag FROM application_flag WHERE application_id = ?1 ORDER BY flag",
    )?;
    let rows = statement.query_map([application.to_string()], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
