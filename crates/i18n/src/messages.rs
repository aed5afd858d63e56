//! The messages of one language, ready to be formatted.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use akashi_domain::diagnosis::Mark;
use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource, FluentValue};

use crate::{Language, text};

static JA: LazyLock<Messages> = LazyLock::new(|| Messages::read(Language::Ja));
static EN: LazyLock<Messages> = LazyLock::new(|| Messages::read(Language::En));

/// The messages of one language. Cheap to ask from several threads; each language is read once, when it is first asked
/// for, which takes milliseconds.
///
/// Isolation marks (U+2068, U+2069) are off: these texts also end up in mails, documents and file names, where the
/// marks would be visible or break a search.
pub struct Messages {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Messages {
    /// The messages of `language`.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Ja => &JA,
            Language::En => &EN,
        }
    }

    /// Reads the sources compiled into this program.
    fn read(language: Language) -> Self {
        let (tag, sources) = match language {
            Language::Ja => ("ja", text::JA),
            Language::En => ("en", text::EN),
        };
        let mut bundle = FluentBundle::new_concurrent(vec![tag.parse().unwrap_or_default()]);
        bundle.set_use_isolating(false);
        // Neither of these can fail: the build refuses sources that do not parse or define a key twice, and the
        // bundle is empty when the built-in function is added.
        let _ = bundle.add_builtins();
        for source in sources {
            let resource =
                FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(parsed, _)| parsed);
            let _ = bundle.add_resource(resource);
        }
        Self { language, bundle }
    }

    /// The language these messages are in.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The text of a message whose key is known only at run time (an error code, say); `None` where there is no such
    /// message. Arguments that the message counts with are read as numbers.
    #[must_use]
    pub fn format(&self, key: &str, args: &BTreeMap<String, String>) -> Option<String> {
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            let value = if text::NUMBERS.contains(&(key, name.as_str())) {
                FluentValue::try_number(value)
            } else {
                FluentValue::from(value.as_str())
            };
            values.set(name.as_str(), value);
        }
        self.pattern(key, Some(&values))
    }

    /// The keys that begin with `prefix`, without it.
    pub fn keys(prefix: &str) -> impl Iterator<Item = &'static str> {
        let lines = text::EN.iter().flat_map(|source| source.lines());
        lines.filter_map(move |line| line.split_once(" =")?.0.strip_prefix(prefix))
    }

    /// The name of a mark of a diagnostic code, among those of the messages that begin with `prefix`; in keys a hyphen
    /// stands for `_`.
    #[must_use]
    pub fn name_of(mark: Mark, prefix: &str) -> Option<String> {
        Self::keys(prefix)
            .map(|key| key.replace('-', "_"))
            .find(|name| Mark::of(name) == mark)
    }

    /// The text of a message that the build has shown to exist.
    pub(crate) fn text(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        self.pattern(key, args).unwrap_or_else(|| key.to_owned())
    }

    fn pattern(&self, key: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        // An argument that is not there shows as {$name}; the typed functions cannot cause that.
        let mut errors = Vec::new();
        Some(
            self.bundle
                .format_pattern(pattern, args, &mut errors)
                .into_owned(),
        )
    }
}

impl fmt::Debug for Messages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Messages")
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}
