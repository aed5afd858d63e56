//! Receives a revision: exactly once, complete or not at all.
//!
//! Application, revision number and body digest are the identity of what is sent. The same again gets the same
//! receipt, read from what was stored; anything else under the same number is a conflict. Everything happens in one
//! transaction: revision, state, flags, trail and the mail that says so.

use std::sync::Arc;

use akashi_domain::form::Images;
use akashi_domain::state::Event as StateEvent;
use akashi_domain::{
    ApplicationKind, ApplicationState, ReferenceNumber, Sensitive, UniversityInfo, changed_name,
    form, limits,
};
use akashi_protocol::application::{DocumentRef, DocumentRole, Receipt, RevisionBody};
use akashi_protocol::{Digest, Problem, ProblemCode};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use uuid::Uuid;

use super::{Failure, Owner, calendar, flags, returning, state_conflict};
use crate::audit::{self, Event, Subject};
use crate::entropy;
use crate::receipts::Signer;
use crate::state::AppState;
use crate::storage::application::{self, ApplicationRow};
use crate::storage::notice::{self, Notice};
use crate::storage::revision::{self, RevisionRow};
use crate::storage::{StorageError, Transaction, document, flag, name_change};

/// Numbers drawn before giving up; with 45 random bits a second try is already unheard of.
const REFERENCE_TRIES: usize = 8;

/// The images a revision names, in its order.
type Named = Vec<(DocumentRole, Uuid)>;

/// A revision on its way in.
struct Incoming {
    owner: Owner,
    application: Uuid,
    number: u32,
    digest: Digest,
    raw: Vec<u8>,
    body: RevisionBody,
    at: Timestamp,
}

/// Receives revision `number` of an application, with the digest its sender announced and the bytes that arrived.
///
/// # Errors
/// `body_digest_mismatch`, `request_malformed`, `not_found`, `revision_conflict`, `state_conflict`, `terms_changed`,
/// `form_invalid`, `too_many_documents`, `documents_missing`.
pub async fn receive(
    state: &AppState,
    owner: Owner,
    application: Uuid,
    number: u32,
    announced: Digest,
    raw: Vec<u8>,
) -> Result<Receipt, Failure> {
    let digest = Digest::of(&raw);
    if digest != announced {
        return Err(ProblemCode::BodyDigestMismatch.into());
    }
    let body: RevisionBody =
        serde_json::from_slice(&raw).map_err(|_| ProblemCode::RequestMalformed)?;
    let incoming = Incoming {
        owner,
        application,
        number,
        digest,
        raw,
        body,
        at: state.now(),
    };
    let info = state.config.university.clone();
    let signer = Arc::clone(&state.signer);
    let receipt = state
        .storage
        .transact(move |tx| receive_in(tx, &info, &signer, incoming))
        .await?;
    fail::fail_point!("server::revision::before_answer");
    state.mail.wake();
    Ok(receipt)
}

fn receive_in(
    tx: &Transaction<'_>,
    info: &UniversityInfo,
    signer: &Signer,
    incoming: Incoming,
) -> Result<Receipt, Failure> {
    let row = application::find_owned(tx, incoming.application, incoming.owner)?
        .ok_or(ProblemCode::NotFound)?;
    if let Some(held) = revision::find(tx, row.id, incoming.number)? {
        if held.body_sha256 == incoming.digest {
            return receipt(&row, &held);
        }
        return Err(conflict(&row));
    }
    if incoming.number != row.revision + 1 || incoming.number > limits::REVISIONS {
        return Err(conflict(&row));
    }
    let next = next_state(&row)?;
    check_terms(tx, info, &row, &incoming)?;
    check_form(tx, info, &row, &incoming)?;
    let documents = check_documents(tx, &incoming)?;
    fail::fail_point!("server::revision::checked");
    let (row, held) = store(tx, info, signer, incoming, row, next, &documents)?;
    fail::fail_point!("server::revision::received");
    returning::return_undecodable(tx, info, row.id, held.received_at)?;
    receipt(&row, &held)
}

