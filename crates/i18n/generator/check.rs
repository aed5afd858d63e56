//! The languages beside each other: same files, same keys, same variables.

use std::collections::{BTreeMap, BTreeSet};

use super::read::{Catalog, catalog};
use super::{Complaint, Kind, LANGUAGES, Set, Variables};

/// Parses all sources and compares the languages.
///
/// # Errors
/// Everything that is wrong, sorted by file and key.
pub fn check(
    sources: BTreeMap<&'static str, BTreeMap<String, String>>,
) -> Result<Set, Vec<Complaint>> {
    let mut complaints = Vec::new();
    let mut catalogs = BTreeMap::new();
    for (language, files) in &sources {
        let catalog = catalog(language, files, &mut complaints);
        resolve_all(&catalog, &mut complaints);
        catalogs.insert(*language, catalog);
    }
    let mut set = Set {
        sources,
        messages: BTreeMap::new(),
        files: BTreeMap::new(),
    };
    let keys: BTreeSet<&String> = catalogs
        .values()
        .flat_map(|c| c.messages.keys())
        .filter(|key| !key.starts_with('-'))
        .collect();
    for key in keys {
        if let Some((file, variables)) = compare(key, &catalogs, &mut complaints) {
            set.messages.insert(key.clone(), variables);
            set.files.insert(key.clone(), file);
        }
    }
    complaints.sort();
    complaints.dedup();
    if complaints.is_empty() {
        Ok(set)
    } else {
        Err(complaints)
    }
}

/// Compares one key in all languages; its file name and variables, as far as they agree.
fn compare(
    key: &str,
    catalogs: &BTreeMap<&str, Catalog>,
    complaints: &mut Vec<Complaint>,
) -> Option<(String, Variables)> {
    let (home, file) = home(key, catalogs)?;
    let mut found: BTreeMap<&str, Variables> = BTreeMap::new();
    for language in LANGUAGES {
        let Some((catalog, message)) = catalogs
            .get(language)
            .and_then(|c| Some((c, c.messages.get(key)?)))
        else {
            let what = format!("missing in \"{language}\"; it stands in i18n/{home}/{file}");
            complaints.push(Complaint::new(
                format!("{language}/{file}"),
                Some(key),
                what,
            ));
            continue;
        };
        if file_name(&message.file) != file {
            let what = format!("stands in another file than in \"{home}\" ({file})");
            complaints.push(Complaint::new(&message.file, Some(key), what));
        }
        found.insert(language, resolve(key, catalog));
    }
    let mut all = Variables::new();
    for (name, kind) in found.values().flatten() {
        let known = all.entry(name.clone()).or_insert(*kind);
        *known = (*known).max(*kind);
    }
    for (language, variables) in &found {
        for name in all.keys().filter(|name| !variables.contains_key(*name)) {
            let other = found
                .iter()
                .find(|(_, v)| v.contains_key(name))
                .map_or("", |(language, _)| *language);
            let what = format!("${name} is missing; \"{other}\" uses it");
            complaints.push(Complaint::new(
                format!("{language}/{file}"),
                Some(key),
                what,
            ));
        }
    }
    reserved(key, &file, &all, complaints);
    Some((file, all))
}

/// The first language that has `key`, and the name of its file there.
fn home<'a>(key: &str, catalogs: &BTreeMap<&'a str, Catalog>) -> Option<(&'a str, String)> {
    LANGUAGES.iter().find_map(|language| {
        let (language, catalog) = catalogs.get_key_value(*language)?;
        let message = catalog.messages.get(key)?;
        Some((*language, file_name(&message.file).to_owned()))
    })
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Names that the generated Rust functions cannot carry.
fn reserved(key: &str, file: &str, variables: &Variables, complaints: &mut Vec<Complaint>) {
    const WORDS: [&str; 8] = ["m", "self", "crate", "super", "type", "match", "ref", "use"];
    for name in variables
        .keys()
        .filter(|name| WORDS.contains(&name.as_str()))
    {
        complaints.push(Complaint::new(
            format!("ja/{file}"),
            Some(key),
            format!("${name} is a reserved word; choose another"),
        ));
    }
    if WORDS.contains(&key) {
        complaints.push(Complaint::new(
            format!("ja/{file}"),
            Some(key),
            "is a reserved word; put its area in front",
        ));
    }
}

/// The variables of `key`, those of the messages it refers to included.
fn resolve(key: &str, catalog: &Catalog) -> Variables {
    let mut variables = Variables::new();
    let mut seen = BTreeSet::new();
    let mut open = vec![key.to_owned()];
    while let Some(key) = open.pop() {
        let Some(message) = catalog.messages.get(&key) else {
            continue;
        };
        if !seen.insert(key) {
            continue;
        }
        for (name, kind) in &message.variables {
            let known = variables.entry(name.clone()).or_insert(Kind::Text);
            *known = (*known).max(*kind);
        }
        open.extend(message.references.iter().cloned());
    }
    variables
}

/// Every reference must lead somewhere in the same language, and not back to itself.
fn resolve_all(catalog: &Catalog, complaints: &mut Vec<Complaint>) {
    for (key, message) in &catalog.messages {
        for reference in &message.references {
            if !catalog.messages.contains_key(reference) {
                let what = format!("refers to {reference}, which is not defined in this language");
                complaints.push(Complaint::new(&message.file, Some(key), what));
            } else if reaches(catalog, reference, key) {
                complaints.push(Complaint::new(
                    &message.file,
                    Some(key),
                    format!("refers to itself by way of {reference}"),
                ));
            }
        }
    }
}

fn reaches(catalog: &Catalog, from: &str, to: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![from];
    while let Some(key) = open.pop() {
        if key == to {
            return true;
        }
        if let Some(message) = catalog.messages.get(key)
            && seen.insert(key)
        {
            open.extend(message.references.iter().map(String::as_str));
        }
    }
    false
}
