//! Signing receipts: which key signs, and what is published of every key there ever was.
//!
//! | file | what |
//! |---|---|
//! | `file` | a private key in its file |
//! | `keys` | a first key, another key, which keys there are |
//!
//! Which key signs says the database, and it is asked in the transaction that stores what is signed: a command that
//! changes the key beside a running server is obeyed from the next receipt on.

mod file;
mod keys;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use akashi_protocol::application::Receipt;
use akashi_protocol::receipt::{self, Claims, KeyId};

use crate::entropy::NoEntropy;
use crate::storage::{Reader, StorageError, receipt_key};

pub use file::{SigningKey, kid_in, name_of, present};
pub use keys::{ensure, rotate};

/// Why a receipt cannot be signed, or its key not be made.
#[derive(Debug, thiserror::Error)]
pub enum ReceiptKeyError {
    /// The file cannot be read or written.
    #[error("{file}: {source}")]
    Io {
        /// Below the server's folder.
        file: String,
        /// Why.
        source: io::Error,
    },
    /// The file does not hold the key it is named after.
    #[error("{0} is damaged")]
    Damaged(String),
    /// No key signs. A server makes one when it starts.
    #[error("there is no key for receipts")]
    None,
    /// No randomness.
    #[error(transparent)]
    Entropy(#[from] NoEntropy),
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Signs receipts for one server.
pub struct Signer {
    dir: PathBuf,
    /// The key that signed last: its file is not read for every receipt.
    held: Mutex<Option<Arc<SigningKey>>>,
}

impl Signer {
    /// With the keys in the server's folder `dir`.
    #[must_use]
    pub fn new(dir: &Path) -> Self {
        Self {
            dir: dir.to_owned(),
            held: Mutex::default(),
        }
    }

    /// Signs `receipt` as `university`. To be called in the transaction that stores the result, once for a revision.
    ///
    /// # Errors
    /// See [`ReceiptKeyError`]; nothing may be received then.
    pub fn sign(
        &self,
        conn: &Reader,
        receipt: &Receipt,
        university: &str,
    ) -> Result<String, ReceiptKeyError> {
        let current = receipt_key::current(conn)?.ok_or(ReceiptKeyError::None)?;
        let key = self.key(&current)?;
        let claims = Claims::of(receipt, university);
        receipt::sign(&claims, current, |bytes| key.sign(bytes)).ok_or(ReceiptKeyError::None)
    }

    fn key(&self, kid: &KeyId) -> Result<Arc<SigningKey>, ReceiptKeyError> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(key) = held.as_ref().filter(|key| key.kid() == kid) {
            return Ok(Arc::clone(key));
        }
        let key = Arc::new(SigningKey::load(&self.dir, kid)?);
        *held = Some(Arc::clone(&key));
        Ok(key)
    }
}

impl std::fmt::Debug for Signer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Signer(…)")
    }
}
