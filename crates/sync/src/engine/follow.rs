//! Follows what happens to the application of this device at the university, so that nobody has to ask: one connection
//! that waits, to the university that is connected, while there is something to wait for and sending is not stopped.

use std::sync::Arc;
use std::time::Duration;

use akashi_domain::ApplicationState;
use akashi_protocol::ProblemCode;
use akashi_protocol::changes::LONGEST_WAIT;
use akashi_store::application::{self, ApplicationRow};
use akashi_store::credential::{self, CredentialRow};
use akashi_store::{Store, StoreError, following};
use tokio::time::Instant;

use super::attempt::Stopped;
use super::verdict::Trouble;
use super::{LOOK, Shared, copies, seen, sleep};
use crate::client::Server;

/// A server that answers at once, with nothing or with an error, is not asked again before this.
const PACE: Duration = Duration::from_secs(1);
/// Failures after which the wait is as long as for a credential that the server does not know: only the person helps.
const PATIENCE: u32 = 6;

/// How a round ended that did not fail.
pub(super) enum Round {
    /// There is nothing to wait for.
    Idle,
    /// The server answered.
    Answered,
}

/// What is followed.
struct Target {
    server: Server,
    known: ApplicationRow,
    credential: CredentialRow,
    cursor: Option<String>,
}

pub(super) async fn run(shared: Arc<Shared>) {
    let mut failures = 0;
    loop {
        let begun = Instant::now();
        let ended = tokio::select! {
            ended = round(&shared, LONGEST_WAIT) => ended,
            // Stopped, resumed, or another application: what is waited for now may be the wrong thing.
            () = shared.follow.notified() => {
                failures = 0;
                pace(begun).await;
                continue;
            }
        };
        let wait = match ended {
            Ok(Round::Idle) => LOOK,
            Ok(Round::Answered) => {
                failures = 0;
                PACE.saturating_sub(begun.elapsed())
            }
            Err(Stopped::Store(StoreError::Closed)) => return,
            Err(stopped) => {
                failures += 1;
                pause(&shared, &stopped, &mut failures)
            }
        };
        tokio::select! {
            () = sleep(Some(wait)) => {}
            () = shared.follow.notified() => {
                failures = 0;
                pace(begun).await;
            }
        }
    }
}

/// Many applications may be received in a moment: what happens to the last of them is asked once.
async fn pace(begun: Instant) {
    sleep(Some(PACE.saturating_sub(begun.elapsed()))).await;
}

fn pause(shared: &Shared, stopped: &Stopped, failures: &mut u32) -> Duration {
    let trouble = match stopped {
        Stopped::Failure(failure) => {
            if failure.problem_code() == Some(ProblemCode::NotSignedIn) {
                *failures = PATIENCE.max(*failures);
            }
            Trouble::from(failure)
        }
        Stopped::Store(error) => Trouble::from(error),
    };
    tracing::debug!(code = trouble.reason.code, "changes are not followed now");
    shared.delay(*failures).max(trouble.retry_after).max(PACE)
}

/// Asks once, and waits for `patience` seconds where nothing has happened yet.
pub(super) async fn round(shared: &Shared, patience: u32) -> Result<Round, Stopped> {
    // Not following: a copy's time ends whether somebody is asked or not.
    copies::sweep(shared).await?;
    if shared.status().paused {
        return Ok(Round::Idle);
    }
    let Some(target) = target(shared).await? else {
        return Ok(Round::Idle);
    };
    let (store, id) = (&shared.surroundings.store, target.known.id);
    let token = &target.credential.token;
    let (before, wait) = match &target.cursor {
        Some(cursor) => (cursor.clone(), patience),
        None => (String::new(), 0),
    };
    let said = match target.server.changes(token, &before, wait).await {
        Ok(said) => said,
        Err(failure) if failure.problem_code() == Some(ProblemCode::CursorUnknown) => {
            // Restored from a backup: everything is asked anew, in the next round.
            store.transact(move |tx| following::delete(tx, id)).await?;
            return Ok(Round::Answered);
        }
        Err(failure) => return Err(failure.into()),
    };
    copies::backed_up(shared, &said.backed_up).await?;
    if !said.changes.is_empty() || target.cursor.is_none() {
        look(shared, &target).await?;
    }
    if target.cursor.as_ref() != Some(&said.cursor) {
        // After the look: whoever is interrupted in between looks again.
        store
            .transact(move |tx| following::put(tx, id, &said.cursor))
            .await?;
    }
    Ok(Round::Answered)
}

/// Reads the application, keeps what it says, and tells those who want to know.
async fn look(shared: &Shared, target: &Target) -> Result<(), Stopped> {
    let surroundings = &shared.surroundings;
    let (server, known) = (&target.server, &target.known);
    // What is seen is as of the moment it was asked for, whatever happens to the clock meanwhile.
    let now = shared.now();
    let asked = server.application(known.id, &target.credential.token);
    let held = match asked.await {
        Err(failure) if failure.problem_code() == Some(ProblemCode::NotFound) => Err(failure),
        asked => Ok(asked?),
    };
    let revision = held.as_ref().map_or(0, |view| view.revision);
    if revision < known.revision {
        copies::lost(shared, known, revision).await?;
    }
    let view = held?;
    let before = seen::keep(&surroundings.store, server, known, &view, now).await?;
    if view.state == before {
        return Ok(());
    }
    (surroundings.changed)();
    if let Some(state) = view.state.filter(|state| is_news(*state)) {
        (surroundings.noticed)(state);
    }
    Ok(())
}

/// Would somebody want to be told who is doing something else? Not of what they did themselves, nor of how the
/// university divides its work.
const fn is_news(state: ApplicationState) -> bool {
    use ApplicationState as S;
    match state {
        S::InReview | S::Approved | S::Rejected | S::Returned | S::Expired => true,
        S::Received | S::AwaitingSecondPerson | S::Withdrawn => false,
    }
}

/// The application last heard of at the connected university, while something can still happen to it.
async fn target(shared: &Shared) -> Result<Option<Target>, StoreError> {
    let store = &shared.surroundings.store;
    for university in store.read(application::universities).await? {
        let Some(server) = (shared.surroundings.directory)(&university) else {
            continue;
        };
        let found = newest(store, university).await?;
        let Some((known, credential, cursor)) = found else {
            continue;
        };
        let over = seen::state_of(&known).is_none_or(ApplicationState::is_final);
        if !over && credential.expires_at > shared.now() {
            return Ok(Some(Target {
                server,
                known,
                credential,
                cursor,
            }));
        }
    }
    Ok(None)
}

type Found = (ApplicationRow, CredentialRow, Option<String>);

async fn newest(store: &Store, university: String) -> Result<Option<Found>, StoreError> {
    store
        .read(move |reader| {
            let Some(known) = application::newest(reader, &university)? else {
                return Ok(None);
            };
            let Some(credential) = credential::get(reader, known.id)? else {
                return Ok(None);
            };
            let cursor = following::get(reader, known.id)?;
            Ok(Some((known, credential, cursor)))
        })
        .await
}
