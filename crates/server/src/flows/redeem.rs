//! Code or handle become what the flow leads to: an application credential, or a right to set passwords. With that the
//! flow is over.

use akashi_domain::{ApplicationKind, ReferenceNumber, Sensitive, code};
use akashi_protocol::flow::{
    ApplicationCredential, FlowPurpose, PasswordRight, Redeem, Redeemed, SecondPasswordRight,
};
use akashi_protocol::{Problem, ProblemCode};
use jiff::Timestamp;
use subtle::ConstantTimeEq as _;

use super::{Holder, life_from, secret_ends};
use crate::applications::{self, Failure};
use crate::audit::{self, Actor, Event, Subject};
use crate::clock::seconds_after;
use crate::state::AppState;
use crate::storage::flow::{self, FlowRow};
use crate::storage::password_right::{self, Right};
use crate::storage::{
    Reader, StorageError, Transaction, address, campus, outbox, password, second_password, session,
};
use crate::token::{self, TokenHash, TokenKind};

/// Seconds of a day.
const DAY: i64 = 24 * 60 * 60;

/// Redeems a code or a handle. The flow secret is needed for both: neither is worth anything elsewhere.
///
/// # Errors
/// `code_wrong`, `code_expired`, `code_used`, `code_void`, `not_signed_in`. A flow that leads nowhere (its mail said
/// "you already have an account") answers like one whose code is wrong.
pub async fn redeem(state: &AppState, holder: Holder, by: Redeem) -> Result<Redeemed, Failure> {
    let tokens = Tokens::draw(state)?;
    let (shared, now) = (state.clone(), state.now());
    let redeemed = redeem_by(state, holder, by, move |tx, row| {
        lead(&shared, tx, row, &tokens, now)
    })
    .await?;
    fail::fail_point!("server::flow::redeemed");
    Ok(redeemed)
}

/// Spends the flow, and does with it what it is for.
///
/// # Errors
/// See [`redeem`], and what `lead` says; the flow is then not spent.
pub async fn redeem_by<T: Send + 'static>(
    state: &AppState,
    holder: Holder,
    by: Redeem,
    lead: impl FnOnce(&Transaction<'_>, &FlowRow) -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    let (shared, now) = (state.clone(), state.now());
    // A wrong code must stay counted: it is an answer of the transaction, not its failure.
    let outcome = state
        .storage
        .transact(move |tx| {
            let row = holder.open(tx)?;
            if row.spent_at.is_some() {
                return Ok(Err(Problem::new(ProblemCode::CodeUsed)));
            }
            let checked = match &by {
                Redeem::Code { code } => check_code(&shared, tx, &row, code, now)?,
                Redeem::Handle { handle } => {
                    check_handle(&shared, &row, handle, now).map_err(Problem::new)
                }
            };
            if let Err(problem) = checked {
                return Ok(Err(problem));
            }
            if !flow::spend(tx, row.id, now)? {
                return Err(Failure::from(ProblemCode::CodeUsed));
            }
            lead(tx, &row).map(Ok)
        })
        .await?;
    outcome.map_err(Failure::from)
}

/// One for whatever the flow leads to; only one of them comes to count.
struct Tokens {
    application: (Sensitive<String>, TokenHash),
    right: (Sensitive<String>, TokenHash),
    second: (Sensitive<String>, TokenHash),
}

impl Tokens {
    fn draw(state: &AppState) -> Result<Self, Failure> {
        Ok(Self {
            application: token::draw(&state.keys, TokenKind::Application)?,
            right: token::draw(&state.keys, TokenKind::PasswordRight)?,
            second: token::draw(&state.keys, TokenKind::SecondPasswordRight)?,
        })
    }
}

fn check_code(
    state: &AppState,
    tx: &Transaction<'_>,
    row: &FlowRow,
    typed: &Sensitive<String>,
    now: Timestamp,
) -> Result<Result<(), Problem>, StorageError> {
    let most = state.config.university.policies.code_tries;
    if row.code_tries >= most {
        return Ok(Err(Problem::new(ProblemCode::CodeVoid)));
    }
    let secret = flow::current_secret(tx, row.id)?;
    let ends = match &secret {
        Some(secret) => Some(secret_ends(state, secret)),
        None => mail_ends(state, tx, row)?,
    };
    if ends.is_some_and(|ends| now >= ends) {
        return Ok(Err(Problem::new(ProblemCode::CodeExpired)));
    }
    let typed = code::canonical(typed.expose(), code::MAIL_CODE_CHARS);
    let typed_hash = state
        .keys
        .code_hash(row.id, typed.as_deref().unwrap_or_default());
    let fits = secret.is_some_and(|secret| typed_hash.as_slice().ct_eq(&secret.code_hash).into());
    if fits {
        return Ok(Ok(()));
    }
    flow::count_wrong_code(tx, row.id)?;
    let left = most.saturating_sub(row.code_tries + 1);
    Ok(Err(match left {
        0 => Problem::new(ProblemCode::CodeVoid),
        left => Problem::new(ProblemCode::CodeWrong).with("tries_left", left),
    }))
}

