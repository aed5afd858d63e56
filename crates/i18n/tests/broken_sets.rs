//! Sets of messages with one defect each, and the exact complaint that stops the build.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[allow(dead_code, reason = "the build script uses the rest")]
#[path = "../generator/mod.rs"]
mod generator;

use std::fs;

use generator::Kind;

/// Writes a set and loads it. Each file is `language/name` and its text.
fn load(files: &[(&str, &str)]) -> Result<generator::Set, Vec<String>> {
    let root = tempfile::tempdir().unwrap();
    for language in generator::LANGUAGES {
        fs::create_dir(root.path().join(language)).unwrap();
    }
    for (name, text) in files {
        fs::write(root.path().join(name), text).unwrap();
    }
    generator::load(root.path())
        .unwrap()
        .map_err(|list| list.iter().map(ToString::to_string).collect())
}

/// A set with the two given texts in `a.ftl`, and what must be said about it.
fn check(ja: &str, en: &str, complaints: &[&str]) {
    let found = load(&[("ja/a.ftl", ja), ("en/a.ftl", en)])
        .err()
        .unwrap_or_default();
    assert_eq!(found, complaints, "\nja:\n{ja}\nen:\n{en}");
}

#[test]
fn equal_languages_pass() {
    check("a-b = こんにちは { $name }", "a-b = Hello { $name }", &[]);
    check("-u = 証\na-b = { -u }へ", "a-b = To Akashi", &[]);
    check(
        "a = { $n }件",
        "a = { $n ->\n    [one] one\n   *[other] { $n }\n }",
        &[],
    );
    check("a = { b }\nb = { $x }", "a = { $x }\nb = { $x }", &[]);
}

#[test]
fn a_key_that_one_language_lacks() {
    check(
        "a = あ\nb = い",
        "a = A",
        &["i18n/en/a.ftl: b: missing in \"en\"; it stands in i18n/ja/a.ftl"],
    );
    check(
        "a = あ",
        "a = A\nb = B",
        &["i18n/ja/a.ftl: b: missing in \"ja\"; it stands in i18n/en/a.ftl"],
    );
}

#[test]
fn a_variable_that_one_language_lacks() {
    check(
        "a = { $name }様",
        "a = Dear graduate",
        &["i18n/en/a.ftl: a: $name is missing; \"ja\" uses it"],
    );
    check(
        "a = 証",
        "a = { $name }",
        &["i18n/ja/a.ftl: a: $name is missing; \"en\" uses it"],
    );
    check(
        "a = { $nmae }",
        "a = { $name }",
        &[
            "i18n/en/a.ftl: a: $nmae is missing; \"ja\" uses it",
            "i18n/ja/a.ftl: a: $name is missing; \"en\" uses it",
        ],
    );
    check(
        "a = { b }\nb = { $x }",
        "a = A\nb = { $x }",
        &["i18n/en/a.ftl: a: $x is missing; \"ja\" uses it"],
    );
}

#[test]
fn a_selector_without_default() {
    check(
        "a = { $n }",
        "a = { $n ->\n    [one] one\n    [two] two\n }",
        &[
            "i18n/en/a.ftl: a: The select expression must have a default variant",
            "i18n/en/a.ftl: a: missing in \"en\"; it stands in i18n/ja/a.ftl",
        ],
    );
}

#[test]
fn a_key_defined_twice() {
    check(
        "a = あ\na = い",
        "a = A",
        &["i18n/ja/a.ftl: a: defined a second time, first in i18n/ja/a.ftl"],
    );
    let two = load(&[
        ("ja/a.ftl", "a = あ"),
        ("ja/b.ftl", "a = い"),
        ("en/a.ftl", "a = A"),
    ]);
    assert_eq!(
        two.unwrap_err(),
        ["i18n/ja/b.ftl: a: defined a second time, first in i18n/ja/a.ftl"]
    );
}

#[test]
fn a_key_in_different_files() {
    let set = load(&[("ja/a.ftl", "a = あ"), ("en/b.ftl", "a = A")]);
    assert_eq!(
        set.unwrap_err(),
        ["i18n/en/b.ftl: a: stands in another file than in \"ja\" (a.ftl)"]
    );
}

#[test]
fn references_that_lead_nowhere() {
    check(
        "a = { b }",
        "a = A",
        &["i18n/ja/a.ftl: a: refers to b, which is not defined in this language"],
    );
    check(
        "a = { -u }",
        "a = A",
        &["i18n/ja/a.ftl: a: refers to -u, which is not defined in this language"],
    );
    check(
        "a = { b }\nb = { a }",
        "a = A\nb = B",
        &[
            "i18n/ja/a.ftl: a: refers to itself by way of b",
            "i18n/ja/a.ftl: b: refers to itself by way of a",
        ],
    );
}

#[test]
fn names_that_cannot_become_functions() {
    check(
        "aB = あ",
        "aB = A",
        &[
            "i18n/en/a.ftl: aB: a key is written in small letters, digits and single hyphens",
            "i18n/ja/a.ftl: aB: a key is written in small letters, digits and single hyphens",
        ],
    );
    check(
        "a = { $maxSize }",
        "a = { $maxSize }",
        &[
            "i18n/en/a.ftl: a: $maxSize: a variable is written in small letters, digits and underscores",
            "i18n/ja/a.ftl: a: $maxSize: a variable is written in small letters, digits and underscores",
        ],
    );
    check(
        "a = { $m }",
        "a = { $m }",
        &["i18n/ja/a.ftl: a: $m is a reserved word; choose another"],
    );
}

#[test]
fn text_that_is_not_fluent() {
    let found = load(&[("ja/a.ftl", "a = { $"), ("en/a.ftl", "a = A")]).unwrap_err();
    assert!(
        found
            .iter()
            .any(|line| line.starts_with("i18n/ja/a.ftl: a: Expected")),
        "{found:?}"
    );
}

#[test]
fn plural_forms_make_numbers_in_both_writers() {
    let files = [
        ("ja/a.ftl", "a-count = { $count }件、{ $name }様"),
        (
            "en/a.ftl",
            "a-count = { $count ->\n    [one] one\n   *[other] { $count }\n } for { $name } at `${'$'}`",
        ),
    ];
    let files = files.map(|(name, text)| (name, text.replace("${'$'}", "x")));
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    let set = load(&files).unwrap();
    let kinds: Vec<Kind> = set.messages["a-count"].values().copied().collect();
    assert_eq!(kinds, [Kind::Number, Kind::Text]);
    let typescript = generator::typescript::module(&set);
    assert!(
        typescript.contains("  'a-count': { count: number; name: string | number };\n"),
        "{typescript}"
    );
    assert!(typescript.contains("at \\`x\\`"), "{typescript}");
    let rust = generator::rust::module(&set);
    assert!(
        rust.contains("pub fn a_count<'a>(m: &Messages, count: impl Into<FluentValue<'a>>, "),
        "{rust}"
    );
    assert!(rust.contains("(\"a-count\", \"count\"),"), "{rust}");
}
