//! A private key for receipts in its file: 32 bytes in hexadecimal, for the server's own user alone.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use akashi_domain::Sensitive;
use akashi_protocol::receipt::KeyId;
use ring::signature::{Ed25519KeyPair, KeyPair as _};

use super::ReceiptKeyError;
use crate::keys::Key;
use crate::{entropy, private};

/// The folder of keys, below the server's.
const FOLDER: &str = "keys";
const BEFORE: &str = "receipt-";
const AFTER: &str = ".key";

/// Signs with one key.
pub struct SigningKey {
    kid: KeyId,
    public: [u8; 32],
    pair: Ed25519KeyPair,
}

/// The file of a key, below the server's folder.
#[must_use]
pub fn name_of(kid: &KeyId) -> String {
    format!("{FOLDER}/{BEFORE}{kid}{AFTER}")
}

/// The key that a file below the server's folder is named after; `None` for any other file.
#[must_use]
pub fn kid_in(name: &str) -> Option<KeyId> {
    let digits = name.strip_prefix(FOLDER)?.strip_prefix('/')?;
    KeyId::parse(digits.strip_prefix(BEFORE)?.strip_suffix(AFTER)?).ok()
}

/// Every key that has a file in the server's folder `dir`, by name.
///
/// # Errors
/// When the folder of keys cannot be read; one that is not there holds none.
pub fn present(dir: &Path) -> io::Result<Vec<KeyId>> {
    let entries = match fs::read_dir(dir.join(FOLDER)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut found = Vec::new();
    for entry in entries {
        let name = entry?.file_name();
        found.extend(kid_in(&format!("{FOLDER}/{}", name.to_string_lossy())));
    }
    found.sort_unstable();
    Ok(found)
}

impl SigningKey {
    /// Draws a new key and writes its file; durable when this returns.
    ///
    /// # Errors
    /// See [`ReceiptKeyError`].
    pub fn create(dir: &Path) -> Result<Self, ReceiptKeyError> {
        let seed = Key::new(entropy::bytes()?);
        let key = Self::of(&seed).ok_or_else(|| ReceiptKeyError::Damaged(BEFORE.to_owned()))?;
        let name = name_of(&key.kid);
        write(dir, &name, &seed).map_err(at(&name))?;
        Ok(key)
    }

    /// Reads the file of `kid`.
    ///
    /// # Errors
    /// See [`ReceiptKeyError`].
    pub fn load(dir: &Path, kid: &KeyId) -> Result<Self, ReceiptKeyError> {
        let name = name_of(kid);
        let text = Sensitive::new(fs::read_to_string(dir.join(&name)).map_err(at(&name))?);
        let damaged = || ReceiptKeyError::Damaged(name.clone());
        let mut seed = [0; 32];
        hex::decode_to_slice(text.expose().trim(), &mut seed).map_err(|_| damaged())?;
        let key = Self::of(&Key::new(seed)).filter(|key| key.kid == *kid);
        key.ok_or_else(damaged)
    }

    fn of(seed: &Key) -> Option<Self> {
        let pair = Ed25519KeyPair::from_seed_unchecked(seed.expose()).ok()?;
        let public = pair.public_key().as_ref().try_into().ok()?;
        Some(Self {
            kid: KeyId::of(&public),
            public,
            pair,
        })
    }

    /// Its name.
    #[must_use]
    pub const fn kid(&self) -> &KeyId {
        &self.kid
    }

    /// Its public half.
    #[must_use]
    pub const fn public(&self) -> &[u8; 32] {
        &self.public
    }

    /// The signature over `bytes`.
    #[must_use]
    pub fn sign(&self, bytes: &[u8]) -> Option<[u8; 64]> {
        self.pair.sign(bytes).as_ref().try_into().ok()
    }
}

/// Deletes the file of a key that signs nothing any more.
///
/// # Errors
/// When it cannot be deleted; one that is not there is deleted.
pub(super) fn delete(dir: &Path, kid: &KeyId) -> Result<(), ReceiptKeyError> {
    let name = name_of(kid);
    match fs::remove_file(dir.join(&name)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(at(&name)(error)),
        _ => private::sync_folder(&dir.join(FOLDER)).map_err(at(&name)),
    }
}

fn write(dir: &Path, name: &str, seed: &Key) -> io::Result<()> {
    let folder = dir.join(FOLDER);
    private::create_folder(&folder)?;
    let text = Sensitive::new(hex::encode(seed.expose()));
    let mut file = private::create_file(&dir.join(name))?;
    file.write_all(text.expose().as_bytes())?;
    file.sync_all()?;
    private::sync_folder(&folder)
}

pub(super) fn at(name: &str) -> impl FnOnce(io::Error) -> ReceiptKeyError {
    let file = name.to_owned();
    |source| ReceiptKeyError::Io { file, source }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_back_from_a_file_of_its_own() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(present(dir.path()).unwrap(), []);
        let made = SigningKey::create(dir.path()).unwrap();
        assert_eq!(present(dir.path()).unwrap(), [made.kid().clone()]);
        let path = dir.path().join(name_of(made.kid()));
        assert!(!private::is_exposed(&path).unwrap());
        let read = SigningKey::load(dir.path(), made.kid()).unwrap();
        assert_eq!(read.sign(b"x"), made.sign(b"x"));
        delete(dir.path(), made.kid()).unwrap();
        delete(dir.path(), made.kid()).unwrap();
        assert!(matches!(
            SigningKey::load(dir.path(), made.kid()),
            Err(ReceiptKeyError::Io { .. })
        ));
    }

    #[test]
    fn a_file_with_another_key_is_no_key() {
        let dir = tempfile::tempdir().unwrap();
        let (one, other) = (
            SigningKey::create(dir.path()).unwrap(),
            SigningKey::create(dir.path()).unwrap(),
        );
        let path = |key: &SigningKey| dir.path().join(name_of(key.kid()));
        fs::copy(path(&one), path(&other)).unwrap();
        let damaged = SigningKey::load(dir.path(), other.kid());
        assert!(matches!(damaged, Err(ReceiptKeyError::Damaged(_))));
        fs::write(path(&one), "short").unwrap();
        let damaged = SigningKey::load(dir.path(), one.kid());
        assert!(matches!(damaged, Err(ReceiptKeyError::Damaged(_))));
    }

    #[test]
    fn only_names_of_keys_are_names_of_keys() {
        let kid = KeyId::parse("0123456789abcdef").unwrap();
        assert_eq!(kid_in(&name_of(&kid)), Some(kid));
        for other in [
            "keys/server.key",
            "keys/receipt-0123456789ABCDEF.key",
            "keys/receipt-0123456789abcdef.key.old",
            "keys/receipt-../../etc/passw.key",
            "receipt-0123456789abcdef.key",
        ] {
            assert_eq!(kid_in(other), None, "{other}");
        }
    }
}
