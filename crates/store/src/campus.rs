//! The signed-in person with a campus ID: what their first sign-in still needs.

use akashi_domain::Sensitive;
use rusqlite::{OptionalExtension, params};

use crate::database::{Reader, Tx};
use crate::error::StoreError;

/// How far a first sign-in has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// メールアドレス設定 comes next.
    MailAddress,
    /// 第2パスワード設定 comes next.
    SecondPassword,
    /// Nothing is missing.
    Done,
}

impl Step {
    const fn name(self) -> &'static str {
        match self {
            Self::MailAddress => "mail_address",
            Self::SecondPassword => "second_password",
            Self::Done => "done",
        }
    }
}

/// The session with this token is one of a campus ID, and has come so far.
///
/// # Errors
/// [`StoreError`].
pub fn put(tx: &Tx<'_>, token: &Sensitive<String>, step: Step) -> Result<(), StoreError> {
    tx.execute(
        "INSERT OR REPLACE INTO campus_session (slot, token, step) VALUES (1, ?1, ?2)",
        params![token.expose(), step.name()],
    )?;
    Ok(())
}

/// How far the open session has come; `None` where nobody is signed in with a campus ID.
///
/// # Errors
/// [`StoreError`].
pub fn get(reader: Reader<'_>) -> Result<Option<Step>, StoreError> {
    let found: Option<String> = reader
        .conn()
        .query_row(
            "SELECT c.step FROM campus_session AS c JOIN session AS s ON s.token = c.token",
            [],
            |row| row.get(0),
        )
        .optional()?;
    found
        .map(|name| match name.as_str() {
            "mail_address" => Ok(Step::MailAddress),
            "second_password" => Ok(Step::SecondPassword),
            "done" => Ok(Step::Done),
            _ => Err(StoreError::Unexpected("a step")),
        })
        .transpose()
}

/// The open flow is forgotten if it confirms or changes the address of anybody but `user`.
///
/// # Errors
/// [`StoreError`].
pub fn forget_flow_of_others(tx: &Tx<'_>, user: &str) -> Result<(), StoreError> {
    tx.execute(
        "DELETE FROM flow WHERE kind IN ('address', 'address_change') AND reference <> ?1",
        [user],
    )?;
    Ok(())
}
