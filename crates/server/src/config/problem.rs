//! What is wrong with a configuration: a code for the operator's message, and where.

/// Why a configuration cannot be used. The message key is `operator-config-` and [`ConfigProblem::code`].
#[derive(Debug, thiserror::Error)]
pub enum ConfigProblem {
    /// A file cannot be read.
    #[error("{file}: {source}")]
    Unreadable {
        /// Which, below the server's folder.
        file: String,
        /// Why.
        source: std::io::Error,
    },
    /// Not TOML, an unknown entry, or one of the wrong kind.
    #[error("{file}: {detail}")]
    Syntax {
        /// Which file.
        file: String,
        /// Line and reason, as the parser says it.
        detail: String,
    },
    /// An entry has a value that cannot be used.
    #[error("{entry}: {reason}")]
    Value {
        /// The entry, such as `form.fields`.
        entry: String,
        /// A code: `missing`, `duplicate`, `unknown`, `malformed`, `too_small`, `too_large`, `insecure`, and of
        /// conditions `itself`, `later`, `hidden`.
        reason: &'static str,
    },
}

impl ConfigProblem {
    /// The last part of the message key.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "unreadable",
            Self::Syntax { .. } => "syntax",
            Self::Value { .. } => "value",
        }
    }

    pub(super) fn value(entry: impl Into<String>, reason: &'static str) -> Self {
        Self::Value {
            entry: entry.into(),
            reason,
        }
    }
}
