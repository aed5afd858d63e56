//! Why an operation did not happen.

use akashi_protocol::{Problem, ProblemCode};
use akashi_typeset::TypesetError;

use crate::documents::VaultError;
use crate::entropy::NoEntropy;
use crate::hashing::HashingFailed;
use crate::receipts::ReceiptKeyError;
use crate::storage::StorageError;

/// Refused for a reason that the person is told, or failed for one that only the log is.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Refused: goes out as it is.
    #[error("refused: {}", .0.code.as_str())]
    Refused(Box<Problem>),
    /// Refused for a while.
    #[error("refused for {seconds} s: {}", .code.as_str())]
    Later {
        /// Why.
        code: ProblemCode,
        /// When to try again.
        seconds: u64,
    },
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The image files.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// A password could not be hashed.
    #[error(transparent)]
    Hashing(#[from] HashingFailed),
    /// A page could not be typeset.
    #[error(transparent)]
    Typeset(#[from] TypesetError),
    /// A receipt could not be signed.
    #[error(transparent)]
    ReceiptKey(#[from] ReceiptKeyError),
    /// No randomness.
    #[error(transparent)]
    Entropy(#[from] NoEntropy),
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Refused(Box::new(problem))
    }
}

impl From<ProblemCode> for Failure {
    fn from(code: ProblemCode) -> Self {
        Problem::new(code).into()
    }
}
