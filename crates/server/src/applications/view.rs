//! Applications as their owner sees them.

use akashi_domain::Answers;
use akashi_protocol::ProblemCode;
use akashi_protocol::application::{
    ApplicationKind, ApplicationList, ApplicationSummary, ApplicationView,
};
use jiff::Timestamp;
use uuid::Uuid;

use super::{Failure, Owner, receive};
use crate::audit::{self, Event, Subject};
use crate::page::Page;
use crate::state::AppState;
use crate::storage::application::{self, ApplicationRow};
use crate::storage::{Reader, StorageError, decision, revision};

/// One application of its owner. The read is audited: it shows everything the applicant wrote.
///
/// # Errors
/// `not_found`.
pub async fn view(
    state: &AppState,
    owner: Owner,
    application: Uuid,
) -> Result<ApplicationView, Failure> {
    let at = state.now();
    state
        .storage
        .transact(move |tx| {
            let row =
                application::find_owned(tx, application, owner)?.ok_or(ProblemCode::NotFound)?;
            let event = Event::new(
                owner.actor(),
                "application.read",
                Subject::Application(row.id),
            );
            audit::append(tx, &event, at)?;
            view_of(tx, &row)
        })
        .await
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
    let receipt = held.map(|held| receive::receipt(row, &held)).transpose()?;
    let decision = decision::last(conn, row.id)?.map(|decision| decision.view());
    let (answers, documents) = body.map_or((Answers::default(), Vec::new()), |body| {
        (body.answers, body.documents)
    });
    Ok(ApplicationView {
        id: row.id,
        kind: ApplicationKind::Registration,
        reference: row.reference.clone(),
        state: row.state,
        revision: row.revision,
        receipt,
        decision,
        correct_until: row.correct_until,
        images_deleted_on: row.images_delete_on,
        answers,
        documents,
    })
}

/// A page of the owner's applications, newest first. The read is audited.
///
/// # Errors
/// `request_malformed` for a cursor this server did not give.
pub async fn list(state: &AppState, owner: Owner, page: Page) -> Result<ApplicationList, Failure> {
    let after = page.after()?;
    let (limit, at) = (page.limit(), state.now());
    state
        .storage
        .transact(move |tx| {
            let event = Event::new(owner.actor(), "application.listed", owner.subject());
            audit::append(tx, &event, at)?;
            page_of(tx, owner, after, limit)
        })
        .await
}

fn page_of(
    conn: &Reader,
    owner: Owner,
    after: Option<(Timestamp, Uuid)>,
    limit: u32,
) -> Result<ApplicationList, Failure> {
    let mut rows = match owner {
        // One more than asked for: is there another page?
        Owner::Account(account) => application::of_account(conn, account, after, limit + 1)?,
        // A credential is for one application: its list has one page.
        Owner::Credential(id) => application::find(conn, id)?
            .filter(|row| row.received_at.is_some() && after.is_none())
            .into_iter()
            .collect(),
    };
    let more = rows.len() > limit as usize;
    rows.truncate(limit as usize);
    let next = rows.last().filter(|_| more).and_then(cursor);
    let items = rows.iter().filter_map(summary).collect();
    Ok(ApplicationList { items, next })
}

/// One line of a list; `None` before the first revision is received.
#[must_use]
pub fn summary(row: &ApplicationRow) -> Option<ApplicationSummary> {
    Some(ApplicationSummary {
        id: row.id,
        kind: ApplicationKind::Registration,
        reference: row.reference.clone()?,
        state: row.state?,
        received_at: row.received_at?,
    })
}

fn cursor(row: &ApplicationRow) -> Option<String> {
    let received: Timestamp = row.received_at?;
    Some(Page::cursor(received, row.id))
}
