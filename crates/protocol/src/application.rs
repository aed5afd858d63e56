//! Applications as the applicant sends and sees them.
//!
//! | operation | meaning |
//! |---|---|
//! | `POST`, `HEAD`, `PATCH`, `DELETE` of `/v1/applications/{id}/documents…` | image bytes as they arrive, see [`crate::tus`] |
//! | `GET /v1/applications/{id}/documents/{sha256}` | the image as encoded anew by the server |
//! | `PUT /v1/applications/{id}/revisions/{n}` | sends a revision, with [`crate::digest::BODY_DIGEST_HEADER`]; same digest, same receipt; other digest, 409 |
//! | `GET /v1/applications` | the applicant's own applications |
//! | `GET /v1/applications/{id}` | one of them |
//! | `GET /v1/applications/{id}/receipt?language=` | the receipt of the last revision as PDF |
//! | `POST /v1/applications/{id}/withdraw` | takes it back |
//!
//! All need an application credential for this very application, or the session of its owner; another owner's id
//! answers exactly as an unknown one.

use akashi_domain::document::MaskAnswer;
use akashi_domain::university::Service;
use akashi_domain::{Answers, ApplicationState, FieldId, Language, ReferenceNumber, Sensitive};
pub use akashi_domain::{ApplicationKind, DocumentRole};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::digest::Digest;
use crate::session::Device;

/// An image named by a revision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DocumentRef {
    /// What it shows.
    pub role: DocumentRole,
    /// Its bytes as uploaded.
    pub sha256: Digest,
    /// Their number.
    pub bytes: u64,
    /// What was said about the parts that must not be seen.
    #[serde(default)]
    pub mask: Vec<MaskAnswer>,
}

/// The body of `PUT /v1/applications/{id}/revisions/{n}`. Answer: 200 with [`Receipt`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RevisionBody {
    /// What is applied for.
    pub kind: ApplicationKind,
    /// Language in which the applicant wants to be written to.
    pub language: Language,
    /// Version of the field set the form was filled in with.
    pub field_set: u32,
    /// Version of the terms that were agreed to.
    pub terms: String,
    /// When they were agreed to, by the applicant's clock.
    #[schema(value_type = String)]
    pub terms_agreed_at: Timestamp,
    /// When the applicant handed it in, by the applicant's clock: papers are counted to that day, however long the way
    /// to the server takes.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub handed_in_at: Option<Timestamp>,
    /// The answers.
    pub answers: Answers,
    /// The images, in order.
    pub documents: Vec<DocumentRef>,
    /// The signed receipt that this application got before, where the server lost it with everything else (it was set
    /// back to before): proof of when it was handed in first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier_receipt: Option<String>,
}

impl RevisionBody {
    /// What this revision says was agreed to.
    #[must_use]
    pub fn agreement(&self) -> Agreement {
        Agreement {
            version: self.terms.clone(),
            at: self.terms_agreed_at,
        }
    }
}

/// Terms of use 利用許諾 that were agreed to. A correction under terms that changed meanwhile repeats the agreement of
/// the revision before: nobody is said to have agreed to what they have not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Agreement {
    /// Their version.
    pub version: String,
    /// When, by the applicant's clock.
    #[schema(value_type = String)]
    pub at: Timestamp,
}

/// Acknowledges a revision; the same for every repetition of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Receipt {
    /// Application.
    pub application: Uuid,
    /// Revision.
    pub revision: u32,
    /// 受付番号
    pub reference: ReferenceNumber,
    /// When the server had everything.
    #[schema(value_type = String)]
    pub received_at: Timestamp,
    /// Digest of the revision's body.
    pub body_sha256: Digest,
    /// Digests of its documents.
    pub documents: Vec<Digest>,
    /// When the review is expected to be over, in Japan.
    #[schema(value_type = String, format = Date)]
    pub review_expected: Date,
    /// All of this but the expected day, signed by the university, see [`crate::receipt`]. Absent from what was received
    /// before receipts were signed.
    #[serde(default)]
    pub jws: Option<String>,
}

/// Why an application was returned or rejected: messages with arguments, so that each side reads its own language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Reason {
    /// One of [`REASON_CODES`]; the message key is `reason-` and the code with hyphens.
    pub code: String,
    /// The field it is about, if one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<FieldId>,
}

