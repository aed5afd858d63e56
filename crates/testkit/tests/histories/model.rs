//! The model: what the server must answer, and what a device must hold, in as few words as can be. It knows nothing of
//! files, tables or engines.

use std::collections::{BTreeMap, BTreeSet};

use akashi_domain::ApplicationState as State;
use akashi_domain::state::Event;
use akashi_protocol::application::RevisionBody;
use akashi_protocol::{Digest, ProblemCode as Code};
use axum::http::{Method, StatusCode};

use crate::line::Exchange;
use crate::steps::Act;

/// Why a history broke.
pub type Checked<T = ()> = Result<T, String>;

/// The application at the university.
#[derive(Debug, Default)]
pub struct Application {
    pub state: Option<State>,
    /// Digest of every revision that was received.
    pub revisions: Vec<Digest>,
    /// Images that the server holds.
    pub images: BTreeSet<Digest>,
    /// Credentials that count.
    pub tokens: BTreeSet<String>,
    /// Everything that was ever handed in on any device.
    pub handed_in: BTreeMap<(u32, Digest), Work>,
    /// Its applicant has an account.
    pub admitted: bool,
}

impl Application {
    /// What sending a revision must be answered with: nothing for a receipt.
    pub fn expected(&self, number: u32, digest: Digest, images: &[Digest]) -> Option<Code> {
        let held = (number as usize).checked_sub(1);
        if let Some(held) = held.and_then(|at| self.revisions.get(at)) {
            return (*held != digest).then_some(Code::RevisionConflict);
        }
        if number as usize != self.revisions.len() + 1 {
            return Some(Code::RevisionConflict);
        }
        if !self.may(Event::Revise) {
            return Some(Code::StateConflict);
        }
        let whole = images.iter().all(|image| self.images.contains(image));
        (!whole).then_some(Code::DocumentsMissing)
    }

    /// A first revision begins an application; later ones follow the table.
    fn may(&self, event: Event) -> bool {
        match self.state {
            None => event == Event::Revise,
            Some(state) => state.after(event).is_some(),
        }
    }

    fn happen(&mut self, event: Event) {
        self.state = match self.state {
            None => Some(State::Received),
            Some(state) => state.after(event).or(Some(state)),
        };
    }

    /// Holds a request that reached the server, and what it answered, against what it must answer.
    pub fn hear(&mut self, said: &Exchange, lengths: &BTreeMap<Digest, u64>) -> Checked {
        let path: Vec<&str> = said.path.trim_matches('/').split('/').collect();
        let ["v1", "applications", _, rest @ ..] = path.as_slice() else {
            return Ok(());
        };
        if !self.tokens.contains(&said.token) {
            return ensure(said.status == StatusCode::UNAUTHORIZED, || {
                format!("without a credential: {} {}", said.method, said.status)
            });
        }
        match (&said.method, rest) {
            (&Method::PUT, ["revisions", number]) => self.hear_revision(said, number),
            (&Method::POST, ["withdraw"]) => self.hear_withdrawal(said),
            (_, ["documents", ..]) => {
                self.hear_image(said, lengths);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn hear_revision(&mut self, said: &Exchange, number: &str) -> Checked {
        let number: u32 = number.parse().map_err(|_| "a number".to_owned())?;
        if !said.whole {
            return ensure(!said.status.is_success(), || {
                "half a body is received".to_owned()
            });
        }
        let body: RevisionBody = serde_json::from_slice(&said.sent).map_err(|e| e.to_string())?;
        let images: Vec<Digest> = body.documents.iter().map(|image| image.sha256).collect();
        let digest = Digest::of(&said.sent);
        let expected = self.expected(number, digest, &images);
        ensure(
            said.code() == expected && said.status.is_success() == expected.is_none(),
            || {
                format!(
                    "revision {number}: expected {expected:?}, said {} {:?}",
                    said.status,
                    said.code()
                )
            },
        )?;
        if expected.is_none() && number as usize > self.revisions.len() {
            self.revisions.push(digest);
            self.happen(Event::Revise);
        }
        Ok(())
    }

    fn hear_withdrawal(&mut self, said: &Exchange) -> Checked {
        let again = self.state == Some(State::Withdrawn);
        let may = again || (self.state.is_some() && self.may(Event::Withdraw));
        ensure(said.status.is_success() == may, || {
            format!("withdrawing from {:?}: said {}", self.state, said.status)
        })?;
        if may && !again {
            self.happen(Event::Withdraw);
        }
        Ok(())
    }

    /// An image is held from the answer on that says so.
    fn hear_image(&mut self, said: &Exchange, lengths: &BTreeMap<Digest, u64>) {
        if let (Some(image), Some(offset)) = (said.image, said.offset)
            && said.status.is_success()
            && lengths.get(&image) == Some(&offset)
        {
            self.images.insert(image);
        }
    }

    /// What the last revision says.
    pub fn last(&self) -> Option<&Work> {
        let number = u32::try_from(self.revisions.len()).ok()?;
        self.handed_in.get(&(number, *self.revisions.last()?))
    }

    /// May staff do this now? If so, it happens.
    pub fn staff(&mut self, act: Act) -> bool {
        let event = match act {
            // Taking up again what one has already changes nothing.
            Act::Assign if self.state == Some(State::InReview) => return true,
            Act::Unassign if self.state == Some(State::Received) => return true,
            Act::Assign => Event::Assign,
            Act::Unassign => Event::Unassign,
            Act::Return => Event::Return,
            Act::Approve => Event::Approve,
            Act::Reject => Event::Reject,
        };
        let may = self.state.is_some() && self.may(event);
        if may {
            self.happen(event);
            self.admitted |= act == Act::Approve;
        }
        may
    }

    /// The time for a correction is over.
    pub fn expire(&mut self) {
        if self.state == Some(State::Returned) {
            self.happen(Event::Expire);
        }
    }
}

/// What a person wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// The last that was typed.
    pub mark: String,
    pub images: Vec<Digest>,
}

/// What was handed in and not taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub digest: Digest,
    pub work: Work,
}

/// What a device must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holding {
    pub draft: Option<Work>,
    pub outbox: BTreeMap<u32, Entry>,
    /// Revisions whose receipt this device has.
    pub received: BTreeMap<u32, Digest>,
}

pub fn ensure(holds: bool, otherwise: impl FnOnce() -> String) -> Checked {
    if holds { Ok(()) } else { Err(otherwise()) }
}
