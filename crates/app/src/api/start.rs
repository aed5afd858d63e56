//! Start, language, the store's lock, leaving.

use akashi_domain::{Language, Sensitive, StaffRole};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::campus::CampusStep;
use super::university::UniversityCard;

/// Everything the first screen needs, from this device alone: no network is asked.
#[derive(Debug, Clone, Serialize, TS)]
pub struct StartView {
    /// Version of the application.
    pub version: String,
    /// Chosen language, or the system's at the first start.
    pub language: Language,
    /// The remembered university.
    pub university: Option<UniversityCard>,
    /// An address to propose at the first start (preset by whoever installed the application).
    pub preset_address: Option<String>,
    /// Where the store stands.
    pub store: StoreState,
    /// What lies on this device; empty while the store is locked.
    pub resume: Resume,
}

/// Whether personal data can be read and written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StoreState {
    /// Open; its key is in the keyring, or a passphrase was given.
    Open,
    /// No keyring: a passphrase has to be chosen before the first personal datum is stored.
    NeedsNewPassphrase,
    /// A passphrase has to be given.
    NeedsPassphrase,
    /// The keyring is there but locked; the system has to unlock it.
    KeyringLocked,
    /// The key is gone: what is on this device cannot be read any more. Nothing is deleted; the server's copy is untouched.
    KeyLost,
    /// Locked by the person or after idling; opens without a passphrase.
    Locked,
    /// What lies there is damaged. Nothing is deleted; it can be set aside.
    Damaged,
    /// Written by a newer version of the application.
    TooNew,
    /// Written by an older version, and still as it wrote it: it could not be brought to this one.
    NotMigrated,
    /// There is no room to open it.
    DiskFull,
    /// The disk refuses to be written.
    DiskUnwritable,
    /// The folder cannot be locked, as on many network drives.
    NoLocks,
}

/// Where a person was.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Resume {
    /// A flow waits for its code or link.
    pub flow: bool,
    /// The terms wait to be agreed to: the flow is done, no draft yet.
    pub terms: bool,
    /// A draft.
    pub draft: bool,
    /// A sent application, or one in the outbox.
    pub application: bool,
    /// Entries of the outbox that have not reached the server.
    pub unsent: u32,
    /// A graduate is signed in.
    pub signed_in: bool,
    /// What can be set anew: the code of the mail was entered. Absent where nothing can.
    pub reset: Option<ResetOf>,
    /// How far whoever is signed in with a campus ID, or through the identity provider, has come; absent where nobody is.
    pub campus: Option<CampusStep>,
    /// It was through the identity provider.
    pub saml: bool,
    /// Is a key asked for at the next sign-in of whoever is signed in with a campus ID? Absent for everybody else.
    pub email_key: Option<bool>,
    /// The member of staff who is signed in; absent where nobody is.
    pub staff: Option<StaffHere>,
}

/// What the code of a mail allows to set anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ResetOf {
    /// Both passwords of a graduate.
    Both,
    /// The second password of a campus ID.
    Second,
}

/// A member of staff who is signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StaffHere {
    /// What they may do.
    pub role: StaffRole,
    /// Nothing before the account is set up.
    pub must_set_up: bool,
}

/// `app.set_language`
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct SetLanguage {
    /// The language.
    pub language: Language,
}

/// `store.unlock`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct Unlock {
    /// The passphrase; at least 8 characters when it is new.
    #[ts(as = "String")]
    pub passphrase: Sensitive<String>,
}

/// `window.close`
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct CloseWindow {
    /// What to do with unsent entries.
    pub choice: CloseChoice,
}

/// Answer to "your application has not reached the university".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CloseChoice {
    /// Try now, and close when it has been sent.
    SendNow,
    /// Stay.
    Wait,
    /// Close; it is sent at the next start.
    Quit,
}
