//! What is wrong with an answer: a code with arguments. The words stand in `i18n/`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::field::FieldId;

/// Where in the form a problem is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS, ToSchema,
)]
#[serde(rename_all = "snake_case", tag = "kind", content = "id")]
pub enum Place {
    /// At a field.
    Field(FieldId),
    /// At the images of the identity document.
    IdentityImages,
    /// At the images that prove a changed name.
    NameChangeImages,
    /// At the images of a character that cannot be typed.
    CharacterImages,
}

/// Kinds of problems. The message key is `problem-` and the name with hyphens.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    /// An answer is needed.
    Missing,
    /// Longer than `limit` characters.
    TooLong,
    /// Holds a control character.
    ControlCharacter,
    /// Holds a pictograph.
    Emoji,
    /// Not kana.
    NotKana,
    /// Not roman letters.
    NotRoman,
    /// Not a date that can be read.
    DateUnreadable,
    /// A day that does not exist, such as 30 February: its month has `days` days.
    DateImpossible,
    /// A month that does not exist.
    MonthImpossible,
    /// A year of two digits without an era, which can be several.
    CenturyMissing,
    /// A year 0 of `era`; years of an era are counted from 1, 元年.
    EraYearZero,
    /// A day after `day`, the last one of `era`.
    EraEnded,
    /// A day before `day`, the first one of `era`.
    EraNotBegun,
    /// Lies in the future.
    DateInFuture,
    /// More than 130 years ago.
    DateTooLongAgo,
    /// The leaving month is before the admission month.
    LeavingBeforeAdmission,
    /// Not a month that can be read.
    MonthUnreadable,
    /// Not a postcode of seven digits.
    PostcodeMalformed,
    /// Not a telephone number.
    PhoneMalformed,
    /// Not a student number of this university's characters.
    StudentNumberMalformed,
    /// Not one of the choices.
    UnknownChoice,
    /// The field is not part of this university's form.
    NotAsked,
    /// An image is needed.
    ImageMissing,
    /// More than `limit` images.
    TooManyImages,
    /// Of image number `image` nobody has said whether `field`, which must not be seen, is covered or not in it.
    ImageNotCovered,
    /// `field`, which the document bears, is covered in none of its images.
    CoverMissing,
    /// Issued more than `months` months ago: it was good until `day`.
    ProofTooOld,
    /// The name is the one that the account has already.
    NameUnchanged,
}

/// One problem at one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct FieldProblem {
    /// Where it is.
    pub place: Place,
    /// What it is.
    pub kind: ProblemKind,
    /// Arguments of the message, never an answer itself.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub args: BTreeMap<String, String>,
}

impl FieldProblem {
    /// A problem at a field, without arguments.
    #[must_use]
    pub fn at(field: FieldId, kind: ProblemKind) -> Self {
        Self::in_place(Place::Field(field), kind)
    }

    /// A problem anywhere, without arguments.
    #[must_use]
    pub fn in_place(place: Place, kind: ProblemKind) -> Self {
        Self {
            place,
            kind,
            args: BTreeMap::new(),
        }
    }

    /// The same with one argument.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.args.insert(name.to_owned(), value.to_string());
        self
    }
}
