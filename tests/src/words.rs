//! The words of the application, read from `i18n/` as they stand there: a journey presses on when a sentence is
//! written better.

use std::fs;

use crate::{Result, programs};

/// A language of the application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// 日本語
    Ja,
    /// English
    En,
}

impl Language {
    /// As a page and the folders of `i18n/` name it.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::En => "en",
        }
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Ja => Self::En,
            Self::En => Self::Ja,
        }
    }

    /// The message `key`, where it is one line without variables.
    ///
    /// # Errors
    /// When there is no such line.
    pub fn message(self, key: &str) -> Result<String> {
        for entry in fs::read_dir(programs::root().join("i18n").join(self.tag()))? {
            let path = entry?.path();
            if path.extension().is_none_or(|ending| ending != "ftl") {
                continue;
            }
            let text = fs::read_to_string(path)?;
            if let Some(found) = line(&text, key) {
                return Ok(found);
            }
        }
        Err(format!("{} has no line {key}", self.tag()).into())
    }
}

fn line(text: &str, key: &str) -> Option<String> {
    text.lines().find_map(|line| {
        let (name, value) = line.split_once('=')?;
        let value = value.trim();
        (name.trim_end() == key && !value.is_empty() && !value.contains('{'))
            .then(|| value.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_without_variables() {
        let text = "a-b = c = d\nlong =\n    more\nvaried = { $name }\n";
        assert_eq!(line(text, "a-b").as_deref(), Some("c = d"));
        for key in ["a", "long", "varied", "more"] {
            assert_eq!(line(text, key), None, "{key}");
        }
    }
}
