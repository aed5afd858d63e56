//! The store itself: what lies on this computer, its key, what could not be read, and a copy to take along.

use akashi_domain::Sensitive;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::start::StartView;

/// `store.details`
#[derive(Debug, Clone, Serialize, TS)]
pub struct StoreDetails {
    /// The folder everything lies in.
    pub folder: String,
    /// What opens it.
    pub key: KeyPlace,
    /// What was found when it was looked over; absent where there was no reason to, or it is not over yet.
    pub health: Option<StoreHealth>,
    /// What could not be read and was set aside, oldest first.
    pub asides: Vec<AsideView>,
}

/// What opens the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum KeyPlace {
    /// A key in the keyring.
    Keyring,
    /// A passphrase.
    Passphrase,
    /// There is no store, or it is not open.
    None,
}

/// What was found after the application had not ended in an orderly way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StoreHealth {
    /// Everything is as it was written.
    Sound,
    /// Something is not.
    Damaged,
    /// It would have taken too long.
    Unfinished,
}

/// A store that was set aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AsideView {
    /// Name of its folder.
    pub name: String,
    /// Bytes it takes, as far as a view can count.
    pub bytes: u32,
}

/// `store.set_aside`
#[derive(Debug, Clone, Serialize, TS)]
pub struct SetAside {
    /// The folder it lies in now.
    pub folder: String,
    /// How it goes on.
    pub start: StartView,
}

/// `store.remove_aside`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct RemoveAside {
    /// Name of its folder.
    pub name: String,
}

/// `store.change_passphrase`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ChangePassphrase {
    /// The present one.
    #[ts(as = "String")]
    pub old: Sensitive<String>,
    /// The new one; at least 8 characters.
    #[ts(as = "String")]
    pub new: Sensitive<String>,
}

/// `data.export`
#[derive(Debug, Clone, Serialize, TS)]
pub struct Exported {
    /// Name of the file that was written; absent when the person closed the dialog.
    pub name: Option<String>,
    /// Things that could not be read, and are not in it.
    pub missing: u32,
}
