//! Approves, rejects or returns: once, by the one who reviews it, about the revision that was read.
//!
//! What an approval leads to ([`admit`](super::admit)) happens in the same transaction as the decision and the mail.

use akashi_domain::state::Event as StateEvent;
use akashi_domain::{ApplicationKind, ApplicationState, UniversityInfo, limits, text};
use akashi_protocol::application::{Outcome, REASON_CODES};
use akashi_protocol::staff::{Decide, StaffApplication};
use akashi_protocol::{Problem, ProblemCode};
use jiff::Timestamp;
use uuid::Uuid;

use super::admit;
use super::assign::must_be_reviewer;
use super::detail::{find, view};
use crate::applications::{Failure, enter_final, enter_returned, state_conflict};
use crate::audit::{self, Actor, Event, Subject};
use crate::keys::Keys;
use crate::state::AppState;
use crate::storage::Transaction;
use crate::storage::application::{self, ApplicationRow};
use crate::storage::decision::{self, DecisionRow};
use crate::storage::notice::{self, Notice};

/// Most reasons of one decision.
const MOST_REASONS: usize = 20;

/// Decides. Repeating a decision, by its id, answers as the first time and changes nothing.
///
/// # Errors
/// `request_malformed`, `reason_missing`, `not_found`, `state_conflict`, `assigned_to_other`, `revision_conflict`,
/// `documents_not_ready`, `student_number_taken`, `account_exists`, `account_unknown`.
pub async fn decide(
    state: &AppState,
    reviewer: Uuid,
    application: Uuid,
    decide: Decide,
) -> Result<StaffApplication, Failure> {
    check_words(&decide)?;
    let (info, at) = (state.config.university.clone(), state.now());
    let keys = state.keys.clone();
    let decided = state
        .storage
        .transact(move |tx| decide_in(tx, &info, &keys, reviewer, application, decide, at))
        .await?;
    state.mail.wake();
    Ok(decided)
}

fn check_words(decide: &Decide) -> Result<(), Failure> {
    let comment = decide.comment.expose();
    let lines_are_clean = comment
        .lines()
        .all(|line| text::check_line(line, limits::COMMENT_CHARS).is_ok());
    let sound = lines_are_clean
        && comment.chars().count() <= limits::COMMENT_CHARS
        && decide.reasons.len() <= MOST_REASONS
        && decide
            .reasons
            .iter()
            .all(|reason| REASON_CODES.contains(&reason.code.as_str()));
    if !sound {
        return Err(ProblemCode::RequestMalformed.into());
    }
    if decide.outcome != Outcome::Approved && decide.reasons.is_empty() {
        return Err(ProblemCode::ReasonMissing.into());
    }
    Ok(())
}

fn decide_in(
    tx: &Transaction<'_>,
    info: &UniversityInfo,
    keys: &Keys,
    reviewer: Uuid,
    application: Uuid,
    decide: Decide,
    at: Timestamp,
) -> Result<StaffApplication, Failure> {
    let mut row = find(tx, application)?;
    let wanted = DecisionRow {
        id: decide.id,
        application,
        revision: decide.revision,
        staff: Some(reviewer),
        outcome: decide.outcome,
        reasons: decide.reasons,
        comment: decide.comment,
        comment_language: decide.comment_language,
        decided_at: at,
    };
    if let Some(taken) = decision::find(tx, wanted.id)? {
        let same = DecisionRow {
            decided_at: taken.decided_at,
            ..wanted
        };
        return match same == taken {
            true => view(tx, reviewer, row),
            false => Err(state_conflict(row.state)),
        };
    }
    let next = allowed(tx, &row, &wanted, reviewer)?;
    match wanted.outcome {
        Outcome::Approved => {
            row.account = Some(admit::admit(tx, keys, &row, at)?);
            enter_final(&mut row, next, info, at);
        }
        Outcome::Rejected => enter_final(&mut row, next, info, at),
        Outcome::Returned => enter_returned(&mut row, next, info, at),
    }
    application::update(tx, &row)?;
    decision::insert(tx, &wanted)?;
    tell(tx, &row, &wanted, reviewer)?;
    view(tx, reviewer, row)
}

/// The state after it, if this person may take this decision now.
fn allowed(
    tx: &Transaction<'_>,
    row: &ApplicationRow,
    wanted: &DecisionRow,
    reviewer: Uuid,
) -> Result<ApplicationState, Failure> {
    let event = match wanted.outcome {
        Outcome::Approved => StateEvent::Approve,
        Outcome::Rejected => StateEvent::Reject,
        Outcome::Returned => StateEvent::Return,
    };
    let next = row
        .state
        .and_then(|state| state.after(event))
        .ok_or_else(|| state_conflict(row.state))?;
    must_be_reviewer(tx, row, reviewer)?;
    if row.revision != wanted.revision {
        return Err(Problem::new(ProblemCode::RevisionConflict)
            .with("current", row.revision)
            .into());
    }
    Ok(next)
}

/// The trail and the mail.
fn tell(
    tx: &Transaction<'_>,
    row: &ApplicationRow,
    decided: &DecisionRow,
    reviewer: Uuid,
) -> Result<(), Failure> {
    let (action, notice) = match decided.outcome {
        Outcome::Approved if row.kind == ApplicationKind::Enrolment => {
            ("application.approved", Notice::NumberAdded)
        }
        Outcome::Approved => ("application.approved", Notice::Approved),
        Outcome::Rejected => ("application.rejected", Notice::Rejected),
        Outcome::Returned => ("application.returned", Notice::Returned),
    };
    let codes: Vec<&str> = decided.reasons.iter().map(|r| r.code.as_str()).collect();
    let event = Event::new(Actor::Staff(reviewer), action, Subject::Application(row.id));
    let detail = serde_json::json!({
        "revision": decided.revision, "decision": decided.id, "reasons": codes
    });
    audit::append(tx, &event.with(detail), decided.decided_at)?;
    notice::queue(tx, notice, row.id, row.account, decided.decided_at)?;
    Ok(())
}
