//! `application.compare`, `application.merge`: two versions of one application (F44). The one on this device and the one
//! that the university received from another both stay until the person has decided, field by field; whoever comes last
//! wins nothing by that.

use std::collections::BTreeMap;

use akashi_domain::conflict::{self, Side};
use akashi_domain::state::Event;
use akashi_domain::{Answers as FormAnswers, ApplicationState, DocumentRole, FieldId, Sensitive};
use akashi_protocol::ProblemCode;
use akashi_protocol::application::{Agreement, ApplicationView};
use akashi_store::application::{self, ApplicationRow};
use akashi_store::draft::{self, DocumentRow, DraftRow};
use akashi_store::outbox::{self, EntryState};
use akashi_store::{Reader, Store, StoreError, image, kept};
use akashi_sync::Failure;
use akashi_sync::engine::seen;
use uuid::Uuid;

use super::application::{held_by_server, json, state_conflict};
use super::draft::asked;
use super::outbox::reason_of;
use crate::api::application::{
    ChosenSide, Comparison, DraftStanding, FieldConflict, ImageConflict, Merge,
};
use crate::api::draft::DraftView;
use crate::api::error::code;
use crate::api::{Answers, ApplicationCompare, ApplicationMerge, CoreError, Nothing};
use crate::core::Core;
use crate::host::Host;

impl<H: Host> Answers<ApplicationCompare> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<Comparison, CoreError> {
        let (_, mine, theirs) = self.both().await?;
        let differing = conflict::differing(&mine.answers, &theirs.seen.answers);
        let fields = differing.into_iter().map(|field| FieldConflict {
            field,
            mine: answer(&mine.answers, field),
            theirs: answer(&theirs.seen.answers, field),
        });
        let images = groups(&mine.documents, &theirs.documents)
            .into_iter()
            .map(|role| {
                Ok(ImageConflict {
                    role,
                    mine: self.document_views(theirs.seen.id, &group(&mine.documents, role))?,
                    theirs: self.document_views(theirs.seen.id, &group(&theirs.documents, role))?,
                })
            })
            .collect::<Result<_, CoreError>>()?;
        let received = theirs.seen.receipt.as_ref();
        Ok(Comparison {
            revision: theirs.seen.revision,
            received_at: received.map(|receipt| receipt.received_at.as_millisecond()),
            state: theirs.seen.state,
            can_send: theirs.takes_another(),
            fields: fields.collect(),
            images,
        })
    }
}

impl<H: Host> Answers<ApplicationMerge> for Core<H> {
    async fn answer(&self, request: Merge) -> Result<DraftView, CoreError> {
        let (store, mine, theirs) = self.both().await?;
        if theirs.seen.revision != request.revision {
            // Yet another version came in: what was decided was decided about something else.
            return Err(overtaken());
        }
        if !theirs.takes_another() {
            return Err(state_conflict(theirs.seen.state));
        }
        let undecided = || CoreError::new(code::CONFLICT_UNDECIDED);
        let chosen: BTreeMap<FieldId, Side> = request
            .fields
            .into_iter()
            .map(|(field, side)| (field, side_of(side)))
            .collect();
        let answers = conflict::merge(&mine.answers, &theirs.seen.answers, &chosen)
            .map_err(|_| undecided())?;
        let differing = groups(&mine.documents, &theirs.documents);
        let mut documents = Vec::new();
        for role in DocumentRole::ALL {
            let from = match request.images.get(&role) {
                Some(ChosenSide::Theirs) => &theirs.documents,
                None if differing.contains(&role) => return Err(undecided()),
                _ => &mine.documents,
            };
            documents.extend(group(from, role));
        }
        let (info, now) = (self.info().await?, self.now());
        // Nobody is said to have agreed to what they were not shown.
        let agreement = theirs.seen.agreement.clone().unwrap_or_else(|| Agreement {
            version: info.terms.version.clone(),
            at: now,
        });
        let returned = theirs.seen.state == Some(ApplicationState::Returned);
        let next = DraftRow {
            revision: theirs.seen.revision + 1,
            answers,
            terms: agreement.version,
            terms_agreed_at: agreement.at,
            returned: match returned {
                true => json(&theirs.seen.decision)?,
                false => String::new(),
            },
            ..mine.draft.clone()
        };
        self.forget_pictures();
        replace(&store, mine, next, documents, now).await?;
        self.draft_view().await
    }
}

/// What this device has.
struct Mine {
    /// Its revision in the outbox; `None` for a draft.
    entry: Option<u32>,
    draft: DraftRow,
    stored: Vec<DocumentRow>,
    /// What is asked of it now.
    answers: FormAnswers,
    documents: Vec<DocumentRow>,
}

/// What the university has.
struct Theirs {
    seen: ApplicationView,
    documents: Vec<DocumentRow>,
}

impl Theirs {
    fn takes_another(&self) -> bool {
        let state = self.seen.state;
        state.is_some_and(|state| state.after(Event::Revise).is_some())
    }
}

