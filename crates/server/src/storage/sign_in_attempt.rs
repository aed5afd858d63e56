//! The table `sign_in_attempt`: failed sign-ins since the last good one, of known and unknown accounts alike.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::{StorageError, cell};

/// How somebody fared so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempts {
    /// Failures since the last good sign-in.
    pub failures: u32,
    /// Until when further ones are refused.
    pub refused_until: Timestamp,
}

/// What is known of `key`.
///
/// # Errors
/// When the database refuses; likewise below.
pub fn find(
    conn: &Connection,
    kind: &str,
    key: &[u8; 32],
) -> Result<Option<Attempts>, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT failures, refused_until FROM sign_in_attempt WHERE kind = ?1 AND key = ?2",
    )?;
    let found = statement.query_row(params![kind, key], |row| {
        Ok(Attempts {
            failures: row.get("failures")?,
            refused_until: cell::at(row, "refused_until")?,
        })
    });
    Ok(found.optional()?)
}

/// Writes down how somebody fares.
///
/// # Errors
/// See [`find`].
pub fn save(
    conn: &Connection,
    kind: &str,
    key: &[u8; 32],
    attempts: Attempts,
    at: Timestamp,
) -> Result<(), StorageError> {
    conn.prepare_cached(
        "INSERT INTO sign_in_attempt (kind, key, failures, last_failed_at, refused_until)
         VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (kind, key) DO UPDATE SET
             failures = excluded.failures, last_failed_at = excluded.last_failed_at,
             refused_until = excluded.refused_until",
    )?
    .execute(params![
        kind,
        key,
        attempts.failures,
        at.as_millisecond(),
        attempts.refused_until.as_millisecond()
    ])?;
    Ok(())
}

/// Forgets few failures (less than `few`) of those who have not tried since `limit`: housekeeping. Every name that was
/// ever typed would otherwise be counted for ever. Many failures stay until a sign-in or a reset.
///
/// # Errors
/// See [`find`].
pub fn forget_few(conn: &Connection, few: u32, limit: Timestamp) -> Result<(), StorageError> {
    conn.execute(
        "DELETE FROM sign_in_attempt WHERE failures < ?1 AND last_failed_at < ?2",
        params![few, limit.as_millisecond()],
    )?;
    Ok(())
}

/// Forgets the failures: somebody signed in, or set new passwords.
///
/// # Errors
/// See [`find`].
pub fn forget(conn: &Connection, kind: &str, key: &[u8; 32]) -> Result<(), StorageError> {
    conn.prepare_cached("DELETE FROM sign_in_attempt WHERE kind = ?1 AND key = ?2")?
        .execute(params![kind, key])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::Storage;
    use super::*;
    use crate::keys::Key;

    #[tokio::test]
    async fn few_and_old_failures_are_forgotten_and_no_others() {
        let dir = tempfile::tempdir().unwrap();
        let storage = Storage::open(&dir.path().join("akashi.db"), &Key::new([1; 32])).unwrap();
        let at = |day: i64| Timestamp::from_second(day * 86_400).unwrap();
        let left: Result<Vec<u32>, StorageError> = storage
            .transact(move |tx| {
                for (name, failures, day) in [(1, 9, 1), (2, 10, 1), (3, 9, 40)] {
                    let attempts = Attempts {
                        failures,
                        refused_until: at(0),
                    };
                    save(tx, "graduate", &[name; 32], attempts, at(day))?;
                }
                forget_few(tx, 10, at(31))?;
                let mut statement =
                    tx.prepare("SELECT failures FROM sign_in_attempt ORDER BY key")?;
                let rows = statement.query_map([], |row| row.get(0))?;
                Ok(rows.collect::<Result<_, _>>()?)
            })
            .await;
        assert_eq!(left.unwrap(), [10, 9]);
    }
}
