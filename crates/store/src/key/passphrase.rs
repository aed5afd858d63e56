//! A key made of a passphrase, for computers without a keyring. Beside the database lies the salt, with the cost it
//! was derived with, so that a later version can raise the cost for new stores.

use std::path::Path;

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};

use super::Key;
use crate::atomic;
use crate::error::StoreError;
use crate::outside::{Entropy, draw};

/// Fewest characters of a new passphrase.
pub const MIN_CHARS: usize = 8;

/// Salt and cost of argon2id, as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    salt: String,
    memory_kib: u32,
    passes: u32,
}

impl Recipe {
    /// A new recipe: 64 MiB, 3 passes, about a fifth of a second. A thief of the disk has all the time there is, so it
    /// costs more than a sign-in (F03).
    ///
    /// # Errors
    /// [`StoreError::NoEntropy`].
    pub fn new(entropy: &dyn Entropy) -> Result<Self, StoreError> {
        Ok(Self {
            salt: hex::encode(draw::<16>(entropy)?),
            memory_kib: 64 * 1024,
            passes: 3,
        })
    }

    /// The recipe beside the database, if there is one.
    ///
    /// # Errors
    /// When it cannot be read or is none.
    pub fn load(path: &Path) -> Result<Option<Self>, StoreError> {
        match std::fs::read(path) {
            Ok(bytes) => Ok(Some(serde_json::from_slice(&bytes)?)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Writes it beside the database.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn save(&self, path: &Path) -> Result<(), StoreError> {
        Ok(atomic::write(path, &serde_json::to_vec(self)?)?)
    }

    /// The key. Takes a while: not for an async thread.
    ///
    /// # Errors
    /// [`StoreError::Unexpected`] for a recipe no version of ours has written.
    pub fn derive(&self, passphrase: &str) -> Result<Key, StoreError> {
        const BAD: StoreError = StoreError::Unexpected("the passphrase's recipe");
        let salt = hex::decode(&self.salt).map_err(|_| BAD)?;
        let params = Params::new(self.memory_kib, self.passes, 1, Some(32)).map_err(|_| BAD)?;
        let mut key = Key::blank();
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(passphrase.as_bytes(), &salt, key.bytes_mut())
            .map_err(|_| BAD)?;
        Ok(key)
    }
}
