//! Why something could not be stored or read. A variant exists where somebody acts on it.

use std::io;

use rusqlite::ErrorCode;

use crate::outside::NoEntropy;

/// What SQLite says where locks, or memory that processes share, do not work.
const NO_LOCKS: [i32; 7] = [
    rusqlite::ffi::SQLITE_PROTOCOL,
    rusqlite::ffi::SQLITE_IOERR_LOCK,
    rusqlite::ffi::SQLITE_IOERR_RDLOCK,
    rusqlite::ffi::SQLITE_IOERR_CHECKRESERVEDLOCK,
    rusqlite::ffi::SQLITE_IOERR_SHMLOCK,
    rusqlite::ffi::SQLITE_IOERR_SHMMAP,
    rusqlite::ffi::SQLITE_IOERR_SHMOPEN,
];

/// What went wrong in the store. Carries no values of rows.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// No space left on the disk, or none left for this store.
    #[error("disk full")]
    DiskFull,
    /// The disk refuses to be written: permissions, read-only, broken.
    #[error("disk unwritable")]
    Unwritable,
    /// The folder cannot be locked, as on many network drives: two processes could write over one another.
    #[error("no locks in the data folder")]
    NoLocks,
    /// The file is not readable with this key, or damaged.
    #[error("not readable with this key")]
    Unreadable,
    /// An image is gone or damaged; only whoever has the picture can help.
    #[error("an image is lost")]
    ImageLost,
    /// The store was closed meanwhile.
    #[error("store closed")]
    Closed,
    /// What was read is not what is ever written.
    #[error("unexpected content in {0}")]
    Unexpected(&'static str),
    /// Any other failure of the database, by its extended code.
    #[error("database failure {0}")]
    Database(i32),
    /// No randomness.
    #[error("no randomness")]
    NoEntropy,
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error {
            rusqlite::Error::SqliteFailure(failure, _) => match failure.code {
                ErrorCode::DiskFull => Self::DiskFull,
                _ if NO_LOCKS.contains(&failure.extended_code) => Self::NoLocks,
                ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt => Self::Unreadable,
                ErrorCode::ReadOnly
                | ErrorCode::CannotOpen
                | ErrorCode::SystemIoFailure
                | ErrorCode::PermissionDenied => Self::Unwritable,
                _ => Self::Database(failure.extended_code),
            },
            _ => Self::Unexpected("a row"),
        }
    }
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull
            | io::ErrorKind::QuotaExceeded
            | io::ErrorKind::FileTooLarge => Self::DiskFull,
            _ => Self::Unwritable,
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(_: serde_json::Error) -> Self {
        Self::Unexpected("stored JSON")
    }
}

impl From<NoEntropy> for StoreError {
    fn from(_: NoEntropy) -> Self {
        Self::NoEntropy
    }
}
