//! The invariants of `docs/ARCHITECTURE.md`: who may import what. The way of the data goes from left to right, and
//! nothing on the right knows anything on its left.

use std::fs;
use std::path::Path;

use super::manifest::{self, Manifest};
use super::source;
use crate::{Outcome, root};

/// A crate from outside (a trailing `*` stands for any ending) and the crates of ours that may import it.
const OUTSIDE: &[(&str, &[&str])] = &[
    ("tauri", &["akashi"]),
    ("tauri-*", &["akashi"]),
    ("wry", &["akashi"]),
    ("webkit2gtk", &["akashi"]),
    ("rfd", &["akashi"]),
    ("rusqlite", &["akashi-store", "akashi-server"]),
    ("refinery", &["akashi-store", "akashi-server"]),
    ("keyring", &["akashi-store"]),
    (
        "reqwest",
        &["akashi-sync", "akashi-server", "akashi-testkit"],
    ),
    ("axum", &["akashi-server", "akashi-testkit"]),
    ("axum-server", &["akashi-server", "akashi-testkit"]),
    ("ldap3", &["akashi-server"]),
    ("lettre", &["akashi-server"]),
    ("samael", &["akashi-server"]),
    ("typst", &["akashi-typeset"]),
    ("typst-*", &["akashi-typeset"]),
];

/// A crate of ours and those of ours it may import. Tests may import more.
const INSIDE: &[(&str, &[&str])] = &[
    ("akashi-domain", &[]),
    ("akashi-i18n", &["akashi-domain"]),
    ("akashi-documents", &[]),
    ("akashi-postal", &[]),
    ("akashi-protocol", &["akashi-domain"]),
    ("akashi-seal", &[]),
    ("akashi-store", &["akashi-domain", "akashi-seal"]),
    (
        "akashi-sync",
        &["akashi-domain", "akashi-protocol", "akashi-store"],
    ),
    (
        "akashi-app",
        &[
            "akashi-domain",
            "akashi-i18n",
            "akashi-documents",
            "akashi-postal",
            "akashi-protocol",
            "akashi-store",
            "akashi-sync",
        ],
    ),
    (
        "akashi-server",
        &[
            "akashi-domain",
            "akashi-i18n",
            "akashi-documents",
            "akashi-protocol",
            "akashi-seal",
            "akashi-typeset",
        ],
    ),
    ("akashi-typeset", &["akashi-domain", "akashi-i18n"]),
    ("akashi", &["akashi-app", "akashi-i18n"]),
    ("akashi-recorder", &[]),
    ("xtask", &[]),
];

/// The domain does no input or output and reads no clock.
const NOT_IN_DOMAIN: &[&str] = &[
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "SystemTime::now",
    "Timestamp::now",
    "Zoned::now",
];

/// # Errors
/// Every import that breaks an invariant.
pub fn check() -> Outcome {
    let mut broken = Vec::new();
    for manifest in manifest::all()? {
        outside(&manifest, &mut broken);
        inside(&manifest, &mut broken);
    }
    domain(&mut broken);
    platform(&mut broken);
    if broken.is_empty() {
        Ok(())
    } else {
        Err(broken.join("\n"))
    }
}

fn outside(manifest: &Manifest, broken: &mut Vec<String>) {
    for name in manifest.dependencies.union(&manifest.development) {
        let rule = OUTSIDE
            .iter()
            .find(|(pattern, _)| match pattern.strip_suffix('*') {
                Some(start) => name.starts_with(start),
                None => name == pattern,
            });
        if let Some((pattern, allowed)) = rule
            && !allowed.contains(&manifest.name.as_str())
        {
            broken.push(format!(
                "{}: {pattern} only in {}",
                manifest.folder.display(),
                allowed.join(", ")
            ));
        }
    }
}

fn inside(manifest: &Manifest, broken: &mut Vec<String>) {
    let Some((_, allowed)) = INSIDE.iter().find(|(name, _)| *name == manifest.name) else {
        return;
    };
    for name in manifest
        .dependencies
        .iter()
        .filter(|name| name.starts_with("akashi"))
    {
        if !allowed.contains(&name.as_str()) {
            broken.push(format!(
                "{}: must not import {name}",
                manifest.folder.display()
            ));
        }
    }
}

fn domain(broken: &mut Vec<String>) {
    for path in root::files(Path::new("crates/domain/src"), &[".rs"]) {
        let text = fs::read_to_string(&path).unwrap_or_default();
        for (number, line) in source::code(source::Kind::Rust, &text) {
            for name in NOT_IN_DOMAIN.iter().filter(|name| line.contains(**name)) {
                broken.push(format!(
                    "{}:{number}: no {name} in the domain",
                    path.display()
                ));
            }
        }
    }
}

/// Only one folder of the user interface knows the window it runs in.
fn platform(broken: &mut Vec<String>) {
    for path in root::files(Path::new("ui/src"), &[".ts", ".svelte", ".js"]) {
        if path.starts_with("ui/src/lib/platform") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap_or_default();
        for (index, _) in text
            .lines()
            .enumerate()
            .filter(|(_, line)| line.contains("@tauri-apps/"))
        {
            broken.push(format!(
                "{}:{}: @tauri-apps/* only in ui/src/lib/platform",
                path.display(),
                index + 1
            ));
        }
    }
}
