mod changed_name;
mod enrolment;
mod images;
mod name_change;

use jiff::civil::date;

use super::*;
use crate::field_set::FieldSet;
use crate::language::Localized;
use crate::university::{
    Choice, Colours, DocumentType, Faculty, Forms, NameProof, OrderMeanwhile, Terms,
};

const TODAY: Date = date(2026, 11, 21);

/// Every problem of a registration.
fn check(
    info: &UniversityInfo,
    answers: &Answers,
    images: &Images,
    today: Date,
) -> Vec<FieldProblem> {
    super::check(info, ApplicationKind::Registration, answers, images, today)
}

/// The problem of one field of it.
fn check_field(
    info: &UniversityInfo,
    answers: &Answers,
    id: FieldId,
    today: Date,
) -> Option<FieldProblem> {
    super::check_field(info, ApplicationKind::Registration, answers, id, today)
}

fn choice(id: &str) -> Choice {
    Choice {
        id: id.into(),
        label: Localized::new(id, id),
    }
}

/// One that never ages, and one that does.
fn proofs() -> Vec<NameProof> {
    [("identity_card", None), ("family_register", Some(6))]
        .map(|(id, max_age_months)| NameProof {
            id: id.into(),
            label: Localized::default(),
            advice: Localized::default(),
            max_age_months,
        })
        .into()
}

pub(crate) fn info() -> UniversityInfo {
    UniversityInfo {
        id: "shomei.example.ac.jp".into(),
        name: Localized::new("証明大学", "Shomei University"),
        colours: Colours {
            brand: "#264af4".into(),
        },
        logo_png: None,
        profiles: vec![],
        faculties: vec![
            Faculty {
                id: "letters".into(),
                label: Localized::default(),
                departments: vec![choice("history")],
            },
            Faculty {
                id: "law".into(),
                label: Localized::default(),
                departments: vec![],
            },
        ],
        leaving_kinds: vec![choice("graduated")],
        document_types: vec![DocumentType {
            id: "passport".into(),
            label: Localized::default(),
            advice: Localized::default(),
            mask: None,
        }],
        forms: Forms::all(FieldSet::standard().with_name_proofs(&proofs())),
        name_proofs: proofs(),
        terms: Terms {
            version: "1".into(),
            text: Localized::default(),
        },
        notices: vec![],
        contacts: vec![],
        services: vec![],
        order_meanwhile: OrderMeanwhile::default(),
        access_starts: Vec::new(),
        password_policy: crate::password::PasswordPolicy::default(),
        policies: crate::policy::Policies::default(),
        calendar: crate::calendar::Calendar::default(),
    }
}

/// 髙﨑 一郎, for the tests of every crate.
fn complete() -> Answers {
    serde_json::from_str(include_str!("../../fixtures/ichiro.json")).unwrap()
}

#[test]
fn a_complete_form_has_no_problem() {
    assert_eq!(
        check(&info(), &complete(), &Images::of_identity(1), TODAY),
        vec![]
    );
}

#[test]
fn each_required_field_is_missed_when_empty() {
    for id in FieldId::ALL {
        let rule_required = info()
            .form(ApplicationKind::Registration)
            .rule(*id)
            .is_some_and(|r| r.presence == Presence::Required);
        let answered = !complete().get(*id).is_empty();
        if !rule_required || !answered {
            continue;
        }
        let mut answers = complete();
        answers.set(*id, "");
        let expected = name_partner(*id)
            .is_none()
            .then(|| FieldProblem::at(*id, K::Missing));
        assert_eq!(
            check_field(&info(), &answers, *id, TODAY),
            expected,
            "{id:?}"
        );
    }
}

#[test]
fn one_name_is_enough_but_not_none() {
    let mut answers = complete();
    answers.set(FieldId::FamilyNameKanji, "");
    answers.set(FieldId::SchoolFamilyNameKanji, "");
    assert_eq!(
        check(&info(), &answers, &Images::of_identity(1), TODAY),
        vec![]
    );
    answers.set(FieldId::GivenNameKanji, "");
    assert_eq!(
        check(&info(), &answers, &Images::of_identity(1), TODAY).len(),
        2
    );
}

