//! Signing in with a campus ID: the university's own user ID and password, and a second password of ours.
//!
//! | operation | who | meaning |
//! |---|---|---|
//! | `POST /v1/sessions/campus` | anybody | signs in; the university's directory is asked |
//! | `POST /v1/me/campus/address` | who still has a first step to take | sends a mail to the address that was entered |
//! | `PUT /v1/me/campus/address` | the same, with the secret of that flow | code or handle → the address is theirs |
//! | `PUT /v1/me/campus/second-password` | the same | sets the second password; nothing is missing any more |
//!
//! Where the mail is, another mail, and a corrected address are those of any flow, see [`crate::flow`].

use akashi_domain::{EmailAddress, Language, Sensitive};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::flow::Redeem;
use crate::session::Device;

/// `POST /v1/sessions/campus`. Answer: 201 with [`CampusSession`].
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CampusSignIn {
    /// ユーザID as typed.
    #[schema(value_type = String)]
    pub user_id: Sensitive<String>,
    /// The university's password. It is passed on to the directory and kept nowhere.
    #[schema(value_type = String)]
    pub password: Sensitive<String>,
    /// 第2パスワード; not looked at until one was set.
    #[serde(default)]
    #[schema(value_type = String)]
    pub second_password: Sensitive<String>,
    /// In which language the person wants to be written to.
    pub language: Language,
    /// What it is signed in on, for the list of sessions.
    #[serde(default)]
    pub device: Device,
}

/// A session of somebody with a campus ID.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CampusSession {
    /// Bearer token.
    #[schema(value_type = String)]
    pub token: Sensitive<String>,
    /// When it ends even without idling.
    #[schema(value_type = String)]
    pub expires_at: Timestamp,
    /// What has to be done before anything else; absent once all of it is.
    pub first: Option<FirstStep>,
    /// The mail address that the directory has; to be proposed, not to be relied on.
    pub proposed_email: Option<EmailAddress>,
    /// 前回ログイン日時
    #[schema(value_type = Option<String>)]
    pub previous_sign_in: Option<Timestamp>,
}

/// What a first sign-in still needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FirstStep {
    /// メールアドレス設定
    MailAddress,
    /// 第2パスワード設定
    SecondPassword,
}

/// `POST /v1/me/campus/address`. Answer: 201 with [`crate::flow::Flow`]. Repeating it with the same `id` and secret
/// answers the same flow.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct StartAddress {
    /// Drawn by the client (UUID v7), so that a repeated request starts no second flow.
    pub id: Uuid,
    /// Bearer token for the flow: 64 lower-case hexadecimal digits.
    #[schema(value_type = String)]
    pub secret: Sensitive<String>,
    /// Where the mail goes.
    pub email: EmailAddress,
    /// Language of the mail.
    pub language: Language,
}

/// `PUT /v1/me/campus/address`. Answer: 204. Session and secret are both needed: neither is worth anything alone.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ConfirmAddress {
    /// The flow.
    pub flow: Uuid,
    /// Its secret.
    #[schema(value_type = String)]
    pub secret: Sensitive<String>,
    /// What the mail or its page gave.
    pub redeem: Redeem,
}

/// `PUT /v1/me/campus/second-password`. Answer: 204. Ends every other session of the account.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SetSecondPassword {
    /// 第2パスワード
    #[schema(value_type = String)]
    pub second_password: Sensitive<String>,
}