fn conflict(row: &ApplicationRow) -> Failure {
    Problem::new(ProblemCode::RevisionConflict)
        .with("current", row.revision)
        .into()
}

/// The first revision begins the life of an application; later ones follow the table.
fn next_state(row: &ApplicationRow) -> Result<ApplicationState, Failure> {
    match row.state {
        None => Ok(ApplicationState::Received),
        Some(state) => state
            .after(StateEvent::Revise)
            .ok_or_else(|| state_conflict(row.state)),
    }
}

/// A first revision is sent under the present terms. A correction may also repeat what was agreed to before: the terms
/// may have changed since, and whoever only corrects an answer was not asked again.
fn check_terms(
    tx: &Transaction<'_>,
    info: &UniversityInfo,
    row: &ApplicationRow,
    incoming: &Incoming,
) -> Result<(), Failure> {
    let (present, agreed) = (&info.terms.version, incoming.body.agreement());
    if agreed.version == *present {
        return Ok(());
    }
    if let Some(held) = revision::find(tx, row.id, row.revision)? {
        let before = held
            .parsed()
            .ok_or(StorageError::Damaged("application_revision.body"))?;
        if before.agreement() == agreed {
            return Ok(());
        }
    }
    Err(Problem::new(ProblemCode::TermsChanged)
        .with("version", present)
        .into())
}

/// What the client has checked already, checked by the side that decides.
fn check_form(
    tx: &Transaction<'_>,
    info: &UniversityInfo,
    row: &ApplicationRow,
    incoming: &Incoming,
) -> Result<(), Failure> {
    let body = &incoming.body;
    let mut digests: Vec<Digest> = body.documents.iter().map(|d| d.sha256).collect();
    digests.sort_unstable();
    digests.dedup();
    let earlier = body.earlier_receipt.as_ref();
    let is_long = earlier.is_some_and(|jws| jws.len() > akashi_protocol::receipt::MOST_BYTES);
    let is_other = body.kind != row.kind;
    if is_other
        || is_long
        || digests.len() != body.documents.len()
        || !body.documents.iter().all(says_little)
    {
        return Err(ProblemCode::RequestMalformed.into());
    }
    if body.documents.len() > limits::DOCUMENTS_PER_APPLICATION {
        return Err(Problem::new(ProblemCode::TooManyDocuments)
            .with("limit", limits::DOCUMENTS_PER_APPLICATION)
            .into());
    }
    let images: Images = body
        .documents
        .iter()
        .map(|document| (document.role, document.mask.clone()))
        .collect();
    let today = day_of_sending(info, incoming);
    let mut problems = form::check(info, row.kind, &body.answers, &images, today);
    if row.kind == ApplicationKind::NameChange {
        let before = name_change::before(tx, row)?;
        let same = changed_name::unchanged(info.form(row.kind), &before, &body.answers);
        problems.splice(0..0, same);
    }
    if problems.is_empty() {
        return Ok(());
    }
    let mut problem = Problem::new(ProblemCode::FormInvalid);
    problem.problems = problems;
    Err(problem.into())
}

/// No university asks about more, and staff see what was said.
fn says_little(document: &DocumentRef) -> bool {
    let mut ids = document.mask.iter().map(|answer| answer.field.len());
    document.mask.len() <= limits::MASK_FIELDS && ids.all(|bytes| bytes <= limits::MASK_FIELD_BYTES)
}

/// The day to which papers that age are counted: the one on which the applicant handed it in. Nobody is refused because
/// of a night in the outbox; a clock that is wrong gains no more than the days for which an application can wait there.
fn day_of_sending(info: &UniversityInfo, incoming: &Incoming) -> Date {
    let received = calendar::date_in_japan(incoming.at);
    let handed_in = incoming.body.handed_in_at;
    let handed_in = handed_in.map_or(received, calendar::date_in_japan);
    let days = i64::from(info.policies.application_credential_days);
    let earliest = received.checked_sub(days.days()).unwrap_or(received);
    handed_in.clamp(earliest, received)
}

