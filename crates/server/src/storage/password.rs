//! The table `sign_in_password`, and how graduates sign in with it.

use akashi_domain::{EmailAddress, Sensitive};
use akashi_protocol::session::Device;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use uuid::Uuid;

use super::StorageError;
use super::cell::{id, optional_at, read};
use super::device;

/// Which of the passwords of a sign-in method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// 初回パスワード
    Initial,
    /// パスワード
    First,
    /// 第２パスワード
    Second,
}

impl Role {
    const fn name(self) -> &'static str {
        match self {
            Self::Initial => "initial",
            Self::First => "first",
            Self::Second => "second",
        }
    }
}

/// A stored password.
#[derive(Debug, Clone)]
pub struct Stored {
    /// Its argon2id hash.
    pub phc: String,
    /// When it ends; never, for those a person set.
    pub expires_at: Option<Timestamp>,
}

/// A graduate who can sign in.
#[derive(Debug, Clone)]
pub struct Graduate {
    /// The account.
    pub account: Uuid,
    /// The sign-in method.
    pub method: Uuid,
    /// 前回ログイン日時
    pub last_sign_in_at: Option<Timestamp>,
    /// On what that was.
    pub last_device: Device,
}

/// What a person's passwords must not be, and where they are written to.
#[derive(Debug, Clone)]
pub struct Holder {
    /// Name to greet with.
    pub name: Sensitive<String>,
    /// The address they sign in with, or have confirmed.
    pub email: EmailAddress,
    /// Their student numbers.
    pub student_numbers: Vec<Sensitive<String>>,
}

/// The graduate with this mail address.
///
/// # Errors
/// When the database refuses; likewise below.
pub fn find_graduate(conn: &Connection, email_key: &str) -> Result<Option<Graduate>, StorageError> {
    graduate(
        conn,
        "SELECT id, account_id, last_sign_in_at, last_device_name, last_device_system FROM sign_in_method
         WHERE kind = 'graduate' AND issuer = '' AND subject = ?1",
        email_key,
    )
}

/// The graduate with this account.
///
/// # Errors
/// See [`find_graduate`].
pub fn graduate_of_account(
    conn: &Connection,
    account: Uuid,
) -> Result<Option<Graduate>, StorageError> {
    graduate(
        conn,
        "SELECT id, account_id, last_sign_in_at, last_device_name, last_device_system FROM sign_in_method
         WHERE kind = 'graduate' AND account_id = ?1",
        &account.to_string(),
    )
}

fn graduate(conn: &Connection, sql: &str, key: &str) -> Result<Option<Graduate>, StorageError> {
    let mut statement = conn.prepare_cached(sql)?;
    let found = statement.query_row([key], |row| {
        Ok(Graduate {
            account: id(row, "account_id")?,
            method: id(row, "id")?,
            last_sign_in_at: optional_at(row, "last_sign_in_at")?,
            last_device: device::read(row, "last_device_name", "last_device_system")?,
        })
    });
    Ok(found.optional()?)
}

/// A password of a method.
///
/// # Errors
/// See [`find_graduate`].
pub fn find(conn: &Connection, method: Uuid, role: Role) -> Result<Option<Stored>, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT phc, expires_at FROM sign_in_password WHERE method_id = ?1 AND role = ?2",
    )?;
    let found = statement.query_row(params![method.to_string(), role.name()], |row| {
        Ok(Stored {
            phc: row.get("phc")?,
            expires_at: optional_at(row, "expires_at")?,
        })
    });
    Ok(found.optional()?)
}

/// Keeps an initial password in place of an earlier one. `false`, and nothing is kept, once the person has set their
/// own.
///
/// # Errors
/// See [`find_graduate`].
pub fn set_initial(
    tx: &Transaction<'_>,
    method: Uuid,
    phc: &str,
    now: Timestamp,
    expires: Timestamp,
) -> Result<bool, StorageError> {
    if find(tx, method, Role::First)?.is_some() {
        return Ok(false);
    }
    save(tx, method, Role::Initial, phc, now, Some(expires))?;
    Ok(true)
}

