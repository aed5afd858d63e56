//! Approves, rejects or returns: once, by the one who reviews it, about the revision that was read.
//!
//! What an approval leads to ([`admit`](super::admit)) happens in the same transaction as the decision and the mail. Where a
//! second person has to confirm it ([`second_person`](super::second_person)), the first one's approval waits, and nothing else
//! happens yet.

use akashi_domain::state::Event as StateEvent;
use akashi_domain::{ApplicationKind, ApplicationState, limits, text};
use akashi_protocol::application::{Outcome, REASON_CODES};
use akashi_protocol::staff::{Decide, StaffApplication};
use akashi_protocol::{Problem, ProblemCode};
use jiff::Timestamp;
use uuid::Uuid;

use super::assign::must_be_reviewer;
use super::detail::{find, view};
use super::{admit, second_person};
use crate::applications::{Failure, enter_final, enter_returned, flags, state_conflict};
use crate::audit::{self, Actor, Event, Subject};
use crate::state::AppState;
use crate::storage::Transaction;
use crate::storage::application::{self, ApplicationRow};
use crate::storage::decision::{self, DecisionRow};
use crate::storage::notice::{self, Notice};
use crate::storage::proposal::{self, ProposalRow};

/// Most reasons of one decision.
const MOST_REASONS: usize = 20;

/// Decides. Repeating a decision, by its id, answers as the first time and changes nothing.
///
/// # Errors
/// `request_malformed`, `reason_missing`, `not_found`, `state_conflict`, `assigned_to_other`, `revision_conflict`,
/// `documents_not_ready`, `student_number_taken`, `account_exists`, `account_unknown`, `second_person_needed`.
pub async fn decide(
    state: &AppState,
    reviewer: Uuid,
    application: Uuid,
    decide: Decide,
) -> Result<StaffApplication, Failure> {
    check_words(&decide)?;
    let (own, at) = (state.clone(), state.now());
    let decided = state
        .storage
        .transact(move |tx| decide_in(tx, &own, reviewer, application, decide, at))
        .await?;
    fail::fail_point!("server::decision::taken");
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
    state: &AppState,
    reviewer: Uuid,
    application: Uuid,
    decide: Decide,
    at: Timestamp,
) -> Result<StaffApplication, Failure> {
    let (info, rules) = (&state.config.university, &state.config.review);
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
            true => view(tx, rules, reviewer, row),
            false => Err(state_conflict(row.state)),
        };
    }
    // The same of an approval that waits for a second person.
    let proposed = proposal_of(&wanted, reviewer);
    if let Some(taken) = proposal::of(tx, application)?.filter(|taken| taken.id == wanted.id) {
        let same = ProposalRow {
            proposed_at: taken.proposed_at,
            ..proposed
        };
        return match same == taken && wanted.outcome == Outcome::Approved {
            true => view(tx, rules, reviewer, row),
            false => Err(state_conflict(row.state)),
        };
    }
    // The world went on since it was opened.
    flags::refresh(tx, &row, at)?;
    let asked = second_person::asked(tx, rules, &row)?;
    let proposes = row.state == Some(ApplicationState::InReview)
        && wanted.outcome == Outcome::Approved
        && !asked.by.is_empty();
    let next = allowed(tx, &row, &wanted, proposes, reviewer)?;
    if proposes {
        // Whoever approves learns at once where it cannot be.
        proposal::on_trial(tx, || admit::admit(tx, &state.keys, &row, at))?;
        row.enter(next, at);
        application::update(tx, &row)?;
        proposal::insert(tx, &proposed)?;
        let event = Event::new(
            Actor::Staff(reviewer),
            "application.approval_proposed",
            Subject::Application(row.id),
        );
        let detail = serde_json::json!({
            "revision": wanted.revision, "decision": wanted.id,
            "second_person": second_person::names(&asked.by),
        });
        audit::append(tx, &event.with(detail), at)?;
        return view(tx, rules, reviewer, row);
    }
    let first = proposal::of(tx, row.id)?.map(|waited| waited.staff);
    proposal::delete(tx, row.id)?;
    let waived = match (first, wanted.outcome) {
        (None, Outcome::Approved) => second_person::names(&asked.waived),
        _ => Vec::new(),
    };
    match wanted.outcome {
        Outcome::Approved => {
            row.account = Some(admit::admit(tx, &state.keys, &row, at)?);
            fail::fail_point!("server::decision::admitted");
            enter_final(&mut row, next, info, at);
        }
        Outcome::Rejected => enter_final(&mut row, next, info, at),
        Outcome::Returned => enter_returned(&mut row, next, info, at),
    }
    application::update(tx, &row)?;
    decision::insert(tx, &wanted)?;
    tell(tx, &row, &wanted, reviewer, (first, waived))?;
    view(tx, rules, reviewer, row)
}

