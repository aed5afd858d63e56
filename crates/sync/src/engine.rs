//! Brings the outbox to the server: first the images, then the revision, each as often as it takes.
//!
//! The identity of a revision is application, number and digest; the server answers a repetition with the same
//! receipt, so this side may repeat whatever it is not sure of. A reason that is not an entry's own (no network, signed
//! out, maintenance, too old) pauses the whole queue once and costs no entry a try; an entry's own reason is retried
//! ten times, then shown to the person, and blocks no other.

mod attempt;
mod by_hand;
mod copies;
mod follow;
mod forget;
mod pace;
mod receipts;
mod revoke;
pub mod seen;
mod status;
mod turn;
mod upload;
mod verdict;

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use akashi_domain::ApplicationState;
use akashi_store::outbox::{self, EntryState, Unsent};
use akashi_store::{Clock, Entropy, Store, StoreError};
use jiff::Timestamp;
use tokio::sync::{Notify, watch};
use tokio::task::{JoinHandle, JoinSet};

use crate::backoff::Backoff;
use crate::client::Server;
pub use by_hand::ByHand;
pub use receipts::{Proof, earlier_receipts, proof};
pub use status::{Progress, Reason, Status, Systemic};
use verdict::Trouble;

/// Nothing waits longer before it is tried again, whatever a server asks for and however this computer's clock was set.
const LONGEST: Duration = Duration::from_secs(60 * 60);
/// Entries under way at once: enough that one is prepared while another travels and others are put away.
const AT_A_TIME: usize = 16;
/// How often the clock is looked at while something waits: a computer that slept, or whose clock was set, does not
/// notice by itself.
const LOOK: Duration = Duration::from_secs(60);

/// Figures of the engine.
#[derive(Debug, Clone)]
pub struct EngineOptions {
    /// Waits between tries.
    pub backoff: Backoff,
    /// Tries for a reason of the entry's own.
    pub tries: u32,
    /// Nothing happens by itself: whoever holds the engine takes its steps, see [`ByHand`].
    pub by_hand: bool,
    /// Is a copy of what was received kept until the server has a backup of it? Not where the next person sits at the
    /// same computer.
    pub keep_copies: bool,
}

impl Default for EngineOptions {
    fn default() -> Self {
        Self {
            backoff: Backoff::default(),
            tries: 10,
            by_hand: false,
            keep_copies: true,
        }
    }
}

/// Finds the server of a university by its id; `None` while it is not connected.
pub type Directory = Arc<dyn Fn(&str) -> Option<Server> + Send + Sync>;

/// Told that the outbox looks different now. Must not block.
pub type Changed = Arc<dyn Fn() + Send + Sync>;

/// Told of a state that the university has put an application into and that this device has not seen. Must not block.
pub type Noticed = Arc<dyn Fn(ApplicationState) + Send + Sync>;

/// What the engine works with.
#[derive(Clone)]
pub struct Surroundings {
    /// The outbox lies here.
    pub store: Store,
    /// Where servers are.
    pub directory: Directory,
    /// Who wants to know.
    pub changed: Changed,
    /// Who wants to know what happened without them.
    pub noticed: Noticed,
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

/// The running engine. It stops when this is dropped; what was being sent waits for the next start.
#[derive(Debug)]
pub struct Engine {
    shared: Arc<Shared>,
    tasks: Vec<JoinHandle<()>>,
}

#[derive(Debug)]
struct Shared {
    surroundings: Surroundings,
    options: EngineOptions,
    status: Mutex<Status>,
    wake: Notify,
    /// The same for who follows changes.
    follow: Notify,
    /// How often it was woken; changed with `status` locked.
    wakes: AtomicU64,
    /// How often it has looked through everything.
    rounds: watch::Sender<u64>,
    uploads: upload::Uploads,
    keys: receipts::KeysRead,
    /// Images whose files are to be removed.
    unused: Mutex<Vec<String>>,
}

impl Engine {
    /// Starts the engine, sending or not; must be called within a tokio runtime.
    #[must_use]
    pub fn start(surroundings: Surroundings, options: EngineOptions, paused: bool) -> Self {
        let shared = Arc::new(Shared {
            surroundings,
            options,
            status: Mutex::new(Status {
                paused,
                ..Status::default()
            }),
            wake: Notify::new(),
            follow: Notify::new(),
            wakes: AtomicU64::new(0),
            rounds: watch::Sender::new(0),
            uploads: upload::Uploads::default(),
            keys: receipts::KeysRead::default(),
            unused: Mutex::default(),
        });
        let mut tasks = Vec::new();
        if !shared.options.by_hand {
            tasks.push(tokio::spawn(run(Arc::clone(&shared))));
            tasks.push(tokio::spawn(follow::run(Arc::clone(&shared))));
        }
        Self { shared, tasks }
    }

    /// Something was added, or the network may be back: forgets a systemic reason and looks now.
    pub fn wake(&self) {
        self.shared.update(|status| {
            status.systemic = None;
            self.shared.wakes.fetch_add(1, Ordering::SeqCst);
        });
        self.shared.wake.notify_one();
        self.shared.follow.notify_one();
    }

