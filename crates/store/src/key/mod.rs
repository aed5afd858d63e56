//! The key of the store: 32 random bytes in the system's keyring, or derived from a passphrase where there is none.
//! The keys of images are of the same kind.

pub mod keyring;
pub mod passphrase;

use std::fmt::Write as _;

use zeroize::{Zeroize, Zeroizing};

use crate::outside::{Entropy, NoEntropy};

/// Bytes of a key.
const BYTES: usize = 32;

/// A key. It lies in one place of its own and is overwritten there: handing it on moves a pointer, so that no copies stay
/// behind on the stacks of those who held it.
#[derive(PartialEq, Eq)]
pub struct Key(Box<Zeroizing<[u8; BYTES]>>);

impl Key {
    fn blank() -> Self {
        Self(Box::new(Zeroizing::new([0; BYTES])))
    }

    /// From its bytes; whoever has them otherwise has to overwrite them.
    #[must_use]
    pub fn from_bytes(mut bytes: [u8; BYTES]) -> Self {
        let mut key = Self::blank();
        key.0.copy_from_slice(&bytes);
        bytes.zeroize();
        key
    }

    /// From bytes that lie elsewhere; `None` for another number of them.
    #[must_use]
    pub fn copied(bytes: &[u8]) -> Option<Self> {
        let mut key = Self::blank();
        if bytes.len() != BYTES {
            return None;
        }
        key.0.copy_from_slice(bytes);
        Some(key)
    }

    /// A new one.
    ///
    /// # Errors
    /// [`NoEntropy`].
    pub fn drawn(entropy: &dyn Entropy) -> Result<Self, NoEntropy> {
        let mut key = Self::blank();
        entropy.fill(key.0.as_mut_slice())?;
        Ok(key)
    }

    /// Its bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; BYTES] {
        &self.0
    }

    pub(crate) fn bytes_mut(&mut self) -> &mut [u8; BYTES] {
        &mut self.0
    }

    /// `PRAGMA` with this key as a raw key of SQLCipher, `x'…'`. The whole statement, because every text that it would
    /// be put into is one more to be overwritten. <https://www.zetetic.net/sqlcipher/sqlcipher-api/#key>
    pub(crate) fn pragma(&self, name: &str) -> Zeroizing<String> {
        self.statement(&format!("PRAGMA {name} = "), "")
    }

    /// `before`, this key as a literal in quotes, `after`.
    pub(crate) fn statement(&self, before: &str, after: &str) -> Zeroizing<String> {
        // As long as it will ever be: one that grows leaves its beginnings behind.
        let length = before.len() + after.len() + 2 * BYTES + 5;
        let mut text = Zeroizing::new(String::with_capacity(length));
        text.push_str(before);
        text.push_str("\"x'");
        for byte in self.as_bytes() {
            // Writing to a String cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        text.push_str("'\"");
        text.push_str(after);
        text
    }
}

/// A second place of its own.
impl Clone for Key {
    fn clone(&self) -> Self {
        let mut key = Self::blank();
        key.0.copy_from_slice(self.as_bytes());
        key
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}
