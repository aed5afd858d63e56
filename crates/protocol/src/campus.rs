//! Signing in with a campus ID: the university's own user ID and password, and a second password of ours.
//!
//! | operation | who | meaning |
//! |---|---|---|
//! | `POST /v1/sessions/campus` | anybody | signs in, or sends a key by mail; the university's directory is asked |
//! | `GET /v1/sessions/campus/key` | a sign-in that waits for its key | where the mail is |
//! | `POST /v1/sessions/campus/key` | the same | the key → signed in |
//! | `POST /v1/sessions/campus/key/resend` | the same | another key; the one before ceases to count when it is sent |
//! | `POST /v1/me/campus/address` | who still has a first step to take | sends a mail to the address that was entered |
//! | `PUT /v1/me/campus/address` | the same, with the secret of that flow | code or handle → the address is theirs |
//! | `PUT /v1/me/campus/second-password` | the same | sets the second password; nothing is missing any more |
//! | `POST /v1/second-password-reset` | who knows user ID and the university's password | sends a mail to the address of the account |
//! | `PUT /v1/second-password-reset` | the right that this flow led to | sets the second password anew |
//! | `GET /v1/me/campus/email-key` | who is signed in with a campus ID | is a key asked for? |
//! | `PUT /v1/me/campus/email-key` | the same | switches it on or off, from the next sign-in on |
//! | `DELETE /v1/me/devices/{id}` | who is signed in | a device is remembered no more |
//!
//! Where the mail is, another mail, and a corrected address are those of any flow, see [`crate::flow`].

use akashi_domain::{EmailAddress, Language, Sensitive};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::flow::{Flow, MailState, Redeem};
use crate::session::Device;

/// `POST /v1/sessions/campus`. Answer: 201 with [`CampusEntry`].
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
    /// What this device was given when it was remembered.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub remembered: Option<Sensitive<String>>,
}

/// What user ID and passwords that are right lead to.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum CampusEntry {
    /// Signed in.
    SignedIn(CampusSession),
    /// A key is on its way to the mail address of the account.
    KeyNeeded(KeyNeeded),
}

/// A sign-in that waits for its key.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct KeyNeeded {
    /// Bearer token for `/v1/sessions/campus/key`; worth nothing elsewhere.
    #[schema(value_type = String)]
    pub token: Sensitive<String>,
    /// When it ends, however many keys are sent.
    #[schema(value_type = String)]
    pub ends_at: Timestamp,
    /// Where the mail is.
    pub mail: KeyMail,
}

/// `GET /v1/sessions/campus/key`, `POST /v1/sessions/campus/key/resend`. Where the mail with the key is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct KeyMail {
    /// Enough of the address to recognise one's own.
    #[schema(value_type = String)]
    pub sent_to: Sensitive<String>,
    /// Where the latest mail is.
    pub mail: MailState,
    /// From when another one may be asked for.
    #[schema(value_type = String)]
    pub resend_from: Timestamp,
    /// 有効期限; absent until there is a key.
    #[schema(value_type = Option<String>)]
    pub expires_at: Option<Timestamp>,
    /// Too many wrong keys were entered: another one has to be asked for.
    pub void: bool,
}

/// `POST /v1/sessions/campus/key`. Answer: 201 with [`CampusSession`].
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct EnterKey {
    /// 認証キー as typed.
    #[schema(value_type = String)]
    pub key: Sensitive<String>,
    /// Is no key to be asked for on this device for a while?
    #[serde(default)]
    pub remember: bool,
}

/// A device on which no key is asked for.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Remembered {
    /// To know it by in the list; no secret.
    pub id: Uuid,
    /// To be shown at the next sign-in.
    #[schema(value_type = String)]
    pub token: Sensitive<String>,
    /// Until when.
    #[schema(value_type = String)]
    pub until: Timestamp,
}

/// `GET /v1/me/campus/email-key`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct EmailKeySetting {
    /// Is a key asked for, on a device that is not remembered?
    pub on: bool,
}

/// `PUT /v1/me/campus/email-key`. Answer: 204.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SetEmailKey {
    /// From the next sign-in on.
    pub on: bool,
    /// 第2パスワード; not looked at where it is switched on.
    #[serde(default)]
    #[schema(value_type = String)]
    pub second_password: Sensitive<String>,
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
    /// Is a key asked for at signing in? Absent for whom the identity provider lets in.
    #[serde(default)]
    pub email_key: Option<bool>,
    /// This device is remembered from now on.
    #[serde(default)]
    pub remembered: Option<Remembered>,
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

/// `POST /v1/second-password-reset`. Answer: 201 with [`SecondPasswordFlow`]. Repeating it with the same `id` and secret
/// answers the same flow.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ForgotSecondPassword {
    /// Drawn by the client (UUID v7), so that a repeated request starts no second flow.
    pub id: Uuid,
    /// Bearer token for the flow: 64 lower-case hexadecimal digits.
    #[schema(value_type = String)]
    pub secret: Sensitive<String>,
    /// ユーザID as typed.
    #[schema(value_type = String)]
    pub user_id: Sensitive<String>,
    /// The university's password. It is passed on to the directory and kept nowhere.
    #[schema(value_type = String)]
    pub password: Sensitive<String>,
    /// Language of the mail.
    pub language: Language,
}

/// A flow that leads to a second password set anew. Its code or handle becomes a
/// [`SecondPasswordRight`](crate::flow::SecondPasswordRight).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SecondPasswordFlow {
    /// The flow.
    pub flow: Flow,
    /// Enough of the address to recognise one's own.
    #[schema(value_type = String)]
    pub sent_to: Sensitive<String>,
}
