//! The one open mail flow (F01): its id and secret are stored before the first request leaves, so that the answer to
//! a request whose answer was lost still belongs to this device.

use akashi_domain::{Language, Sensitive};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use crate::database::{Reader, Tx};
use crate::error::StoreError;

/// What a flow leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlowKind {
    /// 新規登録
    Registration,
    /// F14
    Continue,
    /// パスワードを忘れた場合
    PasswordReset,
    /// The mail address of a user ID.
    Address,
    /// Another mail address for whoever is signed in.
    AddressChange,
    /// 学籍番号追加 for whoever is signed in.
    Enrolment,
    /// F05
    Recovery,
    /// 卒業後のログイン方法 for whoever is signed in.
    Graduation,
    /// 第2パスワードを忘れた場合
    SecondPassword,
}

/// The open flow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowRow {
    /// Drawn on this device.
    pub id: Uuid,
    /// Bearer token of the flow, 64 hexadecimal digits.
    pub secret: Sensitive<String>,
    /// Id of the university.
    pub university: String,
    /// What it leads to.
    pub kind: FlowKind,
    /// Reference number for F14, who is signed in for what concerns their account, the user ID for its second password;
    /// empty otherwise.
    pub reference: String,
    /// Where the mail goes.
    pub email: Sensitive<String>,
    /// Language of the mail.
    pub language: Language,
    /// Has the server answered to the start?
    pub started: bool,
    /// What the server last said, JSON of the wire; empty for nothing yet.
    pub last_seen: String,
    /// When it was begun.
    pub created_at: Timestamp,
}

/// Makes `flow` the open one; an older one is forgotten.
///
/// # Errors
/// [`StoreError`].
pub fn put(tx: &Tx<'_>, flow: &FlowRow) -> Result<(), StoreError> {
    tx.execute(
        "INSERT OR REPLACE INTO flow
             (slot, id, secret, university, kind, reference, email, language, started, last_seen, created_at)
         VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            flow.id.to_string(),
            flow.secret.expose(),
            flow.university,
            match flow.kind {
                FlowKind::Registration => "registration",
                FlowKind::Continue => "continue",
                FlowKind::PasswordReset => "password_reset",
                FlowKind::Address => "address",
                FlowKind::AddressChange => "address_change",
                FlowKind::Enrolment => "enrolment",
                FlowKind::Recovery => "recovery",
                FlowKind::Graduation => "graduation",
                FlowKind::SecondPassword => "second_password",
            },
            flow.reference,
            flow.email.expose(),
            flow.language.tag(),
            flow.started,
            flow.last_seen,
            flow.created_at.as_millisecond(),
        ],
    )?;
    Ok(())
}

/// Keeps what the server said about the flow `id`, if it is still the open one.
///
/// # Errors
/// [`StoreError`].
pub fn seen(tx: &Tx<'_>, id: Uuid, last_seen: &str) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE flow SET started = 1, last_seen = ?2 WHERE id = ?1",
        params![id.to_string(), last_seen],
    )?;
    Ok(())
}

/// The mail of the flow `id` goes to another address, if it is still the open one.
///
/// # Errors
/// [`StoreError`].
pub fn correct(tx: &Tx<'_>, id: Uuid, email: &Sensitive<String>) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE flow SET email = ?2 WHERE id = ?1",
        params![id.to_string(), email.expose()],
    )?;
    Ok(())
}

/// The open flow.
///
/// # Errors
/// [`StoreError`].
pub fn get(reader: Reader<'_>) -> Result<Option<FlowRow>, StoreError> {
    reader
        .conn()
        .query_row(
            "SELECT id, secret, university, kind, reference, email, language, started, last_seen, created_at
             FROM flow",
            [],
            |row| Ok(from_row(row)),
        )
        .optional()?
        .transpose()
}

/// Forgets the open flow.
///
/// # Errors
/// [`StoreError`].
pub fn delete(tx: &Tx<'_>) -> Result<(), StoreError> {
    tx.execute("DELETE FROM flow", [])?;
    Ok(())
}

fn from_row(row: &Row<'_>) -> Result<FlowRow, StoreError> {
    Ok(FlowRow {
        id: uuid(&row.get::<_, String>(0)?)?,
        secret: row.get::<_, String>(1)?.into(),
        university: row.get(2)?,
        kind: match row.get::<_, String>(3)?.as_str() {
            "registration" => FlowKind::Registration,
            "password_reset" => FlowKind::PasswordReset,
            "address" => FlowKind::Address,
            "address_change" => FlowKind::AddressChange,
            "enrolment" => FlowKind::Enrolment,
            "recovery" => FlowKind::Recovery,
            "graduation" => FlowKind::Graduation,
            "second_password" => FlowKind::SecondPassword,
            _ => FlowKind::Continue,
        },
        reference: row.get(4)?,
        email: row.get::<_, String>(5)?.into(),
        language: Language::from_tag(&row.get::<_, String>(6)?).unwrap_or_default(),
        started: row.get(7)?,
        last_seen: row.get(8)?,
        created_at: timestamp(row.get(9)?)?,
    })
}

pub(crate) fn uuid(text: &str) -> Result<Uuid, StoreError> {
    Uuid::parse_str(text).map_err(|_| StoreError::Unexpected("an id"))
}

pub(crate) fn timestamp(milliseconds: i64) -> Result<Timestamp, StoreError> {
    Timestamp::from_millisecond(milliseconds).map_err(|_| StoreError::Unexpected("a time"))
}
