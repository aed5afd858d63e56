//! `backup`: everything a server needs to go on elsewhere, in one file, while it runs.
//!
//! The archive holds a copy of one state of the database, the encrypted images that this state refers to,
//! `university.toml` with the files it names, **and the keys**, the one that signs receipts among them. Whoever has it can read everything the server can: keep
//! it as safe as the server itself, and not longer than images are kept.
//!
//! Not in it, but noted: certificates and whatever else stands outside the folder. Not in it either: mails written to a
//! folder, and what had come of images that were still arriving; their senders begin anew. Mails that were waiting when
//! the copy was made are sent again by the restored server.
//!
//! A backup counts only when it was read back ([`confirm`]): then the database says how far it goes, and with it the
//! devices of applicants may forget what they kept in case the server is set back.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use akashi_protocol::receipt::KeyId;
use jiff::Timestamp;
use tempfile::{NamedTempFile, TempDir};

use super::manifest::{self, Manifest};
use super::named::{self, NamedProblem};
use super::restore::{RestoreError, read_back};
use super::{Said, archive};
use crate::keys::{KeyError, Keys};
use crate::storage::StorageError;
use crate::storage::inspect::{self, Copied, Inspection};
use crate::{config, folder, keys, receipts, storage};

/// Copies of the database that are tried until one is met by all of its images.
const ROUNDS: usize = 20;

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Where it is.
    pub file: PathBuf,
    /// Its size.
    pub bytes: u64,
    /// Images in it.
    pub documents: usize,
    /// Files the server needs that are not in it.
    pub outside: BTreeSet<String>,
    /// When it was begun.
    pub made: Timestamp,
    /// The mark of the last change in it, for [`confirm`].
    pub last_change: Option<String>,
}

/// Why there is no backup. Whatever had been written is gone again.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// There is a file of this name; it is left as it is.
    #[error("{0} exists")]
    Exists(PathBuf),
    /// A file or folder cannot be read or written.
    #[error("{file}: {source}")]
    Io {
        /// Which.
        file: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The keys.
    #[error(transparent)]
    Keys(#[from] KeyError),
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// `university.toml`.
    #[error(transparent)]
    Named(#[from] NamedProblem),
    /// The database refers to an image that is not there.
    #[error("image {0} is missing")]
    DocumentMissing(String),
    /// Images came and went so fast that no copy of the database was met by all of its own.
    #[error("the images did not come to rest")]
    Unsettled,
    /// It was written, and is not what was written. The file stays, for whoever wants to find out why.
    #[error("the backup cannot be read back: {0}")]
    NotReadBack(RestoreError),
    /// The database that was backed up is not in its place any more, or of another version.
    #[error("it cannot be written down that there is a backup")]
    NotRecorded,
}

impl Backup {
    /// What to tell the operator.
    #[must_use]
    pub fn said(&self) -> Vec<Said> {
        let done = Said::new("backup-done")
            .with_file(&self.file)
            .with("megabytes", self.bytes.div_ceil(1_000_000))
            .with("documents", self.documents);
        let outside = self
            .outside
            .iter()
            .map(|file| Said::new("backup-outside").with("file", file));
        [done, Said::new("backup-holds-keys")]
            .into_iter()
            .chain(outside)
            .collect()
    }
}

impl BackupError {
    /// What to tell the operator.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::Exists(file) => Said::new("backup-exists").with_file(file),
            Self::Io { file, source } => Said::new("backup-io")
                .with_file(file)
                .with("reason", source),
            Self::Keys(error) => Said::new("backup-keys").with("reason", error),
            Self::Storage(StorageError::Newer) => Said::new("backup-newer"),
            Self::Storage(error) => Said::new("backup-database").with("reason", error),
            Self::Named(error) => Said::new("backup-config").with("reason", error),
            Self::DocumentMissing(file) => {
                Said::new("backup-document-missing").with("file", manifest::document(file))
            }
            Self::Unsettled => Said::new("backup-unsettled"),
            Self::NotReadBack(error) => Said::new("backup-not-read-back").with("reason", error),
            Self::NotRecorded => Said::new("backup-not-recorded"),
        }
    }
}

/// Writes everything of the server in `dir` into the new file `to`. Blocks; takes as long as the data is long. The
/// server may run, stand still, or be stopped meanwhile.
///
/// Nothing has the name `to` before all of it is on the disk.
///
/// # Errors
/// See [`BackupError`].
pub fn backup(dir: &Path, to: &Path, now: Timestamp) -> Result<Backup, BackupError> {
    if to.symlink_metadata().is_ok() {
        return Err(BackupError::Exists(to.to_owned()));
    }
    let source = Source::open(dir)?;
    let target = super::folder_of(to);
    let work = super::working_folder(target, ".akashi-backup-").map_err(at(target))?;
    // Mode 0600, as everything this library makes.
    let file = NamedTempFile::new_in(work.path()).map_err(at(work.path()))?;
    let modified = u64::try_from(now.as_second()).unwrap_or(0);
    let mut archive = archive::Writer::new(file, modified);
    source.add_files(&mut archive)?;
    let (database, copied) = source.settle(&mut archive, &work)?;
    archive
        .add(folder::DATABASE.to_owned(), &database)
        .map_err(at(&database))?;
    let outside = source.named.outside.clone();
    let file = archive
        .finish(|members| Manifest {
            format: manifest::FORMAT,
            server_version: env!("CARGO_PKG_VERSION").to_owned(),
            schema_version: source.schema,
            created_at: now,
            outside,
            members,
        })
        .map_err(at(to))?;
    let bytes = publish(file, to)?;
    Ok(Backup {
        file: to.to_owned(),
        bytes,
        documents: copied.documents.len(),
        outside: source.named.outside,
        made: now,
        last_change: copied.last_change,
    })
}

