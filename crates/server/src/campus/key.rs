//! 認証キー (F04): where the device is not remembered, a right sign-in waits for a key that is sent to the mail address of
//! the account. The key is worth something only with the token that the waiting device was given.
//!
//! Two things are counted. A wrong key is a failed sign-in, as a wrong password is; and of one person it is one of the few
//! that make every key void. Neither another key nor another sign-in begins those anew, only a right key does: once they
//! are used up, each further key is good for one try.

use akashi_domain::{Language, Sensitive, code, limits};
use akashi_protocol::campus::{
    CampusEntry, CampusSession, EnterKey, KeyMail, KeyNeeded, Remembered,
};
use akashi_protocol::session::Device;
use akashi_protocol::{Problem, ProblemCode};
use jiff::Timestamp;
use subtle::ConstantTimeEq as _;
use uuid::Uuid;

use super::enter::{Entering, enter};
use super::sign_in::attempt_key;
use crate::applications::Failure;
use crate::audit::{self, Actor, Event, Subject};
use crate::clock::seconds_after;
use crate::directory::UserId;
use crate::flows;
use crate::http::auth::Waiting;
use crate::state::AppState;
use crate::storage::campus::Member;
use crate::storage::key_sign_in::{self, KeySignIn};
use crate::storage::rate::{self, Rate};
use crate::storage::remembered_device::{self, NewDevice};
use crate::storage::{Reader, StorageError, Transaction, address, campus, outbox};
use crate::throttle::{self, Who};
use crate::token::{self, TokenHash, TokenKind};

/// Seconds of a day.
const DAY: i64 = 24 * 60 * 60;

/// What has to be drawn before a sign-in can wait.
#[derive(Debug)]
pub(super) struct Asking {
    token: Sensitive<String>,
    hash: TokenHash,
}

impl Asking {
    pub(super) fn draw(state: &AppState) -> Result<Self, Failure> {
        let (token, hash) = token::draw(&state.keys, TokenKind::KeySignIn)?;
        Ok(Self { token, hash })
    }
}

/// Does this sign-in need a key? Not before there is an address to send one to, nor on a device that is remembered.
pub(super) fn is_needed(
    tx: &Transaction<'_>,
    member: &Member,
    remembered: Option<&TokenHash>,
    now: Timestamp,
) -> Result<bool, StorageError> {
    if campus::address_of(tx, member.account)?.is_none()
        || key_sign_in::is_asked_for(tx, member.method)? != Some(true)
    {
        return Ok(false);
    }
    match remembered {
        Some(hash) => Ok(!remembered_device::is_known(tx, hash, member.method, now)?),
        None => Ok(true),
    }
}

/// The sign-in waits from now on, and its first mail is queued.
pub(super) fn ask(
    state: &AppState,
    tx: &Transaction<'_>,
    asking: &Asking,
    member: &Member,
    (language, device): (Language, Device),
    now: Timestamp,
) -> Result<CampusEntry, Failure> {
    count_mail(state, tx, member.method, now)?;
    let waiting = KeySignIn {
        id: Uuid::now_v7(),
        method: member.method,
        language,
        device,
        asked_at: now,
        expires_at: seconds_after(now, limits::KEY_SIGN_IN_SECONDS),
        key_hash: None,
        drawn_at: None,
        void_at: None,
    };
    key_sign_in::insert(tx, &asking.hash, &waiting)?;
    outbox::queue_key(tx, waiting.id, now)?;
    Ok(CampusEntry::KeyNeeded(KeyNeeded {
        token: asking.token.clone(),
        ends_at: waiting.expires_at,
        mail: view(state, tx, &waiting)?,
    }))
}

/// Where the mail is.
///
/// # Errors
/// `not_signed_in` when the sign-in has ended meanwhile.
pub async fn look(state: &AppState, waiting: Waiting) -> Result<KeyMail, Failure> {
    let (shared, now) = (state.clone(), state.now());
    state
        .storage
        .read(move |conn| {
            let row = key_sign_in::find(conn, &waiting.token, now)?;
            Ok(view(&shared, conn, &row.ok_or(ProblemCode::NotSignedIn)?)?)
        })
        .await
}

