//! Failed sign-ins: slowed after 5, refused for 15 minutes after 10, and after 100 in a row only a reset helps (the
//! numbers are the university's). Unknown names are treated exactly as known ones.
//!
//! An attempt is counted as failed before the password is looked at, and forgotten when it was good: a hundred
//! simultaneous attempts are a hundred.

use std::time::Duration;

use akashi_domain::policy::Policies;
use akashi_protocol::ProblemCode;
use jiff::Timestamp;

use crate::applications::Failure;
use crate::clock::seconds_after;
use crate::hashing::Place;
use crate::keys::Keys;
use crate::state::AppState;
use crate::storage::sign_in_attempt::{self, Attempts};
use crate::storage::{StorageError, Transaction};

/// Who signs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// A graduate, by the lower-cased mail address.
    Graduate,
    /// A member of staff, by name.
    Staff,
    /// Somebody with a campus ID, by realm and user ID.
    Campus,
    /// The same, who has forgotten the second password. Counted by itself: it is the way out for who is locked.
    CampusForgotten,
}

impl Who {
    /// As stored.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Graduate => "graduate",
            Self::Staff => "staff",
            Self::Campus => "campus",
            Self::CampusForgotten => "campus_forgotten",
        }
    }

    /// What attempts of `name` are counted under.
    #[must_use]
    pub fn pseudonym(self, keys: &Keys, name: &str) -> [u8; 32] {
        keys.pseudonym(self.kind(), name)
    }
}

/// An attempt that has been counted.
#[derive(Debug)]
pub struct Attempt {
    who: Who,
    key: [u8; 32],
    before: Attempts,
    _place: Place,
}

/// Each failure beyond the limit makes the next answer this much slower, up to [`SLOWEST`].
const SLOWER: Duration = Duration::from_millis(500);
/// Slow enough for a machine, bearable for a person.
const SLOWEST: Duration = Duration::from_secs(3);

/// Seconds after which somebody comes again who found too many others signing in.
const CROWDED: u64 = 5;

/// Counts an attempt of `name`, and slows it down where there were many.
///
/// # Errors
/// `sign_in_refused` for a while, `sign_in_reset_needed` for good; `unavailable` for a moment, uncounted, while too many
/// people sign in at once.
pub async fn count(state: &AppState, who: Who, name: &str) -> Result<Attempt, Failure> {
    let place = state.hashing.place().ok_or(Failure::Later {
        code: ProblemCode::Unavailable,
        seconds: CROWDED,
    })?;
    let key = who.pseudonym(&state.keys, name);
    let (policies, at) = (state.config.university.policies.clone(), state.now());
    let before = state
        .storage
        .transact(move |tx| {
            let found = sign_in_attempt::find(tx, who.kind(), &key)?;
            let before = found.unwrap_or(Attempts {
                failures: 0,
                refused_until: Timestamp::UNIX_EPOCH,
            });
            let after = counted(&policies, before, at)?;
            sign_in_attempt::save(tx, who.kind(), &key, after, at)?;
            Ok::<_, Failure>(before)
        })
        .await?;
    let slow_after = state.config.university.policies.sign_in_slow_after;
    tokio::time::sleep(delay(before.failures, slow_after)).await;
    Ok(Attempt {
        who,
        key,
        before,
        _place: place,
    })
}

/// The attempts with one more failure, if another is allowed.
fn counted(policies: &Policies, before: Attempts, at: Timestamp) -> Result<Attempts, Failure> {
    if before.failures >= policies.sign_in_reset_after {
        return Err(ProblemCode::SignInResetNeeded.into());
    }
    if at < before.refused_until {
        let milliseconds = before.refused_until.duration_since(at).as_millis();
        return Err(Failure::Later {
            code: ProblemCode::SignInRefused,
            seconds: u64::try_from(milliseconds).unwrap_or(0).div_ceil(1000),
        });
    }
    let failures = before.failures + 1;
    let refused_until = if failures >= policies.sign_in_refuse_after {
        seconds_after(at, i64::from(policies.sign_in_refuse_minutes) * 60)
    } else {
        before.refused_until
    };
    Ok(Attempts {
        failures,
        refused_until,
    })
}

