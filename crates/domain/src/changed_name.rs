//! Has a person another name than when in school? (F32)

use crate::answers::Answers;
use crate::field::FieldId as F;
use crate::search_key::search_key;

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
