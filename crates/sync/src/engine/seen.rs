//! Keeping what a server said of an application, whoever asked.

use akashi_domain::{Answers, ApplicationState};
use akashi_protocol::application::ApplicationView;
use akashi_store::application::{self, ApplicationRow};
use akashi_store::receipt::{self, ReceiptRow};
use akashi_store::{Store, StoreError, image, kept};
use jiff::Timestamp;

use super::attempt::Stopped;
use super::receipts::{self, KeysRead};
use crate::client::Server;

/// Keeps `seen`, without the answers: they are not needed on this device any more. What is known of a later revision
/// stays. A receipt that came with it is kept where its signature holds. Copies that a backup of the server holds go, and
/// those of what was taken back. Answers with the state that was known before.
///
/// # Errors
/// [`StoreError`].
pub async fn keep(
    store: &Store,
    server: &Server,
    known: &ApplicationRow,
    seen: &ApplicationView,
    now: Timestamp,
) -> Result<Option<ApplicationState>, StoreError> {
    if seen.revision == 0 {
        return Ok(None);
    }
    let proof = proof(store, server, &known.university, seen).await?;
    let row = ApplicationRow {
        revision: seen.revision,
        last_seen: serde_json::to_string(&ApplicationView {
            answers: Answers::default(),
            ..seen.clone()
        })?,
        seen_at: now,
        ..known.clone()
    };
    // Taken back is taken back: nobody wants to send it again.
    let copies_end = seen.backed_up || seen.state == Some(ApplicationState::Withdrawn);
    let (before, unused) = store
        .transact(move |tx| {
            if let Some(proof) = &proof {
                receipt::keep(tx, proof)?;
            }
            let held = application::get(**tx, row.id)?;
            let before = held.as_ref().and_then(state_of);
            // The receipt of a later revision may have come in while the server was being asked.
            if held.is_none_or(|held| held.revision <= row.revision) {
                application::put(tx, &row)?;
            }
            let unused = match copies_end && kept::forget(tx, row.id, row.revision)? {
                true => image::delete_unused(tx)?,
                false => Vec::new(),
            };
            Ok((before, unused))
        })
        .await?;
    store.forget_images(unused).await;
    Ok(before)
}

/// The state in which an application was last seen.
#[must_use]
pub fn state_of(row: &ApplicationRow) -> Option<ApplicationState> {
    let seen: ApplicationView = serde_json::from_str(&row.last_seen).ok()?;
    seen.state
}

/// A receipt that is not believed here takes nothing from what else the server said.
async fn proof(
    store: &Store,
    server: &Server,
    university: &str,
    seen: &ApplicationView,
) -> Result<Option<ReceiptRow>, StoreError> {
    let Some(receipt) = &seen.receipt else {
        return Ok(None);
    };
    match receipts::check(store, &KeysRead::default(), server, university, receipt).await {
        Ok(proof) => Ok(proof),
        Err(Stopped::Failure(_)) => Ok(None),
        Err(Stopped::Store(error)) => Err(error),
    }
}
