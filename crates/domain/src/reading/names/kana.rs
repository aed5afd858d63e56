//! Kana as certificates want them: full-width katakana.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::compose;

use crate::kana;

/// Half-width katakana and hiragana to full-width katakana, voiced marks joined with their kana. White space at the
/// ends goes, in between one full-width space stays. A hyphen at the end of a word can only be ー.
pub(super) fn full_width(typed: &str) -> String {
    let mut out = String::with_capacity(typed.len());
    for c in typed.chars().flat_map(widened) {
        let joined = mark(c).and_then(|mark| compose(out.chars().next_back()?, mark));
        if let Some(joined) = joined {
            out.pop();
            out.push(joined);
        } else {
            out.push(kana::katakana(c));
        }
    }
    let words = super::single_spaces(&out, "\u{3000}");
    let words: Vec<String> = words.split('\u{3000}').map(ended).collect();
    words.join("\u{3000}")
}

/// The same with every hyphen after a kana as ー, if there is one. A double name such as スミス-ジョーンズ has a real
/// one, so this is offered and not done.
pub(super) fn with_long_marks(kana: &str) -> Option<String> {
    let mut long = String::with_capacity(kana.len());
    for c in kana.chars() {
        let after_kana = long.chars().next_back().is_some_and(is_katakana);
        long.push(if after_kana && is_hyphen(c) { 'ー' } else { c });
    }
    (long != kana).then_some(long)
}

/// For comparing: plain katakana without white space.
pub(super) fn as_spoken(text: &str) -> String {
    full_width(text)
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| {
            if matches!(c, 'ヵ' | 'ヶ') {
                c
            } else {
                kana::plain(c)
            }
        })
        .collect()
}

/// Full-width katakana with its long mark. ヵ and ヶ are not: in names they stand for カ, ガ or コ.
pub(super) fn is_katakana(c: char) -> bool {
    matches!(c, 'ァ'..='ヴ' | 'ヷ'..='ヺ' | 'ー' | 'ㇰ'..='ㇿ')
}

/// Hyphens and dashes of keyboards and input methods.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '－')
}

/// Half-width katakana as their full-width form; anything else as it is.
fn widened(c: char) -> impl Iterator<Item = char> {
    let narrow = matches!(c, '\u{FF61}'..='\u{FF9F}');
    let wide = narrow.then(|| std::iter::once(c).nfkc());
    let same = (!narrow).then_some(c);
    wide.into_iter().flatten().chain(same)
}

/// The combining form of a voiced or semi-voiced mark.
fn mark(c: char) -> Option<char> {
    match c {
        '\u{3099}' | '゛' => Some('\u{3099}'),
        '\u{309A}' | '゜' => Some('\u{309A}'),
        _ => None,
    }
}

/// A word whose last hyphen after a kana is ー.
fn ended(word: &str) -> String {
    match word.strip_suffix(is_hyphen) {
        Some(start) if start.ends_with(is_katakana) => format!("{start}ー"),
        _ => word.to_owned(),
    }
}