#[test]
fn wrong_answers() {
    use FieldId as F;
    for (field, answer, kind) in [
        (F::FamilyNameKana, "髙﨑", K::NotKana),
        (F::FamilyNameRoman, "たかさき", K::NotRoman),
        (F::FamilyNameKanji, "髙\u{7}﨑", K::ControlCharacter),
        (F::FamilyNameKanji, "髙😀", K::Emoji),
        (F::BirthDate, "きのう", K::DateUnreadable),
        (F::BirthDate, "2026-11-22", K::DateInFuture),
        (F::BirthDate, "1789-01-01", K::DateTooLongAgo),
        (F::AdmissionMonth, "2027-04", K::DateInFuture),
        (F::Faculty, "medicine", K::UnknownChoice),
        (F::Department, "physics", K::UnknownChoice),
        (F::LeavingKind, "x", K::UnknownChoice),
        (F::DocumentType, "x", K::UnknownChoice),
        (F::Postcode, "100-000", K::PostcodeMalformed),
        (F::Phone, "090", K::PhoneMalformed),
        (F::Phone, "09-ab-111111", K::PhoneMalformed),
        (F::StudentNumber, "---", K::StudentNumberMalformed),
    ] {
        let mut answers = complete();
        answers.set(field, answer);
        assert_eq!(
            check(&info(), &answers, &Images::of_identity(1), TODAY).first(),
            Some(&FieldProblem::at(field, kind)),
            "{answer}"
        );
    }
}

#[test]
fn dates_are_refused_with_the_reason() {
    use FieldId as F;
    for (field, answer, kind, args) in [
        (F::BirthDate, "99/9/9", K::CenturyMissing, vec![]),
        (
            F::BirthDate,
            "1989-02-30",
            K::DateImpossible,
            vec![("days", "28")],
        ),
        (F::BirthDate, "1989-13-01", K::MonthImpossible, vec![]),
        (
            F::BirthDate,
            "H0.1.8",
            K::EraYearZero,
            vec![("era", "heisei")],
        ),
        (F::BirthDate, "M3.1.8", K::DateTooLongAgo, vec![]),
        (F::BirthDate, "R20.1.8", K::DateInFuture, vec![]),
        (
            F::BirthDate,
            "H31.5.1",
            K::EraEnded,
            vec![("era", "heisei"), ("day", "2019-04-30")],
        ),
        (
            F::BirthDate,
            "S1.12.24",
            K::EraNotBegun,
            vec![("era", "showa"), ("day", "1926-12-25")],
        ),
        (F::LeavingMonth, "27.3", K::CenturyMissing, vec![]),
        (F::LeavingMonth, "2015", K::MonthUnreadable, vec![]),
        (F::LeavingMonth, "2015-13", K::MonthImpossible, vec![]),
    ] {
        let mut answers = complete();
        answers.set(field, answer);
        let mut problem = FieldProblem::at(field, kind);
        for (name, value) in args {
            problem = problem.with(name, value);
        }
        assert_eq!(
            check(&info(), &answers, &Images::of_identity(1), TODAY),
            vec![problem],
            "{answer}"
        );
    }
}

#[test]
fn dates_in_eras_are_accepted_as_typed() {
    let mut answers = complete();
    answers.set(FieldId::BirthDate, "平成元年1月8日");
    answers.set(FieldId::AdmissionMonth, "H23.4");
    answers.set(FieldId::LeavingMonth, "２０１５年３月");
    assert_eq!(
        check(&info(), &answers, &Images::of_identity(1), TODAY),
        vec![]
    );
    answers.set(FieldId::AdmissionMonth, "平成27年4月");
    let late = FieldProblem::at(FieldId::LeavingMonth, K::LeavingBeforeAdmission);
    assert_eq!(
        check(&info(), &answers, &Images::of_identity(1), TODAY),
        vec![late]
    );
}

#[test]
fn every_field_has_a_length() {
    for id in FieldId::ALL {
        let mut answers = complete();
        if matches!(id, FieldId::Country | FieldId::OverseasAddress) {
            answers.set(FieldId::Residence, "overseas");
        }
        if matches!(id, FieldId::NameProof | FieldId::NameProofIssued) {
            answers.set(FieldId::SchoolFamilyNameKanji, "山田");
            answers.set(FieldId::NameProof, "family_register");
        }
        answers.set(*id, "1".repeat(id.format().max_chars() + 1));
        let problem = check_field(&info(), &answers, *id, TODAY).unwrap();
        assert_eq!(problem.kind, K::TooLong, "{id:?}");
    }
}

