//! What has come of an upload that is not whole yet, on disk.
//!
//! The file is a row of frames: the length of what follows in four bytes, big end first, and a piece of at most
//! [`FRAME`] bytes, sealed under the upload's own key and bound to its place in the row. So bytes never lie on the disk
//! as they came, a frame cannot stand elsewhere, and one that a crash tore, or that never reached the disk, is
//! recognised. It is cut off with all that follows; what is left is what the sender may count on.

use std::io;
use std::path::{Path, PathBuf};

use tokio::fs::{File, OpenOptions};
use tokio::io::{AsyncReadExt as _, AsyncSeekExt as _, AsyncWriteExt as _};
use zeroize::Zeroizing;

use super::vault::{KEY, VaultError, open, seal, sync_folder};

/// Most bytes of a frame: what a cut line may cost.
pub const FRAME: usize = 64 * 1024;

/// An upload's bytes, open to be added to.
pub struct Part {
    path: PathBuf,
    file: File,
    key: Zeroizing<[u8; KEY]>,
    about: String,
    content: Vec<u8>,
    frames: u64,
    /// Where the next frame begins in the file.
    end: u64,
    is_new: bool,
}

impl Part {
    /// Reads what there is, on the disk for good once this returns. A file that is not there is an upload of which
    /// nothing has come.
    pub(super) async fn open(
        path: &Path,
        key: Zeroizing<[u8; KEY]>,
        about: &str,
    ) -> Result<Self, VaultError> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        options.mode(0o600);
        let mut file = options.open(path).await?;
        let mut stored = Vec::new();
        file.read_to_end(&mut stored).await?;
        let mut part = Self {
            path: path.to_owned(),
            file,
            key,
            about: about.to_owned(),
            content: Vec::new(),
            frames: 0,
            end: 0,
            is_new: stored.is_empty(),
        };
        part.read_frames(&stored);
        if part.end < stored.len() as u64 {
            tracing::info!("the end of an upload was torn, and is cut off");
            part.file.set_len(part.end).await?;
        }
        part.file.seek(io::SeekFrom::Start(part.end)).await?;
        if !part.is_new {
            part.file.sync_all().await?;
        }
        Ok(part)
    }

    /// Everything up to the first frame that is not as it was written.
    fn read_frames(&mut self, stored: &[u8]) {
        let mut rest = stored;
        while let Some((length, after)) = rest.split_first_chunk::<4>() {
            let length = u32::from_be_bytes(*length);
            let Some((sealed, after)) = usize::try_from(length)
                .ok()
                .and_then(|length| after.split_at_checked(length))
            else {
                return;
            };
            let Ok(piece) = open(&self.key, sealed, &self.place()) else {
                return;
            };
            self.content.extend_from_slice(&piece);
            self.frames += 1;
            self.end += 4 + u64::from(length);
            rest = after;
        }
    }

    /// What the next frame is bound to.
    fn place(&self) -> String {
        format!("{} {}", self.about, self.frames)
    }

    /// What has come, from its first byte.
    #[must_use]
    pub fn content(&self) -> &[u8] {
        &self.content
    }

    /// Bytes that have come.
    #[must_use]
    pub fn held(&self) -> u64 {
        self.content.len() as u64
    }

    /// Adds a frame. It is on the disk for good after [`Part::sync`].
    ///
    /// # Errors
    /// When the disk refuses; then nothing was added.
    pub async fn append(&mut self, piece: &[u8]) -> Result<(), VaultError> {
        let sealed = seal(&self.key, piece, &self.place())?;
        let length = u32::try_from(sealed.len()).map_err(|_| VaultError::Cipher)?;
        let frame = [length.to_be_bytes().as_slice(), &sealed].concat();
        if let Err(error) = self.write(&frame).await {
            // Half a frame is of no use, and it may be the disk that is full.
            self.file.set_len(self.end).await?;
            self.file.seek(io::SeekFrom::Start(self.end)).await?;
            return Err(error.into());
        }
        fail::fail_point!("server::upload::appended");
        self.content.extend_from_slice(piece);
        self.frames += 1;
        self.end += frame.len() as u64;
        Ok(())
    }

    async fn write(&mut self, frame: &[u8]) -> io::Result<()> {
        self.file.write_all(frame).await?;
        // Only this tells whether the bytes arrived.
        self.file.flush().await
    }

    /// Brings what was added, and the name of the file, to the disk for good.
    ///
    /// # Errors
    /// When the disk refuses.
    pub async fn sync(&mut self) -> Result<(), VaultError> {
        self.file.sync_all().await?;
        fail::fail_point!("server::upload::synced");
        if self.is_new
            && let Some(folder) = self.path.parent()
        {
            sync_folder(folder).await?;
            self.is_new = false;
        }
        Ok(())
    }
}

