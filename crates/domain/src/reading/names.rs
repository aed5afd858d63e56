//! Names in kana and in roman letters. A name in kanji is never read: it is kept as it was typed.

use super::Reading;
use crate::answers::Answers;
use crate::field::FieldId;

/// Reads a name in kana or in roman letters.
pub(super) fn read(field: FieldId, typed: &str, answers: &Answers) -> Reading {
    let _ = (field, answers);
    Reading::plain(typed)
}
