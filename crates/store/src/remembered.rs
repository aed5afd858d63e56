//! The secret by which the university knows this computer again: no key is asked for at signing in (F04).

use akashi_domain::Sensitive;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

use crate::database::{Reader, Tx};
use crate::error::StoreError;

/// This computer, as a university remembers it for one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RememberedRow {
    /// Id of the university.
    pub university: String,
    /// Who signs in.
    pub user: String,
    /// How the university lists it; no secret.
    pub id: String,
    /// To be shown at signing in.
    pub token: Sensitive<String>,
    /// Until when it counts.
    pub until: Timestamp,
}

/// Keeps it, in place of an earlier one.
///
/// # Errors
/// [`StoreError`].
pub fn put(tx: &Tx<'_>, row: &RememberedRow) -> Result<(), StoreError> {
    tx.execute(
        "INSERT OR REPLACE INTO remembered (university, user_id, id, token, until) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![
            row.university,
            row.user,
            row.id,
            row.token.expose(),
            row.until.as_millisecond()
        ],
    )?;
    Ok(())
}

/// The secret for `user`, while it counts.
///
/// # Errors
/// [`StoreError`].
pub fn token(
    reader: Reader<'_>,
    university: &str,
    user: &str,
    now: Timestamp,
) -> Result<Option<Sensitive<String>>, StoreError> {
    let found = reader
        .conn()
        .query_row(
            "SELECT token FROM remembered WHERE university = ?1 AND user_id = ?2 AND until > ?3",
            params![university, user, now.as_millisecond()],
            |row| row.get::<_, String>(0),
        )
        .optional()?;
    Ok(found.map(Sensitive::new))
}

/// The ids by which `university` lists this computer.
///
/// # Errors
/// [`StoreError`].
pub fn ids(reader: Reader<'_>, university: &str) -> Result<Vec<String>, StoreError> {
    let mut statement = reader
        .conn()
        .prepare("SELECT id FROM remembered WHERE university = ?1")?;
    let rows = statement.query_map([university], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The university knows it no more under this id.
///
/// # Errors
/// [`StoreError`].
pub fn forget(tx: &Tx<'_>, id: &str) -> Result<(), StoreError> {
    tx.execute("DELETE FROM remembered WHERE id = ?1", [id])?;
    Ok(())
}

/// `user` does not sign in at `university` any more in the way for which this computer was remembered.
///
/// # Errors
/// [`StoreError`].
pub fn forget_user(tx: &Tx<'_>, university: &str, user: &str) -> Result<(), StoreError> {
    tx.execute(
        "DELETE FROM remembered WHERE university = ?1 AND user_id = ?2",
        [university, user],
    )?;
    Ok(())
}
