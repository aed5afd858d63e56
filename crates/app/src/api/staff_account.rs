//! Accounts of staff: one's own, and, for administrators, those of the others.

use akashi_domain::{Sensitive, StaffRole};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// `staff.own`
#[derive(Debug, Clone, Serialize, TS)]
pub struct OwnAccountView {
    /// Name of the account.
    pub name: String,
    /// What its holder may do.
    pub role: StaffRole,
    /// Is there an authenticator?
    pub has_authenticator: bool,
    /// Recovery codes that are still good.
    pub recovery_codes: u32,
    /// The password has to be changed first.
    pub must_set_password: bool,
    /// An authenticator has to be set up first.
    pub must_set_authenticator: bool,
}

/// `staff.change_password`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct StaffChangePassword {
    /// The present one.
    #[ts(as = "String")]
    pub current: Sensitive<String>,
    /// The new one.
    #[ts(as = "String")]
    pub new: Sensitive<String>,
}

/// `staff.offer_authenticator`, `staff.renew_codes`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct StaffPassword {
    /// The present password; empty while the account is set up.
    #[ts(as = "String")]
    pub password: Sensitive<String>,
}

/// An authenticator to be set up.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AuthenticatorView {
    /// Its secret, to be typed: base 32 in groups of four.
    #[ts(as = "String")]
    pub secret: Sensitive<String>,
    /// The same as a picture for its camera.
    pub qr: QrView,
}

/// A QR code.
#[derive(Debug, Clone, Serialize, TS)]
pub struct QrView {
    /// Squares on each side, without the quiet zone.
    pub size: u32,
    /// The dark squares, as the path of a drawing in units of a square.
    #[ts(as = "String")]
    pub path: Sensitive<String>,
}

/// `staff.confirm_authenticator`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ConfirmAuthenticatorRequest {
    /// The six digits that it shows.
    #[ts(as = "String")]
    pub totp: Sensitive<String>,
}

/// Recovery codes, shown this one time.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RecoveryCodesView {
    /// As printed.
    #[ts(as = "Vec<String>")]
    pub codes: Vec<Sensitive<String>>,
}

/// How an account stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StaffAccountState {
    /// Can sign in.
    Active,
    /// Waits for its holder to set it up.
    SettingUp,
    /// The time for that is over.
    SetUpExpired,
    /// After too many failed sign-ins.
    Locked,
    /// Shut off.
    Disabled,
}

/// An account, for an administrator.
#[derive(Debug, Clone, Serialize, TS)]
pub struct StaffAccountCard {
    /// Its id.
    pub id: String,
    /// Name of the account.
    pub name: String,
    /// What its holder may do.
    pub role: StaffRole,
    /// How it stands.
    pub state: StaffAccountState,
    /// Is there an authenticator?
    pub has_authenticator: bool,
    /// Last good sign-in, milliseconds since 1970.
    #[ts(type = "number | null")]
    pub last_sign_in: Option<i64>,
    /// The one of whoever asks.
    pub own: bool,
}

/// `staff.accounts`
#[derive(Debug, Clone, Serialize, TS)]
pub struct StaffAccountsView {
    /// By name.
    pub items: Vec<StaffAccountCard>,
}

/// `staff.add_account`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct AddAccountRequest {
    /// Name to sign in with.
    pub name: String,
    /// What its holder may do.
    pub role: StaffRole,
}

/// What the holder of a new or reset account is told. It is shown this one time.
#[derive(Debug, Clone, Serialize, TS)]
pub struct InvitationView {
    /// Initial password.
    #[ts(as = "String")]
    pub password: Sensitive<String>,
    /// Until when the account has to be set up, milliseconds since 1970.
    #[ts(type = "number")]
    pub until: i64,
}

/// `staff.end_sessions`, `staff.reset_account`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct AccountRequest {
    /// Id of the account.
    pub id: String,
}

/// `staff.change_role`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ChangeRoleRequest {
    /// Id of the account.
    pub id: String,
    /// The new role.
    pub role: StaffRole,
}

/// `staff.change_access`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ChangeAccessRequest {
    /// Id of the account.
    pub id: String,
    /// May its holder sign in?
    pub enabled: bool,
}
