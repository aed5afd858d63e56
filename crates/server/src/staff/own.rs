//! One's own account: the password, the authenticator, its recovery codes; and, of an account that an administrator made or
//! reset, setting it up.

use akashi_domain::password::PasswordRule;
use akashi_domain::staff::{RECOVERY_CODE_CHARS, RECOVERY_CODES};
use akashi_domain::{Language, Sensitive, code};
use akashi_protocol::ProblemCode;
use akashi_protocol::staff_account::{
    ChangeOwnPassword, ConfirmAuthenticator, OfferedAuthenticator, OwnAccount, RecoveryCodes,
    WithPassword,
};
use jiff::Timestamp;
use uuid::Uuid;

use super::account::{AccountProblem, draw_secret, password_policy};
use super::sign_in::password_fits;
use super::{about_totp, totp};
use crate::access::rules;
use crate::applications::Failure;
use crate::audit::{self, Actor, Event, Subject};
use crate::documents;
use crate::entropy::{self, NoEntropy};
use crate::hashing::Cost;
use crate::http::auth::StaffBeginner;
use crate::keys::Keys;
use crate::state::AppState;
use crate::storage::staff::{self, StaffRow};
use crate::storage::{Reader, StorageError, Transaction, recovery_code, session};
use crate::throttle::{self, Attempt, Who};

/// What there is to know of it.
///
/// # Errors
/// `not_signed_in` where it was shut off meanwhile.
pub async fn own(state: &AppState, id: Uuid) -> Result<OwnAccount, Failure> {
    state
        .storage
        .read(move |conn| {
            let row = find(conn, id)?;
            Ok(OwnAccount {
                name: row.name,
                role: row.role,
                has_authenticator: row.totp_secret.is_some(),
                recovery_codes: recovery_code::left(conn, id)?,
                must_set_password: row.password_is_initial,
                must_set_authenticator: row.set_up_until.is_some() && row.totp_secret.is_none(),
            })
        })
        .await
}

/// Changes the password. Every other session ends.
///
/// # Errors
/// `password_refused`, `current_password_wrong`, and those of [`throttle::count`].
pub async fn change_password(
    state: &AppState,
    who: StaffBeginner,
    change: ChangeOwnPassword,
) -> Result<(), Failure> {
    let ChangeOwnPassword { current, new } = change;
    let mut broken = password_policy().broken(new.expose(), &[&who.name], None);
    if new == current {
        broken.push(PasswordRule::NotUsedBefore);
    }
    if !broken.is_empty() {
        return Err(rules::refused("first", &broken));
    }
    let (row, attempt) = shown(state, &who, current).await?;
    let phc = state.hashing.hash(new, Cost::Staff).await?;
    let now = state.now();
    state
        .storage
        .transact(move |tx| {
            is_unchanged(tx, &who, &row)?;
            staff::set_password(tx, who.id, &phc)?;
            attempt.succeeded(tx)?;
            changed(tx, &who, "staff.password_changed", now)
        })
        .await
}

/// Offers an authenticator. Nothing changes before it has shown a number. Whoever is setting up the account has shown
/// the password a moment ago.
///
/// # Errors
/// `current_password_wrong`, and those of [`throttle::count`].
pub async fn offer_authenticator(
    state: &AppState,
    who: StaffBeginner,
    typed: WithPassword,
) -> Result<OfferedAuthenticator, Failure> {
    let attempt = if who.must_set_up {
        None
    } else {
        Some(shown(state, &who, typed.password).await?.1)
    };
    let issuer = state.config.university.name.get(Language::Ja);
    let (sealed, uri) =
        draw_secret(&state.keys, who.id, &who.name, issuer).map_err(|problem| match problem {
            AccountProblem::Cipher(error) => Failure::from(error),
            AccountProblem::Entropy(error) => error.into(),
            _ => ProblemCode::Internal.into(),
        })?;
    state
        .storage
        .transact(move |tx| {
            find(tx, who.id)?;
            if let Some(attempt) = attempt {
                attempt.succeeded(tx)?;
            }
            Ok::<_, Failure>(staff::offer_authenticator(tx, who.id, &sealed)?)
        })
        .await?;
    Ok(OfferedAuthenticator { uri })
}

