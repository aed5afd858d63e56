use super::*;

fn married() -> Answers {
    let mut answers = complete();
    answers.set(FieldId::SchoolFamilyNameKanji, "山田");
    answers
}

fn images(name_change: usize) -> Images {
    Images {
        name_change,
        ..Images::of_identity(1)
    }
}

#[test]
fn a_changed_name_asks_for_its_proof() {
    let missing = check(&info(), &married(), &images(0), TODAY);
    let kinds: Vec<(Place, K)> = missing.iter().map(|p| (p.place, p.kind)).collect();
    let expected = vec![
        (Place::Field(FieldId::NameProof), K::Missing),
        (Place::NameChangeImages, K::ImageMissing),
    ];
    assert_eq!(kinds, expected);

    let mut answers = married();
    answers.set(FieldId::NameProof, "identity_card");
    assert_eq!(check(&info(), &answers, &images(1), TODAY), vec![]);
    answers.set(FieldId::NameProof, "family_register");
    let issued = FieldProblem::at(FieldId::NameProofIssued, K::Missing);
    assert_eq!(check(&info(), &answers, &images(1), TODAY), vec![issued]);
}

#[test]
fn a_variant_is_the_same_name() {
    let mut answers = complete();
    answers.set(FieldId::SchoolFamilyNameKanji, "高崎");
    assert_eq!(check(&info(), &answers, &images(0), TODAY), vec![]);
}

#[test]
fn an_extract_is_good_for_six_months() {
    for (issued, today, until) in [
        ("2026-05-21", date(2026, 11, 21), None),
        ("2026-05-20", date(2026, 11, 21), Some("2026-11-20")),
        ("令和8年4月21日", date(2026, 11, 21), Some("2026-10-21")),
        // A month without such a day ends it.
        ("2026-08-31", date(2027, 2, 28), None),
        ("2026-08-31", date(2027, 3, 1), Some("2027-02-28")),
    ] {
        let mut answers = married();
        answers.set(FieldId::NameProof, "family_register");
        answers.set(FieldId::NameProofIssued, issued);
        let expected = until.map(|day| {
            FieldProblem::at(FieldId::NameProofIssued, K::ProofTooOld)
                .with("months", 6)
                .with("day", day)
        });
        let found = check(&info(), &answers, &images(1), today);
        assert_eq!(found, Vec::from_iter(expected), "{issued} on {today}");
    }
    let mut answers = married();
    answers.set(FieldId::NameProof, "family_register");
    answers.set(FieldId::NameProofIssued, "2026-11-22");
    let future = FieldProblem::at(FieldId::NameProofIssued, K::DateInFuture);
    assert_eq!(check(&info(), &answers, &images(1), TODAY), vec![future]);
}

#[test]
fn a_university_without_proofs_does_not_ask() {
    let mut plain = info();
    plain.name_proofs.clear();
    plain.forms = Forms::all(FieldSet::standard());
    assert_eq!(check(&plain, &married(), &images(0), TODAY), vec![]);
}
