//! `documents.…`: images of the draft. A chosen file is read and never written; what is kept is encoded anew.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use akashi_documents::{Edits, ImageProblem, ImageWorker, MediaType};
use akashi_domain::{DocumentRole, Sensitive, limits};
use akashi_i18n::Messages;
use akashi_store::draft::{self, DocumentRow};
use akashi_store::image;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use uuid::Uuid;

use crate::api::document::{
    AttachDocument, ChooseDocuments, ChooseResult, DocumentView, RefusedFile, RemoveDocument,
};
use crate::api::draft::DraftView;
use crate::api::error::code;
use crate::api::{Answers, CoreError, DocumentsAttach, DocumentsChoose, DocumentsRemove};
use crate::core::Core;
use crate::host::{FileDialog, Host};
use crate::images::ImageRef;

/// What the dialog proposes. The bytes decide, not the ending: a renamed photo gets its own message.
const EXTENSIONS: &[&str] = &["jpg", "jpeg", "png", "gif", "heic", "heif", "pdf"];

impl<H: Host> Answers<DocumentsChoose> for Core<H> {
    async fn answer(&self, request: ChooseDocuments) -> Result<ChooseResult, CoreError> {
        // Before the dialog, so that nobody looks for a file in vain.
        self.draft().await?;
        let chosen = self
            .shared
            .host
            .choose_files(self.dialog())
            .await
            .map_err(|_| CoreError::new(code::DIALOG_FAILED))?;
        let mut refused = Vec::new();
        for path in chosen.iter().flatten() {
            if let Err(error) = self.attach_file(path.clone(), request.role).await {
                refused.push(RefusedFile {
                    name: name_of(path),
                    error,
                });
            }
        }
        Ok(ChooseResult {
            cancelled: chosen.is_none(),
            draft: self.draft_view().await?,
            refused,
        })
    }
}

impl<H: Host> Answers<DocumentsAttach> for Core<H> {
    async fn answer(&self, request: AttachDocument) -> Result<ChooseResult, CoreError> {
        self.draft().await?;
        let refused = match self.attach_base64(&request.base64, request.role).await {
            Ok(()) => Vec::new(),
            Err(error) => vec![RefusedFile {
                name: request.name,
                error,
            }],
        };
        Ok(ChooseResult {
            cancelled: false,
            draft: self.draft_view().await?,
            refused,
        })
    }
}

impl<H: Host> Answers<DocumentsRemove> for Core<H> {
    async fn answer(&self, request: RemoveDocument) -> Result<DraftView, CoreError> {
        let (store, draft, _) = self.draft().await?;
        let wanted = self.image_of(&request.id);
        let application = draft.application;
        let unused = store
            .transact(move |tx| {
                // Looked for here and not by its place: another may have been removed a moment ago.
                let mut documents = draft::documents(**tx)?;
                let at = documents
                    .iter()
                    .position(|held| wanted.as_ref() == Some(&image_ref(application, held)));
                if let Some(at) = at {
                    documents.remove(at);
                    draft::put_documents(tx, application, &documents)?;
                }
                image::delete_unused(tx)
            })
            .await?;
        store.forget_images(unused).await;
        self.draft_view().await
    }
}

impl<H: Host> Core<H> {
    fn dialog(&self) -> FileDialog {
        let language = self.language();
        let messages = Messages::new(language);
        let text = |key| {
            messages
                .format(key, &BTreeMap::new())
                .unwrap_or_else(|| String::from(key))
        };
        FileDialog {
            language,
            title: text("dialog-choose-images"),
            filter: text("dialog-images"),
            extensions: EXTENSIONS,
            multiple: true,
        }
    }

    async fn attach_file(&self, path: PathBuf, role: DocumentRole) -> Result<(), CoreError> {
        let read = tokio::task::spawn_blocking(move || read_file(&path)).await;
        let bytes = read.map_err(|_| crate::errors::internal("a file thread"))??;
        self.attach_bytes(bytes, role).await
    }

    async fn attach_base64(
        &self,
        base64: &Sensitive<String>,
        role: DocumentRole,
    ) -> Result<(), CoreError> {
        let longest = usize::try_from(limits::DOCUMENT_FILE_BYTES).unwrap_or(usize::MAX);
        let text = base64.expose();
        if text.len() / 4 * 3 > longest.saturating_add(3) {
            return Err(too_large((text.len() / 4 * 3) as u64));
        }
        let bytes = STANDARD
            .decode(text)
            .map_err(|_| CoreError::new(code::REQUEST_MALFORMED))?;
        self.attach_bytes(bytes, role).await
    }

