use super::*;
use crate::document::{
    Area, DocumentRole, MaskAnswer, MaskField, MaskNeed, MaskState, MaskTemplate,
};

const IMAGES: Place = Place::IdentityImages;

/// A university whose passport bears three things: one for certain, one perhaps, and one that may stay.
fn covering() -> UniversityInfo {
    let field = |id: &str, need| MaskField {
        id: id.into(),
        label: Localized::default(),
        need,
        area: Area {
            x: 0,
            y: 0,
            width: 1,
            height: 1,
        },
    };
    let mut info = info();
    info.document_types[0].mask = Some(MaskTemplate {
        aspect: 1586,
        number_side: false,
        fields: vec![
            field("number", MaskNeed::Required),
            field("code", MaskNeed::WherePresent),
            field("donor", MaskNeed::Optional),
        ],
    });
    info
}

/// What was said about one image: `c` covered, `a` absent, anything else nothing; of number and code.
fn mask(said: &str) -> Vec<MaskAnswer> {
    ["number", "code"]
        .into_iter()
        .zip(said.chars())
        .filter_map(|(field, letter)| {
            let state = match letter {
                'c' => MaskState::Covered,
                'a' => MaskState::Absent,
                _ => return None,
            };
            Some(MaskAnswer {
                field: field.into(),
                state,
            })
        })
        .collect()
}

#[test]
fn what_must_not_be_seen_is_covered_or_said_to_be_absent() {
    let open = |image, field| {
        let problem = FieldProblem::in_place(IMAGES, K::ImageNotCovered);
        problem.with("image", image).with("field", field)
    };
    let nowhere = FieldProblem::in_place(IMAGES, K::CoverMissing).with("field", "number");
    for (images, expected) in [
        (vec!["cc"], vec![]),
        (vec!["ca"], vec![]),
        (vec!["ca", "aa"], vec![]),
        (vec!["aa", "cc"], vec![]),
        (vec!["aa", "aa"], vec![nowhere]),
        (vec!["--"], vec![open(1, "number"), open(1, "code")]),
        (vec!["cc", "a-"], vec![open(2, "code")]),
        (vec!["c-"], vec![open(1, "code")]),
    ] {
        let attached = Images {
            identity: images.iter().map(|said| mask(said)).collect(),
            ..Images::default()
        };
        let found = check(&covering(), &complete(), &attached, TODAY);
        assert_eq!(found, expected, "{images:?}");
    }
}

#[test]
fn another_document_has_nothing_to_cover() {
    let mut info = covering();
    info.document_types.push(DocumentType {
        id: "licence".into(),
        mask: None,
        ..info.document_types[0].clone()
    });
    let mut answers = complete();
    answers.set(FieldId::DocumentType, "licence");
    assert_eq!(
        check(&info, &answers, &Images::of_identity(1), TODAY),
        vec![]
    );
}

#[test]
fn images_are_counted_by_what_they_show() {
    let attached = |identity, name_change, character| Images {
        name_change,
        character,
        ..Images::of_identity(identity)
    };
    let limited =
        |place, kind, limit: usize| FieldProblem::in_place(place, kind).with("limit", limit);
    for (images, expected) in [
        (attached(4, 0, 2), vec![]),
        (
            attached(1, 0, 3),
            vec![limited(Place::CharacterImages, K::TooManyImages, 2)],
        ),
        (
            attached(5, 0, 2),
            vec![limited(IMAGES, K::TooManyImages, 6)],
        ),
        (
            attached(1, 1, 0),
            vec![FieldProblem::in_place(Place::NameChangeImages, K::NotAsked)],
        ),
    ] {
        assert_eq!(check(&info(), &complete(), &images, TODAY), expected);
    }
    let roles = [
        DocumentRole::Identity,
        DocumentRole::Character,
        DocumentRole::NameChange,
    ];
    let collected: Images = roles.map(|role| (role, mask("c"))).into_iter().collect();
    let expected = Images {
        identity: vec![mask("c")],
        name_change: 1,
        character: 1,
    };
    assert_eq!(collected, expected);
}
