//! The table `receipt_key`: with which keys receipts were ever signed, and which one signs.

use akashi_protocol::receipt::{KeyId, ReceiptKey};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, named_params};

use super::{StorageError, cell};

/// Adds a key. There is at most one that signs.
///
/// # Errors
/// When the database refuses.
pub fn insert(conn: &Connection, key: &ReceiptKey) -> Result<(), StorageError> {
    let public = key
        .public()
        .ok_or(StorageError::Damaged("receipt_key.public_key"))?;
    conn.execute(
        "INSERT INTO receipt_key (kid, public_key, from_at, until_at) VALUES (:kid, :public, :from, :until)",
        named_params! {
            ":kid": key.kid.as_str(),
            ":public": public,
            ":from": key.from.as_millisecond(),
            ":until": key.until.map(Timestamp::as_millisecond),
        },
    )?;
    Ok(())
}

/// The key that signs does so no more.
///
/// # Errors
/// When the database refuses.
pub fn end_current(conn: &Connection, at: Timestamp) -> Result<(), StorageError> {
    conn.execute(
        "UPDATE receipt_key SET until_at = ?1 WHERE until_at IS NULL",
        [at.as_millisecond()],
    )?;
    Ok(())
}

/// The key that signs.
///
/// # Errors
/// When the database refuses.
pub fn current(conn: &Connection) -> Result<Option<KeyId>, StorageError> {
    let mut statement =
        conn.prepare_cached("SELECT kid FROM receipt_key WHERE until_at IS NULL")?;
    let found = statement.query_row([], |row| {
        cell::read(row, "kid", |kid: String| KeyId::parse(&kid).ok())
    });
    Ok(found.optional()?)
}

/// Every key, newest first.
///
/// # Errors
/// When the database refuses.
pub fn all(conn: &Connection) -> Result<Vec<ReceiptKey>, StorageError> {
    let mut statement =
        conn.prepare_cached("SELECT * FROM receipt_key ORDER BY from_at DESC, rowid DESC")?;
    let rows = statement.query_map([], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<ReceiptKey> {
    let public: [u8; 32] = cell::read(row, "public_key", |bytes: Vec<u8>| bytes.try_into().ok())?;
    Ok(ReceiptKey::new(
        &public,
        cell::at(row, "from_at")?,
        cell::optional_at(row, "until_at")?,
    ))
}
