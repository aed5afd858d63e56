//! Signing in with a campus ID, and what a first sign-in asks for.

use akashi_domain::Sensitive;
use akashi_domain::password::RuleOutcome;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

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

/// `campus.check_second`, `campus.set_second`
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
