//! Changing one of the two passwords, signed in.

use akashi_domain::Sensitive;
use akashi_domain::password::RuleOutcome;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PasswordKind {
    /// パスワード
    First,
    /// 第２パスワード
    Second,
}

/// `password.check`, `password.change`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PasswordChange {
    /// Which is changed.
    pub which: PasswordKind,
    /// 現在の…
    #[ts(as = "String")]
    pub current: Sensitive<String>,
    /// 新しい…
    #[ts(as = "String")]
    pub new: Sensitive<String>,
    /// 確認
    #[ts(as = "String")]
    pub confirmation: Sensitive<String>,
}

/// Live ticks.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ChangeTicks {
    /// Rules for the new password.
    pub rules: Vec<RuleOutcome>,
    /// Is it typed twice alike?
    pub confirmed: bool,
}
