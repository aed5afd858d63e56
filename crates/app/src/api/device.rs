//! Where the person is signed in (F13).

use akashi_domain::Sensitive;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A kind of computer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DeviceSystem {
    /// Linux
    Linux,
    /// macOS
    Macos,
    /// Windows
    Windows,
    /// Another one, or not known.
    Other,
}

/// A computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DeviceCard {
    /// Its name; may be empty.
    #[ts(as = "String")]
    pub name: Sensitive<String>,
    /// Its kind.
    pub system: DeviceSystem,
}

/// One session.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SessionCard {
    /// To end it by.
    pub id: String,
    /// What it began on.
    pub device: DeviceCard,
    /// Milliseconds since 1970.
    #[ts(type = "number")]
    pub began_at: i64,
    /// Milliseconds since 1970.
    #[ts(type = "number")]
    pub last_used_at: i64,
    /// Is it this one?
    pub this: bool,
}

/// `devices.list`, `devices.end`, `devices.end_others`, `devices.forget`
#[derive(Debug, Clone, Serialize, TS)]
pub struct DevicesView {
    /// The one used last first.
    pub items: Vec<SessionCard>,
    /// The computers on which no key is asked for.
    pub remembered: Vec<RememberedCard>,
    /// Is one asked for at all?
    pub asks_key: bool,
}

/// A computer on which no key is asked for.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RememberedCard {
    /// To forget it by.
    pub id: String,
    /// What it is.
    pub device: DeviceCard,
    /// When it was last signed in on, milliseconds since 1970.
    #[ts(type = "number")]
    pub last_used_at: i64,
    /// Until when, milliseconds since 1970.
    #[ts(type = "number")]
    pub until: i64,
    /// Is it this one?
    pub this: bool,
}

/// `devices.forget`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ForgetDevice {
    /// Which.
    pub id: String,
}

/// `devices.end`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct EndSession {
    /// Which.
    pub id: String,
}
