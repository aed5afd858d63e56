//! The table `staff_account`.

use akashi_domain::StaffRole;
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
    /// What they may do.
    pub role: StaffRole,
    /// argon2id as a PHC string.
    pub password_phc: String,
    /// Drawn by the server: to be changed before anything else.
    pub password_is_initial: bool,
    /// Encrypted secret of the authenticator; without one, only from this machine.
    pub totp_secret: Option<Vec<u8>>,
    /// Last accepted step: each is accepted once.
    pub totp_last_step: u64,
    /// Encrypted secret of an authenticator that has not shown a number yet.
    pub offered_totp: Option<Vec<u8>>,
    /// Until when the account has to be set up; `None` once it is.
    pub set_up_until: Option<Timestamp>,
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
        "INSERT INTO staff_account (id, name, role, password_phc, password_is_initial, totp_secret, set_up_until,
                                    created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        row.id.to_string(),
        row.name,
        row.role.as_str(),
        row.password_phc,
        row.password_is_initial,
        row.totp_secret,
        row.set_up_until.map(Timestamp::as_millisecond),
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
    Ok(statement.query_row([name], read_row).optional()?)
}

/// The account with this id, unless it is disabled.
///
/// # Errors
/// When the database refuses.
pub fn find_by_id(conn: &Connection, id: Uuid) -> Result<Option<StaffRow>, StorageError> {
    let mut statement =
        conn.prepare_cached("SELECT * FROM staff_account WHERE id = ?1 AND disabled_at IS NULL")?;
    let found = statement.query_row([id.to_string()], read_row);
    Ok(found.optional()?)
}

fn read_row(row: &Row<'_>) -> rusqlite::Result<StaffRow> {
    Ok(StaffRow {
        id: cell::id(row, "id")?,
        name: row.get("name")?,
        role: role(row)?,
        password_phc: row.get("password_phc")?,
        password_is_initial: row.get("password_is_initial")?,
        totp_secret: row.get("totp_secret")?,
        totp_last_step: cell::read(row, "totp_last_step", |n: i64| u64::try_from(n).ok())?,
        offered_totp: row.get("offered_totp")?,
        set_up_until: cell::optional_at(row, "set_up_until")?,
    })
}

/// The column `role`.
pub(super) fn role(row: &Row<'_>) -> rusqlite::Result<StaffRole> {
    cell::read(row, "role", |name: String| StaffRole::from_name(&name))
}

/// Notes a sign-in.
///
/// # Errors
/// When the database refuses.
pub fn signed_in(conn: &Connection, id: Uuid, at: Timestamp) -> Result<(), StorageError> {
    conn.execute(
        "UPDATE staff_account SET last_sign_in_at = ?2 WHERE id = ?1",
        params![id.to_string(), at.as_millisecond()],
    )?;
    Ok(())
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
    /// What they may do.
    pub role: StaffRole,
    /// Until when the account has to be set up; `None` once it is.
    pub set_up_until: Option<Timestamp>,
    /// Last good sign-in.
    pub last_sign_in: Option<Timestamp>,
    /// Without an authenticator the account works on this machine only.
    pub has_authenticator: bool,
    /// When it was shut off.
    pub disabled_at: Option<Timestamp>,
}

const LISTED: &str =
    "SELECT id, name, role, set_up_until, last_sign_in_at, totp_secret IS NOT NULL AS has_authenticator, disabled_at
     FROM staff_account";

fn read_listed(row: &Row<'_>) -> rusqlite::Result<Listed> {
    Ok(Listed {
        id: cell::id(row, "id")?,
        name: row.get("name")?,
        role: role(row)?,
        set_up_until: cell::optional_at(row, "set_up_until")?,
        last_sign_in: cell::optional_at(row, "last_sign_in_at")?,
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

/// The account with this id, a disabled one too.
///
/// # Errors
/// When the database refuses.
pub fn find_listed_by_id(conn: &Connection, id: Uuid) -> Result<Option<Listed>, StorageError> {
    let mut statement = conn.prepare(&format!("{LISTED} WHERE id = ?1"))?;
    let found = statement.query_row([id.to_string()], read_listed);
    Ok(found.optional()?)
}

/// Another role.
///
/// # Errors
/// When the database refuses.
pub fn set_role(conn: &Connection, id: Uuid, role: StaffRole) -> Result<(), StorageError> {
    conn.execute(
        "UPDATE staff_account SET role = ?2 WHERE id = ?1",
        params![id.to_string(), role.as_str()],
    )?;
    Ok(())
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

/// Another password, of their own.
///
/// # Errors
/// When the database refuses.
pub fn set_password(conn: &Connection, id: Uuid, phc: &str) -> Result<(), StorageError> {
    conn.execute(
        "UPDATE staff_account SET password_phc = ?2, password_is_initial = 0 WHERE id = ?1",
        params![id.to_string(), phc],
    )?;
    Ok(())
}

/// Back to the beginning: an initial password, no authenticator, to be set up until then.
///
/// # Errors
/// When the database refuses.
pub fn begin_anew(
    conn: &Connection,
    id: Uuid,
    phc: &str,
    until: Timestamp,
) -> Result<(), StorageError> {
    conn.execute(
        "UPDATE staff_account SET password_phc = ?2, password_is_initial = 1, totp_secret = NULL, totp_last_step = 0,
                                  offered_totp = NULL, set_up_until = ?3
         WHERE id = ?1",
        params![id.to_string(), phc, until.as_millisecond()],
    )?;
    Ok(())
}

/// An account with a password of its holder and an authenticator is set up.
///
/// # Errors
/// When the database refuses.
pub fn finish_set_up(conn: &Connection, id: Uuid) -> Result<(), StorageError> {
    conn.execute(
        "UPDATE staff_account SET set_up_until = NULL
         WHERE id = ?1 AND password_is_initial = 0 AND totp_secret IS NOT NULL",
        [id.to_string()],
    )?;
    Ok(())
}

/// The same by an operator, who decides what an account needs.
///
/// # Errors
/// When the database refuses.
pub fn finish_set_up_by_operator(conn: &Connection, id: Uuid) -> Result<(), StorageError> {
    conn.execute(
        "UPDATE staff_account SET set_up_until = NULL WHERE id = ?1",
        [id.to_string()],
    )?;
    Ok(())
}

/// Offers an authenticator, in place of another that was offered and not taken into use.
///
/// # Errors
/// When the database refuses.
pub fn offer_authenticator(conn: &Connection, id: Uuid, sealed: &[u8]) -> Result<(), StorageError> {
    conn.execute(
        "UPDATE staff_account SET offered_totp = ?2 WHERE id = ?1",
        params![id.to_string(), sealed],
    )?;
    Ok(())
}

/// Another authenticator, none of whose steps was accepted yet.
///
/// # Errors
/// When the database refuses.
pub fn set_authenticator(conn: &Connection, id: Uuid, sealed: &[u8]) -> Result<(), StorageError> {
    conn.execute(
        "UPDATE staff_account SET totp_secret = ?2, totp_last_step = 0, offered_totp = NULL WHERE id = ?1",
        params![id.to_string(), sealed],
    )?;
    Ok(())
}
