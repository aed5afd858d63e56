//! What a person wrote into the form.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::field::FieldId;
use crate::sensitive::Sensitive;

/// The answers of one form, exactly as typed. An empty answer and an absent one are the same and never stored.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
#[schema(value_type = BTreeMap<String, String>)]
pub struct Answers(BTreeMap<FieldId, Sensitive<String>>);

impl Answers {
    /// The answer to a field, or the empty text.
    #[must_use]
    pub fn get(&self, field: FieldId) -> &str {
        self.0.get(&field).map_or("", |answer| answer.expose())
    }

    /// Replaces the answer to a field. An empty one removes it.
    pub fn set(&mut self, field: FieldId, answer: impl Into<String>) {
        let answer = answer.into();
        if answer.is_empty() {
            self.0.remove(&field);
        } else {
            self.0.insert(field, Sensitive::new(answer));
        }
    }

    /// The answered fields, in the order of the form.
    pub fn iter(&self) -> impl Iterator<Item = (FieldId, &str)> {
        self.0
            .iter()
            .map(|(field, answer)| (*field, answer.expose().as_str()))
    }

    /// Is nothing answered?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Family and given name joined as the manuals want one string (S046): U+3000 between kanji or kana, one space
    /// between roman letters, and no separator where one of the two is empty.
    #[must_use]
    pub fn full_name(&self, family: FieldId, given: FieldId) -> String {
        let (family_name, given_name) = (self.get(family), self.get(given));
        let roman = matches!(
            family,
            FieldId::FamilyNameRoman | FieldId::SchoolFamilyNameRoman
        );
        match (family_name.is_empty(), given_name.is_empty()) {
            (false, false) => format!(
                "{family_name}{}{given_name}",
                if roman { ' ' } else { '\u{3000}' }
            ),
            _ => format!("{family_name}{given_name}"),
        }
    }

    /// The id of the chosen faculty; where the university's lists do not go back far enough, how it was written.
    #[must_use]
    pub fn faculty(&self) -> &str {
        match self.get(FieldId::Faculty) {
            "" => self.get(FieldId::FacultyText),
            chosen => chosen,
        }
    }
}

impl<S: Into<String>> FromIterator<(FieldId, S)> for Answers {
    fn from_iter<I: IntoIterator<Item = (FieldId, S)>>(pairs: I) -> Self {
        let mut answers = Self::default();
        for (field, answer) in pairs {
            answers.set(field, answer);
        }
        answers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back_byte_for_byte() {
        let typed = "葛\u{E0100}城";
        let answers: Answers = [(FieldId::FamilyNameKanji, typed)].into_iter().collect();
        let json = serde_json::to_string(&answers).unwrap();
        let back: Answers = serde_json::from_str(&json).unwrap();
        assert_eq!(
            back.get(FieldId::FamilyNameKanji).as_bytes(),
            typed.as_bytes()
        );
    }

    #[test]
    fn joined_names() {
        let answers: Answers = [
            (FieldId::FamilyNameKanji, "髙﨑"),
            (FieldId::GivenNameKanji, "一郎"),
            (FieldId::FamilyNameRoman, "TAKASAKI"),
            (FieldId::GivenNameRoman, "ICHIRO"),
            (FieldId::GivenNameKana, "カイ"),
        ]
        .into_iter()
        .collect();
        assert_eq!(
            answers.full_name(FieldId::FamilyNameKanji, FieldId::GivenNameKanji),
            "髙﨑　一郎"
        );
        assert_eq!(
            answers.full_name(FieldId::FamilyNameRoman, FieldId::GivenNameRoman),
            "TAKASAKI ICHIRO"
        );
        assert_eq!(
            answers.full_name(FieldId::FamilyNameKana, FieldId::GivenNameKana),
            "カイ"
        );
    }

    #[test]
    fn a_chosen_faculty_goes_before_a_written_one() {
        let mut answers = Answers::default();
        assert_eq!(answers.faculty(), "");
        answers.set(FieldId::FacultyText, "教養部");
        assert_eq!(answers.faculty(), "教養部");
        answers.set(FieldId::Faculty, "letters");
        assert_eq!(answers.faculty(), "letters");
    }
}
