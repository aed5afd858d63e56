//! Starts a flow, asks for another mail, corrects the address. Each queues one mail, whoever the address belongs to.

use std::net::IpAddr;

use akashi_domain::EmailAddress;
use akashi_protocol::ProblemCode;
use akashi_protocol::flow::{Flow, StartFlow};
use jiff::Timestamp;
use uuid::Uuid;

use super::{Holder, look};
use crate::applications::Failure;
use crate::clock::seconds_after;
use crate::state::AppState;
use crate::storage::flow::{self, FlowRow};
use crate::storage::rate::{self, Rate};
use crate::storage::{Transaction, address, campus, outbox, second_password};

/// Starts a flow for a client at `client`. A repetition with the same id and secret answers the same flow.
///
/// # Errors
/// `request_malformed` for a secret that is not 64 hexadecimal digits, `too_many_requests`, `not_signed_in` when the
/// id is another's.
pub async fn start(state: &AppState, asked: StartFlow, client: IpAddr) -> Result<Flow, Failure> {
    start_with(state, asked, client, None, |_, _| Ok(())).await
}

/// The same; with an account, the flow confirms a mail address of it and leads to no application.
///
/// # Errors
/// See [`start`].
pub async fn start_for(
    state: &AppState,
    asked: StartFlow,
    client: IpAddr,
    account: Option<Uuid>,
) -> Result<Flow, Failure> {
    start_with(state, asked, client, account, move |tx, flow| {
        if let Some(account) = account {
            campus::insert_flow(tx, flow.id, account)?;
        }
        Ok(())
    })
    .await
}

