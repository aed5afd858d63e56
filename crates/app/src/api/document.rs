//! Images attached to the draft.

use akashi_domain::document::MaskAnswer;
use akashi_domain::{DocumentRole, Sensitive};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::draft::DraftView;
use super::error::CoreError;

/// `documents.choose`
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct ChooseDocuments {
    /// What the images show.
    pub role: DocumentRole,
}

/// `documents.attach`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct AttachDocument {
    /// What the images show.
    pub role: DocumentRole,
    /// The file's bytes in base 64.
    #[ts(as = "String")]
    pub base64: Sensitive<String>,
    /// Name to speak of it in messages; not kept.
    #[ts(as = "String")]
    pub name: Sensitive<String>,
}

/// `documents.remove`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct RemoveDocument {
    /// [`DocumentView::id`].
    pub id: String,
}

/// What came of choosing files.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ChooseResult {
    /// The dialog was closed without a choice.
    pub cancelled: bool,
    /// The draft with what could be attached.
    pub draft: DraftView,
    /// Files that could not be attached, and why.
    pub refused: Vec<RefusedFile>,
}

/// A file that could not be attached.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RefusedFile {
    /// Its name, so that the person knows which.
    #[ts(as = "String")]
    pub name: Sensitive<String>,
    /// Why.
    pub error: CoreError,
}

/// One attached image. The pixels are fetched as `akashi-image://localhost/<id>` (or `…/<id>/thumbnail`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DocumentView {
    /// Opaque id, valid in this session.
    pub id: String,
    /// What it shows.
    pub role: DocumentRole,
    /// Pixels; 0 where nobody here knows: of an image of an earlier revision, which only the university holds.
    pub width: u32,
    /// Pixels; 0 like the width.
    pub height: u32,
    /// Bytes to be sent.
    pub bytes: u32,
    /// What was said about the parts that must not be seen.
    pub mask: Vec<MaskAnswer>,
}
