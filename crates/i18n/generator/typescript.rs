//! Writes the TypeScript module of the user interface: the keys with the types of their arguments, the sources, and
//! one typed function.

use std::fmt::Write as _;

use super::{Kind, Set, Variables};

/// Files whose sentences no view shows: mails, pages and programs of the server, title and menu of the window. The view
/// is read and parsed at every start, so it carries its own sentences only.
const ELSEWHERE: [&str; 5] = [
    "landing.ftl",
    "mails.ftl",
    "operator-checks.ftl",
    "operator.ftl",
    "shell.ftl",
];

/// The text of `ui/src/lib/generated/messages.ts`.
pub fn module(set: &Set) -> String {
    let mut out = String::from(HEAD);
    arguments(&mut out, set);
    numbers(&mut out, set);
    sources(&mut out, set);
    out.push_str(TAIL);
    out
}

/// The messages of the view.
fn messages(set: &Set) -> impl Iterator<Item = (&String, &Variables)> {
    let elsewhere = |key: &str| {
        let file = set.files.get(key).map_or("", String::as_str);
        ELSEWHERE.iter().any(|name| file.ends_with(name))
    };
    set.messages.iter().filter(move |(key, _)| !elsewhere(key))
}

fn arguments(out: &mut String, set: &Set) {
    out.push_str(
        "/** Every message with the arguments it takes. */\nexport interface MessageArguments {\n",
    );
    for (key, variables) in messages(set) {
        let list: Vec<String> = variables
            .iter()
            .map(|(name, kind)| match kind {
                Kind::Text => format!("{name}: string | number"),
                Kind::Number => format!("{name}: number"),
            })
            .collect();
        let shape = if list.is_empty() {
            "Record<never, never>".to_owned()
        } else {
            format!("{{ {} }}", list.join("; "))
        };
        let _ = writeln!(out, "  '{key}': {shape};");
    }
    out.push_str("}\n\n");
}

fn numbers(out: &mut String, set: &Set) {
    out.push_str("const numbers: Record<string, readonly string[] | undefined> = {\n");
    for (key, variables) in messages(set) {
        let names: Vec<String> = variables
            .iter()
            .filter(|(_, kind)| **kind == Kind::Number)
            .map(|(name, _)| format!("'{name}'"))
            .collect();
        if !names.is_empty() {
            let _ = writeln!(out, "  '{key}': [{}],", names.join(", "));
        }
    }
    out.push_str("};\n\n");
}

fn sources(out: &mut String, set: &Set) {
    out.push_str("/** The Fluent sources of each language. */\nexport const sources: Record<Language, string> = {\n");
    for (language, files) in &set.sources {
        let text: String = files
            .iter()
            .filter(|(name, _)| !ELSEWHERE.contains(&name.as_str()))
            .fold(String::new(), |all, (_, file)| {
                all + file.trim_end() + "\n\n"
            });
        let _ = writeln!(out, "  {language}: `{}`,", escape(text.trim_end()));
    }
    out.push_str("};\n");
}

/// Escapes what a template literal would read.
fn escape(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('`', "\\`")
        .replace("${", "\\${")
}

const HEAD: &str = "// Written by `cargo xtask codegen` from the files under i18n/. Do not edit.
import { FluentBundle, FluentNumber, FluentResource, type FluentVariable } from '@fluent/bundle';

/** The languages that every message exists in. */
export type Language = 'ja' | 'en';

/** A key of a message. */
export type MessageKey = keyof MessageArguments;

/** The arguments of a message; none where it takes none. */
export type Arguments<K extends MessageKey> = keyof MessageArguments[K] extends never
  ? []
  : [args: MessageArguments[K]];

/** The text of a message in a language chosen elsewhere. */
export type Translate = <K extends MessageKey>(key: K, ...args: Arguments<K>) => string;

";

const TAIL: &str = "
type Values = Readonly<Record<string, string | number>>;

const bundles = new Map<Language, FluentBundle>();

function bundle(language: Language): FluentBundle {
  const known = bundles.get(language);
  if (known) return known;
  const made = new FluentBundle(language, { useIsolating: false });
  made.addResource(new FluentResource(sources[language]));
  bundles.set(language, made);
  return made;
}

/** Whether a text that came from elsewhere (an error code, say) is the key of a message. */
export function isMessageKey(key: string): key is MessageKey {
  return bundle('ja').hasMessage(key);
}

/** The text of a message in `language`. */
export function translate<K extends MessageKey>(language: Language, key: K, ...args: Arguments<K>): string {
  return format(language, key, (args as readonly Values[])[0]) ?? key;
}

/** As `translate`, for a key and arguments known only at run time; `undefined` where there is no such message. */
export function format(language: Language, key: string, args: Values = {}): string | undefined {
  const made = bundle(language);
  const message = made.getMessage(key);
  if (!message?.value) return undefined;
  const values = Object.entries(args).map(([name, value]) => [name, variable(key, name, value)] as const);
  return made.formatPattern(message.value, Object.fromEntries(values), []);
}

// Numbers are shown as in the Rust programs: without grouping, so that a year stays a year.
function variable(key: string, name: string, value: string | number): FluentVariable {
  const counted = typeof value === 'number' || numbers[key]?.includes(name);
  return counted ? new FluentNumber(Number(value), { useGrouping: false }) : value;
}
";
