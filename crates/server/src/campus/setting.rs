//! 二要素認証設定 (S109): whether a key is asked for at signing in, from the next time on. Switching it off asks for the
//! second password: a session that was left open must not make the next sign-in easier.

use akashi_protocol::ProblemCode;
use akashi_protocol::campus::{EmailKeySetting, SetEmailKey};
use uuid::Uuid;

use super::sign_in::attempt_key;
use crate::access;
use crate::applications::Failure;
use crate::audit::{self, Actor, Event, Subject};
use crate::directory::UserId;
use crate::http::auth::Applicant;
use crate::state::AppState;
use crate::storage::notice::{self, AccountNotice};
use crate::storage::password::{self, Role};
use crate::storage::{StorageError, Transaction, address, key_sign_in, remembered_device, session};
use crate::throttle::{self, Attempt, Who};

/// Is a key asked for?
///
/// # Errors
/// `not_allowed` for whoever does not sign in with a campus ID.
pub async fn email_key(state: &AppState, applicant: Applicant) -> Result<EmailKeySetting, Failure> {
    let method = applicant.method;
    state
        .storage
        .read(move |conn| {
            let on = key_sign_in::is_asked_for(conn, method)?.ok_or(ProblemCode::NotAllowed)?;
            Ok(EmailKeySetting { on })
        })
        .await
}

/// Switches it on or off; the address of the account is told. What is so already changes nothing and tells nobody.
///
/// # Errors
/// `not_allowed` for whoever does not sign in with a campus ID, `current_password_wrong`, `sign_in_refused`,
/// `sign_in_reset_needed`, `not_signed_in` when the session ended meanwhile.
pub async fn set_email_key(
    state: &AppState,
    applicant: Applicant,
    asked: SetEmailKey,
) -> Result<(), Failure> {
    let Applicant {
        account,
        method,
        session,
    } = applicant.clone();
    email_key(state, applicant).await?;
    let attempt = if asked.on {
        None
    } else {
        Some(prove(state, method, asked.second_password).await?)
    };
    let now = state.now();
    state
        .storage
        .transact(move |tx| {
            // Hashing takes a while; another computer may have been faster.
            if session::find_applicant(tx, &session)?.is_none() {
                return Err(Failure::from(ProblemCode::NotSignedIn));
            }
            if let Some(attempt) = attempt {
                attempt.succeeded(tx)?;
            }
            if !key_sign_in::ask_for(tx, method, asked.on)? {
                return Ok(());
            }
            Ok(switched(tx, (account, method), asked.on, now)?)
        })
        .await?;
    state.mail.wake();
    Ok(())
}

fn switched(
    tx: &Transaction<'_>,
    (account, method): (Uuid, Uuid),
    on: bool,
    now: jiff::Timestamp,
) -> Result<(), StorageError> {
    // Switched on again, it begins anew on every device.
    remembered_device::forget_of(tx, method)?;
    let (notice, action) = if on {
        (AccountNotice::EmailKeyOn, "account.email_key_on")
    } else {
        (AccountNotice::EmailKeyOff, "account.email_key_off")
    };
    notice::queue_for_account(tx, notice, account, now)?;
    let event = Event::new(Actor::Applicant(account), action, Subject::Account(account));
    audit::append(tx, &event, now)
}

/// The second password, counted as every attempt is.
async fn prove(
    state: &AppState,
    method: Uuid,
    typed: akashi_domain::Sensitive<String>,
) -> Result<Attempt, Failure> {
    let found = state
        .storage
        .read(move |conn| {
            let known = address::method(conn, method)?;
            let second = password::find(conn, method, Role::Second)?;
            Ok::<_, StorageError>(known.zip(second))
        })
        .await?;
    let (known, second) = found.ok_or(ProblemCode::NotSignedIn)?;
    let name = attempt_key(
        &known.issuer,
        UserId::parse(known.subject.expose()).as_ref(),
    );
    let attempt = throttle::count(state, Who::Campus, name.expose()).await?;
    if !access::password_fits(state, typed, Some(second.phc)).await? {
        return Err(ProblemCode::CurrentPasswordWrong.into());
    }
    Ok(attempt)
}
