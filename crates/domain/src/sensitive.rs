//! A value that must never be printed: personal data, passwords, keys, tokens.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::Zeroize;

/// Wraps a personal datum or a secret. `Debug` shows only that there is one, there is no `Display`, and the memory is
/// overwritten when the value is dropped. Serialising is possible, because the value has to reach disk and wire.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sensitive<T: Zeroize>(T);

impl<T: Zeroize> Sensitive<T> {
    /// Wraps `value`.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself. The name is meant to be searched for in reviews.
    pub const fn expose(&self) -> &T {
        &self.0
    }
}

impl<T: Zeroize + Clone> Sensitive<T> {
    /// A plain copy of the value; the caller now answers for it.
    pub fn expose_owned(&self) -> T {
        self.0.clone()
    }
}

impl<T: Zeroize> fmt::Debug for Sensitive<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sensitive(…)")
    }
}

impl<T: Zeroize> Drop for Sensitive<T> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl From<&str> for Sensitive<String> {
    fn from(value: &str) -> Self {
        Self(value.to_owned())
    }
}

impl From<String> for Sensitive<String> {
    fn from(value: String) -> Self {
        Self(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_never_shows_the_value() {
        let secret = Sensitive::from("髙﨑 一郎");
        assert_eq!(format!("{secret:?}"), "Sensitive(…)");
    }

    #[test]
    fn serialises_as_the_bare_value() {
        let json = serde_json::to_string(&Sensitive::from("a")).unwrap();
        assert_eq!(json, "\"a\"");
    }
}
