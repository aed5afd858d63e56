//! Locking the store: its key leaves the memory of this process, and what belongs to a person leaves the screen. And looking
//! over a store that nobody closed.
//!
//! Locked means that nothing is sent: the engine works with the store. So a lock after idling waits until nothing is being
//! sent; one that the person asks for does not, and what was being sent is sent when it is unlocked. Unlocking starts the
//! engine again. Whoever is signed in as a graduate stays so, unless their own idle time is over: the token lies in the
//! store. Staff are signed out: theirs lies in memory.

use std::time::Duration;

use akashi_store::outbox::{self, EntryState};
use akashi_store::{Health, Store};
use jiff::Timestamp;

use crate::api::CoreEvent;
use crate::api::start::Resume;
use crate::core::{Core, lock};
use crate::host::Host;
use crate::idle::{Standing, standing};
use crate::images::Images;

/// How long a store is looked over.
const PATIENCE: Duration = Duration::from_secs(60);

impl<H: Host> Core<H> {
    /// Closes the store, and forgets what was taken out of it.
    pub(crate) async fn lock_store(&self) {
        self.stop_engine();
        self.shared.device.lock().await;
        // Another command may have started it again in between, on a store that is closed now.
        self.stop_engine();
        *lock(&self.shared.images) = Images::default();
        self.forget_pictures();
        self.forget_right();
        self.forget_graduation();
        self.forget_key();
        *lock(&self.shared.last_used) = None;
        *lock(&self.shared.present) = None;
        let staff = lock(&self.shared.staff).clone();
        if let Some(staff) = staff {
            self.drop_staff(None);
            if let Ok(server) = self.server() {
                tokio::spawn(async move { server.staff_sign_out(&staff.token).await });
            }
        }
        self.shared.host.emit(CoreEvent::StoreLocked);
    }

    /// Locks what nobody has sat in front of for too long.
    pub(crate) async fn lock_when_idle(&self, now: Timestamp, minutes: u32) {
        let present = *lock(&self.shared.present);
        let over = present.is_some_and(|last| standing(last, now, minutes) == Standing::Over);
        if !over || !self.shared.options.lock_when_idle {
            return;
        }
        let Some(store) = self.shared.device.held().await else {
            return;
        };
        let entries = store.read(outbox::list).await.unwrap_or_default();
        if entries.iter().any(|e| e.state == EntryState::Sending) {
            return;
        }
        tracing::info!("nobody was there for long: the store is locked");
        self.lock_store().await;
    }

    /// Somebody is there.
    pub(crate) fn is_present(&self) {
        *lock(&self.shared.present) = Some(self.now());
    }

    /// From now on it counts how long nobody is there, where there is something to be seen.
    pub(crate) fn watch_presence(&self, resume: &Resume) {
        let personal = resume.reset.is_some()
            || resume.flow
            || resume.terms
            || resume.draft
            || resume.application
            || resume.signed_in;
        let mut present = lock(&self.shared.present);
        if personal && present.is_none() {
            *present = Some(self.now());
        }
    }

    /// Looks over a store that was left open, beside everything else; says what was found.
    pub(crate) fn look_over(&self, store: &Store) {
        if !store.was_left_open() || lock(&self.shared.health).is_some() {
            return;
        }
        let (core, store) = (self.clone(), store.clone());
        tokio::spawn(async move {
            let found = match store.look_over(PATIENCE).await {
                Ok(found) => found,
                Err(error) => {
                    tracing::info!(reason = %error, "the store could not be looked over");
                    return;
                }
            };
            tracing::info!(?found, "the store was left open and looked over");
            match found {
                Health::Damaged => core.found_damaged(),
                other => *lock(&core.shared.health) = Some(other),
            }
        });
    }

    /// Something in the store cannot be read: said once.
    pub(crate) fn found_damaged(&self) {
        let before = lock(&self.shared.health).replace(Health::Damaged);
        if before != Some(Health::Damaged) {
            self.shared.host.emit(CoreEvent::StoreDamaged);
        }
    }
}
