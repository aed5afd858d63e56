//! The applicant takes an application back 取下げ.

use akashi_domain::state::Event as StateEvent;
use akashi_domain::{ApplicationState, UniversityInfo};
use akashi_protocol::ProblemCode;
use akashi_protocol::application::ApplicationView;
use jiff::Timestamp;
use uuid::Uuid;

use super::{Failure, Owner, calendar, state_conflict, view};
use crate::audit::{self, Event, Subject};
use crate::state::AppState;
use crate::storage::Transaction;
use crate::storage::application::{self, ApplicationRow};

/// Takes an application back. One that is withdrawn already is answered as it is: a repeated request changes nothing.
///
/// # Errors
/// `not_found`, `state_conflict`.
pub async fn withdraw(
    state: &AppState,
    owner: Owner,
    application: Uuid,
) -> Result<ApplicationView, Failure> {
    let (info, at) = (state.config.university.clone(), state.now());
    state
        .storage
        .transact(move |tx| withdraw_in(tx, &info, owner, application, at))
        .await
}

fn withdraw_in(
    tx: &Transaction<'_>,
    info: &UniversityInfo,
    owner: Owner,
    application: Uuid,
    at: Timestamp,
) -> Result<ApplicationView, Failure> {
    let mut row = application::find_owned(tx, application, owner)?.ok_or(ProblemCode::NotFound)?;
    if row.state != Some(ApplicationState::Withdrawn) {
        let next = row
            .state
            .and_then(|state| state.after(StateEvent::Withdraw))
            .ok_or_else(|| state_conflict(row.state))?;
        enter_final(&mut row, next, info, at);
        application::update(tx, &row)?;
        let event = Event::new(
            owner.actor(),
            "application.withdrawn",
            Subject::Application(row.id),
        );
        audit::append(tx, &event, at)?;
    }
    view::view_of(tx, &row)
}

/// What a final state changes in the application, whoever causes it: the days until its images are erased count from
/// here.
pub(crate) fn enter_final(
    row: &mut ApplicationRow,
    state: ApplicationState,
    info: &UniversityInfo,
    at: Timestamp,
) {
    let today = calendar::date_in_japan(at);
    row.enter(state, at);
    row.assigned_to = None;
    row.correct_until = None;
    row.images_delete_on = Some(calendar::days_after(
        today,
        info.policies.image_retention_days,
    ));
}
