//! パスワードを忘れた場合: both passwords set anew, by whoever has shown that the address is theirs.

use akashi_protocol::ProblemCode;
use akashi_protocol::session::SetPasswords;

use super::rules::{self, both};
use crate::applications::Failure;
use crate::audit::{self, Actor, Event, Subject};
use crate::hashing::Cost;
use crate::http::auth::PasswordSetAnew;
use crate::state::AppState;
use crate::storage::notice::{self, AccountNotice};
use crate::storage::password::{self, Role};
use crate::storage::{StorageError, password_right, session, sign_in_attempt};
use crate::throttle::Who;

/// Sets both, and uses the right up. Every session of the account ends, its failed sign-ins are forgotten, and its address
/// is told.
///
/// # Errors
/// `password_refused`; `not_signed_in` when the right was used or has ended meanwhile.
pub async fn reset_passwords(
    state: &AppState,
    setter: PasswordSetAnew,
    chosen: SetPasswords,
) -> Result<(), Failure> {
    let PasswordSetAnew {
        account,
        method,
        right,
    } = setter;
    let (holder, used) = state
        .storage
        .read(move |conn| {
            let holder = password::holder(conn, account, method)?
                .ok_or(StorageError::Damaged("email_address"))?;
            let mut used = Vec::new();
            for role in [Role::Initial, Role::First, Role::Second] {
                let stored = password::find(conn, method, role)?;
                used.push(stored.map(|stored| stored.phc));
            }
            Ok::<_, StorageError>((holder, used))
        })
        .await?;
    let used = |but: usize| -> Vec<&str> {
        let kept = used.iter().enumerate().filter(|(at, _)| *at != but);
        kept.filter_map(|(_, phc)| phc.as_deref()).collect()
    };
    // Neither is the initial one, nor what it was before.
    for wanted in both(&chosen, used(2), used(1)) {
        rules::check(state, &holder, &wanted).await?;
    }
    let SetPasswords {
        password: first,
        second_password: second,
    } = chosen;
    let first = state.hashing.hash(first, Cost::Applicant).await?;
    let second = state.hashing.hash(second, Cost::Applicant).await?;
    let now = state.now();
    let attempts = Who::Graduate.pseudonym(&state.keys, &holder.email.key());
    state
        .storage
        .transact(move |tx| {
            // Of two that come with the same right, one sets them.
            if password_right::find(tx, &right, now)?.is_none() {
                return Err(Failure::from(ProblemCode::NotSignedIn));
            }
            password_right::forget(tx, method)?;
            password::set_both(tx, method, &first, &second, now)?;
            session::end_others(tx, account, None)?;
            sign_in_attempt::forget(tx, Who::Graduate.kind(), &attempts)?;
            notice::queue_for_account(tx, AccountNotice::PasswordsSetAnew, account, now)?;
            let event = Event::new(
                Actor::Applicant(account),
                "account.passwords_set_anew",
                Subject::Account(account),
            );
            Ok(audit::append(tx, &event, now)?)
        })
        .await?;
    state.mail.wake();
    Ok(())
}
