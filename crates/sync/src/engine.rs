//! Brings the outbox to the server: first the images, then the revision, each as often as it takes.
//!
//! The identity of a revision is application, number and digest; the server answers a repetition with the same
//! receipt, so this side may repeat whatever it is not sure of. A reason that is not an entry's own (no network, signed
//! out, maintenance, too old) pauses the whole queue once and costs no entry a try; an entry's own reason is retried
//! ten times, then shown to the person, and blocks no other.

mod attempt;
mod verdict;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use akashi_protocol::ProblemCode;
use akashi_store::outbox::{self, EntryRow, EntryState, Setback};
use akashi_store::{Clock, Entropy, Store, StoreError, session};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use uuid::Uuid;

use crate::backoff::Backoff;
use crate::client::Server;
use crate::failure::Failure;
use verdict::Verdict;

/// Figures of the engine.
#[derive(Debug, Clone)]
pub struct EngineOptions {
    /// Waits between tries.
    pub backoff: Backoff,
    /// Tries for a reason of the entry's own.
    pub tries: u32,
}

impl Default for EngineOptions {
    fn default() -> Self {
        Self {
            backoff: Backoff::default(),
            tries: 10,
        }
    }
}

/// Finds the server of a university by its id; `None` while it is not connected.
pub type Directory = Arc<dyn Fn(&str) -> Option<Server> + Send + Sync>;

/// Told that the outbox looks different now. Must not block.
pub type Changed = Arc<dyn Fn() + Send + Sync>;

/// What the engine works with.
#[derive(Clone)]
pub struct Surroundings {
    /// The outbox lies here.
    pub store: Store,
    /// Where servers are.
    pub directory: Directory,
    /// Who wants to know.
    pub changed: Changed,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub entropy: Arc<dyn Entropy>,
}

impl fmt::Debug for Surroundings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Surroundings").finish_non_exhaustive()
    }
}

/// A reason as stored with an entry and shown to the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Stable code.
    pub code: String,
    /// Arguments of the message.
    #[serde(default)]
    pub args: BTreeMap<String, String>,
    /// For `form_invalid`.
    #[serde(default)]
    pub problems: Vec<akashi_domain::FieldProblem>,
}

impl From<&Failure> for Reason {
    fn from(failure: &Failure) -> Self {
        Self {
            code: failure.code().to_owned(),
            args: failure.args(),
            problems: match failure {
                Failure::Problem { problem, .. } => problem.problems.clone(),
                _ => Vec::new(),
            },
        }
    }
}

/// What the engine is doing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Status {
    /// Stopped by the person.
    pub paused: bool,
    /// A reason that concerns every entry.
    pub systemic: Option<Systemic>,
    /// Bytes on their way.
    pub progress: Option<Progress>,
}

/// A reason that concerns every entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Systemic {
    /// Why.
    pub reason: Reason,
    /// When it is tried again by itself; absent where only the person can help.
    pub next_try: Option<Timestamp>,
    failures: u32,
}

/// How far the entry being sent has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Application.
    pub application: Uuid,
    /// Revision.
    pub revision: u32,
    /// Bytes that have left this computer.
    pub sent: u64,
    /// Bytes to send.
    pub total: u64,
}

/// The running engine. It stops when this is dropped; what was being sent waits for the next start.
#[derive(Debug)]
pub struct Engine {
    shared: Arc<Shared>,
    task: JoinHandle<()>,
}

#[derive(Debug)]
struct Shared {
    surroundings: Surroundings,
    options: EngineOptions,
    status: Mutex<Status>,
    wake: Notify,
}

impl Engine {
    /// Starts the engine; must be called within a tokio runtime.
    #[must_use]
    pub fn start(surroundings: Surroundings, options: EngineOptions) -> Self {
        let shared = Arc::new(Shared {
            surroundings,
            options,
            status: Mutex::default(),
            wake: Notify::new(),
        });
        let task = tokio::spawn(run(Arc::clone(&shared)));
        Self { shared, task }
    }

    /// Something was added, or the network may be back: forgets a systemic reason and looks now.
    pub fn wake(&self) {
        self.shared.update(|status| status.systemic = None);
        self.shared.wake.notify_one();
    }

