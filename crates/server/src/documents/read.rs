//! Gives the image encoded anew, to its owner or to staff. Every read leaves a line in the trail.

use akashi_protocol::{Digest, ProblemCode};
use jiff::Timestamp;
use uuid::Uuid;

use super::{Sealed, about_image};
use crate::applications::{Failure, Owner};
use crate::audit::{self, Actor, Event, Subject};
use crate::state::AppState;
use crate::storage::{Transaction, application, document};

/// The image as JPEG, for its owner.
///
/// # Errors
/// `not_found`, also while it is not encoded anew yet, and after it was erased.
pub async fn by_owner(
    state: &AppState,
    owner: Owner,
    application: Uuid,
    sha256: Digest,
) -> Result<Vec<u8>, Failure> {
    let at = state.now();
    let sealed = state
        .storage
        .transact(move |tx| {
            application::find_owned(tx, application, owner)?.ok_or(ProblemCode::NotFound)?;
            sealed(tx, owner.actor(), application, sha256, at)
        })
        .await?;
    read(state, application, sha256, &sealed).await
}

/// The image as JPEG, for a member of staff, of an application that was received.
///
/// # Errors
/// As [`by_owner`].
pub async fn by_staff(
    state: &AppState,
    staff: Uuid,
    application: Uuid,
    sha256: Digest,
) -> Result<Vec<u8>, Failure> {
    let at = state.now();
    let sealed = state
        .storage
        .transact(move |tx| {
            application::find(tx, application)?
                .filter(|row| row.state.is_some())
                .ok_or(ProblemCode::NotFound)?;
            sealed(tx, Actor::Staff(staff), application, sha256, at)
        })
        .await?;
    read(state, application, sha256, &sealed).await
}

fn sealed(
    tx: &Transaction<'_>,
    actor: Actor,
    application: Uuid,
    sha256: Digest,
    at: Timestamp,
) -> Result<Sealed, Failure> {
    let document = document::find(tx, application, sha256)?.ok_or(ProblemCode::NotFound)?;
    let sealed = document.image.ok_or(ProblemCode::NotFound)?;
    let event = Event::new(actor, "document.read", Subject::Document(document.id));
    let detail = serde_json::json!({ "application": application });
    audit::append(tx, &event.with(detail), at)?;
    Ok(sealed)
}

async fn read(
    state: &AppState,
    application: Uuid,
    sha256: Digest,
    sealed: &Sealed,
) -> Result<Vec<u8>, Failure> {
    let about = about_image(application, sha256);
    Ok(state.vault().get(sealed, &about).await?)
}
