//! Opens one application: everything staff need to decide.

use akashi_domain::document::MaskAnswer;
use akashi_domain::{Answers, ApplicationKind, ApplicationState, FieldId};
use akashi_protocol::application::RevisionBody;
use akashi_protocol::staff::{AccountHolder, EarlierReceipt, StaffApplication, StaffDocument};
use akashi_protocol::{Digest, ProblemCode, receipt};
use jiff::Timestamp;
use uuid::Uuid;

use super::{queue, second_person};
use crate::applications::{Failure, flags};
use crate::audit::{self, Actor, Event, Subject};
use crate::config::Review;
use crate::state::AppState;
use crate::storage::application::{self, ApplicationRow};
use crate::storage::queue::QueueRow;
use crate::storage::{Reader, StorageError, Transaction};
use crate::storage::{
    campus, decision, document, enrolment, flag, graduate, name_change, personal, receipt_key,
    revision, staff,
};

/// One received application. The read is audited.
///
/// # Errors
/// `not_found`.
pub async fn open(
    state: &AppState,
    reader: Uuid,
    application: Uuid,
) -> Result<StaffApplication, Failure> {
    let (at, rules) = (state.now(), state.config.review.clone());
    state
        .storage
        .transact(move |tx| {
            let row = find(tx, application)?;
            flags::refresh(tx, &row, at)?;
            note(tx, reader, "application.read", &row, at)?;
            view(tx, &rules, reader, row)
        })
        .await
}

/// A received application; one that was only opened does not exist for staff.
pub(super) fn find(conn: &Reader, id: Uuid) -> Result<ApplicationRow, Failure> {
    application::find(conn, id)?
        .filter(|row| row.state.is_some())
        .ok_or_else(|| ProblemCode::NotFound.into())
}

/// A line of the trail about what a member of staff did with an application.
pub(super) fn note(
    tx: &Transaction<'_>,
    by: Uuid,
    action: &'static str,
    row: &ApplicationRow,
    at: Timestamp,
) -> Result<(), StorageError> {
    let event = Event::new(Actor::Staff(by), action, Subject::Application(row.id));
    let detail = serde_json::json!({ "revision": row.revision });
    audit::append(tx, &event.with(detail), at)
}

/// Everything, as it stands now.
pub(super) fn view(
    conn: &Reader,
    rules: &Review,
    reader: Uuid,
    row: ApplicationRow,
) -> Result<StaffApplication, Failure> {
    let damaged = StorageError::Damaged("application_revision.body");
    let body = revision::find(conn, row.id, row.revision)?
        .and_then(|held| held.parsed())
        .ok_or(damaged)?;
    let documents = document::of_revision(conn, row.id, row.revision)?
        .into_iter()
        .map(|(role, document)| StaffDocument {
            role,
            sha256: document.sha256,
            state: document.state,
            width: document.size.map(|(width, _)| width),
            height: document.size.map(|(_, height)| height),
            mask: mask_of(&body, document.sha256),
            readability: document.readability,
        })
        .collect();
    let assigned_to = match row.assigned_to {
        Some(id) => staff::name_of(conn, id)?,
        None => None,
    };
    let earlier = earlier(conn, &body)?;
    let account = match (row.account, row.kind) {
        (None, ApplicationKind::Recovery) => {
            graduate::of_number(conn, row.student_number_key.expose())?
        }
        // An approval makes it theirs.
        (None, ApplicationKind::Registration) => {
            enrolment::student_of(conn, row.student_number_key.expose())?
        }
        (account, _) => account,
    };
    let mut holder = match account {
        Some(account) => holder_of(conn, account)?,
        None => None,
    };
    if let Some(holder) = holder
        .as_mut()
        .filter(|_| row.kind == ApplicationKind::NameChange)
    {
        holder.name_before = name_change::before(conn, &row)?;
    }
    let proposal = second_person::view(conn, &row, reader)?;
    let can_decide = match row.state {
        Some(ApplicationState::InReview) => row.assigned_to == Some(reader),
        Some(ApplicationState::AwaitingSecondPerson) => {
            let may = staff::find_by_id(conn, reader)?.is_some_and(|it| it.role.may_review());
            may && proposal.as_ref().is_some_and(|proposal| !proposal.own)
        }
        _ => false,
    };
    Ok(StaffApplication {
        second_person: second_person::names(&second_person::asked(conn, rules, &row)?.by),
        proposal,
        earlier,
        holder,
        email: row.email.clone(),
        language: row.language,
        answers: body.answers,
        documents,
        decisions: decision::history(conn, row.id)?,
        can_decide,
        item: queue::item(QueueRow {
            flags: flag::of(conn, row.id)?,
            assigned_to,
            application: row,
        })?,
    })
}

/// Whose account it is about, and what it has already.
fn holder_of(conn: &Reader, account: Uuid) -> Result<Option<AccountHolder>, StorageError> {
    let (name, email) = (
        graduate::name(conn, account)?,
        campus::address_of(conn, account)?,
    );
    let enrolments = enrolment::of_account(conn, account)?;
    let approved = personal::approved(conn, account)?;
    Ok(name.map(|name| AccountHolder {
        name,
        email: email.map_or_else(Default::default, |email| email.expose().into()),
        birth_date: approved.get(FieldId::BirthDate).into(),
        enrolments,
        name_before: Answers::default(),
    }))
}

/// What an earlier receipt proves, by this university's own keys: of what it does not prove nothing is said.
fn earlier(conn: &Reader, body: &RevisionBody) -> Result<Option<EarlierReceipt>, StorageError> {
    let Some(jws) = &body.earlier_receipt else {
        return Ok(None);
    };
    let proven = receipt::verify(jws, &receipt_key::all(conn)?).ok();
    Ok(proven.map(|proven| EarlierReceipt {
        reference: proven.claims.reference,
        received_at: proven.claims.received_at,
    }))
}

/// What the applicant said about an image.
fn mask_of(body: &RevisionBody, sha256: Digest) -> Vec<MaskAnswer> {
    let mut named = body.documents.iter();
    let image = named.find(|image| image.sha256 == sha256);
    image.map_or_else(Vec::new, |image| image.mask.clone())
}
