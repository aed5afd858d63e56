//! A mail address of somebody whom the university lets in (by a campus ID, or its identity provider), confirmed by a one-time flow (F01). The flow belongs to the account: its
//! code is worth something only together with the session that asked for it.

use std::net::IpAddr;

use akashi_protocol::ProblemCode;
use akashi_protocol::campus::{ConfirmAddress, StartAddress};
use akashi_protocol::flow::{Flow, FlowPurpose, StartFlow};

use super::first_step;
use crate::applications::Failure;
use crate::audit::{self, Actor, Event, Subject};
use crate::flows::{self, Holder};
use crate::http::auth::Newcomer;
use crate::state::AppState;
use crate::storage::{address, campus, session};

/// Sends a mail to the address. A repetition with the same id and secret answers the same flow.
///
/// # Errors
/// `request_malformed` for a secret that is not 64 hexadecimal digits, `too_many_requests`, `not_signed_in` when the
/// id is another's.
pub async fn start(
    state: &AppState,
    newcomer: &Newcomer,
    asked: StartAddress,
    client: IpAddr,
) -> Result<Flow, Failure> {
    let asked = StartFlow {
        id: asked.id,
        secret: asked.secret,
        purpose: FlowPurpose::Registration,
        email: asked.email,
        language: asked.language,
    };
    flows::start_for(state, asked, client, Some(newcomer.account)).await
}

/// Spends code or handle; the address is the account's from then on.
///
/// # Errors
/// `code_wrong`, `code_expired`, `code_used`, `code_void`; `not_signed_in` for a flow that is another's.
pub async fn confirm(
    state: &AppState,
    newcomer: &Newcomer,
    asked: ConfirmAddress,
) -> Result<(), Failure> {
    let holder = Holder::new(state, asked.flow, &asked.secret);
    let (account, method, now) = (newcomer.account, newcomer.method, state.now());
    let session = newcomer.session;
    flows::redeem_by(state, holder, asked.redeem, move |tx, row| {
        let elsewhere = !address::leads_to_address(tx, row.id)?;
        if elsewhere || campus::account_of_flow(tx, row.id)? != Some(account) {
            return Err(ProblemCode::NotSignedIn.into());
        }
        campus::set_address(tx, account, &row.email, now)?;
        // With a campus ID a second password is still to be set; whom the provider lets in is home with this.
        if first_step(tx, account, method)?.is_none() {
            if !session::passwords_are_set(tx, &session)? {
                return Err(ProblemCode::NotSignedIn.into());
            }
            session::end_others(tx, account, Some(&session))?;
        }
        let event = Event::new(
            Actor::Applicant(account),
            "account.address_confirmed",
            Subject::Account(account),
        );
        Ok(audit::append(tx, &event, now)?)
    })
    .await
}
