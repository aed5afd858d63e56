//! Student numbers that the university says of people at signing in: the table `member_number`, and the rows of `enrolment`
//! to which no application has led.

use akashi_domain::Sensitive;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use uuid::Uuid;

use super::cell::{id, optional_at, optional_id};
use super::{StorageError, enrolment};

/// Who said a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The identity provider.
    Provider,
    /// The directory.
    Directory,
}

impl Origin {
    const fn name(self) -> &'static str {
        match self {
            Self::Provider => "provider",
            Self::Directory => "directory",
        }
    }
}

/// What the university says of somebody.
#[derive(Debug, Clone, Copy)]
pub struct Said<'a> {
    /// By which of its systems.
    pub origin: Origin,
    /// 学籍番号 as it writes it.
    pub number: &'a str,
    /// The same, folded.
    pub key: &'a str,
    /// The name it has for them; may be empty.
    pub name: &'a str,
}

/// The number that came last of whoever signs in by a method.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Folded; empty where none came.
    pub key: Sensitive<String>,
    /// Since when another account is known to hold it.
    pub taken_at: Option<Timestamp>,
}

/// What became of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    /// The account has it already.
    Kept,
    /// It has it now, and none from the university before.
    First,
    /// It has it now, beside another.
    Further,
    /// Another account holds it, by this application if one has led to it.
    Taken(Option<Uuid>),
}

/// What is known of a method.
///
/// # Errors
/// When the database refuses; likewise below.
pub fn of(conn: &Connection, method: Uuid) -> Result<Known, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT student_number_key, taken_at FROM member_number WHERE method_id = ?1",
    )?;
    let found = statement.query_row([method.to_string()], |row| {
        Ok(Known {
            key: row.get::<_, String>("student_number_key")?.into(),
            taken_at: optional_at(row, "taken_at")?,
        })
    });
    Ok(found.optional()?.unwrap_or_default())
}

/// Keeps it.
///
/// # Errors
/// See [`of`].
pub fn set(tx: &Transaction<'_>, method: Uuid, known: &Known) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO member_number (method_id, student_number_key, taken_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (method_id) DO UPDATE SET
             student_number_key = excluded.student_number_key, taken_at = excluded.taken_at",
        params![
            method.to_string(),
            known.key.expose(),
            known.taken_at.map(Timestamp::as_millisecond)
        ],
    )?;
    Ok(())
}

/// Makes it an enrolment of the account, unless another one holds it. One that it has is written as the university writes
/// it today, as long as no application has led to it.
///
/// # Errors
/// See [`of`].
pub fn give(
    tx: &Transaction<'_>,
    account: Uuid,
    said: Said<'_>,
    at: Timestamp,
) -> Result<Given, StorageError> {
    if let Some((holder, application)) = holder(tx, said.key)? {
        if holder != account {
            return Ok(Given::Taken(application));
        }
        tx.execute(
            "UPDATE enrolment SET student_number = ?2, school_name = ?3
              WHERE student_number_key = ?1 AND application_id IS NULL AND (student_number <> ?2 OR school_name <> ?3)",
            params![said.key, said.number, said.name],
        )?;
        return Ok(Given::Kept);
    }
    let has_another = tx
        .prepare_cached("SELECT 1 FROM enrolment WHERE account_id = ?1 AND application_id IS NULL")?
        .exists([account.to_string()])?;
    tx.execute(
        "INSERT INTO enrolment (id, account_id, origin, student_number, student_number_key, school_name, faculty,
                                department, leaving_kind, admission_month, leaving_month, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, '', '', '', '', '', ?7)",
        params![
            Uuid::now_v7().to_string(),
            account.to_string(),
            said.origin.name(),
            said.number,
            said.key,
            said.name,
            at.as_millisecond()
        ],
    )?;
    Ok(match has_another {
        true => Given::Further,
        false => Given::First,
    })
}

fn holder(conn: &Connection, key: &str) -> Result<Option<(Uuid, Option<Uuid>)>, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT account_id, application_id FROM enrolment
          WHERE student_number_key = ?1 AND student_number_key <> ''",
    )?;
    let found = statement.query_row([key], |row| {
        Ok((id(row, "account_id")?, optional_id(row, "application_id")?))
    });
    Ok(found.optional()?)
}

/// Does the university say this number of somebody other than its holder?
///
/// # Errors
/// See [`of`].
pub fn is_said_of_another(conn: &Connection, key: &str) -> Result<bool, StorageError> {
    let Some(holder) = enrolment::holder_of(conn, key)? else {
        return Ok(false);
    };
    let mut statement = conn.prepare_cached(
        "SELECT 1 FROM member_number JOIN sign_in_method ON sign_in_method.id = member_number.method_id
          WHERE student_number_key = ?1 AND sign_in_method.account_id <> ?2",
    )?;
    Ok(statement.exists(params![key, holder.to_string()])?)
}
