//! 第2パスワードを忘れた場合: the second password of a campus ID set anew, by whoever knows the user ID and the university's
//! password, and reads the mail of the account.
//!
//! The directory is asked exactly as at signing in. Wrong entries are counted by themselves: whoever has entered too many
//! wrong second passwords comes back in this way, so those must not stand in it. No key is asked for here, because the mail is one.

use std::net::IpAddr;

use akashi_domain::EmailAddress;
use akashi_domain::password::PasswordRule;
use akashi_protocol::ProblemCode;
use akashi_protocol::campus::{ForgotSecondPassword, SecondPasswordFlow, SetSecondPassword};
use akashi_protocol::flow::{FlowPurpose, StartFlow};
use jiff::Timestamp;
use uuid::Uuid;

use super::second_password::check;
use super::sign_in::{attempt_key, let_in, not_answered, note};
use crate::access;
use crate::applications::Failure;
use crate::directory::UserId;
use crate::flows;
use crate::hashing::Cost;
use crate::http::auth::SecondPasswordSetAnew;
use crate::keys::Keys;
use crate::state::AppState;
use crate::storage::campus::{self, Kind, Member};
use crate::storage::notice::{self, AccountNotice};
use crate::storage::password::{self, Role};
use crate::storage::{
    Reader, StorageError, Transaction, address, flow, graduation, key_sign_in, password_right,
    remembered_device, second_password, session, sign_in_attempt,
};
use crate::throttle::{self, Attempt, Who};

/// Sends a mail to the address of the account. A repetition with the same id and secret answers the same flow. Nobody gets
/// an account by this.
///
/// # Errors
/// `sign_in_failed`, `sign_in_refused`, `sign_in_reset_needed`, `directory_unavailable`, `not_open_yet`;
/// `second_password_not_set` where there is none to be forgotten, `signs_in_as_graduate` for who has graduated;
/// `request_malformed` for a secret that is not 64 hexadecimal digits, `too_many_requests`;
/// `not_signed_in` when the id is another's; `not_found` where the university has no directory.
pub async fn forgot(
    state: &AppState,
    asked: ForgotSecondPassword,
    client: IpAddr,
) -> Result<SecondPasswordFlow, Failure> {
    let directory = state.directory.as_ref().ok_or(ProblemCode::NotFound)?;
    let realm = directory.realm().to_owned();
    let user = UserId::parse(asked.user_id.expose());
    let name = attempt_key(&realm, user.as_ref());
    let attempt = throttle::count(state, Who::CampusForgotten, name.expose()).await?;
    let answered = directory.sign_in(user.as_ref(), &asked.password, state.now());
    let person = match answered.await {
        Ok(person) => person.ok_or(ProblemCode::SignInFailed)?,
        Err(down) => return Err(not_answered(state, attempt, &down).await?),
    };
    let attempt = let_in(state, attempt, &person).await?;
    let (member, email) = proven(
        state,
        realm,
        person.user.expose().to_owned(),
        asked.id,
        attempt,
    )
    .await?;
    let start = StartFlow {
        id: asked.id,
        secret: asked.secret,
        purpose: FlowPurpose::PasswordReset,
        email: email.clone(),
        language: asked.language,
    };
    let now = state.now();
    let flow = flows::start_with(state, start, client, None, move |tx, flow| {
        second_password::insert_flow(tx, flow.id, member.method)?;
        Ok(note(
            tx,
            member.account,
            "account.second_password_forgotten",
            now,
        )?)
    })
    .await?;
    Ok(SecondPasswordFlow {
        flow,
        sent_to: email.hint().into(),
    })
}

