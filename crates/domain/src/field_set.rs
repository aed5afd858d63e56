//! Which fields a university shows to a group of people, which it requires, and when (F20).

mod condition;
mod kinds;
mod said;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::field::{FieldFormat, FieldId, Section};
use crate::language::Localized;
use crate::university::NameProof;

pub use condition::{Condition, ConditionProblem, check as check_condition};

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
    /// Longest answer in characters; a university may want shorter ones than the format allows.
    pub max_chars: usize,
    /// Required, shown or hidden.
    pub presence: Presence,
    /// The university's own label; without one the established word is used.
    pub label: Option<Localized>,
    /// A sentence of help below the label.
    pub help: Option<Localized>,
    /// When the field is asked; always, where there is no condition.
    #[serde(default)]
    pub visible_if: Option<Condition>,
}

/// The form of one university for one group of people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(from = "said::FieldSet")]
pub struct FieldSet {
    /// Grows with every change by the university; travels with each revision.
    pub version: u32,
    /// In the order of the form; hidden fields are absent.
    pub fields: Vec<FieldRule>,
    /// A newer server requires an answer that this version cannot ask for: the form can be read, and not sent.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(ignore)]
    #[ts(skip)]
    pub too_new: bool,
}

impl FieldSet {
    /// The default form: every field of the manuals, required where they require it. What proves a changed name joins
    /// with the proofs a university accepts, by [`Self::with_name_proofs`].
    #[must_use]
    pub fn standard() -> Self {
        let fields = FieldId::ALL
            .iter()
            .filter(|id| !matches!(id, FieldId::NameProof | FieldId::NameProofIssued))
            .map(|id| FieldRule::new(*id, standard_presence(*id)))
            .collect();
        let mut set = Self {
            version: 1,
            fields,
            too_new: false,
        };
        set.fields.retain(|rule| rule.presence != Presence::Hidden);
        set
    }

    /// The form with the question for the proof of a changed name, and for its day of issue where one ages.
    #[must_use]
    pub fn with_name_proofs(mut self, proofs: &[NameProof]) -> Self {
        let ageing: Vec<String> = proofs
            .iter()
            .filter(|proof| proof.max_age_months.is_some())
            .map(|proof| proof.id.clone())
            .collect();
        let aged = Condition::Is {
            field: FieldId::NameProof,
            one_of: ageing.clone(),
        };
        if !proofs.is_empty() {
            let mut rule = FieldRule::new(FieldId::NameProof, Presence::Required);
            rule.visible_if = Some(Condition::NamesDiffer);
            self.fields.push(rule);
        }
        if !ageing.is_empty() {
            let mut rule = FieldRule::new(FieldId::NameProofIssued, Presence::Required);
            rule.visible_if = Some(aged);
            self.fields.push(rule);
        }
        self
    }

    /// The required fields.
    #[must_use]
    pub fn required(&self) -> Vec<FieldId> {
        let required = |rule: &&FieldRule| rule.presence == Presence::Required;
        self.fields
            .iter()
            .filter(required)
            .map(|rule| rule.id)
            .collect()
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
            visible_if: standard_condition(id),
        }
    }

    /// The rule with a further condition beside the one it has.
    #[must_use]
    pub fn visible_if(mut self, further: Option<Condition>) -> Self {
        self.visible_if = Condition::and(self.visible_if, further);
        self
    }
}

/// An address is in Japan, as long as nothing else was said, or abroad.
fn standard_condition(id: FieldId) -> Option<Condition> {
    use FieldId as F;
    let one_of: &[&str] = match id {
        F::Postcode | F::Prefecture | F::City | F::Street | F::Building => &["", "domestic"],
        F::Country | F::OverseasAddress => &["overseas"],
        _ => return None,
    };
    Some(Condition::Is {
        field: F::Residence,
        one_of: one_of.iter().map(|&value| value.to_owned()).collect(),
    })
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

#[cfg(test)]
mod tests;
