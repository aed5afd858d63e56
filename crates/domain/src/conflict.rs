//! Two versions of one application (F44): the one on this device, and the one that the university received from another.
//!
//! Nothing is decided here. What differs is named in the order of the form; a merged version comes about only when the
//! person has said of every difference which of the two it is.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::answers::Answers;
use crate::document::DocumentRole;
use crate::field::FieldId;

/// Which of the two versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The one on this device.
    Mine,
    /// The one that the university holds.
    Theirs,
}

/// The person has not said which version is right.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("conflict_undecided")]
pub struct Undecided;

/// The fields whose answers differ, in the order of the form. An answer that is not there differs from one that is.
#[must_use]
pub fn differing(mine: &Answers, theirs: &Answers) -> Vec<FieldId> {
    let fields = FieldId::ALL.iter().copied();
    fields
        .filter(|field| mine.get(*field) != theirs.get(*field))
        .collect()
}

/// The groups of images that differ, in the order of the form. The order within a group is part of it.
#[must_use]
pub fn differing_groups<T: PartialEq>(
    mine: &[(DocumentRole, T)],
    theirs: &[(DocumentRole, T)],
) -> Vec<DocumentRole> {
    fn group<T>(all: &[(DocumentRole, T)], role: DocumentRole) -> impl Iterator<Item = &T> {
        all.iter()
            .filter(move |(held, _)| *held == role)
            .map(|(_, image)| image)
    }
    DocumentRole::ALL
        .into_iter()
        .filter(|role| !group(mine, *role).eq(group(theirs, *role)))
        .collect()
}

/// One version out of two: what does not differ, and of everything else what was chosen. A choice about a field that
/// does not differ changes nothing.
///
/// # Errors
/// [`Undecided`] while something that differs has no choice.
pub fn merge(
    mine: &Answers,
    theirs: &Answers,
    chosen: &BTreeMap<FieldId, Side>,
) -> Result<Answers, Undecided> {
    let mut merged = mine.clone();
    for field in differing(mine, theirs) {
        match chosen.get(&field).ok_or(Undecided)? {
            Side::Mine => {}
            Side::Theirs => merged.set(field, theirs.get(field)),
        }
    }
    Ok(merged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use FieldId as F;
    use Side::{Mine, Theirs};

    fn answers(pairs: &[(F, &str)]) -> Answers {
        pairs.iter().copied().collect()
    }

    fn check(mine: &[(F, &str)], theirs: &[(F, &str)], expected: &[F]) {
        assert_eq!(differing(&answers(mine), &answers(theirs)), expected);
    }

    #[test]
    fn what_differs_stands_in_the_order_of_the_form() {
        check(&[], &[], &[]);
        check(&[(F::City, "港区")], &[(F::City, "港区")], &[]);
        check(&[(F::City, "港区")], &[(F::City, "")], &[F::City]);
        check(&[], &[(F::City, "港区")], &[F::City]);
        // The same letter by another selector is another name.
        check(
            &[(F::FamilyNameKanji, "葛\u{E0100}城")],
            &[(F::FamilyNameKanji, "葛城")],
            &[F::FamilyNameKanji],
        );
        check(
            &[(F::Phone, "1"), (F::FamilyNameKanji, "髙﨑")],
            &[(F::Phone, "2"), (F::FamilyNameKanji, "高崎")],
            &[F::FamilyNameKanji, F::Phone],
        );
    }

    #[test]
    fn images_differ_by_group() {
        use DocumentRole as R;
        let mine = [(R::Identity, "a"), (R::NameChange, "c"), (R::Identity, "b")];
        let same = [(R::NameChange, "c"), (R::Identity, "a"), (R::Identity, "b")];
        assert_eq!(differing_groups(&mine, &same), []);
        let turned = [(R::Identity, "b"), (R::Identity, "a"), (R::NameChange, "c")];
        assert_eq!(differing_groups(&mine, &turned), [R::Identity]);
        assert_eq!(differing_groups(&mine, &[]), [R::Identity, R::NameChange]);
        assert_eq!(
            differing_groups(&[], &[(R::Character, "k")]),
            [R::Character]
        );
    }

    #[test]
    fn nothing_is_merged_before_everything_is_decided() {
        let mine = answers(&[(F::City, "港区"), (F::Street, "1"), (F::Building, "A")]);
        let theirs = answers(&[(F::City, "千代田区"), (F::Street, "1"), (F::Phone, "03")]);
        let merged = |pairs: &[(F, Side)]| merge(&mine, &theirs, &pairs.iter().copied().collect());
        assert_eq!(merged(&[]), Err(Undecided));
        assert_eq!(
            merged(&[(F::City, Mine), (F::Building, Mine)]),
            Err(Undecided)
        );
        assert_eq!(
            merged(&[(F::City, Theirs), (F::Building, Mine), (F::Phone, Theirs)]).unwrap(),
            answers(&[
                (F::City, "千代田区"),
                (F::Street, "1"),
                (F::Building, "A"),
                (F::Phone, "03")
            ])
        );
        // What only this device had goes with the other version.
        assert_eq!(
            merged(&[(F::City, Mine), (F::Building, Theirs), (F::Phone, Mine)]).unwrap(),
            answers(&[(F::City, "港区"), (F::Street, "1")])
        );
        let all = |side| {
            differing(&mine, &theirs)
                .into_iter()
                .map(move |f| (f, side))
        };
        assert_eq!(merge(&mine, &theirs, &all(Mine).collect()).unwrap(), mine);
        assert_eq!(
            merge(&mine, &theirs, &all(Theirs).collect()).unwrap(),
            theirs
        );
    }
}
