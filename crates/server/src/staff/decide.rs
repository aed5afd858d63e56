//! Approves, rejects or returns: once, by the one who reviews it, about the revision that was read.
//!
//! An approval makes the account, its sign-in method and the enrolment in the same transaction as the decision and
//! the mail. It never makes a second holder of a student number, nor a second graduate account for a mail address.

use akashi_domain::state::Event as StateEvent;
use akashi_domain::{Answers, ApplicationState, UniversityInfo, limits, text};
use akashi_protocol::application::{Outcome, REASON_CODES};
use akashi_protocol::staff::{Decide, DocumentState, StaffApplication};
use akashi_protocol::{Problem, ProblemCode};
use jiff::Timestamp;
use uuid::Uuid;

use super::assign::must_be_reviewer;
use super::detail::{find, view};
use crate::applications::{Failure, enter_final, enter_returned, state_conflict};
use crate::audit::{self, Actor, Event, Subject};
use crate::state::AppState;
use crate::storage::application::{self, ApplicationRow};
use crate::storage::decision::{self, DecisionRow};
use crate::storage::graduate::{self, NewGraduate};
use crate::storage::notice::{self, Notice};
use crate::storage::{StorageError, Transaction};
use crate::storage::{document, enrolment, revision};

/// Most reasons of one decision.
const MOST_REASONS: usize = 20;

/// Decides. Repeating a decision, by its id, answers as the first time and changes nothing.
///
/// # Errors
/// `request_malformed`, `reason_missing`, `not_found`, `state_conflict`, `assigned_to_other`, `revision_conflict`,
/// `documents_not_ready`, `student_number_taken`, `account_exists`.
pub async fn decide(
    state: &AppState,
    reviewer: Uuid,
    application: Uuid,
    decide: Decide,
) -> Result<StaffApplication, Failure> {
    check_words(&decide)?;
    let (info, at) = (state.config.university.clone(), state.now());
    let decided = state
        .storage
        .transact(move |tx| decide_in(tx, &info, reviewer, application, decide, at))
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
            row.account = Some(admit(tx, &row, at)?);
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

/// Makes the account that an approved application stands for.
fn admit(tx: &Transaction<'_>, row: &ApplicationRow, at: Timestamp) -> Result<Uuid, Failure> {
    let ready = document::of_revision(tx, row.id, row.revision)?
        .iter()
        .all(|(_, document)| document.state == DocumentState::Ready);
    if !ready {
        return Err(ProblemCode::DocumentsNotReady.into());
    }
    if enrolment::is_held_by_another(tx, row.student_number_key.expose(), row.id)? {
        return Err(ProblemCode::StudentNumberTaken.into());
    }
    if graduate::exists(tx, row.email_key.expose(), None)? {
        return Err(ProblemCode::AccountExists.into());
    }
    let account = graduate::insert(
        tx,
        &NewGraduate {
            name: row.applicant_name.clone(),
            language: row.language,
            email: row.email.clone(),
            email_key: row.email_key.clone(),
        },
        at,
    )?;
    enrolment::insert(tx, account, row.id, &answers(tx, row)?, at)?;
    let event = Event::new(Actor::Server, "account.created", Subject::Account(account));
    let detail = serde_json::json!({ "application": row.id });
    audit::append(tx, &event.with(detail), at)?;
    Ok(account)
}

fn answers(tx: &Transaction<'_>, row: &ApplicationRow) -> Result<Answers, Failure> {
    let body = revision::find(tx, row.id, row.revision)?
        .and_then(|held| held.parsed())
        .ok_or(StorageError::Damaged("application_revision.body"))?;
    Ok(body.answers)
}

/// The trail and the mail.
fn tell(
    tx: &Transaction<'_>,
    row: &ApplicationRow,
    decided: &DecisionRow,
    reviewer: Uuid,
) -> Result<(), Failure> {
    let (action, notice) = match decided.outcome {
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
