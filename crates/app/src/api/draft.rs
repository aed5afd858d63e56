//! The form being filled in.

use std::collections::HashMap;

use akashi_domain::reading::Reading;
use akashi_domain::{Answers, ApplicationKind, FieldId, FieldProblem, Section, Sensitive};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::application::{DecisionCard, DraftStanding};
use super::document::DocumentView;

/// `terms.accept`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct AcceptTerms {
    /// 上記内容に同意する: without the tick the answer is `terms_not_ticked`.
    pub ticked: bool,
    /// Version of the terms that were shown.
    pub version: String,
}

/// A draft 下書き.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DraftView {
    /// What is applied for.
    pub kind: ApplicationKind,
    /// Revision it will become; 1 for a new application.
    pub revision: u32,
    /// Section in which the person was last.
    pub section: Section,
    /// The answers, exactly as typed.
    #[ts(as = "HashMap<FieldId, String>")]
    pub answers: Answers,
    /// Attached images, in order.
    pub documents: Vec<DocumentView>,
    /// The verified mail address.
    #[ts(as = "String")]
    pub email: Sensitive<String>,
    /// For a correction: why it was returned.
    pub returned: Option<DecisionCard>,
    /// The university changed its form since this draft was begun; these fields are new.
    pub new_fields: Vec<FieldId>,
    /// These were there and could stay empty when it was begun, and are required now.
    pub now_required: Vec<FieldId>,
    /// Is the present name another than the one when in school?
    pub names_differ: bool,
    /// What became meanwhile of the application it belongs to, where that is in its way.
    pub standing: Option<DraftStanding>,
}

/// `draft.save`: only what changed.
#[derive(Debug, Clone, Default, Deserialize, TS)]
pub struct SaveDraft {
    /// Section in which the person is.
    pub section: Option<Section>,
    /// Changed answers; an empty text removes one.
    #[ts(as = "HashMap<FieldId, String>")]
    pub answers: HashMap<FieldId, Sensitive<String>>,
}

/// The change is on disk.
#[derive(Debug, Clone, Copy, Serialize, TS)]
pub struct Saved {
    /// Milliseconds since 1970, for "saved at 15:14".
    #[ts(type = "number")]
    pub at: i64,
    /// Is the present name another than the one when in school, with what was saved?
    pub names_differ: bool,
}

/// `draft.check`
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct CheckDraft {
    /// One section, or all.
    pub section: Option<Section>,
}

/// Everything that is wrong, in the order of the form.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Problems {
    /// Empty when nothing is.
    pub problems: Vec<FieldProblem>,
    /// Optional fields without an answer, for "check answers" (F34).
    pub empty_optional: Vec<FieldId>,
}

/// `draft.read_field`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ReadField {
    /// The field that was left.
    pub field: FieldId,
    /// What stands in it.
    #[ts(as = "String")]
    pub text: Sensitive<String>,
}

/// How an answer is understood.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FieldReading {
    /// What it means and what follows from it.
    pub reading: Reading,
    /// What is wrong with it, if anything is.
    pub problem: Option<FieldProblem>,
}
