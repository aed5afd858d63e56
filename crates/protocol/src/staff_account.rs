//! The accounts of staff: one's own, and, for administrators, those of the others.
//!
//! | operation | meaning |
//! |---|---|
//! | `GET /v1/staff/me` | one's own account |
//! | `PUT /v1/staff/me/password` | changes the password; other sessions end |
//! | `POST /v1/staff/me/authenticator` | offers a new authenticator |
//! | `PUT /v1/staff/me/authenticator` | takes the offered one into use; new recovery codes |
//! | `POST /v1/staff/me/recovery-codes` | new recovery codes; those before are void |
//! | `GET /v1/staff/accounts` | every account |
//! | `POST /v1/staff/accounts` | makes one, with an initial password |
//! | `PUT /v1/staff/accounts/{id}/role` | another role |
//! | `PUT /v1/staff/accounts/{id}/access` | shuts it off, lets it in again |
//! | `POST /v1/staff/accounts/{id}/reset` | a new initial password; authenticator and sessions are gone |
//!
//! An account that an administrator makes or resets begins with an initial password. Until its holder has set a password
//! of their own and an authenticator, its sessions reach nothing but `/v1/staff/me…` (`passwords_must_be_set`).

use akashi_domain::{Sensitive, StaffRole};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// `GET /v1/staff/me`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OwnAccount {
    /// What one signs in with.
    pub name: String,
    /// What one may do.
    pub role: StaffRole,
    /// Is there an authenticator?
    pub has_authenticator: bool,
    /// Recovery codes that are still good.
    pub recovery_codes: u32,
    /// The password is an initial one: it has to be changed first.
    pub must_set_password: bool,
    /// An authenticator has to be set up before anything else.
    pub must_set_authenticator: bool,
}

/// `PUT /v1/staff/me/password`. Answer: 204.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ChangeOwnPassword {
    /// The present one.
    #[schema(value_type = String)]
    pub current: Sensitive<String>,
    /// The new one.
    #[schema(value_type = String)]
    pub new: Sensitive<String>,
}

/// The present password, to show that it is still its holder who sits there.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct WithPassword {
    /// It.
    #[schema(value_type = String)]
    pub password: Sensitive<String>,
}

/// An authenticator to be set up. It is in use only once it has shown a number.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OfferedAuthenticator {
    /// `otpauth://totp/…` (RFC 6238: SHA-1, 6 digits, 30 seconds), to be read as a picture or typed.
    #[schema(value_type = String)]
    pub uri: Sensitive<String>,
}

/// `PUT /v1/staff/me/authenticator`. Answer: 200 with [`RecoveryCodes`].
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ConfirmAuthenticator {
    /// The six digits that it shows.
    #[schema(value_type = String)]
    pub totp: Sensitive<String>,
}

/// Codes that stand in for the authenticator, each once. They are shown this one time.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct RecoveryCodes {
    /// As printed.
    #[schema(value_type = Vec<String>)]
    pub codes: Vec<Sensitive<String>>,
}

/// How an account stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AccountState {
    /// Can sign in.
    Active,
    /// Waits for its holder to set it up.
    SettingUp,
    /// The time for that is over; it has to be reset.
    SetUpExpired,
    /// After too many failed sign-ins; it has to be reset.
    Locked,
    /// Shut off.
    Disabled,
}

/// An account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StaffAccountView {
    /// Its id.
    pub id: Uuid,
    /// What its holder signs in with.
    pub name: String,
    /// What its holder may do.
    pub role: StaffRole,
    /// How it stands.
    pub state: AccountState,
    /// Is there an authenticator? Without one it works on the server itself only.
    pub has_authenticator: bool,
    /// Last good sign-in.
    #[schema(value_type = Option<String>)]
    pub last_sign_in: Option<Timestamp>,
    /// It is the one of whoever asks.
    pub own: bool,
}

/// Every account, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StaffAccounts {
    /// Those that are shut off, too.
    pub items: Vec<StaffAccountView>,
}

/// `POST /v1/staff/accounts`. Answer: 201 with [`Invitation`].
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct NewAccount {
    /// 1 to 32 characters of a–z, 0–9, `.`, `-` and `_`.
    pub name: String,
    /// What its holder may do.
    pub role: StaffRole,
}

/// What the holder of a new or reset account is told, by word of mouth. It is shown this one time.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Invitation {
    /// Initial password.
    #[schema(value_type = String)]
    pub password: Sensitive<String>,
    /// Until when the account has to be set up.
    #[schema(value_type = String)]
    pub until: Timestamp,
}

/// `PUT /v1/staff/accounts/{id}/role`. Answer: 204.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
pub struct ChangeRole {
    /// The new one.
    pub role: StaffRole,
}

/// `PUT /v1/staff/accounts/{id}/access`. Answer: 204.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
pub struct ChangeAccess {
    /// May its holder sign in?
    pub enabled: bool,
}
