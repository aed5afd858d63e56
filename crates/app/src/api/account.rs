//! What whoever is signed in changes about their account.

use akashi_domain::Sensitive;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// `account.address`
#[derive(Debug, Clone, Serialize, TS)]
pub struct AddressView {
    /// 現在のメールアドレス
    #[ts(as = "String")]
    pub email: Sensitive<String>,
    /// What a change asks for.
    pub asks_for: AddressProof,
    /// A mail to another address is on its way already; its code is what is missing.
    pub waiting: bool,
}

/// Which password a change of the address asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AddressProof {
    /// パスワード
    Password,
    /// 第2パスワード
    SecondPassword,
    /// None.
    Nothing,
}

/// `account.change_address`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ChangeAddressRequest {
    /// 新しいメールアドレス
    #[ts(as = "String")]
    pub email: Sensitive<String>,
    /// 確認
    #[ts(as = "String")]
    pub email_confirmation: Sensitive<String>,
    /// The password that is asked for; empty where none is.
    #[ts(as = "String")]
    pub password: Sensitive<String>,
}
