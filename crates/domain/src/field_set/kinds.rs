//! The forms that follow from a university's form for registration: each asks a part of it, under the same names.

use super::{FieldRule, FieldSet, Presence};
use crate::field::{FieldId, Section};

impl FieldSet {
    /// 学籍番号追加 (S083): the time at the university, but for the month of admission. The number itself is what it is about.
    #[must_use]
    pub fn for_enrolment(&self) -> Self {
        self.part(|id| id.section() == Section::School && id != FieldId::AdmissionMonth)
    }

    /// メールアドレスを失った場合 (F05): who it is, the number whose account it is, and the document that shows it.
    #[must_use]
    pub fn for_recovery(&self) -> Self {
        use FieldId as F;
        self.part(|id| {
            matches!(id.section(), Section::Applicant | Section::Identity)
                || matches!(
                    id,
                    F::SchoolFamilyNameKanji
                        | F::SchoolGivenNameKanji
                        | F::SchoolFamilyNameKana
                        | F::SchoolGivenNameKana
                        | F::SchoolFamilyNameRoman
                        | F::SchoolGivenNameRoman
                        | F::StudentNumber
                        | F::Phone
                )
        })
    }

    /// The fields that are `asked`, with the student number always among them.
    fn part(&self, asked: impl Fn(FieldId) -> bool) -> Self {
        let fields = self.fields.iter().filter(|rule| asked(rule.id));
        let mut fields: Vec<FieldRule> = fields.cloned().collect();
        let number = FieldId::StudentNumber;
        match fields.iter_mut().find(|rule| rule.id == number) {
            Some(rule) => {
                rule.presence = Presence::Required;
                rule.visible_if = None;
            }
            None => fields.push(FieldRule::new(number, Presence::Required)),
        }
        fields.sort_by_key(|rule| rule.id);
        Self {
            version: self.version,
            fields,
            too_new: self.too_new,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_further_number_is_asked_about_and_nothing_else() {
        let mut registration = FieldSet::standard();
        registration.version = 7;
        let set = registration.for_enrolment();
        assert_eq!(set.version, 7);
        assert!(set.fields.is_sorted_by_key(|rule| rule.id));
        let asked: Vec<FieldId> = set.fields.iter().map(|rule| rule.id).collect();
        use FieldId as F;
        assert_eq!(
            asked,
            [
                F::SchoolFamilyNameKanji,
                F::SchoolGivenNameKanji,
                F::SchoolFamilyNameKana,
                F::SchoolGivenNameKana,
                F::SchoolFamilyNameRoman,
                F::SchoolGivenNameRoman,
                F::Faculty,
                F::Department,
                F::FacultyText,
                F::StudentNumber,
                F::LeavingMonth,
                F::LeavingKind,
            ]
        );
    }

    #[test]
    fn the_number_is_asked_even_where_registration_hides_it() {
        let mut registration = FieldSet::standard();
        registration
            .fields
            .retain(|rule| rule.id != FieldId::StudentNumber);
        for set in [registration.for_enrolment(), registration.for_recovery()] {
            let rule = set.rule(FieldId::StudentNumber).unwrap();
            assert_eq!(rule.presence, Presence::Required);
            assert!(set.fields.is_sorted_by_key(|rule| rule.id));
        }
    }

    #[test]
    fn a_lost_address_asks_for_birth_date_and_document() {
        let set = FieldSet::standard().for_recovery();
        for id in [FieldId::BirthDate, FieldId::DocumentType] {
            assert_eq!(set.rule(id).unwrap().presence, Presence::Required);
        }
        assert!(set.rule(FieldId::Postcode).is_none());
    }
}
