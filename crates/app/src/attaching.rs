//! How a picture becomes an image of the draft: encoded anew in the worker, encrypted, and added to the draft in one
//! transaction. One that asks something of the person waits in memory instead.

use std::sync::Arc;

use akashi_documents::{Edits, ImageProblem, ImageWorker, Prepared};
use akashi_domain::document::{MaskAnswer, MaskTemplate};
use akashi_domain::{DocumentRole, FieldId, Sensitive, limits};
use akashi_store::draft::{self, DocumentRow, DraftRow};
use akashi_store::image;
use akashi_store::outside::draw;
use uuid::Uuid;

use crate::api::CoreError;
use crate::api::error::code;
use crate::core::{Core, lock};
use crate::host::Host;
use crate::pictures::Picture;

/// What an image becomes in the draft.
pub(crate) struct Place {
    pub(crate) application: Uuid,
    pub(crate) role: DocumentRole,
    pub(crate) mask: Vec<MaskAnswer>,
    /// The image whose place it takes.
    pub(crate) replaces: Option<DocumentRow>,
}

enum Attached {
    Kept(Vec<String>),
    NoDraft,
    TooMany,
}

impl<H: Host> Core<H> {
    /// Attaches a file, or lets it wait.
    pub(crate) async fn attach_bytes(
        &self,
        bytes: Vec<u8>,
        role: DocumentRole,
        name: Sensitive<String>,
    ) -> Result<(), CoreError> {
        let original = Sensitive::new(bytes);
        let (_, draft, documents) = self.draft().await?;
        if documents.len() + lock(&self.shared.pictures).more() >= limits::DOCUMENTS_PER_APPLICATION
        {
            return Err(too_many());
        }
        let cover = self.covers(&draft, role).await?;
        let prepared = self.prepare(&original, &Edits::default()).await?;
        // A character that is missing is drawn or cut out: nobody holds a card for it.
        let hard = role != DocumentRole::Character && !prepared.readability.problems.is_empty();
        if !cover && !hard {
            let place = Place {
                application: draft.application,
                role,
                mask: Vec::new(),
                replaces: None,
            };
            return self.put_image(prepared, place).await;
        }
        let mut picture = self.picture(draft.application, role, name, original, prepared)?;
        picture.cover = cover;
        let mut pictures = lock(&self.shared.pictures);
        if hard {
            picture.warning = pictures.warn(draft.application);
        } else {
            picture.problems.clear();
        }
        pictures.add(picture);
        Ok(())
    }

    /// A picture as it begins to wait.
    pub(crate) fn picture(
        &self,
        application: Uuid,
        role: DocumentRole,
        name: Sensitive<String>,
        original: Sensitive<Vec<u8>>,
        prepared: Prepared,
    ) -> Result<Picture, CoreError> {
        let id = draw::<16>(&*self.shared.options.entropy)?;
        Ok(Picture {
            id: Uuid::from_bytes(id).simple().to_string(),
            application,
            role,
            name,
            original: Arc::new(original),
            media_type: prepared.media_type.as_str(),
            width: prepared.width,
            height: prepared.height,
            problems: prepared.readability.problems,
            shown: Arc::new(Sensitive::new(prepared.bytes)),
            warning: 0,
            cover: false,
            replaces: None,
            touched: self.now(),
        })
    }

    /// Encodes anew, in the worker.
    pub(crate) async fn prepare(
        &self,
        original: &Sensitive<Vec<u8>>,
        edits: &Edits,
    ) -> Result<Prepared, CoreError> {
        let worker = self.image_worker()?;
        Ok(worker.prepare(original.expose_owned(), edits).await?)
    }

    /// What must not be seen in images of this role.
    pub(crate) async fn template(
        &self,
        draft: &DraftRow,
        role: DocumentRole,
    ) -> Result<Option<MaskTemplate>, CoreError> {
        if role != DocumentRole::Identity {
            return Ok(None);
        }
        let info = self.info().await?;
        let chosen = draft.answers.get(FieldId::DocumentType);
        // Kept before anybody knows what must not be seen in it, it would be on this disk uncovered.
        let depends = info.document_types.iter().any(|kind| kind.mask.is_some());
        if depends
            && chosen.is_empty()
            && info
                .form(draft.kind)
                .asks(FieldId::DocumentType, &draft.answers)
        {
            return Err(CoreError::new(code::DOCUMENT_TYPE_FIRST));
        }
        Ok(info.mask_of(chosen).cloned())
    }

    /// Whether the person has to look at an image of this role before it is kept.
    async fn covers(&self, draft: &DraftRow, role: DocumentRole) -> Result<bool, CoreError> {
        let template = self.template(draft, role).await?;
        Ok(template.is_some_and(|template| template.number_side || !template.fields.is_empty()))
    }

    /// Encrypts an image and puts it into the draft.
    pub(crate) async fn put_image(
        &self,
        prepared: Prepared,
        place: Place,
    ) -> Result<(), CoreError> {
        let store = self.draft_store().await?;
        let mut document = DocumentRow {
            sha256: akashi_protocol::Digest::from_bytes(prepared.sha256).to_string(),
            media_type: prepared.media_type.as_str().to_owned(),
            bytes: u32::try_from(prepared.bytes.len()).unwrap_or(u32::MAX),
            width: prepared.width,
            height: prepared.height,
            image: String::new(),
            role: place.role,
            mask: place.mask,
        };
        let (whole, thumbnail) = (
            Sensitive::new(prepared.bytes),
            Sensitive::new(prepared.thumbnail),
        );
        let unkept = store.write_image(whole, thumbnail).await?;
        let id = unkept.id().to_owned();
        document.image.clone_from(&id);
        let (application, replaces, now) = (place.application, place.replaces, self.now());
        let attached = store.transact(move |tx| {
            // Asked again: meanwhile the draft may have been sent or thrown away, or another file attached.
            let documents = draft::get(**tx)?
                .filter(|(draft, _)| draft.application == application)
                .map(|(_, documents)| documents);
            let Some(mut documents) = documents else {
                return Ok(Attached::NoDraft);
            };
            let full = documents.len() >= limits::DOCUMENTS_PER_APPLICATION;
            let replaced = documents
                .iter_mut()
                .find(|held| Some(&**held) == replaces.as_ref());
            match replaced {
                Some(replaced) => *replaced = document,
                None if full => return Ok(Attached::TooMany),
                None => documents.push(document),
            }
            image::keep(tx, &unkept, now)?;
            draft::put_documents(tx, application, &documents)?;
            Ok(Attached::Kept(image::delete_unused(tx)?))
        });
        let refused = match attached.await {
            Ok(Attached::Kept(unused)) => {
                store.forget_images(unused).await;
                return Ok(());
            }
            Ok(Attached::NoDraft) => CoreError::new(code::NO_DRAFT),
            Ok(Attached::TooMany) => too_many(),
            Err(error) => error.into(),
        };
        store.forget_images(vec![id]).await;
        Err(refused)
    }

    fn image_worker(&self) -> Result<ImageWorker, CoreError> {
        if let Some(worker) = &self.shared.options.image_worker {
            return Ok(worker.clone());
        }
        ImageWorker::beside_current_exe().map_err(|_| {
            tracing::error!("the image worker is not beside the program");
            ImageProblem::WorkerFailed {}.into()
        })
    }
}

fn too_many() -> CoreError {
    CoreError::new(code::TOO_MANY_IMAGES).with("limit", limits::DOCUMENTS_PER_APPLICATION)
}
