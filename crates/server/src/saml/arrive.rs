//! The provider's answer, brought by a browser: judged, taken once, and led back to the application that began.

use akashi_domain::{Sensitive, code, limits};
use jiff::Timestamp;
use uuid::Uuid;

use super::identity::{Identity, identity};
use super::response::{self, Asserted, Expected};
use super::{Refusal, metadata};
use crate::applications::Failure;
use crate::audit::{self, Actor, Event, Subject};
use crate::campus::{Saying, keep_number};
use crate::clock::seconds_after;
use crate::keys::Keys;
use crate::state::AppState;
use crate::storage::campus::{self, Kind, Member, NewMember};
use crate::storage::member_number::{self, Origin};
use crate::storage::saml::{self, Waiting};
use crate::storage::{StorageError, Transaction, graduation};
use crate::token::{self, TokenHash, TokenKind};

/// What became of an answer.
#[derive(Debug, Clone)]
pub enum Arrived {
    /// It was taken: the handle of the page that leads back.
    Welcome(Sensitive<String>),
    /// It was not.
    Refused(Refusal),
}

/// Takes an answer, as the form field `SAMLResponse` holds it.
///
/// # Errors
/// When the database refuses, or there is no randomness.
pub async fn arrive(state: &AppState, field: &str) -> Result<Arrived, Failure> {
    let outcome = attempt(state, field).await?;
    if let Arrived::Refused(reason) = &outcome {
        match reason {
            // Alarms an operator has to see.
            Refusal::ChangedHands => tracing::error!(%reason, alarm = true, "SAML sign-in refused"),
            _ => tracing::warn!(%reason, "SAML sign-in refused"),
        }
    }
    Ok(outcome)
}

async fn attempt(state: &AppState, field: &str) -> Result<Arrived, Failure> {
    let judged = match judged(state, field).await? {
        Ok(judged) => judged,
        Err(refusal) => return Ok(Arrived::Refused(refusal)),
    };
    let (handle, handle_hash) = token::draw(&state.keys, TokenKind::SamlHandle)?;
    let (shared, own, now) = (state.clone(), handle.clone(), state.now());
    let taken = state
        .storage
        .transact(move |tx| {
            let taken = take(tx, &shared.keys, &judged, (&own, &handle_hash), now)?;
            Ok::<_, Failure>(taken)
        })
        .await?;
    Ok(match taken {
        Ok(()) => Arrived::Welcome(handle),
        Err(refusal) => Arrived::Refused(refusal),
    })
}

/// An answer that was found good.
struct Judged {
    asserted: Asserted,
    request: TokenHash,
    assertion: TokenHash,
    issuer: String,
    identity: Identity,
}

async fn judged(state: &AppState, field: &str) -> Result<Result<Judged, Refusal>, Failure> {
    let now = state.now();
    let Some(own) = state.saml.clone() else {
        return Ok(Err(Refusal::NoProvider));
    };
    let Some(provider) = own.provider(now) else {
        return Ok(Err(Refusal::NoProvider));
    };
    let Some(message) = decoded(field) else {
        return Ok(Err(Refusal::Unreadable));
    };
    let claimed = match response::glance(&message) {
        Ok(request) => token::hash(&state.keys, TokenKind::SamlRequest, &request),
        Err(refusal) => return Ok(Err(refusal)),
    };
    // Nobody has a signature computed who has not begun a sign-in.
    let waits = state
        .storage
        .peek(move |conn| saml::find_request(conn, &claimed, now))
        .await?;
    if waits.is_none() {
        return Ok(Err(Refusal::Unasked));
    }
    let judge = move || {
        let expected = Expected {
            provider: &provider,
            service: &own.service,
            recipient: &own.recipient,
            now,
        };
        let asserted = response::judge(&message, &expected)?;
        let identity = identity(&asserted, &own.settings)?;
        Ok::<_, Refusal>((asserted, identity, provider.id.clone()))
    };
    let done = tokio::task::spawn_blocking(judge).await;
    let hash = |kind, text: &str| token::hash(&state.keys, kind, text);
    Ok(done
        .unwrap_or(Err(Refusal::Unreadable))
        .map(|(asserted, identity, issuer)| Judged {
            request: hash(TokenKind::SamlRequest, &asserted.request),
            assertion: hash(
                TokenKind::SamlAssertion,
                &format!("{issuer}\n{}", asserted.id),
            ),
            asserted,
            issuer,
            identity,
        }))
}

fn decoded(field: &str) -> Option<String> {
    // Base64 takes four characters for three bytes, and may be broken into lines.
    if field.len() > limits::SAML_MESSAGE_BYTES * 3 / 2 {
        return None;
    }
    let bytes = metadata::decode(field)?;
    if bytes.len() > limits::SAML_MESSAGE_BYTES {
        return None;
    }
    String::from_utf8(bytes).ok()
}