    /// Tries everything again now, also what needed attention.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn retry(&self) -> Result<(), StoreError> {
        let now = self.shared.surroundings.clock.now();
        let store = &self.shared.surroundings.store;
        store.transact(move |tx| outbox::retry_all(tx, now)).await?;
        self.wake();
        Ok(())
    }

    /// Stops or resumes sending. What is on its way is finished.
    pub fn pause(&self, paused: bool) {
        self.shared.update(|status| status.paused = paused);
        self.shared.wake.notify_one();
    }

    /// What it is doing.
    #[must_use]
    pub fn status(&self) -> Status {
        self.shared.status()
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Shared {
    fn status(&self) -> Status {
        self.status
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn update(&self, change: impl FnOnce(&mut Status)) {
        change(&mut self.status.lock().unwrap_or_else(PoisonError::into_inner));
    }

    fn now(&self) -> Timestamp {
        self.surroundings.clock.now()
    }

    fn delay(&self, failures: u32) -> Duration {
        let entropy = &*self.surroundings.entropy;
        self.options.backoff.delay(failures, entropy)
    }
}

async fn run(shared: Arc<Shared>) {
    loop {
        let next = match round(&shared).await {
            Ok(next) => next,
            // The store was closed: there is nothing more to do.
            Err(StoreError::Closed) => return,
            Err(error) => {
                tracing::warn!(reason = %error, "the outbox cannot be read");
                Some(after(shared.now(), shared.delay(6)))
            }
        };
        let wait = next.map(|next| until(shared.now(), next));
        tokio::select! {
            () = shared.wake.notified() => {}
            () = sleep(wait) => {}
        }
    }
}

/// Looks through the outbox once. Gives the moment at which to look again by itself.
async fn round(shared: &Arc<Shared>) -> Result<Option<Timestamp>, StoreError> {
    let status = shared.status();
    if status.paused {
        return Ok(None);
    }
    if let Some(systemic) = status.systemic
        && systemic.next_try.is_none_or(|next| next > shared.now())
    {
        return Ok(systemic.next_try);
    }
    revoke(shared).await?;
    let entries = shared.surroundings.store.read(outbox::list).await?;
    let mut next: Option<Timestamp> = None;
    for entry in entries {
        if entry.state != EntryState::Queued {
            continue;
        }
        if entry.next_try > shared.now() {
            next = earlier(next, Some(entry.next_try));
            continue;
        }
        if shared.status().paused {
            return Ok(None);
        }
        let again = send(shared, &entry).await?;
        if let Some(systemic) = shared.status().systemic {
            return Ok(systemic.next_try);
        }
        next = earlier(next, again);
    }
    Ok(next)
}

/// One try of one entry. Gives the moment of its next try, if there is one.
async fn send(shared: &Arc<Shared>, entry: &EntryRow) -> Result<Option<Timestamp>, StoreError> {
    let store = &shared.surroundings.store;
    let (application, revision) = (entry.application, entry.revision);
    let begun = store
        .transact(move |tx| outbox::begin_attempt(tx, application, revision))
        .await?;
    if !begun {
        return Ok(None);
    }
    (shared.surroundings.changed)();
    let outcome = attempt::attempt(shared, entry).await;
    shared.update(|status| status.progress = None);
    let next = match outcome {
        Ok(()) => {
            shared.update(|status| status.systemic = None);
            None
        }
        Err(attempt::Stopped::Store(error)) => {
            // The entry stays as it is on disk; most likely the disk is full. Its turn comes again.
            let setback = shared.setback(entry, &Failure::problem(ProblemCode::Internal));
            let _ = store
                .transact(move |tx| outbox::set_back(tx, application, revision, &setback))
                .await;
            (shared.surroundings.changed)();
            return Err(error);
        }
        Err(attempt::Stopped::Failure(failure)) => {
            tracing::info!(
                code = failure.code(),
                attempt = entry.attempts + 1,
                "not sent"
            );
            let setback = shared.setback(entry, &failure);
            let next = (setback.state == EntryState::Queued).then_some(setback.next_try);
            store
                .transact(move |tx| outbox::set_back(tx, application, revision, &setback))
                .await?;
            next
        }
    };
    (shared.surroundings.changed)();
    Ok(next)
}

impl Shared {
    /// What becomes of an entry after a failure.
    fn setback(&self, entry: &EntryRow, failure: &Failure) -> Setback {
        let now = self.now();
        let reason = Reason::from(failure);
        let problem = serde_json::to_string(&reason).unwrap_or_default();
        let tries = entry.attempts + 1;
        match verdict::of(failure) {
            Verdict::Systemic { by_itself } => {
                self.pause_for(reason, by_itself, failure, now);
                Setback {
                    state: EntryState::Queued,
                    next_try: now,
                    problem,
                    uncounted: true,
                }
            }
            Verdict::Entry { again: true } if tries < self.options.tries => Setback {
                state: EntryState::Queued,
                next_try: after(now, self.delay(tries).max(verdict::retry_after(failure))),
                problem,
                uncounted: false,
            },
            Verdict::Entry { .. } => Setback {
                state: EntryState::NeedsAttention,
                next_try: now,
                problem,
                uncounted: false,
            },
        }
    }

    fn pause_for(&self, reason: Reason, by_itself: bool, failure: &Failure, now: Timestamp) {
        self.update(|status| {
            let failures = status.systemic.as_ref().map_or(0, |s| s.failures) + 1;
            let wait = self.delay(failures).max(verdict::retry_after(failure));
            status.systemic = Some(Systemic {
                reason,
                next_try: by_itself.then(|| after(now, wait)),
                failures,
            });
        });
    }
}

/// Ends tokens on the server that were signed out while it could not be reached. What cannot be ended now is left for
/// another time.
async fn revoke(shared: &Shared) -> Result<(), StoreError> {
    let store = &shared.surroundings.store;
    let universities = store.read(session::universities_to_revoke).await?;
    for university in universities {
        let Some(server) = (shared.surroundings.directory)(&university) else {
            continue;
        };
        let tokens = store
            .read(move |reader| session::to_revoke(reader, &university))
            .await?;
        for token in tokens {
            let ended = match server.sign_out(&token).await {
                Ok(()) => true,
                Err(failure) => failure.problem_code() == Some(ProblemCode::NotSignedIn),
            };
            if ended {
                store
                    .transact(move |tx| session::revoked(tx, &token))
                    .await?;
            }
        }
    }
    Ok(())
}

async fn sleep(wait: Option<Duration>) {
    match wait {
        Some(wait) => tokio::time::sleep(wait).await,
        None => std::future::pending().await,
    }
}

fn earlier(a: Option<Timestamp>, b: Option<Timestamp>) -> Option<Timestamp> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

fn after(now: Timestamp, wait: Duration) -> Timestamp {
    jiff::SignedDuration::try_from(wait)
        .ok()
        .and_then(|wait| now.checked_add(wait).ok())
        .unwrap_or(now)
}

fn until(now: Timestamp, next: Timestamp) -> Duration {
    Duration::try_from(next.duration_since(now)).unwrap_or(Duration::ZERO)
}
