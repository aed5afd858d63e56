//! What staff see in the application.

use std::collections::HashMap;

use akashi_domain::document::MaskAnswer;
use akashi_domain::{
    Answers, ApplicationKind, ApplicationState, DocumentRole, FieldId, Language, Sensitive,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::application::{DecisionCard, EarlierReceipt, OutcomeView, ReasonView};
use super::session::EnrolmentCard;

/// `staff.sign_in`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct StaffSignInRequest {
    /// Name of the account.
    pub name: String,
    /// Password.
    #[ts(as = "String")]
    pub password: Sensitive<String>,
    /// Six digits; may be empty.
    #[ts(as = "String")]
    pub totp: Sensitive<String>,
}

/// Signed in.
#[derive(Debug, Clone, Serialize, TS)]
pub struct StaffSignedIn {
    /// Name of the account.
    pub name: String,
    /// The account has to be set up first.
    pub must_set_up: bool,
}

/// `staff.queue`
#[derive(Debug, Clone, Default, Deserialize, TS)]
pub struct QueueRequest {
    /// Only this state; absent for all open ones.
    pub state: Option<ApplicationState>,
    /// Name, kana, reference or student number.
    #[ts(as = "String")]
    pub query: Sensitive<String>,
    /// [`QueueView::next`] of the page before.
    pub after: Option<String>,
}

/// A page of the queue.
#[derive(Debug, Clone, Serialize, TS)]
pub struct QueueView {
    /// Oldest first.
    pub items: Vec<QueueRow>,
    /// For the next page; absent on the last.
    pub next: Option<String>,
    /// Count of 受付済.
    pub received: u32,
    /// Count of 審査中.
    pub in_review: u32,
    /// Count of 二人目の確認待ち.
    pub awaiting: u32,
    /// Count of 再申請依頼.
    pub returned: u32,
}

/// One line.
#[derive(Debug, Clone, Serialize, TS)]
pub struct QueueRow {
    /// Its id.
    pub id: String,
    /// What is applied for.
    pub kind: ApplicationKind,
    /// 受付番号
    pub reference: String,
    /// Where it stands.
    pub state: ApplicationState,
    /// Last revision.
    pub revision: u32,
    /// Name of the applicant.
    #[ts(as = "String")]
    pub name: Sensitive<String>,
    /// Id of the faculty, or how it was written where no list has it.
    pub faculty: String,
    /// Milliseconds since 1970.
    #[ts(type = "number")]
    pub received_at: i64,
    /// `YYYY-MM-DD`
    pub due: String,
    /// Who reviews it.
    pub assigned_to: Option<String>,
    /// Message keys `flag-…`.
    pub flags: Vec<String>,
}

/// `staff.open`, `staff.assign`, `staff.unassign`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ApplicationRequest {
    /// [`QueueRow::id`].
    pub id: String,
}

/// One application.
#[derive(Debug, Clone, Serialize, TS)]
pub struct StaffApplicationView {
    /// The line of the queue.
    pub row: QueueRow,
    /// Mail address.
    #[ts(as = "String")]
    pub email: Sensitive<String>,
    /// Language of the applicant.
    pub language: Language,
    /// The answers.
    #[ts(as = "HashMap<FieldId, String>")]
    pub answers: Answers,
    /// Is the present name another than the one when in school?
    pub names_differ: bool,
    /// The images.
    pub documents: Vec<StaffDocumentView>,
    /// Earlier decisions, newest first.
    pub decisions: Vec<StaffDecisionView>,
    /// May this person decide now?
    pub can_decide: bool,
    /// Reasons that can be chosen; message keys `reason-…`.
    pub reason_codes: Vec<String>,
    /// What of it asks that a second person confirms an approval; message keys `second-person-…`.
    pub second_person: Vec<String>,
    /// An approval that waits for that.
    pub proposal: Option<ProposalCard>,
    /// What a receipt proves that this university gave for it before its server was set back.
    pub earlier: Option<EarlierReceipt>,
    /// Whose account it is about, where there is one.
    pub holder: Option<HolderCard>,
}

/// An approval that waits for a second person.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ProposalCard {
    /// Who approved.
    pub by: String,
    /// Milliseconds since 1970.
    #[ts(type = "number")]
    pub at: i64,
    /// What they wrote to the applicant; may be empty.
    #[ts(as = "String")]
    pub comment: Sensitive<String>,
    /// Is it the person here?
    pub own: bool,
}

/// The holder of an account, to be compared with.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HolderCard {
    /// Name.
    #[ts(as = "String")]
    pub name: Sensitive<String>,
    /// The address of the account.
    #[ts(as = "String")]
    pub email: Sensitive<String>,
    /// Birth date as it was approved; empty where none was asked for.
    #[ts(as = "String")]
    pub birth_date: Sensitive<String>,
    /// 学籍
    pub enrolments: Vec<EnrolmentCard>,
    /// With 氏名の変更: the name from which it is changed.
    #[ts(as = "HashMap<FieldId, String>")]
    pub name_before: Answers,
}

/// An image. The pixels are fetched as `akashi-image://localhost/<id>` once `ready`.
#[derive(Debug, Clone, Serialize, TS)]
pub struct StaffDocumentView {
    /// Opaque id, valid in this session.
    pub id: String,
    /// Where the background job stands.
    pub state: StaffDocumentState,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// What it shows.
    pub role: DocumentRole,
    /// What the applicant said about the parts that must not be seen.
    pub mask: Vec<MaskAnswer>,
    /// Why it may be hard to read; message keys `readability-…`.
    pub readability: Vec<String>,
}

/// Where the background job stands with an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StaffDocumentState {
    /// Not yet.
    Waiting,
    /// Can be looked at.
    Ready,
    /// Cannot be decoded.
    Undecodable,
    /// Deleted.
    Erased,
}

/// A decision with who took it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct StaffDecisionView {
    /// Who.
    pub decided_by: String,
    /// Which revision.
    pub revision: u32,
    /// What.
    pub card: DecisionCard,
}

/// `staff.decide`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct DecideRequest {
    /// Application.
    pub id: String,
    /// The revision that was read.
    pub revision: u32,
    /// The result.
    pub outcome: OutcomeView,
    /// Why.
    pub reasons: Vec<ReasonView>,
    /// Free text to the applicant.
    #[ts(as = "String")]
    pub comment: Sensitive<String>,
    /// Its language.
    pub comment_language: Language,
}
