//! Begins an application: a verified address and an id, nothing else yet.

use akashi_domain::{ApplicationKind, EmailAddress, Language};
use jiff::Timestamp;
use uuid::Uuid;

use crate::audit::{self, Actor, Event, Subject};
use crate::storage::application::{self, ApplicationRow};
use crate::storage::{StorageError, Transaction};

/// Begins an application of this kind of the holder of `email`, who has just proved to read mail there. Gives its id, which the server
/// draws: a client cannot choose an id and claim what is stored under it.
///
/// # Errors
/// When the database refuses.
pub fn open(
    tx: &Transaction<'_>,
    kind: ApplicationKind,
    email: &EmailAddress,
    language: Language,
    at: Timestamp,
) -> Result<Uuid, StorageError> {
    insert(
        tx,
        ApplicationRow::opened(Uuid::new_v4(), kind, email, language, at),
        at,
    )
}

/// Begins the application of somebody who is signed in; it is their account's from the beginning.
///
/// # Errors
/// See [`open`].
pub fn open_for(
    tx: &Transaction<'_>,
    account: Uuid,
    kind: ApplicationKind,
    email: &EmailAddress,
    language: Language,
    at: Timestamp,
) -> Result<Uuid, StorageError> {
    let row = ApplicationRow::opened(Uuid::new_v4(), kind, email, language, at);
    let row = ApplicationRow {
        account: Some(account),
        ..row
    };
    insert(tx, row, at)
}

fn insert(tx: &Transaction<'_>, row: ApplicationRow, at: Timestamp) -> Result<Uuid, StorageError> {
    application::insert(tx, &row)?;
    let event = Event::new(
        Actor::Applicant(row.account.unwrap_or(row.id)),
        "application.opened",
        Subject::Application(row.id),
    );
    let detail = serde_json::json!({ "kind": row.kind });
    audit::append(tx, &event.with(detail), at)?;
    Ok(row.id)
}
