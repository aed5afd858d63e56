//! What an administrator does with the accounts of the others, while the server runs. Nobody does it with their own: so
//! somebody is always left who can.

use akashi_domain::StaffRole;
use akashi_protocol::ProblemCode;
use akashi_protocol::staff_account::{
    AccountState, Invitation, NewAccount, StaffAccountView, StaffAccounts,
};
use jiff::Timestamp;
use uuid::Uuid;

use super::account::is_name;
use super::manage::{self, Account};
use crate::applications::Failure;
use crate::audit::{self, Actor, Event, Subject};
use crate::clock::seconds_after;
use crate::hashing::Cost;
use crate::initial_password;
use crate::state::AppState;
use crate::storage::staff::{self, Listed, StaffRow};
use crate::storage::{Transaction, recovery_code, session, sign_in_attempt};
use crate::throttle::Who;

/// Seconds of a day.
const DAY: i64 = 24 * 60 * 60;

/// Every account, by name.
///
/// # Errors
/// When the database refuses.
pub async fn list(state: &AppState, who: Uuid) -> Result<StaffAccounts, Failure> {
    let (keys, now) = (state.keys.clone(), state.now());
    let locked_after = state.config.university.policies.sign_in_reset_after;
    let accounts = state
        .storage
        .read(move |conn| manage::accounts(conn, &keys))
        .await?;
    let items = accounts.into_iter().map(|account| StaffAccountView {
        state: standing(&account, locked_after, now),
        own: account.listed.id == who,
        id: account.listed.id,
        name: account.listed.name,
        role: account.listed.role,
        has_authenticator: account.listed.has_authenticator,
        last_sign_in: account.listed.last_sign_in,
    });
    Ok(StaffAccounts {
        items: items.collect(),
    })
}

fn standing(account: &Account, locked_after: u32, now: Timestamp) -> AccountState {
    if account.listed.disabled_at.is_some() {
        return AccountState::Disabled;
    }
    if account.failures >= locked_after {
        return AccountState::Locked;
    }
    match account.listed.set_up_until {
        None => AccountState::Active,
        Some(until) if now < until => AccountState::SettingUp,
        Some(_) => AccountState::SetUpExpired,
    }
}

/// Makes an account that its holder has to set up.
///
/// # Errors
/// `staff_name_malformed`, `staff_name_taken`.
pub async fn add(state: &AppState, who: Uuid, account: NewAccount) -> Result<Invitation, Failure> {
    if !is_name(&account.name) {
        return Err(ProblemCode::StaffNameMalformed.into());
    }
    let (invitation, phc) = invite(state).await?;
    let row = StaffRow {
        id: Uuid::now_v7(),
        name: account.name,
        role: account.role,
        password_phc: phc,
        password_is_initial: true,
        totp_secret: None,
        totp_last_step: 0,
        offered_totp: None,
        set_up_until: Some(invitation.until),
    };
    let now = state.now();
    state
        .storage
        .transact(move |tx| match staff::insert(tx, &row, now) {
            Err(error) if error.is_constraint() => Err(Failure::from(ProblemCode::StaffNameTaken)),
            Err(error) => Err(error.into()),
            Ok(()) => {
                let event = Event::new(Actor::Staff(who), "staff.added", Subject::Staff(row.id));
                let detail = serde_json::json!({ "role": row.role });
                Ok(audit::append(tx, &event.with(detail), now)?)
            }
        })
        .await?;
    Ok(invitation)
}

/// Gives another role.
///
/// # Errors
/// `own_account`, `not_found`.
pub async fn change_role(
    state: &AppState,
    who: Uuid,
    id: Uuid,
    role: StaffRole,
) -> Result<(), Failure> {
    let now = state.now();
    state
        .storage
        .transact(move |tx| {
            let account = other(tx, who, id)?;
            let by = Actor::Staff(who);
            Ok(manage::change_role(tx, &account, role, by, now)?)
        })
        .await
}

/// Shuts an account off, or lets it in again.
///
/// # Errors
/// `own_account`, `not_found`.
pub async fn change_access(
    state: &AppState,
    who: Uuid,
    id: Uuid,
    enabled: bool,
) -> Result<(), Failure> {
    let now = state.now();
    state
        .storage
        .transact(move |tx| {
            let account = other(tx, who, id)?;
            let by = Actor::Staff(who);
            if enabled {
                manage::let_in(tx, &account, by, now)?;
            } else {
                manage::shut_off(tx, &account, by, now)?;
            }
            Ok(())
        })
        .await
}

/// Signs somebody out everywhere; what they sign in with stays.
///
/// # Errors
/// `own_account`, `not_found`.
pub async fn end_sessions(state: &AppState, who: Uuid, id: Uuid) -> Result<(), Failure> {
    let now = state.now();
    state
        .storage
        .transact(move |tx| {
            other(tx, who, id)?;
            session::end_all_of_staff(tx, id)?;
            let event = Event::new(
                Actor::Staff(who),
                "staff.sessions_ended",
                Subject::Staff(id),
            );
            Ok::<_, Failure>(audit::append(tx, &event, now)?)
        })
        .await
}

/// Lets an account begin anew: with an initial password, without authenticator, recovery codes, failed sign-ins and
/// sessions.
///
/// # Errors
/// `own_account`, `not_found`.
pub async fn reset(state: &AppState, who: Uuid, id: Uuid) -> Result<Invitation, Failure> {
    let (invitation, phc) = invite(state).await?;
    let (keys, now, until) = (state.keys.clone(), state.now(), invitation.until);
    state
        .storage
        .transact(move |tx| {
            let account = other(tx, who, id)?;
            staff::begin_anew(tx, id, &phc, until)?;
            recovery_code::replace(tx, id, &[])?;
            let key = Who::Staff.pseudonym(&keys, &account.name);
            sign_in_attempt::forget(tx, Who::Staff.kind(), &key)?;
            session::end_all_of_staff(tx, id)?;
            let event = Event::new(Actor::Staff(who), "staff.reset", Subject::Staff(id));
            let detail = serde_json::json!({ "authenticator": false });
            Ok::<_, Failure>(audit::append(tx, &event.with(detail), now)?)
        })
        .await?;
    Ok(invitation)
}

/// A password to begin with, and its hash.
async fn invite(state: &AppState) -> Result<(Invitation, String), Failure> {
    let password = initial_password::draw()?;
    let phc = state.hashing.hash(password.clone(), Cost::Staff).await?;
    let days = state.config.university.policies.initial_password_days;
    let until = seconds_after(state.now(), i64::from(days) * DAY);
    Ok((Invitation { password, until }, phc))
}

/// The account of somebody else.
fn other(tx: &Transaction<'_>, who: Uuid, id: Uuid) -> Result<Listed, Failure> {
    if id == who {
        return Err(ProblemCode::OwnAccount.into());
    }
    let found = staff::find_listed_by_id(tx, id)?;
    found.ok_or_else(|| ProblemCode::NotFound.into())
}
