//! The last byte of an upload has come: what it is decides what becomes of it. The image gets its own file, then its
//! row in place of the upload's, then the upload's file goes. One that came whole at once has neither row nor file of an
//! upload. A crash between two of these leaves an upload that the
//! next request finishes, or a file that no row names and that is swept up.

use akashi_documents::Sniffed;
use akashi_protocol::{Digest, Problem, ProblemCode};
use akashi_seal::Plain;
use uuid::Uuid;

use super::part::Part;
use super::upload::{Found, Which, can_be_revised, look};
use super::work::may_begin;
use super::{Sealed, Vault, about_upload, is_accepted, space};
use crate::applications::{Failure, state_conflict};
use crate::audit::{self, Event, Subject};
use crate::state::AppState;
use crate::storage::document;
use crate::storage::upload::{self, UploadRow};
use crate::storage::{StorageError, Transaction};

/// Makes an image of the upload, all of whose bytes have come.
///
/// # Errors
/// `body_digest_mismatch` and `document_refused`, after which the upload is gone; `storage_full`, `state_conflict`.
pub(super) async fn finish(
    state: &AppState,
    which: Which,
    row: &UploadRow,
    part: &Part,
) -> Result<(), Failure> {
    if Digest::of(part.content()) != row.sha256 {
        discard(state, row).await?;
        return Err(ProblemCode::BodyDigestMismatch.into());
    }
    fail::fail_point!("server::upload::complete");
    let found = akashi_documents::sniff(part.content());
    if !is_accepted(found) {
        discard(state, row).await?;
        return Err(refused(found));
    }
    let vault = state.vault();
    if !space::has_room(vault.folder(), state.config.least_free_percent) {
        return Err(ProblemCode::StorageFull.into());
    }
    let sealed = vault
        .put(
            part.content().to_vec(),
            &about_upload(row.application, row.sha256),
        )
        .await?;
    let new = New {
        which,
        media_type: media_type(found),
        sealed: sealed.clone(),
        at: state.now(),
    };
    let stored = state.storage.transact(move |tx| store(tx, &new)).await;
    if stored.is_err() {
        // Withdrawn or erased in the meantime, say.
        vault.delete(&sealed.file).await?;
    }
    stored?;
    fail::fail_point!("server::upload::stored");
    vault.delete(&row.part.file).await?;
    fail::fail_point!("server::upload::tidied");
    state.documents.wake();
    Ok(())
}

/// Makes an image of what came whole in one request, before anything was begun.
///
/// # Errors
/// As [`finish`]; then there is nothing, as before.
pub(super) async fn finish_at_once(
    state: &AppState,
    which: Which,
    come: Plain,
) -> Result<(), Failure> {
    let (vault, length) = (state.vault(), come.bytes().len() as u64);
    let least = state.config.least_free_percent;
    let kept = tokio::task::spawn_blocking(move || keep(&vault, which, come, least)).await;
    let (found, sealed) = kept.map_err(|_| StorageError::Interrupted)??;
    let new = New {
        which,
        media_type: media_type(found),
        sealed: sealed.clone(),
        at: state.now(),
    };
    let stored = state
        .storage
        .transact(move |tx| store_at_once(tx, &new, length))
        .await;
    let unneeded = match &stored {
        Ok(instead_of) => instead_of.clone(),
        // Withdrawn or erased in the meantime, say.
        Err(_) => Some(sealed.file),
    };
    fail::fail_point!("server::upload::stored");
    if let Some(file) = unneeded {
        state.vault().delete(&file).await?;
    }
    stored?;
    state.documents.wake();
    Ok(())
}

/// Looks at the bytes and writes them down. Blocking.
fn keep(
    vault: &Vault,
    which: Which,
    come: Plain,
    least_free_percent: u64,
) -> Result<(Sniffed, Sealed), Failure> {
    if Digest::of(come.bytes()) != which.sha256 {
        return Err(ProblemCode::BodyDigestMismatch.into());
    }
    fail::fail_point!("server::upload::complete");
    let found = akashi_documents::sniff(come.bytes());
    if !is_accepted(found) {
        return Err(refused(found));
    }
    if !space::has_room(vault.folder(), least_free_percent) {
        return Err(ProblemCode::StorageFull.into());
    }
    let sealed = vault.put_now(come, &about_upload(which.application, which.sha256))?;
    Ok((found, sealed))
}

/// Forgets an upload: its row, and with it the key; then its file.
pub(super) async fn discard(state: &AppState, row: &UploadRow) -> Result<(), Failure> {
    let gone = row.clone();
    state
        .storage
        .transact(move |tx| upload::delete(tx, &gone).map_err(Failure::from))
        .await?;
    Ok(state.vault().delete(&row.part.file).await?)
}

/// What is sent is no image of an accepted kind.
pub(super) fn refused(found: Sniffed) -> Failure {
    Problem::new(ProblemCode::DocumentRefused)
        .with("found", found.name())
        .into()
}

const fn media_type(found: Sniffed) -> &'static str {
    match found {
        Sniffed::Png => "image/png",
        _ => "image/jpeg",
    }
}

struct New {
    which: Which,
    media_type: &'static str,
    sealed: Sealed,
    at: jiff::Timestamp,
}

/// The row of an image that came at once. Gives the file that is not needed then: an upload's that was begun otherwise,
/// or, where the image is here already, its own.
fn store_at_once(tx: &Transaction<'_>, new: &New, bytes: u64) -> Result<Option<String>, Failure> {
    let (application, found) = look(tx, new.which)?;
    let instead_of = match found {
        Found::Held(_) => return Ok(Some(new.sealed.file.clone())),
        Found::Erased => return Err(state_conflict(application.state)),
        Found::Begun(row) => {
            upload::delete(tx, &row)?;
            Some(row.part.file)
        }
        Found::Nothing => None,
    };
    may_begin(tx, new.which, &application)?;
    insert(tx, new, bytes)?;
    Ok(instead_of)
}

/// The row of the image in place of the upload's.
fn store(tx: &Transaction<'_>, new: &New) -> Result<(), Failure> {
    let (application, found) = look(tx, new.which)?;
    let Found::Begun(row) = found else {
        return Err(ProblemCode::NotFound.into());
    };
    if !can_be_revised(application.state) {
        return Err(state_conflict(application.state));
    }
    upload::delete(tx, &row)?;
    insert(tx, new, row.bytes)
}

fn insert(tx: &Transaction<'_>, new: &New, bytes: u64) -> Result<(), Failure> {
    let (id, which) = (Uuid::now_v7(), new.which);
    document::insert(
        tx,
        id,
        &document::Upload {
            application: which.application,
            sha256: which.sha256,
            bytes,
            media_type: new.media_type,
            sealed: &new.sealed,
            at: new.at,
        },
    )?;
    let event = Event::new(
        which.owner.actor(),
        "document.uploaded",
        Subject::Document(id),
    );
    let detail = serde_json::json!({ "application": which.application, "sha256": which.sha256 });
    Ok(audit::append(tx, &event.with(detail), new.at)?)
}
