//! The spellings of a day or month: which numbers were written, and with which era. Whether they make a day is
//! decided elsewhere.

use unicode_normalization::UnicodeNormalization;

use super::era::Era;
use super::numerals::{Number, number};
use crate::text::fold_width;

/// What was written.
#[derive(Clone, Copy)]
pub(super) struct Spelling {
    pub era: Option<Era>,
    pub year: Number,
    pub month: u16,
    pub day: Option<u16>,
}

/// Eras as they are written, the longer ones first. `㍻` and its kin are unfolded before.
const ERAS: [(&str, Era); 20] = [
    ("明治", Era::Meiji),
    ("大正", Era::Taisho),
    ("昭和", Era::Showa),
    ("平成", Era::Heisei),
    ("令和", Era::Reiwa),
    ("meiji", Era::Meiji),
    ("taisho", Era::Taisho),
    ("showa", Era::Showa),
    ("heisei", Era::Heisei),
    ("reiwa", Era::Reiwa),
    ("明", Era::Meiji),
    ("大", Era::Taisho),
    ("昭", Era::Showa),
    ("平", Era::Heisei),
    ("令", Era::Reiwa),
    ("m", Era::Meiji),
    ("t", Era::Taisho),
    ("s", Era::Showa),
    ("h", Era::Heisei),
    ("r", Era::Reiwa),
];

/// Months as passports and people who write English spell them: the first three letters decide.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Reads the numbers of a day or month, or `None` where the text is neither.
pub(super) fn spelling(typed: &str) -> Option<Spelling> {
    // Compatibility forms carry no meaning in a date: full width, ㍻, ㋿, ⽉.
    let folded: String = fold_width(&typed.nfkc().collect::<String>())
        .to_lowercase()
        .replace('ō', "o");
    let text = Text(folded.trim());
    english(text).or_else(|| year_first(text))
}

/// `平成11年9月9日`, `1999/9/9`, `19990909`, `H27.3`.
fn year_first(mut text: Text<'_>) -> Option<Spelling> {
    text.skip("西暦");
    text.spaces();
    let era = ERAS
        .into_iter()
        .find_map(|(name, era)| text.skip(name).then_some(era));
    if era.is_some() {
        text.between("");
    }
    let year = if era.is_some() && text.skip("元") {
        Number::ONE
    } else {
        text.number()?
    };
    if text.is_end() {
        return run_together(year, era);
    }
    if !text.between("年") {
        return None;
    }
    let month = text.number()?.short()?;
    let separated = text.between("月");
    let day = match text.number() {
        Some(day) if separated => Some(day.short()?),
        Some(_) => return None,
        None => None,
    };
    text.end_of_day();
    let spelling = Spelling {
        era,
        year,
        month,
        day,
    };
    text.is_end().then_some(spelling)
}

/// Digits without anything between: a Western year of four digits, an era's of one or two.
fn run_together(digits: Number, era: Option<Era>) -> Option<Spelling> {
    let western = |read: &Spelling| (1800..=2199).contains(&read.year.value);
    match (era.is_some(), digits.digits) {
        (true, 5 | 6) => parts(digits, digits.digits - 4, true, era),
        (true, 3 | 4) => parts(digits, digits.digits - 2, false, era),
        (false, 8) => parts(digits, 4, true, None).filter(western),
        // 201503, or 990909 with the century left out.
        (false, 6) => parts(digits, 4, false, None)
            .filter(|read| western(read) && read.month <= 12)
            .or_else(|| parts(digits, 2, true, None)),
        _ => None,
    }
}

fn parts(digits: Number, year_digits: u8, has_day: bool, era: Option<Era>) -> Option<Spelling> {
    let (rest, day) = if has_day {
        (digits.value / 100, u16::try_from(digits.value % 100).ok())
    } else {
        (digits.value, None)
    };
    Some(Spelling {
        era,
        year: Number {
            value: rest / 100,
            digits: year_digits,
        },
        month: u16::try_from(rest % 100).ok()?,
        day,
    })
}

/// `8 January 1989`, `08 JAN 1989`, `January 8, 1989`, `March 2015`. The year stands last and is a Western one.
fn english(mut text: Text<'_>) -> Option<Spelling> {
    let before = text.number();
    text.between("");
    let month = text.month()?;
    text.between("");
    let next = text.number()?;
    text.between("");
    let (day, year) = match (before, text.number()) {
        (Some(day), None) => (Some(day.short()?), next),
        (None, Some(year)) => (Some(next.short()?), year),
        (None, None) => (None, next),
        (Some(_), Some(_)) => return None,
    };
    let spelling = Spelling {
        era: None,
        year,
        month,
        day,
    };
    (text.is_end() && year.digits == 4).then_some(spelling)
}

/// What is left to read.
#[derive(Clone, Copy)]
struct Text<'a>(&'a str);

impl Text<'_> {
    fn is_end(self) -> bool {
        self.0.is_empty()
    }

    fn skip(&mut self, word: &str) -> bool {
        let rest = self.0.strip_prefix(word);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    fn spaces(&mut self) {
        self.0 = self.0.trim_start();
    }

    fn number(&mut self) -> Option<Number> {
        let (number, rest) = number(self.0)?;
        self.0 = rest;
        Some(number)
    }

    fn month(&mut self) -> Option<u16> {
        let letters = self.0.chars().take_while(char::is_ascii_alphabetic).count();
        let (word, rest) = self.0.split_at_checked(letters)?;
        let index = MONTHS
            .iter()
            .position(|name| letters >= 3 && name.starts_with(word))?;
        self.0 = rest;
        u16::try_from(index + 1).ok()
    }

    /// What stands between two numbers: `word` or one separator, with spaces around; spaces alone will do.
    fn between(&mut self, word: &str) -> bool {
        let before = self.0.len();
        self.spaces();
        let skipped = !word.is_empty() && self.skip(word);
        if !skipped {
            self.0 = self
                .0
                .strip_prefix(['/', '-', '.', ',', '・', '、'])
                .unwrap_or(self.0);
        }
        self.spaces();
        self.0.len() < before
    }

    /// 平成元年1月8日生, as identity cards print it.
    fn end_of_day(&mut self) {
        self.spaces();
        self.skip("日");
        self.spaces();
        if !self.skip("生まれ") {
            self.skip("生");
        }
    }
}
