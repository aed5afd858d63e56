//! The turn of one entry: a try, and what becomes of the entry after it.

use std::sync::Arc;

use akashi_domain::outbox::{EntryEvent, EntryState};
use akashi_store::StoreError;
use akashi_store::outbox::{self, EntryRow, Setback};
use jiff::Timestamp;
use uuid::Uuid;

use super::attempt::{self, Begun, Brought, Stopped};
use super::status::{Progress, Reason, Systemic};
use super::verdict::{Trouble, Verdict};
use super::{Shared, after};

/// The code of an entry whose every try was interrupted.
const INTERRUPTED: &str = "sending_interrupted";

/// One try of one entry. Gives the moment of its next try, if there is one.
pub(super) async fn take(
    shared: &Arc<Shared>,
    application: Uuid,
    revision: u32,
) -> Result<Option<Timestamp>, StoreError> {
    let begun = match begin(shared, application, revision).await {
        Ok(Some(begun)) => begun,
        Ok(None) => {
            (shared.surroundings.changed)();
            return Ok(None);
        }
        // Damaged, and shown as that: it blocks no other.
        Err(StoreError::Unexpected(what)) => {
            tracing::warn!(what, "an entry cannot be read");
            return Ok(None);
        }
        Err(error) => return Err(error),
    };
    let wakes = shared.wakes();
    (shared.surroundings.changed)();
    let brought = Brought::default();
    let entry = begun.entry.clone();
    let outcome = attempt::attempt(shared, begun, &brought).await;
    shared.update(|status| {
        let own = |progress: &Progress| {
            (progress.application, progress.revision) == (application, revision)
        };
        status.progress = status.progress.filter(|progress| !own(progress));
    });
    let trouble = match outcome {
        Ok(()) => {
            shared.update(|status| status.systemic = None);
            (shared.surroundings.changed)();
            return Ok(None);
        }
        Err(Stopped::Store(StoreError::Closed)) => return Err(StoreError::Closed),
        Err(Stopped::Store(error)) => Trouble::from(&error),
        Err(Stopped::Failure(failure)) => Trouble::from(&failure),
    };
    tracing::info!(
        code = trouble.reason.code,
        attempt = entry.attempts,
        "not sent"
    );
    let setback = shared.setback(&entry, &trouble, wakes);
    let next = waits_after(&entry, setback.event).then_some(setback.next_try);
    let (application, revision) = (entry.application, entry.revision);
    let set_back = shared
        .surroundings
        .store
        .transact(move |tx| {
            for sha256 in brought.into_inner() {
                outbox::mark_uploaded(tx, application, &sha256, true)?;
            }
            outbox::set_back(tx, application, revision, &setback)
        })
        .await;
    (shared.surroundings.changed)();
    set_back.map(|()| next)
}

/// Counts the try. The entry is read again with it: since the outbox was looked through it may have been taken back
/// and handed in anew, with other answers under the same number. What the try needs besides is read in the same breath.
async fn begin(
    shared: &Shared,
    application: Uuid,
    revision: u32,
) -> Result<Option<Begun>, StoreError> {
    let (tries, interrupted) = (shared.options.tries, Reason::code(INTERRUPTED));
    let interrupted = serde_json::to_string(&interrupted).unwrap_or_default();
    shared
        .surroundings
        .store
        .transact(move |tx| {
            if !outbox::begin_attempt(tx, application, revision, tries, &interrupted)? {
                return Ok(None);
            }
            let Some(entry) = outbox::get(**tx, application, revision)? else {
                return Ok(None);
            };
            Begun::read(**tx, entry).map(Some)
        })
        .await
}

/// Is it tried again by itself?
fn waits_after(entry: &EntryRow, event: EntryEvent) -> bool {
    let after = entry.standing().after(event);
    after.is_some_and(|after| after.state == EntryState::Queued)
}

impl Shared {
    /// What becomes of an entry after a try that did not succeed. `wakes` is from before the try.
    fn setback(&self, entry: &EntryRow, trouble: &Trouble, wakes: u64) -> Setback {
        let now = self.now();
        let problem = serde_json::to_string(&trouble.reason).unwrap_or_default();
        let event = match trouble.verdict {
            Verdict::Systemic { .. } => {
                self.pause_for(trouble, wakes);
                EntryEvent::Hold
            }
            Verdict::Entry { again } => EntryEvent::Fail {
                again,
                tries: self.options.tries,
            },
        };
        let own = matches!(event, EntryEvent::Fail { .. });
        let next_try = if own && waits_after(entry, event) {
            after(now, self.delay(entry.attempts).max(trouble.retry_after))
        } else {
            now
        };
        Setback {
            event,
            next_try,
            problem,
        }
    }

    /// Pauses the queue, unless the person asked to look again while this was still being tried: the reason may be one
    /// that they have just put right. What was under way with another that failed is the same failure, not one more.
    pub(super) fn pause_for(&self, trouble: &Trouble, wakes: u64) -> Option<Timestamp> {
        let now = self.now();
        let by_itself = !matches!(trouble.verdict, Verdict::Systemic { by_itself: false });
        let mut next = Some(now);
        self.update(|status| {
            if self.wakes() != wakes {
                return;
            }
            let failures = status.systemic.as_ref().map_or(1, |systemic| {
                let still = systemic.next_try.is_none_or(|next| next > now);
                systemic.failures + u32::from(!still)
            });
            let wait = self.delay(failures).max(trouble.retry_after);
            next = by_itself.then(|| after(now, wait));
            status.systemic = Some(Systemic {
                reason: trouble.reason.clone(),
                next_try: next,
                failures,
            });
        });
        next
    }
}
