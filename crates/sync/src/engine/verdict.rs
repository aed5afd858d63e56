//! Whose fault a failure is, and whether trying again can help.

use std::time::Duration;

use akashi_protocol::ProblemCode as P;

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

pub(super) fn of(failure: &Failure) -> Verdict {
    let code = match failure {
        Failure::Problem { problem, .. } => problem.code,
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
        P::Internal | P::BodyDigestMismatch | P::DocumentsMissing | P::DocumentsNotReady => {
            Verdict::Entry { again: true }
        }
        _ => Verdict::Entry { again: false },
    }
}

/// The wait the server asked for; zero when it asked for none.
pub(super) fn retry_after(failure: &Failure) -> Duration {
    match failure {
        Failure::Problem {
            retry_after: Some(seconds),
            ..
        } => Duration::from_secs(u64::from(*seconds)),
        _ => Duration::ZERO,
    }
}
