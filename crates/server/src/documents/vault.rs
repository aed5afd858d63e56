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
use akashi_seal::{NONCE, Plain, Refused};
use zeroize::Zeroizing;

use super::Part;
use super::names::Names;
use crate::entropy;

pub(super) use akashi_seal::KEY;

/// Keeps and gives back encrypted files. Cheap to clone.
#[derive(Clone)]
pub struct Vault {
    names: Arc<Names>,
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

impl From<Refused> for VaultError {
    fn from(_: Refused) -> Self {
        Self::Cipher
    }
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
            names: Arc::new(Names::of(folder)),
            key: Arc::new(Sensitive::new(key)),
        }
    }

    /// Where the files lie.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.names.folder()
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
        let ciphertext = self::sealed(plain, &*self.data_key(&sealed, about)?, about)?;
        write_durably(&self.names, &sealed.file, &ciphertext)?;
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
        let key = Zeroizing::new(open(
            self.key.expose(),
            sealed.wrapped_key.as_slice(),
            about,
        )?);
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
        blocking(move || open(&data_key, std::fs::read(path)?, &about)).await
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
        let mut entries = tokio::fs::read_dir(self.folder()).await?;
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
        Ok(self.folder().join(file))
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

/// Nonce, ciphertext and tag in one, with a nonce that is drawn for it.
fn sealed(plain: Plain, key: &[u8; KEY], about: &str) -> Result<Vec<u8>, VaultError> {
    let nonce = random::<NONCE>()?;
    Ok(plain.sealed(key, &nonce, about.as_bytes())?)
}

/// The same of a copy of `bytes`.
pub(crate) fn seal(key: &[u8; KEY], bytes: &[u8], about: &str) -> Result<Vec<u8>, VaultError> {
    sealed(Plain::of(bytes), key, about)
}

/// The other direction of [`seal`], in the memory of what was sealed.
pub(crate) fn open(
    key: &[u8; KEY],
    sealed: impl Into<Vec<u8>>,
    about: &str,
) -> Result<Vec<u8>, VaultError> {
    Ok(akashi_seal::open(key, sealed.into(), about.as_bytes())?)
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
fn write_durably(names: &Names, name: &str, bytes: &[u8]) -> io::Result<()> {
    let path = names.folder().join(name);
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
        names.settle()?;
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
