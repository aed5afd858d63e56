//! The tables `one_time_flow` and `flow_secret`: flows that were started, and the links and codes of their mails.

use akashi_domain::{ApplicationKind, EmailAddress, Language, ReferenceNumber, Sensitive};
use akashi_protocol::flow::FlowPurpose;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, params};
use uuid::Uuid;

use super::StorageError;
use super::cell::{at, id, optional_at, read};
use crate::token::TokenHash;

/// A flow.
#[derive(Debug, Clone)]
pub struct FlowRow {
    /// Drawn by the client.
    pub id: Uuid,
    /// Hash of the secret the client holds.
    pub secret_hash: Vec<u8>,
    /// What it leads to.
    pub purpose: FlowPurpose,
    /// Where mails go.
    pub email: EmailAddress,
    /// Language of mails.
    pub language: Language,
    /// When the latest mail was asked for.
    pub asked_at: Timestamp,
    /// Wrong codes since the latest mail.
    pub code_tries: u32,
    /// Hash of the handle a landing page gave out.
    pub handle_hash: Option<Vec<u8>>,
    /// Until when it counts.
    pub handle_expires_at: Option<Timestamp>,
    /// When it led to what it was for.
    pub spent_at: Option<Timestamp>,
}

/// Link and code of one mail.
#[derive(Debug, Clone)]
pub struct SecretRow {
    /// The flow.
    pub flow: Uuid,
    /// Hash of the code.
    pub code_hash: Vec<u8>,
    /// When they were drawn.
    pub drawn_at: Timestamp,
    /// When the mail server took the mail.
    pub accepted_at: Option<Timestamp>,
    /// When the link was used.
    pub spent_at: Option<Timestamp>,
    /// When they ceased to count.
    pub void_at: Option<Timestamp>,
}

/// An application somebody wants to continue.
#[derive(Debug, Clone)]
pub struct Continued {
    /// Its id.
    pub application: Uuid,
    /// What is applied for.
    pub kind: ApplicationKind,
    /// Last revision held.
    pub revision: u32,
    /// It led to an account, or to what it asks for the account: signing in is the way to it now.
    pub has_account: bool,
}

/// Keeps a new flow.
///
/// # Errors
/// When the database refuses; likewise below.
pub fn insert(tx: &Transaction<'_>, flow: &FlowRow) -> Result<(), StorageError> {
    let (purpose, reference) = match &flow.purpose {
        FlowPurpose::Registration => ("registration", None),
        FlowPurpose::ContinueApplication { reference } => {
            ("continue_application", Some(reference.as_str()))
        }
        FlowPurpose::PasswordReset => ("password_reset", None),
        FlowPurpose::Recovery => ("recovery", None),
    };
    tx.execute(
        "INSERT INTO one_time_flow (id, secret_hash, purpose, reference, email, email_key, language, created_at,
                                    asked_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)",
        params![
            flow.id.to_string(),
            flow.secret_hash,
            purpose,
            reference,
            flow.email.expose(),
            flow.email.key(),
            flow.language.tag(),
            flow.asked_at.as_millisecond(),
        ],
    )?;
    Ok(())
}

/// A flow by its id.
///
/// # Errors
/// See [`insert`].
pub fn find(conn: &Connection, flow: Uuid) -> Result<Option<FlowRow>, StorageError> {
    Ok(conn
        .query_row(
            "SELECT id, secret_hash, purpose, reference, email, language, asked_at, code_tries, handle_hash,
                    handle_expires_at, spent_at
             FROM one_time_flow WHERE id = ?1",
            [flow.to_string()],
            read_flow,
        )
        .optional()?)
}

