//! What the machine gives: room on its disk, and the image worker.

use std::path::Path;

use akashi_documents::ImageWorker;

use super::{Finding, Said, advice, broken, ok};
use crate::documents::free_percent;

/// `None` where the system does not say how much room there is. Below twice the share under which images are refused,
/// it is time to make room.
pub(super) fn disk(dir: &Path, least_free_percent: u64) -> Option<Finding> {
    let free = free_percent(dir)?;
    let said = |key| Said::new(key).with("percent", free);
    Some(if free < least_free_percent {
        broken(said("doctor-disk-full"))
    } else if free < 2 * least_free_percent {
        advice(said("doctor-disk-low"))
    } else {
        ok(said("doctor-disk-ok"))
    })
}

/// Has a small image encoded anew: no other answer shows that the worker can work, and with its system calls filtered.
pub(super) async fn worker(images: Option<ImageWorker>) -> Finding {
    let Some(worker) = images else {
        return broken(Said::new("doctor-worker-missing"));
    };
    match worker.reencode(PROBE.to_vec()).await {
        Ok(_) if worker.is_filtered() == Some(true) => ok(Said::new("doctor-worker-ok")),
        Ok(_) => advice(Said::new("doctor-worker-unfiltered")),
        Err(_) => broken(Said::new("doctor-worker-silent").with_file(&worker.path)),
    }
}

/// A grey square of 16 × 16 pixels, PNG.
const PROBE: &[u8] = b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x10\x00\x00\x00\x10\
    \x08\x00\x00\x00\x00\x3a\x98\xa0\xbd\x00\x00\x00\x0f\x49\x44\x41\x54\x78\xda\x63\x68\x40\x03\x0c\
    \x23\x5b\x00\x00\x05\x0c\x80\x01\xe3\x33\x59\x8a\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";
