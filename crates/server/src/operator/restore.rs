//! `restore`: a server's folder out of an archive of `backup`.
//!
//! Everything is written into a working folder beside the new one, and every hash, the key and the database are tried
//! there. Only then does the folder get its name: there is a whole server or none. What was erased after the backup was
//! made is in it again; the server erases it anew as soon as it runs, since its day has passed.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use tempfile::TempDir;

use super::archive::{self, Contents, Unreadable};
use super::manifest::{self, Kind, Manifest};
use super::named::{self, Named};
use super::{Said, folder_of, sync_folder};
use crate::keys::{KeyError, Keys};
use crate::storage::StorageError;
use crate::storage::inspect::{self, Closely, Inspection};
use crate::{config, folder, keys, private, receipts};

/// What was restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Where it is.
    pub dir: PathBuf,
    /// When the backup was made.
    pub created_at: Timestamp,
    /// Images in it.
    pub documents: usize,
    /// Files the server needs that were not in the backup.
    pub outside: BTreeSet<String>,
}

/// Why nothing was restored. Nothing is left behind.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// The target is a file, a link, or a folder with something in it.
    #[error("{0} is not empty")]
    NotEmpty(PathBuf),
    /// A file or folder cannot be read or written.
    #[error("{file}: {source}")]
    Io {
        /// Which.
        file: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A member is missing, there twice, not what the manifest says, or of a name that no archive has. Empty where the
    /// file is no archive at all.
    #[error("member {0:?} of the archive is not what it should be")]
    Damaged(String),
    /// Made by a newer version of this program.
    #[error("the archive was made by version {0}")]
    Newer(String),
    /// The key.
    #[error(transparent)]
    Keys(#[from] KeyError),
    /// The database cannot be opened with the key.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The database is open and not whole.
    #[error("the database in the archive is damaged")]
    DatabaseDamaged,
}

impl Restored {
    /// What to tell the operator.
    #[must_use]
    pub fn said(&self) -> Vec<Said> {
        let done = Said::new("restore-done")
            .with_file(&self.dir)
            .with("documents", self.documents)
            .with("made", self.created_at);
        let outside = self
            .outside
            .iter()
            .map(|file| Said::new("restore-outside").with("file", file));
        std::iter::once(done).chain(outside).collect()
    }
}

impl RestoreError {
    /// What to tell the operator.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::NotEmpty(dir) => Said::new("restore-not-empty").with_file(dir),
            Self::Io { file, source } => Said::new("restore-io")
                .with_file(file)
                .with("reason", source),
            Self::Damaged(member) if member.is_empty() => Said::new("restore-no-archive"),
            Self::Damaged(member) => Said::new("restore-damaged").with("member", member),
            Self::Newer(version) => Said::new("restore-newer").with("version", version),
            Self::Storage(StorageError::Newer) => Said::new("restore-newer").with("version", "?"),
            Self::Keys(error) => Said::new("restore-key").with("reason", error),
            Self::Storage(error) => Said::new("restore-database").with("reason", error),
            Self::DatabaseDamaged => Said::new("restore-database-damaged"),
        }
    }
}

/// Makes the folder `dir`, which is absent or empty, out of the archive `from`. Blocks; takes as long as the data is
/// long.
///
/// # Errors
/// See [`RestoreError`].
pub fn restore(from: &Path, dir: &Path) -> Result<Restored, RestoreError> {
    ensure_empty(dir)?;
    let unpacked = unpack(from, folder_of(dir))?;
    publish(&unpacked.made, dir)?;
    Ok(Restored {
        dir: dir.to_owned(),
        created_at: unpacked.contents.manifest.created_at,
        documents: unpacked.documents,
        outside: unpacked.contents.manifest.outside,
    })
}

/// Does everything that `restore` does before a folder gets its name: a backup that passes can be restored.
///
/// # Errors
/// See [`RestoreError`].
pub fn read_back(from: &Path) -> Result<(), RestoreError> {
    unpack(from, folder_of(from)).map(|_| ())
}

/// A server in a working folder, which goes away with this.
struct Unpacked {
    contents: Contents,
    made: PathBuf,
    documents: usize,
    _work: TempDir,
}

/// Unpacks the archive `from` below the folder `parent`, and tries what came out.
fn unpack(from: &Path, parent: &Path) -> Result<Unpacked, RestoreError> {
    let archive = File::open(from).map_err(at(from))?;
    let contents = archive::contents(&archive).map_err(unreadable(from))?;
    check_names(&contents)?;
    let manifest = &contents.manifest;
    let work = super::working_folder(parent, ".akashi-restore-").map_err(at(parent))?;
    // A folder in the working folder: the latter goes away whatever becomes of the former.
    let made = work.path().join("server");
    private::create_folder(&made.join(folder::DOCUMENTS)).map_err(at(&made))?;
    let archive = File::open(from).map_err(at(from))?;
    archive::extract(&archive, manifest, |name| create(&made, name)).map_err(unreadable(from))?;
    let documents = check_database(&made, manifest)?;
    sync_folders(&made).map_err(at(&made))?;
    Ok(Unpacked {
        contents,
        made,
        documents,
        _work: work,
    })
}

