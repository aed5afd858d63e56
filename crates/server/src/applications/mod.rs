//! Applications from the applicant's side: received, looked at, taken back, expired, forgotten. No HTTP here.
//!
//! | file | verb |
//! |---|---|
//! | `open` | begins an application for a verified address |
//! | `receive` | receives a revision, exactly once |
//! | `view` | what the owner sees |
//! | `looks` | who saw it lately |
//! | `receipt` | the receipt as a page to keep |
//! | `withdraw` | the owner takes it back |
//! | `returning` | what cannot be decoded goes back by itself |
//! | `expire` | returned and not corrected in time |
//! | `retention` | images are erased when they are not needed any more |

mod calendar;
mod expire;
mod failure;
pub mod flags;
mod looks;
mod open;
mod receipt;
mod receive;
mod retention;
mod returning;
mod view;
mod withdraw;

use akashi_domain::ApplicationState;
use akashi_protocol::{Problem, ProblemCode};
use uuid::Uuid;

use crate::audit::{Actor, Subject};

pub use calendar::{date_in_japan, datetime_in_japan, days_after};
pub use expire::expire_overdue;
pub use failure::Failure;
pub use looks::Looks;
pub use open::{open, open_for};
pub use receipt::{blank_receipt, receipt};
pub use receive::receive;
pub use retention::erase_due;
pub(crate) use returning::{enter_returned, return_undecodable};
pub use view::{find, list, note_look, summary};
pub(crate) use withdraw::enter_final;
pub use withdraw::withdraw;

/// Whose applications a request may touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Owner {
    /// The holder of the credential of this one application.
    Credential(Uuid),
    /// The holder of an account.
    Account(Uuid),
}

impl Owner {
    /// As named in the audit trail.
    #[must_use]
    pub const fn actor(self) -> Actor {
        match self {
            Self::Credential(id) | Self::Account(id) => Actor::Applicant(id),
        }
    }

    /// Everything that is the owner's, as named in the audit trail.
    const fn subject(self) -> Subject {
        match self {
            Self::Credential(id) => Subject::Application(id),
            Self::Account(id) => Subject::Account(id),
        }
    }
}

/// The state does not allow what was asked for. An application that was never sent has the state `opened`.
pub(crate) fn state_conflict(state: Option<ApplicationState>) -> Failure {
    Problem::new(ProblemCode::StateConflict)
        .with("state", state.map_or("opened", ApplicationState::as_str))
        .into()
}
