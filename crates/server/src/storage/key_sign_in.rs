//! The table `key_sign_in`: sign-ins that wait for the key of their mail (F04), and the columns `asks_key` and `key_tries`
//! of `sign_in_method`.

use akashi_domain::Language;
use akashi_protocol::session::Device;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, params};
use uuid::Uuid;

use super::cell::{at, id, optional_at, read};
use super::{StorageError, device};
use crate::token::TokenHash;

/// A sign-in that waits.
#[derive(Debug, Clone)]
pub struct KeySignIn {
    /// What its mails name it by; no secret.
    pub id: Uuid,
    /// Who signs in.
    pub method: Uuid,
    /// Language of its mails.
    pub language: Language,
    /// On what.
    pub device: Device,
    /// When the latest mail was asked for.
    pub asked_at: Timestamp,
    /// When it ends, however many keys are sent.
    pub expires_at: Timestamp,
    /// Hash of the key that counts; there is none before a mail was made up.
    pub key_hash: Option<Vec<u8>>,
    /// When that key was drawn.
    pub drawn_at: Option<Timestamp>,
    /// When it ceased to count.
    pub void_at: Option<Timestamp>,
}

/// Keeps a new one.
///
/// # Errors
/// When the database refuses; likewise below.
pub fn insert(
    tx: &Transaction<'_>,
    hash: &TokenHash,
    waiting: &KeySignIn,
) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO key_sign_in (id, token_hash, method_id, language, device_name, device_system, asked_at, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            waiting.id.to_string(),
            hash,
            waiting.method.to_string(),
            waiting.language.tag(),
            waiting.device.name.expose(),
            device::system(waiting.device.system),
            waiting.asked_at.as_millisecond(),
            waiting.expires_at.as_millisecond(),
        ],
    )?;
    Ok(())
}

const WAITING: &str =
    "SELECT id, method_id, language, device_name, device_system, asked_at, expires_at, key_hash,
                              drawn_at, void_at
                       FROM key_sign_in";

fn read_waiting(row: &Row<'_>) -> rusqlite::Result<KeySignIn> {
    Ok(KeySignIn {
        id: id(row, "id")?,
        method: id(row, "method_id")?,
        language: read(row, "language", |text: String| Language::from_tag(&text))?,
        device: device::read(row, "device_name", "device_system")?,
        asked_at: at(row, "asked_at")?,
        expires_at: at(row, "expires_at")?,
        key_hash: row.get("key_hash")?,
        drawn_at: optional_at(row, "drawn_at")?,
        void_at: optional_at(row, "void_at")?,
    })
}

/// The one with this token, unless it has ended.
///
/// # Errors
/// See [`insert`].
pub fn find(
    conn: &Connection,
    hash: &TokenHash,
    now: Timestamp,
) -> Result<Option<KeySignIn>, StorageError> {
    let mut statement = conn.prepare_cached(&format!(
        "{WAITING} WHERE token_hash = ?1 AND expires_at > ?2"
    ))?;
    let found = statement.query_row(params![hash, now.as_millisecond()], read_waiting);
    Ok(found.optional()?)
}

/// The one that a mail names.
///
/// # Errors
/// See [`insert`].
pub fn of_mail(conn: &Connection, id: Uuid) -> Result<Option<KeySignIn>, StorageError> {
    let found = conn
        .query_row(
            &format!("{WAITING} WHERE id = ?1"),
            [id.to_string()],
            read_waiting,
        )
        .optional()?;
    Ok(found)
}

/// Another mail was asked for.
///
/// # Errors
/// See [`insert`].
pub fn asked_again(tx: &Transaction<'_>, id: Uuid, now: Timestamp) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE key_sign_in SET asked_at = ?2 WHERE id = ?1",
        params![id.to_string(), now.as_millisecond()],
    )?;
    Ok(())
}

/// Keeps the hash of a freshly drawn key in place of the one before.
///
/// # Errors
/// See [`insert`].
pub fn drawn(
    tx: &Transaction<'_>,
    id: Uuid,
    key_hash: &[u8; 32],
    now: Timestamp,
) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE key_sign_in SET key_hash = ?2, drawn_at = ?3, void_at = NULL WHERE id = ?1",
        params![id.to_string(), key_hash, now.as_millisecond()],
    )?;
    Ok(())
}

/// Counts a wrong key of somebody; how many that makes since the last right one.
///
/// # Errors
/// See [`insert`].
pub fn count_wrong(tx: &Transaction<'_>, method: Uuid) -> Result<u32, StorageError> {
    Ok(tx.query_row(
        "UPDATE sign_in_method SET key_tries = key_tries + 1 WHERE id = ?1 RETURNING key_tries",
        [method.to_string()],
        |row| row.get(0),
    )?)
}

/// A key was right.
///
/// # Errors
/// See [`insert`].
pub fn forget_wrong(tx: &Transaction<'_>, method: Uuid) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE sign_in_method SET key_tries = 0 WHERE id = ?1",
        [method.to_string()],
    )?;
    Ok(())
}

/// No key that was sent to somebody so far counts any more.
///
/// # Errors
/// See [`insert`].
pub fn void_all(tx: &Transaction<'_>, method: Uuid, now: Timestamp) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE key_sign_in SET void_at = ?2 WHERE method_id = ?1 AND void_at IS NULL",
        params![method.to_string(), now.as_millisecond()],
    )?;
    Ok(())
}

/// It led to a session. `false` when it had before.
///
/// # Errors
/// See [`insert`].
pub fn spend(tx: &Transaction<'_>, id: Uuid) -> Result<bool, StorageError> {
    let changed = tx.execute("DELETE FROM key_sign_in WHERE id = ?1", [id.to_string()])?;
    Ok(changed == 1)
}

/// Whatever somebody has begun to sign in with leads nowhere any more: a password has changed.
///
/// # Errors
/// See [`insert`].
pub fn forget_of(tx: &Transaction<'_>, method: Uuid) -> Result<(), StorageError> {
    tx.execute(
        "DELETE FROM key_sign_in WHERE method_id = ?1",
        [method.to_string()],
    )?;
    Ok(())
}

/// Is a key asked for at signing in? `None` for whoever does not sign in with a campus ID.
///
/// # Errors
/// See [`insert`].
pub fn is_asked_for(conn: &Connection, method: Uuid) -> Result<Option<bool>, StorageError> {
    Ok(conn
        .prepare_cached("SELECT asks_key FROM sign_in_method WHERE id = ?1 AND kind = 'campus'")?
        .query_row([method.to_string()], |row| row.get(0))
        .optional()?)
}

/// A key is asked for, or not any more. `false` when that was so before.
///
/// # Errors
/// See [`insert`].
pub fn ask_for(tx: &Transaction<'_>, method: Uuid, on: bool) -> Result<bool, StorageError> {
    let changed = tx.execute(
        "UPDATE sign_in_method SET asks_key = ?2 WHERE id = ?1 AND kind = 'campus' AND asks_key <> ?2",
        params![method.to_string(), on],
    )?;
    Ok(changed == 1)
}
