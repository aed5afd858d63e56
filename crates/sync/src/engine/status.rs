//! What the engine is doing, as a view may ask at any time, and why something waits.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::failure::Failure;

/// A reason as stored with an entry and shown to the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Stable code.
    pub code: String,
    /// Arguments of the message.
    #[serde(default)]
    pub args: BTreeMap<String, String>,
    /// For `form_invalid`.
    #[serde(default)]
    pub problems: Vec<akashi_domain::FieldProblem>,
}

impl Reason {
    /// A code without more to say.
    pub(super) fn code(code: &str) -> Self {
        Self {
            code: code.to_owned(),
            args: BTreeMap::new(),
            problems: Vec::new(),
        }
    }
}

impl From<&Failure> for Reason {
    fn from(failure: &Failure) -> Self {
        Self {
            code: failure.code().to_owned(),
            args: failure.args(),
            problems: match failure {
                Failure::Problem { problem, .. } => problem.problems.clone(),
                _ => Vec::new(),
            },
        }
    }
}

/// What the engine is doing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Status {
    /// Stopped by the person.
    pub paused: bool,
    /// A reason that concerns every entry.
    pub systemic: Option<Systemic>,
    /// Bytes on their way.
    pub progress: Option<Progress>,
}

/// A reason that concerns every entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Systemic {
    /// Why.
    pub reason: Reason,
    /// When it is tried again by itself; absent where only the person can help.
    pub next_try: Option<Timestamp>,
    pub(super) failures: u32,
}

/// How far the entry being sent has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Application.
    pub application: Uuid,
    /// Revision.
    pub revision: u32,
    /// Bytes that the server holds or that have left this computer.
    pub sent: u64,
    /// Bytes of the whole.
    pub total: u64,
    /// How fast they leave; absent until that can be said.
    pub bytes_per_second: Option<u64>,
}

impl Progress {
    /// How long it takes at this pace.
    #[must_use]
    pub fn seconds_left(&self) -> Option<u64> {
        let pace = self.bytes_per_second.filter(|pace| *pace > 0)?;
        Some(self.total.saturating_sub(self.sent).div_ceil(pace))
    }
}
