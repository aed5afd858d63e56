//! The table `mail_outbox`: what mails are owed. It says what a mail is about, never what it says.

use akashi_domain::Sensitive;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, named_params, params};
use uuid::Uuid;

use super::StorageError;
use super::cell::{id, optional_at, optional_id};
use crate::clock::seconds_after;

/// Tries of the mail of a flow before it is given up: about an hour and a half, after which nobody waits for it.
const FLOW_TRIES: u32 = 10;
/// Tries of any other mail: five days (RFC 5321, 4.5.4.1). Nobody asks again for a decision, so that a mail server that
/// stands still over a weekend must not lose it.
const NOTICE_TRIES: u32 = 128;

/// A mail whose turn it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// Its id.
    pub id: Uuid,
    /// As queued: `flow`, or the kind of a notice about an application.
    pub kind: String,
    /// The flow, for a mail with a link.
    pub flow: Option<Uuid>,
    /// The sign-in that waits for it, for a mail with a key.
    pub key_sign_in: Option<Uuid>,
    /// The application it tells of.
    pub application: Option<Uuid>,
    /// The account that an approval made.
    pub account: Option<Uuid>,
    /// Where it goes, if not to wherever account or application are written to.
    pub to: Option<Sensitive<String>>,
    /// This try, counted from 1.
    pub attempt: u32,
}

/// Where a mail is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// `queued`, `accepted`, `refused` or `dropped`.
    pub state: String,
    /// Why it was refused.
    pub refusal: Option<String>,
    /// When the mail server took it.
    pub accepted_at: Option<Timestamp>,
    /// When it is tried again, where a try has failed.
    pub again_at: Option<Timestamp>,
}

/// In place of a refusal: the mail server has not taken it so far.
const PUT_OFF: &str = "put_off";

/// Kind of the mails of flows; which letter it becomes is decided when it is sent.
pub const FLOW: &str = "flow";

/// Queues the mail of a flow. Older ones of the same flow that still wait are dropped.
///
/// # Errors
/// When the database refuses; likewise below.
pub fn queue_flow(tx: &Transaction<'_>, flow: Uuid, now: Timestamp) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE mail_outbox SET state = 'dropped' WHERE flow_id = ?1 AND state = 'queued'",
        [flow.to_string()],
    )?;
    tx.execute(
        "INSERT INTO mail_outbox (id, kind, flow_id, state, created_at, next_attempt_at)
         VALUES (?1, ?2, ?3, 'queued', ?4, ?4)",
        params![
            Uuid::now_v7().to_string(),
            FLOW,
            flow.to_string(),
            now.as_millisecond()
        ],
    )?;
    Ok(())
}

/// Kind of the mails with a key.
pub const KEY: &str = "email_key";

/// Queues the mail with the key of a sign-in. Older ones of the same sign-in that still wait are dropped.
///
/// # Errors
/// See [`queue_flow`].
pub fn queue_key(tx: &Transaction<'_>, sign_in: Uuid, now: Timestamp) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE mail_outbox SET state = 'dropped' WHERE key_sign_in_id = ?1 AND state = 'queued'",
        [sign_in.to_string()],
    )?;
    tx.execute(
        "INSERT INTO mail_outbox (id, kind, key_sign_in_id, state, created_at, next_attempt_at)
         VALUES (?1, ?2, ?3, 'queued', ?4, ?4)",
        params![
            Uuid::now_v7().to_string(),
            KEY,
            sign_in.to_string(),
            now.as_millisecond()
        ],
    )?;
    Ok(())
}

/// Whose turn it is, first the mail that has waited longest. Of notices, at whose coming nobody sits, only those of
/// before `:notices`.
const DUE: &str =
    "SELECT id, kind, flow_id, key_sign_in_id, application_id, account_id, to_address, attempts
    FROM mail_outbox
    WHERE state = 'queued' AND next_attempt_at <= :now
      AND (flow_id IS NOT NULL OR key_sign_in_id IS NOT NULL OR created_at <= :notices)
    ORDER BY next_attempt_at LIMIT 1";

/// Up to when mails are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Until {
    /// Whatever is to be tried by this moment.
    pub now: Timestamp,
    /// Notices only if they were queued by this one.
    pub notices: Timestamp,
}

impl Until {
    /// Whatever is due.
    #[must_use]
    pub const fn everything(now: Timestamp) -> Self {
        Self { now, notices: now }
    }
}

/// Is it the turn of any mail?
///
/// # Errors
/// See [`queue_flow`].
pub fn is_any_due(conn: &Connection, until: Until) -> Result<bool, StorageError> {
    Ok(due(conn, until)?.is_some())
}

/// Takes the mail that has waited longest. The try is counted before it is made, so that a crash while sending cannot
/// send for ever.
///
/// # Errors
/// See [`queue_flow`].
pub fn take(tx: &Transaction<'_>, until: Until) -> Result<Option<Due>, StorageError> {
    let Some(due) = due(tx, until)? else {
        return Ok(None);
    };
    tx.execute(
        "UPDATE mail_outbox SET attempts = ?2, next_attempt_at = ?3 WHERE id = ?1",
        params![
            due.id.to_string(),
            due.attempt,
            seconds_after(until.now, pause_seconds(due.attempt)).as_millisecond()
        ],
    )?;
    Ok(Some(due))
}

fn due(conn: &Connection, until: Until) -> Result<Option<Due>, StorageError> {
    let moments = named_params! {
        ":now": until.now.as_millisecond(),
        ":notices": until.notices.as_millisecond(),
    };
    let mut statement = conn.prepare_cached(DUE)?;
    Ok(statement.query_row(moments, read_due).optional()?)
}

