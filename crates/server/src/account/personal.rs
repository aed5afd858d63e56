//! 個人情報設定・変更: address, telephone numbers and workplace of a graduate. Compare and set: whoever changes what is not
//! there any more is told so, and nothing is replaced unseen.

use akashi_domain::{UniversityInfo, personal};
use akashi_protocol::account::{ChangePersonal, PersonalRecord};
use akashi_protocol::{Problem, ProblemCode};
use jiff::Timestamp;
use uuid::Uuid;

use crate::applications::{Failure, date_in_japan};
use crate::audit::{self, Actor, Event, Subject};
use crate::http::auth::Applicant;
use crate::state::AppState;
use crate::storage::notice::{self, AccountNotice};
use crate::storage::personal::{self as stored, Record};
use crate::storage::{Reader, Transaction, address, session};

/// What there is.
///
/// # Errors
/// `not_allowed` for anybody but a graduate: the university knows its students itself.
pub async fn record(state: &AppState, applicant: Applicant) -> Result<PersonalRecord, Failure> {
    let (account, method) = (applicant.account, applicant.method);
    state
        .storage
        .read(move |conn| {
            must_be_graduate(conn, method)?;
            Ok(view(stored::of(conn, account)?))
        })
        .await
}

/// Takes its place. Repeating a change answers as the first time; one that changes nothing is none.
///
/// # Errors
/// `form_invalid`; `personal_changed` where another change came first; `not_allowed`, `not_signed_in`.
pub async fn replace(
    state: &AppState,
    applicant: Applicant,
    change: ChangePersonal,
) -> Result<PersonalRecord, Failure> {
    let (info, now) = (state.config.university.clone(), state.now());
    let record = state
        .storage
        .transact(move |tx| replace_in(tx, &info, &applicant, change, now))
        .await?;
    state.mail.wake();
    Ok(record)
}

fn replace_in(
    tx: &Transaction<'_>,
    info: &UniversityInfo,
    applicant: &Applicant,
    change: ChangePersonal,
    now: Timestamp,
) -> Result<PersonalRecord, Failure> {
    must_be_graduate(tx, applicant.method)?;
    if session::find_applicant(tx, &applicant.session)?.is_none() {
        return Err(ProblemCode::NotSignedIn.into());
    }
    let account = applicant.account;
    let present = stored::of(tx, account)?;
    if present.answers == change.answers && present.revision.wrapping_sub(change.revision) <= 1 {
        return Ok(view(present));
    }
    let problems = personal::check(info, &change.answers, date_in_japan(now));
    if !problems.is_empty() {
        let mut problem = Problem::new(ProblemCode::FormInvalid);
        problem.problems = problems;
        return Err(problem.into());
    }
    if !stored::replace(tx, account, change.revision, &change.answers, now)? {
        return Err(ProblemCode::PersonalChanged.into());
    }
    let revision = change.revision + 1;
    notice::queue_for_account(tx, AccountNotice::PersonalChanged, account, now)?;
    let event = Event::new(
        Actor::Applicant(account),
        "account.personal_changed",
        Subject::Account(account),
    );
    let detail = serde_json::json!({ "revision": revision });
    audit::append(tx, &event.with(detail), now)?;
    Ok(PersonalRecord {
        revision,
        answers: change.answers,
    })
}

fn must_be_graduate(conn: &Reader, method: Uuid) -> Result<(), Failure> {
    let found = address::method(conn, method)?.ok_or(ProblemCode::NotSignedIn)?;
    match found.kind.as_str() {
        "graduate" => Ok(()),
        _ => Err(ProblemCode::NotAllowed.into()),
    }
}

fn view(record: Record) -> PersonalRecord {
    PersonalRecord {
        revision: record.revision,
        answers: record.answers,
    }
}
