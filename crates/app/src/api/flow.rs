//! A mail with link and code, as the waiting screen shows it (F01, F02).

use akashi_domain::Sensitive;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// `flow.start_registration`, `flow.correct_address`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct StartRegistration {
    /// メールアドレス
    #[ts(as = "String")]
    pub email: Sensitive<String>,
    /// 確認
    #[ts(as = "String")]
    pub email_confirmation: Sensitive<String>,
}

/// `flow.start_continue`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct StartContinue {
    /// 受付番号
    pub reference: String,
    /// メールアドレス
    #[ts(as = "String")]
    pub email: Sensitive<String>,
}

/// `flow.start_reset`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct StartReset {
    /// メールアドレス
    #[ts(as = "String")]
    pub email: Sensitive<String>,
}

/// `flow.enter_code`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct EnterCode {
    /// As typed.
    #[ts(as = "String")]
    pub code: Sensitive<String>,
}

/// What the flow leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FlowKind {
    /// 新規登録
    Registration,
    /// F14
    Continue,
    /// パスワードを忘れた場合
    PasswordReset,
    /// メールアドレス設定 of somebody with a campus ID.
    Address,
    /// メールアドレス変更
    AddressChange,
    /// 学籍番号追加登録
    Enrolment,
    /// F05
    Recovery,
    /// 卒業後のログイン方法
    Graduation,
    /// 第2パスワードを忘れた場合
    SecondPassword,
}

/// Where the mail is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MailProgress {
    /// Waits at the university.
    Queued,
    /// The same; the mail server has not taken it at the first try, and it is tried again.
    PutOff,
    /// The mail server took it.
    Accepted,
    /// The mail server says there is no such mailbox.
    RefusedUnknownMailbox,
    /// The mail server refused it for another reason.
    RefusedOther,
    /// The server cannot be reached at the moment; what is shown is the last known state.
    Unknown,
}

/// The open flow.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FlowView {
    /// What it leads to.
    pub kind: FlowKind,
    /// Where the mail went; where the university knows the address, enough of it to recognise one's own, or nothing.
    #[ts(as = "String")]
    pub email: Sensitive<String>,
    /// Where the mail is.
    pub mail: MailProgress,
    /// Seconds until it is tried again, where it was put off.
    pub again_in_seconds: Option<u32>,
    /// Seconds until another mail may be asked for; 0 for now.
    pub resend_in_seconds: u32,
    /// Seconds until the checklist "the mail did not come" is to be shown; 0 for now.
    pub checklist_in_seconds: u32,
    /// Seconds until link and code end; absent before the mail server took the mail.
    pub expires_in_seconds: Option<u32>,
}

/// `flow.enter_code`, and the event `flow_done` when the link was opened instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FlowDone {
    /// The terms come next.
    Terms,
    /// An application that was sent before: its status comes next.
    Status,
    /// Both passwords are set anew next.
    Passwords,
    /// A campus ID: 第2パスワード設定 comes next.
    SecondPassword,
    /// Somebody from the identity provider: nothing is missing any more.
    Home,
    /// メールアドレス変更 is completed.
    AddressChanged,
    /// 卒業後のログイン方法: both passwords come next.
    GraduationPasswords,
    /// The second password of a campus ID is set anew next.
    SecondPasswordAnew,
}