/// Reads a backup of the server in `dir` back, as `restore` would, and writes down in the server's database that there is
/// one: then devices need not keep copies of what they sent. Blocks; takes as long as the data is long, and as much room.
///
/// # Errors
/// See [`BackupError`]; the backup itself stays.
pub fn confirm(dir: &Path, made: &Backup, now: Timestamp) -> Result<Said, BackupError> {
    read_back(&made.file).map_err(BackupError::NotReadBack)?;
    let keys = Keys::load(dir)?;
    let path = dir.join(folder::DATABASE);
    let mark = made.last_change.as_deref();
    if !storage::backup::record(&path, keys.database(), made.made, mark, now)? {
        return Err(BackupError::NotRecorded);
    }
    Ok(Said::new("backup-read-back"))
}

/// First the content on the disk, then the name, then the name on the disk.
fn publish(file: NamedTempFile, to: &Path) -> Result<u64, BackupError> {
    file.as_file().sync_all().map_err(at(to))?;
    let file = file.persist_noclobber(to).map_err(|error| {
        if error.error.kind() == io::ErrorKind::AlreadyExists {
            BackupError::Exists(to.to_owned())
        } else {
            at(to)(error.error)
        }
    })?;
    let folder = super::folder_of(to);
    super::sync_folder(folder).map_err(at(folder))?;
    Ok(file.metadata().map_err(at(to))?.len())
}

/// A server's folder, read only.
struct Source<'a> {
    dir: &'a Path,
    keys: Keys,
    named: named::Named,
    database: Inspection,
    schema: i64,
}

type Archive = archive::Writer<NamedTempFile>;

impl<'a> Source<'a> {
    fn open(dir: &'a Path) -> Result<Self, BackupError> {
        let keys = Keys::load(dir)?;
        let config = dir.join(config::FILE);
        let text = std::fs::read_to_string(&config).map_err(at(&config))?;
        let path = dir.join(folder::DATABASE);
        path.metadata().map_err(at(&path))?;
        let database = Inspection::open(&path, keys.database())?;
        let (schema, _) = database.schema()?;
        if schema > inspect::newest_schema() {
            return Err(StorageError::Newer.into());
        }
        Ok(Self {
            dir,
            keys,
            named: named::named(&text)?,
            database,
            schema,
        })
    }

    /// Everything but database and images.
    fn add_files(&self, archive: &mut Archive) -> Result<(), BackupError> {
        let own = [config::FILE, keys::FILE].map(|name| (name.to_owned(), name));
        let named = self.named.inside.iter();
        let named = named.map(|path| (manifest::named(path), path.as_str()));
        for (name, path) in own.into_iter().chain(named) {
            let path = self.dir.join(path);
            archive.add(name, &path).map_err(at(&path))?;
        }
        Ok(())
    }

    /// Copies the database, then its images. An image that was encoded anew or erased in between has another file or
    /// none; the copy that still asks for the old one is thrown away and the next one is tried, for which only new
    /// images have to be added. Files never change, so the ones that are in the archive stay right; those that the last
    /// copy does not know have lost their keys with it.
    fn settle(
        &self,
        archive: &mut Archive,
        work: &TempDir,
    ) -> Result<(PathBuf, Copied), BackupError> {
        for round in 0..ROUNDS {
            let copy = work.path().join(format!("{round}.db"));
            let copied = self.database.copy_to(&copy, self.keys.database())?;
            let key = self.add_receipt_key(archive, copied.receipt_key.as_ref())?;
            if self.add_documents(archive, &copied.documents)? && key {
                return Ok((copy, copied));
            }
            std::fs::remove_file(&copy).map_err(at(&copy))?;
        }
        Err(BackupError::Unsettled)
    }

    /// Adds the file of the key that signs receipts. `false` when it was gone, rightly: another signs by now.
    fn add_receipt_key(
        &self,
        archive: &mut Archive,
        kid: Option<&KeyId>,
    ) -> Result<bool, BackupError> {
        let Some(kid) = kid else { return Ok(true) };
        let name = receipts::name_of(kid);
        if archive.has(&name) {
            return Ok(true);
        }
        let path = self.dir.join(&name);
        match archive.add(name, &path) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                if self.database.receipt_key()?.as_ref() == Some(kid) {
                    return Err(at(&path)(error));
                }
                Ok(false)
            }
            Err(error) => Err(at(&path)(error)),
        }
    }

    /// Adds the images that are not in the archive yet. `false` when one was gone, rightly.
    fn add_documents(&self, archive: &mut Archive, files: &[String]) -> Result<bool, BackupError> {
        let mut complete = true;
        for file in files {
            let name = manifest::document(file);
            if archive.has(&name) {
                continue;
            }
            if !manifest::is_vault_name(file) {
                return Err(StorageError::Damaged("document.file").into());
            }
            let path = self.dir.join(folder::DOCUMENTS).join(file);
            match archive.add(name, &path) {
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    // Its row changes before its file goes.
                    if self.database.has_document_file(file)? {
                        return Err(BackupError::DocumentMissing(file.clone()));
                    }
                    complete = false;
                }
                Err(error) => return Err(at(&path)(error)),
            }
        }
        Ok(complete)
    }
}

fn at(file: &Path) -> impl FnOnce(io::Error) -> BackupError {
    let file = file.to_owned();
    move |source| BackupError::Io { file, source }
}
