//! Which key signs: a first one, and another one in its place. File first, then the row that says it signs, then the
//! file of the one before goes: whenever this is interrupted, the key that the database names has its file.

use std::io;
use std::path::Path;

use akashi_protocol::receipt::{KeyId, ReceiptKey};
use jiff::Timestamp;

use super::ReceiptKeyError;
use super::file::{self, SigningKey, present};
use crate::audit::{self, Actor, Event, Subject};
use crate::storage::{Storage, Transaction, receipt_key};

/// Makes sure that a key signs. A folder that was just made has one that the database does not know yet; where the file
/// of the key that should sign is gone, another takes its place.
///
/// # Errors
/// See [`ReceiptKeyError`]; a file that is damaged is left for somebody to look at.
pub async fn ensure(storage: &Storage, dir: &Path, now: Timestamp) -> Result<(), ReceiptKeyError> {
    let current = storage.read(receipt_key::current).await?;
    let key = match &current {
        Some(kid) => match SigningKey::load(dir, kid) {
            Ok(_) => return Ok(()),
            Err(ReceiptKeyError::Io { source, .. }) if source.kind() == io::ErrorKind::NotFound => {
                tracing::warn!(%kid, "the key for receipts is gone; another is made");
                SigningKey::create(dir)?
            }
            Err(error) => return Err(error),
        },
        None => match present(dir).map_err(file::at("keys"))?.first() {
            Some(kid) => SigningKey::load(dir, kid)?,
            None => SigningKey::create(dir)?,
        },
    };
    begin(storage, key, Actor::Server, now).await
}

/// Lets a new key sign from `now` on; the private half of every other one is deleted. Works beside a running server.
/// Gives the new key.
///
/// # Errors
/// See [`ReceiptKeyError`].
pub async fn rotate(
    storage: &Storage,
    dir: &Path,
    now: Timestamp,
) -> Result<KeyId, ReceiptKeyError> {
    let key = SigningKey::create(dir)?;
    let kid = key.kid().clone();
    begin(storage, key, Actor::Operator, now).await?;
    for other in present(dir).map_err(file::at("keys"))? {
        if other != kid {
            file::delete(dir, &other)?;
        }
    }
    Ok(kid)
}

async fn begin(
    storage: &Storage,
    key: SigningKey,
    by: Actor,
    now: Timestamp,
) -> Result<(), ReceiptKeyError> {
    let begun = move |tx: &Transaction<'_>| {
        receipt_key::end_current(tx, now)?;
        receipt_key::insert(tx, &ReceiptKey::new(key.public(), now, None))?;
        let event = Event::new(by, "receipt_key.begun", Subject::Server);
        let detail = serde_json::json!({ "kid": key.kid() });
        audit::append(tx, &event.with(detail), now)?;
        Ok::<_, ReceiptKeyError>(())
    };
    storage.transact(begun).await
}