/// The same; `bind` says, in the same transaction, whose the new flow is. For one that is there already it is `account`'s.
///
/// # Errors
/// See [`start`], and what `bind` says; there is then no flow and no mail.
pub async fn start_with(
    state: &AppState,
    asked: StartFlow,
    client: IpAddr,
    account: Option<Uuid>,
    bind: impl FnOnce(&Transaction<'_>, &FlowRow) -> Result<(), Failure> + Send + 'static,
) -> Result<Flow, Failure> {
    if !is_secret(asked.secret.expose()) {
        return Err(ProblemCode::RequestMalformed.into());
    }
    let holder = Holder::new(state, asked.id, &asked.secret);
    let (shared, now) = (state.clone(), state.now());
    let flow = state
        .storage
        .transact(move |tx| {
            if flow::find(tx, asked.id)?.is_some() {
                let row = holder.open(tx)?;
                if campus::account_of_flow(tx, row.id)? != account {
                    return Err(ProblemCode::NotSignedIn.into());
                }
                return Ok(look::view(&shared, tx, &row)?);
            }
            let row = new_row(asked, holder, now);
            count(&shared, tx, &row.email, client, now)?;
            flow::insert(tx, &row)?;
            bind(tx, &row)?;
            outbox::queue_flow(tx, row.id, now)?;
            Ok::<_, Failure>(look::view(&shared, tx, &row)?)
        })
        .await?;
    state.mail.wake();
    Ok(flow)
}

/// Asks for another mail; links and codes of older ones cease to count when it is sent.
///
/// # Errors
/// `resend_too_early`, `too_many_requests`, `code_used` when the flow is over, `not_signed_in`.
pub async fn resend(state: &AppState, holder: Holder, client: IpAddr) -> Result<Flow, Failure> {
    ask_again(state, holder, None, client).await
}

/// Sends to another address instead; what was sent to the wrong one ceases to count at once.
///
/// # Errors
/// `too_many_requests`, `code_used` when the flow is over, `not_signed_in`.
pub async fn correct_address(
    state: &AppState,
    holder: Holder,
    email: EmailAddress,
    client: IpAddr,
) -> Result<Flow, Failure> {
    ask_again(state, holder, Some(email), client).await
}

async fn ask_again(
    state: &AppState,
    holder: Holder,
    email: Option<EmailAddress>,
    client: IpAddr,
) -> Result<Flow, Failure> {
    let (shared, now) = (state.clone(), state.now());
    let flow = state
        .storage
        .transact(move |tx| {
            let row = holder.open(tx)?;
            if row.spent_at.is_some() {
                return Err(ProblemCode::CodeUsed.into());
            }
            let email = match email.filter(|email| email.key() != row.email.key()) {
                Some(email) => email,
                None => {
                    check_pause(&shared, row.asked_at, now)?;
                    row.email.clone()
                }
            };
            may_go_to(tx, &row, &email)?;
            count(&shared, tx, &email, client, now)?;
            flow::ask_again(tx, &row, &email, now)?;
            outbox::queue_flow(tx, row.id, now)?;
            let row = holder.open(tx)?;
            Ok::<_, Failure>(look::view(&shared, tx, &row)?)
        })
        .await?;
    state.mail.wake();
    Ok(flow)
}

/// A flow that changes an address leads to another one than the present one, and nowhere once there is a third; one for a
/// sign-in after graduation to any, and likewise. One for a further student number, or a forgotten second password, leads
/// nowhere but to the account's own.
fn may_go_to(tx: &Transaction<'_>, flow: &FlowRow, email: &EmailAddress) -> Result<(), Failure> {
    let forgotten = second_password::of_flow(tx, flow.id)?.map(|whose| whose.account);
    if let Some(account) = address::enrolment_of_flow(tx, flow.id)?.or(forgotten) {
        if email.key() != flow.email.key() {
            return Err(ProblemCode::NotAllowed.into());
        }
        if !address::is_of(tx, account, email)? {
            return Err(ProblemCode::AddressChanged.into());
        }
    }
    if let Some(change) = address::graduation_of_flow(tx, flow.id)?
        && !address::is_current(tx, &change)?
    {
        return Err(ProblemCode::AddressChanged.into());
    }
    let Some(change) = address::change_of_flow(tx, flow.id)? else {
        return Ok(());
    };
    if !address::is_current(tx, &change)? {
        return Err(ProblemCode::AddressChanged.into());
    }
    if email.key() == *change.replaces.expose() {
        return Err(ProblemCode::EmailUnchanged.into());
    }
    Ok(())
}

/// Was the mail before asked for long enough ago?
pub(crate) fn check_pause(
    state: &AppState,
    asked: Timestamp,
    now: Timestamp,
) -> Result<(), Failure> {
    let pause = i64::from(state.config.university.policies.resend_seconds);
    let left = seconds_after(asked, pause).duration_since(now).as_millis();
    match u64::try_from(left) {
        Ok(milliseconds) if milliseconds > 0 => Err(Failure::Later {
            code: ProblemCode::ResendTooEarly,
            seconds: milliseconds.div_ceil(1000),
        }),
        _ => Ok(()),
    }
}

/// Counts a mail for the address and for the client, if both have room.
fn count(
    state: &AppState,
    tx: &Transaction<'_>,
    email: &EmailAddress,
    client: IpAddr,
    now: Timestamp,
) -> Result<(), Failure> {
    let policies = &state.config.university.policies;
    let address = state.keys.pseudonym("mail address", &email.key());
    let client = state.keys.pseudonym("mail client", &network(client));
    for (kind, key, most) in [
        (
            Rate::MailAddress,
            &address,
            policies.mails_per_hour_per_address,
        ),
        (
            Rate::MailClient,
            &client,
            policies.mails_per_hour_per_client,
        ),
    ] {
        if let Some(seconds) = rate::seconds_until_room(tx, kind, key, most, now)? {
            return Err(Failure::Later {
                code: ProblemCode::TooManyRequests,
                seconds,
            });
        }
        rate::count(tx, kind, key, now)?;
    }
    Ok(())
}

/// One subscriber of IPv6 has a whole /64.
pub(crate) fn network(client: IpAddr) -> String {
    match client {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let prefix = u128::from(address) >> 64;
            format!("{prefix:016x}")
        }
    }
}

fn new_row(asked: StartFlow, holder: Holder, now: Timestamp) -> FlowRow {
    FlowRow {
        id: asked.id,
        secret_hash: holder.secret.to_vec(),
        purpose: asked.purpose,
        email: asked.email,
        language: asked.language,
        asked_at: now,
        code_tries: 0,
        handle_hash: None,
        handle_expires_at: None,
        spent_at: None,
    }
}

/// Is it the secret of a flow?
pub(crate) fn is_secret(text: &str) -> bool {
    text.len() == 64
        && text
            .bytes()
            .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}
