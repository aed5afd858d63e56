//! The states an application passes through, and the one table of allowed transitions.
//!
//! Client and server use this table; what it does not list is refused, a second rejection included.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// Where an application stands on the server.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum ApplicationState {
    /// 受付済: complete on the server, nobody reads it yet.
    Received,
    /// 審査中: one member of staff has it.
    InReview,
    /// 二人目の確認待ち: decided by one, to be confirmed by another (F54).
    AwaitingSecondPerson,
    /// 承認
    Approved,
    /// 却下
    Rejected,
    /// 再申請依頼: back with the applicant.
    Returned,
    /// 取下げ: the applicant took it back.
    Withdrawn,
    /// 期限切れ: returned, and not sent again in time.
    Expired,
}

/// What happens to an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The applicant sends the next revision.
    Revise,
    /// The applicant takes it back.
    Withdraw,
    /// A member of staff takes it up.
    Assign,
    /// A member of staff puts it back into the queue.
    Unassign,
    /// Staff approve, and a rule asks for a second person.
    ProposeDecision,
    /// Staff approve.
    Approve,
    /// Staff reject.
    Reject,
    /// Staff ask for correction.
    Return,
    /// The time for correction is over.
    Expire,
}

impl ApplicationState {
    /// Every state.
    pub const ALL: [Self; 8] = [
        Self::Received,
        Self::InReview,
        Self::AwaitingSecondPerson,
        Self::Approved,
        Self::Rejected,
        Self::Returned,
        Self::Withdrawn,
        Self::Expired,
    ];

    /// The name as stored and sent.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::InReview => "in_review",
            Self::AwaitingSecondPerson => "awaiting_second_person",
            Self::Approved => "approved",
            Self::Rejected => "rejected",
            Self::Returned => "returned",
            Self::Withdrawn => "withdrawn",
            Self::Expired => "expired",
        }
    }

    /// Reads a stored name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }

    /// No further transition is possible; retention counts from here.
    #[must_use]
    pub const fn is_final(self) -> bool {
        matches!(
            self,
            Self::Approved | Self::Rejected | Self::Withdrawn | Self::Expired
        )
    }

    /// The state after `event`, or `None` where the table does not allow it.
    #[must_use]
    pub const fn after(self, event: Event) -> Option<Self> {
        use ApplicationState as S;
        use Event as E;
        match (self, event) {
            (S::Received | S::Returned, E::Revise) | (S::InReview, E::Unassign) => {
                Some(S::Received)
            }
            (S::Received | S::InReview | S::Returned, E::Withdraw) => Some(S::Withdrawn),
            (S::Received, E::Assign) => Some(S::InReview),
            (S::InReview, E::ProposeDecision) => Some(S::AwaitingSecondPerson),
            (S::InReview | S::AwaitingSecondPerson, E::Approve) => Some(S::Approved),
            (S::InReview | S::AwaitingSecondPerson, E::Reject) => Some(S::Rejected),
            (S::InReview | S::AwaitingSecondPerson, E::Return) => Some(S::Returned),
            (S::Returned, E::Expire) => Some(S::Expired),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ApplicationState as S;
    use Event as E;

    const EVENTS: [E; 9] = [
        E::Revise,
        E::Withdraw,
        E::Assign,
        E::Unassign,
        E::ProposeDecision,
        E::Approve,
        E::Reject,
        E::Return,
        E::Expire,
    ];

    #[test]
    fn the_table_is_exactly_this() {
        let mut allowed = Vec::new();
        for from in S::ALL {
            for event in EVENTS {
                if let Some(to) = from.after(event) {
                    allowed.push((from, event, to));
                }
            }
        }
        let expected = vec![
            (S::Received, E::Revise, S::Received),
            (S::Received, E::Withdraw, S::Withdrawn),
            (S::Received, E::Assign, S::InReview),
            (S::InReview, E::Withdraw, S::Withdrawn),
            (S::InReview, E::Unassign, S::Received),
            (S::InReview, E::ProposeDecision, S::AwaitingSecondPerson),
            (S::InReview, E::Approve, S::Approved),
            (S::InReview, E::Reject, S::Rejected),
            (S::InReview, E::Return, S::Returned),
            (S::AwaitingSecondPerson, E::Approve, S::Approved),
            (S::AwaitingSecondPerson, E::Reject, S::Rejected),
            (S::AwaitingSecondPerson, E::Return, S::Returned),
            (S::Returned, E::Revise, S::Received),
            (S::Returned, E::Withdraw, S::Withdrawn),
            (S::Returned, E::Expire, S::Expired),
        ];
        assert_eq!(allowed, expected);
    }

    #[test]
    fn final_states_stay() {
        for state in S::ALL.into_iter().filter(|s| s.is_final()) {
            assert!(
                EVENTS.iter().all(|e| state.after(*e).is_none()),
                "{state:?}"
            );
        }
    }

    #[test]
    fn names_read_back() {
        for state in S::ALL {
            assert_eq!(S::from_name(state.as_str()), Some(state));
            assert_eq!(
                serde_json::to_string(&state).unwrap(),
                format!("\"{}\"", state.as_str())
            );
        }
    }
}
