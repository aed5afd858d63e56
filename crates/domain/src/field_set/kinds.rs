//! The forms that follow from a university's form for registration: each asks a part of it, under the same names.

use super::{FieldRule, FieldSet, Presence};
use crate::changed_name;
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

    /// 氏名の変更 (F12): the present name, what proves that it has changed, and the document that shows it. Whoever asks is
    /// known by the account; the name when in school is not asked about, because nothing changes it.
    #[must_use]
    pub fn for_name_change(&self) -> Self {
        let mut set = self
            .only(|id| changed_name::PRESENT.contains(&id) || id.section() == Section::Identity);
        let proof = set.fields.iter_mut();
        if let Some(rule) = proof.into_iter().find(|rule| rule.id == FieldId::NameProof) {
            always(rule);
        }
        set
    }

    /// The fields that are `asked`, with the student number always among them.
    fn part(&self, asked: impl Fn(FieldId) -> bool) -> Self {
        let mut set = self.only(asked);
        let number = FieldId::StudentNumber;
        match set.fields.iter_mut().find(|rule| rule.id == number) {
            Some(rule) => always(rule),
            None => set.fields.push(FieldRule::new(number, Presence::Required)),
        }
        set.fields.sort_by_key(|rule| rule.id);
        set
    }

    /// The fields that are `asked`.
    fn only(&self, asked: impl Fn(FieldId) -> bool) -> Self {
        let fields = self.fields.iter().filter(|rule| asked(rule.id));
        Self {
            version: self.version,
            fields: fields.cloned().collect(),
            too_new: self.too_new,
        }
    }
}

/// It is asked whatever else is answered.
fn always(rule: &mut FieldRule) {
    rule.presence = Presence::Required;
    rule.visible_if = None;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::Answers;
    use crate::language::Localized;
    use crate::university::NameProof;

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

    #[test]
    fn a_changed_name_is_always_proven_and_nothing_else_is_asked() {
        let proof = NameProof {
            id: "family_register".to_owned(),
            label: Localized::default(),
            advice: Localized::default(),
            max_age_months: Some(3),
        };
        let set = FieldSet::standard()
            .with_name_proofs(&[proof])
            .for_name_change();
        assert!(set.fields.is_sorted_by_key(|rule| rule.id));
        let asked: Vec<FieldId> = set.fields.iter().map(|rule| rule.id).collect();
        use FieldId as F;
        assert_eq!(
            asked,
            [
                F::FamilyNameKanji,
                F::GivenNameKanji,
                F::FamilyNameKana,
                F::GivenNameKana,
                F::FamilyNameRoman,
                F::GivenNameRoman,
                F::DocumentType,
                F::NameProof,
                F::NameProofIssued,
            ]
        );
        let mut answers = Answers::default();
        assert!(set.asks(F::NameProof, &answers));
        // Its day of issue where it ages, as in every other form.
        assert!(!set.asks(F::NameProofIssued, &answers));
        answers.set(F::NameProof, "family_register");
        assert!(set.asks(F::NameProofIssued, &answers));
        // Where none is accepted there is nothing to prove it with.
        let without = FieldSet::standard().for_name_change();
        assert!(without.rule(F::NameProof).is_none());
    }
}
