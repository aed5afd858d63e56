//! The table `personal_record` 個人情報: what the holder of an account changed last. Until then what was approved counts.

use akashi_domain::{Answers, personal};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, params};
use uuid::Uuid;

use super::{StorageError, cell, revision};

/// What there is of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// How often it was changed; 0: as it was approved.
    pub revision: u32,
    /// The answers.
    pub answers: Answers,
}

/// What counts now.
///
/// # Errors
/// When the database refuses, or what it holds is damaged.
pub fn of(conn: &Connection, account: Uuid) -> Result<Record, StorageError> {
    let mut statement =
        conn.prepare_cached("SELECT revision, answers FROM personal_record WHERE account_id = ?1")?;
    let changed = statement
        .query_row([account.to_string()], |row| {
            Ok(Record {
                revision: row.get("revision")?,
                answers: cell::read(row, "answers", |json: String| {
                    serde_json::from_str(&json).ok()
                })?,
            })
        })
        .optional()?;
    match changed {
        Some(record) => Ok(record),
        None => Ok(Record {
            revision: 0,
            answers: personal::part(&approved(conn, account)?),
        }),
    }
}

/// Everything the approved application says; nothing for an account that came another way.
///
/// # Errors
/// When the database refuses, or what it holds is damaged.
pub fn approved(conn: &Connection, account: Uuid) -> Result<Answers, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT id, revision FROM application
          WHERE account_id = ?1 AND kind = 'registration' AND state = 'approved'
          ORDER BY received_at DESC LIMIT 1",
    )?;
    let found = statement
        .query_row([account.to_string()], |row| {
            Ok((cell::id(row, "id")?, row.get::<_, u32>("revision")?))
        })
        .optional()?;
    let Some((application, number)) = found else {
        return Ok(Answers::default());
    };
    let body = revision::find(conn, application, number)?
        .and_then(|held| held.parsed())
        .ok_or(StorageError::Damaged("application_revision.body"))?;
    Ok(body.answers)
}

/// Takes the place of revision `of`; `false` where that is not the present one.
///
/// # Errors
/// When the database refuses.
pub fn replace(
    conn: &Connection,
    account: Uuid,
    of: u32,
    answers: &Answers,
    at: Timestamp,
) -> Result<bool, StorageError> {
    let json = serde_json::to_string(answers)
        .map_err(|_| StorageError::Damaged("personal_record.answers"))?;
    let (account, at) = (account.to_string(), at.as_millisecond());
    let changed = match of {
        0 => conn
            .prepare_cached(
                "INSERT INTO personal_record (account_id, revision, answers, changed_at) VALUES (?1, 1, ?2, ?3)
                 ON CONFLICT DO NOTHING",
            )?
            .execute(params![account, json, at])?,
        _ => conn
            .prepare_cached(
                "UPDATE personal_record SET revision = revision + 1, answers = ?2, changed_at = ?3
                  WHERE account_id = ?1 AND revision = ?4",
            )?
            .execute(params![account, json, at, of])?,
    };
    Ok(changed == 1)
}
