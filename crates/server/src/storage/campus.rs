//! People whom the university knows: by a campus ID or through its identity provider. Their rows of `account`, `sign_in_method` and `email_address`, and the table
//! `address_flow` of those who confirm a mail address.

use akashi_domain::{EmailAddress, Language, Sensitive};
use akashi_protocol::session::Device;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, params};
use uuid::Uuid;

use super::cell::{id, optional_at};
use super::{StorageError, device};

/// How the university knows somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// By user ID and password, in its directory.
    Campus,
    /// Through its identity provider.
    Saml,
}

impl Kind {
    /// As it is stored.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Campus => "campus",
            Self::Saml => "saml",
        }
    }

    /// From its stored name; `None` for a graduate's.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Campus, Self::Saml]
            .into_iter()
            .find(|kind| kind.name() == name)
    }
}

/// Somebody who has signed in before.
#[derive(Debug, Clone)]
pub struct Member {
    /// The account.
    pub account: Uuid,
    /// The sign-in method.
    pub method: Uuid,
    /// 前回ログイン日時
    pub last_sign_in_at: Option<Timestamp>,
    /// On what that was.
    pub last_device: Device,
}

/// Somebody who signs in for the first time.
#[derive(Debug)]
pub struct NewMember<'a> {
    /// How.
    pub kind: Kind,
    /// Which directory or provider knows them.
    pub realm: &'a str,
    /// ユーザID, folded; or the provider's own name for them, as it is.
    pub user: &'a str,
    /// To greet with.
    pub name: &'a Sensitive<String>,
    /// In which they want to be written to.
    pub language: Language,
}

/// The account of a user ID.
///
/// # Errors
/// When the database refuses; likewise below.
pub fn find(
    conn: &Connection,
    kind: Kind,
    realm: &str,
    user: &str,
) -> Result<Option<Member>, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT id, account_id, last_sign_in_at, last_device_name, last_device_system FROM sign_in_method
         WHERE kind = ?1 AND issuer = ?2 AND subject = ?3",
    )?;
    let found = statement.query_row([kind.name(), realm, user], read_member);
    Ok(found.optional()?)
}

/// Who signs in by a method that is not a graduate's.
///
/// # Errors
/// See [`find`].
pub fn of_method(conn: &Connection, method: Uuid) -> Result<Option<Member>, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT id, account_id, last_sign_in_at, last_device_name, last_device_system FROM sign_in_method
         WHERE kind <> 'graduate' AND id = ?1",
    )?;
    let found = statement.query_row([method.to_string()], read_member);
    Ok(found.optional()?)
}

fn read_member(row: &Row<'_>) -> rusqlite::Result<Member> {
    Ok(Member {
        account: id(row, "account_id")?,
        method: id(row, "id")?,
        last_sign_in_at: optional_at(row, "last_sign_in_at")?,
        last_device: device::read(row, "last_device_name", "last_device_system")?,
    })
}

/// How the university knows whoever signs in by this method; `None` for a graduate.
///
/// # Errors
/// See [`find`].
pub fn kind_of(conn: &Connection, method: Uuid) -> Result<Option<Kind>, StorageError> {
    let found: Option<String> = conn
        .prepare_cached("SELECT kind FROM sign_in_method WHERE id = ?1")?
        .query_row([method.to_string()], |row| row.get(0))
        .optional()?;
    Ok(found.as_deref().and_then(Kind::from_name))
}

/// Adds account and sign-in method. There is no mail address yet, and no password of ours.
///
/// # Errors
/// See [`find`].
pub fn insert(
    tx: &Transaction<'_>,
    member: &NewMember<'_>,
    at: Timestamp,
) -> Result<Member, StorageError> {
    let (account, method, at) = (Uuid::now_v7(), Uuid::now_v7(), at.as_millisecond());
    tx.execute(
        "INSERT INTO account (id, name, language, created_at) VALUES (?1, ?2, ?3, ?4)",
        params![
            account.to_string(),
            member.name.expose(),
            member.language.tag(),
            at
        ],
    )?;
    tx.execute(
        "INSERT INTO sign_in_method (id, account_id, kind, issuer, subject, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            method.to_string(),
            account.to_string(),
            member.kind.name(),
            member.realm,
            member.user,
            at
        ],
    )?;
    Ok(Member {
        account,
        method,
        last_sign_in_at: None,
        last_device: Device::default(),
    })
}

/// How the holder of an account is called from now on.
///
/// # Errors
/// See [`find`].
pub fn rename(
    tx: &Transaction<'_>,
    account: Uuid,
    name: &Sensitive<String>,
) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE account SET name = ?2 WHERE id = ?1 AND name <> ?2",
        params![account.to_string(), name.expose()],
    )?;
    Ok(())
}

/// The campus ID of a sign-in method; `None` for one of another kind.
///
/// # Errors
/// See [`find`].
pub fn user_of(conn: &Connection, method: Uuid) -> Result<Option<Sensitive<String>>, StorageError> {
    let found = conn
        .prepare_cached("SELECT subject FROM sign_in_method WHERE kind = 'campus' AND id = ?1")?
        .query_row([method.to_string()], |row| row.get::<_, String>(0));
    Ok(found.optional()?.map(Sensitive::new))
}

/// The confirmed mail address of an account.
///
/// # Errors
/// See [`find`].
pub fn address_of(conn: &Connection, account: Uuid) -> Result<Option<EmailAddress>, StorageError> {
    let found: Option<String> = conn
        .prepare_cached("SELECT address FROM email_address WHERE account_id = ?1 ORDER BY verified_at DESC LIMIT 1")?
        .query_row([account.to_string()], |row| row.get(0))
        .optional()?;
    found
        .map(|text| EmailAddress::parse(&text).map_err(|_| StorageError::Damaged("email_address")))
        .transpose()
}

/// Keeps a confirmed mail address in place of an earlier one.
///
/// # Errors
/// See [`find`].
pub fn set_address(
    tx: &Transaction<'_>,
    account: Uuid,
    address: &EmailAddress,
    at: Timestamp,
) -> Result<(), StorageError> {
    tx.execute(
        "DELETE FROM email_address WHERE account_id = ?1",
        [account.to_string()],
    )?;
    tx.execute(
        "INSERT INTO email_address (id, account_id, address, address_key, verified_at)
         VALUES (?1, ?2, ?3, ?4, ?5)",
        params![
            Uuid::now_v7().to_string(),
            account.to_string(),
            address.expose(),
            address.key(),
            at.as_millisecond()
        ],
    )?;
    Ok(())
}

/// This flow confirms a mail address of `account`.
///
/// # Errors
/// See [`find`].
pub fn insert_flow(tx: &Transaction<'_>, flow: Uuid, account: Uuid) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO address_flow (flow_id, account_id) VALUES (?1, ?2)",
        params![flow.to_string(), account.to_string()],
    )?;
    Ok(())
}

/// Whose mail address a flow confirms; `None` for a flow that leads to an application.
///
/// # Errors
/// See [`find`].
pub fn account_of_flow(conn: &Connection, flow: Uuid) -> Result<Option<Uuid>, StorageError> {
    let found = conn
        .prepare_cached("SELECT account_id FROM address_flow WHERE flow_id = ?1")?
        .query_row([flow.to_string()], |row| id(row, "account_id"));
    Ok(found.optional()?)
}
