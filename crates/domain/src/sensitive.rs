//! A value that must never be printed: personal data, passwords, keys, tokens.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, optimization_barrier};

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

impl Sensitive<Vec<u8>> {
    /// Overwrites the bytes now, all of them at once. Dropping does it one by one, which for an image takes as long as
    /// deciphering it.
    pub fn overwrite(&mut self) {
        let mut bytes = std::mem::take(&mut self.0);
        let all = bytes.capacity();
        bytes.clear();
        bytes.resize(all, 0);
        optimization_barrier(bytes.as_slice());
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
    fn overwritten_bytes_are_gone() {
        let mut image = Sensitive::new(vec![1; 300_000]);
        image.overwrite();
        assert!(image.expose().is_empty());
    }

    #[test]
    fn serialises_as_the_bare_value() {
        let json = serde_json::to_string(&Sensitive::from("a")).unwrap();
        assert_eq!(json, "\"a\"");
    }
}
