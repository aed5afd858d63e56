//! Beginning anew beside a store that cannot be read.

use std::sync::atomic::Ordering;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::Device;
use crate::aside::{self, Aside};
use crate::blocking;
use crate::error::StoreError;

impl Device {
    /// Moves the store into a folder of its own, whole and unread, so that a new one can be begun; gives the name of the
    /// folder. The key stays where it is: it may be the one that opens it.
    ///
    /// # Errors
    /// When a file cannot be moved; what was not moved yet is moved into the same folder when this is done again.
    pub async fn set_aside(&self, now: Timestamp) -> Result<String, StoreError> {
        let mut slot = self.store.lock().await;
        if let Some(store) = slot.take() {
            store.close().await;
        }
        self.locked.store(false, Ordering::SeqCst);
        let files = self.files.clone();
        let folder = blocking::run(move || aside::set(&files, now, &TimeZone::system())).await??;
        let name = folder.file_name().unwrap_or_default();
        Ok(name.to_string_lossy().into_owned())
    }

    /// What was set aside, oldest first.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub async fn asides(&self) -> Result<Vec<Aside>, StoreError> {
        let dir = self.options.dir.clone();
        blocking::run(move || aside::list(&dir)).await?
    }

    /// Removes what was set aside under this name.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub async fn remove_aside(&self, name: String) -> Result<(), StoreError> {
        let dir = self.options.dir.clone();
        blocking::run(move || aside::remove(&dir, &name)).await?
    }
}
