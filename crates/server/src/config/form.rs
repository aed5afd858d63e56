//! `[forms]`: which fields are asked of whom, when, and how they are called.

use akashi_domain::field_set::{
    Condition, ConditionProblem, FieldRule, FieldSet, Presence, check_condition,
};
use akashi_domain::university::{Forms, NameProof, ProfileForms, UniversityInfo};
use akashi_domain::{FieldId, Localized};
use serde::Deserialize;

use super::ConfigProblem;

/// `[forms]`, by profile.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct FormsSection {
    graduate: ProfileSection,
}

/// The forms of one profile, by kind of application.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct ProfileSection {
    registration: FormSection,
}

/// One form. Fields that are not named stay as in the standard form.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FormSection {
    version: u32,
    #[serde(default)]
    fields: Vec<FieldEntry>,
}

impl Default for FormSection {
    fn default() -> Self {
        Self {
            version: 1,
            fields: Vec::new(),
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FieldEntry {
    id: FieldId,
    #[serde(default)]
    presence: Option<Presence>,
    #[serde(default)]
    label: Option<Localized>,
    #[serde(default)]
    help: Option<Localized>,
    #[serde(default)]
    max_chars: Option<usize>,
    #[serde(default)]
    visible_if: Option<Condition>,
}

/// Without these no application can be decided.
const NEEDED: [FieldId; 3] = [
    FieldId::FamilyNameKanji,
    FieldId::BirthDate,
    FieldId::DocumentType,
];

impl FormsSection {
    pub(super) fn forms(self, proofs: &[NameProof]) -> Result<Forms, ConfigProblem> {
        let registration = self.graduate.registration;
        Ok(Forms {
            graduate: ProfileForms::of(
                registration.field_set("forms.graduate.registration", proofs)?,
            ),
        })
    }
}

/// Conditions speak of the lists of the university, so they are judged when it is put together.
pub(super) fn check(university: &UniversityInfo) -> Result<(), ConfigProblem> {
    let set = &university.forms.graduate.registration;
    for rule in &set.fields {
        let Some(condition) = &rule.visible_if else {
            continue;
        };
        // The standard form asks for nothing that comes later; what it refers to may be hidden.
        let standard = FieldRule::new(rule.id, rule.presence).visible_if;
        if standard.as_ref() == Some(condition) {
            continue;
        }
        check_condition(condition, rule.id, set, university).map_err(|problem| {
            let id = rule.id.as_str();
            let entry = format!("forms.graduate.registration.fields.{id}.visible_if");
            ConfigProblem::value(entry, reason(problem))
        })?;
    }
    Ok(())
}

const fn reason(problem: ConditionProblem) -> &'static str {
    match problem {
        ConditionProblem::Itself => "itself",
        ConditionProblem::Later => "later",
        ConditionProblem::Hidden => "hidden",
        ConditionProblem::UnknownValue => "unknown",
        ConditionProblem::NoValue => "missing",
    }
}

impl FormSection {
    fn field_set(self, form: &str, proofs: &[NameProof]) -> Result<FieldSet, ConfigProblem> {
        let entry_of = |id: FieldId| format!("{form}.fields.{}", id.as_str());
        let mut set = FieldSet::standard().with_name_proofs(proofs);
        set.version = self.version;
        let mut seen = Vec::new();
        for entry in self.fields {
            let id = entry.id;
            if seen.contains(&id) {
                return Err(ConfigProblem::value(entry_of(id), "duplicate"));
            }
            seen.push(id);
            apply(&mut set, entry).map_err(|(what, reason)| {
                ConfigProblem::value(format!("{}.{what}", entry_of(id)), reason)
            })?;
        }
        set.fields.sort_by_key(|rule| rule.id);
        match NEEDED.iter().find(|id| set.rule(**id).is_none()) {
            Some(id) => Err(ConfigProblem::value(entry_of(*id), "missing")),
            None => Ok(set),
        }
    }
}

/// Changes one field of the standard form; what is wrong and why, where that cannot be.
fn apply(set: &mut FieldSet, entry: FieldEntry) -> Result<(), (&'static str, &'static str)> {
    let hidden = entry.presence == Some(Presence::Hidden);
    let standard = set.rule(entry.id).cloned();
    set.fields.retain(|rule| rule.id != entry.id);
    let standard = match standard {
        _ if hidden => return Ok(()),
        Some(standard) => standard,
        // A proof of a changed name is asked for where the university accepts any.
        None => return Err(("presence", "missing")),
    };
    let longest = standard.max_chars;
    let max_chars = match entry.max_chars {
        Some(0) => return Err(("max_chars", "too_small")),
        Some(wanted) if wanted > longest => return Err(("max_chars", "too_large")),
        wanted => wanted.unwrap_or(longest),
    };
    let rule = FieldRule {
        presence: entry.presence.unwrap_or(standard.presence),
        max_chars,
        label: entry.label,
        help: entry.help,
        ..standard
    };
    set.fields.push(rule.visible_if(entry.visible_if));
    Ok(())
}

#[cfg(test)]
mod tests {
    use akashi_domain::field_set::{Condition, Presence};
    use akashi_domain::{ApplicationKind, FieldId};

    use super::super::{Config, ConfigProblem};

    const HEAD: &str = "[forms.graduate.registration]\nversion = 1\n";

    /// Reads the sample with further fields of the form.
    fn configured(fields: &str) -> Result<Config, ConfigProblem> {
        let parent = tempfile::tempdir().unwrap();
        let dir = parent.path().join("university");
        crate::init::init(&dir).unwrap();
        let path = dir.join(super::super::FILE);
        let sample = std::fs::read_to_string(&path).unwrap();
        assert!(sample.contains(HEAD));
        let fields = fields.replace("[[fields]]", "[[forms.graduate.registration.fields]]");
        let changed = sample.replace(HEAD, &format!("{HEAD}{fields}\n"));
        std::fs::write(&path, changed).unwrap();
        Config::load(&dir)
    }

    fn problem(fields: &str) -> (String, &'static str) {
        match configured(fields) {
            Err(ConfigProblem::Value { entry, reason }) => {
                let entry = entry.replace("forms.graduate.registration.fields.", "");
                (entry, reason)
            }
            Err(other) => (other.to_string(), other.code()),
            Ok(_) => ("none".to_owned(), "none"),
        }
    }

    #[test]
    fn a_field_takes_what_is_said_of_it() {
        let config = configured(
            "[[fields]]\nid = 'workplace_name'\npresence = 'hidden'\n\
             [[fields]]\nid = 'admission_month'\npresence = 'required'\n\
             [[fields]]\nid = 'building'\nmax_chars = 20\n\
             visible_if = { kind = 'is', field = 'leaving_kind', one_of = ['graduated'] }",
        )
        .unwrap();
        let form = config.university.form(ApplicationKind::Registration);
        assert!(form.rule(FieldId::WorkplaceName).is_none());
        assert_eq!(
            form.rule(FieldId::AdmissionMonth).unwrap().presence,
            Presence::Required
        );
        let building = form.rule(FieldId::Building).unwrap();
        assert_eq!(building.max_chars, 20);
        // Beside the condition it has: an address in Japan.
        assert!(matches!(&building.visible_if, Some(Condition::All { of }) if of.len() == 2));
        assert!(form.fields.is_sorted_by_key(|rule| rule.id));
    }

    #[test]
    fn what_cannot_be_is_named() {
        let when = |id: &str, condition: &str| {
            problem(&format!(
                "[[fields]]\nid = '{id}'\nvisible_if = {condition}"
            ))
        };
        let is = |field: &str, value: &str| {
            format!("{{ kind = 'is', field = '{field}', one_of = ['{value}'] }}")
        };
        for (found, entry, reason) in [
            (
                when("phone", &is("phone", "")),
                "phone.visible_if",
                "itself",
            ),
            (
                when("phone", &is("document_type", "passport")),
                "phone.visible_if",
                "later",
            ),
            (
                when("phone", &is("leaving_kind", "expelled")),
                "phone.visible_if",
                "unknown",
            ),
            (
                when("phone", "{ kind = 'is', field = 'city', one_of = [] }"),
                "phone.visible_if",
                "missing",
            ),
            (
                problem("[[fields]]\nid = 'phone'\nmax_chars = 25"),
                "phone.max_chars",
                "too_large",
            ),
            (
                problem("[[fields]]\nid = 'phone'\nmax_chars = 0"),
                "phone.max_chars",
                "too_small",
            ),
            (
                problem("[[fields]]\nid = 'birth_date'\npresence = 'hidden'"),
                "birth_date",
                "missing",
            ),
            (
                problem("[[fields]]\nid = 'city'\n[[fields]]\nid = 'city'"),
                "city",
                "duplicate",
            ),
        ] {
            assert_eq!((found.0.as_str(), found.1), (entry, reason));
        }
        let hidden = "[[fields]]\nid = 'city'\npresence = 'hidden'\n";
        let found = problem(&format!(
            "{hidden}[[fields]]\nid = 'phone'\nvisible_if = {}",
            is("city", "")
        ));
        assert_eq!((found.0.as_str(), found.1), ("phone.visible_if", "hidden"));
        assert_eq!(when("phone", &is("favourite_colour", "")).1, "syntax");
    }
}
