//! Images are erased when they are not needed any more: 30 days after the final state, or when an application was
//! opened and never sent, which is then forgotten altogether. The keys go in the transaction that records it; the files follow, and one that is left
//! behind by a crash is unreadable without its key and swept up later.

use jiff::Timestamp;
use uuid::Uuid;

use super::{Failure, calendar};
use crate::audit::{self, Actor, Event, Subject};
use crate::clock::seconds_after;
use crate::documents::Vault;
use crate::state::AppState;
use crate::storage::application::{self, ApplicationRow};
use crate::storage::{Transaction, document, upload};

/// Seconds of a day.
const DAY: i64 = 24 * 60 * 60;

/// Erases the images of every application whose day has come. Answers how many images there were.
///
/// # Errors
/// When the database or the disk refuses; what was recorded as erased stays so.
pub async fn erase_due(state: &AppState, vault: &Vault) -> Result<usize, Failure> {
    let at = state.now();
    let days = i64::from(state.config.university.policies.application_credential_days);
    let opened_before = seconds_after(at, -days * DAY);
    let files = state
        .storage
        .transact(move |tx| erase_in(tx, opened_before, at))
        .await?;
    for file in &files {
        vault.delete(file).await?;
    }
    Ok(files.len())
}

fn erase_in(
    tx: &Transaction<'_>,
    opened_before: Timestamp,
    at: Timestamp,
) -> Result<Vec<String>, Failure> {
    let today = calendar::date_in_japan(at);
    let mut files = Vec::new();
    for mut row in application::with_images_to_erase(tx, today, opened_before)? {
        files.extend(erase_images(tx, &row, at)?);
        if row.state.is_none() {
            forget(tx, &row, at)?;
            continue;
        }
        row.images_erased_at = Some(at);
        application::update(tx, &row)?;
    }
    Ok(files)
}

/// What was never sent is nobody's application: the address it was opened for goes too. The trail keeps that there was
/// one.
fn forget(tx: &Transaction<'_>, row: &ApplicationRow, at: Timestamp) -> Result<(), Failure> {
    application::forget_unsent(tx, row.id)?;
    let event = Event::new(
        Actor::Server,
        "application.forgotten",
        Subject::Application(row.id),
    );
    Ok(audit::append(tx, &event, at)?)
}

fn erase_images(
    tx: &Transaction<'_>,
    row: &ApplicationRow,
    at: Timestamp,
) -> Result<Vec<String>, Failure> {
    let reason = if row.state.is_some() {
        "retention"
    } else {
        "never_sent"
    };
    let mut files = Vec::new();
    for document in document::of_application(tx, row.id)? {
        if !document.is_held() {
            continue;
        }
        files.extend(document.files().map(str::to_owned));
        document::erase(tx, &document, Uuid::now_v7(), reason, at)?;
        let event = Event::new(
            Actor::Server,
            "document.erased",
            Subject::Document(document.id),
        );
        let detail = serde_json::json!({ "application": row.id, "reason": reason });
        audit::append(tx, &event.with(detail), at)?;
    }
    // What never arrived whole was never an image, so nothing is recorded of it.
    for part in upload::of_application(tx, row.id)? {
        upload::delete(tx, &part)?;
        files.push(part.part.file);
    }
    Ok(files)
}
