//! A student who graduates keeps the account and changes the sign-in: from then on a mail address and two passwords, as
//! every graduate's. No HTTP here.
//!
//! | file | verb |
//! |---|---|
//! | `begin` | the address is asked for and confirmed, by a one-time flow of the account |
//! | `complete` | both passwords are set, and with them the sign-in changes |
//! | `join` | the same by an approved registration, for whom the university has shut out already |
//!
//! What they signed in with before ends with it. It stays known, so that signing in that way says where to go instead of
//! opening a second, empty account; with another student number it is somebody else's (see `saml/hands.rs`).

mod begin;
mod complete;
mod join;

pub use begin::{begin, confirm, look};
pub use complete::complete;
pub(crate) use join::join;

use akashi_domain::university::SignInProfile;
use akashi_domain::{EmailAddress, Sensitive};
use akashi_protocol::ProblemCode;
use jiff::Timestamp;
use uuid::Uuid;

use crate::applications::Failure;
use crate::keys::Keys;
use crate::state::AppState;
use crate::storage::campus::Kind;
use crate::storage::{
    Transaction, address, campus, graduate, graduation, notice, session, sign_in_attempt,
};
use crate::throttle::Who;
use crate::token::TokenHash;

/// Graduates have to be able to sign in here at all.
fn offered(state: &AppState) -> Result<(), Failure> {
    let profiles = &state.config.university.profiles;
    match profiles.contains(&SignInProfile::Graduate) {
        true => Ok(()),
        false => Err(ProblemCode::NotFound.into()),
    }
}

/// The sign-in of an account changes: what it was, and the method. Every session but `kept` ends, and the address before is
/// told, where there was another.
fn change(
    tx: &Transaction<'_>,
    keys: &Keys,
    account: Uuid,
    email: &EmailAddress,
    kept: Option<&TokenHash>,
    now: Timestamp,
) -> Result<(Uuid, Kind), Failure> {
    let key = Sensitive::new(email.key());
    if graduate::exists(tx, key.expose(), Some(account))? {
        return Err(ProblemCode::AddressInUse.into());
    }
    let former = campus::address_of(tx, account)?;
    let changed = graduation::convert(tx, account, email, now)?;
    let changed = changed.ok_or(ProblemCode::SignsInAsGraduate)?;
    address::move_to(tx, account, email, now)?;
    session::end_others(tx, account, kept)?;
    let tried = Who::Graduate.pseudonym(keys, key.expose());
    sign_in_attempt::forget(tx, Who::Graduate.kind(), &tried)?;
    if let Some(former) = former.filter(|former| former.key() != email.key()) {
        notice::queue_graduated_for_former_address(tx, account, &former, now)?;
    }
    Ok(changed)
}
