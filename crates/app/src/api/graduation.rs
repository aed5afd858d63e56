//! 卒業後のログイン方法.

use akashi_domain::Sensitive;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::account::AddressProof;

/// `graduation.look`
#[derive(Debug, Clone, Serialize, TS)]
pub struct GraduationView {
    /// 現在のメールアドレス
    #[ts(as = "String")]
    pub email: Sensitive<String>,
    /// What the change asks for.
    pub asks_for: AddressProof,
    /// Was it so recently that this person signed in? Otherwise they have to do so once more.
    pub recent: bool,
    /// A mail is on its way already; its code is what is missing.
    pub waiting: bool,
    /// The address that was confirmed; the passwords are what is missing.
    #[ts(as = "Option<String>")]
    pub confirmed: Option<Sensitive<String>>,
}

/// `graduation.begin`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct BeginGraduationRequest {
    /// メールアドレス
    #[ts(as = "String")]
    pub email: Sensitive<String>,
    /// 確認
    #[ts(as = "String")]
    pub email_confirmation: Sensitive<String>,
    /// The password that is asked for; empty where none is.
    #[ts(as = "String")]
    pub password: Sensitive<String>,
}

/// `graduation.set_passwords`: it has happened.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Graduated {
    /// What they sign in with from now on.
    #[ts(as = "String")]
    pub email: Sensitive<String>,
}
