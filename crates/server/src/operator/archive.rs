//! Writing and reading archives; what may be in one stands in `manifest`.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::manifest::{self, Manifest, Member};

/// Bytes read or written at a time.
const BUFFER: usize = 256 * 1024;

/// An archive that is being written.
pub(super) struct Writer<W: Write> {
    tar: tar::Builder<BufWriter<W>>,
    modified: u64,
    members: BTreeMap<String, Member>,
}

impl<W: Write> Writer<W> {
    /// Nothing yet. `modified` is the time of every member, in seconds since 1970.
    pub fn new(to: W, modified: u64) -> Self {
        Self {
            tar: tar::Builder::new(BufWriter::with_capacity(BUFFER, to)),
            modified,
            members: BTreeMap::new(),
        }
    }

    /// Is there a member of this name?
    pub fn has(&self, name: &str) -> bool {
        self.members.contains_key(name)
    }

    /// Adds the file at `path` as it is when it is opened.
    pub fn add(&mut self, name: String, path: &Path) -> io::Result<()> {
        let file = File::open(path)?;
        let bytes = file.metadata()?.len();
        let mut content = Hashing::new(BufReader::with_capacity(BUFFER, file.take(bytes)));
        let mut header = header(bytes, self.modified);
        self.tar.append_data(&mut header, &name, &mut content)?;
        let (sha256, read) = content.finish();
        if read != bytes {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.members.insert(name, Member { bytes, sha256 });
        Ok(())
    }

    /// Ends with the manifest that `describe` makes of the members.
    pub fn finish(
        mut self,
        describe: impl FnOnce(BTreeMap<String, Member>) -> Manifest,
    ) -> io::Result<W> {
        let manifest = serde_json::to_vec_pretty(&describe(self.members))?;
        let mut header = header(manifest.len() as u64, self.modified);
        self.tar
            .append_data(&mut header, manifest::NAME, manifest.as_slice())?;
        let buffer = self.tar.into_inner()?;
        buffer.into_inner().map_err(io::IntoInnerError::into_error)
    }
}

/// Of a plain file for its owner alone. The owner is nobody in particular: what is restored belongs to who restores.
fn header(bytes: u64, modified: u64) -> tar::Header {
    let mut header = tar::Header::new_gnu();
    header.set_entry_type(tar::EntryType::Regular);
    header.set_mode(0o600);
    header.set_uid(0);
    header.set_gid(0);
    header.set_mtime(modified);
    header.set_size(bytes);
    header
}

/// What an archive says of itself, before anything of it is believed.
pub(super) struct Contents {
    /// Every member but the manifest, with its size, in the order of the archive.
    pub sizes: BTreeMap<String, u64>,
    /// The manifest.
    pub manifest: Manifest,
    /// The text of `university.toml`.
    pub university: String,
}

/// Why an archive cannot be read.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unreadable {
    #[error("{0}")]
    Io(#[from] io::Error),
    /// Not an archive of a server, or damaged; the member, where one can be named.
    #[error("member {0:?} of the archive")]
    Member(String),
}

/// Largest `university.toml` that is read, in bytes.
const MOST_CONFIG_BYTES: u64 = 16 * 1024 * 1024;

/// Reads the names, the manifest and `university.toml`; the rest is skipped.
pub(super) fn contents(archive: &File) -> Result<Contents, Unreadable> {
    let mut tar = tar::Archive::new(archive);
    let mut sizes = BTreeMap::new();
    let (mut manifest, mut university) = (None, None);
    for entry in tar.entries_with_seek().map_err(not_an_archive)? {
        let mut entry = entry.map_err(not_an_archive)?;
        let name = name(&entry)?;
        let damaged = || Unreadable::Member(name.clone());
        // The manifest is the last member, once.
        if manifest.is_some() {
            return Err(damaged());
        }
        if name == manifest::NAME {
            let text = text(&mut entry, manifest::MOST_BYTES).ok_or_else(damaged)?;
            manifest = Some(serde_json::from_str(&text).map_err(|_| damaged())?);
            continue;
        }
        if name == crate::config::FILE {
            university = Some(text(&mut entry, MOST_CONFIG_BYTES).ok_or_else(damaged)?);
        }
        if sizes.insert(name.clone(), entry.size()).is_some() {
            return Err(damaged());
        }
    }
    let missing = |name: &str| Unreadable::Member(name.to_owned());
    Ok(Contents {
        sizes,
        manifest: manifest.ok_or_else(|| missing(manifest::NAME))?,
        university: university.ok_or_else(|| missing(crate::config::FILE))?,
    })
}

/// Writes every member but the manifest to where `open` says, and holds size and SHA-256 against the manifest.
pub(super) fn extract(
    archive: &File,
    manifest: &Manifest,
    mut open: impl FnMut(&str) -> io::Result<File>,
) -> Result<(), Unreadable> {
    let mut tar = tar::Archive::new(BufReader::with_capacity(BUFFER, archive));
    for entry in tar.entries().map_err(not_an_archive)? {
        let entry = entry.map_err(not_an_archive)?;
        let name = name(&entry)?;
        if name == manifest::NAME {
            continue;
        }
        let damaged = || Unreadable::Member(name.clone());
        let stated = manifest.members.get(&name).ok_or_else(damaged)?;
        let mut content = Hashing::new(entry.take(stated.bytes));
        let mut file = open(&name)?;
        io::copy(&mut content, &mut file)?;
        let (sha256, bytes) = content.finish();
        if sha256 != stated.sha256 || bytes != stated.bytes {
            return Err(damaged());
        }
        file.sync_all()?;
    }
    Ok(())
}

/// Only plain files with readable names are members.
fn name<R: Read>(entry: &tar::Entry<'_, R>) -> Result<String, Unreadable> {
    let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
    if entry.header().entry_type().is_file() {
        Ok(name)
    } else {
        Err(Unreadable::Member(name))
    }
}

fn text(entry: &mut impl Read, most: u64) -> Option<String> {
    let mut text = String::new();
    let read = entry.take(most + 1).read_to_string(&mut text).ok()?;
    (read as u64 <= most).then_some(text)
}

/// A tar file that cannot be followed is a damaged one, whatever kind of error the reader makes of it.
fn not_an_archive(_: io::Error) -> Unreadable {
    Unreadable::Member(String::new())
}

/// Reads through, and knows afterwards what it was.
struct Hashing<R> {
    from: R,
    hasher: Sha256,
    bytes: u64,
}

impl<R: Read> Hashing<R> {
    fn new(from: R) -> Self {
        Self {
            from,
            hasher: Sha256::new(),
            bytes: 0,
        }
    }

    fn finish(self) -> (String, u64) {
        (hex::encode(self.hasher.finalize()), self.bytes)
    }
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(buffer)?;
        self.hasher.update(buffer.get(..read).unwrap_or_default());
        self.bytes += read as u64;
        Ok(read)
    }
}
