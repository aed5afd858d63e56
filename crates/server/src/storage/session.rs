//! Sessions of applicants and of staff, and application credentials: who holds which token, until when.

use akashi_domain::StaffRole;
use akashi_protocol::session::Device;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, params};
use uuid::Uuid;

use super::StorageError;
use super::cell::{at, id, optional_at};
use super::device;
use crate::token::TokenHash;

/// A session of an applicant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApplicantSession {
    /// What it is ended by; no secret.
    pub id: Uuid,
    /// Whose.
    pub account: Uuid,
    /// How they signed in.
    pub method: Uuid,
    /// Nothing else is allowed before the passwords are set.
    pub must_set_passwords: bool,
    /// 前回ログイン日時 when it began.
    pub previous_sign_in: Option<Timestamp>,
    /// On what that was.
    pub previous_device: Device,
    /// What this one began on.
    pub device: Device,
    /// Last request.
    pub last_seen: Timestamp,
    /// End, however busy.
    pub expires: Timestamp,
}

/// A session of a member of staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffSession {
    /// Whose.
    pub staff: Uuid,
    /// Name of the account.
    pub name: String,
    /// What its holder may do.
    pub role: StaffRole,
    /// Nothing else is allowed before the account is set up.
    pub must_set_up: bool,
    /// Last request.
    pub last_seen: Timestamp,
    /// End, however busy.
    pub expires: Timestamp,
}

/// Keeps a new session of an applicant.
///
/// # Errors
/// When the database refuses; likewise below.
pub fn insert_applicant(
    tx: &Transaction<'_>,
    hash: &TokenHash,
    session: &ApplicantSession,
) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO session (token_hash, account_id, method_id, must_set_passwords, created_at, last_seen_at,
                              expires_at, previous_sign_in_at, id, device_name, device_system, previous_device_name,
                              previous_device_system)
         VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        params![
            hash,
            session.account.to_string(),
            session.method.to_string(),
            session.must_set_passwords,
            session.last_seen.as_millisecond(),
            session.expires.as_millisecond(),
            session.previous_sign_in.map(Timestamp::as_millisecond),
            session.id.to_string(),
            session.device.name.expose(),
            device::system(session.device.system),
            session.previous_device.name.expose(),
            device::system(session.previous_device.system),
        ],
    )?;
    Ok(())
}

/// The session with this token, whether or not it is over.
///
/// # Errors
/// See [`insert_applicant`].
pub fn find_applicant(
    conn: &Connection,
    hash: &TokenHash,
) -> Result<Option<ApplicantSession>, StorageError> {
    Ok(conn
        .prepare_cached(
            "SELECT id, account_id, method_id, must_set_passwords, previous_sign_in_at, device_name, device_system,
                    previous_device_name, previous_device_system, last_seen_at, expires_at
             FROM session WHERE token_hash = ?1",
        )?
        .query_row([hash], |row: &Row<'_>| {
            Ok(ApplicantSession {
                id: id(row, "id")?,
                account: id(row, "account_id")?,
                method: id(row, "method_id")?,
                must_set_passwords: row.get("must_set_passwords")?,
                previous_sign_in: optional_at(row, "previous_sign_in_at")?,
                previous_device: device::read(
                    row,
                    "previous_device_name",
                    "previous_device_system",
                )?,
                device: device::read(row, "device_name", "device_system")?,
                last_seen: at(row, "last_seen_at")?,
                expires: at(row, "expires_at")?,
            })
        })
        .optional()?)
}

/// The identity provider has let its holder in, and says when they signed in there.
///
/// # Errors
/// See [`insert_applicant`].
pub fn authenticated(
    tx: &Transaction<'_>,
    hash: &TokenHash,
    at: Timestamp,
) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE session SET authenticated_at = ?2 WHERE token_hash = ?1",
        params![hash, at.as_millisecond()],
    )?;
    Ok(())
}

