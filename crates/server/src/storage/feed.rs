//! Tells those who wait that something changed, as soon as the transaction that did it is committed.

use std::sync::atomic::{AtomicI64, Ordering};

use rusqlite::Connection;
use tokio::sync::broadcast;

use super::StorageError;
use super::change::{self, Changed};

/// Changes that somebody who is slow to look may miss; told so, they look for themselves.
const HELD: usize = 256;

/// One for each database.
#[derive(Debug)]
pub(super) struct Feed {
    sender: broadcast::Sender<Changed>,
    last: AtomicI64,
}

impl Feed {
    /// What is there already is no news.
    pub(super) fn new(conn: &Connection) -> Result<Self, StorageError> {
        Ok(Self {
            sender: broadcast::channel(HELD).0,
            last: AtomicI64::new(change::last(conn)?),
        })
    }

    pub(super) fn listen(&self) -> broadcast::Receiver<Changed> {
        self.sender.subscribe()
    }

    /// To be called with the writer's connection after each commit. What cannot be told now is found by whoever looks
    /// next, so nothing fails because of it.
    pub(super) fn announce(&self, writer: &Connection) {
        if let Err(error) = self.tell(writer) {
            tracing::warn!(%error, "a change is not announced");
        }
    }

    fn tell(&self, writer: &Connection) -> Result<(), StorageError> {
        let last = change::last(writer)?;
        let known = self.last.swap(last, Ordering::SeqCst);
        if last > known && self.sender.receiver_count() > 0 {
            for changed in change::concerned(writer, known)? {
                // Whoever waited may have gone meanwhile.
                let _ = self.sender.send(changed);
            }
        }
        Ok(())
    }
}
