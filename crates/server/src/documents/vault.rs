//! Where images lie: one file each, under a random name, encrypted with a key of its own.
//!
//! The file is XChaCha20-Poly1305 under a random data key; the data key, wrapped by the server's document key, is
//! handed back for the database row. Losing the row's key is losing the image: that is how erasing works, whatever a
//! backup or a disk still holds of the file. Both ciphertexts are bound to what they are about, so that neither a file
//! nor a key can be exchanged for another's.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use akashi_domain::Sensitive;
use chacha20poly1305::aead::{Aead, AeadInOut as _, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use super::Part;
use crate::entropy;

/// Bytes of a key.
pub(super) const KEY: usize = 32;
/// Bytes of a nonce.
const NONCE: usize = 24;
/// Bytes of an authentication tag.
const TAG: usize = 16;

/// Keeps and gives back encrypted files. Cheap to clone.
#[derive(Clone)]
pub struct Vault {
    folder: Arc<Path>,
    key: Arc<Sensitive<[u8; KEY]>>,
}

/// What the database keeps of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// Its name in the folder: 32 random hexadecimal digits.
    pub file: String,
    /// Its data key, wrapped by the server's document key.
    pub wrapped_key: Vec<u8>,
}

/// Why a file cannot be kept or given back. Neither variant says anything about its content.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The disk said no.
    #[error("document file: {0}")]
    Io(#[from] io::Error),
    /// A key does not open what it should: damaged, exchanged, or of another server.
    #[error("document cannot be opened with this server's keys")]
    Cipher,
    /// No randomness to draw keys from.
    #[error("no entropy")]
    Entropy,
}

impl VaultError {
    /// Will it never be given back? Its file is gone, or is not what the key belongs to.
    #[must_use]
    pub fn is_lost(&self) -> bool {
        match self {
            Self::Io(error) => error.kind() == io::ErrorKind::NotFound,
            Self::Cipher => true,
            Self::Entropy => false,
        }
    }

    /// Is the disk full?
    #[must_use]
    pub fn is_full(&self) -> bool {
        matches!(self, Self::Io(error) if matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded))
    }
}

impl Vault {
    /// A vault over `folder`, which exists, with the server's document key.
    #[must_use]
    pub fn new(folder: &Path, key: [u8; KEY]) -> Self {
        Self {
            folder: Arc::from(folder),
            key: Arc::new(Sensitive::new(key)),
        }
    }

    /// Where the files lie.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Encrypts `bytes` and writes them so that they survive a power cut once this returns. `about` names what they
    /// are; the same is needed to open them.
    ///
    /// # Errors
    /// See [`VaultError`]; nothing but a file that no row names is left behind.
    pub async fn put(&self, bytes: impl Into<Vec<u8>>, about: &str) -> Result<Sealed, VaultError> {
        let (vault, bytes, about) = (self.clone(), bytes.into(), about.to_owned());
        blocking(move || vault.put_now(Plain::of(&bytes), &about)).await
    }

    /// The same on this thread, which may block.
    pub(super) fn put_now(&self, plain: Plain, about: &str) -> Result<Sealed, VaultError> {
        let sealed = self.draw(about)?;
        let ciphertext = plain.sealed(&*self.data_key(&sealed, about)?, about)?;
        write_durably(&self.folder, &sealed.file, &ciphertext)?;
        Ok(sealed)
    }

    /// A name and a key for a file that is still to be written.
    ///
    /// # Errors
    /// When there is no randomness.
    pub fn draw(&self, about: &str) -> Result<Sealed, VaultError> {
        let data_key = Zeroizing::new(random::<KEY>()?);
        Ok(Sealed {
            file: hex::encode(random::<16>()?),
            wrapped_key: seal(self.key.expose(), data_key.as_slice(), about)?,
        })
    }

    /// Opens a file that grows.
    ///
    /// # Errors
    /// See [`VaultError`].
    pub async fn part(&self, sealed: &Sealed, about: &str) -> Result<Part, VaultError> {
        let key = self.data_key(sealed, about)?;
        Part::open(&self.path(&sealed.file)?, key, about).await
    }

