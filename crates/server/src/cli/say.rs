//! What the command line says, in the language of the environment.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::io::{self, Write as _};
use std::process::ExitCode;

use akashi_domain::Language;
use akashi_i18n::Messages;

use crate::operator::Said;
use crate::operator::doctor::Finding;

/// Speaks to the operator.
#[derive(Debug)]
pub(super) struct Speaker(&'static Messages);

impl Speaker {
    /// In the language of `LC_ALL`, `LC_MESSAGES` or `LANG`; English where they name neither of ours, since that is
    /// what a console without a locale can show.
    pub(super) fn from_environment() -> Self {
        let language = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
            .and_then(|value| Language::from_tag(&value))
            .unwrap_or(Language::En);
        Self(Messages::of(language))
    }

    /// Something went as it should.
    pub(super) fn tell(&self, key: &str, args: &[(&str, &dyn Display)]) {
        self.print(&self.text(key, args));
    }

    /// Something did not.
    pub(super) fn complain(&self, key: &str, args: &[(&str, &dyn Display)]) {
        let _ = writeln!(io::stderr(), "{}", self.text(key, args));
    }

    /// Text that is no sentence.
    pub(super) fn print(&self, text: &str) {
        let _ = writeln!(io::stdout(), "{text}");
    }

    /// Sentences of a command that worked.
    pub(super) fn said_all(&self, said: &[Said]) -> ExitCode {
        for sentence in said {
            self.print(&sentence.text(self.0));
        }
        ExitCode::SUCCESS
    }

    /// The sentence of one that did not.
    pub(super) fn said_wrong(&self, said: &Said) -> ExitCode {
        let _ = writeln!(io::stderr(), "{}", said.text(self.0));
        ExitCode::FAILURE
    }

    /// A line of the doctor's.
    pub(super) fn finding(&self, finding: &Finding) {
        let severity = Said::new(finding.severity.key()).text(self.0);
        self.print(&format!("[{severity}] {}", finding.said.text(self.0)));
    }

    /// A text known only at run time.
    pub(super) fn text(&self, key: &str, args: &[(&str, &dyn Display)]) -> String {
        let args: BTreeMap<String, String> = args
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.to_string()))
            .collect();
        self.0.format(key, &args).unwrap_or_else(|| key.to_owned())
    }
}
