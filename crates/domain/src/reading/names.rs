//! Names in three scripts. Kana become full-width katakana, full-width letters become half-width ones, and roman
//! letters are proposed from the kana. A name in kanji is looked at and never changed: not a character, not a space.

mod kana;
mod romaji;

use super::{Hint, Proposal, Reading};
use crate::answers::Answers;
use crate::field::{FieldFormat, FieldId};

/// The same name in kanji, kana and roman letters.
struct Scripts {
    kanji: FieldId,
    kana: FieldId,
    roman: FieldId,
    /// The kanji box of the other half of the name.
    other: FieldId,
}

/// Every box of a name, family before given.
const NAMES: [Scripts; 4] = [
    Scripts {
        kanji: FieldId::FamilyNameKanji,
        kana: FieldId::FamilyNameKana,
        roman: FieldId::FamilyNameRoman,
        other: FieldId::GivenNameKanji,
    },
    Scripts {
        kanji: FieldId::GivenNameKanji,
        kana: FieldId::GivenNameKana,
        roman: FieldId::GivenNameRoman,
        other: FieldId::FamilyNameKanji,
    },
    Scripts {
        kanji: FieldId::SchoolFamilyNameKanji,
        kana: FieldId::SchoolFamilyNameKana,
        roman: FieldId::SchoolFamilyNameRoman,
        other: FieldId::SchoolGivenNameKanji,
    },
    Scripts {
        kanji: FieldId::SchoolGivenNameKanji,
        kana: FieldId::SchoolGivenNameKana,
        roman: FieldId::SchoolGivenNameRoman,
        other: FieldId::SchoolFamilyNameKanji,
    },
];

/// Reads a name in kana or in roman letters.
pub(super) fn read(field: FieldId, typed: &str, answers: &Answers) -> Reading {
    if field.format() == FieldFormat::Roman {
        return Reading::plain(&half_width(typed));
    }
    let kana = kana::full_width(typed);
    let mut reading = Reading::plain(&kana);
    if let Some(long) = kana::with_long_marks(&kana) {
        reading.proposals.push(Proposal {
            field,
            text: long.into(),
            alternatives: Vec::new(),
        });
    }
    if let Some(name) = NAMES.iter().find(|name| name.kana == field) {
        reading.proposals.extend(romaji(name.roman, &kana));
        reading.hint = differs(answers.get(name.kanji), &kana);
    }
    reading
}

/// Looks at a name in kanji. Its text stays as it is, whatever it is.
pub(super) fn look_at(field: FieldId, typed: &str, answers: &Answers) -> Reading {
    let mut reading = Reading::plain(typed);
    if let Some(name) = NAMES.iter().find(|name| name.kanji == field) {
        reading.hint = if is_whole_name(typed) && answers.get(name.other).is_empty() {
            Some(Hint::NamesInOneBox)
        } else {
            differs(typed, &kana::full_width(answers.get(name.kana)))
        };
    }
    reading
}

/// Roman letters for a name in full-width katakana.
fn romaji(field: FieldId, kana: &str) -> Option<Proposal> {
    let spellings = romaji::spellings(kana);
    let (text, alternatives) = spellings.split_first()?;
    Some(Proposal {
        field,
        text: text.as_str().into(),
        alternatives: alternatives.iter().map(|s| s.as_str().into()).collect(),
    })
}

/// Full-width letters and signs to half-width ones; white space at the ends goes, in between one space stays. Case and
/// accents stay as they were typed.
fn half_width(typed: &str) -> String {
    let folded: String = typed
        .chars()
        .map(|c| match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
            // What the hyphen key gives while a Japanese input method is on.
            'ー' | '−' => '-',
            _ => c,
        })
        .collect();
    single_spaces(&folded, " ")
}

/// White space at the ends goes; in between every run of it becomes `space`.
fn single_spaces(text: &str, space: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(space)
}

/// Two words in kanji or kana, as when somebody puts 姓 and 名 into the first box.
fn is_whole_name(typed: &str) -> bool {
    let words: Vec<&str> = typed.split_whitespace().collect();
    words.len() == 2 && !typed.chars().any(|c| c.is_ascii_alphabetic() || c == '・')
}

/// Kana at the beginning or end of a name are read as they stand: さくら is サクラ, まり子 begins with マリ. Kana in
/// the middle are not looked at, since ヶ, ノ and ツ are read in several ways.
fn differs(name: &str, kana: &str) -> Option<Hint> {
    let (name, kana) = (kana::as_spoken(name), kana::as_spoken(kana));
    if kana.is_empty() || !kana.chars().all(kana::is_katakana) {
        return None;
    }
    let rest = name.trim_start_matches(kana::is_katakana);
    let begins = name.strip_suffix(rest).unwrap_or_default();
    if rest.is_empty() {
        return (!begins.is_empty() && begins != kana).then_some(Hint::KanaDiffers);
    }
    let before = rest.trim_end_matches(kana::is_katakana);
    let ends = rest.strip_prefix(before).unwrap_or_default();
    (!kana.starts_with(begins) || !kana.ends_with(ends)).then_some(Hint::KanaDiffers)
}

#[cfg(test)]
mod tests;