#[test]
fn names_that_must_pass() {
    for name in [
        "𠮷田",
        "𡈽田",
        "葛\u{E0100}城",
        "O'Brien-Smith",
        &"ア".repeat(60),
    ] {
        let mut answers = complete();
        answers.set(FieldId::FamilyNameKanji, name);
        answers.set(FieldId::SchoolFamilyNameKanji, name);
        assert_eq!(
            check(&info(), &answers, &Images::of_identity(1), TODAY),
            vec![],
            "{name}"
        );
    }
}

#[test]
fn an_address_abroad_asks_for_other_fields() {
    use FieldId as F;
    let mut answers = complete();
    for field in [F::Postcode, F::Prefecture, F::City, F::Street] {
        answers.set(field, "");
    }
    answers.set(F::Residence, "overseas");
    let missing = check(&info(), &answers, &Images::of_identity(1), TODAY);
    assert_eq!(
        missing,
        vec![
            FieldProblem::at(F::Country, K::Missing),
            FieldProblem::at(F::OverseasAddress, K::Missing)
        ]
    );
    answers.set(F::OverseasAddress, "1 Trang Tien, Ha Noi");
    answers.set(F::Country, "VN");
    assert_eq!(
        check(&info(), &answers, &Images::of_identity(1), TODAY),
        vec![]
    );
    // As drafts hold it that were begun before countries came from a list.
    answers.set(F::Country, "Viet Nam");
    let unknown = FieldProblem::at(F::Country, K::UnknownChoice);
    assert_eq!(
        check(&info(), &answers, &Images::of_identity(1), TODAY),
        vec![unknown]
    );
}

#[test]
fn a_faculty_without_departments_asks_for_none() {
    let mut answers = complete();
    answers.set(FieldId::Faculty, "law");
    answers.set(FieldId::Department, "");
    assert_eq!(
        check(&info(), &answers, &Images::of_identity(1), TODAY),
        vec![]
    );
}

#[test]
fn a_faculty_that_is_in_no_list_is_written_out() {
    let problems = |answers: &Answers| check(&info(), answers, &Images::of_identity(1), TODAY);
    let mut answers = complete();
    answers.set(FieldId::Faculty, "");
    answers.set(FieldId::Department, "");
    answers.set(FieldId::FacultyText, " ");
    let missing = vec![FieldProblem::at(FieldId::Faculty, K::Missing)];
    assert_eq!(problems(&answers), missing);
    answers.set(FieldId::FacultyText, "教養部");
    assert_eq!(problems(&answers), vec![]);
    // The faculty is there, its department is not.
    answers.set(FieldId::Faculty, "letters");
    assert_eq!(problems(&answers), vec![]);
}

#[test]
fn a_hidden_field_takes_no_answer() {
    let mut hidden = info();
    hidden
        .forms
        .graduate
        .registration
        .fields
        .retain(|r| r.id != FieldId::WorkplaceName);
    let mut answers = complete();
    answers.set(FieldId::WorkplaceName, "x");
    let expected = vec![FieldProblem::at(FieldId::WorkplaceName, K::NotAsked)];
    assert_eq!(
        check(&hidden, &answers, &Images::of_identity(1), TODAY),
        expected
    );
}

#[test]
fn images_are_counted() {
    for (count, kind) in [
        (0, Some(K::ImageMissing)),
        (1, None),
        (6, None),
        (7, Some(K::TooManyImages)),
    ] {
        let found = check(&info(), &complete(), &Images::of_identity(count), TODAY)
            .first()
            .map(|p| p.kind);
        assert_eq!(found, kind, "{count}");
    }
}

#[test]
fn leaving_follows_admission() {
    let mut answers = complete();
    answers.set(FieldId::AdmissionMonth, "2015-04");
    answers.set(FieldId::LeavingMonth, "2015-03");
    let kinds: Vec<K> = check(&info(), &answers, &Images::of_identity(1), TODAY)
        .into_iter()
        .map(|p| p.kind)
        .collect();
    assert_eq!(kinds, vec![K::LeavingBeforeAdmission]);
}

#[test]
fn postcodes_in_every_width() {
    for (typed, read) in [
        ("1000001", Some("100-0001")),
        ("１００－０００１", Some("100-0001")),
        ("〒100-0001", Some("100-0001")),
        ("100ー0001", Some("100-0001")),
        ("10-00001x", None),
    ] {
        assert_eq!(postcode(typed).as_deref(), read, "{typed}");
    }
}

#[test]
fn student_numbers_compare_without_width_and_case() {
    assert_eq!(student_number_key("ｅ15－0042 "), "E150042");
    assert_eq!(student_number_key("E15-0042"), "E150042");
}
