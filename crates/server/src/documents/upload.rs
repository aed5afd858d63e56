//! Takes an image piece by piece, as tus 1.0 has it (`akashi_protocol::tus`): recognised by its content, held against
//! its digest, encrypted, durable. Sending it again changes nothing. The same image in two applications is two images:
//! what one person sent says nothing about another.
//!
//! What may be asked is said here; what is done, by whoever has the turn, in `work`.

use akashi_domain::ApplicationState;
use akashi_domain::limits::DOCUMENT_WIRE_BYTES;
use akashi_domain::state::Event as StateEvent;
use akashi_protocol::{Digest, Problem, ProblemCode};
use uuid::Uuid;

use super::arrive::Body;
use super::finish::{discard, refused};
use super::space;
use super::work::{Work, may_begin};
use crate::applications::{Failure, Owner, state_conflict};
use crate::clock::seconds_after;
use crate::state::AppState;
use crate::storage::application::{self, ApplicationRow};
use crate::storage::upload::{self, UploadRow};
use crate::storage::{Reader, StorageError, document};

/// Seconds of a day.
const DAY: i64 = 24 * 60 * 60;

/// An image, and who speaks of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Which {
    /// Who asks.
    pub owner: Owner,
    /// Of which application.
    pub application: Uuid,
    /// Its digest.
    pub sha256: Digest,
}

/// How much of an image is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Bytes that are on the disk.
    pub offset: u64,
    /// Bytes of the whole.
    pub length: u64,
}

impl Standing {
    pub(super) const fn whole(length: u64) -> Self {
        Self {
            offset: length,
            length,
        }
    }
}

/// What there is of an image.
pub(super) enum Found {
    Held(u64),
    Erased,
    Begun(UploadRow),
    Nothing,
}

/// What there is of an image, and of its application.
pub(super) fn look(conn: &Reader, which: Which) -> Result<(ApplicationRow, Found), Failure> {
    let row = application::find_owned(conn, which.application, which.owner)?
        .ok_or(ProblemCode::NotFound)?;
    let found = match document::find(conn, which.application, which.sha256)? {
        Some(held) if held.is_held() => Found::Held(held.bytes),
        Some(_) => Found::Erased,
        None => upload::find(conn, which.application, which.sha256)?
            .map_or(Found::Nothing, Found::Begun),
    };
    Ok((row, found))
}

/// An image is sent for the next revision: where there can be none, nothing is stored.
pub(super) fn can_be_revised(state: Option<ApplicationState>) -> bool {
    state.is_none_or(|state| state.after(StateEvent::Revise).is_some())
}

/// Begins an upload of `length` bytes, and takes its first ones if it is new. One that was begun before, or is whole,
/// is left as it is; one that was begun with another length was wrong, and begins anew.
///
/// # Errors
/// `not_found`, `state_conflict`, `body_too_large`, `document_refused`, `too_many_documents`, `storage_full`, and those
/// of [`append`].
pub async fn begin(
    state: &AppState,
    which: Which,
    length: u64,
    body: Option<Body>,
) -> Result<Standing, Failure> {
    let survey = move |conn: &Reader| {
        let (application, found) = look(conn, which)?;
        let may_begin =
            matches!(found, Found::Nothing).then(|| may_begin(conn, which, &application));
        revisable(&application, found).map(|found| (found, may_begin))
    };
    let (found, may_begin) = state.storage.peek(survey).await?;
    if let Found::Held(bytes) = found {
        return Ok(Standing::whole(bytes));
    }
    if length > DOCUMENT_WIRE_BYTES as u64 {
        return Err(too_long(DOCUMENT_WIRE_BYTES as u64));
    }
    if length == 0 {
        return Err(refused(akashi_documents::Sniffed::Empty));
    }
    if !space::has_room(&state.config.documents(), state.config.least_free_percent) {
        return Err(ProblemCode::StorageFull.into());
    }
    let work = Work::begin(state, which).await;
    work.go(move |work| work.begin_or_join(length, body, may_begin))
        .await
}

/// How much of an image is here.
///
/// # Errors
/// `not_found`; `storage_full` when all of it has come and cannot be put away.
pub async fn standing(state: &AppState, which: Which) -> Result<Standing, Failure> {
    match found(state, which).await? {
        Found::Held(bytes) => return Ok(Standing::whole(bytes)),
        Found::Begun(_) => {}
        Found::Erased | Found::Nothing => return Err(ProblemCode::NotFound.into()),
    }
    let work = Work::begin(state, which).await;
    work.go(Work::standing).await
}

/// Takes more bytes, from `offset` on.
///
/// # Errors
/// `not_found`, `state_conflict`; `upload_conflict` when it stands elsewhere, or somebody else goes on; `storage_full`;
/// `body_too_large`; `document_refused` and `body_digest_mismatch`, after which it has to begin anew; `unavailable` when
/// nothing came any more.
pub async fn append(
    state: &AppState,
    which: Which,
    offset: u64,
    body: Body,
) -> Result<Standing, Failure> {
    found(state, which).await?;
    let work = Work::begin(state, which).await;
    work.go(move |work| work.append(offset, body)).await
}

/// Gives up an upload that is not whole.
///
/// # Errors
/// `not_found`; `upload_conflict` when it is whole.
pub async fn give_up(state: &AppState, which: Which) -> Result<(), Failure> {
    found(state, which).await?;
    let work = Work::begin(state, which).await;
    work.go(Work::give_up).await
}

/// Forgets uploads that never became whole. Answers how many there were.
///
/// # Errors
/// When database or disk refuse.
pub async fn forget_old(state: &AppState) -> Result<usize, Failure> {
    let days = i64::from(state.config.university.policies.upload_days);
    let before = seconds_after(state.now(), -days * DAY);
    let old: Result<Vec<UploadRow>, StorageError> = state
        .storage
        .read(move |conn| upload::begun_before(conn, before))
        .await;
    let old = old?;
    for row in &old {
        discard(state, row).await?;
    }
    Ok(old.len())
}

/// What there is, and whether more may come.
pub(super) async fn found(state: &AppState, which: Which) -> Result<Found, Failure> {
    let (row, found) = state.storage.peek(move |conn| look(conn, which)).await?;
    revisable(&row, found)
}

/// What was begun goes on only while it can lead anywhere.
fn revisable(row: &ApplicationRow, found: Found) -> Result<Found, Failure> {
    match found {
        Found::Begun(_) if !can_be_revised(row.state) => Err(state_conflict(row.state)),
        found => Ok(found),
    }
}

pub(super) fn conflict(offset: u64) -> Failure {
    Problem::new(ProblemCode::UploadConflict)
        .with("offset", offset)
        .into()
}

pub(super) fn too_long(limit: u64) -> Failure {
    Problem::new(ProblemCode::BodyTooLarge)
        .with("limit", limit)
        .into()
}
