//! Which fields a university shows to a group of people, and which it requires (F20).

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::answers::Answers;
use crate::field::{FieldFormat, FieldId, Section};
use crate::language::Localized;

/// Whether a field is part of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// Shown, and an answer is needed (where its condition holds).
    Required,
    /// Shown; may stay empty.
    Shown,
    /// Not part of the form; an answer is refused.
    Hidden,
}

/// One field as this university wants it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct FieldRule {
    /// The field.
    pub id: FieldId,
    /// Its section, repeated here so that a view needs no table of its own.
    pub section: Section,
    /// Its format, likewise.
    pub format: FieldFormat,
    /// Longest answer in characters, likewise.
    pub max_chars: usize,
    /// Required, shown or hidden.
    pub presence: Presence,
    /// The university's own label; without one the established word is used.
    pub label: Option<Localized>,
    /// A sentence of help below the label.
    pub help: Option<Localized>,
}

/// The form of one university for one group of people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct FieldSet {
    /// Grows with every change by the university; travels with each revision.
    pub version: u32,
    /// In the order of the form; hidden fields are absent.
    pub fields: Vec<FieldRule>,
}

impl FieldSet {
    /// The default form: every field of the manuals, required where they require it.
    #[must_use]
    pub fn standard() -> Self {
        let fields = FieldId::ALL
            .iter()
            .map(|id| FieldRule::new(*id, standard_presence(*id)))
            .collect();
        let mut set = Self { version: 1, fields };
        set.fields.retain(|rule| rule.presence != Presence::Hidden);
        set
    }

    /// The rule for `id`; `None` when the field is hidden.
    #[must_use]
    pub fn rule(&self, id: FieldId) -> Option<&FieldRule> {
        self.fields.iter().find(|rule| rule.id == id)
    }
}

impl FieldRule {
    /// A rule with the established label.
    #[must_use]
    pub fn new(id: FieldId, presence: Presence) -> Self {
        Self {
            id,
            section: id.section(),
            format: id.format(),
            max_chars: id.format().max_chars(),
            presence,
            label: None,
            help: None,
        }
    }
}

/// Required by the manuals: S046 to S062. The student number is not (S051): people forget it.
const fn standard_presence(id: FieldId) -> Presence {
    use FieldId as F;
    match id {
        F::FacultyText
        | F::StudentNumber
        | F::AdmissionMonth
        | F::LeavingMonth
        | F::Building
        | F::MobilePhone
        | F::WorkplaceName
        | F::WorkplacePostcode
        | F::WorkplacePrefecture
        | F::WorkplaceCity
        | F::WorkplaceStreet
        | F::WorkplaceBuilding
        | F::WorkplacePhone => Presence::Shown,
        _ => Presence::Required,
    }
}

/// Does the field apply, given the other answers? A field that does not apply is neither shown nor required.
#[must_use]
pub fn applies(id: FieldId, answers: &Answers) -> bool {
    use FieldId as F;
    let overseas = answers.get(F::Residence) == "overseas";
    match id {
        F::Postcode | F::Prefecture | F::City | F::Street | F::Building => !overseas,
        F::Country | F::OverseasAddress => overseas,
        _ => true,
    }
}
