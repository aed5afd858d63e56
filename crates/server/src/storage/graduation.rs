//! Students who have graduated: from then on their row of `sign_in_method` is a graduate's. What they signed in with before
//! stays in the table `former_sign_in`, so that it opens no second account.

use akashi_domain::{EmailAddress, Sensitive};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use uuid::Uuid;

use super::campus::Kind;
use super::cell::id;
use super::{StorageError, key_sign_in, password, password_right, remembered_device};

/// Whose a former sign-in was.
#[derive(Debug, Clone)]
pub struct Former {
    /// The account, a graduate's by now.
    pub account: Uuid,
    /// The student number that came with it, folded; empty where none did.
    pub student_number_key: Sensitive<String>,
}

/// Whoever signs in to this account by the university signs in to it with `address` from now on, and has no password yet.
/// `None`, and nothing has changed, where nobody signs in to it by the university. Otherwise how they did.
///
/// # Errors
/// When the database refuses, likewise below; a constraint where the address signs in another graduate.
pub fn convert(
    tx: &Transaction<'_>,
    account: Uuid,
    address: &EmailAddress,
    at: Timestamp,
) -> Result<Option<(Uuid, Kind)>, StorageError> {
    let Some((method, kind)) = method_of(tx, account)? else {
        return Ok(None);
    };
    let key = method.to_string();
    tx.execute(
        "INSERT OR REPLACE INTO former_sign_in (kind, issuer, subject, account_id, student_number_key, ended_at)
         SELECT kind, issuer, subject, account_id, coalesce(student_number_key, ''), ?2
           FROM sign_in_method LEFT JOIN member_number ON member_number.method_id = sign_in_method.id
          WHERE sign_in_method.id = ?1",
        params![key, at.as_millisecond()],
    )?;
    tx.execute("DELETE FROM member_number WHERE method_id = ?1", [&key])?;
    // One that the provider has answered and nobody has redeemed leads nowhere any more.
    tx.execute(
        "DELETE FROM saml_flow WHERE method_id = ?1 AND spent_at IS NULL",
        [&key],
    )?;
    // Nor does one that was to lead to a second password of the university's ID.
    tx.execute(
        "UPDATE one_time_flow SET spent_at = ?2
          WHERE spent_at IS NULL AND id IN (SELECT flow_id FROM second_password_flow WHERE method_id = ?1)",
        params![key, at.as_millisecond()],
    )?;
    password::forget_all(tx, method)?;
    password_right::forget(tx, method)?;
    key_sign_in::forget_of(tx, method)?;
    remembered_device::forget_of(tx, method)?;
    tx.execute(
        "UPDATE sign_in_method SET kind = 'graduate', issuer = '', subject = ?2, key_tries = 0 WHERE id = ?1",
        params![key, address.key()],
    )?;
    Ok(Some((method, kind)))
}

fn method_of(conn: &Connection, account: Uuid) -> Result<Option<(Uuid, Kind)>, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT id, kind FROM sign_in_method WHERE account_id = ?1 AND kind <> 'graduate'",
    )?;
    let found = statement.query_row([account.to_string()], |row| {
        Ok((id(row, "id")?, row.get::<_, String>("kind")?))
    });
    let found = found.optional()?;
    Ok(found.and_then(|(method, kind)| Some((method, Kind::from_name(&kind)?))))
}

/// Whose this was.
///
/// # Errors
/// See [`convert`].
pub fn former(
    conn: &Connection,
    kind: Kind,
    issuer: &str,
    subject: &str,
) -> Result<Option<Former>, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT account_id, student_number_key FROM former_sign_in
          WHERE kind = ?1 AND issuer = ?2 AND subject = ?3",
    )?;
    let found = statement.query_row([kind.name(), issuer, subject], |row| {
        Ok(Former {
            account: id(row, "account_id")?,
            student_number_key: row.get::<_, String>("student_number_key")?.into(),
        })
    });
    Ok(found.optional()?)
}

/// Whatever number comes next with the former sign-in of an account, it is the same person. `false` where it has none.
///
/// # Errors
/// See [`convert`].
pub fn forget_number(
    tx: &Transaction<'_>,
    kind: Kind,
    account: Uuid,
) -> Result<bool, StorageError> {
    let changed = tx.execute(
        "UPDATE former_sign_in SET student_number_key = '' WHERE kind = ?1 AND account_id = ?2",
        params![kind.name(), account.to_string()],
    )?;
    Ok(changed > 0)
}

/// The former sign-in of an account is somebody else's by now. `false` where it has none.
///
/// # Errors
/// See [`convert`].
pub fn forget(tx: &Transaction<'_>, kind: Kind, account: Uuid) -> Result<bool, StorageError> {
    let changed = tx.execute(
        "DELETE FROM former_sign_in WHERE kind = ?1 AND account_id = ?2",
        params![kind.name(), account.to_string()],
    )?;
    Ok(changed > 0)
}