/// Keeps both passwords; the initial one is used up.
///
/// # Errors
/// See [`find_graduate`].
pub fn set_both(
    tx: &Transaction<'_>,
    method: Uuid,
    first: &str,
    second: &str,
    now: Timestamp,
) -> Result<(), StorageError> {
    save(tx, method, Role::First, first, now, None)?;
    save(tx, method, Role::Second, second, now, None)?;
    tx.execute(
        "DELETE FROM sign_in_password WHERE method_id = ?1 AND role = 'initial'",
        [method.to_string()],
    )?;
    Ok(())
}

/// Keeps another password in place of the present one.
///
/// # Errors
/// See [`find_graduate`].
pub fn set_one(
    tx: &Transaction<'_>,
    method: Uuid,
    role: Role,
    phc: &str,
    now: Timestamp,
) -> Result<(), StorageError> {
    save(tx, method, role, phc, now, None)
}

/// Keeps a second password that stands alone: the first one is the university's.
///
/// # Errors
/// See [`find_graduate`].
pub fn set_second(
    tx: &Transaction<'_>,
    method: Uuid,
    phc: &str,
    now: Timestamp,
) -> Result<(), StorageError> {
    save(tx, method, Role::Second, phc, now, None)
}

/// Forgets every password of a method; the next mail brings an initial one.
///
/// # Errors
/// See [`find_graduate`].
pub fn forget_all(tx: &Transaction<'_>, method: Uuid) -> Result<(), StorageError> {
    tx.execute(
        "DELETE FROM sign_in_password WHERE method_id = ?1",
        [method.to_string()],
    )?;
    Ok(())
}

fn save(
    tx: &Transaction<'_>,
    method: Uuid,
    role: Role,
    phc: &str,
    now: Timestamp,
    expires: Option<Timestamp>,
) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO sign_in_password (method_id, role, phc, set_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (method_id, role) DO UPDATE SET
             phc = excluded.phc, set_at = excluded.set_at, expires_at = excluded.expires_at",
        params![
            method.to_string(),
            role.name(),
            phc,
            now.as_millisecond(),
            expires.map(Timestamp::as_millisecond)
        ],
    )?;
    Ok(())
}

/// Notes a sign-in.
///
/// # Errors
/// See [`find_graduate`].
pub fn signed_in(
    tx: &Transaction<'_>,
    method: Uuid,
    on: &Device,
    now: Timestamp,
) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE sign_in_method SET last_sign_in_at = ?2, last_device_name = ?3, last_device_system = ?4
         WHERE id = ?1",
        params![
            method.to_string(),
            now.as_millisecond(),
            on.name.expose(),
            device::system(on.system)
        ],
    )?;
    Ok(())
}

/// The person who holds an account.
///
/// # Errors
/// See [`find_graduate`].
pub fn holder(
    conn: &Connection,
    account: Uuid,
    method: Uuid,
) -> Result<Option<Holder>, StorageError> {
    let found = conn
        .query_row(
            "SELECT a.name, e.address FROM account AS a
             JOIN sign_in_method AS m ON m.account_id = a.id
             JOIN email_address AS e ON e.account_id = a.id AND (m.kind <> 'graduate' OR e.address_key = m.subject)
             WHERE a.id = ?1 AND m.id = ?2",
            params![account.to_string(), method.to_string()],
            |row| {
                let name: String = row.get("name")?;
                let email = read(row, "address", |text: String| {
                    EmailAddress::parse(&text).ok()
                })?;
                Ok((Sensitive::new(name), email))
            },
        )
        .optional()?;
    let Some((name, email)) = found else {
        return Ok(None);
    };
    let mut statement =
        conn.prepare_cached("SELECT student_number FROM enrolment WHERE account_id = ?1")?;
    let student_numbers = statement
        .query_map([account.to_string()], |row| {
            row.get::<_, String>("student_number").map(Sensitive::new)
        })?
        .collect::<Result<_, _>>()?;
    Ok(Some(Holder {
        name,
        email,
        student_numbers,
    }))
}
