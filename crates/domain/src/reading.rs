//! What a typed answer means, said when its field is left: what will be kept, how it is understood, and what else
//! the form can propose from it.
//!
//! A reading only helps. Whether an answer is accepted is decided by [`crate::form`], which understands the same
//! spellings, so that a text pasted and sent without leaving the field is judged alike.

pub mod dates;
mod names;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::answers::Answers;
use crate::field::{FieldFormat, FieldId};
use crate::form;
use crate::sensitive::Sensitive;
use crate::text::fold_compact;

/// How one typed answer is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Reading {
    /// What is kept: the typed text itself unless it was written in another width, script or calendar.
    #[ts(as = "String")]
    pub answer: Sensitive<String>,
    /// The same day or month in both calendars, to be shown beside the field.
    pub gloss: Option<Gloss>,
    /// What the person may want to look at again. Never a reason to stop.
    pub hint: Option<Hint>,
    /// Texts for other fields that follow from this answer.
    pub proposals: Vec<Proposal>,
}

/// A day or month in both calendars.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Gloss {
    /// `YYYY-MM-DD` or `YYYY-MM`.
    #[ts(as = "String")]
    pub western: Sensitive<String>,
    /// Era as its romanised name in lower case, `heisei`.
    pub era: String,
    /// Year of the era; 1 is 元年.
    pub era_year: u16,
}

/// Something that may be a slip and may as well be right. The message key is `hint-` and the name with hyphens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Hint {
    /// Kana in the name are not the ones of its reading.
    KanaDiffers,
    /// An address abroad in letters that the post there may not read.
    RomanExpected,
    /// Family and given name seem to stand in one box.
    NamesInOneBox,
}

/// A text for another field. It fills an empty field and never replaces what a person typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Proposal {
    /// The other field.
    pub field: FieldId,
    /// What it would hold.
    #[ts(as = "String")]
    pub text: Sensitive<String>,
    /// Other accepted spellings, offered for choice.
    #[ts(as = "Vec<String>")]
    pub alternatives: Vec<Sensitive<String>>,
}

impl Reading {
    /// The text as it stands, with nothing to say about it.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        Self {
            answer: text.into(),
            gloss: None,
            hint: None,
            proposals: Vec::new(),
        }
    }
}

/// Reads what was typed into `field`. `answers` are the other answers, `today` the civil date in Japan.
#[must_use]
pub fn read(field: FieldId, typed: &str, answers: &Answers, today: Date) -> Reading {
    match field.format() {
        FieldFormat::Kana | FieldFormat::Roman => names::read(field, typed, answers),
        FieldFormat::PastDate | FieldFormat::YearMonth => dates::read(field, typed, today),
        FieldFormat::Line if field == FieldId::OverseasAddress => abroad(typed),
        FieldFormat::Line => names::look_at(field, typed, answers),
        FieldFormat::Postcode => {
            let postcode = form::postcode(typed);
            Reading::plain(postcode.as_deref().unwrap_or(typed))
        }
        // Full width is how it was typed, not another number; ASCII keeps its spaces.
        FieldFormat::Phone if !typed.is_ascii() && form::is_phone(typed) => {
            Reading::plain(&fold_compact(typed))
        }
        _ => Reading::plain(typed),
    }
}

/// An address abroad: roman letters are expected, others are not refused.
fn abroad(typed: &str) -> Reading {
    let foreign = |c: char| {
        c.is_alphabetic()
            && !matches!(c, '\0'..='\u{024F}' | '\u{1E00}'..='\u{1EFF}' | '\u{FF21}'..='\u{FF5A}')
    };
    let mut reading = Reading::plain(typed);
    reading.hint = typed.chars().any(foreign).then_some(Hint::RomanExpected);
    reading
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn read(field: FieldId, typed: &str) -> Reading {
        super::read(field, typed, &Answers::default(), date(2026, 11, 20))
    }

    #[test]
    fn a_postcode_is_kept_as_it_is_stored() {
        for (typed, kept) in [
            ("1000001", "100-0001"),
            ("〒１００ー０００１", "100-0001"),
            ("100-000", "100-000"),
            ("千代田", "千代田"),
        ] {
            let reading = read(FieldId::WorkplacePostcode, typed);
            assert_eq!(reading.answer.expose(), kept, "{typed}");
        }
    }

    #[test]
    fn a_phone_number_is_kept_in_half_width() {
        for (typed, kept) in [
            ("０９０－１１１１－２２２２", "090-1111-2222"),
            ("＋８１　９０ 1111 2222", "+819011112222"),
            ("090 1111 2222", "090 1111 2222"),
            ("内線１２", "内線１２"),
        ] {
            let reading = read(FieldId::MobilePhone, typed);
            assert_eq!(reading.answer.expose(), kept, "{typed}");
        }
    }

    #[test]
    fn other_letters_abroad_are_kept_and_pointed_out() {
        for (typed, hint) in [
            ("1 Trang Tien, Ha Noi", None),
            ("12 Straße, Köln; phố Tràng Tiền", None),
            ("１２ Ｍａｉｎ Ｓｔ．", None),
            ("北京市朝阳区1号", Some(Hint::RomanExpected)),
            ("서울 1", Some(Hint::RomanExpected)),
            ("Москва, Арбат 1", Some(Hint::RomanExpected)),
        ] {
            let reading = read(FieldId::OverseasAddress, typed);
            assert_eq!(
                (reading.answer.expose().as_str(), reading.hint),
                (typed, hint)
            );
        }
        assert_eq!(read(FieldId::Street, "ヶ丘ー1").hint, None);
        assert_eq!(read(FieldId::Street, "ヶ丘ー1").answer.expose(), "ヶ丘ー1");
    }
}
