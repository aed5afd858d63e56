//! Whose fault a failure is, and whether trying again can help.

use std::time::Duration;

use akashi_protocol::ProblemCode as P;
use akashi_store::StoreError;

use super::LONGEST;
use super::status::Reason;
use crate::failure::Failure;

/// What a failure means for the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Every entry would fail alike: the queue pauses.
    Systemic {
        /// Does it get better without the person?
        by_itself: bool,
    },
    /// This entry's own.
    Entry {
        /// Can the same bytes succeed later?
        again: bool,
    },
}

/// Why a try did not succeed, and what follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trouble {
    pub(super) reason: Reason,
    pub(super) verdict: Verdict,
    /// The wait the server asked for; zero when it asked for none.
    pub(super) retry_after: Duration,
}

impl From<&Failure> for Trouble {
    fn from(failure: &Failure) -> Self {
        Self {
            reason: Reason::from(failure),
            verdict: verdict(failure),
            retry_after: retry_after(failure),
        }
    }
}

/// A disk that is full or broken concerns every entry; what is damaged in the store is one entry's own.
impl From<&StoreError> for Trouble {
    fn from(error: &StoreError) -> Self {
        let by_itself = Verdict::Systemic { by_itself: true };
        let (code, verdict) = match error {
            StoreError::DiskFull => ("disk_full", by_itself),
            StoreError::Unwritable => ("disk_unwritable", by_itself),
            // Trying again brings nothing back.
            StoreError::ImageLost => ("image_lost", Verdict::Entry { again: false }),
            _ => (P::Internal.as_str(), Verdict::Entry { again: true }),
        };
        Self {
            reason: Reason::code(code),
            verdict,
            retry_after: Duration::ZERO,
        }
    }
}

fn verdict(failure: &Failure) -> Verdict {
    let code = match failure {
        Failure::Problem { problem, .. } => problem.code,
        Failure::ReceiptUnproven => return Verdict::Entry { again: true },
        Failure::ServerTooOld => return Verdict::Systemic { by_itself: false },
        _ => return Verdict::Systemic { by_itself: true },
    };
    match code {
        P::Unavailable | P::TooManyRequests | P::StorageFull => {
            Verdict::Systemic { by_itself: true }
        }
        P::NotSignedIn | P::ClientTooOld | P::PasswordsMustBeSet => {
            Verdict::Systemic { by_itself: false }
        }
        P::Internal
        | P::BodyDigestMismatch
        | P::UploadConflict
        | P::DocumentsMissing
        | P::DocumentsNotReady => Verdict::Entry { again: true },
        _ => Verdict::Entry { again: false },
    }
}

fn retry_after(failure: &Failure) -> Duration {
    match failure {
        Failure::Problem {
            retry_after: Some(seconds),
            ..
        } => Duration::from_secs(u64::from(*seconds)).min(LONGEST),
        _ => Duration::ZERO,
    }
}