fn read_flow(row: &Row<'_>) -> rusqlite::Result<FlowRow> {
    Ok(FlowRow {
        id: id(row, "id")?,
        secret_hash: row.get("secret_hash")?,
        purpose: read_purpose(row)?,
        email: read(row, "email", |text: String| EmailAddress::parse(&text).ok())?,
        language: read(row, "language", |text: String| Language::from_tag(&text))?,
        asked_at: at(row, "asked_at")?,
        code_tries: row.get("code_tries")?,
        handle_hash: row.get("handle_hash")?,
        handle_expires_at: optional_at(row, "handle_expires_at")?,
        spent_at: optional_at(row, "spent_at")?,
    })
}

fn read_purpose(row: &Row<'_>) -> rusqlite::Result<FlowPurpose> {
    let reference = super::cell::optional(row, "reference", |text: String| {
        ReferenceNumber::parse(&text).ok()
    })?;
    read(row, "purpose", |text: String| {
        match (text.as_str(), reference) {
            ("registration", None) => Some(FlowPurpose::Registration),
            ("continue_application", Some(reference)) => {
                Some(FlowPurpose::ContinueApplication { reference })
            }
            ("password_reset", None) => Some(FlowPurpose::PasswordReset),
            ("recovery", None) => Some(FlowPurpose::Recovery),
            _ => None,
        }
    })
}

/// Another mail was asked for, perhaps to another address. What was sent to another address ceases to count at once.
///
/// # Errors
/// See [`insert`].
pub fn ask_again(
    tx: &Transaction<'_>,
    flow: &FlowRow,
    email: &EmailAddress,
    now: Timestamp,
) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE one_time_flow SET email = ?2, email_key = ?3, asked_at = ?4 WHERE id = ?1",
        params![
            flow.id.to_string(),
            email.expose(),
            email.key(),
            now.as_millisecond()
        ],
    )?;
    if email.key() != flow.email.key() {
        void_all(tx, flow.id, now)?;
    }
    Ok(())
}

/// Keeps the hashes of a freshly drawn link and code; those of older mails of this flow cease to count.
///
/// # Errors
/// See [`insert`].
pub fn insert_secret(
    tx: &Transaction<'_>,
    flow: &FlowRow,
    link_hash: &TokenHash,
    code_hash: &[u8; 32],
    now: Timestamp,
) -> Result<(), StorageError> {
    void_all(tx, flow.id, now)?;
    tx.execute(
        "INSERT INTO flow_secret (link_hash, flow_id, code_hash, email_key, drawn_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![
            link_hash,
            flow.id.to_string(),
            code_hash,
            flow.email.key(),
            now.as_millisecond()
        ],
    )?;
    Ok(())
}

/// No link or code that was sent so far counts any more, and wrong codes are counted anew.
///
/// # Errors
/// See [`insert`].
pub fn void_all(tx: &Transaction<'_>, flow: Uuid, now: Timestamp) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE flow_secret SET void_at = ?2 WHERE flow_id = ?1 AND void_at IS NULL",
        params![flow.to_string(), now.as_millisecond()],
    )?;
    tx.execute(
        "UPDATE one_time_flow SET code_tries = 0 WHERE id = ?1",
        [flow.to_string()],
    )?;
    Ok(())
}

const SECRET: &str =
    "SELECT flow_id, code_hash, drawn_at, accepted_at, spent_at, void_at FROM flow_secret";

fn read_secret(row: &Row<'_>) -> rusqlite::Result<SecretRow> {
    Ok(SecretRow {
        flow: id(row, "flow_id")?,
        code_hash: row.get("code_hash")?,
        drawn_at: at(row, "drawn_at")?,
        accepted_at: optional_at(row, "accepted_at")?,
        spent_at: optional_at(row, "spent_at")?,
        void_at: optional_at(row, "void_at")?,
    })
}

/// The link and code of a flow that count.
///
/// # Errors
/// See [`insert`].
pub fn current_secret(conn: &Connection, flow: Uuid) -> Result<Option<SecretRow>, StorageError> {
    Ok(conn
        .query_row(
            &format!(
                "{SECRET} WHERE flow_id = ?1 AND void_at IS NULL ORDER BY drawn_at DESC LIMIT 1"
            ),
            [flow.to_string()],
            read_secret,
        )
        .optional()?)
}