/// Absent or an empty folder, itself and not by a link.
fn ensure_empty(dir: &Path) -> Result<(), RestoreError> {
    match dir.symlink_metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(at(dir)(error)),
        Ok(found) if found.is_dir() => {
            let mut entries = fs::read_dir(dir).map_err(at(dir))?;
            match entries.next() {
                None => Ok(()),
                Some(_) => Err(RestoreError::NotEmpty(dir.to_owned())),
            }
        }
        Ok(_) => Err(RestoreError::NotEmpty(dir.to_owned())),
    }
}

/// Archive and manifest hold the same, nothing in it has a strange name, and what every server has is there.
fn check_names(contents: &Contents) -> Result<(), RestoreError> {
    let manifest = &contents.manifest;
    let newer = || RestoreError::Newer(manifest.server_version.clone());
    if manifest.format != manifest::FORMAT || manifest.schema_version > inspect::newest_schema() {
        return Err(newer());
    }
    let damaged = |name: &str| RestoreError::Damaged(name.to_owned());
    let named = named::named(&contents.university).map_err(|_| damaged(config::FILE))?;
    for (name, bytes) in &contents.sizes {
        let stated = manifest.members.get(name).map(|member| member.bytes);
        if stated != Some(*bytes) || !is_expected(name, &named) {
            return Err(damaged(name));
        }
    }
    let own = [config::FILE, keys::FILE, folder::DATABASE].map(str::to_owned);
    let files = named.inside.iter().map(|path| manifest::named(path));
    let needed = own.into_iter().chain(files);
    match needed
        .chain(manifest.members.keys().cloned())
        .find(|name| !contents.sizes.contains_key(name))
    {
        Some(name) => Err(RestoreError::Damaged(name)),
        None => Ok(()),
    }
}

fn is_expected(name: &str, named: &Named) -> bool {
    match manifest::kind(name) {
        Some(Kind::Named(path)) => named.inside.contains(path),
        Some(Kind::Own | Kind::ReceiptKey(_) | Kind::Document(_)) => true,
        None => false,
    }
}

/// The new file of a member, mode 0600, in folders of mode 0700.
fn create(made: &Path, name: &str) -> io::Result<File> {
    let path = match manifest::kind(name) {
        Some(Kind::Own | Kind::ReceiptKey(_) | Kind::Document(_)) => made.join(name),
        Some(Kind::Named(path)) => made.join(path),
        None => return Err(io::ErrorKind::InvalidInput.into()),
    };
    private::create_folder(folder_of(&path))?;
    private::create_file(&path)
}

/// The key opens the database, the database is whole, its images and the key that signs receipts are there; others go.
/// Answers how many images there are.
fn check_database(made: &Path, manifest: &Manifest) -> Result<usize, RestoreError> {
    let keys = Keys::load(made)?;
    let path = made.join(folder::DATABASE);
    let database = Inspection::open(&path, keys.database()).map_err(damaged)?;
    if !database.is_sound(Closely::Fully)? || database.schema()?.0 != manifest.schema_version {
        return Err(RestoreError::DatabaseDamaged);
    }
    let known: BTreeSet<String> = database.document_files()?.into_iter().collect();
    let missing = |file: &&String| !manifest.members.contains_key(&manifest::document(file));
    if let Some(file) = known.iter().find(missing) {
        return Err(RestoreError::Damaged(manifest::document(file)));
    }
    let signs = database.receipt_key()?.map(|kid| receipts::name_of(&kid));
    if let Some(name) = signs
        .as_ref()
        .filter(|name| !manifest.members.contains_key(*name))
    {
        return Err(RestoreError::Damaged(name.clone()));
    }
    for name in manifest.members.keys() {
        let strange = match manifest::kind(name) {
            Some(Kind::Document(file)) => !known.contains(file),
            Some(Kind::ReceiptKey(file)) => signs.as_deref() != Some(file),
            _ => false,
        };
        if strange {
            let path = made.join(name);
            fs::remove_file(&path).map_err(at(&path))?;
        }
    }
    Ok(known.len())
}

/// So damaged that not even its tables can be read.
fn damaged(error: StorageError) -> RestoreError {
    if error.is_damage() {
        RestoreError::DatabaseDamaged
    } else {
        error.into()
    }
}

/// Every folder below `made`, deepest first, so that no name is on the disk before what it leads to.
fn sync_folders(made: &Path) -> io::Result<()> {
    for entry in fs::read_dir(made)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            sync_folders(&entry.path())?;
        }
    }
    sync_folder(made)
}

/// Gives the folder its name. An empty folder of that name is taken away first, since not every system replaces one;
/// should something have come into it meanwhile, that fails and nothing is lost.
fn publish(made: &Path, dir: &Path) -> Result<(), RestoreError> {
    match fs::remove_dir(dir) {
        Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty => {
            return Err(RestoreError::NotEmpty(dir.to_owned()));
        }
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(at(dir)(error)),
        _ => {}
    }
    fs::rename(made, dir).map_err(at(dir))?;
    let parent = folder_of(dir);
    sync_folder(parent).map_err(at(parent))
}

fn unreadable(from: &Path) -> impl FnOnce(Unreadable) -> RestoreError {
    let from = from.to_owned();
    move |error| match error {
        Unreadable::Io(source) => RestoreError::Io { file: from, source },
        Unreadable::Member(name) => RestoreError::Damaged(name),
    }
}

fn at(file: &Path) -> impl FnOnce(io::Error) -> RestoreError {
    let file = file.to_owned();
    move |source| RestoreError::Io { file, source }
}
