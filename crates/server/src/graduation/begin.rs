//! The address that is to be signed in with: a mail to it carries link and code, whether it is the present one or another.
//! With it passwords are set anew ever after, so it is shown to be theirs even where it was years ago.
//!
//! A session that somebody left open is not enough: where a password is ours it is asked for, and where none is, they
//! have to have signed in recently: at the identity provider, which may only have remembered their browser.

use std::net::IpAddr;

use akashi_domain::limits;
use akashi_protocol::ProblemCode;
use akashi_protocol::account::AsksFor;
use akashi_protocol::flow::{Flow, FlowPurpose, StartFlow};
use akashi_protocol::graduation::{
    BeginGraduation, ConfirmGraduation, GraduationRight, GraduationState,
};
use jiff::Timestamp;

use super::offered;
use crate::account::succeeds::{self, Way};
use crate::account::{Known, known, note, prove};
use crate::applications::Failure;
use crate::clock::seconds_after;
use crate::flows::{self, Holder};
use crate::http::auth::Applicant;
use crate::state::AppState;
use crate::storage::flow::FlowRow;
use crate::storage::{Transaction, address, campus, session};

/// What there is, and what the change asks for.
///
/// # Errors
/// `signs_in_as_graduate` for who does; `not_found` where graduates cannot sign in.
pub async fn look(state: &AppState, applicant: Applicant) -> Result<GraduationState, Failure> {
    let (known, recent) = student(state, &applicant).await?;
    Ok(GraduationState {
        asks_for: known.proof.asks_for(),
        recent,
        email: known.email,
    })
}

/// Sends the mail. A repetition with the same id and secret answers the same flow. Whether the address signs in somebody
/// else is found out by the sender of the mail, and told to that address alone.
///
/// # Errors
/// `sign_in_not_recent`, `current_password_wrong`, `sign_in_refused`, `sign_in_reset_needed`, `request_malformed` for a
/// secret that is not 64 hexadecimal digits, `too_many_requests`; `signs_in_as_graduate`, `not_found` as above;
/// `not_signed_in` when the id is another's, or the session ended meanwhile.
pub async fn begin(
    state: &AppState,
    applicant: Applicant,
    asked: BeginGraduation,
    client: IpAddr,
) -> Result<Flow, Failure> {
    let (known, recent) = student(state, &applicant).await?;
    if !recent {
        return Err(ProblemCode::SignInNotRecent.into());
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
        keep: address::insert_graduation_flow,
        begun: "account.graduation_begun",
    };
    succeeds::begin(state, applicant, asked, &known.email, client, way).await
}

/// Spends code or handle: the secret of the flow is good for setting the passwords then, as long as the link was.
///
/// # Errors
/// `code_wrong`, `code_expired`, `code_used`, `code_void`; `address_changed` when the account has another address by now;
/// `not_signed_in` for a flow that is another's.
pub async fn confirm(
    state: &AppState,
    applicant: Applicant,
    asked: ConfirmGraduation,
) -> Result<GraduationRight, Failure> {
    let holder = Holder::new(state, asked.flow, &asked.secret);
    let (now, expires_at) = (state.now(), flows::life_from(state, state.now()));
    flows::redeem_by(state, holder, asked.redeem, move |tx, flow| {
        confirmed(tx, &applicant, flow, now)?;
        Ok(GraduationRight {
            email: flow.email.clone(),
            expires_at,
        })
    })
    .await
}

fn confirmed(
    tx: &Transaction<'_>,
    applicant: &Applicant,
    flow: &FlowRow,
    now: Timestamp,
) -> Result<(), Failure> {
    let change = address::graduation_of_flow(tx, flow.id)?;
    let change = succeeds::theirs(tx, applicant, change)?;
    succeeds::still_leads_on(tx, &change)?;
    note(
        tx,
        change.account,
        "account.graduation_address_confirmed",
        now,
    )
}

/// Somebody whom the university lets in, and whether they have signed in recently enough.
async fn student(state: &AppState, applicant: &Applicant) -> Result<(Known, bool), Failure> {
    offered(state)?;
    let (method, session, now) = (applicant.method, applicant.session, state.now());
    let signed_in = state
        .storage
        .read(move |conn| {
            if campus::kind_of(conn, method)?.is_none() {
                return Err(Failure::from(ProblemCode::SignsInAsGraduate));
            }
            Ok(session::signed_in_at(conn, &session)?)
        })
        .await?;
    let known = known(state, applicant).await?;
    let recent = known.proof.asks_for() != AsksFor::Nothing || is_recent(signed_in, now);
    Ok((known, recent))
}

fn is_recent(signed_in: Option<Timestamp>, now: Timestamp) -> bool {
    signed_in.is_some_and(|at| now < seconds_after(at, limits::RECENT_SIGN_IN_SECONDS))
}
