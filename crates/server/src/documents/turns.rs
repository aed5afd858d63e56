//! Whose turn it is to add to an upload. Whoever asks last goes on: the request before, whose connection may be dead
//! without anybody knowing, is told to stop, keeps what it has, and makes room. So nobody waits for the end of a
//! connection that nobody is at.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use akashi_protocol::Digest;
use tokio::sync::OwnedMutexGuard;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// How long nobody must have sent an image for whatever stands back for people who do.
pub const QUIET: Duration = Duration::from_millis(250);

type Key = (Uuid, Digest);

/// The uploads that are worked on. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Turns(Arc<Uploads>);

#[derive(Debug, Default)]
struct Uploads {
    slots: Mutex<HashMap<Key, Slot>>,
    /// When somebody was last at work.
    last: Mutex<Option<Instant>>,
}

#[derive(Debug, Default)]
struct Slot {
    turn: Arc<tokio::sync::Mutex<()>>,
    /// Ends whoever came last so far.
    stop: CancellationToken,
    /// Those at work and those who wait.
    present: usize,
}

/// The right to work on one upload, until it is dropped.
#[derive(Debug)]
pub struct Turn {
    turns: Turns,
    key: Key,
    stop: CancellationToken,
    guard: Option<OwnedMutexGuard<()>>,
    had_to_wait: bool,
}

impl Turns {
    /// Ends the request at work on this upload, and waits until it has made room.
    pub async fn take(&self, application: Uuid, sha256: Digest) -> Turn {
        let (mut turn, waiting) = self.enter((application, sha256));
        turn.guard = Some(waiting.lock_owned().await);
        turn
    }

    fn enter(&self, key: Key) -> (Turn, Arc<tokio::sync::Mutex<()>>) {
        let mut slots = self.slots();
        let slot = slots.entry(key).or_default();
        slot.stop.cancel();
        slot.stop = CancellationToken::new();
        let had_to_wait = slot.present > 0;
        slot.present += 1;
        let turn = Turn {
            turns: self.clone(),
            key,
            stop: slot.stop.clone(),
            guard: None,
            had_to_wait,
        };
        (turn, Arc::clone(&slot.turn))
    }

    /// Has nobody been at work for this long?
    #[must_use]
    pub fn are_quiet(&self, for_long: Duration) -> bool {
        let last = *self.0.last.lock().unwrap_or_else(PoisonError::into_inner);
        self.slots().is_empty() && last.is_none_or(|last| last.elapsed() >= for_long)
    }

    fn slots(&self) -> MutexGuard<'_, HashMap<Key, Slot>> {
        self.0.slots.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Turn {
    /// Cancelled when somebody else takes the upload over, or nobody waits for the answer any more.
    #[must_use]
    pub fn stop(&self) -> &CancellationToken {
        &self.stop
    }

    /// Was somebody else at work, so that what was seen before may be otherwise now?
    #[must_use]
    pub const fn had_to_wait(&self) -> bool {
        self.had_to_wait
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.guard.take();
        let last = &self.turns.0.last;
        *last.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
        let mut slots = self.turns.slots();
        if let Some(slot) = slots.get_mut(&self.key) {
            slot.present = slot.present.saturating_sub(1);
            if slot.present == 0 {
                slots.remove(&self.key);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_last_one_goes_on_and_nothing_is_left() {
        let turns = Turns::default();
        let (id, sha256) = (Uuid::from_u128(1), Digest::of(b"x"));
        let first = turns.take(id, sha256).await;
        let second = tokio::spawn({
            let turns = turns.clone();
            async move { turns.take(id, sha256).await }
        });
        first.stop().cancelled().await;
        assert!(!second.is_finished(), "the first one is still at work");
        drop(first);
        let second = second.await.unwrap();
        assert!(!second.stop().is_cancelled());
        // Another upload is nobody's business here.
        let other = turns.take(id, Digest::of(b"y")).await;
        assert!(!second.stop().is_cancelled());
        assert!(!turns.are_quiet(Duration::ZERO));
        drop((second, other));
        assert!(turns.slots().is_empty());
        assert!(turns.are_quiet(Duration::ZERO));
        assert!(!turns.are_quiet(Duration::from_secs(3_600)));
    }

    #[tokio::test]
    async fn one_who_gives_up_waiting_is_forgotten() {
        let turns = Turns::default();
        let (id, sha256) = (Uuid::from_u128(1), Digest::of(b"x"));
        let first = turns.take(id, sha256).await;
        let waiting = turns.take(id, sha256);
        let soon = std::time::Duration::from_millis(10);
        assert!(tokio::time::timeout(soon, waiting).await.is_err());
        drop(first);
        assert!(turns.slots().is_empty());
    }
}
