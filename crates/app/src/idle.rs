//! Signing out who went away (15 minutes, staff 10, as the university's policies say), after a warning. The draft is
//! saved long before.

use std::sync::Arc;
use std::time::Duration;

use akashi_domain::policy::Policies;
use akashi_store::session::{self, SessionRow};
use akashi_store::{Store, StoreError};
use jiff::{SignedDuration, Timestamp};

use crate::api::CoreEvent;
use crate::api::event::{EndedSession, IdleWarning, SessionRole};
use crate::core::{Core, lock, upgrade};
use crate::host::Host;

/// How often somebody who does nothing at all is looked for; near a warning or an end more often.
const LOOK: Duration = Duration::from_secs(10);
/// Shortest time between two looks: the view counts whole seconds.
const LOOK_NEAR: Duration = Duration::from_secs(1);
/// How long before the end the person is warned. Where the whole time is short, half of it.
const WARNING: SignedDuration = SignedDuration::from_mins(2);
/// Being active is written down no more often than this: the figure matters to a minute, and after a restart only.
const WRITE: SignedDuration = SignedDuration::from_secs(30);

/// Who was warned and has done nothing since.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Warned {
    graduate: bool,
    staff: bool,
}

impl Warned {
    fn of(&mut self, role: SessionRole) -> &mut bool {
        match role {
            SessionRole::Graduate => &mut self.graduate,
            SessionRole::Staff => &mut self.staff,
        }
    }
}

/// How somebody who did nothing for a while stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// The warning is that far away.
    Present(SignedDuration),
    /// The end is that far away.
    Warned(SignedDuration),
    /// Gone for too long.
    Over,
}

impl<H: Host> Core<H> {
    /// Looks now and then for as long as the core lives.
    pub(crate) fn watch_idleness(&self) {
        let shared = Arc::downgrade(&self.shared);
        tokio::spawn(async move {
            let mut wait = LOOK;
            loop {
                tokio::time::sleep(wait).await;
                match upgrade(&shared) {
                    Some(core) => wait = core.look_for_idlers().await,
                    None => return,
                }
            }
        });
    }

    /// Ends the sessions of those who did nothing for too long, and warns those who soon will have. Gives the time
    /// until it is worth looking again.
    pub(crate) async fn look_for_idlers(&self) -> Duration {
        self.end_idle_sessions().await;
        let (policies, now) = (self.policies(), self.now());
        self.forget_idle_pictures(policies.idle_minutes);
        self.lock_when_idle(now, policies.idle_minutes).await;
        let staff = lock(&self.shared.staff)
            .as_ref()
            .map(|staff| staff.last_used);
        let graduate = self
            .graduate_last_used()
            .await
            .unwrap_or_default()
            .map(|(last_used, _)| last_used);
        [
            (SessionRole::Graduate, graduate, policies.idle_minutes),
            (SessionRole::Staff, staff, policies.staff_idle_minutes),
        ]
        .into_iter()
        .filter_map(
            |(role, last_used, minutes)| match standing(last_used?, now, minutes) {
                Standing::Present(left) => Duration::try_from(left).ok(),
                Standing::Warned(left) => {
                    self.warn(role, left, minutes);
                    Duration::try_from(left).ok()
                }
                Standing::Over => None,
            },
        )
        .fold(LOOK, Duration::min)
        .max(LOOK_NEAR)
    }

    fn warn(&self, role: SessionRole, left: SignedDuration, idle_minutes: u32) {
        if std::mem::replace(lock(&self.shared.warned).of(role), true) {
            return;
        }
        self.shared.host.emit(CoreEvent::IdleWarning(IdleWarning {
            role,
            idle_minutes,
            // Rounded up: nobody is told of less time than there is.
            seconds_left: u32::try_from((left.as_millis() + 999) / 1_000).unwrap_or(u32::MAX),
        }));
    }

    /// Somebody did something, or is gone: a warning that was given is over.
    fn unwarn(&self, role: SessionRole) -> bool {
        std::mem::take(lock(&self.shared.warned).of(role))
    }

