//! Signs staff in: password and authenticator, each step of it once, or one of its recovery codes. An account without
//! authenticator only works from this very machine, or to be set up. What was wrong is not said, and unknown names cost the same.

use akashi_domain::{Sensitive, limits};
use akashi_protocol::ProblemCode;
use akashi_protocol::staff::{StaffSession, StaffSignIn};
use uuid::Uuid;

use super::account::NAME_CHARS;
use super::{about_totp, own, totp};
use crate::applications::Failure;
use crate::audit::{self, Actor, Event, Subject};
use crate::clock::seconds_after;
use crate::documents;
use crate::hashing::Cost;
use crate::state::AppState;
use crate::storage::staff::{self, StaffRow};
use crate::storage::{StorageError, recovery_code, session};
use crate::throttle::{self, Attempt, Who};
use crate::token::{self, TokenHash, TokenKind};

/// Seconds of an hour.
const HOUR: i64 = 60 * 60;

/// What stands in for the step of the authenticator.
#[derive(Debug, Clone, Copy)]
enum SecondFactor {
    /// This step of it; to be accepted once.
    Step(u64),
    /// What may be stored of a recovery code; to be used up.
    RecoveryCode([u8; 32]),
    /// The account is still to be set up, and its session reaches nothing else.
    SettingUp,
    /// Sitting at the machine itself.
    AtTheMachine,
}

/// Signs in. `is_local`: the request comes from this machine, and no proxy passed it on.
///
/// # Errors
/// `sign_in_failed`, `sign_in_refused`, `sign_in_reset_needed`; `initial_password_expired` when the time to set the
/// account up is over.
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
    if row.set_up_until.is_some_and(|until| state.now() >= until) {
        return Err(ProblemCode::InitialPasswordExpired.into());
    }
    let factor =
        second_factor(state, &row, &typed.totp, is_local).ok_or(ProblemCode::SignInFailed)?;
    begin(state, row, factor, attempt).await
}

/// A password that is too long to be one is not hashed, but costs the same.
pub(super) async fn password_fits(
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
        if row.set_up_until.is_some() {
            return Some(SecondFactor::SettingUp);
        }
        return is_local.then_some(SecondFactor::AtTheMachine);
    };
    if let Some(hash) = own::code_hash(&state.keys, row.id, typed.expose()) {
        return Some(SecondFactor::RecoveryCode(hash));
    }
    let key = state.keys.totp().expose();
    let secret = Sensitive::new(documents::open(key, sealed.as_slice(), &about_totp(row.id)).ok()?);
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
            let (is_good, by) = match factor {
                SecondFactor::Step(step) => (staff::accept_step(tx, id, step)?, "authenticator"),
                SecondFactor::RecoveryCode(code) => {
                    (recovery_code::use_up(tx, id, &code, at)?, "recovery_code")
                }
                SecondFactor::SettingUp => (true, "initial_password"),
                SecondFactor::AtTheMachine => (true, "machine"),
            };
            if !is_good {
                return Err(Failure::from(ProblemCode::SignInFailed));
            }
            attempt.succeeded(tx)?;
            session::insert_staff(tx, &hash, id, at, expires)?;
            staff::signed_in(tx, id, at)?;
            let event = Event::new(Actor::Staff(id), "staff.signed_in", Subject::Staff(id));
            let detail = serde_json::json!({ "by": by });
            Ok(audit::append(tx, &event.with(detail), at)?)
        })
        .await?;
    Ok(StaffSession {
        token,
        expires_at: expires,
        name: row.name,
        role: row.role,
        must_set_up: row.set_up_until.is_some(),
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
