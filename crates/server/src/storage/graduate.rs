//! The rows that make somebody a graduate with an account: `account`, `sign_in_method` of kind `graduate`, and the
//! verified `email_address`.

use akashi_domain::{Language, Sensitive};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, params};
use uuid::Uuid;

use super::StorageError;
use super::cell::read;
use super::{enrolment, password};

/// A graduate to be.
#[derive(Debug)]
pub struct NewGraduate {
    /// To greet with.
    pub name: Sensitive<String>,
    /// In which they want to be written to.
    pub language: Language,
    /// The verified address.
    pub email: Sensitive<String>,
    /// The same in lower case: what they sign in with.
    pub email_key: Sensitive<String>,
}

/// Adds account, sign-in method and address. Gives the account. It has no password yet: the mail sender draws the
/// initial one.
///
/// # Errors
/// When the database refuses; a constraint where the address signs in a graduate already.
pub fn insert(
    conn: &Connection,
    graduate: &NewGraduate,
    at: Timestamp,
) -> Result<Uuid, StorageError> {
    let (account, at) = (Uuid::now_v7(), at.as_millisecond());
    conn.prepare_cached(
        "INSERT INTO account (id, name, language, created_at) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![
        account.to_string(),
        graduate.name.expose(),
        graduate.language.tag(),
        at
    ])?;
    conn.prepare_cached(
        "INSERT INTO sign_in_method (id, account_id, kind, subject, created_at)
         VALUES (?1, ?2, 'graduate', ?3, ?4)",
    )?
    .execute(params![
        Uuid::now_v7().to_string(),
        account.to_string(),
        graduate.email_key.expose(),
        at
    ])?;
    conn.prepare_cached(
        "INSERT INTO email_address (id, account_id, address, address_key, verified_at)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![
        Uuid::now_v7().to_string(),
        account.to_string(),
        graduate.email.expose(),
        graduate.email_key.expose(),
        at
    ])?;
    Ok(account)
}

/// Does this address sign in a graduate other than `but`?
///
/// # Errors
/// When the database refuses.
pub fn exists(conn: &Connection, email_key: &str, but: Option<Uuid>) -> Result<bool, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT 1 FROM sign_in_method
          WHERE kind = 'graduate' AND issuer = '' AND subject = ?1 AND account_id IS NOT ?2",
    )?;
    Ok(statement.exists(params![email_key, but.map(|id| id.to_string())])?)
}

/// Would this address, as that of `account`, sign in two graduates? It never does for an account that signs in otherwise.
///
/// # Errors
/// When the database refuses.
pub fn is_anothers(
    conn: &Connection,
    email_key: &str,
    account: Uuid,
) -> Result<bool, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT 1 FROM sign_in_method WHERE kind = 'graduate' AND account_id = ?1",
    )?;
    Ok(statement.exists([account.to_string()])? && exists(conn, email_key, Some(account))?)
}

/// The account of the graduate who has this student number.
///
/// # Errors
/// When the database refuses.
pub fn of_number(conn: &Connection, number_key: &str) -> Result<Option<Uuid>, StorageError> {
    let Some(account) = enrolment::holder_of(conn, number_key)? else {
        return Ok(None);
    };
    let found = password::graduate_of_account(conn, account)?;
    Ok(found.map(|graduate| graduate.account))
}

/// The name that the holder of an account is greeted with.
///
/// # Errors
/// When the database refuses.
pub fn name(conn: &Connection, account: Uuid) -> Result<Option<Sensitive<String>>, StorageError> {
    let mut statement = conn.prepare_cached("SELECT name FROM account WHERE id = ?1")?;
    let found = statement.query_row([account.to_string()], |row| {
        row.get::<_, String>(0).map(Sensitive::new)
    });
    Ok(found.optional()?)
}

/// The language in which the holder of an account wants to be written to.
///
/// # Errors
/// When the database refuses.
pub fn language(conn: &Connection, account: Uuid) -> Result<Option<Language>, StorageError> {
    let mut statement = conn.prepare_cached("SELECT language FROM account WHERE id = ?1")?;
    let found = statement.query_row([account.to_string()], |row| {
        read(row, "language", |text: String| Language::from_tag(&text))
    });
    Ok(found.optional()?)
}