fn read_due(row: &Row<'_>) -> rusqlite::Result<Due> {
    Ok(Due {
        id: id(row, "id")?,
        kind: row.get("kind")?,
        flow: optional_id(row, "flow_id")?,
        key_sign_in: optional_id(row, "key_sign_in_id")?,
        application: optional_id(row, "application_id")?,
        account: optional_id(row, "account_id")?,
        to: row
            .get::<_, Option<String>>("to_address")?
            .map(Sensitive::new),
        attempt: row.get::<_, u32>("attempts")?.saturating_add(1),
    })
}

impl Due {
    /// Was it tried as often as it is worth?
    #[must_use]
    pub fn is_spent(&self) -> bool {
        let most = if self.flow.is_some() || self.key_sign_in.is_some() {
            FLOW_TRIES
        } else {
            NOTICE_TRIES
        };
        self.attempt > most
    }
}

/// Seconds until the next try: 10, 30, 90 …, then a quarter of an hour, after ten tries an hour.
fn pause_seconds(attempt: u32) -> i64 {
    let longest = if attempt <= FLOW_TRIES { 900 } else { 3_600 };
    3_i64
        .saturating_pow(attempt.saturating_sub(1))
        .saturating_mul(10)
        .min(longest)
}

/// The mail server took it. For a mail with a link, its minutes count from now.
///
/// # Errors
/// See [`queue_flow`].
pub fn accepted(
    tx: &Transaction<'_>,
    mail: Uuid,
    link_hash: Option<&[u8; 32]>,
    now: Timestamp,
) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE mail_outbox SET state = 'accepted', accepted_at = ?2, to_address = NULL WHERE id = ?1",
        params![mail.to_string(), now.as_millisecond()],
    )?;
    if let Some(hash) = link_hash {
        tx.execute(
            "UPDATE flow_secret SET accepted_at = ?2 WHERE link_hash = ?1",
            params![hash, now.as_millisecond()],
        )?;
    }
    Ok(())
}

/// The mail server has not taken it, and it is tried again.
///
/// # Errors
/// See [`queue_flow`].
pub fn put_off(tx: &Transaction<'_>, mail: Uuid) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE mail_outbox SET refusal = ?2 WHERE id = ?1 AND state = 'queued'",
        params![mail.to_string(), PUT_OFF],
    )?;
    Ok(())
}

/// The mail server will never take it.
///
/// # Errors
/// See [`queue_flow`].
pub fn refused(tx: &Transaction<'_>, mail: Uuid, refusal: &str) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE mail_outbox SET state = 'refused', refusal = ?2, to_address = NULL WHERE id = ?1 AND state = 'queued'",
        params![mail.to_string(), refusal],
    )?;
    Ok(())
}

/// There is nothing to tell any more, or it was tried too often.
///
/// # Errors
/// See [`queue_flow`].
pub fn dropped(tx: &Transaction<'_>, mail: Uuid) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE mail_outbox SET state = 'dropped', to_address = NULL WHERE id = ?1 AND state = 'queued'",
        [mail.to_string()],
    )?;
    Ok(())
}

/// Does it still wait to be sent? Another mail of the same flow may have taken its place since it was taken.
///
/// # Errors
/// See [`queue_flow`].
pub fn is_queued(conn: &Connection, mail: Uuid) -> Result<bool, StorageError> {
    let mut statement =
        conn.prepare_cached("SELECT 1 FROM mail_outbox WHERE id = ?1 AND state = 'queued'")?;
    Ok(statement.exists([mail.to_string()])?)
}

/// Where the latest mail of a flow is.
///
/// # Errors
/// See [`queue_flow`].
pub fn latest_of_flow(conn: &Connection, flow: Uuid) -> Result<Option<Delivery>, StorageError> {
    let sql =
        "SELECT state, refusal, accepted_at, next_attempt_at FROM mail_outbox WHERE flow_id = ?1
               ORDER BY created_at DESC, id DESC LIMIT 1";
    latest(conn, sql, flow)
}

/// Where the latest mail with a key of a sign-in is.
///
/// # Errors
/// See [`queue_flow`].
pub fn latest_of_key(conn: &Connection, sign_in: Uuid) -> Result<Option<Delivery>, StorageError> {
    let sql = "SELECT state, refusal, accepted_at, next_attempt_at FROM mail_outbox WHERE key_sign_in_id = ?1
               ORDER BY created_at DESC, id DESC LIMIT 1";
    latest(conn, sql, sign_in)
}

fn latest(conn: &Connection, sql: &str, of: Uuid) -> Result<Option<Delivery>, StorageError> {
    let mut statement = conn.prepare_cached(sql)?;
    let found = statement.query_row([of.to_string()], |row| {
        let (state, refusal): (String, Option<String>) = (row.get("state")?, row.get("refusal")?);
        let waits = state == "queued" && refusal.as_deref() == Some(PUT_OFF);
        Ok(Delivery {
            accepted_at: optional_at(row, "accepted_at")?,
            again_at: match waits {
                true => optional_at(row, "next_attempt_at")?,
                false => None,
            },
            state,
            refusal,
        })
    });
    Ok(found.optional()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_end() {
        let pauses: Vec<i64> = (1..=FLOW_TRIES + 1).map(pause_seconds).collect();
        assert_eq!(
            pauses,
            [10, 30, 90, 270, 810, 900, 900, 900, 900, 900, 3_600]
        );
        let days = (1..=NOTICE_TRIES).map(pause_seconds).sum::<i64>() / 86_400;
        assert_eq!(days, 4);
    }
}
