//! What may stand in a text field, and how width is folded where width carries no meaning.
//!
//! Names are never normalised: what was typed is what is kept (F22). Folding is only for codes, addresses of
//! machines, e-mail addresses, numbers.

/// Why a text cannot be accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextProblem {
    /// Longer than allowed.
    TooLong {
        /// Characters allowed.
        limit: usize,
    },
    /// Holds a control character, a line break in a one-line field, or a character that changes the direction of text.
    ControlCharacter,
    /// Holds a pictograph that no name, address or number contains.
    Emoji,
}

/// Checks one line of text against length and forbidden characters.
///
/// # Errors
/// The first problem found, in the order of the variants.
pub fn check_line(text: &str, limit: usize) -> Result<(), TextProblem> {
    if text.chars().count() > limit {
        return Err(TextProblem::TooLong { limit });
    }
    if text.chars().any(is_forbidden_control) {
        return Err(TextProblem::ControlCharacter);
    }
    if text.chars().any(is_emoji) {
        return Err(TextProblem::Emoji);
    }
    Ok(())
}

/// Control characters (C0, C1, DEL), line and paragraph separators, direction overrides, BOM, noncharacters.
/// Variation selectors and joiners stay: names need them.
fn is_forbidden_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFFD}')
        || (c as u32 & 0xFFFE) == 0xFFFE
}

/// Pictographic blocks. Symbols that occur in real Japanese addresses (〒, ※, ①, 々, ㈱) are not among them.
fn is_emoji(c: char) -> bool {
    matches!(c,
        '\u{1F000}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}' | '\u{FE0F}' | '\u{20E3}' | '\u{E0020}'..='\u{E007F}')
}

/// Full-width ASCII to half-width, ideographic space to space, and the many hyphens to `-`.
#[must_use]
pub fn fold_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            '\u{3000}' | '\u{00A0}' => ' ',
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | 'ー' | 'ｰ' => '-',
            '。' | '｡' => '.',
            _ => c,
        })
        .collect()
}

/// [`fold_width`] without any white space.
#[must_use]
pub fn fold_compact(text: &str) -> String {
    fold_width(text)
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_rare_characters_pass() {
        for name in [
            "髙﨑",
            "𠮷田",
            "𡈽田",
            "葛\u{E0100}城",
            "O'Brien-Smith",
            "NGUYEN THI MINH KHAI",
            "ㇰㇱ",
            "〒100",
        ] {
            assert_eq!(check_line(name, 200), Ok(()), "{name}");
        }
    }

    #[test]
    fn controls_and_emoji_are_refused() {
        for (text, problem) in [
            ("a\u{0}b", TextProblem::ControlCharacter),
            ("a\nb", TextProblem::ControlCharacter),
            ("a\u{202E}b", TextProblem::ControlCharacter),
            ("😀", TextProblem::Emoji),
            ("abc", TextProblem::TooLong { limit: 2 }),
        ] {
            let limit = if text == "abc" { 2 } else { 200 };
            assert_eq!(check_line(text, limit), Err(problem), "{text:?}");
        }
    }

    #[test]
    fn width_folds_only_what_carries_no_meaning() {
        assert_eq!(fold_width("ＡＢＣ１２３－＠．　ー"), "ABC123-@. -");
        assert_eq!(fold_width("髙﨑ｶﾅ"), "髙﨑ｶﾅ");
        assert_eq!(fold_compact(" ａ ｂ　c "), "abc");
    }
}
