//! The signed-in graduate, and tokens that still have to be ended on the server.

use akashi_domain::Sensitive;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};

use crate::database::{Reader, Tx};
use crate::error::StoreError;
use crate::flow::timestamp;

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// Id of the university.
    pub university: String,
    /// What was signed in with: the mail address, or the user ID.
    pub email: Sensitive<String>,
    /// Bearer token.
    pub token: Sensitive<String>,
    /// When it ends even without idling.
    pub expires_at: Timestamp,
    /// パスワード設定 comes first.
    pub must_set_passwords: bool,
    /// When the person last did something, for the idle sign-out.
    pub last_used: Timestamp,
}

/// Keeps the session, in place of an older one.
///
/// # Errors
/// [`StoreError`].
pub fn put(tx: &Tx<'_>, session: &SessionRow) -> Result<(), StoreError> {
    tx.execute(
        "INSERT OR REPLACE INTO session
             (slot, university, email, token, expires_at, must_set_passwords, last_used)
         VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            session.university,
            session.email.expose(),
            session.token.expose(),
            session.expires_at.as_millisecond(),
            session.must_set_passwords,
            session.last_used.as_millisecond(),
        ],
    )?;
    Ok(())
}

/// The session.
///
/// # Errors
/// [`StoreError`].
pub fn get(reader: Reader<'_>) -> Result<Option<SessionRow>, StoreError> {
    reader
        .conn()
        .query_row(
            "SELECT university, email, token, expires_at, must_set_passwords, last_used FROM session",
            [],
            |row| Ok(from_row(row)),
        )
        .optional()?
        .transpose()
}

/// The person did something. Changes nothing once this session is over.
///
/// # Errors
/// [`StoreError`].
pub fn touch(tx: &Tx<'_>, token: &Sensitive<String>, now: Timestamp) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE session SET last_used = ?2 WHERE token = ?1",
        params![token.expose(), now.as_millisecond()],
    )?;
    Ok(())
}

/// The passwords are set. Changes nothing once this session is over.
///
/// # Errors
/// [`StoreError`].
pub fn passwords_set(tx: &Tx<'_>, token: &Sensitive<String>) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE session SET must_set_passwords = 0 WHERE token = ?1",
        [token.expose()],
    )?;
    Ok(())
}

/// The person signs in with another address from now on. Changes nothing once this session is over.
///
/// # Errors
/// [`StoreError`].
pub fn renamed(
    tx: &Tx<'_>,
    token: &Sensitive<String>,
    email: &Sensitive<String>,
) -> Result<(), StoreError> {
    tx.conn().execute(
        "UPDATE session SET email = ?2 WHERE token = ?1",
        params![token.expose(), email.expose()],
    )?;
    Ok(())
}

/// Forgets the session.
///
/// # Errors
/// [`StoreError`].
pub fn delete(tx: &Tx<'_>) -> Result<(), StoreError> {
    tx.execute("DELETE FROM session", [])?;
    Ok(())
}

/// Forgets the session and remembers that its token has to be ended on the server.
///
/// # Errors
/// [`StoreError`].
pub fn sign_out(tx: &Tx<'_>, now: Timestamp) -> Result<(), StoreError> {
    tx.execute(
        "INSERT OR REPLACE INTO revocation (token, university, created_at)
         SELECT token, university, ?1 FROM session",
        [now.as_millisecond()],
    )?;
    delete(tx)
}

/// Tokens to be ended on the server of `university`.
///
/// # Errors
/// [`StoreError`].
pub fn to_revoke(
    reader: Reader<'_>,
    university: &str,
) -> Result<Vec<Sensitive<String>>, StoreError> {
    let mut statement = reader
        .conn()
        .prepare("SELECT token FROM revocation WHERE university = ?1")?;
    let rows = statement.query_map([university], |row| row.get::<_, String>(0))?;
    Ok(rows
        .map(|token| token.map(Sensitive::new))
        .collect::<Result<_, _>>()?)
}

/// Universities whose servers have tokens to end.
///
/// # Errors
/// [`StoreError`].
pub fn universities_to_revoke(reader: Reader<'_>) -> Result<Vec<String>, StoreError> {
    let mut statement = reader
        .conn()
        .prepare("SELECT DISTINCT university FROM revocation")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A token has ended on the server.
///
/// # Errors
/// [`StoreError`].
pub fn revoked(tx: &Tx<'_>, token: &Sensitive<String>) -> Result<(), StoreError> {
    tx.conn()
        .execute("DELETE FROM revocation WHERE token = ?1", [token.expose()])?;
    Ok(())
}

fn from_row(row: &Row<'_>) -> Result<SessionRow, StoreError> {
    Ok(SessionRow {
        university: row.get(0)?,
        email: row.get::<_, String>(1)?.into(),
        token: row.get::<_, String>(2)?.into(),
        expires_at: timestamp(row.get(3)?)?,
        must_set_passwords: row.get(4)?,
        last_used: timestamp(row.get(5)?)?,
    })
}
