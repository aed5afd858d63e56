//! Sets the second password of somebody with a campus ID. The university's password is not ours to compare with.

use akashi_domain::Sensitive;
use akashi_protocol::campus::{FirstStep, SetSecondPassword};
use akashi_protocol::{Problem, ProblemCode};

use super::first_step;
use crate::access;
use crate::applications::Failure;
use crate::audit::{self, Actor, Event, Subject};
use crate::hashing::Cost;
use crate::http::auth::Newcomer;
use crate::state::AppState;
use crate::storage::password;
use crate::storage::{StorageError, campus, key_sign_in, session};

/// Sets it; every other session of the account ends.
///
/// # Errors
/// `password_refused` with the rules that are broken, `not_allowed` before the mail address is confirmed,
/// `not_signed_in` when the session ended meanwhile.
pub async fn set_second_password(
    state: &AppState,
    newcomer: Newcomer,
    chosen: SetSecondPassword,
) -> Result<(), Failure> {
    let (account, method) = (newcomer.account, newcomer.method);
    let personal = state
        .storage
        .read(move |conn| {
            let address = campus::address_of(conn, account)?;
            let user = campus::user_of(conn, method)?;
            Ok::<_, StorageError>(address.zip(user))
        })
        .await?;
    let (address, user) = personal.ok_or(ProblemCode::NotAllowed)?;
    check(
        state,
        &chosen.second_password,
        &[address.expose(), user.expose()],
    )?;
    let phc = state
        .hashing
        .hash(chosen.second_password, Cost::Applicant)
        .await?;
    let now = state.now();
    state
        .storage
        .transact(move |tx| {
            if first_step(tx, account, method)? != Some(FirstStep::SecondPassword) {
                return Err(Failure::from(ProblemCode::NotAllowed));
            }
            // Hashing takes a while; another first sign-in ends this session meanwhile.
            if !session::passwords_are_set(tx, &newcomer.session)? {
                return Err(Failure::from(ProblemCode::NotSignedIn));
            }
            password::set_second(tx, method, &phc, now)?;
            key_sign_in::forget_of(tx, method)?;
            session::end_others(tx, account, Some(&newcomer.session))?;
            let event = Event::new(
                Actor::Applicant(account),
                "account.second_password_set",
                Subject::Account(account),
            );
            Ok(audit::append(tx, &event, now)?)
        })
        .await
}

/// The rule of the university.
pub(super) fn check(
    state: &AppState,
    password: &Sensitive<String>,
    personal: &[&str],
) -> Result<(), Failure> {
    let policy = &state.config.university.password_policy;
    let broken = policy.broken(password.expose(), personal, None);
    if broken.is_empty() {
        return Ok(());
    }
    Err(Problem::new(ProblemCode::PasswordRefused)
        .with("password", "second")
        .with("rules", access::rule_names(&broken))
        .into())
}
