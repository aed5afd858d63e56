//! Writes the Rust module: one function per message, and the sources.

use std::fmt::Write as _;

use super::{Kind, Set, Variables};

/// The text of the module `akashi_i18n::text`.
pub fn module(set: &Set) -> String {
    let mut out = String::from("// Written by crates/i18n/build.rs.\n\n");
    for (key, variables) in &set.messages {
        function(&mut out, key, variables);
    }
    numbers(&mut out, set);
    sources(&mut out, set);
    out
}

fn function(out: &mut String, key: &str, variables: &Variables) {
    let name = key.replace('-', "_");
    let arguments: String = variables.keys().fold(String::new(), |all, name| {
        all + &format!(", {name}: impl Into<FluentValue<'a>>")
    });
    let lifetime = if variables.is_empty() { "" } else { "<'a>" };
    let _ = writeln!(
        out,
        "/// `{key}`\n#[must_use]\npub fn {name}{lifetime}(m: &Messages{arguments}) -> String {{"
    );
    if variables.is_empty() {
        let _ = writeln!(out, "    m.text(\"{key}\", None)\n}}\n");
        return;
    }
    let _ = writeln!(
        out,
        "    let mut args = FluentArgs::with_capacity({});",
        variables.len()
    );
    for name in variables.keys() {
        let _ = writeln!(out, "    args.set(\"{name}\", {name});");
    }
    let _ = writeln!(out, "    m.text(\"{key}\", Some(&args))\n}}\n");
}

/// Which variables are numbers, for callers that hold text only.
fn numbers(out: &mut String, set: &Set) {
    let _ = writeln!(out, "pub(crate) const NUMBERS: &[(&str, &str)] = &[");
    for (key, variables) in &set.messages {
        for (name, _) in variables.iter().filter(|(_, kind)| **kind == Kind::Number) {
            let _ = writeln!(out, "    (\"{key}\", \"{name}\"),");
        }
    }
    let _ = writeln!(out, "];\n");
}

fn sources(out: &mut String, set: &Set) {
    for (language, files) in &set.sources {
        let _ = writeln!(
            out,
            "pub(crate) const {}: &[&str] = &[",
            language.to_uppercase()
        );
        for name in files.keys() {
            let _ = writeln!(
                out,
                "    include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/../../i18n/{language}/{name}\")),"
            );
        }
        let _ = writeln!(out, "];\n");
    }
}
