//! A session begins, for somebody whom the university has let in: by a campus ID or through its identity provider.

use akashi_domain::Sensitive;
use akashi_protocol::campus::CampusSession;
use akashi_protocol::session::Device;
use jiff::Timestamp;
use uuid::Uuid;

use super::first_step;
use crate::applications::Failure;
use crate::audit::{self, Actor, Event, Subject};
use crate::clock::seconds_after;
use crate::state::AppState;
use crate::storage::session::{self, ApplicantSession};
use crate::storage::{StorageError, Transaction, campus, key_sign_in, password};
use crate::token::{self, TokenHash, TokenKind};

/// Seconds of an hour.
const HOUR: i64 = 60 * 60;

/// What has to be drawn before a session begins.
#[derive(Debug)]
pub struct Entering {
    token: Sensitive<String>,
    hash: TokenHash,
    expires: Timestamp,
}

impl Entering {
    /// Draws it.
    ///
    /// # Errors
    /// When there is no randomness.
    pub fn draw(state: &AppState) -> Result<Self, Failure> {
        let (token, hash) = token::draw(&state.keys, TokenKind::Session)?;
        let hours = i64::from(state.config.university.policies.session_hours);
        Ok(Self {
            token,
            hash,
            expires: seconds_after(state.now(), hours * HOUR),
        })
    }
}

impl Entering {
    /// What is stored of the session's token.
    #[must_use]
    pub const fn hash(&self) -> &TokenHash {
        &self.hash
    }
}

/// Begins it. One that still has a first step to take ends every other; it proposes no address.
///
/// # Errors
/// When the database refuses.
pub fn enter(
    tx: &Transaction<'_>,
    entering: &Entering,
    method: Uuid,
    device: Device,
    now: Timestamp,
) -> Result<CampusSession, StorageError> {
    let member = campus::of_method(tx, method)?.ok_or(StorageError::Damaged("sign_in_method"))?;
    let first = first_step(tx, member.account, method)?;
    let session = ApplicantSession {
        id: Uuid::now_v7(),
        account: member.account,
        method,
        must_set_passwords: first.is_some(),
        previous_sign_in: member.last_sign_in_at,
        previous_device: member.last_device,
        device,
        last_seen: now,
        expires: entering.expires,
    };
    if first.is_some() {
        session::end_others(tx, session.account, None)?;
    }
    session::insert_applicant(tx, &entering.hash, &session)?;
    password::signed_in(tx, method, &session.device, now)?;
    let actor = Actor::Applicant(session.account);
    let event = Event::new(
        actor,
        "account.signed_in",
        Subject::Account(session.account),
    );
    audit::append(tx, &event, now)?;
    Ok(CampusSession {
        token: entering.token.clone(),
        expires_at: entering.expires,
        first,
        proposed_email: None,
        previous_sign_in: session.previous_sign_in,
        email_key: key_sign_in::is_asked_for(tx, method)?,
        remembered: None,
    })
}
