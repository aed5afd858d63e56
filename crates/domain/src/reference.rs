//! Reference numbers 受付番号: what a person reads out on the telephone to speak of an application.

use std::fmt;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::code::{symbol, value_of};
use crate::text::fold_compact;

/// Nine random characters and a check character, written `K7M2-9PXQ-4C`. 45 random bits: it names an application
/// and proves nothing.
///
/// The check character is Luhn's algorithm in base 32; it finds every wrong single character and nearly every
/// exchange of two neighbours.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(try_from = "String", into = "String")]
#[schema(value_type = String, example = "K7M2-9PXQ-4C")]
pub struct ReferenceNumber(String);

/// Random characters before the check character.
const RANDOM_CHARS: usize = 9;

/// The typed text is not a reference number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("reference_malformed")]
pub struct MalformedReference;

impl ReferenceNumber {
    /// Makes a number out of random bytes; five bits of each are used.
    #[must_use]
    pub fn from_entropy(entropy: [u8; RANDOM_CHARS]) -> Self {
        let values: Vec<u8> = entropy.iter().map(|b| b & 31).collect();
        let mut text: String = values.iter().copied().map(symbol).collect();
        text.push(symbol(check_value(&values)));
        Self(text)
    }

    /// Reads a typed number: case, width, spaces and hyphens are ignored.
    ///
    /// # Errors
    /// [`MalformedReference`] when the length, a character or the check character is wrong.
    pub fn parse(typed: &str) -> Result<Self, MalformedReference> {
        let values: Vec<u8> = fold_compact(typed)
            .chars()
            .filter(|c| *c != '-')
            .map(value_of)
            .collect::<Option<_>>()
            .ok_or(MalformedReference)?;
        match values.split_last() {
            Some((check, rest)) if rest.len() == RANDOM_CHARS && check_value(rest) == *check => {
                Ok(Self(values.iter().copied().map(symbol).collect()))
            }
            _ => Err(MalformedReference),
        }
    }

    /// Ten characters without hyphens, as stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Luhn mod 32 over base-32 values: from the right, every second value is doubled and its base-32 digits added.
pub(crate) fn check_value(values: &[u8]) -> u8 {
    let sum: u32 = values
        .iter()
        .rev()
        .enumerate()
        .map(|(i, v)| {
            let doubled = u32::from(*v) * if i % 2 == 0 { 2 } else { 1 };
            doubled / 32 + doubled % 32
        })
        .sum();
    u8::try_from((32 - sum % 32) % 32).unwrap_or(0)
}

impl fmt::Display for ReferenceNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, c) in self.0.chars().enumerate() {
            if i == 4 || i == 8 {
                f.write_str("-")?;
            }
            write!(f, "{c}")?;
        }
        Ok(())
    }
}

impl TryFrom<String> for ReferenceNumber {
    type Error = MalformedReference;
    fn try_from(value: String) -> Result<Self, Self::Error> {
        Self::parse(&value)
    }
}

impl From<ReferenceNumber> for String {
    fn from(value: ReferenceNumber) -> Self {
        value.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_back_what_it_prints() {
        let number = ReferenceNumber::from_entropy([3, 31, 0, 17, 9, 22, 5, 30, 12]);
        assert_eq!(number.to_string().len(), 12);
        assert_eq!(
            ReferenceNumber::parse(&number.to_string().to_lowercase()),
            Ok(number)
        );
    }

    #[test]
    fn every_single_wrong_character_is_found() {
        let number = ReferenceNumber::from_entropy([3, 31, 0, 17, 9, 22, 5, 30, 12]);
        for place in 0..10 {
            for value in 0..32 {
                let mut typed: Vec<char> = number.as_str().chars().collect();
                if typed[place] == symbol(value) {
                    continue;
                }
                typed[place] = symbol(value);
                let typed: String = typed.into_iter().collect();
                assert_eq!(
                    ReferenceNumber::parse(&typed),
                    Err(MalformedReference),
                    "{typed}"
                );
            }
        }
    }
}
