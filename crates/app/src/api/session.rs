//! Signing in, passwords, home.

use akashi_domain::password::RuleOutcome;
use akashi_domain::university::{OrderMeanwhile, Service};
use akashi_domain::{ApplicationKind, ApplicationState, Sensitive};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::account::BegunView;
use super::device::DeviceCard;

/// `session.sign_in`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SignInRequest {
    /// メールアドレス
    #[ts(as = "String")]
    pub email: Sensitive<String>,
    /// パスワード
    #[ts(as = "String")]
    pub password: Sensitive<String>,
    /// 第２パスワード; empty at the first sign-in.
    #[ts(as = "String")]
    pub second_password: Sensitive<String>,
}

/// Signed in.
#[derive(Debug, Clone, Copy, Serialize, TS)]
pub struct SignedIn {
    /// パスワード設定 comes next.
    pub must_set_passwords: bool,
}

/// `session.check_passwords`, `session.set_passwords`, `reset.check_passwords`, `reset.set_passwords`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct Passwords {
    /// パスワード
    #[ts(as = "String")]
    pub password: Sensitive<String>,
    /// パスワード 確認
    #[ts(as = "String")]
    pub password_confirmation: Sensitive<String>,
    /// 第２パスワード
    #[ts(as = "String")]
    pub second_password: Sensitive<String>,
    /// 第２パスワード 確認
    #[ts(as = "String")]
    pub second_password_confirmation: Sensitive<String>,
}

/// Live ticks.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PasswordTicks {
    /// Rules for the password.
    pub first: Vec<RuleOutcome>,
    /// Rules for the second password.
    pub second: Vec<RuleOutcome>,
    /// Is the password typed twice alike?
    pub first_confirmed: bool,
    /// Is the second password typed twice alike?
    pub second_confirmed: bool,
}

/// `session.home`
#[derive(Debug, Clone, Serialize, TS)]
pub struct HomeView {
    /// Name to greet with.
    #[ts(as = "String")]
    pub name: Sensitive<String>,
    /// The address signed in with.
    #[ts(as = "String")]
    pub email: Sensitive<String>,
    /// 前回ログイン日時, milliseconds since 1970.
    #[ts(type = "number | null")]
    pub previous_sign_in: Option<i64>,
    /// On what that was.
    pub previous_device: Option<DeviceCard>,
    /// 学籍
    pub enrolments: Vec<EnrolmentCard>,
    /// An application for a further student number that is under way on this computer.
    pub begun: Option<BegunView>,
    /// 現在の申請一覧
    pub applications: Vec<ApplicationCard>,
    /// Services the university has switched on.
    pub services: Vec<Service>,
    /// Shown when there is none.
    pub order_meanwhile: OrderMeanwhile,
}

/// One enrolment.
#[derive(Debug, Clone, Serialize, TS)]
pub struct EnrolmentCard {
    /// 学籍番号; may be empty.
    #[ts(as = "String")]
    pub student_number: Sensitive<String>,
    /// 在学時氏名
    #[ts(as = "String")]
    pub school_name: Sensitive<String>,
    /// Id of the faculty, or how it was written where no list has it.
    pub faculty: String,
    /// Id of the department; may be empty.
    pub department: String,
    /// `YYYY-MM`; may be empty.
    pub leaving_month: String,
}

/// `session.applications`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ApplicationsRequest {
    /// `next` of the page before; absent for the first one.
    pub after: Option<String>,
}

/// A page of 申請一覧.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ApplicationsPage {
    /// Newest first.
    pub items: Vec<ApplicationCard>,
    /// Asks for the next page; absent on the last.
    pub next: Option<String>,
}

/// One application of the list.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ApplicationCard {
    /// Application id.
    pub id: String,
    /// What is applied for.
    pub kind: ApplicationKind,
    /// 受付番号
    pub reference: String,
    /// Where it stands.
    pub state: ApplicationState,
    /// Milliseconds since 1970.
    #[ts(type = "number")]
    pub received_at: i64,
}
