//! What this device still owes the server.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::error::CoreError;

/// Where an entry stands on this device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EntryState {
    /// 送信待ち
    Queued,
    /// 送信中
    Sending,
    /// 要対応
    NeedsAttention,
    /// 受付済
    Sent,
    /// 読み取れません: kept, and not sent.
    Unreadable,
}

/// The outbox of this device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OutboxView {
    /// The entries, oldest first.
    pub entries: Vec<EntryView>,
    /// Sending was stopped by the person.
    pub paused: bool,
    /// A reason that concerns every entry (offline, maintenance, client too old, signed out).
    pub systemic: Option<CoreError>,
}

/// One application on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EntryView {
    /// Application.
    pub application: String,
    /// Revision.
    pub revision: u32,
    /// Where it stands.
    pub state: EntryState,
    /// Tries so far.
    pub attempts: u32,
    /// Seconds until the next try; absent when none is planned.
    pub next_try_in_seconds: Option<u32>,
    /// Bytes that the server holds or that have left this computer.
    pub sent_bytes: u32,
    /// Bytes of the whole.
    pub total_bytes: u32,
    /// How fast they leave; absent until that can be said.
    pub bytes_per_second: Option<u32>,
    /// How long it still takes at this pace.
    pub seconds_left: Option<u32>,
    /// Why it needs attention or waits.
    pub problem: Option<CoreError>,
}

/// `outbox.pause`
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct PauseOutbox {
    /// Stop or resume.
    pub paused: bool,
}
