//! The background task that sends what the outbox owes.

use std::time::Duration;

use akashi_protocol::flow::MailRefusal;
use jiff::Timestamp;
use uuid::Uuid;

use super::prepare::{self, PrepareError, Prepared};
use super::transport::{Transport, TransportProblem, envelope};
use super::write;
use crate::applications::flags;
use crate::clock::seconds_after;
use crate::documents;
use crate::state::AppState;
use crate::storage::outbox::{self, Due, Until};
use crate::storage::{Reader, StorageError, Transaction, flag};

/// How often the outbox is looked at when nobody rings.
const LOOK: Duration = Duration::from_secs(2);
/// How long to wait where the way to the mail server cannot be made out, unless another mail is owed.
const AGAIN: Duration = Duration::from_secs(30);
/// Seconds that a notice waits at most for people who are sending images.
const PATIENCE: i64 = 10;

/// Sends until the server stops. Several of these may run: each mail is taken by one.
pub async fn run(state: AppState) {
    let transport = loop {
        match Transport::new(&state.config) {
            Ok(transport) => break transport,
            // The certificate of the mail server's authority may come back: mails wait meanwhile.
            Err(error) => tracing::error!(%error, "mails cannot be sent"),
        }
        state.mail.wait(AGAIN).await;
    };
    loop {
        match step(&state, &transport).await {
            Ok(true) => {}
            Ok(false) => state.mail.wait(LOOK).await,
            Err(error) => {
                tracing::error!(%error, "outbox");
                tokio::time::sleep(LOOK).await;
            }
        }
    }
}

/// One mail. `false` when none is due.
async fn step(state: &AppState, transport: &Transport) -> Result<bool, PrepareError> {
    let until = sent_until(state);
    let look = move |conn: &Reader| outbox::is_any_due(conn, until);
    if !state.storage.peek(look).await? {
        return Ok(false);
    }
    let take = move |tx: &Transaction<'_>| outbox::take(tx, until);
    let Some(due) = state.storage.transact(take).await? else {
        return Ok(false);
    };
    let mail = due.id;
    if due.is_spent() {
        tracing::error!(%mail, "a mail was tried too often and is given up");
        refuse(state, due, MailRefusal::Other).await?;
        return Ok(true);
    }
    let Some(prepared) = prepare::prepare(state, &due).await? else {
        state
            .storage
            .transact(move |tx| outbox::dropped(tx, mail))
            .await?;
        return Ok(true);
    };
    fail::fail_point!("server::mail::drawn");
    let sent = send(state, transport, &due, &prepared).await;
    fail::fail_point!("server::mail::sent");
    note(state, due, prepared, sent).await?;
    fail::fail_point!("server::mail::noted");
    Ok(true)
}

/// While people send images, notices stand back for a moment: nobody sits waiting for those, as people do for the code
/// of a flow.
fn sent_until(state: &AppState) -> Until {
    let now = state.now();
    if state.uploads.are_quiet(documents::QUIET) {
        Until::everything(now)
    } else {
        Until {
            now,
            notices: seconds_after(now, -PATIENCE),
        }
    }
}

async fn send(
    state: &AppState,
    transport: &Transport,
    due: &Due,
    prepared: &Prepared,
) -> Result<(), TransportProblem> {
    let university = &state.config.university;
    let letter = write::letter(&prepared.occasion, university, prepared.language);
    let message = envelope(
        &letter,
        due.id,
        &state.config.mail_from,
        university.name.get(prepared.language),
        prepared.to.expose(),
        state.now(),
    )?;
    transport.send(&message).await
}

async fn note(
    state: &AppState,
    due: Due,
    prepared: Prepared,
    sent: Result<(), TransportProblem>,
) -> Result<(), StorageError> {
    let (mail, attempt, now) = (due.id, due.attempt, state.now());
    match sent {
        Ok(()) => {
            tracing::info!(%mail, kind = due.kind, attempt, "mail accepted");
            state
                .storage
                .transact(move |tx| {
                    outbox::accepted(tx, mail, prepared.link_hash.as_ref(), now)?;
                    undelivered(tx, due.application, false, now)
                })
                .await
        }
        Err(TransportProblem::Refused(refusal)) => {
            tracing::warn!(%mail, kind = due.kind, attempt, ?refusal, "mail refused");
            refuse(state, due, refusal).await
        }
        Err(TransportProblem::Later(reason)) => {
            tracing::warn!(%mail, kind = due.kind, attempt, reason, "mail waits");
            let put_off = move |tx: &Transaction<'_>| outbox::put_off(tx, mail);
            state.storage.transact(put_off).await
        }
    }
}

async fn refuse(state: &AppState, due: Due, refusal: MailRefusal) -> Result<(), StorageError> {
    let name = match refusal {
        MailRefusal::UnknownMailbox => "unknown_mailbox",
        MailRefusal::Other => "other",
    };
    let now = state.now();
    state
        .storage
        .transact(move |tx| {
            outbox::refused(tx, due.id, name)?;
            undelivered(tx, due.application, true, now)
        })
        .await
}

/// Nobody waits at a screen for a mail about an application: staff are to see that it did not arrive.
fn undelivered(
    tx: &Transaction<'_>,
    application: Option<Uuid>,
    is_set: bool,
    now: Timestamp,
) -> Result<(), StorageError> {
    match application {
        Some(id) => flag::set(tx, id, flags::MAIL_UNDELIVERED, is_set, now),
        None => Ok(()),
    }
}