/// When the holder of the session with this token signed in: when it began, or, where the identity provider let them in,
/// when they did there.
///
/// # Errors
/// See [`insert_applicant`].
pub fn signed_in_at(
    conn: &Connection,
    hash: &TokenHash,
) -> Result<Option<Timestamp>, StorageError> {
    let mut statement =
        conn.prepare_cached("SELECT coalesce(authenticated_at, created_at) AS signed_in_at FROM session WHERE token_hash = ?1")?;
    let found = statement.query_row([hash], |row| at(row, "signed_in_at"));
    Ok(found.optional()?)
}

/// A session as its holder sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// What it is ended by.
    pub id: Uuid,
    /// What it began on.
    pub device: Device,
    /// When it began.
    pub began: Timestamp,
    /// Last request.
    pub last_seen: Timestamp,
}

/// The sessions of an account that were used since `idle_since` and have not ended, the one used last first.
///
/// # Errors
/// See [`insert_applicant`].
pub fn of_account(
    conn: &Connection,
    account: Uuid,
    idle_since: Timestamp,
    now: Timestamp,
) -> Result<Vec<Listed>, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT id, device_name, device_system, created_at, last_seen_at FROM session
         WHERE account_id = ?1 AND last_seen_at > ?2 AND expires_at > ?3
         ORDER BY last_seen_at DESC, created_at DESC LIMIT 100",
    )?;
    let bounds = params![
        account.to_string(),
        idle_since.as_millisecond(),
        now.as_millisecond()
    ];
    let rows = statement.query_map(bounds, |row| {
        Ok(Listed {
            id: id(row, "id")?,
            device: device::read(row, "device_name", "device_system")?,
            began: at(row, "created_at")?,
            last_seen: at(row, "last_seen_at")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Ends the session `id` of an account. `false` when the account has no such session.
///
/// # Errors
/// See [`insert_applicant`].
pub fn end_one(tx: &Transaction<'_>, account: Uuid, id: Uuid) -> Result<bool, StorageError> {
    let changed = tx.execute(
        "DELETE FROM session WHERE account_id = ?1 AND id = ?2",
        params![account.to_string(), id.to_string()],
    )?;
    Ok(changed == 1)
}

/// Notes that an applicant's session was used.
///
/// # Errors
/// See [`insert_applicant`].
pub fn touch_applicant(
    tx: &Transaction<'_>,
    hash: &TokenHash,
    at: Timestamp,
) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE session SET last_seen_at = max(last_seen_at, ?2) WHERE token_hash = ?1",
        params![hash, at.as_millisecond()],
    )?;
    Ok(())
}

/// Ends one session of an applicant.
///
/// # Errors
/// See [`insert_applicant`].
pub fn end_applicant(tx: &Transaction<'_>, hash: &TokenHash) -> Result<(), StorageError> {
    tx.execute("DELETE FROM session WHERE token_hash = ?1", [hash])?;
    Ok(())
}

/// Ends every session of an account but `kept`.
///
/// # Errors
/// See [`insert_applicant`].
pub fn end_others(
    tx: &Transaction<'_>,
    account: Uuid,
    kept: Option<&TokenHash>,
) -> Result<(), StorageError> {
    tx.execute(
        "DELETE FROM session WHERE account_id = ?1 AND token_hash IS NOT ?2",
        params![account.to_string(), kept],
    )?;
    Ok(())
}

/// Lifts the duty to set the passwords. `false` when the session has ended.
///
/// # Errors
/// See [`insert_applicant`].
pub fn passwords_are_set(tx: &Transaction<'_>, hash: &TokenHash) -> Result<bool, StorageError> {
    let changed = tx.execute(
        "UPDATE session SET must_set_passwords = 0 WHERE token_hash = ?1",
        [hash],
    )?;
    Ok(changed == 1)
}

/// Keeps a new session of a member of staff.
///
/// # Errors
/// See [`insert_applicant`].
pub fn insert_staff(
    tx: &Transaction<'_>,
    hash: &TokenHash,
    staff: Uuid,
    at: Timestamp,
    expires: Timestamp,
) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO staff_session (token_hash, staff_id, created_at, last_seen_at, expires_at)
         VALUES (?1, ?2, ?3, ?3, ?4)",
        params![
            hash,
            staff.to_string(),
            at.as_millisecond(),
            expires.as_millisecond()
        ],
    )?;
    Ok(())
}