/// 受付済 means that the server holds everything, byte for byte.
fn check_documents(tx: &Transaction<'_>, incoming: &Incoming) -> Result<Named, Failure> {
    let (mut named, mut missing) = (Named::new(), Vec::new());
    for wanted in &incoming.body.documents {
        match document::find(tx, incoming.application, wanted.sha256)? {
            Some(held) if !held.is_held() => missing.push(wanted.sha256.to_string()),
            Some(held) if held.bytes == wanted.bytes => named.push((wanted.role, held.id)),
            Some(_) => return Err(ProblemCode::RequestMalformed.into()),
            None => missing.push(wanted.sha256.to_string()),
        }
    }
    if missing.is_empty() {
        return Ok(named);
    }
    Err(Problem::new(ProblemCode::DocumentsMissing)
        .with("missing", missing.join(","))
        .into())
}

fn store(
    tx: &Transaction<'_>,
    info: &UniversityInfo,
    signer: &Signer,
    incoming: Incoming,
    mut row: ApplicationRow,
    next: ApplicationState,
    documents: &[(DocumentRole, Uuid)],
) -> Result<(ApplicationRow, RevisionRow), Failure> {
    let (at, body) = (incoming.at, incoming.body);
    let today = calendar::date_in_japan(at);
    let due = info
        .calendar
        .business_days_after(today, info.policies.review_business_days);
    if row.reference.is_none() {
        row.reference = Some(draw_reference(tx)?);
    }
    let mut held = RevisionRow {
        application: row.id,
        revision: incoming.number,
        body_sha256: incoming.digest,
        body: Sensitive::new(incoming.raw),
        received_at: at,
        review_expected: due,
        receipt_jws: None,
    };
    // Once: whoever sends the same again is given the same bytes.
    held.receipt_jws = Some(signer.sign(tx, &receipt(&row, &held)?, &info.id)?);
    revision::insert(tx, &held, documents)?;
    row.enter(next, at);
    row.revision = held.revision;
    row.language = body.language;
    row.received_at = Some(at);
    row.due = Some(due);
    row.correct_until = None;
    row.assigned_to = None;
    row.summarise(&body.answers);
    application::update(tx, &row)?;
    flag::set(tx, row.id, flags::IMAGE_UNDECODABLE, false, at)?;
    flags::refresh(tx, &row, at)?;
    flags::of_revision(tx, &row, &body, at)?;
    let event = Event::new(
        incoming.owner.actor(),
        "application.received",
        Subject::Application(row.id),
    );
    let detail = serde_json::json!({ "revision": row.revision, "body_sha256": held.body_sha256 });
    audit::append(tx, &event.with(detail), at)?;
    notice::queue(tx, Notice::Received, row.id, None, at)?;
    Ok((row, held))
}

fn draw_reference(tx: &Transaction<'_>) -> Result<ReferenceNumber, Failure> {
    for _ in 0..REFERENCE_TRIES {
        let number = ReferenceNumber::from_entropy(entropy::bytes()?);
        if !application::reference_exists(tx, &number)? {
            return Ok(number);
        }
    }
    Err(StorageError::Damaged("application.reference").into())
}

/// Made of stored columns only, so that it is the same today and in a year.
pub(super) fn receipt(row: &ApplicationRow, held: &RevisionRow) -> Result<Receipt, Failure> {
    let body = held
        .parsed()
        .ok_or(StorageError::Damaged("application_revision.body"))?;
    receipt_of(row, held, &body)
}

/// The same where the body was read already.
pub(super) fn receipt_of(
    row: &ApplicationRow,
    held: &RevisionRow,
    body: &RevisionBody,
) -> Result<Receipt, Failure> {
    let reference = row
        .reference
        .clone()
        .ok_or(StorageError::Damaged("application.reference"))?;
    Ok(Receipt {
        application: row.id,
        revision: held.revision,
        reference,
        received_at: held.received_at,
        body_sha256: held.body_sha256,
        documents: body.documents.iter().map(|d| d.sha256).collect(),
        review_expected: held.review_expected,
        jws: held.receipt_jws.clone(),
    })
}
