//! Roman letters from kana by the rules for Japanese passports: 旅券法施行規則 第5条 and the Foreign Ministry's
//! ヘボン式ローマ字綴方表, as the passport offices publish them (for example
//! <https://www.city.niigata.lg.jp/kurashi/todokede/passport/hitsuyoshorui/hebon.html>, and for foreign names
//! <https://www.city.kishiwada.osaka.jp/soshiki/21/passport-hebon.html>).
//!
//! - ン is M before B, M and P; ッ doubles the consonant, and is T before CH.
//! - A long O or U is written once (オオノ ONO, ユウ YU), but オ at the end of a name stays (セノオ SENOO); ー is left out.
//! - A long O may be OH on request (OHNO), which is offered beside it.
//! - Kana with small vowels are spelled kana by kana: ティ is TEI, ファ is FUA.
//!
//! Whether a vowel is long cannot always be told from the kana (井ノ上 INOUE, 松浦 MATSUURA), so the spelling with every
//! vowel is offered too, and proposed where the words 上, 内 and 浦 are likely.

mod mora;

use mora::{Mora, morae};

/// How vowels that may be long, and kana with small vowels, are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Passport,
    LongOh,
    EveryVowel,
    AsSpoken,
}

/// The spelling by the rules, then the others that people use; nothing for what is not a name in katakana.
pub(super) fn spellings(kana: &str) -> Vec<String> {
    let mut spellings: Vec<String> = Vec::new();
    let Some(words) = words(kana) else {
        return spellings;
    };
    for style in [
        Style::Passport,
        Style::LongOh,
        Style::EveryVowel,
        Style::AsSpoken,
    ] {
        let spelling = spell(&words, style);
        if !spelling.is_empty() && !spellings.contains(&spelling) {
            spellings.push(spelling);
        }
    }
    spellings
}

/// A word, and what stands before it.
struct Word {
    separator: &'static str,
    morae: Vec<Mora>,
}

fn words(kana: &str) -> Option<Vec<Word>> {
    let mut words = Vec::new();
    let mut separator = "";
    let mut rest = kana;
    loop {
        let end = rest.find(|c| parting(c).is_some()).unwrap_or(rest.len());
        let (word, tail) = rest.split_at(end);
        if !word.is_empty() {
            words.push(Word {
                separator,
                morae: morae(word)?,
            });
        }
        let mut tail = tail.chars();
        let Some(next) = tail.next() else {
            return Some(words);
        };
        separator = if words.is_empty() {
            ""
        } else {
            parting(next).unwrap_or_default()
        };
        rest = tail.as_str();
    }
}

/// What parts two words, in roman letters.
fn parting(c: char) -> Option<&'static str> {
    match c {
        ' ' | '\u{3000}' | '・' => Some(" "),
        '゠' | '＝' => Some("-"),
        c if super::kana::is_hyphen(c) => Some("-"),
        _ => None,
    }
}

fn spell(words: &[Word], style: Style) -> String {
    let mut out = String::new();
    for word in words {
        out.push_str(word.separator);
        spell_word(&mut out, &word.morae, style);
    }
    out
}

fn spell_word(out: &mut String, morae: &[Mora], style: Style) {
    let mut long = false;
    for (place, mora) in morae.iter().enumerate() {
        let rest = morae.get(place + 1..).unwrap_or_default();
        let next = rest.first().map(|next| letters(next, style));
        match mora {
            Mora::Double => out.extend(doubled(next.unwrap_or_default())),
            Mora::N => out.push_str(if next.is_some_and(|n| n.starts_with(['B', 'M', 'P'])) {
                "M"
            } else {
                "N"
            }),
            Mora::Long => {}
            Mora::Vowel(vowel) if !long && may_be_long(out, place, *vowel, rest) => {
                long = true;
                match style {
                    Style::EveryVowel => out.push(*vowel),
                    Style::LongOh if out.ends_with('O') => out.push('H'),
                    _ => {}
                }
                continue;
            }
            _ => out.push_str(letters(mora, style)),
        }
        long = false;
    }
}

/// A vowel that can only make the one before it longer.
fn may_be_long(out: &str, place: usize, vowel: char, rest: &[Mora]) -> bool {
    if place == 0 {
        return false;
    }
    match vowel {
        'O' => out.ends_with('O') && !rest.is_empty(),
        'U' if out.ends_with("TSU") || out.ends_with("NO") => !begins_a_word(rest),
        'U' => out.ends_with(['O', 'U']),
        _ => false,
    }
}

/// ウエ 上, ウチ 内 and ウラ 浦 after ノ or ツ: イノウエ, キノウチ, マツウラ. `rest` is what follows ウ.
fn begins_a_word(rest: &[Mora]) -> bool {
    match rest.first() {
        Some(Mora::Vowel('E')) => true,
        Some(mora) => ["RA", "CHI"].contains(&letters(mora, Style::Passport)),
        None => false,
    }
}

/// The letters of one mora, alone.
fn letters(mora: &Mora, style: Style) -> &str {
    match mora {
        Mora::Vowel('A') => "A",
        Mora::Vowel('I') => "I",
        Mora::Vowel('U') => "U",
        Mora::Vowel('E') => "E",
        Mora::Vowel(_) => "O",
        Mora::Plain(letters) => letters,
        Mora::Foreign { spoken, .. } if style == Style::AsSpoken => spoken,
        Mora::Foreign { spelled, .. } => spelled,
        Mora::N => "N",
        Mora::Double | Mora::Long => "",
    }
}

/// What ッ is before these letters: nothing at the end of a word and before a vowel.
fn doubled(next: &str) -> Option<char> {
    if next.starts_with("CH") {
        return Some('T');
    }
    next.chars()
        .next()
        .filter(|first| !"AIUEO".contains(*first))
}
