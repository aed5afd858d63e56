//! Tells a background task that there is work, without waiting for it.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Notify;

/// Both ends of one bell. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Waker(Arc<Notify>);

impl Waker {
    /// Rings. Ringing several times before the task looks is the same as once.
    pub fn wake(&self) {
        self.0.notify_one();
    }

    /// Waits until somebody rings, at most `longest`.
    pub async fn wait(&self, longest: Duration) {
        let _ = tokio::time::timeout(longest, self.0.notified()).await;
    }
}
