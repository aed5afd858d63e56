//! One process per data folder.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;

use crate::atomic;

/// Held as long as this process owns the data folder; the system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub(crate) struct FolderLock {
    _file: File,
}

/// `None` when another process (or another owner in this one) has the folder.
pub(crate) fn acquire(dir: &Path) -> io::Result<Option<FolderLock>> {
    let file = atomic::private()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(dir.join("lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(FolderLock { _file: file })),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}
