//! Images attached to the draft, and pictures that wait to be.

use akashi_documents::ReadabilityProblem;
use akashi_domain::document::{Area, MaskAnswer};
use akashi_domain::{DocumentRole, Sensitive};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::draft::DraftView;
use super::error::CoreError;

/// `documents.choose`, `documents.paste`
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

/// `documents.remove`, `documents.edit`, `documents.drop`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct OneDocument {
    /// [`DocumentView::id`], or for `documents.drop` [`PendingView::id`].
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
    /// Every picture that waits for the person, in order.
    pub pending: Vec<PendingView>,
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

/// A picture that is kept nowhere yet: something in it has to be covered, or it is hard to read. Its pixels are fetched
/// like those of an image.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PendingView {
    /// Opaque id.
    pub id: String,
    /// What it shows.
    pub role: DocumentRole,
    /// Name of the file.
    #[ts(as = "String")]
    pub name: Sensitive<String>,
    /// Pixels, upright.
    pub width: u32,
    /// Pixels, upright.
    pub height: u32,
    /// Why it is hard to read, the most important first.
    #[ts(type = "('too_small' | 'too_dark' | 'too_bright' | 'blurred' | 'glare')[]")]
    pub problems: Vec<ReadabilityProblem>,
    /// 1, or 2 for the last warning; 0 for none.
    pub warning: u8,
    /// Is there anything to be covered?
    pub cover: bool,
    /// It is attached already, and is changed.
    pub stored: bool,
    /// What was said of it when it was attached.
    pub answers: Vec<MaskAnswer>,
}

/// `documents.keep`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct KeepDocument {
    /// [`PendingView::id`].
    pub id: String,
    /// What is made black, in the picture as turned.
    pub covers: Vec<Area>,
    /// Quarter turns clockwise, 0 to 3.
    pub turn: u8,
    /// What the person says of everything that must not be seen.
    pub answers: Vec<MaskAnswer>,
}

/// What came of keeping a picture.
#[derive(Debug, Clone, Serialize, TS)]
pub struct KeepResult {
    /// The draft, with the picture unless there was a warning.
    pub draft: DraftView,
    /// Not kept yet: the person is told once more that it is hard to read.
    pub warned: Option<PendingView>,
}

/// Where images can come from here.
#[derive(Debug, Clone, Copy, Serialize, TS)]
pub struct DocumentSources {
    /// `documents.paste` reads the clipboard; otherwise the page is given what is pasted.
    pub paste: bool,
}

/// `documents.camera`
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct Camera {
    /// Only while this was said last may the page use the camera.
    pub open: bool,
}