/// Takes the offered authenticator into use, with new recovery codes. Every other session ends.
///
/// # Errors
/// `code_wrong`; `not_allowed` where none was offered.
pub async fn confirm_authenticator(
    state: &AppState,
    who: StaffBeginner,
    shown: &ConfirmAuthenticator,
) -> Result<RecoveryCodes, Failure> {
    let id = who.id;
    let row = state.storage.read(move |conn| find(conn, id)).await?;
    let sealed = row.offered_totp.ok_or(ProblemCode::NotAllowed)?;
    let secret = documents::open(
        state.keys.totp().expose(),
        sealed.as_slice(),
        &about_totp(id),
    )?;
    let secret = Sensitive::new(secret);
    let now = state.now();
    let seconds = u64::try_from(now.as_second()).unwrap_or(0);
    let step = totp::matching_step(secret.expose(), shown.totp.expose(), seconds)
        .ok_or(ProblemCode::CodeWrong)?;
    let (codes, hashes) = draw_codes(&state.keys, id)?;
    state
        .storage
        .transact(move |tx| {
            // Offered anew meanwhile: these digits are of another one.
            if find(tx, id)?.offered_totp.as_ref() != Some(&sealed) {
                return Err(ProblemCode::CodeWrong.into());
            }
            staff::set_authenticator(tx, id, &sealed)?;
            staff::accept_step(tx, id, step)?;
            recovery_code::replace(tx, id, &hashes)?;
            changed(tx, &who, "staff.authenticator_set", now)
        })
        .await?;
    Ok(codes)
}

/// New recovery codes; those before are void.
///
/// # Errors
/// `current_password_wrong`, `not_allowed` without an authenticator, and those of [`throttle::count`].
pub async fn renew_codes(
    state: &AppState,
    who: StaffBeginner,
    typed: WithPassword,
) -> Result<RecoveryCodes, Failure> {
    let (row, attempt) = shown(state, &who, typed.password).await?;
    if row.totp_secret.is_none() {
        return Err(ProblemCode::NotAllowed.into());
    }
    let (codes, hashes) = draw_codes(&state.keys, who.id)?;
    let now = state.now();
    state
        .storage
        .transact(move |tx| {
            is_unchanged(tx, &who, &row)?;
            attempt.succeeded(tx)?;
            recovery_code::replace(tx, who.id, &hashes)?;
            note(tx, who.id, "staff.recovery_codes_renewed", now)?;
            Ok::<_, Failure>(())
        })
        .await?;
    Ok(codes)
}

/// What is stored of a recovery code, if `typed` can be one.
pub(super) fn code_hash(keys: &Keys, staff: Uuid, typed: &str) -> Option<[u8; 32]> {
    let code = code::canonical(typed, RECOVERY_CODE_CHARS)?;
    Some(keys.code_hash(staff, &code))
}

fn draw_codes(keys: &Keys, staff: Uuid) -> Result<(RecoveryCodes, Vec<[u8; 32]>), NoEntropy> {
    let (mut codes, mut hashes) = (Vec::new(), Vec::new());
    for _ in 0..RECOVERY_CODES {
        let drawn = code::drawn(&entropy::bytes::<7>()?, RECOVERY_CODE_CHARS);
        hashes.push(keys.code_hash(staff, &drawn));
        codes.push(code::grouped(&drawn).into());
    }
    Ok((RecoveryCodes { codes }, hashes))
}

/// The account, whose holder has shown its password. The attempt still has to be taken back.
async fn shown(
    state: &AppState,
    who: &StaffBeginner,
    password: Sensitive<String>,
) -> Result<(StaffRow, Attempt), Failure> {
    let id = who.id;
    let row = state.storage.read(move |conn| find(conn, id)).await?;
    let attempt = throttle::count(state, Who::Staff, &who.name).await?;
    if password_fits(state, password, Some(row.password_phc.clone())).await? {
        Ok((row, attempt))
    } else {
        Err(ProblemCode::CurrentPasswordWrong.into())
    }
}

/// Hashing takes a while; somebody else may have reset the account, or ended the session.
fn is_unchanged(tx: &Transaction<'_>, who: &StaffBeginner, row: &StaffRow) -> Result<(), Failure> {
    if session::find_staff(tx, &who.session)?.is_none() {
        return Err(ProblemCode::NotSignedIn.into());
    }
    if find(tx, who.id)? == *row {
        Ok(())
    } else {
        Err(ProblemCode::CurrentPasswordWrong.into())
    }
}

fn changed(
    tx: &Transaction<'_>,
    who: &StaffBeginner,
    action: &'static str,
    at: Timestamp,
) -> Result<(), Failure> {
    staff::finish_set_up(tx, who.id)?;
    session::end_others_of_staff(tx, who.id, &who.session)?;
    Ok(note(tx, who.id, action, at)?)
}

fn note(
    tx: &Transaction<'_>,
    id: Uuid,
    action: &'static str,
    at: Timestamp,
) -> Result<(), StorageError> {
    let event = Event::new(Actor::Staff(id), action, Subject::Staff(id));
    audit::append(tx, &event, at)
}

fn find(conn: &Reader, id: Uuid) -> Result<StaffRow, Failure> {
    let row = staff::find_by_id(conn, id)?;
    row.ok_or_else(|| ProblemCode::NotSignedIn.into())
}
