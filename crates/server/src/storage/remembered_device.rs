//! The table `remembered_device`: devices on which no key is asked for at signing in (F04).

use akashi_protocol::session::{Device, RememberedView};
use jiff::Timestamp;
use rusqlite::{Connection, Transaction, params};
use uuid::Uuid;

use super::cell::{at, id};
use super::{StorageError, device};
use crate::token::TokenHash;

/// A device that is to be remembered.
#[derive(Debug)]
pub struct NewDevice<'a> {
    /// What it is forgotten by; no secret.
    pub id: Uuid,
    /// Whose.
    pub account: Uuid,
    /// How they sign in on it.
    pub method: Uuid,
    /// What it is.
    pub device: &'a Device,
    /// Until when.
    pub expires: Timestamp,
}

/// Remembers it.
///
/// # Errors
/// When the database refuses; likewise below.
pub fn insert(
    tx: &Transaction<'_>,
    hash: &TokenHash,
    new: &NewDevice<'_>,
    now: Timestamp,
) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO remembered_device (id, token_hash, account_id, method_id, device_name, device_system, created_at,
                                        last_used_at, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?8)",
        params![
            new.id.to_string(),
            hash,
            new.account.to_string(),
            new.method.to_string(),
            new.device.name.expose(),
            device::system(new.device.system),
            now.as_millisecond(),
            new.expires.as_millisecond(),
        ],
    )?;
    Ok(())
}

/// Is it one of whoever signs in by `method`? Then it is noted that it was used.
///
/// # Errors
/// See [`insert`].
pub fn is_known(
    tx: &Transaction<'_>,
    hash: &TokenHash,
    method: Uuid,
    now: Timestamp,
) -> Result<bool, StorageError> {
    let changed = tx.execute(
        "UPDATE remembered_device SET last_used_at = ?3 WHERE token_hash = ?1 AND method_id = ?2 AND expires_at > ?3",
        params![hash, method.to_string(), now.as_millisecond()],
    )?;
    Ok(changed == 1)
}

/// Those of an account, the one used last first.
///
/// # Errors
/// See [`insert`].
pub fn of_account(
    conn: &Connection,
    account: Uuid,
    now: Timestamp,
) -> Result<Vec<RememberedView>, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT id, device_name, device_system, last_used_at, expires_at FROM remembered_device
         WHERE account_id = ?1 AND expires_at > ?2 ORDER BY last_used_at DESC, id DESC LIMIT 100",
    )?;
    let rows = statement.query_map(params![account.to_string(), now.as_millisecond()], |row| {
        Ok(RememberedView {
            id: id(row, "id")?,
            device: device::read(row, "device_name", "device_system")?,
            last_used_at: at(row, "last_used_at")?,
            until: at(row, "expires_at")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Forgets one of an account. `false` when the account has no such device.
///
/// # Errors
/// See [`insert`].
pub fn forget_one(tx: &Transaction<'_>, account: Uuid, id: Uuid) -> Result<bool, StorageError> {
    let changed = tx.execute(
        "DELETE FROM remembered_device WHERE account_id = ?1 AND id = ?2",
        params![account.to_string(), id.to_string()],
    )?;
    Ok(changed == 1)
}

/// Forgets those of a sign-in method: a password has changed, or no key is asked for any more.
///
/// # Errors
/// See [`insert`].
pub fn forget_of(tx: &Transaction<'_>, method: Uuid) -> Result<(), StorageError> {
    tx.execute(
        "DELETE FROM remembered_device WHERE method_id = ?1",
        [method.to_string()],
    )?;
    Ok(())
}
