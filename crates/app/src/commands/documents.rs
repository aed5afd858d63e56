//! `documents.…`: the ways an image gets into the draft, and out of it. A chosen file is read and never written; what is
//! kept is encoded anew.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use akashi_documents::{ImageProblem, MediaType};
use akashi_domain::{DocumentRole, Sensitive, limits};
use akashi_i18n::Messages;
use akashi_store::draft::{self, DocumentRow};
use akashi_store::image;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use uuid::Uuid;

use crate::api::document::{
    AttachDocument, Camera, ChooseDocuments, ChooseResult, DocumentSources, DocumentView,
    OneDocument, RefusedFile,
};
use crate::api::draft::DraftView;
use crate::api::error::code;
use crate::api::{
    Answers, CoreError, DocumentsAttach, DocumentsCamera, DocumentsChoose, DocumentsPaste,
    DocumentsRemove, DocumentsSources, Nothing,
};
use crate::core::{Core, lock};
use crate::host::{Clipboard, FileDialog, Host};
use crate::images::ImageRef;

/// What the dialog proposes. The bytes decide, not the ending: a renamed photo gets its own message.
const EXTENSIONS: &[&str] = &["jpg", "jpeg", "png", "gif", "heic", "heif", "pdf"];

impl<H: Host> Answers<DocumentsSources> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<DocumentSources, CoreError> {
        Ok(DocumentSources {
            paste: self.shared.host.reads_clipboard(),
        })
    }
}

impl<H: Host> Answers<DocumentsChoose> for Core<H> {
    async fn answer(&self, request: ChooseDocuments) -> Result<ChooseResult, CoreError> {
        // Before the dialog, so that nobody looks for a file in vain.
        let (_, draft, _) = self.draft().await?;
        self.template(&draft, request.role).await?;
        let chosen = self
            .shared
            .host
            .choose_files(self.dialog())
            .await
            .map_err(|_| CoreError::new(code::DIALOG_FAILED))?;
        let Some(chosen) = chosen else {
            return self.result_of(true, Vec::new()).await;
        };
        let refused = self.attach_files(chosen, request.role).await;
        self.result_of(false, refused).await
    }
}

impl<H: Host> Answers<DocumentsAttach> for Core<H> {
    async fn answer(&self, request: AttachDocument) -> Result<ChooseResult, CoreError> {
        self.draft().await?;
        let attached = match bytes_of(&request.base64) {
            Ok(bytes) => {
                let name = request.name.clone();
                self.attach_bytes(bytes, request.role, name).await
            }
            Err(error) => Err(error),
        };
        let refused = attached.err().map(|error| RefusedFile {
            name: request.name,
            error,
        });
        self.result_of(false, refused.into_iter().collect()).await
    }
}

impl<H: Host> Answers<DocumentsPaste> for Core<H> {
    async fn answer(&self, request: ChooseDocuments) -> Result<ChooseResult, CoreError> {
        self.draft().await?;
        let pasted = self.shared.host.clipboard().await;
        let refused = match pasted.map_err(|_| CoreError::new(code::CLIPBOARD_FAILED))? {
            Clipboard::Nothing => return Err(CoreError::new(code::CLIPBOARD_EMPTY)),
            Clipboard::Files(files) => self.attach_files(files, request.role).await,
            Clipboard::Image(bytes) => {
                let name = Sensitive::from(self.message("documents-pasted"));
                let attached = self
                    .attach_bytes(bytes.expose_owned(), request.role, name.clone())
                    .await;
                let refused = attached.err().map(|error| RefusedFile { name, error });
                refused.into_iter().collect()
            }
        };
        self.result_of(false, refused).await
    }
}

impl<H: Host> Answers<DocumentsCamera> for Core<H> {
    async fn answer(&self, request: Camera) -> Result<Nothing, CoreError> {
        if request.open {
            // Who has no draft has nothing to photograph for.
            self.draft().await?;
        }
        self.shared.host.allow_camera(request.open);
        Ok(Nothing {})
    }
}

impl<H: Host> Answers<DocumentsRemove> for Core<H> {
    async fn answer(&self, request: OneDocument) -> Result<DraftView, CoreError> {
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
    fn message(&self, key: &str) -> String {
        Messages::of(self.language())
            .format(key, &BTreeMap::new())
            .unwrap_or_else(|| key.to_owned())
    }

    fn dialog(&self) -> FileDialog {
        FileDialog {
            language: self.language(),
            title: self.message("dialog-choose-images"),
            filter: self.message("dialog-images"),
            extensions: EXTENSIONS,
            multiple: true,
        }
    }

    async fn result_of(
        &self,
        cancelled: bool,
        refused: Vec<RefusedFile>,
    ) -> Result<ChooseResult, CoreError> {
        Ok(ChooseResult {
            cancelled,
            draft: self.draft_view().await?,
            refused,
            pending: lock(&self.shared.pictures).views(),
        })
    }

    /// Attaches what can be attached; gives the rest.
    async fn attach_files(&self, files: Vec<PathBuf>, role: DocumentRole) -> Vec<RefusedFile> {
        let mut refused = Vec::new();
        for path in files {
            let name = name_of(&path);
            if let Err(error) = self.attach_file(path, role, name.clone()).await {
                refused.push(RefusedFile { name, error });
            }
        }
        refused
    }

    async fn attach_file(
        &self,
        path: PathBuf,
        role: DocumentRole,
        name: Sensitive<String>,
    ) -> Result<(), CoreError> {
        let read = tokio::task::spawn_blocking(move || read_file(&path)).await;
        let bytes = read.map_err(|_| crate::errors::internal("a file thread"))??;
        self.attach_bytes(bytes, role, name).await
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

/// Where the pixels of a document of the draft are.
pub(crate) fn image_ref(application: Uuid, document: &DocumentRow) -> ImageRef {
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

fn bytes_of(base64: &Sensitive<String>) -> Result<Vec<u8>, CoreError> {
    let longest = usize::try_from(limits::DOCUMENT_FILE_BYTES).unwrap_or(usize::MAX);
    let text = base64.expose();
    if text.len() / 4 * 3 > longest.saturating_add(3) {
        return Err(too_large((text.len() / 4 * 3) as u64));
    }
    STANDARD
        .decode(text)
        .map_err(|_| CoreError::new(code::REQUEST_MALFORMED))
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

fn name_of(path: &Path) -> Sensitive<String> {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
        .into()
}
