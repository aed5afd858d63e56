//! The receipt of the last revision as a page to keep. Made of stored columns and of what the university publishes, so
//! that it is the same for as long as those are.

use akashi_domain::{ApplicationKind, DocumentRole, FieldId, Language, Sensitive, UniversityInfo};
use akashi_i18n::{Messages, text};
use akashi_protocol::application::DocumentRef;
use akashi_protocol::receipt::key_of;
use akashi_protocol::{Digest, ProblemCode};
use akashi_typeset::{Contact, Picture, Receipt, Signature};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::{Failure, Owner};
use crate::audit::{self, Event, Subject};
use crate::state::AppState;
use crate::storage::StorageError;
use crate::storage::application::{self, ApplicationRow};
use crate::storage::rate::{self, Rate};
use crate::storage::revision::{self, RevisionRow};

/// Most receipts typeset for one application within an hour. A person needs one or two; typesetting is one at a time for
/// everybody.
const MOST_PER_HOUR: u32 = 20;

/// The receipt of its owner's application, as PDF. The read is audited: the page shows a name.
///
/// # Errors
/// `not_found`, also for one that was never received; `too_many_requests`; `unavailable`.
pub async fn receipt(
    state: &AppState,
    owner: Owner,
    application: Uuid,
    language: Language,
) -> Result<Vec<u8>, Failure> {
    let at = state.now();
    let key = state
        .keys
        .pseudonym(Rate::Receipt.name(), &application.to_string());
    let (row, held) = state
        .storage
        .transact(move |tx| {
            let row =
                application::find_owned(tx, application, owner)?.ok_or(ProblemCode::NotFound)?;
            let held = revision::find(tx, row.id, row.revision)?.ok_or(ProblemCode::NotFound)?;
            if let Some(seconds) =
                rate::seconds_until_room(tx, Rate::Receipt, &key, MOST_PER_HOUR, at)?
            {
                return Err(Failure::Later {
                    code: ProblemCode::TooManyRequests,
                    seconds,
                });
            }
            rate::count(tx, Rate::Receipt, &key, at)?;
            let subject = Subject::Application(row.id);
            audit::append(
                tx,
                &Event::new(owner.actor(), "application.receipt", subject),
                at,
            )?;
            Ok::<_, Failure>((row, held))
        })
        .await?;
    let receipt = facts(&state.config.university, &row, &held, language)?;
    state.typesetting.receipt(receipt).await
}

fn facts(
    info: &UniversityInfo,
    row: &ApplicationRow,
    held: &RevisionRow,
    language: Language,
) -> Result<Receipt, Failure> {
    use FieldId as F;
    let damaged = || Failure::from(StorageError::Damaged("application_revision.body"));
    let body = held.parsed().ok_or_else(damaged)?;
    let reference = row.reference.as_ref();
    let reference = reference.ok_or(StorageError::Damaged("application.reference"))?;
    // Whoever adds a number tells only how they were called there.
    let [kanji, kana, roman] = match row.kind {
        ApplicationKind::Enrolment => [
            (F::SchoolFamilyNameKanji, F::SchoolGivenNameKanji),
            (F::SchoolFamilyNameKana, F::SchoolGivenNameKana),
            (F::SchoolFamilyNameRoman, F::SchoolGivenNameRoman),
        ],
        ApplicationKind::Registration | ApplicationKind::Recovery | ApplicationKind::NameChange => {
            [
                (F::FamilyNameKanji, F::GivenNameKanji),
                (F::FamilyNameKana, F::GivenNameKana),
                (F::FamilyNameRoman, F::GivenNameRoman),
            ]
        }
    }
    .map(|(family, given)| body.answers.full_name(family, given));
    Ok(Receipt {
        kind: row.kind,
        reference: reference.to_string(),
        revision: held.revision,
        received_at: held.received_at,
        review_expected: held.review_expected,
        name: kanji.into(),
        kana: kana.into(),
        roman: roman.into(),
        digest: held.body_sha256.to_string(),
        pictures: pictures(&body.documents, language),
        signature: held.receipt_jws.as_deref().and_then(signature),
        ..blank_receipt(info, language)
    })
}

/// A receipt for nothing: what it says of the university is what every other one says.
#[must_use]
pub fn blank_receipt(info: &UniversityInfo, language: Language) -> Receipt {
    Receipt {
        language,
        kind: ApplicationKind::Registration,
        university: info.name.get(language).to_owned(),
        colour: info.colours.brand.clone(),
        reference: String::new(),
        revision: 1,
        received_at: Timestamp::UNIX_EPOCH,
        review_expected: Date::default(),
        name: Sensitive::default(),
        kana: Sensitive::default(),
        roman: Sensitive::default(),
        digest: String::new(),
        pictures: Vec::new(),
        signature: None,
        contacts: contacts(info, language),
    }
}

/// Of what was received before receipts were signed there is none.
fn signature(jws: &str) -> Option<Signature> {
    Some(Signature {
        key: key_of(jws)?.to_string(),
        digest: Digest::of(jws.as_bytes()).to_string(),
        jws: jws.to_owned(),
    })
}

fn pictures(documents: &[DocumentRef], language: Language) -> Vec<Picture> {
    let m = Messages::of(language);
    let shows = |role| match role {
        DocumentRole::Identity => text::receipt_picture_identity(m),
        DocumentRole::NameChange => text::receipt_picture_name_change(m),
        DocumentRole::Character => text::receipt_picture_character(m),
    };
    let documents = documents.iter().map(|document| Picture {
        shows: shows(document.role),
        digest: document.sha256.to_string(),
    });
    documents.collect()
}

fn contacts(info: &UniversityInfo, language: Language) -> Vec<Contact> {
    let contacts = info.contacts.iter().map(|contact| {
        let lines = [
            contact.name.get(language),
            &contact.phone,
            &contact.email,
            contact.hours.get(language),
        ];
        let lines = lines.into_iter().filter(|line| !line.is_empty());
        Contact {
            topic: contact.topic.get(language).to_owned(),
            lines: lines.map(str::to_owned).collect(),
        }
    });
    contacts.collect()
}
