//! Takes an upload: recognised by its content, held against its digest, encrypted, durable. Sending it again changes
//! nothing. The same image in two applications is two images: what one person sent says nothing about another.

use akashi_documents::Sniffed;
use akashi_domain::ApplicationState;
use akashi_domain::state::Event as StateEvent;
use akashi_protocol::{Digest, Problem, ProblemCode};
use uuid::Uuid;

use super::{Sealed, about_upload, space};
use crate::applications::{Failure, Owner, state_conflict};
use crate::audit::{self, Event, Subject};
use crate::state::AppState;
use crate::storage::application;
use crate::storage::document::{self, Upload};
use crate::storage::{Reader, Transaction};

/// Most images stored for one application: two revisions' worth. An image that no revision names counts too.
pub const MOST_STORED: usize = 12;

/// Takes the image `bytes` with the digest `announced`. Answers whether it is new.
///
/// # Errors
/// `not_found`, `state_conflict`, `body_digest_mismatch`, `document_refused`, `too_many_documents`, `storage_full`.
pub async fn put(
    state: &AppState,
    owner: Owner,
    application: Uuid,
    announced: Digest,
    bytes: Vec<u8>,
) -> Result<bool, Failure> {
    let known = state
        .storage
        .read(move |conn| check(conn, owner, application, announced))
        .await?;
    if Digest::of(&bytes) != announced {
        return Err(ProblemCode::BodyDigestMismatch.into());
    }
    if known {
        return Ok(false);
    }
    let media_type = media_type(&bytes)?;
    let vault = state.vault();
    if !space::has_room(vault.folder(), state.config.least_free_percent) {
        return Err(ProblemCode::StorageFull.into());
    }
    let sealed = vault
        .put(&bytes, &about_upload(application, announced))
        .await?;
    let length = bytes.len() as u64;
    drop(bytes);
    let new = New {
        owner,
        application,
        sha256: announced,
        length,
        media_type,
        sealed: sealed.clone(),
        at: state.now(),
    };
    let stored = state.storage.transact(move |tx| store(tx, &new)).await;
    if !matches!(stored, Ok(true)) {
        // Somebody else was faster, or it was refused after all.
        vault.delete(&sealed.file).await?;
    }
    state.documents.wake();
    stored
}

/// May this image be sent, and is it here already?
fn check(conn: &Reader, owner: Owner, application: Uuid, sha256: Digest) -> Result<bool, Failure> {
    let row = application::find_owned(conn, application, owner)?.ok_or(ProblemCode::NotFound)?;
    let stored = document::of_application(conn, application)?;
    if stored.iter().any(|d| d.sha256 == sha256 && d.is_held()) {
        return Ok(true);
    }
    if !can_be_revised(row.state) || stored.iter().any(|d| d.sha256 == sha256) {
        return Err(state_conflict(row.state));
    }
    if stored.len() >= MOST_STORED {
        return Err(Problem::new(ProblemCode::TooManyDocuments)
            .with("limit", MOST_STORED)
            .into());
    }
    Ok(false)
}

/// An image is sent for the next revision: where there can be none, nothing is stored.
fn can_be_revised(state: Option<ApplicationState>) -> bool {
    state.is_none_or(|state| state.after(StateEvent::Revise).is_some())
}

fn media_type(bytes: &[u8]) -> Result<&'static str, Failure> {
    match akashi_documents::sniff(bytes) {
        Sniffed::Jpeg => Ok("image/jpeg"),
        Sniffed::Png => Ok("image/png"),
        found => Err(Problem::new(ProblemCode::DocumentRefused)
            .with("found", found.name())
            .into()),
    }
}

struct New {
    owner: Owner,
    application: Uuid,
    sha256: Digest,
    length: u64,
    media_type: &'static str,
    sealed: Sealed,
    at: jiff::Timestamp,
}

/// The check again, now with nobody beside us, and the row.
fn store(tx: &Transaction<'_>, new: &New) -> Result<bool, Failure> {
    if check(tx, new.owner, new.application, new.sha256)? {
        return Ok(false);
    }
    let id = Uuid::now_v7();
    document::insert(
        tx,
        id,
        &Upload {
            application: new.application,
            sha256: new.sha256,
            bytes: new.length,
            media_type: new.media_type,
            sealed: &new.sealed,
            at: new.at,
        },
    )?;
    let event = Event::new(
        new.owner.actor(),
        "document.uploaded",
        Subject::Document(id),
    );
    let detail = serde_json::json!({ "application": new.application, "sha256": new.sha256 });
    audit::append(tx, &event.with(detail), new.at)?;
    Ok(true)
}
