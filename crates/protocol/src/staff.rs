//! What staff see and do.
//!
//! | operation | meaning |
//! |---|---|
//! | `POST /v1/staff/sessions` | signs in with password and TOTP |
//! | `DELETE /v1/staff/sessions/current` | signs out |
//! | `GET /v1/staff/applications?state=&query=&after=&limit=` | the queue, oldest first |
//! | `GET /v1/staff/applications/{id}` | one application; the read is audited |
//! | `POST /v1/staff/applications/{id}/assignment` | takes it up (`received` → `in review`) |
//! | `DELETE /v1/staff/applications/{id}/assignment` | puts it back |
//! | `GET /v1/staff/applications/{id}/documents/{sha256}` | an image as encoded anew; the read is audited |
//! | `POST /v1/staff/applications/{id}/decisions` | approves, rejects or returns |

use akashi_domain::document::MaskAnswer;
use akashi_domain::{Answers, ApplicationState, Language, ReferenceNumber, Sensitive, StaffRole};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::application::{
    ApplicationKind, DecisionView, DocumentRole, EnrolmentView, Outcome, Reason,
};
use crate::digest::Digest;

/// `POST /v1/staff/sessions`. Answer: 201 with [`StaffSession`].
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct StaffSignIn {
    /// Name of the staff account.
    pub name: String,
    /// Password.
    #[schema(value_type = String)]
    pub password: Sensitive<String>,
    /// Six digits of the authenticator, or one of its recovery codes; empty where the account has none (only from
    /// loopback, or until it is set up).
    #[serde(default)]
    #[schema(value_type = String)]
    pub totp: Sensitive<String>,
}

/// A session of a member of staff.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct StaffSession {
    /// Bearer token.
    #[schema(value_type = String)]
    pub token: Sensitive<String>,
    /// When it ends even without idling.
    #[schema(value_type = String)]
    pub expires_at: Timestamp,
    /// Name of the account.
    pub name: String,
    /// What its holder may do.
    pub role: StaffRole,
    /// The account has to be set up first; see [`crate::staff_account`].
    #[serde(default)]
    pub must_set_up: bool,
}

/// A page of the queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Queue {
    /// Oldest first.
    pub items: Vec<QueueItem>,
    /// Pass as `after` for the next page; absent on the last.
    pub next: Option<String>,
    /// How many applications wait in each open state, for the tabs.
    pub waiting: Waiting,
}

/// Counts of open applications.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Waiting {
    /// 受付済
    pub received: u32,
    /// 審査中
    pub in_review: u32,
    /// 二人目の確認待ち
    #[serde(default)]
    pub awaiting: u32,
    /// 再申請依頼
    pub returned: u32,
}

/// One line of the queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct QueueItem {
    /// Its id.
    pub id: Uuid,
    /// What is applied for.
    #[serde(default)]
    pub kind: ApplicationKind,
    /// 受付番号
    pub reference: ReferenceNumber,
    /// Where it stands.
    pub state: ApplicationState,
    /// Last revision.
    pub revision: u32,
    /// Name of the applicant, joined.
    #[schema(value_type = String)]
    pub name: Sensitive<String>,
    /// Id of the faculty, or how it was written where no list has it.
    pub faculty: String,
    /// When the last revision was received.
    #[schema(value_type = String)]
    pub received_at: Timestamp,
    /// When the review is expected to be over.
    #[schema(value_type = String, format = Date)]
    pub due: Date,
    /// Who reviews it.
    pub assigned_to: Option<String>,
    /// Flags such as `student_number_taken`; the message key is `flag-` and the name with hyphens.
    pub flags: Vec<String>,
}

