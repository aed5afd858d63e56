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
//! | `PUT /v1/password-reset` | sets both, with the right that a flow `password_reset` led to |

use akashi_domain::Sensitive;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

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
