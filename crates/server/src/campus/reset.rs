//! Lets somebody with a campus ID set a second password anew: who has forgotten it, who is locked after too many failed
//! sign-ins. Only somebody at the machine can; the mail address and the account stay.

use jiff::Timestamp;

use super::attempt_key;
use super::forgotten::forget_attempts;
use crate::audit::{self, Actor, Event, Subject};
use crate::directory::UserId;
use crate::keys::Keys;
use crate::storage::campus::Kind;
use crate::storage::{
    Storage, StorageError, campus, key_sign_in, password, password_right, remembered_device,
    session,
};

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum ResetProblem {
    /// Nobody has signed in with this user ID.
    #[error("user_unknown")]
    UserUnknown,
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Ends every session of the account, forgets its second password and its failed sign-ins. The next sign-in asks for a
/// new second password.
///
/// # Errors
/// See [`ResetProblem`].
pub async fn reset(
    storage: &Storage,
    keys: &Keys,
    realm: &str,
    user: &str,
    at: Timestamp,
) -> Result<(), ResetProblem> {
    let user = UserId::parse(user).ok_or(ResetProblem::UserUnknown)?;
    let (name, keys) = (attempt_key(realm, Some(&user)), keys.clone());
    let realm = realm.to_owned();
    storage
        .transact(move |tx| {
            let member = campus::find(tx, Kind::Campus, &realm, user.expose())?;
            let member = member.ok_or(ResetProblem::UserUnknown)?;
            session::end_others(tx, member.account, None)?;
            password::forget_all(tx, member.method)?;
            key_sign_in::forget_of(tx, member.method)?;
            remembered_device::forget_of(tx, member.method)?;
            password_right::forget(tx, member.method)?;
            forget_attempts(tx, &keys, name.expose())?;
            let event = Event::new(
                Actor::Operator,
                "account.second_password_reset",
                Subject::Account(member.account),
            );
            Ok(audit::append(tx, &event, at)?)
        })
        .await
}
