//! One language: its files, its messages, the variables each of them uses.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use fluent_syntax::parser;

use super::{Complaint, Kind, Variables};

/// File name → text of every `.ftl` file in `folder`.
///
/// # Errors
/// When the folder or a file cannot be read.
pub fn sources(folder: &Path) -> io::Result<BTreeMap<String, String>> {
    let mut sources = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        if name.ends_with(".ftl") {
            sources.insert(name.to_owned(), fs::read_to_string(&path)?);
        }
    }
    Ok(sources)
}

/// What one language says.
#[derive(Debug, Default)]
pub struct Catalog {
    /// Key → message. Terms stand here too, with their leading hyphen.
    pub messages: BTreeMap<String, Message>,
}

/// One message of one language.
#[derive(Debug)]
pub struct Message {
    /// `ja/general.ftl`
    pub file: String,
    /// The variables it uses itself.
    pub variables: Variables,
    /// Messages and terms it refers to.
    pub references: BTreeSet<String>,
}

/// Parses the files of `language`, adding what is wrong to `complaints`.
pub fn catalog(
    language: &str,
    sources: &BTreeMap<String, String>,
    complaints: &mut Vec<Complaint>,
) -> Catalog {
    let mut catalog = Catalog::default();
    for (name, text) in sources {
        let file = format!("{language}/{name}");
        let resource = match parser::parse(text.as_str()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                for error in errors {
                    let place = error.slice.clone().unwrap_or(error.pos);
                    let key = text.get(place.start..).and_then(key_at);
                    complaints.push(Complaint::new(&file, key, error.kind.to_string()));
                }
                resource
            }
        };
        for entry in resource.body {
            add(&mut catalog, &file, entry, complaints);
        }
    }
    catalog
}

fn add(catalog: &mut Catalog, file: &str, entry: Entry<&str>, complaints: &mut Vec<Complaint>) {
    let (key, pattern, has_attributes) = match entry {
        Entry::Message(message) => (
            message.id.name.to_owned(),
            message.value,
            !message.attributes.is_empty(),
        ),
        Entry::Term(term) => (
            format!("-{}", term.id.name),
            Some(term.value),
            !term.attributes.is_empty(),
        ),
        _ => return,
    };
    let mut complain = |what: String| complaints.push(Complaint::new(file, Some(&key), what));
    if !is_kebab_case(key.strip_prefix('-').unwrap_or(&key)) {
        complain("a key is written in small letters, digits and single hyphens".to_owned());
        return;
    }
    if has_attributes {
        complain("attributes are not used here; give the text a key of its own".to_owned());
    }
    if let Some(first) = catalog.messages.get(&key) {
        complain(format!(
            "defined a second time, first in i18n/{}",
            first.file
        ));
        return;
    }
    let mut uses = Uses::default();
    if let Some(pattern) = &pattern {
        uses.pattern(pattern);
    }
    for name in uses.variables.keys().filter(|name| !is_snake_case(name)) {
        complain(format!(
            "${name}: a variable is written in small letters, digits and underscores"
        ));
    }
    let message = Message {
        file: file.to_owned(),
        variables: uses.variables,
        references: uses.references,
    };
    catalog.messages.insert(key, message);
}

/// Collects what a pattern refers to.
#[derive(Default)]
struct Uses {
    variables: Variables,
    references: BTreeSet<String>,
}

impl Uses {
    fn variable(&mut self, name: &str, kind: Kind) {
        let known = self.variables.entry(name.to_owned()).or_insert(kind);
        *known = (*known).max(kind);
    }

    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline, Kind::Text),
            Expression::Select { selector, variants } => {
                let kind = if variants.iter().any(|variant| is_plural(&variant.key)) {
                    Kind::Number
                } else {
                    Kind::Text
                };
                self.inline(selector, kind);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>, kind: Kind) {
        match inline {
            InlineExpression::VariableReference { id } => self.variable(id.name, kind),
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::FunctionReference { arguments, .. } => {
                self.arguments(arguments, Kind::Number)
            }
            InlineExpression::MessageReference { id, .. } => {
                self.references.insert(id.name.to_owned());
            }
            InlineExpression::TermReference { id, arguments, .. } => {
                self.references.insert(format!("-{}", id.name));
                if let Some(arguments) = arguments {
                    self.arguments(arguments, Kind::Text);
                }
            }
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn arguments(&mut self, arguments: &CallArguments<&str>, kind: Kind) {
        for positional in &arguments.positional {
            self.inline(positional, kind);
        }
    }
}

/// Plural categories (CLDR) and numbers as variant keys make the selector a number.
fn is_plural(key: &VariantKey<&str>) -> bool {
    match key {
        VariantKey::NumberLiteral { .. } => true,
        VariantKey::Identifier { name } => matches!(*name, "zero" | "one" | "two" | "few" | "many"),
    }
}

/// The key with which a broken entry begins.
fn key_at(text: &str) -> Option<&str> {
    let line = text.lines().next()?;
    let key = line.split(|c: char| c == '=' || c.is_whitespace()).next()?;
    (!key.is_empty()).then_some(key)
}

fn is_kebab_case(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_lowercase())
        && key.split('-').all(|part| {
            !part.is_empty()
                && part
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        })
}

fn is_snake_case(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}