    /// Does it bring the outbox of this very store?
    #[must_use]
    pub fn serves(&self, store: &Store) -> bool {
        self.shared.surroundings.store.is(store)
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

    /// Stops or resumes sending, and following what happens. What is on its way is finished.
    pub fn pause(&self, paused: bool) {
        self.shared.update(|status| status.paused = paused);
        self.shared.wake.notify_one();
        self.shared.follow.notify_one();
    }

    /// What it is doing.
    #[must_use]
    pub fn status(&self) -> Status {
        self.shared.status()
    }

    /// How often it has looked through everything so far, for whoever waits until it has done so.
    #[must_use]
    pub fn rounds(&self) -> watch::Receiver<u64> {
        self.shared.rounds.subscribe()
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.abort();
        }
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

    fn wakes(&self) -> u64 {
        self.wakes.load(Ordering::SeqCst)
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
        let next = match look_through(&shared).await {
            Ok(next) => next,
            // The store was closed: there is nothing more to do.
            Err(_) => return,
        };
        shared.rounds.send_modify(|rounds| *rounds += 1);
        let wait = next.map(|next| until(shared.now(), next).min(LOOK));
        tokio::select! {
            () = shared.wake.notified() => {}
            () = sleep(wait) => {}
        }
    }
}

/// Looks through the outbox once, and pauses where the store cannot be read or written; fails when it was closed. Gives
/// the moment at which to look again by itself.
async fn look_through(shared: &Arc<Shared>) -> Result<Option<Timestamp>, StoreError> {
    let wakes = shared.wakes();
    match round(shared).await {
        Err(StoreError::Closed) => Err(StoreError::Closed),
        Err(error) => {
            tracing::warn!(reason = %error, "the outbox cannot be read or written");
            let next = shared.pause_for(&Trouble::from(&error), wakes);
            (shared.surroundings.changed)();
            Ok(next)
        }
        next => next,
    }
}

async fn round(shared: &Arc<Shared>) -> Result<Option<Timestamp>, StoreError> {
    requeue(shared).await?;
    // Signing out is not sending: it is not held back by a pause, and comes before what may take minutes.
    let ending = revoke::revoke(shared).await?;
    let sending = send(shared).await?;
    Ok(earlier(ending, sending))
}

/// Nothing is being sent between two rounds: an entry that says so was left by a try whose end could not be written,
/// as on a full disk.
async fn requeue(shared: &Shared) -> Result<(), StoreError> {
    let store = &shared.surroundings.store;
    let entries = store.read(outbox::unsent).await?;
    if entries.iter().any(|e| e.state == EntryState::Sending) {
        store.transact(outbox::requeue).await?;
    }
    Ok(())
}

async fn send(shared: &Arc<Shared>) -> Result<Option<Timestamp>, StoreError> {
    if let Some(next) = held_back(shared) {
        return Ok(next);
    }
    let entries = shared.surroundings.store.read(outbox::unsent).await?;
    if entries.is_empty() {
        shared.update(|status| status.systemic = None);
    }
    let mut next: Option<Timestamp> = None;
    let mut due = Vec::new();
    for entry in entries {
        if entry.state != EntryState::Queued {
            continue;
        }
        if waits(shared.now(), entry.next_try) {
            next = earlier(next, Some(entry.next_try));
        } else {
            due.push(entry);
        }
    }
    let again = send_due(shared, due).await;
    shared.forget_all().await;
    let again = again?;
    Ok(held_back(shared).unwrap_or_else(|| earlier(next, again)))
}

/// Sends what is due. The first entry goes alone: where there is no server, one try is enough to know it. After it
/// several are under way at once, so that one is prepared while another is stored; see `upload` for how many of their
/// images travel.
async fn send_due(shared: &Arc<Shared>, due: Vec<Unsent>) -> Result<Option<Timestamp>, StoreError> {
    // Tasks of their own: none of them stands still while this one waits for something else.
    let (mut due, mut at_work) = (due.into_iter(), JoinSet::new());
    let (mut next, mut failed, mut most) = (None, None, 1);
    loop {
        while at_work.len() < most && failed.is_none() && held_back(shared).is_none() {
            let Some(entry) = due.next() else { break };
            let shared = Arc::clone(shared);
            at_work
                .spawn(async move { turn::take(&shared, entry.application, entry.revision).await });
        }
        let Some(ended) = at_work.join_next().await else {
            break;
        };
        match ended.unwrap_or(Err(StoreError::Unexpected("a try"))) {
            Ok(again) => next = earlier(next, again),
            // What is on its way is finished.
            Err(error) => failed = Some(error),
        }
        most = AT_A_TIME;
        if shared.forgettable() >= forget::MANY {
            shared.forget_all().await;
        }
    }
    failed.map_or(Ok(next), Err)
}

/// Does something concern every entry? Then the moment at which to look again, if it ends by itself.
fn held_back(shared: &Shared) -> Option<Option<Timestamp>> {
    let status = shared.status();
    if status.paused {
        return Some(None);
    }
    let systemic = status.systemic?;
    match systemic.next_try {
        None => Some(None),
        Some(next) => waits(shared.now(), next).then_some(Some(next)),
    }
}

/// Is `next` still to come? One that is too far away was written by another clock.
fn waits(now: Timestamp, next: Timestamp) -> bool {
    let wait = until(now, next);
    !wait.is_zero() && wait <= LONGEST
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
