//! From a row of the outbox to a letter. Secrets are drawn here, for this one try; only their hashes are kept, in the
//! same transaction in which the letter is made up.

use akashi_domain::{EmailAddress, Language, Sensitive, code};
use jiff::Timestamp;
use uuid::Uuid;

use super::about::About;
use super::write::{LinkAndCode, Occasion};
use crate::clock::seconds_after;
use crate::entropy::{self, NoEntropy};
use crate::hashing::{Cost, HashingFailed};
use crate::initial_password;
use crate::state::AppState;
use crate::storage::application::{self, ApplicationRow};
use crate::storage::flow::{self, FlowRow};
use crate::storage::key_sign_in::{self, KeySignIn};
use crate::storage::notice::AccountNotice;
use crate::storage::outbox::{self, Due};
use crate::storage::{StorageError, Transaction, campus, enrolment, graduate, notice, password};
use crate::token::{self, TokenHash, TokenKind};

/// Everything but the words.
#[derive(Debug)]
pub struct Prepared {
    /// To whom.
    pub to: EmailAddress,
    /// In which language.
    pub language: Language,
    /// About what.
    pub occasion: Occasion,
    /// The link whose minutes begin with the acceptance.
    pub link_hash: Option<TokenHash>,
}

/// Why a letter could not be made up.
#[derive(Debug, thiserror::Error)]
pub enum PrepareError {
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// No randomness.
    #[error(transparent)]
    Entropy(#[from] NoEntropy),
    /// The initial password could not be hashed.
    #[error(transparent)]
    Hashing(#[from] HashingFailed),
}

/// Seconds of a day.
const DAY: i64 = 24 * 60 * 60;

/// Makes up the letter of a mail; `None` when there is nothing to tell any more.
///
/// # Errors
/// See [`PrepareError`].
pub async fn prepare(state: &AppState, due: &Due) -> Result<Option<Prepared>, PrepareError> {
    match (due.kind.as_str(), due.flow, due.application) {
        (outbox::FLOW, Some(flow), _) => of_flow(state, due.id, flow).await,
        (outbox::KEY, ..) => of_key(state, due).await,
        ("decision_approved" | notice::PASSWORDS_RESET, _, Some(application)) => {
            with_password(state, &due.kind, application, due.account).await
        }
        (_, None, None) => of_account(state, due).await,
        (kind, _, Some(application)) => without_secret(state, kind.to_owned(), application).await,
        _ => Ok(None),
    }
}

/// What changed with an account goes to its address, in its language.
async fn of_account(state: &AppState, due: &Due) -> Result<Option<Prepared>, PrepareError> {
    let Some((notice, account)) = AccountNotice::from_kind(&due.kind).zip(due.account) else {
        return Ok(None);
    };
    let named = due.to.as_ref().map(|to| EmailAddress::parse(to.expose()));
    let found = state
        .storage
        .read(move |reader| {
            let to = match named {
                Some(named) => named.ok(),
                None => campus::address_of(reader, account)?,
            };
            Ok::<_, StorageError>(to.zip(graduate::language(reader, account)?))
        })
        .await?;
    Ok(found.map(|(to, language)| Prepared {
        to,
        language,
        occasion: Occasion::AccountChanged(notice),
        link_hash: None,
    }))
}

/// Whether an address is known is found out here, in the background, and nowhere in the answer to the client.
/// A mail that a newer one has replaced since it was taken must not void the newer one's secrets.
async fn of_flow(
    state: &AppState,
    mail: Uuid,
    flow: Uuid,
) -> Result<Option<Prepared>, PrepareError> {
    let shared = state.clone();
    state
        .storage
        .transact(move |tx| {
            if !outbox::is_queued(tx, mail)? {
                return Ok(None);
            }
            let Some(flow) = flow::find(tx, flow)?.filter(|flow| flow.spent_at.is_none()) else {
                return Ok(None);
            };
            let Some(about) = About::find(tx, &flow)? else {
                return Ok(None);
            };
            let (occasion, link_hash) = if about.leads_somewhere(tx, &flow)? {
                let (secrets, hash) = draw_secrets(&shared, tx, &flow)?;
                (about.with(tx, &flow, secrets)?, Some(hash))
            } else {
                // Wrong codes are counted anew with every mail, whatever it says.
                flow::void_all(tx, flow.id, shared.now())?;
                (about.without(&flow.purpose), None)
            };
            Ok(Some(Prepared {
                to: flow.email,
                language: flow.language,
                occasion,
                link_hash,
            }))
        })
        .await
}

/// The key is drawn anew at every try: the one that arrives is the one that works.
async fn of_key(state: &AppState, due: &Due) -> Result<Option<Prepared>, PrepareError> {
    let (mail, sign_in) = (due.id, due.key_sign_in);
    let (shared, now) = (state.clone(), state.now());
    state
        .storage
        .transact(move |tx| {
            let Some((row, to)) = waiting(tx, mail, sign_in, now)? else {
                return Ok(None);
            };
            let policies = &shared.config.university.policies;
            let key = draw_key(policies.key_digits)?;
            let hash = shared.keys.code_hash(row.id, key.expose());
            key_sign_in::drawn(tx, row.id, &hash, now)?;
            let until = seconds_after(now, i64::from(policies.key_minutes) * 60);
            Ok(Some(Prepared {
                to,
                language: row.language,
                occasion: Occasion::EmailKey { key, until },
                link_hash: None,
            }))
        })
        .await
}

/// The sign-in that waits for this mail, and its address; none where another mail has taken its place, or it has ended.
fn waiting(
    tx: &Transaction<'_>,
    mail: Uuid,
    sign_in: Option<Uuid>,
    now: Timestamp,
) -> Result<Option<(KeySignIn, EmailAddress)>, StorageError> {
    let Some(sign_in) = sign_in else {
        return Ok(None);
    };
    if !outbox::is_queued(tx, mail)? {
        return Ok(None);
    }
    let found = key_sign_in::of_mail(tx, sign_in)?.filter(|row| row.expires_at > now);
    let Some(row) = found else {
        return Ok(None);
    };
    let Some(member) = campus::of_method(tx, row.method)? else {
        return Ok(None);
    };
    let to = campus::address_of(tx, member.account)?;
    Ok(to.map(|to| (row, to)))
}

fn draw_key(digits: u32) -> Result<Sensitive<String>, NoEntropy> {
    loop {
        if let Some(key) = code::key(u64::from_be_bytes(entropy::bytes()?), digits) {
            return Ok(Sensitive::new(key));
        }
    }
}

fn draw_secrets(
    state: &AppState,
    tx: &Transaction<'_>,
    flow: &FlowRow,
) -> Result<(LinkAndCode, TokenHash), PrepareError> {
    let (token, link_hash) = token::draw_short(&state.keys, TokenKind::Link)?;
    let code = Sensitive::new(code::mail_code(entropy::bytes()?));
    let code_hash = state.keys.code_hash(flow.id, code.expose());
    flow::insert_secret(tx, flow, &link_hash, &code_hash, state.now())?;
    let url = format!("{}l/{}", state.public_url, token.expose());
    let secrets = LinkAndCode {
        url: url.into(),
        code,
        minutes: state.config.university.policies.link_minutes,
    };
    Ok((secrets, link_hash))
}

async fn without_secret(
    state: &AppState,
    kind: String,
    application: Uuid,
) -> Result<Option<Prepared>, PrepareError> {
    let row = find_application(state, application).await?;
    let added = match kind.as_str() {
        notice::NUMBER_ADDED => number_added(state, application).await?,
        _ => None,
    };
    Ok(row.and_then(|row| {
        let reference = row.reference.clone()?;
        let occasion = match kind.as_str() {
            "received" => Occasion::Received {
                kind: row.kind,
                reference,
                expected: row.due,
            },
            "decision_rejected" => Occasion::Rejected {
                kind: row.kind,
                reference,
            },
            "decision_returned" => Occasion::Returned {
                kind: row.kind,
                reference,
                until: row.correct_until,
            },
            notice::NUMBER_ADDED => Occasion::NumberAdded {
                reference,
                number: added?,
            },
            notice::NAME_CHANGED => Occasion::NameChanged { reference },
            _ => return None,
        };
        addressed(&row, occasion)
    }))
}

/// Draws the initial password anew at every try: the one that arrives is the one that works.
async fn with_password(
    state: &AppState,
    kind: &str,
    application: Uuid,
    account: Option<Uuid>,
) -> Result<Option<Prepared>, PrepareError> {
    let row = find_application(state, application).await?;
    let Some((row, account)) = row.zip(account) else {
        return Ok(None);
    };
    let Some(reference) = row.reference.clone() else {
        return Ok(None);
    };
    let days = state.config.university.policies.initial_password_days;
    let password = initial_password::draw()?;
    let phc = state
        .hashing
        .hash(password.clone(), Cost::Applicant)
        .await?;
    let now = state.now();
    let expires = seconds_after(now, i64::from(days) * DAY);
    let to = state
        .storage
        .transact(move |tx| keep_initial(tx, account, &phc, now, expires))
        .await?;
    let occasion = match kind {
        notice::PASSWORDS_RESET => Occasion::PasswordsReset { password, days },
        _ => Occasion::Approved {
            kind: row.kind,
            reference,
            password,
            days,
        },
    };
    Ok(to.map(|to| Prepared {
        to,
        language: row.language,
        occasion,
        link_hash: None,
    }))
}

/// The address of the account, if the password was kept: whoever has set their own needs none.
fn keep_initial(
    tx: &Transaction<'_>,
    account: Uuid,
    phc: &str,
    now: Timestamp,
    expires: Timestamp,
) -> Result<Option<EmailAddress>, StorageError> {
    let Some(graduate) = password::graduate_of_account(tx, account)? else {
        return Ok(None);
    };
    if !password::set_initial(tx, graduate.method, phc, now, expires)? {
        return Ok(None);
    }
    let holder = password::holder(tx, account, graduate.method)?;
    Ok(holder.map(|holder| holder.email))
}

/// The student number that an application has led to.
async fn number_added(
    state: &AppState,
    application: Uuid,
) -> Result<Option<Sensitive<String>>, StorageError> {
    state
        .storage
        .read(move |reader| enrolment::number_of(reader, application))
        .await
}

async fn find_application(
    state: &AppState,
    id: Uuid,
) -> Result<Option<ApplicationRow>, StorageError> {
    state
        .storage
        .read(move |reader| application::find(reader, id))
        .await
}

fn addressed(row: &ApplicationRow, occasion: Occasion) -> Option<Prepared> {
    Some(Prepared {
        to: EmailAddress::parse(row.email.expose()).ok()?,
        language: row.language,
        occasion,
        link_hash: None,
    })
}

#[cfg(test)]
mod tests {
    use akashi_protocol::flow::FlowPurpose;

    use super::*;

    /// Asked for again just after a sender has taken the first mail.
    #[tokio::test]
    async fn a_replaced_mail_is_not_made_up_any_more() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("university");
        crate::init::init(&folder).unwrap();
        let mut config = crate::config::Config::load(&folder).unwrap();
        config.listen = "127.0.0.1:0".parse().unwrap();
        let deps = crate::Deps {
            images: None,
            ..crate::Deps::default()
        };
        let running = crate::Server::start(config, deps).await.unwrap();
        let (state, now) = (&running.state, running.state.now());
        let flow = FlowRow {
            id: Uuid::now_v7(),
            secret_hash: vec![1; 32],
            purpose: FlowPurpose::Registration,
            email: EmailAddress::parse("ichiro@graduates.example").unwrap(),
            language: Language::Ja,
            asked_at: now,
            code_tries: 0,
            handle_hash: None,
            handle_expires_at: None,
            spent_at: None,
        };
        let taken: Result<Option<Due>, StorageError> = state
            .storage
            .transact(move |tx| {
                flow::insert(tx, &flow)?;
                outbox::queue_flow(tx, flow.id, now)?;
                let taken = outbox::take(tx, outbox::Until::everything(now))?;
                outbox::queue_flow(tx, flow.id, now)?;
                Ok(taken)
            })
            .await;
        let taken = taken.unwrap().unwrap();
        assert!(prepare(state, &taken).await.unwrap().is_none());
        running.shutdown().await;
    }
}
