//! The sent application of this device.

use std::collections::HashMap;

use akashi_domain::{
    ApplicationKind, ApplicationState, DocumentRole, FieldId, Language, Localized, Sensitive,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::document::DocumentView;
use super::error::CoreError;
use super::outbox::OutboxView;

/// `application.status`
#[derive(Debug, Clone, Serialize, TS)]
pub struct StatusView {
    /// Application id; empty when this device knows none.
    pub application: String,
    /// What is applied for.
    pub kind: ApplicationKind,
    /// Last revision known to the server; 0 for none.
    pub revision: u32,
    /// 受付番号 as printed, once received.
    pub reference: Option<String>,
    /// Where it stands on the server, once received.
    pub state: Option<ApplicationState>,
    /// When the last revision was received, milliseconds since 1970.
    #[ts(type = "number | null")]
    pub received_at: Option<i64>,
    /// When the review is expected to be over, `YYYY-MM-DD`.
    pub review_expected: Option<String>,
    /// For a returned one: last day for the correction, `YYYY-MM-DD`.
    pub correct_until: Option<String>,
    /// After the final state: when the images are deleted, `YYYY-MM-DD`.
    pub images_deleted_on: Option<String>,
    /// The last decision.
    pub decision: Option<DecisionCard>,
    /// Where the mail about it goes.
    #[ts(as = "String")]
    pub email: Sensitive<String>,
    /// What is still on this device.
    pub outbox: OutboxView,
    /// Why this is only what was last seen; absent when the server was asked just now.
    pub stale: Option<CoreError>,
    /// When the server was last heard of it, milliseconds since 1970; absent before it was received.
    #[ts(type = "number | null")]
    pub seen_at: Option<i64>,
    /// May it be taken back?
    pub can_withdraw: bool,
    /// May it be corrected?
    pub can_correct: bool,
    /// Until when this device keeps a copy of what was sent, milliseconds since 1970; absent while it keeps none.
    #[ts(type = "number | null")]
    pub copy_until: Option<i64>,
    /// The university's server does not hold what it gave a receipt for: how this device's copy can be sent again.
    pub resend: Option<ResendWay>,
    /// What earlier receipts prove, of an application that the server has lost since.
    pub earlier: Vec<EarlierReceipt>,
    /// What became of the application that the draft on this device belongs to, where that is in the draft's way.
    pub draft: Option<DraftStanding>,
}

/// How what a server lost is sent again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ResendWay {
    /// The same under the same number: the server still knows who sends it.
    Again,
    /// As a new application, after the mail address was confirmed once more: the server knows nothing of it. That is
    /// also what it looks like where the access from this device was ended, so it is offered beside "continue".
    Anew,
}

/// What came of `application.resend`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Resent {
    /// It is on its way.
    Queued,
    /// It is the draft; the mail address has to be confirmed.
    ConfirmAddress,
    /// The server holds everything: there was nothing to send.
    Held,
}

/// What an earlier receipt proves. Its signature holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EarlierReceipt {
    /// 受付番号 as printed.
    pub reference: String,
    /// When it was received first, milliseconds since 1970.
    #[ts(type = "number")]
    pub received_at: i64,
}

/// What is in the way of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DraftStanding {
    /// The university has received another version meanwhile: the two are compared.
    Overtaken,
    /// The university takes no other version now: it is being reviewed, or over.
    Closed,
}

/// `application.compare`: the version of this device beside the one the university holds (F44).
#[derive(Debug, Clone, Serialize, TS)]
pub struct Comparison {
    /// The university's revision.
    pub revision: u32,
    /// When it was received, milliseconds since 1970.
    #[ts(type = "number | null")]
    pub received_at: Option<i64>,
    /// Where the application stands.
    pub state: Option<ApplicationState>,
    /// Does the university take another version now?
    pub can_send: bool,
    /// The fields whose answers differ, in the order of the form.
    pub fields: Vec<FieldConflict>,
    /// The groups of images that differ.
    pub images: Vec<ImageConflict>,
}

/// One field of which there are two answers.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FieldConflict {
    /// The field.
    pub field: FieldId,
    /// On this device; may be empty.
    #[ts(as = "String")]
    pub mine: Sensitive<String>,
    /// At the university; may be empty.
    #[ts(as = "String")]
    pub theirs: Sensitive<String>,
}

/// One group of images of which there are two versions.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ImageConflict {
    /// What they show.
    pub role: DocumentRole,
    /// On this device, in order.
    pub mine: Vec<DocumentView>,
    /// At the university, in order.
    pub theirs: Vec<DocumentView>,
}

/// Which of two versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChosenSide {
    /// This device's.
    Mine,
    /// The university's.
    Theirs,
}

/// `application.merge`: nothing that differs may be left out.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct Merge {
    /// The university's revision that was compared with.
    pub revision: u32,
    /// For each differing field.
    pub fields: HashMap<FieldId, ChosenSide>,
    /// For each differing group of images.
    pub images: HashMap<DocumentRole, ChosenSide>,
}

/// `application.check_receipt`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct CheckReceipt {
    /// Application id.
    pub application: String,
}

/// What the receipt on this device proves. Found out here and now, without asking the university.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ReceiptProof {
    /// How it stands.
    pub standing: ReceiptStanding,
    /// What the university signed; with [`ReceiptStanding::Signed`] only.
    pub signed: Option<SignedReceipt>,
}

/// How the receipt on this device stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptStanding {
    /// Nothing was received yet.
    None,
    /// Received before this university signed receipts.
    Unsigned,
    /// The university's signature holds.
    Signed,
    /// What the server gave bears a signature that does not hold.
    Refused,
    /// The receipt on this device was changed.
    Damaged,
}

/// A receipt whose signature holds.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SignedReceipt {
    /// Id of the university that signed.
    pub issuer: String,
    /// Its name, where it is the connected one.
    pub university: Option<Localized>,
    /// 受付番号 as printed.
    pub reference: String,
    /// The revision.
    pub revision: u32,
    /// When it was received, milliseconds since 1970.
    #[ts(type = "number")]
    pub received_at: i64,
    /// Name of the key, in groups of four.
    pub key: String,
    /// Short fingerprint of the signed receipt, in groups of four; the PDF shows the same.
    pub fingerprint: String,
}

/// `application.save_receipt`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SaveReceipt {
    /// Application id.
    pub application: String,
    /// 受付番号, for the name of the file.
    pub reference: String,
    /// In which language the receipt is written.
    pub language: Language,
}

/// Answer of `application.save_receipt`.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SavedReceipt {
    /// Name of the file, without its folder; absent when the dialog was closed.
    pub name: Option<String>,
}

/// The three results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeView {
    /// 承認
    Approved,
    /// 却下
    Rejected,
    /// 再申請依頼
    Returned,
}

/// What staff decided.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DecisionCard {
    /// The result.
    pub outcome: OutcomeView,
    /// Why; message keys `reason-…`.
    pub reasons: Vec<ReasonView>,
    /// Free text of the staff, not translated.
    #[ts(as = "String")]
    pub comment: Sensitive<String>,
    /// Its language.
    pub comment_language: Language,
    /// Milliseconds since 1970.
    #[ts(type = "number")]
    pub decided_at: i64,
}

/// One reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReasonView {
    /// Code.
    pub code: String,
    /// The field it is about.
    pub field: Option<FieldId>,
}
