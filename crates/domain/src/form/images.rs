//! Checks of the images: are there enough and not too many, and is covered what must not be seen?

use crate::answers::Answers;
use crate::document::{DocumentRole, MaskAnswer};
use crate::field::FieldId;
use crate::kind::ApplicationKind;
use crate::limits;
use crate::problem::{FieldProblem, Place, ProblemKind as K};
use crate::university::UniversityInfo;

/// What is attached, by what it shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Images {
    /// Of the identity document: for each image, what was said about the fields of the template.
    pub identity: Vec<Vec<MaskAnswer>>,
    /// How many prove a changed name.
    pub name_change: usize,
    /// How many show a character that cannot be typed.
    pub character: usize,
}

impl Images {
    /// So many images of an identity document in which nothing has to be covered.
    #[must_use]
    pub fn of_identity(count: usize) -> Self {
        Self {
            identity: vec![Vec::new(); count],
            ..Self::default()
        }
    }

    const fn count(&self) -> usize {
        self.identity.len() + self.name_change + self.character
    }
}

impl FromIterator<(DocumentRole, Vec<MaskAnswer>)> for Images {
    fn from_iter<I: IntoIterator<Item = (DocumentRole, Vec<MaskAnswer>)>>(images: I) -> Self {
        let mut found = Self::default();
        for (role, mask) in images {
            match role {
                DocumentRole::Identity => found.identity.push(mask),
                DocumentRole::NameChange => found.name_change += 1,
                DocumentRole::Character => found.character += 1,
            }
        }
        found
    }
}

/// Every problem of the images.
pub(super) fn check(
    info: &UniversityInfo,
    kind: ApplicationKind,
    answers: &Answers,
    images: &Images,
) -> Vec<FieldProblem> {
    let at = FieldProblem::in_place;
    if !kind.needs_identity() {
        let unasked = (images.count() > 0).then(|| at(Place::IdentityImages, K::NotAsked));
        return unasked.into_iter().collect();
    }
    let proven = info.form(kind).asks(FieldId::NameProof, answers);
    let mut problems = Vec::new();
    if images.identity.is_empty() {
        let missing = at(Place::IdentityImages, K::ImageMissing);
        problems.push(missing.with("limit", limits::DOCUMENTS_PER_APPLICATION));
    }
    if proven && images.name_change == 0 {
        let missing = at(Place::NameChangeImages, K::ImageMissing);
        problems.push(missing.with("limit", limits::DOCUMENTS_PER_APPLICATION));
    }
    if !proven && images.name_change > 0 {
        problems.push(at(Place::NameChangeImages, K::NotAsked));
    }
    if images.count() > limits::DOCUMENTS_PER_APPLICATION {
        let many = at(Place::IdentityImages, K::TooManyImages);
        problems.push(many.with("limit", limits::DOCUMENTS_PER_APPLICATION));
    }
    if images.character > limits::CHARACTER_IMAGES {
        let many = at(Place::CharacterImages, K::TooManyImages);
        problems.push(many.with("limit", limits::CHARACTER_IMAGES));
    }
    problems.extend(check_masks(info, answers, images));
    problems
}

/// What must not be seen, image by image, and then what is covered nowhere. An image that is not there is missed
/// already.
fn check_masks(info: &UniversityInfo, answers: &Answers, images: &Images) -> Vec<FieldProblem> {
    let at = |kind| FieldProblem::in_place(Place::IdentityImages, kind);
    let Some(template) = info.mask_of(answers.get(FieldId::DocumentType)) else {
        return Vec::new();
    };
    let mut problems: Vec<FieldProblem> = (1..)
        .zip(&images.identity)
        .flat_map(|(number, mask): (usize, _)| {
            template.unanswered(mask).map(move |field| {
                at(K::ImageNotCovered)
                    .with("image", number)
                    .with("field", &field.id)
            })
        })
        .collect();
    if problems.is_empty() && !images.identity.is_empty() {
        let uncovered = template.uncovered(&images.identity);
        problems.extend(uncovered.map(|field| at(K::CoverMissing).with("field", &field.id)));
    }
    problems
}
