//! Why an image was not taken, as data: a stable code and its arguments. The sentences live in `i18n/`.

use serde::{Deserialize, Serialize};

use crate::Sniffed;

/// One reason per variant, each with something different for the person to do. On the wire
/// `{"code": "image_heic", "args": {}}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "code", content = "args")]
#[error("{}", self.code())]
pub enum ImageProblem {
    /// The file holds no bytes.
    #[serde(rename = "image_empty")]
    Empty {},
    /// The file is something else than JPEG, PNG or GIF.
    #[serde(rename = "image_not_an_image")]
    NotAnImage {
        /// What it is instead.
        found: Sniffed,
    },
    /// The photo format of iPhones, which needs its own explanation.
    #[serde(rename = "image_heic")]
    Heic {},
    /// A PDF, of which one page can be saved as an image.
    #[serde(rename = "image_pdf")]
    Pdf {},
    /// More bytes than may be chosen (or, on the server, sent).
    #[serde(rename = "image_too_large_file")]
    TooLargeFile {
        /// Size of the file in bytes.
        bytes: u64,
        /// Most bytes allowed.
        limit: u64,
    },
    /// More pixels than may be decoded; known from the header alone.
    #[serde(rename = "image_too_many_pixels")]
    TooManyPixels {
        /// Width in pixels, as the file states it.
        width: u32,
        /// Height in pixels, as the file states it.
        height: u32,
        /// Most pixels (width × height) allowed for an image of this kind.
        limit: u64,
    },
    /// The file ends before the image does: a download or copy that was cut off.
    #[serde(rename = "image_truncated")]
    Truncated {},
    /// It claims to be an image, but no picture can be made of it.
    #[serde(rename = "image_undecodable")]
    Undecodable {},
    /// The worker did not answer: killed, out of memory or time, or missing. Trying again may help.
    #[serde(rename = "image_worker_failed")]
    WorkerFailed {},
}

impl ImageProblem {
    /// The stable code, by which messages are looked up.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty {} => "image_empty",
            Self::NotAnImage { .. } => "image_not_an_image",
            Self::Heic {} => "image_heic",
            Self::Pdf {} => "image_pdf",
            Self::TooLargeFile { .. } => "image_too_large_file",
            Self::TooManyPixels { .. } => "image_too_many_pixels",
            Self::Truncated {} => "image_truncated",
            Self::Undecodable {} => "image_undecodable",
            Self::WorkerFailed {} => "image_worker_failed",
        }
    }

    /// The arguments of the message by name, as they stand on the wire.
    #[must_use]
    pub fn args(&self) -> serde_json::Map<String, serde_json::Value> {
        match serde_json::to_value(self)
            .ok()
            .and_then(|mut value| value.get_mut("args").map(std::mem::take))
        {
            Some(serde_json::Value::Object(args)) => args,
            _ => serde_json::Map::new(),
        }
    }

    /// Whether the same bytes could be accepted at another try: only when the worker failed, not the image.
    #[must_use]
    pub fn is_worth_retrying(&self) -> bool {
        matches!(self, Self::WorkerFailed {})
    }
}