    /// Encodes anew in the worker, encrypts, and adds to the draft.
    async fn attach_bytes(&self, bytes: Vec<u8>, role: DocumentRole) -> Result<(), CoreError> {
        let (store, draft, documents) = self.draft().await?;
        if documents.len() >= limits::DOCUMENTS_PER_APPLICATION {
            return Err(too_many());
        }
        let prepared = self
            .image_worker()?
            .prepare(bytes, &Edits::default())
            .await?;
        let mut document = DocumentRow {
            sha256: akashi_protocol::Digest::from_bytes(prepared.sha256).to_string(),
            media_type: prepared.media_type.as_str().to_owned(),
            bytes: u32::try_from(prepared.bytes.len()).unwrap_or(u32::MAX),
            width: prepared.width,
            height: prepared.height,
            image: String::new(),
            role,
            mask: Vec::new(),
        };
        let (whole, thumbnail) = (
            Sensitive::new(prepared.bytes),
            Sensitive::new(prepared.thumbnail),
        );
        let unkept = store.write_image(whole, thumbnail).await?;
        let id = unkept.id().to_owned();
        document.image.clone_from(&id);
        let (application, now) = (draft.application, self.now());
        let attached = store.transact(move |tx| {
            // Asked again: meanwhile the draft may have been sent or thrown away, or another file attached.
            let documents = draft::get(**tx)?
                .filter(|(draft, _)| draft.application == application)
                .map(|(_, documents)| documents);
            let Some(mut documents) = documents else {
                return Ok(Attached::NoDraft);
            };
            if documents.len() >= limits::DOCUMENTS_PER_APPLICATION {
                return Ok(Attached::TooMany);
            }
            documents.push(document);
            image::keep(tx, &unkept, now)?;
            draft::put_documents(tx, application, &documents)?;
            Ok(Attached::Kept)
        });
        let refused = match attached.await {
            Ok(Attached::Kept) => return Ok(()),
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

    pub(crate) fn document_views(
        &self,
        application: Uuid,
        documents: &[DocumentRow],
    ) -> Result<Vec<DocumentView>, CoreError> {
        documents
            .iter()
            .map(|document| {
                Ok(DocumentView {
                    id: self.image_id(image_ref(application, document))?,
                    role: document.role,
                    width: document.width,
                    height: document.height,
                    bytes: document.bytes,
                    mask: document.mask.clone(),
                })
            })
            .collect()
    }
}

enum Attached {
    Kept,
    NoDraft,
    TooMany,
}

/// Where the pixels of a document of the draft are.
fn image_ref(application: Uuid, document: &DocumentRow) -> ImageRef {
    if document.image.is_empty() {
        ImageRef::Own {
            application,
            sha256: document.sha256.clone(),
        }
    } else {
        ImageRef::Local {
            image: document.image.clone(),
            png: document.media_type == MediaType::Png.as_str(),
        }
    }
}

/// The size is asked before anything is read, and held against what is then read. Before anything is opened, too: a pipe
/// would wait for somebody to write.
fn read_file(path: &Path) -> Result<Vec<u8>, CoreError> {
    let unreadable = |_| CoreError::new(code::FILE_UNREADABLE);
    if !std::fs::metadata(path).map_err(unreadable)?.is_file() {
        return Err(CoreError::new(code::FILE_UNREADABLE));
    }
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let metadata = file.metadata().map_err(unreadable)?;
    if metadata.len() > limits::DOCUMENT_FILE_BYTES {
        return Err(too_large(metadata.len()));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
    file.take(limits::DOCUMENT_FILE_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    Ok(bytes)
}

fn too_large(bytes: u64) -> CoreError {
    ImageProblem::TooLargeFile {
        bytes,
        limit: limits::DOCUMENT_FILE_BYTES,
    }
    .into()
}

fn too_many() -> CoreError {
    CoreError::new(code::TOO_MANY_IMAGES).with("limit", limits::DOCUMENTS_PER_APPLICATION)
}

fn name_of(path: &Path) -> Sensitive<String> {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
        .into()
}
