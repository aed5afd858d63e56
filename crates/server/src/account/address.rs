//! メールアドレス変更: another mail address for an account that has one. A mail to the new address carries link and code;
//! the flow belongs to the account, so that they are worth something only together with a session of it.
//!
//! With the address somebody sets forgotten passwords anew, so a session that was left open is not enough to change it:
//! a password of ours is asked for, and a wrong one counts as a failed sign-in. The address before is told.
//!
//! A flow knows the address it takes the place of. Once there is another, it leads nowhere: of two that were begun, the
//! one that is completed first counts.

use std::net::IpAddr;

use akashi_protocol::ProblemCode;
use akashi_protocol::account::{ChangeAddress, ConfirmChange, PresentAddress};
use akashi_protocol::flow::{Flow, FlowPurpose, StartFlow};
use jiff::Timestamp;

use super::note;
use super::proof::{known, prove};
use super::succeeds::{self, Way};
use crate::applications::Failure;
use crate::flows::{self, Holder};
use crate::http::auth::Applicant;
use crate::keys::Keys;
use crate::state::AppState;
use crate::storage::flow::FlowRow;
use crate::storage::{
    Transaction, address, campus, graduate, notice, password, password_right, sign_in_attempt,
};
use crate::throttle::Who;

/// The present address.
///
/// # Errors
/// `not_allowed` for an account without one.
pub async fn present(state: &AppState, applicant: Applicant) -> Result<PresentAddress, Failure> {
    let known = known(state, &applicant).await?;
    Ok(PresentAddress {
        asks_for: known.proof.asks_for(),
        email: known.email,
    })
}

/// Sends a mail to the new address. A repetition with the same id and secret answers the same flow. Whether the address
/// signs in somebody else is found out by the sender of the mail, and told to that address alone.
///
/// # Errors
/// `current_password_wrong`, `sign_in_refused`, `sign_in_reset_needed`, `email_unchanged`, `request_malformed` for a
/// secret that is not 64 hexadecimal digits, `too_many_requests`; `not_signed_in` when the id is another's, or the session
/// ended meanwhile.
pub async fn change(
    state: &AppState,
    applicant: Applicant,
    asked: ChangeAddress,
    client: IpAddr,
) -> Result<Flow, Failure> {
    let known = known(state, &applicant).await?;
    if known.email.key() == asked.email.key() {
        return Err(ProblemCode::EmailUnchanged.into());
    }
    prove(state, known.proof, asked.password).await?;
    let asked = StartFlow {
        id: asked.id,
        secret: asked.secret,
        purpose: FlowPurpose::Registration,
        email: asked.email,
        language: asked.language,
    };
    let way = Way {
        keep: address::insert_flow,
        begun: "account.address_change_begun",
    };
    succeeds::begin(state, applicant, asked, &known.email, client, way).await
}

/// Spends code or handle; the address is the account's from then on.
///
/// # Errors
/// `code_wrong`, `code_expired`, `code_used`, `code_void`; `address_changed` when another change was completed meanwhile,
/// `address_in_use` when the address signs in another graduate by now; `not_signed_in` for a flow that is another's.
pub async fn confirm(
    state: &AppState,
    applicant: Applicant,
    asked: ConfirmChange,
) -> Result<(), Failure> {
    let holder = Holder::new(state, asked.flow, &asked.secret);
    let (keys, now) = (state.keys.clone(), state.now());
    flows::redeem_by(state, holder, asked.redeem, move |tx, flow| {
        complete(tx, &keys, &applicant, flow, now)
    })
    .await?;
    state.mail.wake();
    Ok(())
}

fn complete(
    tx: &Transaction<'_>,
    keys: &Keys,
    applicant: &Applicant,
    flow: &FlowRow,
    now: Timestamp,
) -> Result<(), Failure> {
    let account = applicant.account;
    let change = succeeds::theirs(tx, applicant, address::change_of_flow(tx, flow.id)?)?;
    succeeds::still_leads_on(tx, &change)?;
    let former = campus::address_of(tx, account)?.ok_or(ProblemCode::AddressChanged)?;
    if graduate::is_anothers(tx, &flow.email.key(), account)? {
        return Err(ProblemCode::AddressInUse.into());
    }
    address::move_to(tx, account, &flow.email, now)?;
    if let Some(graduate) = password::graduate_of_account(tx, account)? {
        // A right that the former address was given, and what was tried before anybody could sign in with the new one.
        password_right::forget(tx, graduate.method)?;
        let tried = Who::Graduate.pseudonym(keys, &flow.email.key());
        sign_in_attempt::forget(tx, Who::Graduate.kind(), &tried)?;
    }
    notice::queue_for_former_address(tx, account, &former, now)?;
    note(tx, account, "account.address_changed", now)
}
