//! Typesetting receipts: away from the threads that answer requests, one at a time, so that a wave of them cannot take
//! the machine. What is typeset is a page or two of bounded texts; it takes a fraction of a second.

use std::sync::Arc;
use std::time::Duration;

use akashi_protocol::ProblemCode;
use akashi_typeset::{Receipt, TypesetError};
use tokio::sync::Semaphore;

use crate::applications::Failure;

/// How long a request waits for its turn.
const PATIENCE: Duration = Duration::from_secs(10);
/// After that: when to ask again, in seconds.
const LATER: u64 = 5;

/// Typesets. Cheap to clone; clones share the bound.
#[derive(Debug, Clone)]
pub struct Typesetting {
    turns: Arc<Semaphore>,
}

impl Typesetting {
    /// The one of a server.
    #[must_use]
    pub fn new() -> Self {
        Self {
            turns: Arc::new(Semaphore::new(1)),
        }
    }

    /// The receipt as PDF.
    ///
    /// # Errors
    /// `unavailable` when its turn does not come; a defect is for the log.
    pub async fn receipt(&self, receipt: Receipt) -> Result<Vec<u8>, Failure> {
        let turn = Arc::clone(&self.turns).acquire_owned();
        let Ok(Ok(turn)) = tokio::time::timeout(PATIENCE, turn).await else {
            return Err(Failure::Later {
                code: ProblemCode::Unavailable,
                seconds: LATER,
            });
        };
        // The turn ends with the work, also when nobody waits for it any more.
        let work = tokio::task::spawn_blocking(move || {
            let pdf = receipt.pdf();
            drop(turn);
            pdf
        });
        let pdf = work.await.unwrap_or(Err(TypesetError::Defect("panic")))?;
        Ok(pdf)
    }
}

impl Default for Typesetting {
    fn default() -> Self {
        Self::new()
    }
}