/// The staff session with this token, whether or not it is over; none for a disabled account.
///
/// # Errors
/// See [`insert_applicant`].
pub fn find_staff(
    conn: &Connection,
    hash: &TokenHash,
) -> Result<Option<StaffSession>, StorageError> {
    Ok(conn
        .prepare_cached(
            "SELECT s.staff_id, a.name, a.role, a.set_up_until IS NOT NULL AS must_set_up, s.last_seen_at, s.expires_at
             FROM staff_session AS s JOIN staff_account AS a ON a.id = s.staff_id
             WHERE s.token_hash = ?1 AND a.disabled_at IS NULL",
        )?
        .query_row([hash], |row| {
            Ok(StaffSession {
                staff: id(row, "staff_id")?,
                name: row.get("name")?,
                role: super::staff::role(row)?,
                must_set_up: row.get("must_set_up")?,
                last_seen: at(row, "last_seen_at")?,
                expires: at(row, "expires_at")?,
            })
        })
        .optional()?)
}

/// Notes that a staff session was used.
///
/// # Errors
/// See [`insert_applicant`].
pub fn touch_staff(
    tx: &Transaction<'_>,
    hash: &TokenHash,
    at: Timestamp,
) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE staff_session SET last_seen_at = max(last_seen_at, ?2) WHERE token_hash = ?1",
        params![hash, at.as_millisecond()],
    )?;
    Ok(())
}

/// Ends one staff session.
///
/// # Errors
/// See [`insert_applicant`].
pub fn end_staff(tx: &Transaction<'_>, hash: &TokenHash) -> Result<(), StorageError> {
    tx.execute("DELETE FROM staff_session WHERE token_hash = ?1", [hash])?;
    Ok(())
}

/// Ends every session of a member of staff but this one.
///
/// # Errors
/// See [`insert_applicant`].
pub fn end_others_of_staff(
    tx: &Transaction<'_>,
    staff: Uuid,
    this: &TokenHash,
) -> Result<(), StorageError> {
    tx.execute(
        "DELETE FROM staff_session WHERE staff_id = ?1 AND token_hash <> ?2",
        params![staff.to_string(), this],
    )?;
    Ok(())
}

/// Ends every session of a member of staff.
///
/// # Errors
/// See [`insert_applicant`].
pub fn end_all_of_staff(tx: &Transaction<'_>, staff: Uuid) -> Result<(), StorageError> {
    tx.execute(
        "DELETE FROM staff_session WHERE staff_id = ?1",
        [staff.to_string()],
    )?;
    Ok(())
}

/// Keeps a new application credential.
///
/// # Errors
/// See [`insert_applicant`].
pub fn insert_credential(
    tx: &Transaction<'_>,
    hash: &TokenHash,
    application: Uuid,
    at: Timestamp,
    expires: Timestamp,
) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO application_credential (token_hash, application_id, created_at, expires_at)
         VALUES (?1, ?2, ?3, ?4)",
        params![
            hash,
            application.to_string(),
            at.as_millisecond(),
            expires.as_millisecond()
        ],
    )?;
    Ok(())
}

/// The application of a credential, and when the credential ends, whether or not that is over.
///
/// # Errors
/// See [`insert_applicant`].
pub fn find_credential(
    conn: &Connection,
    hash: &TokenHash,
) -> Result<Option<(Uuid, Timestamp)>, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT application_id, expires_at FROM application_credential WHERE token_hash = ?1",
    )?;
    let found = statement.query_row([hash], |row| {
        Ok((id(row, "application_id")?, at(row, "expires_at")?))
    });
    Ok(found.optional()?)
}

/// Forgets what is over: housekeeping.
///
/// # Errors
/// See [`insert_applicant`].
pub fn forget_expired(tx: &Transaction<'_>, now: Timestamp) -> Result<(), StorageError> {
    for table in [
        "session",
        "staff_session",
        "application_credential",
        "password_right",
        "key_sign_in",
        "remembered_device",
    ] {
        tx.execute(
            &format!("DELETE FROM {table} WHERE expires_at <= ?1"),
            [now.as_millisecond()],
        )?;
    }
    Ok(())
}
