//! When a field is asked at all (`visible_if`): conditions over the answers before it, as data served by the university.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use super::{FieldRule, FieldSet, Presence};
use crate::answers::Answers;
use crate::changed_name::names_differ;
use crate::field::FieldId;
use crate::form::choices;
use crate::university::UniversityInfo;

/// Something about the answers that is so or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case", tag = "kind", deny_unknown_fields)]
pub enum Condition {
    /// The answer to an earlier field is one of these; the empty text stands for none, as where it is not asked itself.
    Is {
        /// The field.
        field: FieldId,
        /// The answers.
        one_of: Vec<String>,
    },
    /// The present name is another than the one when in school ([`names_differ`]).
    NamesDiffer,
    /// All of them.
    All {
        /// The conditions.
        #[schema(no_recursion)]
        #[ts(type = "Array<Condition>")]
        // asked for what it depends on, the type would go on for ever
        of: Vec<Condition>,
    },
}

/// Why a condition cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConditionProblem {
    /// It asks for the field it stands at.
    Itself,
    /// It asks for a field that comes later in the form.
    Later,
    /// It asks for a field that is not part of the form.
    Hidden,
    /// It names an answer that cannot be given.
    UnknownValue,
    /// It names no answer.
    NoValue,
}

impl Condition {
    /// Both conditions, where there are two.
    pub(super) fn and(own: Option<Self>, further: Option<Self>) -> Option<Self> {
        match (own, further) {
            (Some(one), Some(other)) => Some(Self::All {
                of: vec![one, other],
            }),
            (one, other) => one.or(other),
        }
    }
}

impl FieldSet {
    /// Is the field asked with these answers? One that is not is neither shown nor required, and its answer not sent.
    #[must_use]
    pub fn asks(&self, id: FieldId, answers: &Answers) -> bool {
        self.rule(id)
            .is_some_and(|rule| self.applies(rule, answers))
    }

    fn applies(&self, rule: &FieldRule, answers: &Answers) -> bool {
        let condition = rule.visible_if.as_ref();
        rule.presence != Presence::Hidden
            && condition.is_none_or(|condition| self.holds(condition, rule.id, answers))
    }

    /// Only fields before `at` count, so that data from outside cannot lead round in a circle.
    fn holds(&self, condition: &Condition, at: FieldId, answers: &Answers) -> bool {
        match condition {
            Condition::Is { field, one_of } => {
                let asked = *field < at && self.asks(*field, answers);
                let answer = if asked { answers.get(*field) } else { "" };
                one_of.iter().any(|wanted| wanted == answer)
            }
            Condition::NamesDiffer => names_differ(answers),
            Condition::All { of } => of.iter().all(|part| self.holds(part, at, answers)),
        }
    }

    /// The answers to what is asked, without those that were given before the form or another answer changed.
    #[must_use]
    pub fn asked(&self, answers: &Answers) -> Answers {
        answers
            .iter()
            .filter(|(field, _)| self.asks(*field, answers))
            .collect()
    }
}

/// Can `condition` be used at the field `at` of the form of `info`?
///
/// # Errors
/// See [`ConditionProblem`].
pub fn check(
    condition: &Condition,
    at: FieldId,
    set: &FieldSet,
    info: &UniversityInfo,
) -> Result<(), ConditionProblem> {
    use ConditionProblem as P;
    match condition {
        Condition::Is { field, .. } if *field == at => Err(P::Itself),
        Condition::Is { field, .. } if *field > at => Err(P::Later),
        Condition::Is { field, .. } if set.rule(*field).is_none() => Err(P::Hidden),
        Condition::Is { one_of, .. } if one_of.is_empty() => Err(P::NoValue),
        Condition::Is { field, one_of } => {
            let known = choices(info, field.format());
            let can_be = |wanted: &String| wanted.is_empty() || known.contains(&wanted.as_str());
            one_of
                .iter()
                .all(can_be)
                .then_some(())
                .ok_or(P::UnknownValue)
        }
        Condition::NamesDiffer => Ok(()),
        Condition::All { of } => of.iter().try_for_each(|part| check(part, at, set, info)),
    }
}
