//! Every error becomes a code with arguments, here and nowhere else.

use akashi_documents::ImageProblem;
use akashi_domain::connect::AddressProblem;
use akashi_domain::email::EmailProblem;
use akashi_domain::{FieldProblem, limits};
use akashi_protocol::ProblemCode;
use akashi_store::key::passphrase;
use akashi_store::outside::NoEntropy;
use akashi_store::{OpenFailed, StoreError};
use akashi_sync::Failure;
use akashi_sync::engine::Reason;

use crate::api::CoreError;
use crate::api::error::code;

/// Something nobody expected. `what` goes to the log and must hold nothing personal.
pub(crate) fn internal(what: &str) -> CoreError {
    tracing::error!(what, "unexpected");
    CoreError::new(code::INTERNAL)
}

pub(crate) fn form_invalid(problems: Vec<FieldProblem>) -> CoreError {
    CoreError {
        problems,
        ..CoreError::new(code::FORM_INVALID)
    }
}

/// This device may not open the application any more: its 14 days, or the session, are over. What to do depends on
/// whether the university has received it.
pub(crate) fn access_ended(received: bool) -> CoreError {
    CoreError::new(code::ACCESS_ENDED).with("received", if received { "yes" } else { "no" })
}

impl From<Failure> for CoreError {
    fn from(failure: Failure) -> Self {
        Reason::from(&failure).into()
    }
}

impl From<Reason> for CoreError {
    fn from(reason: Reason) -> Self {
        let mut error = Self {
            code: reason.code,
            args: reason.args,
            problems: reason.problems,
        };
        if error.code == ProblemCode::ClientTooOld.as_str() {
            // Not every server says where the newer one is.
            for name in ["version", "url"] {
                let said = error.args.entry(name.to_owned()).or_default();
                if said.is_empty() {
                    "none".clone_into(said);
                }
            }
        }
        error
    }
}

impl From<StoreError> for CoreError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::DiskFull => Self::new(code::DISK_FULL),
            StoreError::Unwritable => Self::new(code::DISK_UNWRITABLE),
            StoreError::ImageLost => Self::new(code::IMAGE_LOST),
            StoreError::Closed => Self::new(code::STORE_LOCKED),
            StoreError::Unreadable => Self::new(code::STORE_DAMAGED),
            StoreError::NoLocks => Self::new(code::STORE_NO_LOCKS),
            other => internal(&other.to_string()),
        }
    }
}

impl From<OpenFailed> for CoreError {
    fn from(failed: OpenFailed) -> Self {
        match failed {
            OpenFailed::NeedsNewPassphrase
            | OpenFailed::NeedsPassphrase
            | OpenFailed::KeyringLocked
            | OpenFailed::Locked
            | OpenFailed::KeyLost
            | OpenFailed::Damaged
            | OpenFailed::NotMigrated
            | OpenFailed::TooNew => Self::new(code::STORE_LOCKED),
            OpenFailed::WrongPassphrase => Self::new(code::PASSPHRASE_WRONG),
            OpenFailed::ShortPassphrase => {
                Self::new(code::PASSPHRASE_SHORT).with("limit", passphrase::MIN_CHARS)
            }
            OpenFailed::Store(error) => error.into(),
        }
    }
}

impl From<NoEntropy> for CoreError {
    fn from(_: NoEntropy) -> Self {
        internal("no randomness")
    }
}

impl From<AddressProblem> for CoreError {
    fn from(problem: AddressProblem) -> Self {
        Self::new(match problem {
            AddressProblem::Missing => code::ADDRESS_MISSING,
            AddressProblem::Malformed => code::ADDRESS_MALFORMED,
            AddressProblem::Insecure => code::ADDRESS_INSECURE,
        })
    }
}

impl From<EmailProblem> for CoreError {
    fn from(problem: EmailProblem) -> Self {
        match problem {
            EmailProblem::Missing => Self::new(code::EMAIL_MISSING),
            EmailProblem::TooLong => {
                Self::new(code::EMAIL_TOO_LONG).with("limit", limits::EMAIL_BYTES)
            }
            EmailProblem::Malformed => Self::new(code::EMAIL_MALFORMED),
        }
    }
}

impl From<ImageProblem> for CoreError {
    fn from(problem: ImageProblem) -> Self {
        let mut error = Self::new(problem.code());
        for (name, value) in problem.args() {
            // A text without the quotation marks of JSON.
            let value = value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned);
            error.args.insert(name, value);
        }
        error
    }
}
