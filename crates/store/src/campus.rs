//! The signed-in person whom the university knows, by a campus ID or through its identity provider: what their first
//! sign-in still needs.

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

/// How somebody was let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// By a campus ID.
    CampusId,
    /// By the university's identity provider.
    Provider,
}

impl Way {
    const fn name(self) -> &'static str {
        match self {
            Self::CampusId => "campus_id",
            Self::Provider => "provider",
        }
    }
}

/// The session with this token began this way, and has come so far.
///
/// # Errors
/// [`StoreError`].
pub fn put(tx: &Tx<'_>, token: &Sensitive<String>, way: Way, step: Step) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO campus_session (slot, token, way, step) VALUES (1, ?1, ?2, ?3)
         ON CONFLICT (slot) DO UPDATE SET
             asks_key = CASE WHEN token = excluded.token THEN asks_key END,
             token = excluded.token, way = excluded.way, step = excluded.step",
        params![token.expose(), way.name(), step.name()],
    )?;
    Ok(())
}

/// How the open session began and how far it has come; `None` where nobody is signed in, or a graduate is.
///
/// # Errors
/// [`StoreError`].
pub fn get(reader: Reader<'_>) -> Result<Option<(Way, Step)>, StoreError> {
    let found: Option<(String, String)> = reader
        .conn()
        .query_row(
            "SELECT c.way, c.step FROM campus_session AS c JOIN session AS s ON s.token = c.token",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?;
    found
        .map(|(way, step)| {
            let way = [Way::CampusId, Way::Provider]
                .into_iter()
                .find(|known| known.name() == way)
                .ok_or(StoreError::Unexpected("a way"))?;
            let step = [Step::MailAddress, Step::SecondPassword, Step::Done]
                .into_iter()
                .find(|known| known.name() == step)
                .ok_or(StoreError::Unexpected("a step"))?;
            Ok((way, step))
        })
        .transpose()
}

/// Whether a key is asked for at the next sign-in of whoever has the session with this token. Changes nothing once it is
/// over.
///
/// # Errors
/// [`StoreError`].
pub fn set_asks_key(
    tx: &Tx<'_>,
    token: &Sensitive<String>,
    asks: Option<bool>,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE campus_session SET asks_key = ?2 WHERE token = ?1",
        params![token.expose(), asks],
    )?;
    Ok(())
}

/// The same of the open session; `None` where nobody is asked for one.
///
/// # Errors
/// [`StoreError`].
pub fn asks_key(reader: Reader<'_>) -> Result<Option<bool>, StoreError> {
    let found = reader
        .conn()
        .query_row(
            "SELECT c.asks_key FROM campus_session AS c JOIN session AS s ON s.token = c.token",
            [],
            |row| row.get(0),
        )
        .optional()?;
    Ok(found.flatten())
}

/// The session with this token is a graduate's from now on.
///
/// # Errors
/// [`StoreError`].
pub fn forget(tx: &Tx<'_>, token: &Sensitive<String>) -> Result<(), StoreError> {
    tx.execute(
        "DELETE FROM campus_session WHERE token = ?1",
        [token.expose()],
    )?;
    Ok(())
}

/// The open flow is forgotten if it is about the account of anybody but `user`, and so is what they began to change of
/// their personal information.
///
/// # Errors
/// [`StoreError`].
pub fn forget_flow_of_others(tx: &Tx<'_>, user: &str) -> Result<(), StoreError> {
    tx.execute(
        "DELETE FROM flow
          WHERE kind IN ('address', 'address_change', 'enrolment', 'second_password', 'graduation') AND reference <> ?1",
        [user],
    )?;
    tx.execute("DELETE FROM personal_draft WHERE holder <> ?1", [user])?;
    Ok(())
}
