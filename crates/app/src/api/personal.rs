//! 個人情報設定・変更: address, telephone numbers and workplace of a graduate.

use std::collections::HashMap;

use akashi_domain::{Answers, FieldId, Sensitive};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::application::{ChosenSide, FieldConflict};

/// `personal.get`
#[derive(Debug, Clone, Serialize, TS)]
pub struct PersonalView {
    /// As they stand on this computer: what the university has, and what was typed since.
    #[ts(as = "HashMap<FieldId, String>")]
    pub answers: Answers,
    /// Something was typed that the university does not have.
    pub edited: bool,
    /// The university has another version than the one that was begun with: the two are compared.
    pub overtaken: bool,
}

/// `personal.save`: only what changed; an empty text removes an answer.
#[derive(Debug, Clone, Default, Deserialize, TS)]
pub struct SavePersonal {
    /// Changed answers.
    #[ts(as = "HashMap<FieldId, String>")]
    pub answers: HashMap<FieldId, Sensitive<String>>,
}

/// `personal.compare`: the version of this computer beside the university's.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PersonalComparison {
    /// The university's revision.
    pub revision: u32,
    /// The fields whose answers differ, in the order of the form.
    pub fields: Vec<FieldConflict>,
}

/// `personal.merge`: nothing that differs may be left out.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct MergePersonal {
    /// The university's revision that was compared with.
    pub revision: u32,
    /// For each differing field.
    pub fields: HashMap<FieldId, ChosenSide>,
}