/// 認証キー再発行: another key. The one before counts until that is sent.
///
/// # Errors
/// `resend_too_early`, `too_many_requests`, `not_signed_in` when the sign-in has ended meanwhile.
pub async fn resend(state: &AppState, waiting: Waiting) -> Result<KeyMail, Failure> {
    let (shared, now) = (state.clone(), state.now());
    let mail = state
        .storage
        .transact(move |tx| {
            let row =
                key_sign_in::find(tx, &waiting.token, now)?.ok_or(ProblemCode::NotSignedIn)?;
            flows::check_pause(&shared, row.asked_at, now)?;
            count_mail(&shared, tx, row.method, now)?;
            key_sign_in::asked_again(tx, row.id, now)?;
            outbox::queue_key(tx, row.id, now)?;
            let row =
                key_sign_in::find(tx, &waiting.token, now)?.ok_or(ProblemCode::NotSignedIn)?;
            Ok::<_, Failure>(view(&shared, tx, &row)?)
        })
        .await?;
    state.mail.wake();
    Ok(mail)
}

/// The session begins with the right key, and the device is remembered if that is wished for.
///
/// # Errors
/// `key_wrong`, `key_void`, `key_too_old`, `sign_in_refused`, `sign_in_reset_needed`; `not_signed_in` when the sign-in has
/// ended, or was completed, meanwhile.
pub async fn enter_key(
    state: &AppState,
    waiting: Waiting,
    typed: EnterKey,
) -> Result<CampusSession, Failure> {
    let method = waiting.method;
    let name = state
        .storage
        .read(move |conn| address::method(conn, method))
        .await?
        .map(|found| {
            attempt_key(
                &found.issuer,
                UserId::parse(found.subject.expose()).as_ref(),
            )
        })
        .ok_or(ProblemCode::NotSignedIn)?;
    let attempt = throttle::count(state, Who::Campus, name.expose()).await?;
    let entering = Entering::draw(state)?;
    let device = token::draw(&state.keys, TokenKind::RememberedDevice)?;
    let (shared, now) = (state.clone(), state.now());
    // A wrong key must stay counted: it is an answer of the transaction, not its failure.
    let outcome = state
        .storage
        .transact(move |tx| {
            let row = key_sign_in::find(tx, &waiting.token, now)?;
            let verdict = match &row {
                Some(row) => judge(&shared, row, &typed.key, now),
                None => Verdict::Not(ProblemCode::NotSignedIn),
            };
            let Some(row) = row.filter(|_| verdict == Verdict::Right) else {
                if let Verdict::Not(code) = verdict {
                    attempt.taken_back(tx, &shared, now)?;
                    return Ok(Err(Problem::new(code)));
                }
                return Ok::<_, Failure>(Err(wrong(&shared, tx, method, now)?));
            };
            if !key_sign_in::spend(tx, row.id)? {
                return Err(ProblemCode::NotSignedIn.into());
            }
            key_sign_in::forget_wrong(tx, method)?;
            attempt.succeeded(tx)?;
            let on = row.device.clone();
            let mut session = enter(tx, &entering, method, row.device, now)?;
            if typed.remember {
                session.remembered = Some(remember(&shared, tx, method, &on, &device, now)?);
            }
            Ok(Ok(session))
        })
        .await?;
    outcome.map_err(Failure::from)
}

/// What a key is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Right,
    Wrong,
    /// It was not compared with anything: nobody has guessed.
    Not(ProblemCode),
}

