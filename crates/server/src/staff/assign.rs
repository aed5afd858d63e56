//! Takes an application up, and puts it back. One that is being reviewed has exactly one reviewer.

use akashi_domain::ApplicationState;
use akashi_domain::state::Event as StateEvent;
use akashi_protocol::staff::StaffApplication;
use akashi_protocol::{Problem, ProblemCode};
use jiff::Timestamp;
use uuid::Uuid;

use super::detail::{find, note, view};
use crate::applications::{Failure, state_conflict};
use crate::state::AppState;
use crate::storage::application::{self, ApplicationRow};
use crate::storage::{Reader, Transaction, staff};

/// Takes it up (`received` → `in_review`). Taking up again what one has already changes nothing.
///
/// # Errors
/// `not_found`, `assigned_to_other`, `state_conflict`.
pub async fn assign(
    state: &AppState,
    reviewer: Uuid,
    application: Uuid,
) -> Result<StaffApplication, Failure> {
    let (at, rules) = (state.now(), state.config.review.clone());
    state
        .storage
        .transact(move |tx| {
            let mut row = find(tx, application)?;
            if row.state == Some(ApplicationState::InReview) {
                must_be_reviewer(tx, &row, reviewer)?;
            } else {
                take(tx, &mut row, reviewer, at)?;
            }
            view(tx, &rules, reviewer, row)
        })
        .await
}

fn take(
    tx: &Transaction<'_>,
    row: &mut ApplicationRow,
    reviewer: Uuid,
    at: Timestamp,
) -> Result<(), Failure> {
    let next = row
        .state
        .and_then(|state| state.after(StateEvent::Assign))
        .ok_or_else(|| state_conflict(row.state))?;
    row.enter(next, at);
    row.assigned_to = Some(reviewer);
    application::update(tx, row)?;
    Ok(note(tx, reviewer, "application.assigned", row, at)?)
}

/// Puts it back (`in_review` → `received`). A colleague may do this too, for somebody who is ill, say; the trail knows
/// who did. Putting back what waits already changes nothing.
///
/// # Errors
/// `not_found`, `state_conflict`.
pub async fn unassign(
    state: &AppState,
    by: Uuid,
    application: Uuid,
) -> Result<StaffApplication, Failure> {
    let (at, rules) = (state.now(), state.config.review.clone());
    state
        .storage
        .transact(move |tx| {
            let mut row = find(tx, application)?;
            if row.state != Some(ApplicationState::Received) {
                let next = row
                    .state
                    .and_then(|state| state.after(StateEvent::Unassign))
                    .ok_or_else(|| state_conflict(row.state))?;
                row.enter(next, at);
                row.assigned_to = None;
                application::update(tx, &row)?;
                note(tx, by, "application.unassigned", &row, at)?;
            }
            view(tx, &rules, by, row)
        })
        .await
}

/// Only the one who reviews it may go on.
pub(super) fn must_be_reviewer(
    conn: &Reader,
    row: &ApplicationRow,
    reviewer: Uuid,
) -> Result<(), Failure> {
    match row.assigned_to {
        Some(id) if id == reviewer => Ok(()),
        Some(id) => Err(Problem::new(ProblemCode::AssignedToOther)
            .with("name", staff::name_of(conn, id)?.unwrap_or_default())
            .into()),
        None => Err(state_conflict(row.state)),
    }
}
