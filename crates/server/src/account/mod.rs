//! What the holder of an account changes about it, but for passwords and sessions. No HTTP here.
//!
//! | file | verb |
//! |---|---|
//! | `address` | another mail address, confirmed by a one-time flow |
//! | `succeeds` | what such flows have in common, a graduation's too |
//! | `proof` | what is asked of them before |
//! | `personal` | address, telephone numbers, workplace |
//! | `enrolment` | an application for a further student number, begun by one |
//! | `name` | an application for another name |

mod address;
mod enrolment;
mod name;
mod personal;
mod proof;
pub(crate) mod succeeds;

use jiff::Timestamp;
use uuid::Uuid;

use crate::applications::Failure;
use crate::audit::{self, Actor, Event, Subject};
use crate::storage::Transaction;

pub use address::{change, confirm, present};
pub use enrolment::{add as add_enrolment, open as open_enrolment};
pub use name::begin as begin_name_change;
pub use personal::{record as personal, replace as change_personal};
pub(crate) use proof::{Known, known, prove};

/// A line of the trail about an account, by its holder.
pub(crate) fn note(
    tx: &Transaction<'_>,
    account: Uuid,
    action: &'static str,
    now: Timestamp,
) -> Result<(), Failure> {
    let event = Event::new(Actor::Applicant(account), action, Subject::Account(account));
    Ok(audit::append(tx, &event, now)?)
}