    fn data_key(&self, sealed: &Sealed, about: &str) -> Result<Zeroizing<[u8; KEY]>, VaultError> {
        let key = Zeroizing::new(open(self.key.expose(), &sealed.wrapped_key, about)?);
        let key = <[u8; KEY]>::try_from(key.as_slice()).map_err(|_| VaultError::Cipher)?;
        Ok(Zeroizing::new(key))
    }

    /// Reads and decrypts.
    ///
    /// # Errors
    /// See [`VaultError`].
    pub async fn get(&self, sealed: &Sealed, about: &str) -> Result<Vec<u8>, VaultError> {
        let data_key = self.data_key(sealed, about)?;
        let (path, about) = (self.path(&sealed.file)?, about.to_owned());
        blocking(move || open(&data_key, &std::fs::read(path)?, &about)).await
    }

    /// Deletes a file; one that is gone already is fine.
    ///
    /// # Errors
    /// When the disk refuses.
    pub async fn delete(&self, file: &str) -> Result<(), VaultError> {
        match tokio::fs::remove_file(self.path(file)?).await {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
            _ => {
                fail::fail_point!("server::vault::deleted");
                Ok(())
            }
        }
    }

    /// Names of the files that lie here, half-written ones included.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub async fn files(&self) -> Result<Vec<String>, VaultError> {
        let mut names = Vec::new();
        let mut entries = tokio::fs::read_dir(&self.folder).await?;
        while let Some(entry) = entries.next_entry().await? {
            names.extend(entry.file_name().into_string());
        }
        Ok(names)
    }

    /// Only names that this vault could have given lead anywhere.
    fn path(&self, file: &str) -> Result<PathBuf, VaultError> {
        let ours = file
            .bytes()
            .all(|b| b.is_ascii_hexdigit() || b == b'.' || b.is_ascii_lowercase());
        if !ours || file.is_empty() || file.starts_with('.') {
            return Err(VaultError::Io(io::ErrorKind::InvalidInput.into()));
        }
        Ok(self.folder.join(file))
    }
}

// Neither the folder nor the key belongs into a log.
impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault(…)")
    }
}

fn random<const N: usize>() -> Result<[u8; N], VaultError> {
    entropy::bytes().map_err(|_| VaultError::Entropy)
}

/// Bytes that will be sealed where they lie, with room before and behind for what is added then: an image is large, and
/// every copy of it takes time.
pub(super) struct Plain(Vec<u8>);

impl Plain {
    /// Room that is taken at once at most. Who announces much may send little.
    const FIRST_ROOM: usize = 1 << 20;

    pub(super) fn with_room_for(length: u64) -> Self {
        let length = usize::try_from(length).unwrap_or(Self::FIRST_ROOM);
        let mut room = Vec::with_capacity(NONCE + length.min(Self::FIRST_ROOM) + TAG);
        room.resize(NONCE, 0);
        Self(room)
    }

    fn of(bytes: &[u8]) -> Self {
        let mut room = Vec::with_capacity(NONCE + bytes.len() + TAG);
        room.resize(NONCE, 0);
        room.extend_from_slice(bytes);
        Self(room)
    }

    pub(super) fn push(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.0.get(NONCE..).unwrap_or_default()
    }

    /// Nonce, ciphertext and tag in one.
    fn sealed(self, key: &[u8; KEY], about: &str) -> Result<Vec<u8>, VaultError> {
        let (mut sealed, nonce) = (self.0, random::<NONCE>()?);
        let (front, text) = sealed.split_at_mut(NONCE);
        front.copy_from_slice(&nonce);
        let tag = XChaCha20Poly1305::new(key.into())
            .encrypt_inout_detached(&XNonce::from(nonce), about.as_bytes(), text.into())
            .map_err(|_| VaultError::Cipher)?;
        sealed.extend_from_slice(&tag);
        Ok(sealed)
    }
}

/// Nonce, ciphertext and tag in one.
pub(crate) fn seal(key: &[u8; KEY], bytes: &[u8], about: &str) -> Result<Vec<u8>, VaultError> {
    Plain::of(bytes).sealed(key, about)
}

