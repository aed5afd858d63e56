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
    let is_ours = is_ours(file.try_lock())?;
    Ok(is_ours.then_some(FolderLock { _file: file }))
}

fn is_ours(tried: Result<(), TryLockError>) -> Result<bool, ClaimFailed> {
    match tried {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(error)) => {
            tracing::error!(reason = %error, "the data folder cannot be locked");
            Err(ClaimFailed::NoLocks)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    /// No process can be told to have a file system without locks, but what the system then says is known.
    #[test]
    fn a_folder_that_cannot_be_locked_is_not_in_use() {
        const ENOLCK: i32 = 37;
        for error in [
            io::Error::from_raw_os_error(ENOLCK),
            io::ErrorKind::Unsupported.into(),
        ] {
            let refused = is_ours(Err(TryLockError::Error(error)));
            assert_eq!(refused, Err(ClaimFailed::NoLocks));
        }
        assert_eq!(is_ours(Err(TryLockError::WouldBlock)), Ok(false));
    }
}