    /// Ends the sessions of those who did nothing for too long.
    pub(crate) async fn end_idle_sessions(&self) {
        let (policies, now) = (self.policies(), self.now());
        let minutes = policies.staff_idle_minutes;
        let staff_idle = lock(&self.shared.staff)
            .as_ref()
            .is_some_and(|staff| standing(staff.last_used, now, minutes) == Standing::Over);
        if staff_idle {
            let ended = lock(&self.shared.staff).clone();
            self.drop_staff(Some(minutes));
            if let (Some(ended), Ok(server)) = (ended, self.server()) {
                tokio::spawn(async move { server.staff_sign_out(&ended.token).await });
            }
        }
        if let Err(error) = self.end_idle_graduate(now, policies.idle_minutes).await {
            tracing::warn!(reason = %error, "an idle session could not be ended");
        }
    }

    async fn end_idle_graduate(&self, now: Timestamp, minutes: u32) -> Result<(), StoreError> {
        let Some((last_used, store)) = self.graduate_last_used().await? else {
            return Ok(());
        };
        if standing(last_used, now, minutes) != Standing::Over {
            return Ok(());
        }
        store.transact(move |tx| session::sign_out(tx, now)).await?;
        self.with_engine(akashi_sync::Engine::wake);
        self.graduate_ended(Some(minutes));
        Ok(())
    }

    /// When the graduate who is signed in last did something, and the store that says so.
    async fn graduate_last_used(&self) -> Result<Option<(Timestamp, Store)>, StoreError> {
        // Only a store that is open anyway: looking for idleness must not ask for a passphrase.
        let Some(store) = self.shared.device.held().await else {
            return Ok(None);
        };
        let Some(session) = store.read(session::get).await? else {
            return Ok(None);
        };
        let last_used = lock(&self.shared.last_used).unwrap_or(session.last_used);
        Ok(Some((last_used, store)))
    }

    /// The graduate did something.
    pub(crate) async fn touch_graduate(
        &self,
        store: &Store,
        session: &SessionRow,
    ) -> Result<(), StoreError> {
        let now = self.now();
        *lock(&self.shared.last_used) = Some(now);
        self.is_back(SessionRole::Graduate);
        if now.duration_since(session.last_used) < WRITE {
            return Ok(());
        }
        // Only the time: signing out, or setting the passwords, may have come in between.
        let token = session.token.clone();
        store
            .transact(move |tx| session::touch(tx, &token, now))
            .await
    }

    /// Takes a warning back.
    pub(crate) fn is_back(&self, role: SessionRole) {
        if self.unwarn(role) {
            self.shared.host.emit(CoreEvent::IdleOver(role));
        }
    }

    /// The session of the graduate is over on this device; the view is told why.
    pub(crate) fn graduate_ended(&self, idle_minutes: Option<u32>) {
        *lock(&self.shared.last_used) = None;
        self.session_ended(SessionRole::Graduate, idle_minutes);
    }

    pub(crate) fn session_ended(&self, role: SessionRole, idle_minutes: Option<u32>) {
        self.unwarn(role);
        let ended = EndedSession { role, idle_minutes };
        self.shared.host.emit(CoreEvent::SessionEnded(ended));
    }

    fn policies(&self) -> Policies {
        lock(&self.shared.info)
            .as_ref()
            .map_or_else(Policies::default, |info| info.policies.clone())
    }
}

pub(crate) fn standing(last_used: Timestamp, now: Timestamp, minutes: u32) -> Standing {
    let whole = SignedDuration::from_mins(i64::from(minutes));
    let left = whole - now.duration_since(last_used);
    let warning = WARNING.min(whole / 2);
    if left <= SignedDuration::ZERO {
        Standing::Over
    } else if left <= warning {
        Standing::Warned(left)
    } else {
        Standing::Present(left - warning)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_warning_comes_two_minutes_before_the_end_or_half_way() {
        use Standing::{Over, Present, Warned};
        let secs = SignedDuration::from_secs;
        for (minutes, gone, expected) in [
            (15, 0, Present(secs(780))),
            (15, 779, Present(secs(1))),
            (15, 780, Warned(secs(120))),
            (15, 899, Warned(secs(1))),
            (15, 900, Over),
            (10, 480, Warned(secs(120))),
            (4, 120, Warned(secs(120))),
            (3, 89, Present(secs(1))),
            (3, 90, Warned(secs(90))),
            (1, 30, Warned(secs(30))),
            (1, 60, Over),
        ] {
            let now = Timestamp::UNIX_EPOCH + secs(gone);
            let found = standing(Timestamp::UNIX_EPOCH, now, minutes);
            assert_eq!(found, expected, "{gone} s of {minutes} min");
        }
    }
}
