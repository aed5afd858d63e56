//! What an approval leads to: an account with its sign-in method and enrolment, or those of a student who has graduated; a
//! further enrolment for an account that is there, or another address or name for one. It never makes a second holder of a student number, nor a second graduate account for a mail address.

use akashi_domain::{Answers, ApplicationKind, EmailAddress};
use akashi_protocol::ProblemCode;
use akashi_protocol::staff::DocumentState;
use jiff::Timestamp;
use uuid::Uuid;

use crate::applications::{Failure, flags};
use crate::audit::{self, Actor, Event, Subject};
use crate::graduation;
use crate::keys::Keys;
use crate::storage::application::ApplicationRow;
use crate::storage::graduate::{self, NewGraduate};
use crate::storage::{
    StorageError, Transaction, address, campus, document, enrolment, flag, notice, password,
    password_right, revision, session, sign_in_attempt,
};
use crate::throttle::Who;

/// Does what an approved application stands for. Gives the account it is about.
///
/// # Errors
/// `documents_not_ready`, `student_number_taken`, `account_exists`, `account_unknown`.
pub(super) fn admit(
    tx: &Transaction<'_>,
    keys: &Keys,
    row: &ApplicationRow,
    at: Timestamp,
) -> Result<Uuid, Failure> {
    let ready = document::of_revision(tx, row.id, row.revision)?
        .iter()
        .all(|(_, document)| document.state == DocumentState::Ready);
    if !ready {
        return Err(ProblemCode::DocumentsNotReady.into());
    }
    match row.kind {
        ApplicationKind::Recovery => return recover(tx, keys, row, at),
        ApplicationKind::NameChange => return rename(tx, row, at),
        ApplicationKind::Registration | ApplicationKind::Enrolment => {}
    }
    let number = row.student_number_key.expose();
    if row.kind == ApplicationKind::Registration
        && let Some(account) = enrolment::student_of(tx, number)?
    {
        graduation::join(tx, keys, row, account, at)?;
        flag::set(tx, row.id, flags::STUDENT_NUMBER_OF_STUDENT, false, at)?;
        return match enrolment::take_over(tx, account, row.id, &answers(tx, row)?)? {
            true => Ok(account),
            false => Err(ProblemCode::StudentNumberTaken.into()),
        };
    }
    if enrolment::is_held_by_another(tx, number, row.id)? {
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

/// The account of the student number is signed in to with the address of the application from now on. Who was signed in is
/// not any more, no password holds, and the address before is told.
fn recover(
    tx: &Transaction<'_>,
    keys: &Keys,
    row: &ApplicationRow,
    at: Timestamp,
) -> Result<Uuid, Failure> {
    let unknown = ProblemCode::AccountUnknown;
    let account = graduate::of_number(tx, row.student_number_key.expose())?.ok_or(unknown)?;
    let graduate = password::graduate_of_account(tx, account)?.ok_or(unknown)?;
    let damaged = StorageError::Damaged("application.email");
    let address = EmailAddress::parse(row.email.expose()).map_err(|_| damaged)?;
    if graduate::exists(tx, &address.key(), Some(account))? {
        return Err(ProblemCode::AccountExists.into());
    }
    let former = campus::address_of(tx, account)?;
    address::move_to(tx, account, &address, at)?;
    session::end_others(tx, account, None)?;
    password::forget_all(tx, graduate.method)?;
    password_right::forget(tx, graduate.method)?;
    let tried = Who::Graduate.pseudonym(keys, &address.key());
    sign_in_attempt::forget(tx, Who::Graduate.kind(), &tried)?;
    if let Some(former) = former.filter(|former| former.key() != address.key()) {
        notice::queue_for_former_address(tx, account, &former, at)?;
    }
    let event = Event::new(
        Actor::Server,
        "account.recovered",
        Subject::Account(account),
    );
    let detail = serde_json::json!({ "application": row.id });
    audit::append(tx, &event.with(detail), at)?;
    Ok(account)
}

/// The account is called as the application says. Everything else of it stays as it is: what was changed meanwhile, and the
/// name when in school, which certificates carry.
fn rename(tx: &Transaction<'_>, row: &ApplicationRow, at: Timestamp) -> Result<Uuid, Failure> {
    let damaged = StorageError::Damaged("application.account_id");
    let account = row.account.ok_or(damaged)?;
    campus::rename(tx, account, &row.applicant_name)?;
    let event = Event::new(
        Actor::Server,
        "account.name_changed",
        Subject::Account(account),
    );
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
