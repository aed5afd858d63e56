//! No sentence for people outside `i18n/`. In code it shows by its Japanese characters, in markup by any word.

use std::fs;
use std::path::Path;

use super::markup;
use super::source::{self, Kind};
use crate::{Outcome, root};

/// Files in which Japanese characters are rules or data, not sentences. Each with its reason.
const RULES_AND_DATA: &[(&str, &str)] = &[
    ("ui/src/lib/generated/", "written by codegen from i18n/"),
    ("crates/testkit/", "fixtures of the tests"),
    (
        "crates/domain/src/",
        "conversion tables and the default lists of a university; the domain shows nothing",
    ),
    (
        "crates/postal/examples/",
        "the words of Japan Post's entries that are not addresses",
    ),
    (
        "crates/server/src/init/",
        "the university's own configuration and terms, as samples to be edited",
    ),
];

/// # Errors
/// Every line with Japanese text in it.
pub fn check() -> Outcome {
    let mut found = Vec::new();
    for (folder, endings) in [
        ("ui/src", [".ts", ".svelte"].as_slice()),
        ("crates", &[".rs"]),
        ("src-tauri/src", &[".rs"]),
    ] {
        for path in root::files(Path::new(folder), endings) {
            if !is_exempt(&path) {
                lines(&path, &mut found);
            }
        }
    }
    if found.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "move these sentences to i18n/ja and i18n/en:\n{}",
            found.join("\n")
        ))
    }
}

fn is_exempt(path: &Path) -> bool {
    let shown = path.to_string_lossy().replace('\\', "/");
    let is_test = shown.contains("/tests/")
        || shown.ends_with("/tests.rs")
        || shown.contains(".test.")
        || shown.contains(".spec.");
    is_test
        || RULES_AND_DATA
            .iter()
            .any(|(start, _)| shown.starts_with(start))
}

fn lines(path: &Path, found: &mut Vec<String>) {
    let kind = match path.extension().and_then(|ending| ending.to_str()) {
        Some("rs") => Kind::Rust,
        Some("svelte") => Kind::Svelte,
        _ => Kind::TypeScript,
    };
    let text = fs::read_to_string(path).unwrap_or_default();
    for (number, line) in source::code(kind, &text) {
        if is_sentence(&line) {
            found.push(format!("{}:{number}: {}", path.display(), line.trim()));
        }
    }
    if kind == Kind::Svelte {
        found.extend(
            markup::words(&text)
                .into_iter()
                .map(|(number, words)| format!("{}:{number}: {words}", path.display())),
        );
    }
}

/// Two Japanese letters beside each other. A single one is a rule about that letter.
fn is_sentence(line: &str) -> bool {
    let letters: Vec<bool> = line.chars().map(is_japanese).collect();
    letters
        .windows(2)
        .any(|pair| pair.iter().all(|letter| *letter))
}

/// Hiragana, katakana (half width too) and kanji.
fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{4e00}'..='\u{9fff}' | '\u{ff66}'..='\u{ff9d}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_sentences() {
        let cases = [
            ("let a = \"戻る\";", true),
            ("if c == 'ー' {", false),
            ("'ァ'..='ヺ'", false),
            ("\"Back\"", false),
            ("ﾃｽﾄ", true),
        ];
        for (line, expected) in cases {
            assert_eq!(is_sentence(line), expected, "{line}");
        }
    }
}
