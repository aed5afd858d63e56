//! One process per data folder.

use std::fs::{File, TryLockError};
use std::path::Path;

use crate::atomic;
use crate::device::ClaimFailed;
use crate::error::StoreError;

/// Held as long as this process owns the data folder; the system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub(crate) struct FolderLock {
    _file: File,
}

/// `None` when another process (or another owner in this one) has the folder.
///
/// # Errors
/// [`ClaimFailed::NoLocks`] where a system knows files and no locks, as many network drives do.
pub(crate) fn acquire(dir: &Path) -> Result<Option<FolderLock>, ClaimFailed> {
    let file = atomic::private()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(dir.join("lock"))
        .map_err(StoreError::from)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(FolderLock { _file: file })),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => {
            tracing::warn!(reason = %error, "the data folder cannot be locked");
            Err(ClaimFailed::NoLocks)
        }
    }
}
