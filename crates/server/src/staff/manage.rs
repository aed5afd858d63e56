//! Looks after the staff accounts there are: lists them, shuts one off, lets it in again, gives it a new password or role.
//! By the command line, and as far as an administrator may, from the application; the server may run meanwhile: what
//! changes here holds from the next request on.

use akashi_domain::state::Event as StateEvent;
use akashi_domain::{Sensitive, StaffRole};
use jiff::Timestamp;
use uuid::Uuid;

use super::account::{AccountProblem, check_password, draw_secret};
use crate::audit::{self, Actor, Event, Subject};
use crate::hashing::{self, Cost};
use crate::keys::Keys;
use crate::storage::staff::{self, Listed};
use crate::storage::{Reader, Storage, StorageError, Transaction};
use crate::storage::{application, recovery_code, session, sign_in_attempt};
use crate::throttle::Who;

/// An account and how its sign-ins fared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The account.
    pub listed: Listed,
    /// Failed sign-ins since the last good one.
    pub failures: u32,
}

/// Every account, by name.
///
/// # Errors
/// When the database refuses.
pub async fn list(storage: &Storage, keys: &Keys) -> Result<Vec<Account>, AccountProblem> {
    let keys = keys.clone();
    storage
        .read(move |conn| accounts(conn, &keys))
        .await
        .map_err(AccountProblem::Storage)
}

pub(super) fn accounts(conn: &Reader, keys: &Keys) -> Result<Vec<Account>, StorageError> {
    let listed = staff::list(conn)?;
    let accounts = listed.into_iter().map(|listed| {
        let key = Who::Staff.pseudonym(keys, &listed.name);
        let found = sign_in_attempt::find(conn, Who::Staff.kind(), &key)?;
        Ok(Account {
            listed,
            failures: found.map_or(0, |attempts| attempts.failures),
        })
    });
    accounts.collect()
}

/// Shuts an account off: its sessions end, and what it was reviewing waits for a colleague again. Nothing it did is
/// undone. Shutting off again changes nothing.
///
/// # Errors
/// `name_unknown`.
pub async fn disable(storage: &Storage, name: &str, at: Timestamp) -> Result<(), AccountProblem> {
    let name = name.to_owned();
    storage
        .transact(move |tx| {
            let account = find(tx, &name)?;
            Ok(shut_off(tx, &account, Actor::Operator, at)?)
        })
        .await
}

pub(super) fn shut_off(
    tx: &Transaction<'_>,
    account: &Listed,
    by: Actor,
    at: Timestamp,
) -> Result<(), StorageError> {
    if account.disabled_at.is_some() {
        return Ok(());
    }
    staff::set_disabled(tx, account.id, Some(at))?;
    session::end_all_of_staff(tx, account.id)?;
    put_back(tx, account.id, by, at)?;
    note(tx, by, "staff.disabled", account.id, at)
}

/// Lets an account in again, with the password and the authenticator it had.
///
/// # Errors
/// `name_unknown`.
pub async fn enable(storage: &Storage, name: &str, at: Timestamp) -> Result<(), AccountProblem> {
    let name = name.to_owned();
    storage
        .transact(move |tx| {
            let account = find(tx, &name)?;
            Ok(let_in(tx, &account, Actor::Operator, at)?)
        })
        .await
}

pub(super) fn let_in(
    tx: &Transaction<'_>,
    account: &Listed,
    by: Actor,
    at: Timestamp,
) -> Result<(), StorageError> {
    if account.disabled_at.is_none() {
        return Ok(());
    }
    staff::set_disabled(tx, account.id, None)?;
    note(tx, by, "staff.enabled", account.id, at)
}

/// Gives an account another role.
///
/// # Errors
/// `name_unknown`.
pub async fn set_role(
    storage: &Storage,
    name: &str,
    role: StaffRole,
    at: Timestamp,
) -> Result<(), AccountProblem> {
    let name = name.to_owned();
    storage
        .transact(move |tx| {
            let account = find(tx, &name)?;
            Ok(change_role(tx, &account, role, Actor::Operator, at)?)
        })
        .await
}

