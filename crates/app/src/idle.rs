//! Signing out who went away (15 minutes, staff 10, as the university's policies say). The draft is saved long before.

use std::sync::Arc;
use std::time::Duration;

use akashi_domain::policy::Policies;
use akashi_store::session::{self, SessionRow};
use akashi_store::{Store, StoreError};
use jiff::{SignedDuration, Timestamp};

use crate::api::CoreEvent;
use crate::core::{Core, lock, upgrade};
use crate::host::Host;

/// How often somebody who does nothing at all is looked for.
const LOOK: Duration = Duration::from_secs(10);
/// Being active is written down no more often than this: the figure matters to a minute, and after a restart only.
const WRITE: SignedDuration = SignedDuration::from_secs(30);

impl<H: Host> Core<H> {
    /// Looks now and then for as long as the core lives.
    pub(crate) fn watch_idleness(&self) {
        let shared = Arc::downgrade(&self.shared);
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(LOOK).await;
                match upgrade(&shared) {
                    Some(core) => core.end_idle_sessions().await,
                    None => return,
                }
            }
        });
    }

    /// Ends the sessions of those who did nothing for too long.
    pub(crate) async fn end_idle_sessions(&self) {
        let policies = lock(&self.shared.info)
            .as_ref()
            .map_or_else(Policies::default, |info| info.policies.clone());
        let now = self.now();
        let staff_idle = lock(&self.shared.staff)
            .as_ref()
            .is_some_and(|staff| is_over(staff.last_used, now, policies.staff_idle_minutes));
        if staff_idle {
            let ended = lock(&self.shared.staff).clone();
            self.drop_staff();
            if let (Some(ended), Ok(server)) = (ended, self.server()) {
                tokio::spawn(async move { server.staff_sign_out(&ended.token).await });
            }
        }
        if let Err(error) = self.end_idle_graduate(now, policies.idle_minutes).await {
            tracing::warn!(reason = %error, "an idle session could not be ended");
        }
    }

    async fn end_idle_graduate(&self, now: Timestamp, minutes: u32) -> Result<(), StoreError> {
        // Only a store that is open anyway: looking for idleness must not ask for a passphrase.
        let Ok(Some(store)) = self.shared.device.existing().await else {
            return Ok(());
        };
        let Some(session) = store.read(session::get).await? else {
            return Ok(());
        };
        let last_used = lock(&self.shared.last_used).unwrap_or(session.last_used);
        if !is_over(last_used, now, minutes) {
            return Ok(());
        }
        store.transact(move |tx| session::sign_out(tx, now)).await?;
        *lock(&self.shared.last_used) = None;
        self.with_engine(akashi_sync::Engine::wake);
        self.shared.host.emit(CoreEvent::SessionEnded);
        Ok(())
    }

    /// The graduate did something.
    pub(crate) async fn touch_graduate(
        &self,
        store: &Store,
        session: &SessionRow,
    ) -> Result<(), StoreError> {
        let now = self.now();
        *lock(&self.shared.last_used) = Some(now);
        if now.duration_since(session.last_used) < WRITE {
            return Ok(());
        }
        let mut session = session.clone();
        session.last_used = now;
        store.transact(move |tx| session::put(tx, &session)).await
    }
}

fn is_over(last_used: Timestamp, now: Timestamp, minutes: u32) -> bool {
    now.duration_since(last_used) >= SignedDuration::from_mins(i64::from(minutes))
}
