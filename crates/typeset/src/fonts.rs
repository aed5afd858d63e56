//! The embedded fonts, and which of them draws which part of a text.
//!
//! Fonts are chosen here, character by character, and not by the engine: it would draw the plain form of a kanji whose
//! variation selector a font does not know, which is another form of somebody's name.

use std::sync::LazyLock;

use ttf_parser::Face;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use unicode_segmentation::UnicodeSegmentation as _;

/// Noto Serif CJK: everyday characters, the variants of Adobe-Japan1, hangul, the letters of some of Europe.
static SERIF: &[u8] = include_bytes!(env!("AKASHI_FONT_SERIF"));
/// IPAmj Mincho: the kanji of the family registers, with the variants of Moji_Joho.
static MOJI_JOHO: &[u8] = include_bytes!(env!("AKASHI_FONT_MOJI_JOHO"));
/// DejaVu Serif: every other Latin letter, with any accents.
static LATIN: &[u8] = include_bytes!(env!("AKASHI_FONT_LATIN"));

/// A font as the engine takes it, and as it can be asked for single characters.
pub(crate) struct Embedded {
    pub(crate) font: Font,
    face: Face<'static>,
}

/// In order of preference.
pub(crate) static FONTS: LazyLock<Vec<Embedded>> = LazyLock::new(|| {
    let fonts = [SERIF, LATIN, MOJI_JOHO].map(|bytes| {
        // The first face of the collection is the Japanese one.
        let (font, face) = (
            Font::new(Bytes::new(bytes), 0)?,
            Face::parse(bytes, 0).ok()?,
        );
        Some(Embedded { font, face })
    });
    fonts.into_iter().flatten().collect()
});

pub(crate) static BOOK: LazyLock<LazyHash<FontBook>> = LazyLock::new(|| {
    let fonts = FONTS.iter().map(|embedded| &embedded.font);
    LazyHash::new(FontBook::from_fonts(fonts))
});

/// No embedded font has the character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MissingGlyph;

/// A part of a text, and the family that draws it.
#[derive(PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) family: &'static str,
    pub(crate) text: String,
}

/// Cuts `text` into parts that one font can draw: whole words where there is a font for the word, so that no letter
/// stands out in it, and characters where there is none.
///
/// # Errors
/// [`MissingGlyph`].
pub(crate) fn runs(text: &str) -> Result<Vec<Run>, MissingGlyph> {
    let mut runs: Vec<Run> = Vec::new();
    for word in text.split_inclusive([' ', '\u{3000}']) {
        if let Some(family) = family_of(word) {
            add(&mut runs, family, word);
            continue;
        }
        for character in word.graphemes(true) {
            add(
                &mut runs,
                family_of(character).ok_or(MissingGlyph)?,
                character,
            );
        }
    }
    Ok(runs)
}

fn add(runs: &mut Vec<Run>, family: &'static str, text: &str) {
    match runs.last_mut() {
        Some(run) if run.family == family => run.text.push_str(text),
        _ => runs.push(Run {
            family,
            text: text.to_owned(),
        }),
    }
}

/// The first font that can draw all of `text`.
fn family_of(text: &str) -> Option<&'static str> {
    let found = FONTS.iter().find(|embedded| draws(&embedded.face, text))?;
    Some(found.font.info().family.as_str())
}

fn draws(face: &Face<'_>, text: &str) -> bool {
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let glyph = match chars.next_if(|next| is_variation_selector(*next)) {
            Some(selector) => face.glyph_variation_index(c, selector),
            None => face.glyph_index(c),
        };
        if glyph.is_none_or(|glyph| glyph.0 == 0) {
            return false;
        }
    }
    true
}

const fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each part with the first letter of its family.
    fn shown(text: &str) -> Option<String> {
        let runs = runs(text).ok()?;
        let parts = runs
            .iter()
            .map(|run| format!("{}:{}", &run.family[..1], run.text));
        Some(parts.collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn both_fonts_are_there() {
        let families: Vec<&str> = FONTS
            .iter()
            .map(|f| f.font.info().family.as_str())
            .collect();
        assert_eq!(
            families,
            ["Noto Serif CJK JP", "DejaVu Serif", "IPAmjMincho"]
        );
    }

    #[test]
    fn names_find_their_fonts() {
        for (name, expected) in [
            ("髙﨑　一郎", "N:髙﨑　一郎"),
            ("𠮷田", "N:𠮷田"),
            ("NGUYEN THI MINH KHAI", "N:NGUYEN THI MINH KHAI"),
            ("Nguyễn Thị Ā ō", "N:Nguyễn Thị Ā ō"),
            ("神 神", "N:神 神"),
            // Adobe-Japan1 has this variant.
            ("葛\u{E0100}城", "N:葛\u{E0100}城"),
            ("𡈽田", "N:𡈽田"),
            // Moji_Joho has this kanji, and this variant; the other kanji of the word go with them.
            ("𠀁田　一郎", "I:𠀁田\u{3000} N:一郎"),
            ("渡邉\u{E010F}", "I:渡邉\u{E010F}"),
            ("NOVÁK ČAPEK", "N:NOVÁK  D:ČAPEK"),
            // Accents of their own.
            ("O\u{304}NO", "N:O\u{304}NO"),
            // No font has both: 张 as written in China, and a kanji of the registers.
            ("张𠀁", "N:张 I:𠀁"),
        ] {
            assert_eq!(shown(name).as_deref(), Some(expected), "{name}");
        }
    }

    #[test]
    fn what_no_font_can_draw_is_an_error() {
        // Devanagari; a variant nobody registered; a private character.
        for name in ["क", "一\u{E01EF}", "\u{E000}"] {
            assert_eq!(shown(name), None, "{}", name.escape_unicode());
        }
    }
}
