//! `[form]`: which fields are asked, and how they are called.

use akashi_domain::field_set::{FieldRule, FieldSet, Presence};
use akashi_domain::{FieldId, Localized};
use serde::Deserialize;

use super::ConfigProblem;

/// `[form]`. Fields that are not named keep the presence of the standard form.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FormSection {
    version: u32,
    #[serde(default)]
    fields: Vec<FieldEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FieldEntry {
    id: FieldId,
    presence: Presence,
    #[serde(default)]
    label: Option<Localized>,
    #[serde(default)]
    help: Option<Localized>,
}

/// Without these no application can be decided.
const NEEDED: [FieldId; 3] = [
    FieldId::FamilyNameKanji,
    FieldId::BirthDate,
    FieldId::DocumentType,
];

impl FormSection {
    pub(super) fn field_set(self) -> Result<FieldSet, ConfigProblem> {
        let mut set = FieldSet::standard();
        set.version = self.version;
        let mut seen = Vec::new();
        for entry in self.fields {
            if seen.contains(&entry.id) {
                return Err(ConfigProblem::value(
                    format!("form.fields.{}", entry.id.as_str()),
                    "duplicate",
                ));
            }
            seen.push(entry.id);
            apply(&mut set, entry);
        }
        set.fields.sort_by_key(|rule| rule.id);
        match NEEDED.iter().find(|id| set.rule(**id).is_none()) {
            Some(id) => Err(ConfigProblem::value(
                format!("form.fields.{}", id.as_str()),
                "missing",
            )),
            None => Ok(set),
        }
    }
}

fn apply(set: &mut FieldSet, entry: FieldEntry) {
    set.fields.retain(|rule| rule.id != entry.id);
    if entry.presence != Presence::Hidden {
        let mut rule = FieldRule::new(entry.id, entry.presence);
        rule.label = entry.label;
        rule.help = entry.help;
        set.fields.push(rule);
    }
}
