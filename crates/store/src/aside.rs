//! A store that cannot be read is set aside, never overwritten: its files move together into a folder with a date, where
//! whoever finds the key, or a better tool, finds them whole.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::{Timestamp, tz::TimeZone};

use crate::atomic;
use crate::error::StoreError;
use crate::files::Files;

const PREFIX: &str = "unreadable-";

/// A store that was set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// Name of its folder, in the data folder.
    pub name: String,
    /// Bytes it takes.
    pub bytes: u64,
}

/// Moves everything that belongs to the store into a folder of its own; gives the folder.
pub(crate) fn set(files: &Files, now: Timestamp, zone: &TimeZone) -> Result<PathBuf, StoreError> {
    let to = folder(files, now, zone);
    atomic::make_dir(&to)?;
    // The database goes first: what follows it is then taken for nobody's ([`Files::standing`]), and going on from there
    // leads into the same folder.
    for from in files.of_store() {
        let Some(name) = from.file_name() else {
            continue;
        };
        match fs::rename(&from, to.join(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    atomic::sync_dir(&to)?;
    atomic::sync_dir(files.dir())?;
    Ok(to)
}

/// A folder that does not exist yet; where the last one was left half-filled, that one.
fn folder(files: &Files, now: Timestamp, zone: &TimeZone) -> PathBuf {
    let begun = names(files.dir()).ok().and_then(|mut names| names.pop());
    if let Some(name) = begun.filter(|_| !files.database().exists()) {
        let folder = files.dir().join(name);
        let free = |from: &PathBuf| {
            let name = from.file_name().unwrap_or_default();
            !from.exists() || !folder.join(name).exists()
        };
        if files.of_store().iter().all(free) {
            return folder;
        }
    }
    let stamp = now.to_zoned(zone.clone()).strftime("%Y%m%d-%H%M%S");
    let whole = format!("{PREFIX}{stamp}");
    let free = |name: &String| !files.dir().join(name).exists();
    let later = (2..).map(|number| format!("{whole}-{number}"));
    let name = std::iter::once(whole.clone()).chain(later).find(free);
    files.dir().join(name.unwrap_or(whole))
}

/// What was set aside, oldest first.
pub(crate) fn list(dir: &Path) -> Result<Vec<Aside>, StoreError> {
    names(dir)?
        .into_iter()
        .map(|name| {
            let bytes = size(&dir.join(&name))?;
            Ok(Aside { name, bytes })
        })
        .collect()
}

/// Removes one of them; a name that is none of theirs removes nothing.
pub(crate) fn remove(dir: &Path, name: &str) -> Result<(), StoreError> {
    if names(dir)?.iter().any(|known| known == name) {
        fs::remove_dir_all(dir.join(name))?;
        atomic::sync_dir(dir)?;
    }
    Ok(())
}

fn names(dir: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let name = entry.file_name().into_string().unwrap_or_default();
        if name.starts_with(PREFIX) && entry.file_type()?.is_dir() {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

fn size(folder: &Path) -> io::Result<u64> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let found = entry.metadata()?;
        bytes += match found.is_dir() {
            true => size(&entry.path())?,
            false => found.len(),
        };
    }
    Ok(bytes)
}
