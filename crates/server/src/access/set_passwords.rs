//! Sets both passwords at once, in a session that the initial password opened.

use akashi_protocol::ProblemCode;
use akashi_protocol::session::SetPasswords;

use super::rules::{self, both};
use crate::applications::Failure;
use crate::audit::{self, Actor, Event, Subject};
use crate::hashing::Cost;
use crate::http::auth::PasswordSetter;
use crate::state::AppState;
use crate::storage::password::{self, Role};
use crate::storage::{StorageError, session};

/// Sets them; every other session of the account ends, and the initial password is used up.
///
/// # Errors
/// `password_refused` with the rules that are broken, `not_allowed` when they are set already, `not_signed_in` when the
/// session ended meanwhile.
pub async fn set_passwords(
    state: &AppState,
    setter: PasswordSetter,
    chosen: SetPasswords,
) -> Result<(), Failure> {
    if !setter.must_set {
        return Err(ProblemCode::NotAllowed.into());
    }
    let (account, method) = (setter.account, setter.method);
    let (holder, initial) = state
        .storage
        .read(move |conn| {
            let initial = password::find(conn, method, Role::Initial)?;
            // Whoever has none has passwords, or signs in another way.
            let initial = initial.ok_or(ProblemCode::NotAllowed)?;
            let holder = password::holder(conn, account, method)?
                .ok_or(StorageError::Damaged("email_address"))?;
            Ok::<_, Failure>((holder, initial.phc))
        })
        .await?;
    for wanted in both(&chosen, vec![&initial], vec![&initial]) {
        rules::check(state, &holder, &wanted).await?;
    }
    let SetPasswords {
        password: first,
        second_password: second,
    } = chosen;
    let first = state.hashing.hash(first, Cost::Applicant).await?;
    let second = state.hashing.hash(second, Cost::Applicant).await?;
    let now = state.now();
    state
        .storage
        .transact(move |tx| {
            if password::find(tx, method, Role::Initial)?.is_none() {
                return Err(Failure::from(ProblemCode::NotAllowed));
            }
            // Hashing takes a while; another sign-in with the initial password ends this session meanwhile.
            if !session::passwords_are_set(tx, &setter.session)? {
                return Err(Failure::from(ProblemCode::NotSignedIn));
            }
            password::set_both(tx, method, &first, &second, now)?;
            session::end_others(tx, account, Some(&setter.session))?;
            let event = Event::new(
                Actor::Applicant(account),
                "account.passwords_set",
                Subject::Account(account),
            );
            Ok(audit::append(tx, &event, now)?)
        })
        .await
}
