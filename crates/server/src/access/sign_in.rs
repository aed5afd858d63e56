//! Signs a graduate in. Every attempt, for an unknown address too, computes the same two hashes; which of the three
//! entries was wrong is not said.
//!
//! The initial password signs in with an empty second password, into a session that can only set passwords. It is used
//! up when they are set, not before: a person whose computer stops in between is not locked out. Each sign-in with it
//! ends the sessions before.

use akashi_domain::{EmailAddress, Sensitive, limits};
use akashi_protocol::ProblemCode;
use akashi_protocol::session::{Device, Session, SignIn};
use jiff::Timestamp;
use uuid::Uuid;

use super::devices;
use super::rules::fits;
use crate::applications::Failure;
use crate::audit::{self, Actor, Event, Subject};
use crate::clock::seconds_after;
use crate::state::AppState;
use crate::storage::password::{self, Graduate, Role, Stored};
use crate::storage::session::{self, ApplicantSession};
use crate::storage::{Reader, StorageError};
use crate::throttle::{self, Attempt, Who};
use crate::token::{self, TokenHash, TokenKind};

/// Seconds of an hour.
const HOUR: i64 = 60 * 60;

/// What is stored for an address.
struct Known {
    graduate: Graduate,
    initial: Option<Stored>,
    first: Option<Stored>,
    second: Option<Stored>,
}

/// Which door opened.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opened {
    WithBoth,
    WithInitial,
}

/// Signs in.
///
/// # Errors
/// `sign_in_failed`, `sign_in_refused`, `sign_in_reset_needed`, `initial_password_expired`.
pub async fn sign_in(state: &AppState, typed: SignIn) -> Result<Session, Failure> {
    let key = email_key(&typed.email);
    let attempt = throttle::count(state, Who::Graduate, key.expose()).await?;
    let known = state
        .storage
        .read(move |conn| find(conn, key.expose()))
        .await?;
    let second_is_empty = typed.second_password.expose().is_empty();
    let first_phc = known.as_ref().and_then(|known| {
        let stored = known.first.as_ref().or(known.initial.as_ref());
        stored.map(|stored| stored.phc.clone())
    });
    let second_phc = known
        .as_ref()
        .and_then(|known| known.second.as_ref())
        .map(|stored| stored.phc.clone());
    let first_fits = fits(state, typed.password, first_phc).await?;
    let second_fits = fits(state, typed.second_password, second_phc).await?;
    let known = known
        .filter(|_| first_fits)
        .ok_or(ProblemCode::SignInFailed)?;
    let opened = match (&known.first, &known.initial) {
        (Some(_), _) if second_fits => Opened::WithBoth,
        (None, Some(initial)) if second_is_empty => {
            if initial.expires_at.is_some_and(|ends| state.now() >= ends) {
                return Err(ProblemCode::InitialPasswordExpired.into());
            }
            Opened::WithInitial
        }
        _ => return Err(ProblemCode::SignInFailed.into()),
    };
    let device = devices::kept(&typed.device);
    begin(state, known.graduate, opened, device, attempt).await
}

/// Ends the session: its token is nothing from the next request on.
///
/// # Errors
/// When the database refuses.
pub async fn sign_out(state: &AppState, account: Uuid, hash: TokenHash) -> Result<(), Failure> {
    let now = state.now();
    state
        .storage
        .transact(move |tx| {
            session::end_applicant(tx, &hash)?;
            let event = Event::new(
                Actor::Applicant(account),
                "account.signed_out",
                Subject::Account(account),
            );
            Ok(audit::append(tx, &event, now)?)
        })
        .await
}

/// What addresses are compared by. Something that is no address is nobody's, and costs the same.
fn email_key(typed: &Sensitive<String>) -> Sensitive<String> {
    match EmailAddress::parse(typed.expose()) {
        Ok(address) => address.key().into(),
        Err(_) => {
            let cut: String = typed.expose().chars().take(limits::EMAIL_BYTES).collect();
            format!("?{}", cut.to_lowercase()).into()
        }
    }
}

fn find(conn: &Reader, email_key: &str) -> Result<Option<Known>, StorageError> {
    let Some(graduate) = password::find_graduate(conn, email_key)? else {
        return Ok(None);
    };
    let method = graduate.method;
    Ok(Some(Known {
        graduate,
        initial: password::find(conn, method, Role::Initial)?,
        first: password::find(conn, method, Role::First)?,
        second: password::find(conn, method, Role::Second)?,
    }))
}

async fn begin(
    state: &AppState,
    graduate: Graduate,
    opened: Opened,
    device: Device,
    attempt: Attempt,
) -> Result<Session, Failure> {
    let (token, hash) = token::draw(&state.keys, TokenKind::Session)?;
    let now = state.now();
    let hours = i64::from(state.config.university.policies.session_hours);
    let session = ApplicantSession {
        id: Uuid::now_v7(),
        account: graduate.account,
        method: graduate.method,
        must_set_passwords: opened == Opened::WithInitial,
        previous_sign_in: graduate.last_sign_in_at,
        previous_device: graduate.last_device,
        device,
        last_seen: now,
        expires: seconds_after(now, hours * HOUR),
    };
    let kept = session.clone();
    state
        .storage
        .transact(move |tx| keep(tx, &hash, &kept, attempt, now))
        .await?;
    Ok(Session {
        token,
        expires_at: session.expires,
        must_set_passwords: session.must_set_passwords,
        previous_sign_in: session.previous_sign_in,
    })
}

fn keep(
    tx: &crate::storage::Transaction<'_>,
    hash: &TokenHash,
    session: &ApplicantSession,
    attempt: Attempt,
    now: Timestamp,
) -> Result<(), Failure> {
    // Between looking and keeping the passwords may have been set by another session.
    let is_set = password::find(tx, session.method, Role::First)?.is_some();
    if session.must_set_passwords == is_set {
        return Err(ProblemCode::SignInFailed.into());
    }
    attempt.succeeded(tx)?;
    if session.must_set_passwords {
        session::end_others(tx, session.account, None)?;
    }
    session::insert_applicant(tx, hash, session)?;
    password::signed_in(tx, session.method, &session.device, now)?;
    let event = Event::new(
        Actor::Applicant(session.account),
        "account.signed_in",
        Subject::Account(session.account),
    );
    Ok(audit::append(tx, &event, now)?)
}
