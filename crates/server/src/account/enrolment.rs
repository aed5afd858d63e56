//! 学籍番号追加登録: a mail to the address of the account leads to an application for a further student number. The flow belongs
//! to the account, so that link and code are worth something only together with a session of it; what it leads to is an
//! application like every other, with a credential for the device that asked.

use std::net::IpAddr;

use akashi_domain::{ApplicationKind, EmailAddress};
use akashi_protocol::ProblemCode;
use akashi_protocol::account::{AddEnrolment, OpenEnrolment};
use akashi_protocol::flow::{ApplicationCredential, Flow, FlowPurpose, StartFlow};
use jiff::Timestamp;
use uuid::Uuid;

use super::note;
use crate::applications::{self, Failure};
use crate::flows::{self, Holder};
use crate::http::auth::Applicant;
use crate::state::AppState;
use crate::storage::flow::FlowRow;
use crate::storage::{Transaction, address, campus, session};
use crate::token::{self, TokenKind};

/// Who may add a number: who signs in with a mail address, and whom the identity provider lets in. A campus ID is the
/// number.
const MAY: [&str; 2] = ["graduate", "saml"];

/// Sends a mail to the address of the account. A repetition with the same id and secret answers the same flow.
///
/// # Errors
/// `not_allowed` for a campus ID, `request_malformed` for a secret that is not 64 hexadecimal digits, `too_many_requests`;
/// `not_signed_in` when the id is another's, or the session ended meanwhile.
pub async fn add(
    state: &AppState,
    applicant: Applicant,
    asked: AddEnrolment,
    client: IpAddr,
) -> Result<Flow, Failure> {
    let Applicant {
        account,
        method,
        session,
    } = applicant;
    let email = address_of(state, account, method).await?;
    let asked = StartFlow {
        id: asked.id,
        secret: asked.secret,
        purpose: FlowPurpose::Registration,
        email,
        language: asked.language,
    };
    let now = state.now();
    flows::start_with(state, asked, client, Some(account), move |tx, flow| {
        if session::find_applicant(tx, &session)?.is_none() {
            return Err(ProblemCode::NotSignedIn.into());
        }
        address::insert_enrolment_flow(tx, flow.id, account)?;
        note(tx, account, "account.enrolment_begun", now)
    })
    .await
}

/// Where the mail goes, if this person may add a number.
async fn address_of(
    state: &AppState,
    account: Uuid,
    method: Uuid,
) -> Result<EmailAddress, Failure> {
    state
        .storage
        .read(move |conn| {
            let method = address::method(conn, method)?.ok_or(ProblemCode::NotSignedIn)?;
            let may = MAY.contains(&method.kind.as_str());
            let email = campus::address_of(conn, account)?.filter(|_| may);
            Ok::<_, Failure>(email.ok_or(ProblemCode::NotAllowed)?)
        })
        .await
}

/// Spends code or handle; begins the application.
///
/// # Errors
/// `code_wrong`, `code_expired`, `code_used`, `code_void`; `address_changed` when the account has another address by now;
/// `not_signed_in` for a flow that is another's.
pub async fn open(
    state: &AppState,
    applicant: Applicant,
    asked: OpenEnrolment,
) -> Result<ApplicationCredential, Failure> {
    let holder = Holder::new(state, asked.flow, &asked.secret);
    let (token, hash) = token::draw(&state.keys, TokenKind::Application)?;
    let (now, expires_at) = (state.now(), flows::credential_ends(state, state.now()));
    flows::redeem_by(state, holder, asked.redeem, move |tx, flow| {
        let application = begin(tx, &applicant, flow, now)?;
        session::insert_credential(tx, &hash, application, now, expires_at)?;
        Ok(ApplicationCredential {
            token,
            expires_at,
            email: flow.email.clone(),
            application,
            revision: 0,
            applies_for: ApplicationKind::Enrolment,
        })
    })
    .await
}

fn begin(
    tx: &Transaction<'_>,
    applicant: &Applicant,
    flow: &FlowRow,
    now: Timestamp,
) -> Result<Uuid, Failure> {
    let account = applicant.account;
    let is_theirs = address::enrolment_of_flow(tx, flow.id)? == Some(account);
    if !is_theirs || session::find_applicant(tx, &applicant.session)?.is_none() {
        return Err(ProblemCode::NotSignedIn.into());
    }
    if !address::is_of(tx, account, &flow.email)? {
        return Err(ProblemCode::AddressChanged.into());
    }
    let kind = ApplicationKind::Enrolment;
    Ok(applications::open_for(
        tx,
        account,
        kind,
        &flow.email,
        flow.language,
        now,
    )?)
}
