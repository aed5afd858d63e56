//! The table `staff_account`.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use uuid::Uuid;

use super::{StorageError, cell};

/// A member of staff.
#[derive(Clone, PartialEq, Eq)]
pub struct StaffRow {
    /// Id.
    pub id: Uuid,
    /// What they sign in with.
    pub name: String,
    /// argon2id as a PHC string.
    pub password_phc: String,
    /// Encrypted secret of the authenticator; without one, only from this machine.
    pub totp_secret: Option<Vec<u8>>,
    /// Last accepted step: each is accepted once.
    pub totp_last_step: u64,
}

// A password hash and an encrypted secret belong into no log.
impl std::fmt::Debug for StaffRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("StaffRow")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// Adds an account.
///
/// # Errors
/// When the database refuses; a constraint where the name is in use.
pub fn insert(conn: &Connection, row: &StaffRow, at: Timestamp) -> Result<(), StorageError> {
    conn.prepare_cached(
        "INSERT INTO staff_account (id, name, password_phc, totp_secret, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![
        row.id.to_string(),
        row.name,
        row.password_phc,
        row.totp_secret,
        at.as_millisecond()
    ])?;
    Ok(())
}

/// The account of this name, unless it is disabled.
///
/// # Errors
/// When the database refuses.
pub fn find(conn: &Connection, name: &str) -> Result<Option<StaffRow>, StorageError> {
    let mut statement =
        conn.prepare_cached("SELECT * FROM staff_account WHERE name = ?1 AND disabled_at IS NULL")?;
    let found = statement.query_row([name], |row| {
        Ok(StaffRow {
            id: cell::id(row, "id")?,
            name: row.get("name")?,
            password_phc: row.get("password_phc")?,
            totp_secret: row.get("totp_secret")?,
            totp_last_step: cell::read(row, "totp_last_step", |n: i64| u64::try_from(n).ok())?,
        })
    });
    Ok(found.optional()?)
}

/// Accepts a step of the authenticator, once: `false` when it or a later one was accepted before.
///
/// # Errors
/// When the database refuses.
pub fn accept_step(conn: &Connection, id: Uuid, step: u64) -> Result<bool, StorageError> {
    let changed = conn
        .prepare_cached(
            "UPDATE staff_account SET totp_last_step = ?2 WHERE id = ?1 AND totp_last_step < ?2",
        )?
        .execute(params![id.to_string(), cell::number(step)])?;
    Ok(changed == 1)
}

/// The name of an account, a disabled one too.
///
/// # Errors
/// When the database refuses.
pub fn name_of(conn: &Connection, id: Uuid) -> Result<Option<String>, StorageError> {
    let mut statement = conn.prepare_cached("SELECT name FROM staff_account WHERE id = ?1")?;
    Ok(statement
        .query_row([id.to_string()], |row| row.get(0))
        .optional()?)
}

/// An account as operators see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Id.
    pub id: Uuid,
    /// What they sign in with.
    pub name: String,
    /// Without an authenticator the account works on this machine only.
    pub has_authenticator: bool,
    /// When it was shut off.
    pub disabled_at: Option<Timestamp>,
}

const LISTED: &str =
    "SELECT id, name, totp_secret IS NOT NULL AS has_authenticator, disabled_at FROM staff_account";

fn read_listed(row: &Row<'_>) -> rusqlite::Result<Listed> {
    Ok(Listed {
        id: cell::id(row, "id")?,
        name: row.get("name")?,
        has_authenticator: row.get("has_authenticator")?,
        disabled_at: cell::optional_at(row, "disabled_at")?,
    })
}

/// Every account, by name.
///
/// # Errors
/// When the database refuses.
pub fn list(conn: &Connection) -> Result<Vec<Listed>, StorageError> {
    let mut statement = conn.prepare(&format!("{LISTED} ORDER BY name"))?;
    let rows = statement.query_map([], read_listed)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The account of this name, a disabled one too.
///
/// # Errors
/// When the database refuses.
pub fn find_listed(conn: &Connection, name: &str) -> Result<Option<Listed>, StorageError> {
    let mut statement = conn.prepare(&format!("{LISTED} WHERE name = ?1"))?;
    Ok(statement.query_row([name], read_listed).optional()?)
}

/// Shuts an account off, or lets it in again.
///
/// # Errors
/// When the database refuses.
pub fn set_disabled(
    conn: &Connection,
    id: Uuid,
    at: Option<Timestamp>,
) -> Result<(), StorageError> {
    conn.execute(
        "UPDATE staff_account SET disabled_at = ?2 WHERE id = ?1",
        params![id.to_string(), at.map(Timestamp::as_millisecond)],
    )?;
    Ok(())
}

/// Another password.
///
/// # Errors
/// When the database refuses.
pub fn set_password(conn: &Connection, id: Uuid, phc: &str) -> Result<(), StorageError> {
    conn.execute(
        "UPDATE staff_account SET password_phc = ?2 WHERE id = ?1",
        params![id.to_string(), phc],
    )?;
    Ok(())
}

/// Another authenticator, none of whose steps was accepted yet.
///
/// # Errors
/// When the database refuses.
pub fn set_authenticator(conn: &Connection, id: Uuid, sealed: &[u8]) -> Result<(), StorageError> {
    conn.execute(
        "UPDATE staff_account SET totp_secret = ?2, totp_last_step = 0 WHERE id = ?1",
        params![id.to_string(), sealed],
    )?;
    Ok(())
}
