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
    /// Longest time from starting the worker until its answer, in milliseconds; then it is killed. A small image has
    /// less ([`Limits::time_for`]).
    pub wall_milliseconds: u64,
    /// Scans of a progressive JPEG. Cameras and editors write about ten; each one costs a pass over the image.
    pub jpeg_scans: u32,
    /// Most pixels that all scans of a JPEG together may pass over: thirty scans of the largest image, more of smaller
    /// ones. So the time that a file takes is known from its header.
    pub jpeg_scanned: u64,
}

impl Limits {
    /// How long the worker may take for an image of so many pixels: two and a half seconds, and what 6 megapixels a
    /// second ask for. Decoding is ten times as fast on an ordinary machine, which leaves room for a slow or busy one.
    #[must_use]
    pub fn time_for(&self, pixels: u64) -> Duration {
        let milliseconds = 2_500_u64.saturating_add(pixels / 6_000);
        Duration::from_millis(milliseconds.min(self.wall_milliseconds))
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
            wall_milliseconds: 10_000,
            jpeg_scans: 64,
            jpeg_scanned: 1_500_000_000,
        }
    }
}