/// Whose second password it is, and their address. User ID and password were right, so the failures are forgotten, whatever
/// follows.
async fn proven(
    state: &AppState,
    realm: String,
    user: String,
    asked: Uuid,
    attempt: Attempt,
) -> Result<(Member, EmailAddress), Failure> {
    state
        .storage
        .transact(move |tx| {
            attempt.succeeded(tx)?;
            let Some((member, email)) = who_has_one(tx, &realm, &user)? else {
                let former = graduation::former(tx, Kind::Campus, &realm, &user)?;
                return Ok(Err(Failure::from(match former {
                    Some(_) => ProblemCode::SignsInAsGraduate,
                    None => ProblemCode::SecondPasswordNotSet,
                })));
            };
            // Another's flow cannot be taken over by asking for it again.
            let bound = second_password::of_flow(tx, asked)?.map(|whose| whose.method);
            if flow::find(tx, asked)?.is_some() && bound != Some(member.method) {
                return Ok(Err(ProblemCode::NotSignedIn.into()));
            }
            Ok::<_, Failure>(Ok((member, email)))
        })
        .await?
}

fn who_has_one(
    conn: &Reader,
    realm: &str,
    user: &str,
) -> Result<Option<(Member, EmailAddress)>, StorageError> {
    let Some(member) = campus::find(conn, Kind::Campus, realm, user)? else {
        return Ok(None);
    };
    if password::find(conn, member.method, Role::Second)?.is_none() {
        return Ok(None);
    }
    Ok(campus::address_of(conn, member.account)?.map(|email| (member, email)))
}

/// Sets it, and uses the right up. Every session of the account ends, failed sign-ins and remembered devices are forgotten,
/// and the address is told.
///
/// # Errors
/// `password_refused`; `not_signed_in` when the right was used or has ended meanwhile.
pub async fn set_anew(
    state: &AppState,
    setter: SecondPasswordSetAnew,
    chosen: SetSecondPassword,
) -> Result<(), Failure> {
    let method = setter.method;
    let found = state
        .storage
        .read(move |conn| {
            let known = address::method(conn, method)?;
            let before = password::find(conn, method, Role::Second)?;
            let email = campus::address_of(conn, setter.account)?;
            Ok::<_, StorageError>(
                known
                    .zip(email)
                    .map(|(known, email)| (known, email, before)),
            )
        })
        .await?;
    let (known, email, before) = found.ok_or(ProblemCode::NotSignedIn)?;
    let new = chosen.second_password;
    check(state, &new, &[email.expose(), known.subject.expose()])?;
    let before = before.map(|stored| stored.phc);
    if access::password_fits(state, new.clone(), before).await? {
        return Err(access::rules::refused(
            "second",
            &[PasswordRule::NotUsedBefore],
        ));
    }
    let phc = state.hashing.hash(new, Cost::Applicant).await?;
    let user = UserId::parse(known.subject.expose());
    let name = attempt_key(&known.issuer, user.as_ref());
    let (keys, now) = (state.keys.clone(), state.now());
    state
        .storage
        .transact(move |tx| {
            // Of two that come with the same right, one sets it.
            if password_right::find(tx, &setter.right, now)?.is_none() {
                return Err(Failure::from(ProblemCode::NotSignedIn));
            }
            Ok(keep(tx, &setter, &phc, now)
                .and_then(|()| forget_attempts(tx, &keys, name.expose()))?)
        })
        .await?;
    state.mail.wake();
    Ok(())
}

fn keep(
    tx: &Transaction<'_>,
    whose: &SecondPasswordSetAnew,
    phc: &str,
    now: Timestamp,
) -> Result<(), StorageError> {
    let (account, method) = (whose.account, whose.method);
    password_right::forget(tx, method)?;
    password::set_second(tx, method, phc, now)?;
    session::end_others(tx, account, None)?;
    // Whatever somebody has begun to sign in with, and every computer that was let in without a key.
    key_sign_in::forget_of(tx, method)?;
    remembered_device::forget_of(tx, method)?;
    let notice = AccountNotice::CampusSecondPasswordSetAnew;
    notice::queue_for_account(tx, notice, account, now)?;
    note(tx, account, "account.second_password_set_anew", now)
}

/// Failed sign-ins of this person count no more, nor what was tried here.
pub(super) fn forget_attempts(
    tx: &Transaction<'_>,
    keys: &Keys,
    name: &str,
) -> Result<(), StorageError> {
    for who in [Who::Campus, Who::CampusForgotten] {
        sign_in_attempt::forget(tx, who.kind(), &who.pseudonym(keys, name))?;
    }
    Ok(())
}
