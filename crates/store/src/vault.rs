//! Image files: random names, XChaCha20-Poly1305 under a key that lives in the database row. Whoever deletes the key
//! deletes the image.

use std::collections::HashSet;
use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::sync::Arc;

use akashi_seal::{NONCE, Plain};

use crate::atomic;
use crate::error::StoreError;
use crate::files::Files;
use crate::outside::{Entropy, draw};

/// The folder of image files.
#[derive(Debug, Clone)]
pub(crate) struct Vault {
    dir: PathBuf,
    /// A copy of the database that has keys of images.
    copy: PathBuf,
    entropy: Arc<dyn Entropy>,
}

/// The two files of an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Whole,
    Thumbnail,
}

impl Part {
    fn file(self, id: &str) -> String {
        match self {
            Self::Whole => id.to_owned(),
            Self::Thumbnail => format!("{id}-t"),
        }
    }
}

impl Vault {
    pub(crate) fn new(files: &Files, entropy: Arc<dyn Entropy>) -> Result<Self, StoreError> {
        let (dir, copy) = (files.images(), files.before());
        atomic::make_dir(&dir)?;
        Ok(Self { dir, copy, entropy })
    }

    pub(crate) fn entropy(&self) -> &dyn Entropy {
        &*self.entropy
    }

    /// Encrypts and writes; durable when it returns.
    pub(crate) fn put(
        &self,
        id: &str,
        part: Part,
        key: &[u8; 32],
        bytes: &[u8],
    ) -> Result<(), StoreError> {
        let name = part.file(id);
        let nonce = draw::<NONCE>(&*self.entropy)?;
        let sealed = Plain::of(bytes)
            .sealed(key, &nonce, name.as_bytes())
            .map_err(|_| StoreError::Unexpected("the cipher"))?;
        Ok(atomic::write(&self.dir.join(name), &sealed)?)
    }

    /// Reads and decrypts. A disk that cannot be read at the moment is another matter than a file that is gone.
    pub(crate) fn get(&self, id: &str, part: Part, key: &[u8; 32]) -> Result<Vec<u8>, StoreError> {
        const DAMAGED: StoreError = StoreError::ImageLost;
        let name = part.file(id);
        let sealed = fs::read(self.dir.join(&name)).map_err(|error| match error.kind() {
            ErrorKind::NotFound => DAMAGED,
            _ => error.into(),
        })?;
        akashi_seal::open(key, sealed, name.as_bytes()).map_err(|_| DAMAGED)
    }

    /// Removes both files. One that cannot be removed is noise without its key, and swept at the next start.
    pub(crate) fn remove(&self, id: &str) {
        for part in [Part::Whole, Part::Thumbnail] {
            if let Err(error) = atomic::remove(&self.dir.join(part.file(id))) {
                tracing::warn!(reason = %error.kind(), "an image file stays until the next start");
            }
        }
    }

    /// Removes the copy of the database that was kept when a newer version changed it: it has keys of images that are gone.
    pub(crate) fn forget_copies(&self) {
        if let Err(error) = atomic::remove(&self.copy) {
            tracing::warn!(reason = %error.kind(), "a copy of the database stays until the next start");
        }
    }

    /// Removes every file that belongs to none of `known`, half-written ones too. One that cannot be removed keeps none
    /// of the others.
    pub(crate) fn sweep(&self, known: &HashSet<String>) -> Result<(), StoreError> {
        for entry in fs::read_dir(&self.dir)? {
            let entry = entry?;
            let name = entry.file_name();
            let id = name.to_str().map(|name| name.trim_end_matches("-t"));
            if id.is_some_and(|id| known.contains(id)) {
                continue;
            }
            if let Err(error) = atomic::remove(&entry.path()) {
                tracing::warn!(reason = %error.kind(), "something stays in the folder of images");
            }
        }
        Ok(())
    }
}
