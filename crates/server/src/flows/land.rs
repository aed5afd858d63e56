//! The page behind the link of a mail. Looking changes nothing, however often a scanner looks; pressing the button
//! spends the link, once, and gives a handle that is worth nothing without the secret of the device that asked.

use akashi_domain::Sensitive;
use jiff::Timestamp;

use super::secret_ends;
use crate::applications::Failure;
use crate::clock::seconds_after;
use crate::state::AppState;
use crate::storage::Reader;
use crate::storage::flow::{self, SecretRow};
use crate::token::{self, TokenHash, TokenKind};

/// What a link is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Landing {
    /// It can be used.
    Open,
    /// It was used before.
    Used,
    /// Its minutes are over.
    Expired,
    /// A newer mail was sent.
    Replaced,
    /// There is no such link.
    Unknown,
}

/// What using a link gave.
#[derive(Debug, Clone)]
pub enum Spent {
    /// A handle for `akashi:open/…`, and the seconds it lives.
    Handle(Sensitive<String>, u32),
    /// Nothing.
    Not(Landing),
}

/// Looks at a link.
///
/// # Errors
/// When the database refuses.
pub async fn look_at(state: &AppState, link: &Sensitive<String>) -> Result<Landing, Failure> {
    let hash = token::hash(&state.keys, TokenKind::Link, link.expose());
    let (shared, now) = (state.clone(), state.now());
    state
        .storage
        .read(move |conn| worth(&shared, conn, &hash, now).map(|(landing, _)| landing))
        .await
}

/// Uses a link. Of any number of simultaneous requests one succeeds. The code of the same mail stays good: should the
/// handle not reach the application, the person can still type.
///
/// # Errors
/// When the database refuses, or there is no randomness.
pub async fn spend(state: &AppState, link: &Sensitive<String>) -> Result<Spent, Failure> {
    let hash = token::hash(&state.keys, TokenKind::Link, link.expose());
    let (handle, handle_hash) = token::draw(&state.keys, TokenKind::Handle)?;
    let seconds = state.config.university.policies.handle_seconds;
    let (shared, now) = (state.clone(), state.now());
    let landing = state
        .storage
        .transact(move |tx| {
            let (landing, secret) = worth(&shared, tx, &hash, now)?;
            let Some(secret) = secret.filter(|_| landing == Landing::Open) else {
                return Ok(landing);
            };
            if !flow::spend_link(tx, &hash, now)? {
                return Ok(Landing::Used);
            }
            let expires = seconds_after(now, i64::from(seconds));
            flow::give_handle(tx, secret.flow, &handle_hash, expires)?;
            Ok::<_, Failure>(Landing::Open)
        })
        .await?;
    Ok(match landing {
        Landing::Open => Spent::Handle(handle, seconds),
        other => Spent::Not(other),
    })
}

fn worth(
    state: &AppState,
    conn: &Reader,
    hash: &TokenHash,
    now: Timestamp,
) -> Result<(Landing, Option<SecretRow>), Failure> {
    let Some(secret) = flow::secret_of_link(conn, hash)? else {
        return Ok((Landing::Unknown, None));
    };
    let flow_is_over = flow::find(conn, secret.flow)?.is_none_or(|flow| flow.spent_at.is_some());
    let landing = if secret.spent_at.is_some() || flow_is_over {
        Landing::Used
    } else if secret.void_at.is_some() {
        Landing::Replaced
    } else if now >= secret_ends(state, &secret) {
        Landing::Expired
    } else {
        Landing::Open
    };
    Ok((landing, Some(secret)))
}
