//! What staff do: sign in, look through the queue, take up an application, decide. No HTTP here.
//!
//! | file | verb |
//! |---|---|
//! | `account` | what the commands about accounts share |
//! | `add` | makes an account, from the command line |
//! | `manage` | lists accounts, shuts one off, lets it in again, resets it, changes its role |
//! | `administer` | what of that an administrator does from the application |
//! | `own` | one's own password, authenticator and recovery codes; setting up a new account |
//! | `sign_in` | password and authenticator |
//! | `queue` | looks through what waits |
//! | `detail` | opens one application; the read is audited |
//! | `assign` | takes it up, puts it back |
//! | `decide` | approves, rejects, returns |
//! | `second_person` | whether a second person has to confirm an approval |

pub mod account;
mod add;
pub mod administer;
mod admit;
mod assign;
mod decide;
mod detail;
mod manage;
mod own;
mod queue;
mod second_person;
mod sign_in;
pub mod totp;

use uuid::Uuid;

pub use account::AccountProblem;
pub use add::{Added, add};
pub use assign::{assign, unassign};
pub use decide::decide;
pub use detail::open;
pub use manage::{Account, disable, enable, list, reset, set_role};
pub use own::{change_password, confirm_authenticator, offer_authenticator, own, renew_codes};
pub use queue::{QueueQuery, queue};
pub use sign_in::{sign_in, sign_out};

/// What the secret of an authenticator is bound to: it fits its own account only.
fn about_totp(staff: Uuid) -> String {
    format!("totp {staff}")
}
