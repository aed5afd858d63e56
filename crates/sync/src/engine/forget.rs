//! Images that nobody needs any more: their rows, and with them their keys, went with the entry. Files, and the last
//! traces of the keys in the log, are removed when the queue is through, or for many at once: emptying the log takes as
//! long as sending an entry, and files that were just deleted cost who makes new ones on the same disk.

use std::sync::PoisonError;

use super::Shared;

/// So many are not kept back.
pub(super) const MANY: usize = 1024;

impl Shared {
    pub(super) fn forget(&self, images: Vec<String>) {
        self.unused().extend(images);
    }

    pub(super) fn forgettable(&self) -> usize {
        self.unused().len()
    }

    /// Removes them now. What is not reached any more is removed at the next start.
    pub(super) async fn forget_all(&self) {
        let images = std::mem::take(&mut *self.unused());
        if images.is_empty() {
            return;
        }
        self.surroundings.store.forget_images(images).await;
        fail::fail_point!("sync::receipt::images_forgotten");
    }

    fn unused(&self) -> std::sync::MutexGuard<'_, Vec<String>> {
        self.unused.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
