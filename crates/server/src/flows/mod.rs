//! One-time flows (F01): a mail with a link and a code, bound to the device that asked for it. No HTTP here.
//!
//! | file | verb |
//! |---|---|
//! | `start` | starts one, asks for another mail, corrects the address |
//! | `look` | where the mail is |
//! | `land` | the page behind the link: shows, then spends it for a handle |
//! | `redeem` | code or handle become what the flow leads to |
//!
//! Nothing here knows whether an address is known: that is found out by the sender of the mail, in the background.

mod land;
mod look;
mod redeem;
mod start;

use akashi_domain::Sensitive;
use akashi_protocol::ProblemCode;
use jiff::Timestamp;
use subtle::ConstantTimeEq as _;
use uuid::Uuid;

pub use land::{Landing, Spent, look_at, spend};
pub use look::look;
pub(crate) use look::{mail_state, view};
pub(crate) use redeem::credential_ends;
pub use redeem::{redeem, redeem_by};
pub(crate) use start::{check_pause, is_secret, network};
pub use start::{correct_address, resend, start, start_for, start_with};

use crate::applications::Failure;
use crate::clock::seconds_after;
use crate::state::AppState;
use crate::storage::Reader;
use crate::storage::flow::{self, FlowRow, SecretRow};
use crate::token::{self, TokenHash, TokenKind};

/// A flow and the secret with which its device names itself.
#[derive(Debug, Clone, Copy)]
pub struct Holder {
    /// The flow.
    pub flow: Uuid,
    /// Hash of the secret.
    pub secret: TokenHash,
}

impl Holder {
    /// Of a secret that was shown.
    #[must_use]
    pub fn new(state: &AppState, flow: Uuid, secret: &Sensitive<String>) -> Self {
        Self {
            flow,
            secret: token::hash(&state.keys, TokenKind::Flow, secret.expose()),
        }
    }

    /// The flow, if the secret is its own. Unknown flow and wrong secret are the same.
    pub(crate) fn open(&self, conn: &Reader) -> Result<FlowRow, Failure> {
        flow::find(conn, self.flow)?
            .filter(|row| self.holds(row))
            .ok_or_else(|| ProblemCode::NotSignedIn.into())
    }

    fn holds(&self, row: &FlowRow) -> bool {
        self.secret.as_slice().ct_eq(&row.secret_hash).into()
    }
}

/// When link and code of a mail end: their minutes count from the acceptance by the mail server, and until that is
/// known from the moment they were drawn.
fn secret_ends(state: &AppState, secret: &SecretRow) -> Timestamp {
    life_from(state, secret.accepted_at.unwrap_or(secret.drawn_at))
}

pub(crate) fn life_from(state: &AppState, at: Timestamp) -> Timestamp {
    seconds_after(
        at,
        i64::from(state.config.university.policies.link_minutes) * 60,
    )
}
