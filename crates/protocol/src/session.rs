//! Signing in and out, and setting passwords.
//!
//! | operation | meaning |
//! |---|---|
//! | `POST /v1/sessions` | signs in a graduate |
//! | `DELETE /v1/sessions/current` | signs out |
//! | `GET /v1/me` | home |
//! | `PUT /v1/me/passwords` | sets both passwords after the first sign-in; `not_allowed` at any other time |
//! | `PUT /v1/me/password` | changes the password |
//! | `PUT /v1/me/second-password` | changes the second password |
//! | `GET /v1/me/sessions` | the sessions of the account, and the devices they began on |
//! | `DELETE /v1/me/sessions` | ends all but this one |
//! | `DELETE /v1/me/sessions/{id}` | ends one |
//! | `POST /v1/me/not-me` | the previous sign-in was somebody else: ends every session and sends a reset mail |
//! | `PUT /v1/password-reset` | sets both, with the right that a flow `password_reset` led to |

use akashi_domain::{Language, Sensitive};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// `POST /v1/sessions`. Answer: 201 with [`Session`].
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SignIn {
    /// Mail address as typed.
    #[schema(value_type = String)]
    pub email: Sensitive<String>,
    /// パスワード, or the initial password.
    #[schema(value_type = String)]
    pub password: Sensitive<String>,
    /// 第２パスワード; empty at the first sign-in.
    #[serde(default)]
    #[schema(value_type = String)]
    pub second_password: Sensitive<String>,
    /// What it is signed in on, for the list of sessions.
    #[serde(default)]
    pub device: Device,
}

/// A kind of computer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum System {
    /// Linux
    Linux,
    /// macOS
    Macos,
    /// Windows
    Windows,
    /// Another one, or not told.
    #[default]
    Other,
}

/// A computer, as its holder knows it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Device {
    /// The name it has in its network; may be empty.
    #[serde(default)]
    #[schema(value_type = String)]
    pub name: Sensitive<String>,
    /// Its kind.
    #[serde(default)]
    pub system: System,
}

/// Most characters of a device's name; what is longer is cut.
pub const DEVICE_NAME_CHARS: usize = 64;

/// `GET /v1/me/sessions`, the one used last first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Sessions {
    /// Those that have not ended.
    pub items: Vec<SessionView>,
    /// The devices on which no key is asked for at signing in, the one used last first.
    #[serde(default)]
    pub remembered: Vec<RememberedView>,
}

/// A device on which no key is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RememberedView {
    /// To forget it by; no secret.
    pub id: Uuid,
    /// What it is.
    pub device: Device,
    /// When it was last signed in on.
    #[schema(value_type = String)]
    pub last_used_at: Timestamp,
    /// Until when no key is asked for.
    #[schema(value_type = String)]
    pub until: Timestamp,
}

/// One session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SessionView {
    /// To end it by; no token.
    pub id: Uuid,
    /// What it began on.
    pub device: Device,
    /// When it began.
    #[schema(value_type = String)]
    pub began_at: Timestamp,
    /// When it was last used, to within a minute.
    #[schema(value_type = String)]
    pub last_used_at: Timestamp,
    /// Is it the one that asks?
    pub this: bool,
}

/// `POST /v1/me/not-me`. Answer: 201 with a flow `password_reset` to the address of the account.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct NotMe {
    /// Of the flow, drawn by the client.
    pub id: Uuid,
    /// Bearer token for the flow: 64 lower-case hexadecimal digits.
    #[schema(value_type = String)]
    pub secret: Sensitive<String>,
    /// Language of the mail.
    pub language: Language,
}

/// A session of an applicant.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Session {
    /// Bearer token.
    #[schema(value_type = String)]
    pub token: Sensitive<String>,
    /// When it ends even without idling.
    #[schema(value_type = String)]
    pub expires_at: Timestamp,
    /// The passwords have to be set before anything else.
    pub must_set_passwords: bool,
    /// 前回ログイン日時
    #[schema(value_type = Option<String>)]
    pub previous_sign_in: Option<Timestamp>,
}

/// `PUT /v1/me/passwords`, `PUT /v1/password-reset`. Answer: 204. The first ends every other session of the account, the
/// second every one.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SetPasswords {
    /// パスワード
    #[schema(value_type = String)]
    pub password: Sensitive<String>,
    /// 第２パスワード
    #[schema(value_type = String)]
    pub second_password: Sensitive<String>,
}

/// `PUT /v1/me/password`, `PUT /v1/me/second-password`. Answer: 204. Ends every other session of the account.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ChangePassword {
    /// The present one.
    #[schema(value_type = String)]
    pub current: Sensitive<String>,
    /// The one in its place.
    #[schema(value_type = String)]
    pub new: Sensitive<String>,
}
