//! What lets this device write and read one application for 14 days.

use akashi_domain::{Answers, ApplicationKind, Sensitive};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use crate::database::{Reader, Tx};
use crate::draft::json;
use crate::error::StoreError;
use crate::flow::{timestamp, uuid};

/// A credential.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CredentialRow {
    /// The application it belongs to.
    pub application: Uuid,
    /// What is applied for.
    pub kind: ApplicationKind,
    /// Id of the university.
    pub university: String,
    /// The verified address.
    pub email: Sensitive<String>,
    /// Bearer token.
    pub token: Sensitive<String>,
    /// When it ends.
    pub expires_at: Timestamp,
    /// Last revision the server held when it was given.
    pub revision: u32,
    /// When it was given.
    pub created_at: Timestamp,
    /// 氏名の変更: the name that is to be changed; empty for everything else.
    pub present_name: Answers,
}

const COLUMNS: &str =
    "application, university, email, token, expires_at, revision, created_at, kind, present_name";

/// Keeps a credential, in place of an older one for the same application.
///
/// # Errors
/// [`StoreError`].
pub fn put(tx: &Tx<'_>, credential: &CredentialRow) -> Result<(), StoreError> {
    tx.execute(
        &format!(
            "INSERT OR REPLACE INTO credential ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
        ),
        params![
            credential.application.to_string(),
            credential.university,
            credential.email.expose(),
            credential.token.expose(),
            credential.expires_at.as_millisecond(),
            credential.revision,
            credential.created_at.as_millisecond(),
            credential.kind.as_str(),
            json(&credential.present_name)?,
        ],
    )?;
    Ok(())
}

/// The credential for an application.
///
/// # Errors
/// [`StoreError`].
pub fn get(reader: Reader<'_>, application: Uuid) -> Result<Option<CredentialRow>, StoreError> {
    one(
        reader,
        &format!("SELECT {COLUMNS} FROM credential WHERE application = ?1"),
        &application.to_string(),
    )
}

/// The newest credential that a university gave.
///
/// # Errors
/// [`StoreError`].
pub fn newest(reader: Reader<'_>, university: &str) -> Result<Option<CredentialRow>, StoreError> {
    one(
        reader,
        &format!(
            "SELECT {COLUMNS} FROM credential WHERE university = ?1
             ORDER BY created_at DESC, rowid DESC LIMIT 1"
        ),
        university,
    )
}

/// Forgets what opens an application: the server does not know it.
///
/// # Errors
/// [`StoreError`].
pub fn delete(tx: &Tx<'_>, application: Uuid) -> Result<(), StoreError> {
    tx.execute(
        "DELETE FROM credential WHERE application = ?1",
        [application.to_string()],
    )?;
    Ok(())
}

fn one(reader: Reader<'_>, sql: &str, argument: &str) -> Result<Option<CredentialRow>, StoreError> {
    reader
        .conn()
        .prepare_cached(sql)?
        .query_row([argument], |row| Ok(from_row(row)))
        .optional()?
        .transpose()
}

fn from_row(row: &Row<'_>) -> Result<CredentialRow, StoreError> {
    Ok(CredentialRow {
        application: uuid(&row.get::<_, String>(0)?)?,
        kind: ApplicationKind::from_name(&row.get::<_, String>(7)?)
            .ok_or(StoreError::Unexpected("a kind"))?,
        university: row.get(1)?,
        email: row.get::<_, String>(2)?.into(),
        token: row.get::<_, String>(3)?.into(),
        expires_at: timestamp(row.get(4)?)?,
        revision: row.get(5)?,
        created_at: timestamp(row.get(6)?)?,
        present_name: serde_json::from_str(&row.get::<_, String>(8)?)?,
    })
}
