//! E-mail addresses as people type them.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::limits;
use crate::sensitive::Sensitive;
use crate::text::{fold_compact, fold_width};

/// An e-mail address in the form in which mail is sent to it. Compared by [`EmailAddress::key`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(try_from = "String")]
#[schema(value_type = String)]
pub struct EmailAddress(Sensitive<String>);

/// Why an address is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EmailProblem {
    /// Nothing was typed.
    #[error("email_missing")]
    Missing,
    /// Longer than [`limits::EMAIL_BYTES`].
    #[error("email_too_long")]
    TooLong,
    /// Not of the shape `local@domain.example`.
    #[error("email_malformed")]
    Malformed,
}

impl EmailAddress {
    /// Reads an address: full-width letters are folded and stray spaces removed, because both are typing slips that
    /// no mail address contains (S042).
    ///
    /// # Errors
    /// See [`EmailProblem`]. Some rare but legal shapes (quoted local parts, comments) are refused on purpose.
    pub fn parse(typed: &str) -> Result<Self, EmailProblem> {
        let address = fold_compact(typed);
        if address.is_empty() {
            return Err(EmailProblem::Missing);
        }
        if address.len() > limits::EMAIL_BYTES {
            return Err(EmailProblem::TooLong);
        }
        let (local, domain) = address.rsplit_once('@').ok_or(EmailProblem::Malformed)?;
        if is_local(local) && is_domain(domain) {
            Ok(Self(Sensitive::new(address)))
        } else {
            Err(EmailProblem::Malformed)
        }
    }

    /// The address to send to.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose()
    }

    /// What two addresses are compared by: lower case.
    #[must_use]
    pub fn key(&self) -> String {
        self.0.expose().to_lowercase()
    }

    /// Enough to recognise one's own address by, and not to learn another's: `i•••@example.jp`.
    #[must_use]
    pub fn hint(&self) -> String {
        let (local, domain) = self.expose().split_once('@').unwrap_or_default();
        let first: String = local.chars().take(1).collect();
        format!("{first}•••@{domain}")
    }

    /// Did the typed text need folding to become this address? Then the person is shown what was understood.
    #[must_use]
    pub fn differs_from(&self, typed: &str) -> bool {
        fold_width(typed) != typed || typed != self.expose()
    }
}

impl TryFrom<String> for EmailAddress {
    type Error = EmailProblem;
    fn try_from(value: String) -> Result<Self, Self::Error> {
        Self::parse(&value)
    }
}

/// Dot-atom of RFC 5322, with dots allowed anywhere: Japanese carriers issued addresses such as `a..b.@`.
fn is_local(local: &str) -> bool {
    !local.is_empty()
        && local.len() <= 64
        && local
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(c))
}

fn is_domain(domain: &str) -> bool {
    let labels: Vec<&str> = domain.split('.').collect();
    labels.len() >= 2
        && labels.iter().all(|label| {
            !label.is_empty()
                && label.len() <= 63
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for (typed, expected) in [
            ("taro@example.ac.jp", Ok("taro@example.ac.jp")),
            (" ｔａｒｏ＠example．ac.jp　", Ok("taro@example.ac.jp")),
            ("a..b.@docomo.example", Ok("a..b.@docomo.example")),
            ("", Err(EmailProblem::Missing)),
            ("taro", Err(EmailProblem::Malformed)),
            ("taro@localhost", Err(EmailProblem::Malformed)),
            ("taro@-a.jp", Err(EmailProblem::Malformed)),
            ("太郎@example.jp", Err(EmailProblem::Malformed)),
            ("a@b\r\nBcc: x@y.z", Err(EmailProblem::Malformed)),
        ] {
            let parsed = EmailAddress::parse(typed);
            assert_eq!(
                parsed.as_ref().map(EmailAddress::expose).map_err(|e| *e),
                expected,
                "{typed:?}"
            );
        }
    }

    #[test]
    fn compared_in_lower_case() {
        let a = EmailAddress::parse("Taro@Example.jp").unwrap();
        assert_eq!(a.key(), "taro@example.jp");
        assert_eq!(a.expose(), "Taro@Example.jp");
    }
}