/// Everything or nothing, except that an alarm stays.
fn take(
    tx: &Transaction<'_>,
    keys: &Keys,
    judged: &Judged,
    (handle, handle_hash): (&Sensitive<String>, &TokenHash),
    now: Timestamp,
) -> Result<Result<(), Refusal>, StorageError> {
    let Some(flow) = saml::find_request(tx, &judged.request, now)? else {
        return Ok(Err(Refusal::Unasked));
    };
    if !saml::take_assertion(tx, &judged.assertion, judged.asserted.ends)? {
        return Ok(Err(Refusal::Replayed));
    }
    let member = match member(tx, judged, &flow, now)? {
        Ok(member) => member,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let saying = Saying {
        origin: Origin::Provider,
        number: &judged.identity.student_number,
        name: judged.identity.school_name.expose(),
    };
    keep_number(tx, &member, saying, now)?;
    let returned = saml::Answer {
        method: member.method,
        proposed_email: judged.identity.email.as_ref(),
        authenticated: judged.asserted.authenticated,
        handle_hash,
        code_hash: &keys.code_hash(flow.id, &code_of(keys, flow.id, handle)),
        until: seconds_after(now, limits::SAML_RETURN_SECONDS),
    };
    saml::answer(tx, flow.id, &returned)?;
    Ok(Ok(()))
}

/// The account of this person, made now if this is the first time. Nobody's, with an alarm in the trail, when the
/// identifier came with another student number than before; and that of a graduate is not signed in to this way any more.
fn member(
    tx: &Transaction<'_>,
    judged: &Judged,
    flow: &Waiting,
    now: Timestamp,
) -> Result<Result<Member, Refusal>, StorageError> {
    let identity = &judged.identity;
    let (subject, number) = (identity.subject.expose(), &identity.student_number_key);
    let is_another = |known: &Sensitive<String>| {
        !known.expose().is_empty() && !number.expose().is_empty() && known != number
    };
    if let Some(member) = campus::find(tx, Kind::Saml, &judged.issuer, subject)? {
        if is_another(&member_number::of(tx, member.method)?.key) {
            return changed_hands(tx, member.account, now);
        }
        campus::rename(tx, member.account, &identity.name)?;
        return Ok(Ok(member));
    }
    if let Some(former) = graduation::former(tx, Kind::Saml, &judged.issuer, subject)? {
        return match is_another(&former.student_number_key) {
            true => changed_hands(tx, former.account, now),
            false => Ok(Err(Refusal::Graduated)),
        };
    }
    let new = NewMember {
        kind: Kind::Saml,
        realm: &judged.issuer,
        user: subject,
        name: &identity.name,
        language: flow.language,
    };
    let member = campus::insert(tx, &new, now)?;
    let actor = Actor::Applicant(member.account);
    note(tx, actor, member.account, "account.opened", now)?;
    Ok(Ok(member))
}

fn changed_hands(
    tx: &Transaction<'_>,
    account: Uuid,
    now: Timestamp,
) -> Result<Result<Member, Refusal>, StorageError> {
    let action = "account.identifier_changed_hands";
    note(tx, Actor::Server, account, action, now)?;
    Ok(Err(Refusal::ChangedHands))
}

fn note(
    tx: &Transaction<'_>,
    actor: Actor,
    account: Uuid,
    action: &'static str,
    now: Timestamp,
) -> Result<(), StorageError> {
    audit::append(
        tx,
        &Event::new(actor, action, Subject::Account(account)),
        now,
    )
}

/// The code of the page that leads back. It follows from the handle, so the page can be shown again and nothing of it is
/// kept.
fn code_of(keys: &Keys, flow: Uuid, handle: &Sensitive<String>) -> String {
    let [a, b, c, d, e, ..] = keys.code_hash(flow, handle.expose());
    code::mail_code([a, b, c, d, e])
}

/// The page that leads back.
#[derive(Debug, Clone)]
pub struct Return {
    /// On which port the application waits, if it does.
    pub port: Option<u16>,
    /// To type, if the browser cannot reach it.
    pub code: Sensitive<String>,
}

/// Looks at it, which changes nothing; `None` once it was used or is too old.
///
/// # Errors
/// When the database refuses.
pub async fn returning(
    state: &AppState,
    handle: &Sensitive<String>,
) -> Result<Option<Return>, Failure> {
    let hash = token::hash(&state.keys, TokenKind::SamlHandle, handle.expose());
    let now = state.now();
    let found = state
        .storage
        .read(move |conn| Ok::<_, Failure>(saml::returning(conn, &hash, now)?))
        .await?;
    Ok(found.map(|(flow, port)| Return {
        port,
        code: Sensitive::new(code::grouped(&code_of(&state.keys, flow, handle))),
    }))
}
