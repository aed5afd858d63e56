use super::*;

fn renamed() -> Answers {
    let registration = complete();
    let mut answers = crate::changed_name::present(&registration);
    answers.set(FieldId::FamilyNameKanji, "山田");
    answers.set(
        FieldId::DocumentType,
        registration.get(FieldId::DocumentType),
    );
    answers.set(FieldId::NameProof, "identity_card");
    answers
}

fn problems(answers: &Answers, images: &Images) -> Vec<FieldProblem> {
    super::super::check(&info(), ApplicationKind::NameChange, answers, images, TODAY)
}

fn images(identity: usize, name_change: usize) -> Images {
    Images {
        name_change,
        ..Images::of_identity(identity)
    }
}

#[test]
fn another_name_needs_both_documents_and_nothing_else() {
    assert_eq!(problems(&renamed(), &images(1, 1)), vec![]);
    let missing = problems(&renamed(), &images(0, 0));
    let found: Vec<(Place, K)> = missing.iter().map(|p| (p.place, p.kind)).collect();
    assert_eq!(
        found,
        [
            (Place::IdentityImages, K::ImageMissing),
            (Place::NameChangeImages, K::ImageMissing),
        ]
    );
    let mut answers = renamed();
    answers.set(FieldId::NameProof, "");
    answers.set(FieldId::SchoolFamilyNameKanji, "髙﨑");
    answers.set(FieldId::Phone, "03-1234-5678");
    assert_eq!(
        problems(&answers, &images(1, 1)),
        vec![
            FieldProblem::at(FieldId::SchoolFamilyNameKanji, K::NotAsked),
            FieldProblem::at(FieldId::Phone, K::NotAsked),
            FieldProblem::at(FieldId::NameProof, K::Missing),
        ]
    );
}

#[test]
fn a_proof_ages_here_as_well() {
    let mut answers = renamed();
    answers.set(FieldId::NameProof, "family_register");
    answers.set(FieldId::NameProofIssued, "2026-05-20");
    let found = problems(&answers, &images(1, 1));
    assert_eq!(
        found.iter().map(|p| p.kind).collect::<Vec<_>>(),
        [K::ProofTooOld]
    );
}

#[test]
fn without_proofs_no_change_is_taken() {
    assert!(info().takes_name_changes());
    let mut without = info();
    without.name_proofs.clear();
    without.forms = Forms::all(FieldSet::standard());
    assert!(!without.takes_name_changes());
}
