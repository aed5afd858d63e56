//! The sent application of this device.

use akashi_domain::{ApplicationState, FieldId, Language, Sensitive};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::error::CoreError;
use super::outbox::OutboxView;

/// `application.status`
#[derive(Debug, Clone, Serialize, TS)]
pub struct StatusView {
    /// Application id; empty when this device knows none.
    pub application: String,
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
