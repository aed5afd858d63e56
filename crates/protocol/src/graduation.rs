//! 卒業後のログイン方法: somebody whom the university lets in signs in with a mail address and two passwords from now on.
//!
//! | operation | meaning |
//! |---|---|
//! | `GET /v1/me/graduation` | the present mail address, and what the change asks for |
//! | `POST /v1/me/graduation` | sends a mail to the address that is to be signed in with |
//! | `PUT /v1/me/graduation` | with the secret of that flow: code or handle → the address is shown to be theirs |
//! | `PUT /v1/me/graduation/passwords` | with the same secret: both passwords → the sign-in is a graduate's |
//!
//! Nothing of the account changes before the last of them. Where the mail is, another mail, and a corrected address are
//! those of any flow, see [`crate::flow`].

use akashi_domain::{EmailAddress, Language, Sensitive};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::account::AsksFor;
use crate::flow::Redeem;

/// `GET /v1/me/graduation`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct GraduationState {
    /// The present mail address.
    pub email: EmailAddress,
    /// What the change asks for.
    pub asks_for: AsksFor,
    /// Did this session begin so recently that the change can be begun? Otherwise signing in again is asked for.
    pub recent: bool,
}

/// `POST /v1/me/graduation`. Answer: 201 with [`crate::flow::Flow`]. Repeating it with the same `id` and secret answers the
/// same flow.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct BeginGraduation {
    /// Drawn by the client (UUID v7), so that a repeated request starts no second flow.
    pub id: Uuid,
    /// Bearer token for the flow: 64 lower-case hexadecimal digits.
    #[schema(value_type = String)]
    pub secret: Sensitive<String>,
    /// Where the mail goes; the present address, or another one.
    pub email: EmailAddress,
    /// The password that [`AsksFor`] names; empty where it names none.
    #[serde(default)]
    #[schema(value_type = String)]
    pub password: Sensitive<String>,
    /// Language of the mail.
    pub language: Language,
}

/// `PUT /v1/me/graduation`. Answer: 200 with [`GraduationRight`]. Session and secret are both needed: neither is worth
/// anything alone.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ConfirmGraduation {
    /// The flow.
    pub flow: Uuid,
    /// Its secret.
    #[schema(value_type = String)]
    pub secret: Sensitive<String>,
    /// What the mail or its page gave.
    pub redeem: Redeem,
}

/// What the code of the mail leads to: the secret of the flow is good for setting the passwords, until then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct GraduationRight {
    /// The address that was confirmed.
    pub email: EmailAddress,
    /// When it ends.
    #[schema(value_type = String)]
    pub expires_at: Timestamp,
}

/// `PUT /v1/me/graduation/passwords`. Answer: 204. Every other session of the account ends.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SetGraduation {
    /// The flow.
    pub flow: Uuid,
    /// Its secret.
    #[schema(value_type = String)]
    pub secret: Sensitive<String>,
    /// パスワード
    #[schema(value_type = String)]
    pub password: Sensitive<String>,
    /// 第２パスワード
    #[schema(value_type = String)]
    pub second_password: Sensitive<String>,
}