/// The other direction of [`seal`].
pub(crate) fn open(key: &[u8; KEY], sealed: &[u8], about: &str) -> Result<Vec<u8>, VaultError> {
    let (nonce, ciphertext) = sealed
        .split_first_chunk::<NONCE>()
        .ok_or(VaultError::Cipher)?;
    let payload = Payload {
        msg: ciphertext,
        aad: about.as_bytes(),
    };
    XChaCha20Poly1305::new(key.into())
        .decrypt(&XNonce::from(*nonce), payload)
        .map_err(|_| VaultError::Cipher)
}

/// Does `work` on a thread that may block: ciphers and disks.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, VaultError> + Send + 'static,
) -> Result<T, VaultError> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|_| VaultError::Io(io::ErrorKind::Interrupted.into()))?
}

/// The content on disk, then the name on disk. The name is drawn for this file, and nobody knows it before the row that
/// is written after it: half a file is one that no row names, and is swept up.
fn write_durably(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let path = folder.join(name);
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let mut file = options.open(&path)?;
    fail::fail_point!("server::vault::created");
    let mut written = || {
        file.write_all(bytes)?;
        fail::fail_point!("server::vault::written");
        file.sync_all()?;
        fail::fail_point!("server::vault::synced");
        sync_folder_now(folder)?;
        fail::fail_point!("server::vault::named");
        Ok(())
    };
    let result = written();
    if result.is_err() {
        let _ = std::fs::remove_file(&path);
    }
    result
}

#[cfg(unix)]
fn sync_folder_now(folder: &Path) -> io::Result<()> {
    std::fs::File::open(folder)?.sync_all()
}

/// See [`sync_folder`].
#[cfg(not(unix))]
fn sync_folder_now(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
pub(super) async fn sync_folder(folder: &Path) -> io::Result<()> {
    tokio::fs::File::open(folder).await?.sync_all().await
}

/// Elsewhere a folder cannot be opened for this, and the file system journals its names.
#[cfg(not(unix))]
pub(super) async fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vault(folder: &Path) -> Vault {
        Vault::new(folder, [7; KEY])
    }

    #[tokio::test]
    async fn what_was_put_comes_back_and_nothing_shows_on_disk() {
        let folder = tempfile::tempdir().unwrap();
        let vault = vault(folder.path());
        let sealed = vault
            .put(b"canary canary canary".to_vec(), "a/upload")
            .await
            .unwrap();
        let on_disk = std::fs::read(folder.path().join(&sealed.file)).unwrap();
        assert!(!on_disk.windows(6).any(|w| w == b"canary"));
        assert_eq!(
            vault.get(&sealed, "a/upload").await.unwrap(),
            b"canary canary canary"
        );
        assert_eq!(vault.files().await.unwrap(), vec![sealed.file.clone()]);
        vault.delete(&sealed.file).await.unwrap();
        vault.delete(&sealed.file).await.unwrap();
        assert!(vault.files().await.unwrap().is_empty());
    }

    #[tokio::test]
    async fn an_exchanged_or_damaged_file_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let vault = vault(folder.path());
        let one = vault.put(b"one".to_vec(), "a/upload").await.unwrap();
        let two = vault.put(b"two".to_vec(), "b/upload").await.unwrap();
        let exchanged = Sealed {
            file: two.file.clone(),
            ..one.clone()
        };
        assert!(vault.get(&exchanged, "a/upload").await.is_err());
        assert!(vault.get(&one, "b/upload").await.is_err());
        let other = Vault::new(folder.path(), [8; KEY]);
        assert!(other.get(&one, "a/upload").await.is_err());
        let path = folder.path().join(&one.file);
        let mut bytes = std::fs::read(&path).unwrap();
        bytes[30] ^= 1;
        std::fs::write(&path, bytes).unwrap();
        assert!(vault.get(&one, "a/upload").await.is_err());
    }

    #[tokio::test]
    async fn names_lead_nowhere_else() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["", "..", "../x", "/etc/passwd", ".x"] {
            assert!(vault(folder.path()).delete(name).await.is_err(), "{name}");
        }
    }
}