/// What belongs to a link.
///
/// # Errors
/// See [`insert`].
pub fn secret_of_link(
    conn: &Connection,
    link_hash: &TokenHash,
) -> Result<Option<SecretRow>, StorageError> {
    Ok(conn
        .query_row(
            &format!("{SECRET} WHERE link_hash = ?1"),
            [link_hash],
            read_secret,
        )
        .optional()?)
}

/// Uses a link. `false` when it was used before.
///
/// # Errors
/// See [`insert`].
pub fn spend_link(
    tx: &Transaction<'_>,
    link_hash: &TokenHash,
    now: Timestamp,
) -> Result<bool, StorageError> {
    let changed = tx.execute(
        "UPDATE flow_secret SET spent_at = ?2 WHERE link_hash = ?1 AND spent_at IS NULL AND void_at IS NULL",
        params![link_hash, now.as_millisecond()],
    )?;
    Ok(changed == 1)
}

/// Keeps the handle of a landing page.
///
/// # Errors
/// See [`insert`].
pub fn give_handle(
    tx: &Transaction<'_>,
    flow: Uuid,
    handle_hash: &TokenHash,
    expires: Timestamp,
) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE one_time_flow SET handle_hash = ?2, handle_expires_at = ?3 WHERE id = ?1",
        params![flow.to_string(), handle_hash, expires.as_millisecond()],
    )?;
    Ok(())
}

/// Counts a wrong code.
///
/// # Errors
/// See [`insert`].
pub fn count_wrong_code(tx: &Transaction<'_>, flow: Uuid) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE one_time_flow SET code_tries = code_tries + 1 WHERE id = ?1",
        [flow.to_string()],
    )?;
    Ok(())
}

/// The flow led to what it was for; nothing of it can be used again. `false` when it had before.
///
/// # Errors
/// See [`insert`].
pub fn spend(tx: &Transaction<'_>, flow: Uuid, now: Timestamp) -> Result<bool, StorageError> {
    let changed = tx.execute(
        "UPDATE one_time_flow SET spent_at = ?2, handle_hash = NULL WHERE id = ?1 AND spent_at IS NULL",
        params![flow.to_string(), now.as_millisecond()],
    )?;
    Ok(changed == 1)
}

/// The application with this reference number, if it belongs to this address.
///
/// # Errors
/// See [`insert`].
pub fn find_continued(
    conn: &Connection,
    reference: &ReferenceNumber,
    email_key: &Sensitive<String>,
) -> Result<Option<Continued>, StorageError> {
    Ok(conn
        .query_row(
            "SELECT id, kind, revision,
                    CASE WHEN kind IN ('enrolment', 'name_change') THEN state = 'approved'
                         ELSE account_id IS NOT NULL END AS has_account
             FROM application WHERE reference = ?1 AND email_key = ?2",
            params![reference.as_str(), email_key.expose()],
            |row| {
                Ok(Continued {
                    application: id(row, "id")?,
                    kind: read(row, "kind", |text: String| {
                        ApplicationKind::from_name(&text)
                    })?,
                    revision: row.get("revision")?,
                    has_account: row.get("has_account")?,
                })
            },
        )
        .optional()?)
}

/// Forgets flows that were started before `limit`, with their secrets and mails: housekeeping.
///
/// # Errors
/// See [`insert`].
pub fn forget_before(tx: &Transaction<'_>, limit: Timestamp) -> Result<(), StorageError> {
    let old = "(SELECT id FROM one_time_flow WHERE asked_at < ?1)";
    for table in ["mail_outbox", "flow_secret"] {
        tx.execute(
            &format!("DELETE FROM {table} WHERE flow_id IN {old}"),
            [limit.as_millisecond()],
        )?;
    }
    tx.execute(
        "DELETE FROM one_time_flow WHERE asked_at < ?1",
        [limit.as_millisecond()],
    )?;
    Ok(())
}
