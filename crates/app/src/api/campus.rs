//! Signing in with a campus ID, and what a first sign-in asks for.

use akashi_domain::Sensitive;
use akashi_domain::password::RuleOutcome;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::flow::MailProgress;

/// `campus.sign_in`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct CampusSignInRequest {
    /// ユーザID
    #[ts(as = "String")]
    pub user_id: Sensitive<String>,
    /// The university's password.
    #[ts(as = "String")]
    pub password: Sensitive<String>,
    /// 第2パスワード; empty at the first sign-in.
    #[ts(as = "String")]
    pub second_password: Sensitive<String>,
}

/// How far a first sign-in has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CampusStep {
    /// Nobody is signed in yet: 認証キー入力 comes next.
    EmailKey,
    /// メールアドレス設定 comes next.
    MailAddress,
    /// 第2パスワード設定 comes next.
    SecondPassword,
    /// Nothing is missing.
    Done,
}

/// Signed in.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CampusSignedIn {
    /// What comes next.
    pub step: CampusStep,
    /// A mail to this person's address is on its way already; its code is what is missing.
    pub waiting: bool,
    /// A mail address to propose.
    #[ts(as = "Option<String>")]
    pub proposed_email: Option<Sensitive<String>>,
}

/// `campus.key`, `campus.resend_key`: where the mail with the key is.
#[derive(Debug, Clone, Serialize, TS)]
pub struct KeyView {
    /// Enough of the address to recognise one's own.
    #[ts(as = "String")]
    pub sent_to: Sensitive<String>,
    /// Where the mail is.
    pub mail: MailProgress,
    /// Seconds until it is tried again, where it was put off.
    pub again_in_seconds: Option<u32>,
    /// Seconds until another one may be asked for; 0 for now.
    pub resend_in_seconds: u32,
    /// 有効期限, milliseconds since 1970; absent until there is a key.
    #[ts(type = "number | null")]
    pub expires_at: Option<i64>,
    /// Seconds until then.
    pub expires_in_seconds: Option<u32>,
    /// Too many wrong keys were entered.
    pub void: bool,
    /// Digits of a key.
    pub digits: u32,
    /// Days for which this computer can be remembered; absent where it cannot.
    pub remember_days: Option<u32>,
}

/// `campus.enter_key`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct EnterKey {
    /// 認証キー as typed.
    #[ts(as = "String")]
    pub key: Sensitive<String>,
    /// Is no key to be asked for on this computer for a while?
    pub remember: bool,
}

/// `campus.email_key`, `campus.switch_email_key`: 二要素認証設定
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct EmailKeyView {
    /// Is a key asked for?
    pub on: bool,
}

/// `campus.switch_email_key`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SwitchEmailKey {
    /// From the next sign-in on.
    pub on: bool,
    /// 第2パスワード; needed only to switch it off.
    #[ts(as = "String")]
    pub second_password: Sensitive<String>,
}

/// `campus.forgot_second`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ForgotSecond {
    /// ユーザID
    #[ts(as = "String")]
    pub user_id: Sensitive<String>,
    /// The university's password.
    #[ts(as = "String")]
    pub password: Sensitive<String>,
}

/// `campus.check_second`, `campus.set_second`, `reset.check_second`, `reset.set_second`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SecondPassword {
    /// 第2パスワード
    #[ts(as = "String")]
    pub second_password: Sensitive<String>,
    /// 第2パスワード 確認
    #[ts(as = "String")]
    pub second_password_confirmation: Sensitive<String>,
}

/// Live ticks.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SecondTicks {
    /// Rules for it.
    pub rules: Vec<RuleOutcome>,
    /// Is it typed twice alike?
    pub confirmed: bool,
}
