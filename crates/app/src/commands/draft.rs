//! `draft.…`: the form being filled in.

use akashi_domain::changed_name::names_differ;
use akashi_domain::field_set::{FieldSet, Presence};
use akashi_domain::form::Images;
use akashi_domain::{
    Answers as FormAnswers, ApplicationKind, DocumentRole, FieldId, UniversityInfo, form, reading,
};
use akashi_protocol::application::DecisionView;
use akashi_store::draft::{self, DocumentRow, DraftRow};
use akashi_store::{Store, image};

use crate::api::draft::{
    CheckDraft, DraftView, FieldReading, Problems, ReadField, SaveDraft, Saved,
};
use crate::api::error::code;
use crate::api::{
    Answers, CoreError, DraftCheck, DraftDiscard, DraftGet, DraftReadField, DraftSave, Nothing,
};
use crate::commands::application::decision_card;
use crate::core::Core;
use crate::host::Host;

/// Longest answer that is kept, in bytes: far above every limit of the form, so that a slip is kept and pointed out
/// rather than refused.
pub(super) const ANSWER_BYTES: usize = 16 * 1024;

impl<H: Host> Answers<DraftGet> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<Option<DraftView>, CoreError> {
        match self.draft_view().await {
            Ok(view) => Ok(Some(view)),
            Err(error) if error.code == code::NO_DRAFT => Ok(None),
            Err(error) => Err(error),
        }
    }
}

impl<H: Host> Answers<DraftSave> for Core<H> {
    async fn answer(&self, request: SaveDraft) -> Result<Saved, CoreError> {
        let too_long =
            |answer: &akashi_domain::Sensitive<String>| answer.expose().len() > ANSWER_BYTES;
        if request.answers.values().any(too_long) {
            return Err(CoreError::new(code::REQUEST_MALFORMED));
        }
        let (store, now) = (self.draft_store().await?, self.now());
        let saved = store
            .transact(move |tx| {
                let Some((draft, _)) = draft::get(**tx)? else {
                    return Ok(None);
                };
                let mut answers = draft.answers;
                for (field, answer) in &request.answers {
                    answers.set(*field, answer.expose_owned());
                }
                let section = request.section.unwrap_or(draft.section);
                let kept = draft::save(tx, section, &answers, now)?;
                Ok(kept.then(|| names_differ(&answers)))
            })
            .await?;
        Ok(Saved {
            at: now.as_millisecond(),
            names_differ: saved.ok_or_else(|| CoreError::new(code::NO_DRAFT))?,
        })
    }
}

impl<H: Host> Answers<DraftCheck> for Core<H> {
    async fn answer(&self, request: CheckDraft) -> Result<Problems, CoreError> {
        let (store, draft, documents) = self.draft().await?;
        let (info, today) = (self.info().await?, self.today());
        let Asked { answers, documents } = asked(&info, draft.kind, &draft.answers, documents);
        let images = images_of(&documents);
        let mut problems = match request.section {
            Some(section) => {
                form::check_section(&info, draft.kind, &answers, &images, today, section)
            }
            None => form::check(&info, draft.kind, &answers, &images, today),
        };
        let same = self.same_name(&store, &draft, &info, &answers).await?;
        let here = |place| {
            request
                .section
                .is_none_or(|one| form::section_of(place) == one)
        };
        problems.splice(0..0, same.filter(|problem| here(problem.place)));
        let mut empty_optional = empty_optional(&info, &draft);
        if let Some(section) = request.section {
            empty_optional.retain(|field| field.section() == section);
        }
        Ok(Problems {
            problems,
            empty_optional,
        })
    }
}

impl<H: Host> Answers<DraftReadField> for Core<H> {
    async fn answer(&self, request: ReadField) -> Result<FieldReading, CoreError> {
        let text = request.text.expose();
        if text.len() > ANSWER_BYTES {
            return Err(CoreError::new(code::REQUEST_MALFORMED));
        }
        let (_, draft, _) = self.draft().await?;
        let (info, today) = (self.info().await?, self.today());
        let reading = reading::read(request.field, text, &draft.answers, today);
        let (kind, mut answers) = (draft.kind, draft.answers);
        answers.set(request.field, reading.answer.expose_owned());
        let problem = if reading.answer.expose().trim().is_empty() {
            // Leaving a field empty is no mistake yet: the next step says what is missing.
            None
        } else {
            form::check_field(&info, kind, &answers, request.field, today)
        };
        Ok(FieldReading { reading, problem })
    }
}

