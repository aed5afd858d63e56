//! An entry of the outbox: where one revision stands on this device, and the one table of what can happen to it there.
//!
//! queued → sending → sent | queued again | needs attention. A try is counted before anything is sent, so that an entry
//! which ends the process each time cannot be tried for ever. A reason that is not the entry's own costs it no try.
//!
//! Left out: when the next try is due, and what a failure means (`akashi-sync`).

/// Where an entry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryState {
    /// 送信待ち
    Queued,
    /// 送信中: frozen, because an edit would race with the receipt.
    Sending,
    /// 要対応: only the person can help.
    NeedsAttention,
    /// 受付済: the receipt is on this device.
    Sent,
}

/// What happens to an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryEvent {
    /// A try is to begin.
    Begin {
        /// How many tries an entry has.
        tries: u32,
    },
    /// The university's receipt is here.
    Receive,
    /// The try ended for a reason of the entry's own.
    Fail {
        /// Can the same bytes succeed later?
        again: bool,
        /// How many tries an entry has.
        tries: u32,
    },
    /// The try ended for a reason that every entry shares.
    Hold,
    /// The try has no end: the process was gone before, or the end could not be written.
    Interrupt,
    /// The person wants it tried again.
    Retry,
}

/// Where an entry stands, with the tries begun so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Where.
    pub state: EntryState,
    /// Tries begun and counted.
    pub attempts: u32,
}

impl EntryState {
    /// Every state.
    pub const ALL: [Self; 4] = [
        Self::Queued,
        Self::Sending,
        Self::NeedsAttention,
        Self::Sent,
    ];

    /// The name as stored.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sending => "sending",
            Self::NeedsAttention => "needs_attention",
            Self::Sent => "sent",
        }
    }

    /// Reads a stored name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }

    /// May it leave the outbox to be a draft again? Not while it is being sent, and not once it was received.
    #[must_use]
    pub const fn can_be_taken_back(self) -> bool {
        matches!(self, Self::Queued | Self::NeedsAttention)
    }
}

impl Standing {
    /// As handed in.
    pub const NEW: Self = Self {
        state: EntryState::Queued,
        attempts: 0,
    };

    /// Where it stands after `event`, or `None` where the table does not allow it.
    #[must_use]
    pub const fn after(self, event: EntryEvent) -> Option<Self> {
        use EntryEvent as E;
        use EntryState as S;
        let (state, attempts) = match (self.state, event) {
            (S::Queued, E::Begin { tries }) if self.attempts < tries => {
                (S::Sending, self.attempts.saturating_add(1))
            }
            // Every one of them was interrupted: it may be the entry that ends the process.
            (S::Queued, E::Begin { .. }) => (S::NeedsAttention, self.attempts),
            (S::Sending, E::Receive) => (S::Sent, self.attempts),
            (S::Sending, E::Fail { again: true, tries }) if self.attempts < tries => {
                (S::Queued, self.attempts)
            }
            (S::Sending, E::Fail { .. }) => (S::NeedsAttention, self.attempts),
            (S::Sending, E::Hold) => (S::Queued, self.attempts.saturating_sub(1)),
            (S::Sending, E::Interrupt) => (S::Queued, self.attempts),
            (S::Queued | S::NeedsAttention, E::Retry) => (S::Queued, 0),
            _ => return None,
        };
        Some(Self { state, attempts })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use EntryEvent as E;
    use EntryState as S;

    const BEGIN: E = E::Begin { tries: 10 };
    const EVENTS: [E; 7] = [
        BEGIN,
        E::Receive,
        E::Fail {
            again: true,
            tries: 10,
        },
        E::Fail {
            again: false,
            tries: 10,
        },
        E::Hold,
        E::Interrupt,
        E::Retry,
    ];

    #[test]
    fn the_table_is_exactly_this() {
        let mut allowed = Vec::new();
        for state in S::ALL {
            for event in EVENTS {
                let before = Standing { state, attempts: 3 };
                if let Some(after) = before.after(event) {
                    allowed.push((state, event, after.state, after.attempts));
                }
            }
        }
        let fail = |again| E::Fail { again, tries: 10 };
        let expected = [
            (S::Queued, BEGIN, S::Sending, 4),
            (S::Queued, E::Retry, S::Queued, 0),
            (S::Sending, E::Receive, S::Sent, 3),
            (S::Sending, fail(true), S::Queued, 3),
            (S::Sending, fail(false), S::NeedsAttention, 3),
            (S::Sending, E::Hold, S::Queued, 2),
            (S::Sending, E::Interrupt, S::Queued, 3),
            (S::NeedsAttention, E::Retry, S::Queued, 0),
        ];
        assert_eq!(allowed, expected);
    }

    #[test]
    fn the_last_try_is_the_last() {
        let event = E::Fail {
            again: true,
            tries: 10,
        };
        for (attempts, state) in [
            (9, S::Queued),
            (10, S::NeedsAttention),
            (11, S::NeedsAttention),
        ] {
            let sending = Standing {
                state: S::Sending,
                attempts,
            };
            let expected = Standing { state, attempts };
            assert_eq!(sending.after(event), Some(expected), "{attempts}");
        }
    }

    #[test]
    fn whoever_is_interrupted_each_time_is_not_tried_for_ever() {
        let mut standing = Standing::NEW;
        for _ in 0..10 {
            standing = standing.after(BEGIN).unwrap();
            assert_eq!(standing.state, S::Sending);
            standing = standing.after(E::Interrupt).unwrap();
        }
        let given_up = Standing {
            state: S::NeedsAttention,
            attempts: 10,
        };
        assert_eq!(standing.after(BEGIN), Some(given_up));
    }

    #[test]
    fn nothing_is_taken_back_from_under_a_try() {
        let may = S::ALL.map(S::can_be_taken_back);
        assert_eq!(may, [true, false, true, false]);
    }

    #[test]
    fn names_read_back() {
        for state in S::ALL {
            assert_eq!(S::from_name(state.as_str()), Some(state));
        }
        assert_eq!(S::from_name("draft"), None);
    }
}