/// When a mail without secrets would have ended, had it had any: it must not be told apart.
fn mail_ends(
    state: &AppState,
    conn: &Reader,
    row: &FlowRow,
) -> Result<Option<Timestamp>, StorageError> {
    let delivery = outbox::latest_of_flow(conn, row.id)?;
    Ok(delivery
        .and_then(|delivery| delivery.accepted_at)
        .map(|at| life_from(state, at)))
}

fn check_handle(
    state: &AppState,
    row: &FlowRow,
    shown: &Sensitive<String>,
    now: Timestamp,
) -> Result<(), ProblemCode> {
    let shown = token::hash(&state.keys, TokenKind::Handle, shown.expose());
    let fits = row
        .handle_hash
        .as_ref()
        .is_some_and(|kept| shown.as_slice().ct_eq(kept).into());
    if !fits {
        return Err(ProblemCode::CodeWrong);
    }
    if row.handle_expires_at.is_none_or(|ends| now >= ends) {
        return Err(ProblemCode::CodeExpired);
    }
    Ok(())
}

/// What the flow was for begins.
fn lead(
    state: &AppState,
    tx: &Transaction<'_>,
    row: &FlowRow,
    tokens: &Tokens,
    now: Timestamp,
) -> Result<Redeemed, Failure> {
    if campus::account_of_flow(tx, row.id)?.is_some() {
        return Err(ProblemCode::NotSignedIn.into());
    }
    if let Some(whose) = second_password::of_flow(tx, row.id)? {
        return to_second_password(state, tx, row, whose, &tokens.second, now);
    }
    match &row.purpose {
        FlowPurpose::PasswordReset => to_passwords(state, tx, row, &tokens.right, now),
        FlowPurpose::Registration | FlowPurpose::Recovery => {
            to_application(state, tx, row, None, &tokens.application, now)
        }
        FlowPurpose::ContinueApplication { reference } => {
            to_application(state, tx, row, Some(reference), &tokens.application, now)
        }
    }
}

fn to_application(
    state: &AppState,
    tx: &Transaction<'_>,
    row: &FlowRow,
    reference: Option<&ReferenceNumber>,
    (token, hash): &(Sensitive<String>, TokenHash),
    now: Timestamp,
) -> Result<Redeemed, Failure> {
    let (application, kind, revision) = match reference {
        None => {
            let kind = match row.purpose {
                FlowPurpose::Recovery => ApplicationKind::Recovery,
                _ => ApplicationKind::Registration,
            };
            let opened = applications::open(tx, kind, &row.email, row.language, now)?;
            (opened, kind, 0)
        }
        Some(reference) => {
            let key = Sensitive::new(row.email.key());
            let found = flow::find_continued(tx, reference, &key)?
                .filter(|found| !found.has_account)
                .ok_or(ProblemCode::CodeVoid)?;
            let event = Event::new(
                Actor::Applicant(found.application),
                "application.continued",
                Subject::Application(found.application),
            );
            audit::append(tx, &event, now)?;
            (found.application, found.kind, found.revision)
        }
    };
    let expires_at = credential_ends(state, now);
    session::insert_credential(tx, hash, application, now, expires_at)?;
    Ok(Redeemed::Application(ApplicationCredential {
        token: token.clone(),
        expires_at,
        email: row.email.clone(),
        application,
        revision,
        applies_for: kind,
    }))
}

/// When what opens an application ends, if it is given now.
pub(crate) fn credential_ends(state: &AppState, now: Timestamp) -> Timestamp {
    let days = i64::from(state.config.university.policies.application_credential_days);
    seconds_after(now, days * DAY)
}

/// The right lives as long as the link did: long enough to think of two passwords.
fn to_passwords(
    state: &AppState,
    tx: &Transaction<'_>,
    row: &FlowRow,
    (token, hash): &(Sensitive<String>, TokenHash),
    now: Timestamp,
) -> Result<Redeemed, Failure> {
    let graduate = password::find_graduate(tx, &row.email.key())?.ok_or(ProblemCode::CodeVoid)?;
    let right = Right {
        account: graduate.account,
        method: graduate.method,
    };
    let expires_at = life_from(state, now);
    password_right::insert(tx, hash, right, now, expires_at)?;
    let event = Event::new(
        Actor::Applicant(graduate.account),
        "account.reset_confirmed",
        Subject::Account(graduate.account),
    );
    audit::append(tx, &event, now)?;
    Ok(Redeemed::PasswordReset(PasswordRight {
        token: token.clone(),
        expires_at,
        email: row.email.clone(),
    }))
}

/// The same for the second password of a campus ID. Once the account has another address, the flow leads nowhere.
fn to_second_password(
    state: &AppState,
    tx: &Transaction<'_>,
    row: &FlowRow,
    whose: Right,
    (token, hash): &(Sensitive<String>, TokenHash),
    now: Timestamp,
) -> Result<Redeemed, Failure> {
    if !address::is_of(tx, whose.account, &row.email)? {
        return Err(ProblemCode::AddressChanged.into());
    }
    let expires_at = life_from(state, now);
    password_right::insert(tx, hash, whose, now, expires_at)?;
    let event = Event::new(
        Actor::Applicant(whose.account),
        "account.second_password_forgotten_confirmed",
        Subject::Account(whose.account),
    );
    audit::append(tx, &event, now)?;
    Ok(Redeemed::SecondPassword(SecondPasswordRight {
        token: token.clone(),
        expires_at,
    }))
}
