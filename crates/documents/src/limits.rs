//! Every number an image is measured against, in one place.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// What an image may be, and what its worker may use. The defaults are the decided numbers of the product
/// ("image size" in the features list); a university or a test may lower them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Largest file a person may choose, in bytes.
    pub file_bytes: u64,
    /// Most pixels (width × height) of a chosen file.
    pub pixels: u64,
    /// Longest side of a chosen file, in pixels: keeps a single row of a hostile PNG small.
    pub side: u32,
    /// Longest side on the wire, in pixels.
    pub result_side: u32,
    /// Largest file on the wire, in bytes.
    pub result_bytes: u64,
    /// Longest side of the thumbnail, in pixels.
    pub thumbnail_side: u32,
    /// Address space of the worker, in bytes; beyond it the worker ends.
    pub worker_memory: u64,
    /// What decoding may need by the header's own account, in bytes. Less than `worker_memory` by the room that the
    /// program itself takes, so that an image which cannot fit is refused in words instead of ending the worker.
    pub decode_memory: u64,
    /// Processor time of the worker, in seconds.
    pub cpu_seconds: u64,
    /// Time from starting the worker until its answer, in milliseconds; then it is killed.
    pub wall_milliseconds: u64,
    /// Scans of a progressive JPEG. Cameras and editors write about ten; each one costs a pass over the whole image.
    pub jpeg_scans: u32,
}

impl Limits {
    /// The time limit as a duration.
    #[must_use]
    pub fn wall(&self) -> Duration {
        Duration::from_millis(self.wall_milliseconds)
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 20 * 1024 * 1024,
            pixels: 50_000_000,
            side: 65_535,
            result_side: 2_048,
            result_bytes: 4 * 1024 * 1024,
            thumbnail_side: 320,
            worker_memory: 512 * 1024 * 1024,
            decode_memory: 490_000_000,
            cpu_seconds: 8,
            wall_milliseconds: 10_000,
            jpeg_scans: 64,
        }
    }
}
