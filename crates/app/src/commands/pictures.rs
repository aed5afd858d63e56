//! `documents.keep`, `documents.drop`, `documents.edit`: pictures that wait for the person.

use akashi_documents::{Area as Cover, Edits, Turn};
use akashi_domain::Sensitive;
use akashi_domain::document::{Area, MaskAnswer, MaskState, MaskTemplate};
use akashi_store::draft::{self, DocumentRow};
use uuid::Uuid;

use crate::api::document::{KeepDocument, KeepResult, OneDocument, PendingView};
use crate::api::error::code;
use crate::api::{Answers, CoreError, DocumentsDrop, DocumentsEdit, DocumentsKeep, Nothing};
use crate::attaching::Place;
use crate::commands::documents::image_ref;
use crate::core::{Core, lock};
use crate::host::Host;
use crate::pictures::{LAST_WARNING, Picture};

/// More boxes than anybody draws.
const MOST_COVERS: usize = 50;

impl<H: Host> Answers<DocumentsKeep> for Core<H> {
    async fn answer(&self, request: KeepDocument) -> Result<KeepResult, CoreError> {
        let taken = lock(&self.shared.pictures).take(&request.id);
        let (at, mut picture) = taken.ok_or_else(|| CoreError::new(code::IMAGE_FORGOTTEN))?;
        picture.touched = self.now();
        let warned = match self.keep(&mut picture, request).await {
            Ok(Kept::InDraft) => None,
            Ok(Kept::Warned) => Some(picture.view()),
            Err(error) => {
                lock(&self.shared.pictures).put_back(at, picture);
                return Err(error);
            }
        };
        if warned.is_some() {
            lock(&self.shared.pictures).put_back(at, picture);
        }
        Ok(KeepResult {
            draft: self.draft_view().await?,
            warned,
        })
    }
}

impl<H: Host> Answers<DocumentsDrop> for Core<H> {
    async fn answer(&self, request: OneDocument) -> Result<Nothing, CoreError> {
        lock(&self.shared.pictures).take(&request.id);
        Ok(Nothing {})
    }
}

impl<H: Host> Answers<DocumentsEdit> for Core<H> {
    async fn answer(&self, request: OneDocument) -> Result<PendingView, CoreError> {
        let gone = || CoreError::new(code::IMAGE_FORGOTTEN);
        let (_, draft, documents) = self.draft().await?;
        let wanted = self.image_of(&request.id).ok_or_else(gone)?;
        let attached = documents
            .into_iter()
            .find(|held| image_ref(draft.application, held) == wanted)
            .ok_or_else(gone)?;
        let pixels = self.fetch(&wanted, false).await?.ok_or_else(gone)?;
        let original = Sensitive::new(pixels.bytes);
        let prepared = self.prepare(&original, &Edits::default()).await?;
        let name = Sensitive::default();
        let mut picture =
            self.picture(draft.application, attached.role, name, original, prepared)?;
        // What there was to say about it was said when it was attached.
        picture.problems.clear();
        picture.cover = true;
        picture.replaces = Some(attached);
        let view = picture.view();
        lock(&self.shared.pictures).add(picture);
        Ok(view)
    }
}

enum Kept {
    InDraft,
    Warned,
}

impl<H: Host> Core<H> {
    async fn keep(&self, picture: &mut Picture, request: KeepDocument) -> Result<Kept, CoreError> {
        let (_, draft, _) = self.draft().await?;
        if draft.application != picture.application {
            return Err(CoreError::new(code::NO_DRAFT));
        }
        let template = self.template(&draft, picture.role).await?;
        let edits = edits_of(&request)?;
        let mask = answered(template.as_ref(), picture, request)?;
        if !picture.problems.is_empty() && picture.warning < LAST_WARNING {
            picture.warning = lock(&self.shared.pictures).warn(picture.application);
            return Ok(Kept::Warned);
        }
        match &picture.replaces {
            // The pixels stay as they are: each encoding costs quality.
            Some(replaced) if edits == Edits::default() => {
                self.put_mask(picture.application, replaced.clone(), mask)
                    .await?;
            }
            _ => {
                let place = Place {
                    application: picture.application,
                    role: picture.role,
                    mask,
                    replaces: picture.replaces.clone(),
                };
                let prepared = self.prepare(&picture.original, &edits).await?;
                self.put_image(prepared, place).await?;
            }
        }
        Ok(Kept::InDraft)
    }

    /// Something else is said of an attached image.
    async fn put_mask(
        &self,
        application: Uuid,
        of: DocumentRow,
        mask: Vec<MaskAnswer>,
    ) -> Result<(), CoreError> {
        let store = self.draft_store().await?;
        let put = store.transact(move |tx| {
            let mut documents = draft::documents(**tx)?;
            if let Some(held) = documents.iter_mut().find(|held| **held == of) {
                held.mask = mask;
                draft::put_documents(tx, application, &documents)?;
            }
            Ok(())
        });
        Ok(put.await?)
    }
}

fn edits_of(request: &KeepDocument) -> Result<Edits, CoreError> {
    let inside = request.covers.iter().all(|area| area.lies_inside());
    if !inside || request.covers.len() > MOST_COVERS || request.turn > 3 {
        return Err(CoreError::new(code::REQUEST_MALFORMED));
    }
    let cover = |area: &Area| Cover {
        x: area.x,
        y: area.y,
        width: area.width,
        height: area.height,
    };
    Ok(Edits {
        covers: request.covers.iter().map(cover).collect(),
        turn: Turn(request.turn),
    })
}

/// What is said of the fields of the template. Refused where something is left open, or said to be covered by a box that
/// is not there.
fn answered(
    template: Option<&MaskTemplate>,
    picture: &Picture,
    request: KeepDocument,
) -> Result<Vec<MaskAnswer>, CoreError> {
    let Some(template) = template else {
        return Ok(Vec::new());
    };
    let known = |answer: &MaskAnswer| template.fields.iter().any(|field| field.id == answer.field);
    let answers: Vec<MaskAnswer> = request.answers.into_iter().filter(known).collect();
    let before = picture.answers();
    let newly_covered = answers
        .iter()
        .filter(|answer| answer.state == MaskState::Covered && !before.contains(answer))
        .count();
    if template.unanswered(&answers).next().is_some() || newly_covered > request.covers.len() {
        return Err(CoreError::new(code::COVERS_MISSING));
    }
    Ok(answers)
}
