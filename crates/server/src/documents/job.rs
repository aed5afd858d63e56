//! Has uploads encoded anew, two at a time, oldest first. Every step can be repeated: a crash anywhere leaves
//! an upload that waits, or a file that no row names and that is swept up.

use std::collections::HashSet;
use std::time::Duration;

use akashi_documents::{ImageProblem, ImageWorker, Reencoded};
use akashi_protocol::Digest;
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use tokio::time::Instant;

use super::{QUIET, Turns, Vault, about_image, about_upload};
use crate::applications::{Failure, flags, return_undecodable};
use crate::audit::{self, Actor, Event, Subject};
use crate::state::AppState;
use crate::storage::document::{self, DocumentRow};
use crate::storage::{StorageError, application, upload};

/// Tries of one image before it counts as undecodable: an image that ends the worker each time ends it for ever.
const MOST_ATTEMPTS: u32 = 5;
/// One white pixel as PNG: a worker that fails here fails for everybody.
const PROBE: &[u8] = b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\x00\x00\x00\x01\
    \x08\x02\x00\x00\x00\x90\x77\x53\xde\x00\x00\x00\x0c\x49\x44\x41\x54\x78\x9c\x63\xf8\xff\xff\x3f\
    \x00\x05\xfe\x02\xfe\x0d\xef\x46\xb8\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";
/// How long an image waits at most for people who are sending others.
const PATIENCE: Duration = Duration::from_secs(2);
/// Images looked up at a time.
const BATCH: u32 = 20;
/// Images encoded at a time: while one is read or written, the other is computed.
const AT_A_TIME: usize = 2;

/// Does the image worker work at all?
pub async fn works(worker: &ImageWorker) -> bool {
    worker.reencode(PROBE.to_vec()).await.is_ok()
}

/// Encodes some of what waits anew. Answers how many images wait no more; more may wait unless that is 0.
///
/// # Errors
/// When database or disk refuse; the images wait on.
pub async fn encode_waiting(state: &AppState) -> Result<usize, Failure> {
    let Some(worker) = &state.images else {
        return Ok(0);
    };
    let waiting: Vec<DocumentRow> = state
        .storage
        .read(|conn| document::waiting(conn, BATCH))
        .await
        .map_err(|error: StorageError| error)?;
    let tasks = waiting.into_iter().map(|row| async move {
        let_people_pass(&state.uploads).await;
        encode(state, worker, &row).await
    });
    stream::iter(tasks)
        .buffer_unordered(AT_A_TIME)
        .try_fold(0, async |sum, done| Ok(sum + usize::from(done)))
        .await
}

/// While people send images, none is encoded, within bounds: staff wait longer for one than its applicant.
async fn let_people_pass(uploads: &Turns) {
    let end = Instant::now() + PATIENCE;
    while !uploads.are_quiet(QUIET) && Instant::now() < end {
        tokio::time::sleep(QUIET / 5).await;
    }
}

/// `false` when the image waits on.
async fn encode(
    state: &AppState,
    worker: &ImageWorker,
    row: &DocumentRow,
) -> Result<bool, Failure> {
    let Some(upload) = &row.upload else {
        return Err(StorageError::Damaged("document.upload_file").into());
    };
    let id = row.id;
    state
        .storage
        .transact(move |tx| document::count_attempt(tx, id))
        .await
        .map_err(|error: StorageError| error)?;
    let vault = state.vault();
    let result = match vault
        .get(upload, &about_upload(row.application, row.sha256))
        .await
    {
        Ok(bytes) => {
            fail::fail_point!("server::image::read");
            worker.reencode(bytes).await
        }
        Err(error) if error.is_lost() => {
            tracing::error!(document = %id, %error, "an upload is lost");
            Err(ImageProblem::WorkerFailed {})
        }
        // The disk's fault, not the image's: nobody's application goes back because of it.
        Err(error) => {
            tracing::error!(document = %id, %error, "an upload cannot be read");
            return Ok(false);
        }
    };
    match result {
        Ok(image) => keep(state, &vault, row, image).await?,
        Err(problem) if problem.is_worth_retrying() && row.attempts + 1 < MOST_ATTEMPTS => {
            tracing::warn!(document = %id, attempt = row.attempts + 1, "the image worker failed");
            return Ok(false);
        }
        Err(problem) if problem.is_worth_retrying() && !works(worker).await => {
            // Not the image's fault: nobody's application goes back because of it.
            tracing::error!("the image worker does not work; images wait");
            return Ok(false);
        }
        Err(problem) => {
            tracing::info!(document = %id, code = problem.code(), "an image cannot be decoded");
            give_up(state, row, problem.code()).await?;
        }
    }
    fail::fail_point!("server::image::replaced");
    vault.delete(&upload.file).await?;
    Ok(true)
}

/// Stores the result under the same rules as the upload, and lets it take the upload's place.
async fn keep(
    state: &AppState,
    vault: &Vault,
    row: &DocumentRow,
    image: Reencoded,
) -> Result<(), Failure> {
    fail::fail_point!("server::image::encoded");
    let about = about_image(row.application, row.sha256);
    let what = (Digest::of(&image.bytes), image.bytes.len() as u64);
    let sealed = vault.put(image.bytes, &about).await?;
    fail::fail_point!("server::image::kept");
    let size = (image.width, image.height);
    let readability = serde_json::to_string(&image.readability.problems)
        .map_err(|_| StorageError::Damaged("document.readability"))?;
    let (id, at, kept) = (row.id, state.now(), sealed.clone());
    let application = row.application;
    let replaced: Result<bool, StorageError> = state
        .storage
        .transact(move |tx| {
            if !document::set_ready(tx, id, &kept, what, size, &readability, at)? {
                return Ok(false);
            }
            if let Some(sent) = application::find(tx, application)? {
                flags::of_images(tx, application, sent.revision, at)?;
            }
            Ok(true)
        })
        .await;
    if !matches!(replaced, Ok(true)) {
        // Erased in the meantime, say.
        vault.delete(&sealed.file).await?;
    }
    replaced?;
    Ok(())
}

/// Nobody will ever see it: the application it belongs to goes back, if it was sent.
async fn give_up(state: &AppState, row: &DocumentRow, code: &'static str) -> Result<(), Failure> {
    let info = state.config.university.clone();
    let (id, application, at) = (row.id, row.application, state.now());
    let returned: Result<bool, Failure> = state
        .storage
        .transact(move |tx| {
            if !document::set_undecodable(tx, id, at)? {
                return Ok(false);
            }
            let event = Event::new(Actor::Server, "document.undecodable", Subject::Document(id));
            let detail = serde_json::json!({ "application": application, "code": code });
            audit::append(tx, &event.with(detail), at)?;
            return_undecodable(tx, &info, application, at)
        })
        .await;
    if returned? {
        state.mail.wake();
    }
    Ok(())
}

/// Deletes files that no row names: what a crash between file and row left behind. To be called at start, before
/// requests are answered: a request at work has a file before it has a row.
///
/// # Errors
/// When database or disk refuse.
pub async fn sweep(state: &AppState) -> Result<usize, Failure> {
    let vault = state.vault();
    let mut files: HashSet<String> = vault.files().await?.into_iter().collect();
    let unknown: Result<_, StorageError> = state
        .storage
        .read(move |conn| {
            document::take_out_files(conn, &mut files)?;
            upload::take_out_files(conn, &mut files)?;
            Ok(files)
        })
        .await;
    let unknown = unknown?;
    for file in &unknown {
        vault.delete(file).await?;
    }
    Ok(unknown.len())
}
