//! The table `staff_recovery_code`.

use jiff::Timestamp;
use rusqlite::{Connection, params};
use uuid::Uuid;

use super::StorageError;

/// New codes in place of those before.
///
/// # Errors
/// When the database refuses; likewise below.
pub fn replace(conn: &Connection, staff: Uuid, hashes: &[[u8; 32]]) -> Result<(), StorageError> {
    conn.execute(
        "DELETE FROM staff_recovery_code WHERE staff_id = ?1",
        [staff.to_string()],
    )?;
    for hash in hashes {
        conn.execute(
            "INSERT INTO staff_recovery_code (staff_id, code_hash) VALUES (?1, ?2)",
            params![staff.to_string(), hash],
        )?;
    }
    Ok(())
}

/// Uses a code up: `false` where it is no code of this account, or was used before.
///
/// # Errors
/// See [`replace`].
pub fn use_up(
    conn: &Connection,
    staff: Uuid,
    hash: &[u8; 32],
    at: Timestamp,
) -> Result<bool, StorageError> {
    let changed = conn.execute(
        "UPDATE staff_recovery_code SET used_at = ?3 WHERE staff_id = ?1 AND code_hash = ?2 AND used_at IS NULL",
        params![staff.to_string(), hash, at.as_millisecond()],
    )?;
    Ok(changed == 1)
}

/// How many are still good.
///
/// # Errors
/// See [`replace`].
pub fn left(conn: &Connection, staff: Uuid) -> Result<u32, StorageError> {
    Ok(conn.query_row(
        "SELECT count(*) FROM staff_recovery_code WHERE staff_id = ?1 AND used_at IS NULL",
        [staff.to_string()],
        |row| row.get(0),
    )?)
}
