//! One clock for both sides.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Instant;

use akashi_server::clock::{Clock as _, TestClock};
use jiff::{SignedDuration, Timestamp};

/// A clock that is moved by hand. On the server it stands still meanwhile; in the core it also goes on by itself, since
/// the core waits for its own deadlines in real time. Clones show the same time.
#[derive(Clone)]
pub struct SharedClock {
    clock: TestClock,
    begun: Instant,
    /// Seconds by which this one is wrong.
    ahead: Arc<AtomicI64>,
}

impl SharedClock {
    /// A clock that shows the real time of this moment.
    #[must_use]
    pub fn now() -> Self {
        Self {
            clock: TestClock::at(Timestamp::now()),
            begun: Instant::now(),
            ahead: Arc::default(),
        }
    }

    /// The same clock on another wall, wrong by `ahead`.
    #[must_use]
    pub fn wrong_by(&self, ahead: SignedDuration) -> Self {
        Self {
            ahead: Arc::new(AtomicI64::new(ahead.as_secs())),
            ..self.clone()
        }
    }

    /// Sets it right.
    pub fn correct(&self) {
        self.ahead.store(0, Ordering::SeqCst);
    }

    /// Moves it.
    pub fn advance(&self, by: SignedDuration) {
        self.clock.advance(by);
    }

    /// For the server.
    #[must_use]
    pub fn of_server(&self) -> Arc<dyn akashi_server::clock::Clock> {
        Arc::new(self.clock.clone())
    }

    /// For the core.
    #[must_use]
    pub fn of_core(&self) -> Arc<dyn akashi_store::Clock> {
        Arc::new(self.clone())
    }
}

impl akashi_store::Clock for SharedClock {
    fn now(&self) -> Timestamp {
        let now = self.clock.now();
        let gone = SignedDuration::try_from(self.begun.elapsed()).unwrap_or_default();
        let ahead = SignedDuration::from_secs(self.ahead.load(Ordering::SeqCst));
        now.checked_add(gone + ahead).unwrap_or(now)
    }
}

impl std::fmt::Debug for SharedClock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SharedClock")
            .field("ahead", &self.ahead)
            .finish_non_exhaustive()
    }
}
