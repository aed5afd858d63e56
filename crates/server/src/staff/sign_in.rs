//! Signs staff in: password and authenticator, each step of it once. An account without authenticator only works from
//! this very machine. What was wrong is not said, and unknown names cost the same.

use akashi_domain::{Sensitive, limits};
use akashi_protocol::ProblemCode;
use akashi_protocol::staff::{StaffSession, StaffSignIn};
use uuid::Uuid;

use super::account::NAME_CHARS;
use super::{about_totp, totp};
use crate::applications::Failure;
use crate::audit::{self, Actor, Event, Subject};
use crate::clock::seconds_after;
use crate::documents;
use crate::hashing::Cost;
use crate::state::AppState;
use crate::storage::staff::{self, StaffRow};
use crate::storage::{StorageError, session};
use crate::throttle::{self, Attempt, Who};
use crate::token::{self, TokenHash, TokenKind};

/// Seconds of an hour.
const HOUR: i64 = 60 * 60;

/// What stands in for the step of the authenticator.
#[derive(Debug, Clone, Copy)]
enum SecondFactor {
    /// This step of it; to be accepted once.
    Step(u64),
    /// Sitting at the machine itself.
    AtTheMachine,
}

/// Signs in. `is_local`: the request comes from this machine, and no proxy passed it on.
///
/// # Errors
/// `sign_in_failed`, `sign_in_refused`, `sign_in_reset_needed`.
pub async fn sign_in(
    state: &AppState,
    typed: StaffSignIn,
    is_local: bool,
) -> Result<StaffSession, Failure> {
    // Longer names are nobody's; cut, they cost no more than others.
    let name: String = typed.name.chars().take(NAME_CHARS + 1).collect();
    let attempt = throttle::count(state, Who::Staff, &name).await?;
    let row = state
        .storage
        .read(move |conn| staff::find(conn, &name))
        .await?;
    let phc = row.as_ref().map(|row| row.password_phc.clone());
    let fits = password_fits(state, typed.password, phc).await?;
    let row = row.filter(|_| fits).ok_or(ProblemCode::SignInFailed)?;
    let factor =
        second_factor(state, &row, &typed.totp, is_local).ok_or(ProblemCode::SignInFailed)?;
    begin(state, row, factor, attempt).await
}

/// A password that is too long to be one is not hashed, but costs the same.
async fn password_fits(
    state: &AppState,
    password: Sensitive<String>,
    phc: Option<String>,
) -> Result<bool, Failure> {
    let sane = password.expose().chars().count() <= limits::PASSWORD_CHARS;
    let (password, phc) = if sane {
        (password, phc)
    } else {
        (Sensitive::default(), None)
    };
    Ok(state.hashing.verify(password, phc, Cost::Staff).await?)
}

fn second_factor(
    state: &AppState,
    row: &StaffRow,
    typed: &Sensitive<String>,
    is_local: bool,
) -> Option<SecondFactor> {
    let Some(sealed) = &row.totp_secret else {
        return is_local.then_some(SecondFactor::AtTheMachine);
    };
    let key = state.keys.totp().expose();
    let secret = Sensitive::new(documents::open(key, sealed, &about_totp(row.id)).ok()?);
    let seconds = u64::try_from(state.now().as_second()).ok()?;
    totp::matching_step(secret.expose(), typed.expose(), seconds).map(SecondFactor::Step)
}

async fn begin(
    state: &AppState,
    row: StaffRow,
    factor: SecondFactor,
    attempt: Attempt,
) -> Result<StaffSession, Failure> {
    let (token, hash) = token::draw(&state.keys, TokenKind::Staff)?;
    let at = state.now();
    let hours = i64::from(state.config.university.policies.session_hours);
    let (id, expires) = (row.id, seconds_after(at, hours * HOUR));
    state
        .storage
        .transact(move |tx| {
            if let SecondFactor::Step(step) = factor
                && !staff::accept_step(tx, id, step)?
            {
                return Err(Failure::from(ProblemCode::SignInFailed));
            }
            attempt.succeeded(tx)?;
            session::insert_staff(tx, &hash, id, at, expires)?;
            let event = Event::new(Actor::Staff(id), "staff.signed_in", Subject::Staff(id));
            Ok(audit::append(tx, &event, at)?)
        })
        .await?;
    Ok(StaffSession {
        token,
        expires_at: expires,
        name: row.name,
    })
}

/// Ends the session: its token is nothing from the next request on.
///
/// # Errors
/// When the database refuses.
pub async fn sign_out(state: &AppState, staff: Uuid, session: TokenHash) -> Result<(), Failure> {
    let at = state.now();
    state
        .storage
        .transact(move |tx| {
            session::end_staff(tx, &session)?;
            let event = Event::new(
                Actor::Staff(staff),
                "staff.signed_out",
                Subject::Staff(staff),
            );
            audit::append(tx, &event, at)
        })
        .await
        .map_err(|error: StorageError| error.into())
}