fn judge(state: &AppState, row: &KeySignIn, typed: &Sensitive<String>, now: Timestamp) -> Verdict {
    if row.void_at.is_some() {
        return Verdict::Not(ProblemCode::KeyVoid);
    }
    if ends_at(state, row).is_some_and(|ends| now >= ends) {
        return Verdict::Not(ProblemCode::KeyTooOld);
    }
    let digits = state.config.university.policies.key_digits;
    let typed = code::canonical_key(typed.expose(), digits).unwrap_or_default();
    let typed_hash = state.keys.code_hash(row.id, &typed);
    let fits = row
        .key_hash
        .as_ref()
        .is_some_and(|kept| typed_hash.as_slice().ct_eq(kept).into());
    if fits { Verdict::Right } else { Verdict::Wrong }
}

/// Counts a wrong key; after too many, no key that was sent counts any more.
fn wrong(
    state: &AppState,
    tx: &Transaction<'_>,
    method: Uuid,
    now: Timestamp,
) -> Result<Problem, Failure> {
    let tries = key_sign_in::count_wrong(tx, method)?;
    let left = state
        .config
        .university
        .policies
        .key_tries
        .saturating_sub(tries);
    if left > 0 {
        return Ok(Problem::new(ProblemCode::KeyWrong).with("tries_left", left));
    }
    key_sign_in::void_all(tx, method, now)?;
    if let Some(member) = campus::of_method(tx, method)? {
        let account = member.account;
        let event = Event::new(
            Actor::Applicant(account),
            "account.keys_void",
            Subject::Account(account),
        );
        audit::append(tx, &event, now)?;
    }
    Ok(Problem::new(ProblemCode::KeyVoid))
}

fn remember(
    state: &AppState,
    tx: &Transaction<'_>,
    method: Uuid,
    device: &Device,
    (token, hash): &(Sensitive<String>, TokenHash),
    now: Timestamp,
) -> Result<Remembered, Failure> {
    let member = campus::of_method(tx, method)?.ok_or(StorageError::Damaged("sign_in_method"))?;
    let days = i64::from(state.config.university.policies.remembered_days);
    let new = NewDevice {
        id: Uuid::now_v7(),
        account: member.account,
        method,
        device,
        expires: seconds_after(now, days * DAY),
    };
    remembered_device::insert(tx, hash, &new, now)?;
    let event = Event::new(
        Actor::Applicant(new.account),
        "account.device_remembered",
        Subject::Account(new.account),
    );
    audit::append(tx, &event, now)?;
    Ok(Remembered {
        id: new.id,
        token: token.clone(),
        until: new.expires,
    })
}

fn view(state: &AppState, conn: &Reader, row: &KeySignIn) -> Result<KeyMail, StorageError> {
    let member =
        campus::of_method(conn, row.method)?.ok_or(StorageError::Damaged("sign_in_method"))?;
    let address = campus::address_of(conn, member.account)?;
    let pause = i64::from(state.config.university.policies.resend_seconds);
    Ok(KeyMail {
        sent_to: address.map(|to| to.hint()).unwrap_or_default().into(),
        mail: flows::mail_state(outbox::latest_of_key(conn, row.id)?),
        resend_from: seconds_after(row.asked_at, pause),
        expires_at: ends_at(state, row),
        void: row.void_at.is_some(),
    })
}

/// When its key ends: the mail says this very moment.
fn ends_at(state: &AppState, row: &KeySignIn) -> Option<Timestamp> {
    let minutes = i64::from(state.config.university.policies.key_minutes);
    row.drawn_at.map(|at| seconds_after(at, minutes * 60))
}

/// Counts a mail for this person, if there is room.
fn count_mail(
    state: &AppState,
    tx: &Transaction<'_>,
    method: Uuid,
    now: Timestamp,
) -> Result<(), Failure> {
    let most = state.config.university.policies.key_mails_per_hour;
    let key = state.keys.pseudonym("key mail", &method.to_string());
    if let Some(seconds) = rate::seconds_until_room(tx, Rate::KeyMail, &key, most, now)? {
        return Err(Failure::Later {
            code: ProblemCode::TooManyRequests,
            seconds,
        });
    }
    Ok(rate::count(tx, Rate::KeyMail, &key, now)?)
}