/// What somebody was reviewing who no longer may waits for a colleague again.
pub(super) fn change_role(
    tx: &Transaction<'_>,
    account: &Listed,
    role: StaffRole,
    by: Actor,
    at: Timestamp,
) -> Result<(), StorageError> {
    if account.role == role {
        return Ok(());
    }
    staff::set_role(tx, account.id, role)?;
    if !role.may_review() {
        put_back(tx, account.id, by, at)?;
    }
    let event = Event::new(by, "staff.role_changed", Subject::Staff(account.id));
    let detail = serde_json::json!({ "from": account.role, "to": role });
    audit::append(tx, &event.with(detail), at)
}

/// Gives an account a new password and forgets its failed sign-ins; its sessions end. With `authenticator_issuer` it
/// gets a new authenticator too, whose address is the answer; without, it keeps the one it has. An account that is shut
/// off stays so.
///
/// # Errors
/// `name_unknown`, `password_refused`.
pub async fn reset(
    storage: &Storage,
    keys: &Keys,
    name: &str,
    password: &Sensitive<String>,
    authenticator_issuer: Option<&str>,
    at: Timestamp,
) -> Result<Option<Sensitive<String>>, AccountProblem> {
    check_password(name, password)?;
    let wanted = name.to_owned();
    let account = storage.read(move |conn| find(conn, &wanted)).await?;
    let secret = authenticator_issuer
        .map(|issuer| draw_secret(keys, account.id, name, issuer))
        .transpose()?;
    let (sealed, uri) = secret.unzip();
    let phc = hashing::hash(password, Cost::Staff)?;
    let key = Who::Staff.pseudonym(keys, name);
    storage
        .transact(move |tx| {
            staff::set_password(tx, account.id, &phc)?;
            if let Some(sealed) = &sealed {
                staff::set_authenticator(tx, account.id, sealed)?;
                recovery_code::replace(tx, account.id, &[])?;
            }
            // Whoever sits at the machine has seen to it.
            staff::finish_set_up_by_operator(tx, account.id)?;
            sign_in_attempt::forget(tx, Who::Staff.kind(), &key)?;
            session::end_all_of_staff(tx, account.id)?;
            let event = Event::new(Actor::Operator, "staff.reset", Subject::Staff(account.id));
            let detail = serde_json::json!({ "authenticator": sealed.is_some() });
            Ok::<_, AccountProblem>(audit::append(tx, &event.with(detail), at)?)
        })
        .await?;
    Ok(uri)
}

fn find(conn: &Reader, name: &str) -> Result<Listed, AccountProblem> {
    staff::find_listed(conn, name)?.ok_or(AccountProblem::NameUnknown)
}

/// Whoever cannot sign in cannot decide: without this their applications would wait until a colleague happens on them.
fn put_back(
    tx: &Transaction<'_>,
    staff: Uuid,
    by: Actor,
    at: Timestamp,
) -> Result<(), StorageError> {
    for mut row in application::assigned_to(tx, staff)? {
        let Some(next) = row
            .state
            .and_then(|state| state.after(StateEvent::Unassign))
        else {
            continue;
        };
        row.enter(next, at);
        row.assigned_to = None;
        application::update(tx, &row)?;
        let event = Event::new(by, "application.unassigned", Subject::Application(row.id));
        let detail = serde_json::json!({ "revision": row.revision });
        audit::append(tx, &event.with(detail), at)?;
    }
    Ok(())
}

fn note(
    tx: &Transaction<'_>,
    by: Actor,
    action: &'static str,
    staff: Uuid,
    at: Timestamp,
) -> Result<(), StorageError> {
    let event = Event::new(by, action, Subject::Staff(staff));
    audit::append(tx, &event, at)
}