/// The decision as an approval that waits.
fn proposal_of(wanted: &DecisionRow, reviewer: Uuid) -> ProposalRow {
    ProposalRow {
        id: wanted.id,
        application: wanted.application,
        revision: wanted.revision,
        staff: reviewer,
        comment: wanted.comment.clone(),
        comment_language: wanted.comment_language,
        proposed_at: wanted.decided_at,
    }
}

/// The state after it, if this person may take this decision now.
fn allowed(
    tx: &Transaction<'_>,
    row: &ApplicationRow,
    wanted: &DecisionRow,
    proposes: bool,
    reviewer: Uuid,
) -> Result<ApplicationState, Failure> {
    let event = match wanted.outcome {
        Outcome::Approved if proposes => StateEvent::ProposeDecision,
        Outcome::Approved => StateEvent::Approve,
        Outcome::Rejected => StateEvent::Reject,
        Outcome::Returned => StateEvent::Return,
    };
    let next = row
        .state
        .and_then(|state| state.after(event))
        .ok_or_else(|| state_conflict(row.state))?;
    if row.state == Some(ApplicationState::AwaitingSecondPerson) {
        second_person::to_confirm(tx, row, reviewer)?;
    } else {
        must_be_reviewer(tx, row, reviewer)?;
    }
    if row.revision != wanted.revision {
        return Err(Problem::new(ProblemCode::RevisionConflict)
            .with("current", row.revision)
            .into());
    }
    Ok(next)
}

/// The mail: only what makes somebody sign in anew carries a password.
const fn notice_of_approval(kind: ApplicationKind) -> Notice {
    match kind {
        ApplicationKind::Registration | ApplicationKind::Recovery => Notice::Approved,
        ApplicationKind::Enrolment => Notice::NumberAdded,
        ApplicationKind::NameChange => Notice::NameChanged,
    }
}

/// The trail and the mail.
fn tell(
    tx: &Transaction<'_>,
    row: &ApplicationRow,
    decided: &DecisionRow,
    reviewer: Uuid,
    (first, waived): (Option<Uuid>, Vec<String>),
) -> Result<(), Failure> {
    let (action, notice) = match decided.outcome {
        Outcome::Approved => ("application.approved", notice_of_approval(row.kind)),
        Outcome::Rejected => ("application.rejected", Notice::Rejected),
        Outcome::Returned => ("application.returned", Notice::Returned),
    };
    let codes: Vec<&str> = decided.reasons.iter().map(|r| r.code.as_str()).collect();
    let event = Event::new(Actor::Staff(reviewer), action, Subject::Application(row.id));
    let mut detail = serde_json::json!({
        "revision": decided.revision, "decision": decided.id, "reasons": codes
    });
    if let Some(detail) = detail.as_object_mut() {
        if let Some(first) = first {
            detail.insert("proposed_by".to_owned(), first.to_string().into());
        }
        if !waived.is_empty() {
            detail.insert("second_person_waived".to_owned(), waived.into());
        }
    }
    audit::append(tx, &event.with(detail), decided.decided_at)?;
    notice::queue(tx, notice, row.id, row.account, decided.decided_at)?;
    Ok(())
}
