//! Has a person another name than when in school (F32), or than before (F12)?

use crate::answers::Answers;
use crate::field::FieldId as F;
use crate::field_set::FieldSet;
use crate::problem::{FieldProblem, ProblemKind};
use crate::search_key::search_key;

/// The boxes of the present name, in the order of the form.
pub const PRESENT: [F; 6] = [
    F::FamilyNameKanji,
    F::GivenNameKanji,
    F::FamilyNameKana,
    F::GivenNameKana,
    F::FamilyNameRoman,
    F::GivenNameRoman,
];

/// The present name among the answers.
#[must_use]
pub fn present(answers: &Answers) -> Answers {
    PRESENT
        .into_iter()
        .map(|field| (field, answers.get(field)))
        .collect()
}

/// 氏名の変更 of somebody who is called `before`: what is wrong where nothing of the name that this form asks for is another
/// one. Every stroke counts: a variant of a character, a reading and another spelling are changes. Where nothing is known
/// of the name before, everything is one.
#[must_use]
pub fn unchanged(form: &FieldSet, before: &Answers, answers: &Answers) -> Option<FieldProblem> {
    let mut boxes = PRESENT.into_iter().filter(|id| form.rule(*id).is_some());
    let first = boxes.clone().next()?;
    let same = |id| before.get(id).trim() == answers.get(id).trim();
    let known = boxes.clone().any(|id| !before.get(id).trim().is_empty());
    (known && boxes.all(same)).then(|| FieldProblem::at(first, ProblemKind::NameUnchanged))
}

/// Do the present name and the name when in school differ?
///
/// The kanji are compared by their folded key: 渡辺 who was 渡邉 has the same name. Where one of the two has no kanji the
/// roman letters are compared. As long as one of the names is not there nothing differs.
#[must_use]
pub fn names_differ(answers: &Answers) -> bool {
    let kanji = [
        [F::FamilyNameKanji, F::GivenNameKanji],
        [F::SchoolFamilyNameKanji, F::SchoolGivenNameKanji],
    ];
    let roman = [
        [F::FamilyNameRoman, F::GivenNameRoman],
        [F::SchoolFamilyNameRoman, F::SchoolGivenNameRoman],
    ];
    [kanji, roman]
        .into_iter()
        .find_map(|[present, school]| {
            let (present, school) = (key(answers, present)?, key(answers, school)?);
            Some(present != school)
        })
        .unwrap_or(false)
}

/// Family and given name as one: who has a single name may have typed it into the other box.
fn key(answers: &Answers, boxes: [F; 2]) -> Option<String> {
    let typed = boxes.map(|field| answers.get(field).trim()).concat();
    (!typed.is_empty()).then(|| search_key(&typed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Place;

    #[test]
    fn a_name_that_stays_as_it_is_is_no_change() {
        let form = FieldSet::standard().for_name_change();
        let before = names(["髙﨑", "一郎", "TAKASAKI", "ICHIRO"], [""; 4]);
        let problem = unchanged(&form, &before, &before).unwrap();
        assert_eq!(
            (problem.place, problem.kind),
            (Place::Field(F::FamilyNameKanji), ProblemKind::NameUnchanged)
        );
        let spaced = names([" 髙﨑", "一郎 ", "TAKASAKI", "ICHIRO"], [""; 4]);
        assert!(unchanged(&form, &before, &spaced).is_some());
        for after in [
            ["山田", "一郎", "YAMADA", "ICHIRO"],
            // What a register writes otherwise is another name there.
            ["高崎", "一郎", "TAKASAKI", "ICHIRO"],
            ["髙﨑", "一郎", "TAKAZAKI", "ICHIRO"],
        ] {
            let after = names(after, [""; 4]);
            assert_eq!(unchanged(&form, &before, &after), None, "{after:?}");
        }
        let mut read_otherwise = before.clone();
        read_otherwise.set(F::GivenNameKana, "カズロウ");
        assert_eq!(unchanged(&form, &before, &read_otherwise), None);
        // Nobody knows how they were called: there is nothing it could be the same as.
        assert_eq!(unchanged(&form, &Answers::default(), &before), None);
        // What this form does not ask for is no change.
        let mut kanji = form.clone();
        kanji.fields.retain(|rule| rule.id <= F::GivenNameKanji);
        let shorter = names(["髙﨑", "一郎", "", ""], [""; 4]);
        assert!(unchanged(&kanji, &before, &shorter).is_some());
    }

    fn names(present: [&str; 4], school: [&str; 4]) -> Answers {
        let fields = [
            F::FamilyNameKanji,
            F::GivenNameKanji,
            F::FamilyNameRoman,
            F::GivenNameRoman,
            F::SchoolFamilyNameKanji,
            F::SchoolGivenNameKanji,
            F::SchoolFamilyNameRoman,
            F::SchoolGivenNameRoman,
        ];
        fields
            .into_iter()
            .zip(present.into_iter().chain(school))
            .collect()
    }

    #[test]
    fn which_names_differ() {
        let takasaki = ["髙﨑", "一郎", "TAKASAKI", "ICHIRO"];
        for (school, differ) in [
            (takasaki, false),
            // A variant is the same name, and so is another spelling in roman letters below the same kanji.
            (["高崎", "一郎", "TAKASAKI", "ICHIRO"], false),
            (["高崎", "一郎", "TAKAZAKI", "ICHIROU"], false),
            (["山田", "一郎", "YAMADA", "ICHIRO"], true),
            (["髙﨑", "次郎", "TAKASAKI", "JIRO"], true),
            // In the other box, as who has a single name may have it.
            (["", "髙﨑一郎", "", ""], false),
            // Nothing to compare yet.
            (["", "", "", ""], false),
            // Without kanji the roman letters decide.
            (["", "", "takasaki", "Ichiro"], false),
            (["", "", "YAMADA", "ICHIRO"], true),
        ] {
            assert_eq!(names_differ(&names(takasaki, school)), differ, "{school:?}");
        }
        let minh = ["", "", "NGUYEN", "THI MINH KHAI"];
        assert!(!names_differ(&names(
            minh,
            ["", "", "NGUYỄN", "Thị Minh Khai"]
        )));
        assert!(names_differ(&names(
            minh,
            ["", "", "TRAN", "THI MINH KHAI"]
        )));
    }
}
