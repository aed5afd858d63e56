//! F13: the sessions of an account, and the computers they began on. Its holder sees them and ends them.

use akashi_domain::Sensitive;
use akashi_protocol::ProblemCode;
use akashi_protocol::session::{DEVICE_NAME_CHARS, Device, SessionView, Sessions};
use uuid::Uuid;

use crate::applications::Failure;
use crate::audit::{self, Actor, Event, Subject};
use crate::clock::seconds_after;
use crate::http::auth::Applicant;
use crate::state::AppState;
use crate::storage::{remembered_device, session};

/// The sessions that have not ended.
///
/// # Errors
/// `not_signed_in` when the session ended meanwhile.
pub async fn sessions(state: &AppState, applicant: Applicant) -> Result<Sessions, Failure> {
    let now = state.now();
    let idle = i64::from(state.config.university.policies.idle_minutes) * 60;
    state
        .storage
        .read(move |conn| {
            let this = session::find_applicant(conn, &applicant.session)?
                .ok_or(ProblemCode::NotSignedIn)?
                .id;
            let idle_since = seconds_after(now, -idle);
            let listed = session::of_account(conn, applicant.account, idle_since, now)?;
            let items = listed.into_iter().map(|listed| SessionView {
                id: listed.id,
                device: listed.device,
                began_at: listed.began,
                last_used_at: listed.last_seen,
                this: listed.id == this,
            });
            Ok(Sessions {
                items: items.collect(),
                remembered: remembered_device::of_account(conn, applicant.account, now)?,
            })
        })
        .await
}

/// Ends one of them.
///
/// # Errors
/// `not_found` when the account has no such session.
pub async fn end_session(state: &AppState, applicant: Applicant, id: Uuid) -> Result<(), Failure> {
    let now = state.now();
    state
        .storage
        .transact(move |tx| {
            if !session::end_one(tx, applicant.account, id)? {
                return Err(Failure::from(ProblemCode::NotFound));
            }
            Ok(audit::append(
                tx,
                &ended(applicant.account, "account.session_ended"),
                now,
            )?)
        })
        .await
}

/// A device is remembered no more: the next sign-in on it asks for a key.
///
/// # Errors
/// `not_found` when the account has no such device.
pub async fn forget_device(
    state: &AppState,
    applicant: Applicant,
    id: Uuid,
) -> Result<(), Failure> {
    let now = state.now();
    state
        .storage
        .transact(move |tx| {
            if !remembered_device::forget_one(tx, applicant.account, id)? {
                return Err(Failure::from(ProblemCode::NotFound));
            }
            let event = ended(applicant.account, "account.device_forgotten");
            Ok(audit::append(tx, &event, now)?)
        })
        .await
}

/// Ends all but this one.
///
/// # Errors
/// When the database refuses.
pub async fn end_other_sessions(state: &AppState, applicant: Applicant) -> Result<(), Failure> {
    let now = state.now();
    state
        .storage
        .transact(move |tx| {
            session::end_others(tx, applicant.account, Some(&applicant.session))?;
            Ok(audit::append(
                tx,
                &ended(applicant.account, "account.sessions_ended"),
                now,
            )?)
        })
        .await
}

const fn ended(account: Uuid, action: &'static str) -> Event {
    Event::new(Actor::Applicant(account), action, Subject::Account(account))
}

/// A computer as it is kept: its name on one line, and no longer than can be shown.
pub(crate) fn kept(device: &Device) -> Device {
    let name = device.name.expose().trim();
    let visible = name.chars().filter(|c| !c.is_control());
    Device {
        name: Sensitive::new(visible.take(DEVICE_NAME_CHARS).collect()),
        system: device.system,
    }
}
