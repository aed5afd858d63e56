//! The table `password_right`: who may set the passwords of an account anew, once: both, or the second of a campus ID.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use uuid::Uuid;

use super::StorageError;
use super::cell::id;
use crate::token::TokenHash;

/// Whose passwords may be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Right {
    /// The account.
    pub account: Uuid,
    /// The sign-in method.
    pub method: Uuid,
}

/// Keeps a new right; earlier ones of the same method cease to count.
///
/// # Errors
/// When the database refuses; likewise below.
pub fn insert(
    tx: &Transaction<'_>,
    hash: &TokenHash,
    right: Right,
    at: Timestamp,
    expires: Timestamp,
) -> Result<(), StorageError> {
    tx.execute(
        "DELETE FROM password_right WHERE method_id = ?1",
        [right.method.to_string()],
    )?;
    tx.execute(
        "INSERT INTO password_right (token_hash, account_id, method_id, created_at, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5)",
        params![
            hash,
            right.account.to_string(),
            right.method.to_string(),
            at.as_millisecond(),
            expires.as_millisecond()
        ],
    )?;
    Ok(())
}

/// The right of a token, unless it has ended.
///
/// # Errors
/// See [`insert`].
pub fn find(
    conn: &Connection,
    hash: &TokenHash,
    now: Timestamp,
) -> Result<Option<Right>, StorageError> {
    Ok(conn
        .prepare_cached(
            "SELECT account_id, method_id FROM password_right WHERE token_hash = ?1 AND expires_at > ?2",
        )?
        .query_row(params![hash, now.as_millisecond()], |row| {
            Ok(Right {
                account: id(row, "account_id")?,
                method: id(row, "method_id")?,
            })
        })
        .optional()?)
}

/// Uses every right of a method up.
///
/// # Errors
/// See [`insert`].
pub fn forget(tx: &Transaction<'_>, method: Uuid) -> Result<(), StorageError> {
    tx.execute(
        "DELETE FROM password_right WHERE method_id = ?1",
        [method.to_string()],
    )?;
    Ok(())
}
