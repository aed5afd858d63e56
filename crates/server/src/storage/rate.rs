//! The table `rate_event`: what is counted per hour. Keys are keyed hashes; nobody can be read out of them.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, Transaction, params};

use super::StorageError;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rate {
    /// Mails to one address.
    MailAddress,
    /// Mails asked for by one client.
    MailClient,
    /// Mails with keys to one person.
    KeyMail,
    /// Receipts typeset for one application.
    Receipt,
    /// Sign-ins through the identity provider that one network begins.
    SamlClient,
}

impl Rate {
    /// As stored.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::MailAddress => "mail_address",
            Self::MailClient => "mail_client",
            Self::KeyMail => "key_mail",
            Self::Receipt => "receipt",
            Self::SamlClient => "saml_client",
        }
    }
}

/// Seconds until there is room again, when `most` are reached within the last hour.
///
/// # Errors
/// When the database refuses; likewise below.
pub fn seconds_until_room(
    conn: &Connection,
    rate: Rate,
    key: &[u8; 32],
    most: u32,
    now: Timestamp,
) -> Result<Option<u64>, StorageError> {
    let since = an_hour_before(now);
    let mut statement = conn.prepare_cached(
        "SELECT at FROM rate_event WHERE kind = ?1 AND key = ?2 AND at > ?3 ORDER BY at DESC LIMIT 1 OFFSET ?4",
    )?;
    let mut rows = statement.query(params![
        rate.name(),
        key,
        since.as_millisecond(),
        most.saturating_sub(1)
    ])?;
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    let oldest: i64 = row.get("at")?;
    let milliseconds = oldest.saturating_sub(since.as_millisecond());
    Ok(Some(u64::try_from(milliseconds / 1000).unwrap_or(0).max(1)))
}

/// Counts one.
///
/// # Errors
/// See [`seconds_until_room`].
pub fn count(
    tx: &Transaction<'_>,
    rate: Rate,
    key: &[u8; 32],
    now: Timestamp,
) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO rate_event (kind, key, at) VALUES (?1, ?2, ?3)",
        params![rate.name(), key, now.as_millisecond()],
    )?;
    Ok(())
}

/// Forgets what is older than an hour: housekeeping.
///
/// # Errors
/// See [`seconds_until_room`].
pub fn forget_old(tx: &Transaction<'_>, now: Timestamp) -> Result<(), StorageError> {
    tx.execute(
        "DELETE FROM rate_event WHERE at <= ?1",
        [an_hour_before(now).as_millisecond()],
    )?;
    Ok(())
}

fn an_hour_before(now: Timestamp) -> Timestamp {
    now.saturating_sub(SignedDuration::from_hours(1))
        .unwrap_or(Timestamp::MIN)
}
