//! パスワード変更, 第２パスワード変更: one of the two, by whoever is signed in and knows the present one. With a campus ID
//! only the second password is ours; the university's is not ours to compare it with.
//!
//! A wrong present password counts as a failed sign-in: a computer that was left alone is no place for guessing.

use akashi_domain::Sensitive;
use akashi_domain::password::PasswordRule;
use akashi_protocol::ProblemCode;
use akashi_protocol::session::ChangePassword;
use uuid::Uuid;

use super::rules::{self, Chosen, fits};
use crate::applications::Failure;
use crate::audit::{self, Actor, Event, Subject};
use crate::campus::attempt_key;
use crate::directory::UserId;
use crate::hashing::Cost;
use crate::http::auth::Applicant;
use crate::state::AppState;
use crate::storage::notice::{self, AccountNotice};
use crate::storage::password::{self, Holder, Role};
use crate::storage::{Reader, StorageError, address, key_sign_in, remembered_device, session};
use crate::throttle::{self, Who};

/// Which of the two is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// パスワード
    First,
    /// 第２パスワード
    Second,
}

impl Which {
    const fn name(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
        }
    }

    const fn role(self) -> Role {
        match self {
            Self::First => Role::First,
            Self::Second => Role::Second,
        }
    }

    const fn notice(self, who: Who) -> AccountNotice {
        match (self, who) {
            (Self::First, _) => AccountNotice::PasswordChanged,
            (Self::Second, Who::Campus) => AccountNotice::CampusSecondPasswordChanged,
            (Self::Second, _) => AccountNotice::SecondPasswordChanged,
        }
    }

    const fn action(self) -> &'static str {
        match self {
            Self::First => "account.password_changed",
            Self::Second => "account.second_password_changed",
        }
    }
}

/// The hashes of those passwords that are ours.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stored {
    first: Option<String>,
    second: String,
}

/// Whoever changes one, and under what wrong present ones are counted.
struct Known {
    holder: Holder,
    stored: Option<Stored>,
    who: Who,
    counted_as: Sensitive<String>,
}

/// Changes it; every other session of the account ends, and its address is told.
///
/// # Errors
/// `password_refused`, `current_password_wrong`, `sign_in_refused`, `sign_in_reset_needed`, `not_allowed` where that
/// password is not ours, `not_signed_in` when the session ended meanwhile.
pub async fn change_password(
    state: &AppState,
    applicant: Applicant,
    which: Which,
    change: ChangePassword,
) -> Result<(), Failure> {
    let Applicant {
        account,
        method,
        session,
    } = applicant;
    let found = state
        .storage
        .read(move |conn| find(conn, account, method))
        .await?;
    let known = found.ok_or(ProblemCode::NotSignedIn)?;
    let (holder, who) = (known.holder, known.who);
    let ChangePassword { current, new } = change;
    let mut chosen = Chosen {
        which: which.name(),
        password: &new,
        other: None,
        other_hash: None,
        used: Vec::new(),
    };
    rules::check(state, &holder, &chosen).await?;
    if new == current {
        let broken = [PasswordRule::NotUsedBefore];
        return Err(rules::refused(which.name(), &broken));
    }
    let stored = known.stored.ok_or(ProblemCode::NotAllowed)?;
    let (present, other) = match which {
        Which::First => (stored.first.clone(), Some(stored.second.as_str())),
        Which::Second => (Some(stored.second.clone()), stored.first.as_deref()),
    };
    let present = present.ok_or(ProblemCode::NotAllowed)?;
    let attempt = throttle::count(state, who, known.counted_as.expose()).await?;
    if !fits(state, current, Some(present)).await? {
        return Err(ProblemCode::CurrentPasswordWrong.into());
    }
    // What says something of the other password is said only to who knows this one, and counts.
    chosen.other_hash = other;
    rules::check(state, &holder, &chosen).await?;
    let phc = state.hashing.hash(new, Cost::Applicant).await?;
    let (now, stored) = (state.now(), stored.clone());
    state
        .storage
        .transact(move |tx| {
            // Hashing takes a while; another computer may have been faster.
            if session::find_applicant(tx, &session)?.is_none() {
                return Err(Failure::from(ProblemCode::NotSignedIn));
            }
            if stored_of(tx, method)? != Some(stored) {
                return Err(Failure::from(ProblemCode::CurrentPasswordWrong));
            }
            password::set_one(tx, method, which.role(), &phc, now)?;
            attempt.succeeded(tx)?;
            session::end_others(tx, account, Some(&session))?;
            // Whoever knew the present one is to be asked for a key everywhere.
            key_sign_in::forget_of(tx, method)?;
            remembered_device::forget_of(tx, method)?;
            notice::queue_for_account(tx, which.notice(who), account, now)?;
            let event = Event::new(
                Actor::Applicant(account),
                which.action(),
                Subject::Account(account),
            );
            Ok(audit::append(tx, &event, now)?)
        })
        .await?;
    state.mail.wake();
    Ok(())
}

fn find(conn: &Reader, account: Uuid, method: Uuid) -> Result<Option<Known>, StorageError> {
    let holder = password::holder(conn, account, method)?;
    let Some((mut holder, found)) = holder.zip(address::method(conn, method)?) else {
        return Ok(None);
    };
    let (who, counted_as) = if found.kind == "campus" {
        let user = UserId::parse(found.subject.expose());
        holder.student_numbers.push(found.subject);
        (Who::Campus, attempt_key(&found.issuer, user.as_ref()))
    } else {
        (Who::Graduate, Sensitive::new(holder.email.key()))
    };
    Ok(Some(Known {
        holder,
        stored: stored_of(conn, method)?,
        who,
        counted_as,
    }))
}

fn stored_of(conn: &Reader, method: Uuid) -> Result<Option<Stored>, StorageError> {
    let first = password::find(conn, method, Role::First)?;
    let second = password::find(conn, method, Role::Second)?;
    Ok(second.map(|second| Stored {
        first: first.map(|first| first.phc),
        second: second.phc,
    }))
}
