//! Personal information that is being changed: what the university had when it was begun, and what was typed since.

use akashi_domain::Answers;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

use crate::database::{Reader, Tx};
use crate::draft::json;
use crate::error::StoreError;

/// A change that has not been sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonalRow {
    /// Id of the university.
    pub university: String,
    /// Who is signed in.
    pub holder: String,
    /// Revision of what the university had.
    pub revision: u32,
    /// What the university had.
    pub base: Answers,
    /// As typed.
    pub answers: Answers,
}

/// Keeps a change, in place of another one.
///
/// # Errors
/// [`StoreError`].
pub fn put(tx: &Tx<'_>, row: &PersonalRow, now: Timestamp) -> Result<(), StoreError> {
    tx.execute(
        "INSERT OR REPLACE INTO personal_draft (slot, university, holder, revision, base, answers, updated_at)
         VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            row.university,
            row.holder,
            row.revision,
            json(&row.base)?,
            json(&row.answers)?,
            now.as_millisecond(),
        ],
    )?;
    Ok(())
}

/// The change of `holder` at a university.
///
/// # Errors
/// [`StoreError`].
pub fn get(
    reader: Reader<'_>,
    university: &str,
    holder: &str,
) -> Result<Option<PersonalRow>, StoreError> {
    let found: Option<(u32, String, String)> = reader
        .conn()
        .query_row(
            "SELECT revision, base, answers FROM personal_draft WHERE university = ?1 AND holder = ?2",
            [university, holder],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .optional()?;
    found
        .map(|(revision, base, answers)| {
            Ok(PersonalRow {
                university: university.to_owned(),
                holder: holder.to_owned(),
                revision,
                base: serde_json::from_str(&base)?,
                answers: serde_json::from_str(&answers)?,
            })
        })
        .transpose()
}

/// Every change that has not been sent, whoever it is of.
///
/// # Errors
/// [`StoreError`].
pub fn all(reader: Reader<'_>) -> Result<Vec<PersonalRow>, StoreError> {
    let mut statement = reader
        .conn()
        .prepare("SELECT university, holder, revision, base, answers FROM personal_draft")?;
    let rows = statement.query_map([], |row| {
        Ok((
            row.get(0)?,
            row.get(1)?,
            row.get(2)?,
            row.get::<_, String>(3)?,
            row.get::<_, String>(4)?,
        ))
    })?;
    rows.map(|row| {
        let (university, holder, revision, base, answers) = row?;
        Ok(PersonalRow {
            university,
            holder,
            revision,
            base: serde_json::from_str(&base)?,
            answers: serde_json::from_str(&answers)?,
        })
    })
    .collect()
}

/// Forgets it.
///
/// # Errors
/// [`StoreError`].
pub fn delete(tx: &Tx<'_>) -> Result<(), StoreError> {
    tx.execute("DELETE FROM personal_draft", [])?;
    Ok(())
}
