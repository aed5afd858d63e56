//! The steps of the engine, taken one at a time by whoever wants to know what each of them does: a test that compares
//! them with a model.

use std::sync::Arc;

use akashi_store::StoreError;
use jiff::Timestamp;

use super::attempt::Stopped;
use super::{Engine, Shared, follow};
use crate::failure::Failure;

/// An engine that does nothing by itself. Cheap to clone.
#[derive(Debug, Clone)]
pub struct ByHand(Arc<Shared>);

impl Engine {
    /// Takes the steps of this engine into one's own hands; `None` for one that goes by itself.
    #[must_use]
    pub fn by_hand(&self) -> Option<ByHand> {
        let by_hand = self.shared.options.by_hand;
        by_hand.then(|| ByHand(Arc::clone(&self.shared)))
    }
}

impl ByHand {
    /// Looks through the outbox once, as the engine does whenever something is due. Gives the moment at which it would
    /// look again by itself.
    ///
    /// # Errors
    /// When the store was closed; where it cannot be read or written, the engine pauses, as it always does.
    pub async fn send(&self) -> Result<Option<Timestamp>, StoreError> {
        super::look_through(&self.0).await
    }

    /// Asks once what happened at the university, without waiting for it.
    ///
    /// # Errors
    /// When the store cannot be read or written.
    pub async fn follow(&self) -> Result<Result<(), Failure>, StoreError> {
        match follow::round(&self.0, 0).await {
            Ok(_) => Ok(Ok(())),
            Err(Stopped::Failure(failure)) => Ok(Err(failure)),
            Err(Stopped::Store(error)) => Err(error),
        }
    }
}
