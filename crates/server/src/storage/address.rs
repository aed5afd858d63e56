//! The mail address of an account that has one, and flows that change it: the column `address_flow.replaces`, and the rows
//! of `email_address` and `sign_in_method` that an address stands in.

use akashi_domain::{EmailAddress, Sensitive};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, params};
use uuid::Uuid;

use super::cell::id;
use super::{StorageError, campus};

/// What a flow of an account does with the address it confirms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Whose address.
    pub account: Uuid,
    /// The key of the one it takes the place of.
    pub replaces: Sensitive<String>,
}

/// How somebody signs in, as far as attempts are counted by it.
#[derive(Debug, Clone)]
pub struct Method {
    /// `graduate`, `campus`, …
    pub kind: String,
    /// Which directory, say; empty for a graduate.
    pub issuer: String,
    /// Mail address in lower case, user ID, …
    pub subject: Sensitive<String>,
}

/// A sign-in method.
///
/// # Errors
/// When the database refuses; likewise below.
pub fn method(conn: &Connection, method: Uuid) -> Result<Option<Method>, StorageError> {
    let mut statement =
        conn.prepare_cached("SELECT kind, issuer, subject FROM sign_in_method WHERE id = ?1")?;
    let found = statement.query_row([method.to_string()], |row| {
        Ok(Method {
            kind: row.get("kind")?,
            issuer: row.get("issuer")?,
            subject: row.get::<_, String>("subject")?.into(),
        })
    });
    Ok(found.optional()?)
}

/// This flow changes the address of `change.account`.
///
/// # Errors
/// See [`method`].
pub fn insert_flow(tx: &Transaction<'_>, flow: Uuid, change: &Change) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO address_flow (flow_id, account_id, replaces) VALUES (?1, ?2, ?3)",
        params![
            flow.to_string(),
            change.account.to_string(),
            change.replaces.expose()
        ],
    )?;
    Ok(())
}

/// What a flow changes; `None` for one that confirms a first address, or leads elsewhere.
///
/// # Errors
/// See [`method`].
pub fn change_of_flow(conn: &Connection, flow: Uuid) -> Result<Option<Change>, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT account_id, replaces FROM address_flow
          WHERE flow_id = ?1 AND leads_to = 'address' AND replaces <> ''",
    )?;
    Ok(statement
        .query_row([flow.to_string()], read_change)
        .optional()?)
}

fn read_change(row: &Row<'_>) -> rusqlite::Result<Change> {
    Ok(Change {
        account: id(row, "account_id")?,
        replaces: row.get::<_, String>("replaces")?.into(),
    })
}

/// With the address of this flow the holder of `change.account` signs in as a graduate.
///
/// # Errors
/// See [`method`].
pub fn insert_graduation_flow(
    tx: &Transaction<'_>,
    flow: Uuid,
    change: &Change,
) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO address_flow (flow_id, account_id, replaces, leads_to) VALUES (?1, ?2, ?3, 'graduation')",
        params![
            flow.to_string(),
            change.account.to_string(),
            change.replaces.expose()
        ],
    )?;
    Ok(())
}

/// Who signs in as a graduate with the address of a flow; `None` for one that leads elsewhere.
///
/// # Errors
/// See [`method`].
pub fn graduation_of_flow(conn: &Connection, flow: Uuid) -> Result<Option<Change>, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT account_id, replaces FROM address_flow WHERE flow_id = ?1 AND leads_to = 'graduation'",
    )?;
    Ok(statement
        .query_row([flow.to_string()], read_change)
        .optional()?)
}

/// This flow leads to the form for a further student number of `account`.
///
/// # Errors
/// See [`method`].
pub fn insert_enrolment_flow(
    tx: &Transaction<'_>,
    flow: Uuid,
    account: Uuid,
) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO address_flow (flow_id, account_id, leads_to) VALUES (?1, ?2, 'enrolment')",
        params![flow.to_string(), account.to_string()],
    )?;
    Ok(())
}

/// Whose further student number a flow leads to; `None` for one that leads elsewhere.
///
/// # Errors
/// See [`method`].
pub fn enrolment_of_flow(conn: &Connection, flow: Uuid) -> Result<Option<Uuid>, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT account_id FROM address_flow WHERE flow_id = ?1 AND leads_to = 'enrolment'",
    )?;
    let found = statement.query_row([flow.to_string()], |row| id(row, "account_id"));
    Ok(found.optional()?)
}

/// Does a flow confirm a mail address that the account is to have, the first or another?
///
/// # Errors
/// See [`method`].
pub fn leads_to_address(conn: &Connection, flow: Uuid) -> Result<bool, StorageError> {
    let mut statement = conn
        .prepare_cached("SELECT 1 FROM address_flow WHERE flow_id = ?1 AND leads_to = 'address'")?;
    Ok(statement.exists([flow.to_string()])?)
}

/// Is this the address of the account?
///
/// # Errors
/// See [`method`].
pub fn is_of(
    conn: &Connection,
    account: Uuid,
    address: &EmailAddress,
) -> Result<bool, StorageError> {
    let present = campus::address_of(conn, account)?;
    Ok(present.is_some_and(|present| present.key() == address.key()))
}

/// Does the account still have the address that is to be replaced?
///
/// # Errors
/// See [`method`].
pub fn is_current(conn: &Connection, change: &Change) -> Result<bool, StorageError> {
    let present = campus::address_of(conn, change.account)?;
    Ok(present.is_some_and(|address| address.key() == *change.replaces.expose()))
}

/// The address takes the place of the present one; a graduate signs in with it from now on, and mails about what is applied
/// for with the account go there.
///
/// # Errors
/// See [`method`]; a constraint where it signs in another graduate.
pub fn move_to(
    tx: &Transaction<'_>,
    account: Uuid,
    address: &EmailAddress,
    at: Timestamp,
) -> Result<(), StorageError> {
    campus::set_address(tx, account, address, at)?;
    tx.execute(
        "UPDATE sign_in_method SET subject = ?2 WHERE account_id = ?1 AND kind = 'graduate'",
        params![account.to_string(), address.key()],
    )?;
    tx.execute(
        "UPDATE application SET email = ?2, email_key = ?3
          WHERE account_id = ?1 AND kind IN ('enrolment', 'name_change')",
        params![account.to_string(), address.expose(), address.key()],
    )?;
    Ok(())
}