/// Reasons staff can choose; each has a message in both languages.
pub const REASON_CODES: &[&str] = &[
    "image_unreadable",
    "image_incomplete",
    "image_undecodable",
    "wrong_document",
    "document_expired",
    "name_mismatch",
    "name_change_unproven",
    "birth_date_mismatch",
    "address_mismatch",
    "student_number_unknown",
    "not_in_roster",
    "answer_wrong",
    "answer_incomplete",
    "duplicate_application",
    "not_eligible",
    "other",
];

/// What staff decided, as the applicant reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DecisionView {
    /// The revision it is about.
    pub revision: u32,
    /// `approved`, `rejected` or `returned`.
    pub outcome: Outcome,
    /// Why.
    pub reasons: Vec<Reason>,
    /// Free text of the staff, not translated.
    #[schema(value_type = String)]
    pub comment: Sensitive<String>,
    /// Language of the free text.
    pub comment_language: Language,
    /// When.
    #[schema(value_type = String)]
    pub decided_at: Timestamp,
}

/// The three results 承認 / 却下 / 再申請依頼.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// 承認
    Approved,
    /// 却下
    Rejected,
    /// 再申請依頼
    Returned,
}

/// One application as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ApplicationView {
    /// Its id.
    pub id: Uuid,
    /// What is applied for.
    pub kind: ApplicationKind,
    /// 受付番号; absent until the first revision is received.
    pub reference: Option<ReferenceNumber>,
    /// Where it stands; absent until the first revision is received.
    pub state: Option<ApplicationState>,
    /// Last revision held; 0 for none.
    pub revision: u32,
    /// The terms that the last revision was sent under.
    #[serde(default)]
    pub agreement: Option<Agreement>,
    /// Receipt of the last revision.
    pub receipt: Option<Receipt>,
    /// The last decision.
    pub decision: Option<DecisionView>,
    /// For a returned one: last day for the correction, in Japan.
    #[schema(value_type = Option<String>, format = Date)]
    pub correct_until: Option<Date>,
    /// After the final state: the day on which the images are deleted.
    #[schema(value_type = Option<String>, format = Date)]
    pub images_deleted_on: Option<Date>,
    /// The answers of the last revision, so that it can be corrected on any device.
    pub answers: Answers,
    /// The images of the last revision.
    pub documents: Vec<DocumentRef>,
    /// Is the last revision in a backup that was read back? Then its sender need not keep a copy any more.
    #[serde(default)]
    pub backed_up: bool,
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ApplicationList {
    /// Newest first.
    pub items: Vec<ApplicationSummary>,
    /// Pass as `after` for the next page; absent on the last.
    pub next: Option<String>,
}

/// One line of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ApplicationSummary {
    /// Its id.
    pub id: Uuid,
    /// What is applied for.
    pub kind: ApplicationKind,
    /// 受付番号
    pub reference: ReferenceNumber,
    /// Where it stands.
    pub state: ApplicationState,
    /// When the last revision was received.
    #[schema(value_type = String)]
    pub received_at: Timestamp,
}

/// One enrolment 学籍 of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct EnrolmentView {
    /// Student number as applied with; empty when the person did not know it.
    #[schema(value_type = String)]
    pub student_number: Sensitive<String>,
    /// Name when in school, joined.
    #[schema(value_type = String)]
    pub school_name: Sensitive<String>,
    /// Id of the faculty, or how it was written where no list has it.
    pub faculty: String,
    /// Id of the department; may be empty.
    pub department: String,
    /// Leaving month `YYYY-MM`; may be empty.
    pub leaving_month: String,
}

/// `GET /v1/me`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Home {
    /// Name to greet with, kanji or roman, joined.
    #[schema(value_type = String)]
    pub name: Sensitive<String>,
    /// The address signed in with.
    #[schema(value_type = String)]
    pub email: Sensitive<String>,
    /// 前回ログイン日時; absent at the first sign-in.
    #[schema(value_type = Option<String>)]
    pub previous_sign_in: Option<Timestamp>,
    /// On what that was.
    #[serde(default)]
    pub previous_device: Option<Device>,
    /// 学籍
    pub enrolments: Vec<EnrolmentView>,
    /// The newest applications.
    pub applications: Vec<ApplicationSummary>,
    /// Services this university has switched on.
    pub services: Vec<Service>,
    /// Do they sign in with a mail address, and not by the university? A device that was interrupted while a student
    /// graduated learns it here.
    #[serde(default)]
    pub as_graduate: bool,
}
