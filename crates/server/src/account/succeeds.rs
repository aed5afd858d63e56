//! Flows that confirm an address which is to take the place of the one an account has, alone or with the way of signing in.
//! They belong to the account and know what they replace: once it has another address, they lead nowhere.

use std::net::IpAddr;

use akashi_domain::EmailAddress;
use akashi_protocol::ProblemCode;
use akashi_protocol::flow::{Flow, FlowPurpose, StartFlow};
use uuid::Uuid;

use super::note;
use crate::applications::Failure;
use crate::flows;
use crate::http::auth::Applicant;
use crate::state::AppState;
use crate::storage::address::{self, Change};
use crate::storage::{Reader, StorageError, Transaction, session};

/// What such a flow leads to: how it is kept, and what the trail says of its begin.
pub(crate) struct Way {
    pub(crate) keep: fn(&Transaction<'_>, Uuid, &Change) -> Result<(), StorageError>,
    pub(crate) begun: &'static str,
}

/// Sends a mail to the address that is asked for; who asks has been proven. A repetition with the same id and secret answers
/// the same flow. Whether the address signs in somebody else is found out by the sender of the mail.
///
/// # Errors
/// `request_malformed` for a secret that is not 64 hexadecimal digits, `too_many_requests`; `not_signed_in` when the id is
/// another's, or the session ended meanwhile; `address_changed` when the present address is not `present` any more.
pub(crate) async fn begin(
    state: &AppState,
    applicant: Applicant,
    asked: StartFlow,
    present: &EmailAddress,
    client: IpAddr,
    way: Way,
) -> Result<Flow, Failure> {
    let Applicant {
        account, session, ..
    } = applicant;
    let change = Change {
        account,
        replaces: present.key().into(),
    };
    let now = state.now();
    // It leads to no application; the account says so.
    let asked = StartFlow {
        purpose: FlowPurpose::Registration,
        ..asked
    };
    flows::start_with(state, asked, client, Some(account), move |tx, flow| {
        // Hashing takes a while; another computer may have been faster.
        if session::find_applicant(tx, &session)?.is_none() {
            return Err(ProblemCode::NotSignedIn.into());
        }
        if !address::is_current(tx, &change)? {
            return Err(ProblemCode::AddressChanged.into());
        }
        (way.keep)(tx, flow.id, &change)?;
        note(tx, account, way.begun, now)
    })
    .await
}

/// Whose the change of a flow is.
///
/// # Errors
/// `not_signed_in` where it is another's, or the session ended meanwhile.
pub(crate) fn theirs(
    conn: &Reader,
    applicant: &Applicant,
    change: Option<Change>,
) -> Result<Change, Failure> {
    let change = change
        .filter(|change| change.account == applicant.account)
        .ok_or(ProblemCode::NotSignedIn)?;
    if session::find_applicant(conn, &applicant.session)?.is_none() {
        return Err(ProblemCode::NotSignedIn.into());
    }
    Ok(change)
}

/// Does the account still have the address that is to be replaced?
///
/// # Errors
/// `address_changed` where it has not.
pub(crate) fn still_leads_on(conn: &Reader, change: &Change) -> Result<(), Failure> {
    match address::is_current(conn, change)? {
        true => Ok(()),
        false => Err(ProblemCode::AddressChanged.into()),
    }
}