impl<H: Host> Core<H> {
    /// This device's version, and the university's as it is now.
    async fn both(&self) -> Result<(Store, Mine, Theirs), CoreError> {
        let (store, known) = self.known().await?;
        let id = known.id;
        let found = store.read(move |reader| stored(reader, id)).await?;
        let (entry, draft, stored) = found.ok_or_else(|| CoreError::new(code::NO_DRAFT))?;
        let seen = self.ask(id).await?;
        self.keep_seen(&store, &known, &seen).await?;
        let info = self.info().await?;
        let mine = asked(&info, draft.kind, &draft.answers, stored.clone());
        let mine = Mine {
            entry,
            draft,
            stored,
            answers: mine.answers,
            documents: mine.documents,
        };
        // The same picture is shown and sent from here where it is here.
        let here = mine.stored.clone();
        let mut documents = held_by_server(&seen.documents);
        for document in &mut documents {
            let same = here.iter().find(|one| one.sha256 == document.sha256);
            if let Some(same) = same.filter(|same| !same.image.is_empty()) {
                *document = DocumentRow {
                    role: document.role,
                    mask: document.mask.clone(),
                    ..same.clone()
                };
            }
        }
        let documents = store
            .read(move |reader| kept::with_images(reader, id, documents))
            .await?;
        Ok((store, mine, Theirs { seen, documents }))
    }

    /// What became of the application of a draft, where that is in its way.
    pub(super) async fn standing(
        &self,
        store: &Store,
        draft: &DraftRow,
    ) -> Result<Option<DraftStanding>, CoreError> {
        let id = draft.application;
        let known = store
            .read(move |reader| application::get(reader, id))
            .await?;
        Ok(known.and_then(|known| standing(&known, draft.revision)))
    }
}

fn standing(known: &ApplicationRow, revision: u32) -> Option<DraftStanding> {
    if known.revision >= revision {
        return Some(DraftStanding::Overtaken);
    }
    let closed = seen::state_of(known).is_some_and(|state| state.after(Event::Revise).is_none());
    closed.then_some(DraftStanding::Closed)
}

/// The error of whoever comes second.
pub(super) fn overtaken() -> CoreError {
    Failure::problem(ProblemCode::RevisionConflict).into()
}

type Stored = (Option<u32>, DraftRow, Vec<DocumentRow>);

/// The version on this device: one that was refused because another had come in, or a draft.
fn stored(reader: Reader<'_>, id: Uuid) -> Result<Option<Stored>, StoreError> {
    let refused = outbox::list(reader)?.into_iter().rfind(|entry| {
        let code = reason_of(entry).map(|reason| reason.code);
        entry.application == id
            && entry.state == EntryState::NeedsAttention
            && code.as_deref() == Some(ProblemCode::RevisionConflict.as_str())
    });
    if let Some(entry) = refused {
        let documents = outbox::documents(reader, id, entry.revision)?;
        let documents = documents.into_iter().map(|one| one.document).collect();
        return Ok(Some((Some(entry.revision), entry.draft, documents)));
    }
    let draft = draft::get(reader)?.filter(|(draft, _)| draft.application == id);
    Ok(draft.map(|(draft, documents)| (None, draft, documents)))
}

/// In one transaction: what was decided is the draft, and what it was decided about is gone.
async fn replace(
    store: &Store,
    mine: Mine,
    next: DraftRow,
    documents: Vec<DocumentRow>,
    now: jiff::Timestamp,
) -> Result<(), CoreError> {
    let id = next.application;
    let unused = store
        .transact(move |tx| {
            if stored(**tx, id)? != Some((mine.entry, mine.draft, mine.stored)) {
                return Ok(Err(overtaken()));
            }
            match mine.entry {
                Some(_) if draft::get(**tx)?.is_some() => {
                    return Ok(Err(CoreError::new(code::OTHER_DRAFT)));
                }
                Some(revision) => outbox::delete(tx, id, revision)?,
                None => {}
            }
            draft::put(tx, &next, &documents, now)?;
            image::delete_unused(tx).map(Ok)
        })
        .await??;
    store.forget_images(unused).await;
    Ok(())
}

fn answer(answers: &FormAnswers, field: FieldId) -> Sensitive<String> {
    Sensitive::from(answers.get(field))
}

const fn side_of(side: ChosenSide) -> Side {
    match side {
        ChosenSide::Mine => Side::Mine,
        ChosenSide::Theirs => Side::Theirs,
    }
}

fn group(documents: &[DocumentRow], role: DocumentRole) -> Vec<DocumentRow> {
    let documents = documents.iter();
    documents.filter(|one| one.role == role).cloned().collect()
}

/// An image is its bytes and what was said about it, wherever its pixels are.
fn groups(mine: &[DocumentRow], theirs: &[DocumentRow]) -> Vec<DocumentRole> {
    let known = |documents: &[DocumentRow]| -> Vec<_> {
        let documents = documents.iter();
        documents
            .map(|one| (one.role, (one.sha256.clone(), one.mask.clone())))
            .collect()
    };
    conflict::differing_groups(&known(mine), &known(theirs))
}
