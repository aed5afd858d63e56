//! Begins an application: a verified address and an id, nothing else yet.

use akashi_domain::{EmailAddress, Language};
use jiff::Timestamp;
use uuid::Uuid;

use crate::audit::{self, Actor, Event, Subject};
use crate::storage::application::{self, ApplicationRow};
use crate::storage::{StorageError, Transaction};

/// Begins a 利用申請 of the holder of `email`, who has just proved to read mail there. Gives its id, which the server
/// draws: a client cannot choose an id and claim what is stored under it.
///
/// # Errors
/// When the database refuses.
pub fn open(
    tx: &Transaction<'_>,
    email: &EmailAddress,
    language: Language,
    at: Timestamp,
) -> Result<Uuid, StorageError> {
    let id = Uuid::new_v4();
    application::insert(tx, &ApplicationRow::opened(id, email, language, at))?;
    let event = Event::new(
        Actor::Applicant(id),
        "application.opened",
        Subject::Application(id),
    );
    audit::append(tx, &event, at)?;
    Ok(id)
}
