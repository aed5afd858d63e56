//! What an approval leads to: an account with its sign-in method and enrolment, or a further enrolment for an account that
//! is there. It never makes a second holder of a student number, nor a second graduate account for a mail address.

use akashi_domain::{Answers, ApplicationKind};
use akashi_protocol::ProblemCode;
use akashi_protocol::staff::DocumentState;
use jiff::Timestamp;
use uuid::Uuid;

use crate::applications::Failure;
use crate::audit::{self, Actor, Event, Subject};
use crate::storage::application::ApplicationRow;
use crate::storage::graduate::{self, NewGraduate};
use crate::storage::{StorageError, Transaction, document, enrolment, revision};

/// Does what an approved application stands for. Gives the account it is about.
///
/// # Errors
/// `documents_not_ready`, `student_number_taken`, `account_exists`.
pub(super) fn admit(
    tx: &Transaction<'_>,
    row: &ApplicationRow,
    at: Timestamp,
) -> Result<Uuid, Failure> {
    let ready = document::of_revision(tx, row.id, row.revision)?
        .iter()
        .all(|(_, document)| document.state == DocumentState::Ready);
    if !ready {
        return Err(ProblemCode::DocumentsNotReady.into());
    }
    if enrolment::is_held_by_another(tx, row.student_number_key.expose(), row.id)? {
        return Err(ProblemCode::StudentNumberTaken.into());
    }
    let (account, action) = match (row.kind, row.account) {
        (ApplicationKind::Enrolment, Some(account)) => (account, "account.enrolment_added"),
        (ApplicationKind::Registration, _) => (new_account(tx, row, at)?, "account.created"),
        _ => return Err(StorageError::Damaged("application.account_id").into()),
    };
    enrolment::insert(tx, account, row.id, &answers(tx, row)?, at)?;
    let event = Event::new(Actor::Server, action, Subject::Account(account));
    let detail = serde_json::json!({ "application": row.id });
    audit::append(tx, &event.with(detail), at)?;
    Ok(account)
}

fn new_account(tx: &Transaction<'_>, row: &ApplicationRow, at: Timestamp) -> Result<Uuid, Failure> {
    if graduate::exists(tx, row.email_key.expose(), None)? {
        return Err(ProblemCode::AccountExists.into());
    }
    let graduate = NewGraduate {
        name: row.applicant_name.clone(),
        language: row.language,
        email: row.email.clone(),
        email_key: row.email_key.clone(),
    };
    Ok(graduate::insert(tx, &graduate, at)?)
}

fn answers(tx: &Transaction<'_>, row: &ApplicationRow) -> Result<Answers, Failure> {
    let body = revision::find(tx, row.id, row.revision)?
        .and_then(|held| held.parsed())
        .ok_or(StorageError::Damaged("application_revision.body"))?;
    Ok(body.answers)
}
