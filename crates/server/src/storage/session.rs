//! Sessions of applicants and of staff, and application credentials: who holds which token, until when.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, params};
use uuid::Uuid;

use super::StorageError;
use super::cell::{at, id, optional_at};
use crate::token::TokenHash;

/// A session of an applicant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApplicantSession {
    /// Whose.
    pub account: Uuid,
    /// How they signed in.
    pub method: Uuid,
    /// Nothing else is allowed before the passwords are set.
    pub must_set_passwords: bool,
    /// 前回ログイン日時 when it began.
    pub previous_sign_in: Option<Timestamp>,
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
                              expires_at, previous_sign_in_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6, ?7)",
        params![
            hash,
            session.account.to_string(),
            session.method.to_string(),
            session.must_set_passwords,
            session.last_seen.as_millisecond(),
            session.expires.as_millisecond(),
            session.previous_sign_in.map(Timestamp::as_millisecond)
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
        .prepare_cached("SELECT account_id, method_id, must_set_passwords, previous_sign_in_at, last_seen_at, expires_at
             FROM session WHERE token_hash = ?1")?
        .query_row([hash],
            |row: &Row<'_>| {
                Ok(ApplicantSession {
                    account: id(row, "account_id")?,
                    method: id(row, "method_id")?,
                    must_set_passwords: row.get("must_set_passwords")?,
                    previous_sign_in: optional_at(row, "previous_sign_in_at")?,
                    last_seen: at(row, "last_seen_at")?,
                    expires: at(row, "expires_at")?,
                })
            },
        )
        .optional()?)
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
            "SELECT s.staff_id, a.name, s.last_seen_at, s.expires_at
             FROM staff_session AS s JOIN staff_account AS a ON a.id = s.staff_id
             WHERE s.token_hash = ?1 AND a.disabled_at IS NULL",
        )?
        .query_row([hash], |row| {
            Ok(StaffSession {
                staff: id(row, "staff_id")?,
                name: row.get("name")?,
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
    for table in ["session", "staff_session", "application_credential"] {
        tx.execute(
            &format!("DELETE FROM {table} WHERE expires_at <= ?1"),
            [now.as_millisecond()],
        )?;
    }
    Ok(())
}