/// An image as staff see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StaffDocument {
    /// What it shows.
    pub role: DocumentRole,
    /// Digest of the upload, its identity.
    pub sha256: Digest,
    /// Is the image encoded anew and can be looked at?
    pub state: DocumentState,
    /// Pixels, once encoded anew.
    pub width: Option<u32>,
    /// Pixels, once encoded anew.
    pub height: Option<u32>,
    /// What the applicant said about the parts that must not be seen.
    #[serde(default)]
    pub mask: Vec<MaskAnswer>,
    /// Why it may be hard to read, such as `blurred`; the message key is `readability-` and the name with hyphens.
    #[serde(default)]
    pub readability: Vec<String>,
}

/// Where the background job stands with an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DocumentState {
    /// Waits for the job.
    Waiting,
    /// Can be looked at.
    Ready,
    /// Cannot be decoded.
    Undecodable,
    /// Deleted at the end of its retention.
    Erased,
}

/// One application as staff see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StaffApplication {
    /// The line of the queue.
    pub item: QueueItem,
    /// Verified mail address of the applicant.
    #[schema(value_type = String)]
    pub email: Sensitive<String>,
    /// Language of the applicant.
    pub language: Language,
    /// The answers of the last revision.
    pub answers: Answers,
    /// Its images.
    pub documents: Vec<StaffDocument>,
    /// Earlier decisions, newest first.
    pub decisions: Vec<StaffDecision>,
    /// May the signed-in person decide now?
    pub can_decide: bool,
    /// What of it asks that a second person confirms an approval; the message key is `second-person-` and the name with
    /// hyphens.
    #[serde(default)]
    pub second_person: Vec<String>,
    /// An approval that waits for that.
    #[serde(default)]
    pub proposal: Option<Proposal>,
    /// A receipt that this university gave for it before, and whose signature holds: the server was set back since.
    #[serde(default)]
    pub earlier: Option<EarlierReceipt>,
    /// Whose account it is about: of a registration that was not approved there is none.
    #[serde(default)]
    pub holder: Option<AccountHolder>,
}

/// An approval that waits for a second person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Proposal {
    /// Who approved.
    pub by: String,
    /// When.
    #[schema(value_type = String)]
    pub at: Timestamp,
    /// What they wrote to the applicant; may be empty.
    #[schema(value_type = String)]
    pub comment: Sensitive<String>,
    /// Is it the person who asks?
    pub own: bool,
}

/// The holder of an account, to be compared with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AccountHolder {
    /// Name, as it is greeted with.
    #[schema(value_type = String)]
    pub name: Sensitive<String>,
    /// The address of the account.
    #[schema(value_type = String)]
    pub email: Sensitive<String>,
    /// Birth date as it was approved, as typed; empty where none was asked for.
    #[serde(default)]
    #[schema(value_type = String)]
    pub birth_date: Sensitive<String>,
    /// 学籍
    pub enrolments: Vec<EnrolmentView>,
    /// With 氏名の変更: the name from which it is changed, as it was approved; empty where the account came another way.
    #[serde(default)]
    pub name_before: Answers,
}

/// What an earlier receipt proves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct EarlierReceipt {
    /// 受付番号 on it.
    pub reference: ReferenceNumber,
    /// When it was received first.
    #[schema(value_type = String)]
    pub received_at: Timestamp,
}

/// A decision with who took it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StaffDecision {
    /// Who.
    pub decided_by: String,
    /// What.
    #[serde(flatten)]
    pub decision: DecisionView,
}

/// `POST /v1/staff/applications/{id}/decisions`. Answer: 200 with [`StaffApplication`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Decide {
    /// Drawn by the client: repeating a decision changes nothing.
    pub id: Uuid,
    /// The revision that was read.
    pub revision: u32,
    /// The result.
    pub outcome: Outcome,
    /// Why; at least one unless approved.
    #[serde(default)]
    pub reasons: Vec<Reason>,
    /// Free text to the applicant; may be empty.
    #[serde(default)]
    #[schema(value_type = String)]
    pub comment: Sensitive<String>,
    /// Language of the free text.
    #[serde(default)]
    pub comment_language: Language,
}
