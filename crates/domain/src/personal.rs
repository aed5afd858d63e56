//! 個人情報 (S084): what of a registration goes on living with the account, address, telephone numbers and workplace. The same
//! fields, under the same rules as in the form; nothing of it is decided by staff.

use jiff::civil::Date;

use crate::answers::Answers;
use crate::field::{FieldId, Section};
use crate::form::check_field;
use crate::kind::ApplicationKind;
use crate::problem::{FieldProblem, ProblemKind};
use crate::university::UniversityInfo;

/// Is the field part of it?
#[must_use]
pub const fn is_personal(field: FieldId) -> bool {
    matches!(field.section(), Section::Contact | Section::Workplace)
}

/// The part of the answers that is.
#[must_use]
pub fn part(answers: &Answers) -> Answers {
    answers.iter().filter(|(id, _)| is_personal(*id)).collect()
}

/// What is asked for, of what was typed: an address is in Japan or abroad, and a university may ask for less than before.
#[must_use]
pub fn asked(info: &UniversityInfo, answers: &Answers) -> Answers {
    part(&info.form(ApplicationKind::Registration).asked(answers))
}

/// Every problem, in the order of the form. Conditions that speak of other parts of the form find no answer there.
#[must_use]
pub fn check(info: &UniversityInfo, answers: &Answers, today: Date) -> Vec<FieldProblem> {
    let check = |id: &FieldId| {
        if is_personal(*id) {
            return check_field(info, ApplicationKind::Registration, answers, *id, today);
        }
        let unasked = !answers.get(*id).is_empty();
        unasked.then(|| FieldProblem::at(*id, ProblemKind::NotAsked))
    };
    FieldId::ALL.iter().filter_map(check).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::form::tests::info;

    const TODAY: Date = date(2026, 11, 27);

    fn address() -> Answers {
        let ichiro: Answers =
            serde_json::from_str(include_str!("../fixtures/ichiro.json")).unwrap();
        part(&ichiro)
    }

    #[test]
    fn what_was_applied_with_goes_on() {
        let answers = address();
        assert_eq!(check(&info(), &answers, TODAY), vec![]);
        assert!(answers.iter().all(|(id, _)| is_personal(id)));
        assert!(!answers.get(FieldId::Postcode).is_empty());
    }

    #[test]
    fn the_rules_are_those_of_the_form() {
        let mut answers = address();
        answers.set(FieldId::Phone, "x");
        answers.set(FieldId::City, "");
        answers.set(FieldId::BirthDate, "1989-01-08");
        let found: Vec<_> = check(&info(), &answers, TODAY)
            .into_iter()
            .map(|problem| (problem.place, problem.kind))
            .collect();
        use crate::problem::Place::Field;
        assert_eq!(
            found,
            [
                (Field(FieldId::BirthDate), ProblemKind::NotAsked),
                (Field(FieldId::City), ProblemKind::Missing),
                (Field(FieldId::Phone), ProblemKind::PhoneMalformed),
            ]
        );
    }

    #[test]
    fn an_address_is_in_one_place() {
        let mut answers = address();
        answers.set(FieldId::Residence, "overseas");
        answers.set(FieldId::Country, "VN");
        answers.set(FieldId::OverseasAddress, "1 Trang Tien, Ha Noi");
        let asked = asked(&info(), &answers);
        assert_eq!(asked.get(FieldId::Postcode), "");
        assert_eq!(check(&info(), &asked, TODAY), vec![]);
    }
}
