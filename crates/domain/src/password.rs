//! The rule for passwords (S075 and the table of decisions), as a policy object with a result per rule.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::limits;

/// What a password must be. The default is S075 with our additions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(default)]
pub struct PasswordPolicy {
    /// Fewest characters.
    pub min_chars: usize,
    /// Most characters, never above [`limits::PASSWORD_CHARS`].
    pub max_chars: usize,
    /// Must it hold A–Z, a–z and 0–9?
    pub three_classes: bool,
    /// Are only half-width letters and digits allowed?
    pub alphanumeric_only: bool,
}

impl Default for PasswordPolicy {
    fn default() -> Self {
        Self {
            min_chars: 8,
            max_chars: limits::PASSWORD_CHARS,
            three_classes: true,
            alphanumeric_only: true,
        }
    }
}

/// A single rule, shown as a live tick.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum PasswordRule {
    /// Long enough, and not too long.
    Length,
    /// An upper-case letter.
    UpperCase,
    /// A lower-case letter.
    LowerCase,
    /// A digit.
    Digit,
    /// Nothing but half-width letters and digits.
    Alphanumeric,
    /// Not among the most common passwords.
    NotCommon,
    /// Neither the mail address, its local part, nor a student number.
    NotPersonal,
    /// Not the password (for the second password).
    DiffersFromOther,
    /// Not the initial or the present one; only the server can tell.
    NotUsedBefore,
}

/// A rule, and whether the password keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct RuleOutcome {
    /// The rule.
    pub rule: PasswordRule,
    /// Kept?
    pub kept: bool,
}

impl PasswordPolicy {
    /// Every rule of this policy with its outcome, in a fixed order. `personal` are texts the password must not equal
    /// (compared without case); `other` is the other password of the same person, where it must differ.
    #[must_use]
    pub fn check(
        &self,
        password: &str,
        personal: &[&str],
        other: Option<&str>,
    ) -> Vec<RuleOutcome> {
        let chars = password.chars().count();
        let max = self.max_chars.min(limits::PASSWORD_CHARS);
        let mut outcomes = Vec::with_capacity(8);
        let mut add = |rule, kept| outcomes.push(RuleOutcome { rule, kept });
        add(
            PasswordRule::Length,
            chars >= self.min_chars && chars <= max,
        );
        if self.three_classes {
            add(
                PasswordRule::UpperCase,
                password.chars().any(|c| c.is_ascii_uppercase()),
            );
            add(
                PasswordRule::LowerCase,
                password.chars().any(|c| c.is_ascii_lowercase()),
            );
            add(
                PasswordRule::Digit,
                password.chars().any(|c| c.is_ascii_digit()),
            );
        }
        if self.alphanumeric_only {
            add(
                PasswordRule::Alphanumeric,
                chars > 0 && password.chars().all(|c| c.is_ascii_alphanumeric()),
            );
        }
        add(
            PasswordRule::NotCommon,
            chars > 0 && chars <= max && !is_common(password),
        );
        add(
            PasswordRule::NotPersonal,
            chars > 0 && !is_personal(password, personal),
        );
        if let Some(other) = other {
            add(
                PasswordRule::DiffersFromOther,
                chars > 0 && password != other,
            );
        }
        outcomes
    }

    /// The rules that are broken.
    #[must_use]
    pub fn broken(
        &self,
        password: &str,
        personal: &[&str],
        other: Option<&str>,
    ) -> Vec<PasswordRule> {
        self.check(password, personal, other)
            .into_iter()
            .filter(|o| !o.kept)
            .map(|o| o.rule)
            .collect()
    }
}

/// Guessable within a few hundred tries by zxcvbn's lists of common passwords (score 0).
fn is_common(password: &str) -> bool {
    zxcvbn::zxcvbn(password, &[]).score() == zxcvbn::Score::Zero
}

fn is_personal(password: &str, personal: &[&str]) -> bool {
    personal
        .iter()
        .flat_map(|text| [*text, text.split('@').next().unwrap_or_default()])
        .any(|text| !text.is_empty() && text.eq_ignore_ascii_case(password))
}

#[cfg(test)]
mod tests {
    use super::*;
    use PasswordRule as R;

    #[test]
    fn rules() {
        let policy = PasswordPolicy::default();
        for (password, broken) in [
            ("Tsukuba2026Mi", vec![]),
            ("Ab3", vec![R::Length, R::NotCommon]),
            ("tsukuba2026mi", vec![R::UpperCase]),
            ("TSUKUBA2026MI", vec![R::LowerCase]),
            ("TsukubaMinami", vec![R::Digit]),
            ("Tsukuba-2026", vec![R::Alphanumeric]),
            ("Ｔsukuba2026a", vec![R::UpperCase, R::Alphanumeric]),
            ("Password1", vec![R::NotCommon]),
            ("Taro1Yamada", vec![R::NotPersonal]),
        ] {
            assert_eq!(
                policy.broken(password, &["taro1yamada@example.ac.jp"], None),
                broken,
                "{password}"
            );
        }
        assert_eq!(
            policy.broken("Tsukuba2026Mi", &[], Some("Tsukuba2026Mi")),
            vec![R::DiffersFromOther]
        );
        assert!(
            policy
                .broken(&"Aa1".repeat(40), &[], None)
                .contains(&R::Length)
        );
    }

    #[test]
    fn nothing_typed_keeps_no_rule() {
        assert!(
            PasswordPolicy::default()
                .check("", &[], Some("x"))
                .iter()
                .all(|o| !o.kept)
        );
    }
}
