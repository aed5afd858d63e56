//! Who looked at their own application lately. People look often, and their computers look for them: a line of the trail
//! for each time would say nothing, cost a write, and hide the lines that say something. So one is written for the first
//! time within an hour.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::Owner;

/// How long a line speaks for what follows.
const LATELY: SignedDuration = SignedDuration::from_hours(1);
/// Looks that are remembered. Who is forgotten is written down once more.
const MOST: usize = 10_000;

/// What was written down lately, in memory: after a restart it is written down again.
#[derive(Debug, Default)]
pub struct Looks(Mutex<HashMap<(Owner, Uuid), Timestamp>>);

impl Looks {
    /// Does a line speak for a look at `now`?
    pub fn is_noted(&self, owner: Owner, application: Uuid, now: Timestamp) -> bool {
        let noted = self.held().get(&(owner, application)).copied();
        noted.is_some_and(|at| is_lately(at, now))
    }

    /// A line was written.
    pub fn note(&self, owner: Owner, application: Uuid, now: Timestamp) {
        let mut held = self.held();
        if held.len() >= MOST {
            held.retain(|_, at| is_lately(*at, now));
        }
        if held.len() >= MOST {
            held.clear();
        }
        held.insert((owner, application), now);
    }

    fn held(&self) -> MutexGuard<'_, HashMap<(Owner, Uuid), Timestamp>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A clock that was set back speaks for nothing.
fn is_lately(at: Timestamp, now: Timestamp) -> bool {
    let since = now.duration_since(at);
    !since.is_negative() && since < LATELY
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_speaks_for_an_hour_and_for_one_owner_only() {
        let looks = Looks::default();
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let at = |minutes: i64| Timestamp::UNIX_EPOCH + SignedDuration::from_mins(600 + minutes);
        let owner = Owner::Account(one);
        assert!(!looks.is_noted(owner, one, at(0)));
        looks.note(owner, one, at(0));
        for (owner, application, minutes, expected) in [
            (owner, one, 59, true),
            (owner, one, 60, false),
            (owner, one, -1, false),
            (owner, other, 1, false),
            (Owner::Credential(one), one, 1, false),
        ] {
            let noted = looks.is_noted(owner, application, at(minutes));
            assert_eq!(noted, expected, "{owner:?} {application} {minutes}");
        }
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let looks = Looks::default();
        for number in 0..2 * MOST as u128 {
            let id = Uuid::from_u128(number);
            looks.note(Owner::Account(id), id, Timestamp::UNIX_EPOCH);
        }
        assert!(looks.held().len() <= MOST);
    }
}