/// The attempts without the one that was counted after `before`: exactly as they were, if nobody else has tried since.
/// Otherwise one failure less, and below the limit nobody waits.
fn taken_back(refuse_after: u32, before: Attempts, counted: Attempts) -> Attempts {
    let failures = counted.failures.saturating_sub(1);
    if failures == before.failures {
        return before;
    }
    let waits = failures >= refuse_after;
    Attempts {
        failures,
        refused_until: if waits {
            counted.refused_until
        } else {
            Timestamp::UNIX_EPOCH
        },
    }
}

fn delay(failures: u32, slow_after: u32) -> Duration {
    match failures.checked_sub(slow_after) {
        None => Duration::ZERO,
        Some(beyond) => SLOWER.saturating_mul(beyond + 1).min(SLOWEST),
    }
}

impl Attempt {
    /// It could not be judged: it is as if it had not been made, and nobody is refused for it.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn take_back(self, state: &AppState) -> Result<(), StorageError> {
        let (shared, now) = (state.clone(), state.now());
        state
            .storage
            .transact(move |tx| self.taken_back(tx, &shared, now))
            .await
    }

    /// The same, within the transaction that found it out.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn taken_back(
        &self,
        tx: &Transaction<'_>,
        state: &AppState,
        now: Timestamp,
    ) -> Result<(), StorageError> {
        let (kind, most) = (
            self.who.kind(),
            state.config.university.policies.sign_in_refuse_after,
        );
        match sign_in_attempt::find(tx, kind, &self.key)? {
            Some(counted) => sign_in_attempt::save(
                tx,
                kind,
                &self.key,
                taken_back(most, self.before, counted),
                now,
            ),
            None => Ok(()),
        }
    }

    /// It was good: the failures are forgotten, in the transaction that begins the session.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn succeeded(&self, tx: &Transaction<'_>) -> Result<(), StorageError> {
        sign_in_attempt::forget(tx, self.who.kind(), &self.key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_then_fifteen_minutes_then_one_at_a_time_until_a_hundred() {
        let policies = Policies::default();
        let start: Timestamp = "2026-11-21T00:00:00Z".parse().unwrap();
        let mut attempts = Attempts {
            failures: 0,
            refused_until: Timestamp::UNIX_EPOCH,
        };
        for _ in 0..10 {
            attempts = counted(&policies, attempts, start).unwrap();
        }
        let refused = counted(&policies, attempts, seconds_after(start, 899));
        assert!(matches!(refused, Err(Failure::Later { seconds: 1, .. })));
        let mut now = start;
        for _ in 10..100 {
            now = seconds_after(now, 900);
            attempts = counted(&policies, attempts, now).unwrap();
        }
        let reset = counted(&policies, attempts, seconds_after(now, 1_000_000));
        assert!(
            matches!(reset, Err(Failure::Refused(problem)) if problem.code == ProblemCode::SignInResetNeeded)
        );
    }

    /// Somebody who has waited, and whose attempt could not be judged, does not wait again.
    #[test]
    fn what_is_taken_back_leaves_no_trace() {
        let policies = Policies::default();
        let start: Timestamp = "2026-11-21T00:00:00Z".parse().unwrap();
        let before = Attempts {
            failures: 10,
            refused_until: start,
        };
        let once = counted(&policies, before, start).unwrap();
        assert_eq!(taken_back(10, before, once), before);
        let later = seconds_after(start, 900);
        let twice = counted(&policies, once, later).unwrap();
        let left = taken_back(10, before, twice);
        assert_eq!(
            (left.failures, left.refused_until),
            (11, twice.refused_until)
        );
    }

    #[test]
    fn answers_grow_slower_up_to_a_bound() {
        let seconds: Vec<u64> = [0, 4, 5, 6, 50]
            .map(|failures| u64::try_from(delay(failures, 5).as_millis()).unwrap())
            .to_vec();
        assert_eq!(seconds, [0, 0, 500, 1_000, 3_000]);
    }
}
