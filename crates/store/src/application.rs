//! The sent application of this device, as the server last described it.

use akashi_domain::Sensitive;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use crate::database::{Reader, Tx};
use crate::error::StoreError;
use crate::flow::{timestamp, uuid};

/// A sent application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApplicationRow {
    /// Its id.
    pub id: Uuid,
    /// Id of the university.
    pub university: String,
    /// Where mails about it go.
    pub email: Sensitive<String>,
    /// Last revision known to be received; 0 for none.
    pub revision: u32,
    /// JSON of the wire, without answers; empty when the server has not been asked yet.
    pub last_seen: String,
    /// When that was.
    pub seen_at: Timestamp,
}

const COLUMNS: &str = "id, university, email, revision, last_seen, seen_at";

/// Keeps what is known.
///
/// # Errors
/// [`StoreError`].
pub fn put(tx: &Tx<'_>, application: &ApplicationRow) -> Result<(), StoreError> {
    let sql =
        format!("INSERT OR REPLACE INTO application ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    tx.conn().prepare_cached(&sql)?.execute(params![
        application.id.to_string(),
        application.university,
        application.email.expose(),
        application.revision,
        application.last_seen,
        application.seen_at.as_millisecond(),
    ])?;
    Ok(())
}

/// One application.
///
/// # Errors
/// [`StoreError`].
pub fn get(reader: Reader<'_>, id: Uuid) -> Result<Option<ApplicationRow>, StoreError> {
    one(
        reader,
        &format!("SELECT {COLUMNS} FROM application WHERE id = ?1"),
        &id.to_string(),
    )
}

/// The application at a university that was last heard of.
///
/// # Errors
/// [`StoreError`].
pub fn newest(reader: Reader<'_>, university: &str) -> Result<Option<ApplicationRow>, StoreError> {
    one(
        reader,
        &format!(
            "SELECT {COLUMNS} FROM application WHERE university = ?1
             ORDER BY seen_at DESC, rowid DESC LIMIT 1"
        ),
        university,
    )
}

/// Every application that was ever heard of.
///
/// # Errors
/// [`StoreError`].
pub fn all(reader: Reader<'_>) -> Result<Vec<ApplicationRow>, StoreError> {
    let mut statement = reader.conn().prepare(&format!(
        "SELECT {COLUMNS} FROM application ORDER BY seen_at"
    ))?;
    let rows = statement.query_map([], |row| Ok(from_row(row)))?;
    rows.map(|row| row?).collect()
}

/// Every university at which there is an application.
///
/// # Errors
/// [`StoreError`].
pub fn universities(reader: Reader<'_>) -> Result<Vec<String>, StoreError> {
    let mut statement = reader
        .conn()
        .prepare("SELECT DISTINCT university FROM application")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn one(
    reader: Reader<'_>,
    sql: &str,
    argument: &str,
) -> Result<Option<ApplicationRow>, StoreError> {
    reader
        .conn()
        .prepare_cached(sql)?
        .query_row([argument], |row| Ok(from_row(row)))
        .optional()?
        .transpose()
}

fn from_row(row: &Row<'_>) -> Result<ApplicationRow, StoreError> {
    Ok(ApplicationRow {
        id: uuid(&row.get::<_, String>(0)?)?,
        university: row.get(1)?,
        email: row.get::<_, String>(2)?.into(),
        revision: row.get(3)?,
        last_seen: row.get(4)?,
        seen_at: timestamp(row.get(5)?)?,
    })
}
