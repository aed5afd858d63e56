//! An application whose image cannot be decoded goes back to its applicant by itself: nobody could review it.

use akashi_domain::state::Event as StateEvent;
use akashi_domain::{ApplicationState, Sensitive, UniversityInfo};
use akashi_protocol::application::{Outcome, Reason};
use jiff::Timestamp;
use uuid::Uuid;

use super::{Failure, calendar, flags};
use crate::audit::{self, Actor, Event, Subject};
use crate::storage::application::{self, ApplicationRow};
use crate::storage::decision::{self, DecisionRow};
use crate::storage::document::{self, DocumentState};
use crate::storage::notice::{self, Notice};
use crate::storage::{Transaction, flag};

/// If the last revision names an image that cannot be decoded: flags the application, and returns it where it waits
/// or is being reviewed. Answers whether it was returned; the caller then wakes the mail sender.
///
/// # Errors
/// When the database refuses.
pub fn return_undecodable(
    tx: &Transaction<'_>,
    info: &UniversityInfo,
    application: Uuid,
    at: Timestamp,
) -> Result<bool, Failure> {
    let Some(mut row) = application::find(tx, application)? else {
        return Ok(false);
    };
    let undecodable = document::of_revision(tx, row.id, row.revision)?
        .iter()
        .any(|(_, document)| document.state == DocumentState::Undecodable);
    if !undecodable {
        return Ok(false);
    }
    flag::set(tx, row.id, flags::IMAGE_UNDECODABLE, true, at)?;
    let Some(next) = returned(row.state) else {
        return Ok(false);
    };
    enter_returned(&mut row, next, info, at);
    application::update(tx, &row)?;
    decision::insert(
        tx,
        &DecisionRow {
            id: Uuid::now_v7(),
            application: row.id,
            revision: row.revision,
            staff: None,
            outcome: Outcome::Returned,
            reasons: vec![Reason {
                code: flags::IMAGE_UNDECODABLE.to_owned(),
                field: None,
            }],
            comment: Sensitive::default(),
            comment_language: row.language,
            decided_at: at,
        },
    )?;
    let event = Event::new(
        Actor::Server,
        "application.returned",
        Subject::Application(row.id),
    );
    let detail =
        serde_json::json!({ "revision": row.revision, "reasons": [flags::IMAGE_UNDECODABLE] });
    audit::append(tx, &event.with(detail), at)?;
    notice::queue(tx, Notice::Returned, row.id, None, at)?;
    Ok(true)
}

/// By the table only an application under review can be returned: one that waits is taken up first, by the server.
fn returned(state: Option<ApplicationState>) -> Option<ApplicationState> {
    let state = state?;
    state
        .after(StateEvent::Assign)
        .unwrap_or(state)
        .after(StateEvent::Return)
}

/// What a return changes in the application, whoever decides it.
pub(crate) fn enter_returned(
    row: &mut ApplicationRow,
    state: ApplicationState,
    info: &UniversityInfo,
    at: Timestamp,
) {
    let today = calendar::date_in_japan(at);
    row.enter(state, at);
    row.correct_until = Some(calendar::days_after(today, info.policies.correction_days));
    row.assigned_to = None;
}

#[cfg(test)]
mod tests {
    use super::*;
    use ApplicationState as S;

    #[test]
    fn only_what_waits_or_is_reviewed_goes_back() {
        for state in S::ALL {
            let expected = matches!(state, S::Received | S::InReview | S::AwaitingSecondPerson);
            assert_eq!(
                returned(Some(state)) == Some(S::Returned),
                expected,
                "{state:?}"
            );
        }
        assert_eq!(returned(None), None);
    }
}