impl<H: Host> Answers<DraftDiscard> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<Nothing, CoreError> {
        self.forget_pictures();
        if let Some(store) = self.existing_store().await? {
            let unused = store
                .transact(|tx| {
                    draft::delete(tx)?;
                    image::delete_unused(tx)
                })
                .await?;
            store.forget_images(unused).await;
        }
        Ok(Nothing {})
    }
}

impl<H: Host> Core<H> {
    /// The store, for somebody who is sure that there is a draft in it.
    pub(crate) async fn draft_store(&self) -> Result<Store, CoreError> {
        self.existing_store()
            .await?
            .ok_or_else(|| CoreError::new(code::NO_DRAFT))
    }

    pub(crate) async fn draft(&self) -> Result<(Store, DraftRow, Vec<DocumentRow>), CoreError> {
        let store = self.draft_store().await?;
        let (draft, documents) = store
            .read(draft::get)
            .await?
            .ok_or_else(|| CoreError::new(code::NO_DRAFT))?;
        Ok((store, draft, documents))
    }

    pub(crate) async fn draft_view(&self) -> Result<DraftView, CoreError> {
        let (store, draft, documents) = self.draft().await?;
        let standing = self.standing(&store, &draft).await?;
        // Without the university's form, as when never online since, nothing is known to be new.
        let info = self.info().await.ok();
        let (new_fields, now_required) = info.map_or_else(Default::default, |info| {
            let form = info.form(draft.kind);
            let asked = |field: &FieldId| form.asks(*field, &draft.answers);
            changes(form, &draft, asked)
        });
        let returned: Option<DecisionView> = serde_json::from_str(&draft.returned).ok();
        Ok(DraftView {
            kind: draft.kind,
            revision: draft.revision,
            section: draft.section,
            documents: self.document_views(draft.application, &documents)?,
            names_differ: names_differ(&draft.answers),
            answers: draft.answers,
            email: draft.email,
            returned: returned.map(decision_card),
            new_fields,
            now_required,
            standing,
        })
    }
}

/// What the university changed since the draft was begun, among the fields that are asked: those that are new, and those
/// that could stay empty.
fn changes(
    form: &FieldSet,
    draft: &DraftRow,
    asked: impl Fn(&FieldId) -> bool,
) -> (Vec<FieldId>, Vec<FieldId>) {
    let fields = form.fields.iter().map(|rule| rule.id);
    let (known, new) = fields
        .filter(asked)
        .partition::<Vec<_>, _>(|field| draft.known_fields.contains(field));
    let required = form.required();
    let now_required = draft
        .known_required
        .as_ref()
        .map_or_else(Vec::new, |before| {
            let changed = |field: &FieldId| required.contains(field) && !before.contains(field);
            known.into_iter().filter(changed).collect()
        });
    (new, now_required)
}

/// Optional fields without an answer, for the last look (F34).
fn empty_optional(info: &UniversityInfo, draft: &DraftRow) -> Vec<FieldId> {
    let form = info.form(draft.kind);
    form.fields
        .iter()
        .filter(|rule| rule.presence == Presence::Shown)
        .map(|rule| rule.id)
        .filter(|field| form.asks(*field, &draft.answers) && draft.answers.get(*field).is_empty())
        .collect()
}

/// What the form asks for of a draft. The rest was given before the form or another answer changed: it stays in the
/// draft, stands in nobody's way and is not sent.
pub(crate) struct Asked {
    pub answers: FormAnswers,
    pub documents: Vec<DocumentRow>,
}

/// Parts a draft from what is not asked of it.
pub(crate) fn asked(
    info: &UniversityInfo,
    kind: ApplicationKind,
    answers: &FormAnswers,
    mut documents: Vec<DocumentRow>,
) -> Asked {
    let form = info.form(kind);
    let proven = form.asks(FieldId::NameProof, answers);
    documents.retain(|image| {
        kind.needs_identity() && (proven || image.role != DocumentRole::NameChange)
    });
    let template = info.mask_of(answers.get(FieldId::DocumentType));
    for image in &mut documents {
        let identity = image.role == DocumentRole::Identity;
        let fields = template.filter(|_| identity).map(|mask| &mask.fields);
        image.mask.retain(|answer| {
            fields.is_some_and(|fields| fields.iter().any(|field| field.id == answer.field))
        });
    }
    Asked {
        answers: form.asked(answers),
        documents,
    }
}

/// What is attached, as the form is checked with it.
pub(crate) fn images_of(documents: &[DocumentRow]) -> Images {
    let images = documents.iter();
    images
        .map(|image| (image.role, image.mask.clone()))
        .collect()
}
