//! The server's key, and what is derived from it.
//!
//! One file holds 32 random bytes. Every use has a key of its own, derived by HMAC-SHA256 under a fixed label, so
//! that no two uses can be played against each other. Without the file neither database nor images can be read.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use akashi_domain::Sensitive;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::entropy;

/// The key file below the server's folder.
pub const FILE: &str = "keys/server.key";

/// A key of 32 bytes.
pub type Key = Sensitive<[u8; 32]>;

/// The keys of one server. `Debug` shows none of them.
#[derive(Debug, Clone)]
pub struct Keys {
    database: Key,
    tokens: Key,
    codes: Key,
    documents: Key,
    totp: Key,
    pseudonyms: Key,
}

/// Why there are no keys.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The file cannot be read or written.
    #[error("{FILE}: {0}")]
    Io(#[from] io::Error),
    /// The file is not 64 hexadecimal digits.
    #[error("{FILE} is damaged")]
    Damaged,
    /// No randomness.
    #[error(transparent)]
    Entropy(#[from] entropy::NoEntropy),
}

impl Keys {
    /// Draws a new key and writes it, readable by this user only; durable when this returns. Never overwrites.
    ///
    /// # Errors
    /// See [`KeyError`].
    pub fn create(dir: &Path) -> Result<Self, KeyError> {
        let master = Key::new(entropy::bytes()?);
        let text = Sensitive::new(hex::encode(master.expose()));
        let path = dir.join(FILE);
        let folder = path.parent().unwrap_or(dir);
        crate::private::create_folder(folder)?;
        let mut file = crate::private::create_file(&path)?;
        file.write_all(text.expose().as_bytes())?;
        file.sync_all()?;
        // Without its name the key is lost, and with it all that it opens.
        crate::private::sync_folder(folder)?;
        Ok(Self::derive(&master))
    }

    /// Reads the key file.
    ///
    /// # Errors
    /// See [`KeyError`].
    pub fn load(dir: &Path) -> Result<Self, KeyError> {
        let text = Sensitive::new(fs::read_to_string(dir.join(FILE))?);
        let mut master = [0; 32];
        hex::decode_to_slice(text.expose().trim(), &mut master).map_err(|_| KeyError::Damaged)?;
        Ok(Self::derive(&Key::new(master)))
    }

    fn derive(master: &Key) -> Self {
        let key = |label: &str| Key::new(keyed_hash(master, label, &[]));
        Self {
            database: key("akashi database 1"),
            tokens: key("akashi tokens 1"),
            codes: key("akashi codes 1"),
            documents: key("akashi documents 1"),
            totp: key("akashi totp 1"),
            pseudonyms: key("akashi pseudonyms 1"),
        }
    }

    /// Encrypts the database.
    #[must_use]
    pub const fn database(&self) -> &Key {
        &self.database
    }

    /// Wraps the data keys of images.
    #[must_use]
    pub const fn documents(&self) -> &Key {
        &self.documents
    }

    /// Encrypts the secrets of authenticators.
    #[must_use]
    pub const fn totp(&self) -> &Key {
        &self.totp
    }

    /// What is stored of a bearer token, a link or a handle. `kind` keeps the kinds apart.
    #[must_use]
    pub fn token_hash(&self, kind: &str, token: &str) -> [u8; 32] {
        keyed_hash(&self.tokens, kind, token.as_bytes())
    }

    /// What is stored of a typed code; bound to `flow`.
    #[must_use]
    pub fn code_hash(&self, flow: uuid::Uuid, code: &str) -> [u8; 32] {
        keyed_hash(&self.codes, &flow.to_string(), code.as_bytes())
    }

    /// A name for something that is counted but not kept, such as an address nobody has here.
    #[must_use]
    pub fn pseudonym(&self, kind: &str, value: &str) -> [u8; 32] {
        keyed_hash(&self.pseudonyms, kind, value.as_bytes())
    }
}

/// HMAC-SHA256 over the label, a zero byte and the value. Labels hold no zero byte, so this is injective.
fn keyed_hash(key: &Key, label: &str, value: &[u8]) -> [u8; 32] {
    // A key of any length is accepted; the error cannot happen.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key.expose()) else {
        return [0; 32];
    };
    mac.update(label.as_bytes());
    mac.update(&[0]);
    mac.update(value);
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_back_and_never_overwritten() {
        let dir = tempfile::tempdir().unwrap();
        let made = Keys::create(dir.path()).unwrap();
        let read = Keys::load(dir.path()).unwrap();
        assert_eq!(made.token_hash("x", "y"), read.token_hash("x", "y"));
        assert_ne!(made.token_hash("x", "y"), made.token_hash("z", "y"));
        assert_ne!(made.database.expose(), made.documents.expose());
        assert!(matches!(Keys::create(dir.path()), Err(KeyError::Io(_))));
    }
}
