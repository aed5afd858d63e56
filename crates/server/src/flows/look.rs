//! Where the mail of a flow is, as its device may know it.

use akashi_protocol::flow::{Flow, MailRefusal, MailState};

use super::{Holder, life_from};
use crate::applications::Failure;
use crate::clock::seconds_after;
use crate::state::AppState;
use crate::storage::flow::FlowRow;
use crate::storage::outbox::{self, Delivery};
use crate::storage::{Reader, StorageError};

/// Looks at a flow.
///
/// # Errors
/// `not_signed_in` for an unknown flow or another's.
pub async fn look(state: &AppState, holder: Holder) -> Result<Flow, Failure> {
    let shared = state.clone();
    state
        .storage
        .read(move |conn| {
            let row = holder.open(conn)?;
            Ok(view(&shared, conn, &row)?)
        })
        .await
}

/// The same for known and unknown addresses: it comes from the outbox alone.
pub(crate) fn view(state: &AppState, conn: &Reader, row: &FlowRow) -> Result<Flow, StorageError> {
    let delivery = outbox::latest_of_flow(conn, row.id)?;
    let accepted = delivery.as_ref().and_then(|delivery| delivery.accepted_at);
    let pause = i64::from(state.config.university.policies.resend_seconds);
    Ok(Flow {
        id: row.id,
        mail: mail_state(delivery),
        resend_from: seconds_after(row.asked_at, pause),
        expires_at: accepted.map(|at| life_from(state, at)),
        spent: row.spent_at.is_some(),
    })
}

pub(crate) fn mail_state(delivery: Option<Delivery>) -> MailState {
    let Some(delivery) = delivery else {
        return MailState::Queued { again_at: None };
    };
    match (delivery.state.as_str(), delivery.accepted_at) {
        (_, Some(at)) => MailState::Accepted { at },
        ("refused", None) => MailState::Refused {
            reason: match delivery.refusal.as_deref() {
                Some("unknown_mailbox") => MailRefusal::UnknownMailbox,
                _ => MailRefusal::Other,
            },
        },
        _ => MailState::Queued {
            again_at: delivery.again_at,
        },
    }
}
