//! What whoever is signed in changes about their account.

use akashi_domain::{ApplicationKind, Sensitive};
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

/// `enrolment.begun`
#[derive(Debug, Clone, Serialize, TS)]
pub struct EnrolmentView {
    /// Where the mail goes.
    #[ts(as = "String")]
    pub email: Sensitive<String>,
    /// What is under way on this computer; absent where nothing is.
    pub begun: Option<BegunStep>,
}

/// `name_change.look`
#[derive(Debug, Clone, Serialize, TS)]
pub struct NameChangeView {
    /// Does the university accept anything that proves a changed name?
    pub offered: bool,
    /// What is under way on this computer; absent where nothing is.
    pub begun: Option<BegunStep>,
}

/// `name_change.begin`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct NameChangeRequest {
    /// パスワード
    #[ts(as = "String")]
    pub password: Sensitive<String>,
}

/// What whoever is signed in has begun on this computer and not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct BegunView {
    /// What is applied for.
    pub kind: ApplicationKind,
    /// How far it has come.
    pub step: BegunStep,
}

/// How far an application of an account has come on this computer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BegunStep {
    /// The code of the mail is what is missing.
    Mail,
    /// The terms come next.
    Terms,
    /// There is a draft.
    Draft,
}
