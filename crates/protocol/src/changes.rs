//! What has changed about an applicant's applications, so that nobody has to ask again and again.
//!
//! | operation | meaning |
//! |---|---|
//! | `GET /v1/changes?after=&wait=` | changes since `after`; waits up to `wait` seconds for the first |
//!
//! With an application credential: those of its application; with a session: those of its account's applications.

use akashi_domain::ApplicationState;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// Longest `wait`, in seconds: what stands between client and server may cut a connection that is silent for longer.
pub const LONGEST_WAIT: u32 = 25;

/// Answer of `GET /v1/changes`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Changes {
    /// Oldest first. Empty when nothing happened while it was waited for.
    pub changes: Vec<Change>,
    /// To be passed as `after` the next time. A server that does not know it any more (it was restored from a backup)
    /// answers `cursor_unknown`: whatever was known of it has to be asked anew.
    pub cursor: String,
    /// The applicant's applications that the last backup that was read back holds: of what it holds, their senders need
    /// not keep a copy any more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub backed_up: Vec<BackedUp>,
}

/// An application in a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BackedUp {
    /// Which.
    pub application: Uuid,
    /// The last revision in it.
    pub revision: u32,
}

/// An application entered a state, or its next revision was received. What there is to read about it says the
/// application itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Change {
    /// Which.
    pub application: Uuid,
    /// Last revision held then.
    pub revision: u32,
    /// The state.
    pub state: ApplicationState,
    /// When.
    #[schema(value_type = String)]
    pub at: Timestamp,
}
