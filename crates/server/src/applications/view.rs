//! Applications as their owner sees them.

use akashi_domain::Answers;
use akashi_protocol::application::{
    ApplicationList, ApplicationSummary, ApplicationView, RevisionBody,
};
use uuid::Uuid;

use super::{Failure, Owner, receive};
use crate::audit::{self, Event, Subject};
use crate::page::{Page, Range};
use crate::state::AppState;
use crate::storage::application::{self, ApplicationRow};
use crate::storage::{Reader, StorageError, backup, decision, revision};

/// One application of its owner, within a look at the database; another's is an unknown one.
///
/// # Errors
/// When the database refuses.
pub fn find(
    conn: &Reader,
    owner: Owner,
    application: Uuid,
) -> Result<Option<ApplicationView>, Failure> {
    let row = application::find_owned(conn, application, owner)?;
    row.map(|row| view_of(conn, &row)).transpose()
}

/// Reading an application is audited, because it shows everything the applicant wrote: the first time within an hour,
/// see [`Looks`](super::Looks).
///
/// # Errors
/// When the database refuses.
pub async fn note_look(
    state: &AppState,
    owner: Owner,
    application: Uuid,
) -> Result<(), StorageError> {
    let at = state.now();
    if state.looks.is_noted(owner, application, at) {
        return Ok(());
    }
    let event = Event::new(
        owner.actor(),
        "application.read",
        Subject::Application(application),
    );
    let noted: Result<(), StorageError> = state
        .storage
        .transact(move |tx| audit::append(tx, &event, at))
        .await;
    noted?;
    state.looks.note(owner, application, at);
    Ok(())
}

pub(super) fn view_of(conn: &Reader, row: &ApplicationRow) -> Result<ApplicationView, Failure> {
    let held = revision::find(conn, row.id, row.revision)?;
    let body = match &held {
        Some(held) => Some(
            held.parsed()
                .ok_or(StorageError::Damaged("application_revision.body"))?,
        ),
        None => None,
    };
    let agreement = body.as_ref().map(RevisionBody::agreement);
    let receipt = match (&held, &body) {
        (Some(held), Some(body)) => Some(receive::receipt_of(row, held, body)?),
        _ => None,
    };
    let decision = decision::last(conn, row.id)?.map(|decision| decision.view());
    let (answers, documents) = body.map_or((Answers::default(), Vec::new()), |body| {
        (body.answers, body.documents)
    });
    Ok(ApplicationView {
        id: row.id,
        kind: row.kind,
        reference: row.reference.clone(),
        state: row.state,
        revision: row.revision,
        agreement,
        receipt,
        decision,
        correct_until: row.correct_until,
        images_deleted_on: row.images_delete_on,
        answers,
        documents,
        backed_up: row.revision > 0 && backup::holds(conn, row.id, row.revision)?,
    })
}

/// A page of the owner's applications, newest first. The read is audited.
///
/// # Errors
/// `request_malformed` for a cursor this server did not give.
pub async fn list(state: &AppState, owner: Owner, page: Page) -> Result<ApplicationList, Failure> {
    let (range, at) = (page.range()?, state.now());
    state
        .storage
        .transact(move |tx| {
            let event = Event::new(owner.actor(), "application.listed", owner.subject());
            audit::append(tx, &event, at)?;
            page_of(tx, owner, range)
        })
        .await
}

fn page_of(conn: &Reader, owner: Owner, range: Range) -> Result<ApplicationList, Failure> {
    let found = match owner {
        Owner::Account(account) => {
            application::of_account(conn, account, range.after, range.rows())?
        }
        // A credential is for one application: its list has one page.
        Owner::Credential(id) => application::find(conn, id)?
            .filter(|row| row.received_at.is_some() && range.after.is_none())
            .into_iter()
            .collect(),
    };
    let (rows, next) = range.cut(found, |row| Some((row.received_at?, row.id)));
    let items = rows.iter().filter_map(summary).collect();
    Ok(ApplicationList { items, next })
}

/// One line of a list; `None` before the first revision is received.
#[must_use]
pub fn summary(row: &ApplicationRow) -> Option<ApplicationSummary> {
    Some(ApplicationSummary {
        id: row.id,
        kind: row.kind,
        reference: row.reference.clone()?,
        state: row.state?,
        received_at: row.received_at?,
    })
}
