//! Signed receipts and the keys they are checked with. A receipt is kept as it came and never replaced: what the server
//! says later cannot take a proof away.

use rusqlite::{OptionalExtension, params};
use uuid::Uuid;

use crate::database::{Reader, Tx};
use crate::error::StoreError;
use crate::flow::uuid;

/// A signed receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptRow {
    /// Of which application.
    pub application: Uuid,
    /// Of which revision.
    pub revision: u32,
    /// Id of the university.
    pub university: String,
    /// As the university gave it.
    pub jws: String,
}

/// A published key: its name, and the JSON it was published as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyRow {
    /// Its name.
    pub kid: String,
    /// JSON of the wire.
    pub jwk: String,
}

/// Keeps a receipt, unless there is one of this revision.
///
/// # Errors
/// [`StoreError`].
pub fn keep(tx: &Tx<'_>, receipt: &ReceiptRow) -> Result<(), StoreError> {
    tx.execute(
        "INSERT OR IGNORE INTO receipt (application, revision, university, jws) VALUES (?1, ?2, ?3, ?4)",
        params![
            receipt.application.to_string(),
            receipt.revision,
            receipt.university,
            receipt.jws,
        ],
    )?;
    Ok(())
}

/// Sets aside the receipts after revision `held`: the server lost what they are about, and will give others. They stay
/// proof of the earlier day.
///
/// # Errors
/// [`StoreError`].
pub fn set_aside(tx: &Tx<'_>, application: Uuid, held: u32) -> Result<(), StoreError> {
    let key = params![application.to_string(), held];
    tx.execute(
        "INSERT OR IGNORE INTO earlier_receipt (application, university, jws)
         SELECT application, university, jws FROM receipt
          WHERE application = ?1 AND revision > ?2 ORDER BY revision",
        key,
    )?;
    tx.execute(
        "DELETE FROM receipt WHERE application = ?1 AND revision > ?2",
        key,
    )?;
    Ok(())
}

/// The receipts that were set aside for an application, oldest first: university and signed receipt.
///
/// # Errors
/// [`StoreError`].
pub fn earlier(reader: Reader<'_>, application: Uuid) -> Result<Vec<(String, String)>, StoreError> {
    let mut statement = reader.conn().prepare(
        "SELECT university, jws FROM earlier_receipt WHERE application = ?1 ORDER BY rowid",
    )?;
    let rows = statement.query_map([application.to_string()], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What was set aside for `from` goes on with `to`: the same answers, under the id that the server gives them now.
///
/// # Errors
/// [`StoreError`].
pub fn pass_on(tx: &Tx<'_>, from: Uuid, to: Uuid) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE OR IGNORE earlier_receipt SET application = ?2 WHERE application = ?1",
        params![from.to_string(), to.to_string()],
    )?;
    Ok(())
}

/// The receipt of the last revision that has one.
///
/// # Errors
/// [`StoreError`].
pub fn last(reader: Reader<'_>, application: Uuid) -> Result<Option<ReceiptRow>, StoreError> {
    let found = reader.conn().query_row(
        "SELECT revision, university, jws FROM receipt WHERE application = ?1
         ORDER BY revision DESC LIMIT 1",
        [application.to_string()],
        |row| {
            Ok(ReceiptRow {
                application,
                revision: row.get(0)?,
                university: row.get(1)?,
                jws: row.get(2)?,
            })
        },
    );
    Ok(found.optional()?)
}

/// Every receipt.
///
/// # Errors
/// [`StoreError`].
pub fn all(reader: Reader<'_>) -> Result<Vec<ReceiptRow>, StoreError> {
    let mut statement = reader.conn().prepare(
        "SELECT application, revision, university, jws FROM receipt ORDER BY application, revision",
    )?;
    let rows = statement.query_map([], |row| {
        Ok((
            row.get::<_, String>(0)?,
            row.get(1)?,
            row.get(2)?,
            row.get(3)?,
        ))
    })?;
    rows.map(|row| {
        let (application, revision, university, jws) = row?;
        Ok(ReceiptRow {
            application: uuid(&application)?,
            revision,
            university,
            jws,
        })
    })
    .collect()
}

/// Keeps what a university publishes, in place of what it published of the same keys. Keys that it publishes no more
/// stay: what they signed does.
///
/// # Errors
/// [`StoreError`].
pub fn keep_keys(tx: &Tx<'_>, university: &str, keys: &[KeyRow]) -> Result<(), StoreError> {
    let mut insert = tx
        .conn()
        .prepare("INSERT OR REPLACE INTO receipt_key (university, kid, jwk) VALUES (?1, ?2, ?3)")?;
    for key in keys {
        insert.execute(params![university, key.kid, key.jwk])?;
    }
    Ok(())
}

/// Every key that a university was seen to publish.
///
/// # Errors
/// [`StoreError`].
pub fn keys(reader: Reader<'_>, university: &str) -> Result<Vec<KeyRow>, StoreError> {
    let mut statement = reader
        .conn()
        .prepare("SELECT kid, jwk FROM receipt_key WHERE university = ?1 ORDER BY kid")?;
    let rows = statement.query_map([university], |row| {
        Ok(KeyRow {
            kid: row.get(0)?,
            jwk: row.get(1)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