// Neither the bytes nor the key belong into a log.
impl std::fmt::Debug for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Part(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Sealed, Vault};
    use super::*;

    fn begun(folder: &Path) -> (Vault, Sealed) {
        let vault = Vault::new(folder, [7; KEY]);
        let sealed = vault.draw("a/part").unwrap();
        (vault, sealed)
    }

    #[tokio::test]
    async fn frames_read_back_and_nothing_shows_on_disk() {
        let folder = tempfile::tempdir().unwrap();
        let (vault, sealed) = begun(folder.path());
        let mut part = vault.part(&sealed, "a/part").await.unwrap();
        assert_eq!(part.held(), 0);
        part.append(b"canary one ").await.unwrap();
        part.append(b"canary two").await.unwrap();
        part.sync().await.unwrap();
        assert_eq!(part.held(), 21);
        let on_disk = std::fs::read(folder.path().join(&sealed.file)).unwrap();
        assert!(!on_disk.windows(6).any(|w| w == b"canary"));
        let again = vault.part(&sealed, "a/part").await.unwrap();
        assert_eq!(again.content(), b"canary one canary two");
        assert!(vault.part(&sealed, "b/part").await.is_err());
    }

    #[tokio::test]
    async fn a_torn_frame_is_cut_off_wherever_it_is_torn() {
        let folder = tempfile::tempdir().unwrap();
        let (vault, sealed) = begun(folder.path());
        let mut part = vault.part(&sealed, "a/part").await.unwrap();
        part.append(&[1; 100]).await.unwrap();
        let first = part.end;
        part.append(&[2; 50]).await.unwrap();
        part.sync().await.unwrap();
        let path = folder.path().join(&sealed.file);
        let whole = std::fs::read(&path).unwrap();
        for length in (first as usize)..whole.len() {
            std::fs::write(&path, &whole[..length]).unwrap();
            let mut part = vault.part(&sealed, "a/part").await.unwrap();
            assert_eq!(part.content(), [1; 100], "torn at {length}");
            assert_eq!(std::fs::metadata(&path).unwrap().len(), first);
            part.append(&[3; 7]).await.unwrap();
            let again = vault.part(&sealed, "a/part").await.unwrap();
            assert_eq!(again.content(), [[1; 100].as_slice(), &[3; 7]].concat());
        }
        // Of the right length, but never written: what a file system may leave after a power cut.
        let mut empty = whole.clone();
        empty[first as usize + 4..].fill(0);
        std::fs::write(&path, &empty).unwrap();
        assert_eq!(vault.part(&sealed, "a/part").await.unwrap().held(), 100);
    }

    #[tokio::test]
    async fn a_frame_stands_nowhere_but_in_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let (vault, sealed) = begun(folder.path());
        let mut part = vault.part(&sealed, "a/part").await.unwrap();
        part.append(&[1; 10]).await.unwrap();
        let first = part.end as usize;
        part.append(&[2; 10]).await.unwrap();
        part.sync().await.unwrap();
        let path = folder.path().join(&sealed.file);
        let whole = std::fs::read(&path).unwrap();
        let (one, two) = whole.split_at(first);
        std::fs::write(&path, [two, one].concat()).unwrap();
        assert_eq!(vault.part(&sealed, "a/part").await.unwrap().held(), 0);
        std::fs::write(&path, [one, one].concat()).unwrap();
        assert_eq!(vault.part(&sealed, "a/part").await.unwrap().held(), 10);
    }
}
