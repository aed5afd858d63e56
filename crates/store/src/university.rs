//! What is public about the connected university, as last seen, for work without a network. A plain file: everybody
//! may know it, and terms and form have to be readable before a key exists.

use std::path::{Path, PathBuf};

use akashi_domain::UniversityInfo;

use crate::atomic;
use crate::error::StoreError;

fn path(dir: &Path) -> PathBuf {
    dir.join("university.json")
}

/// The public facts as last seen; `None` when there are none or of another university.
#[must_use]
pub fn load(dir: &Path, id: &str) -> Option<UniversityInfo> {
    let bytes = std::fs::read(path(dir)).ok()?;
    let info: UniversityInfo = serde_json::from_slice(&bytes).ok()?;
    (info.id == id).then_some(info)
}

/// Keeps the public facts.
///
/// # Errors
/// When the file cannot be written.
pub fn save(dir: &Path, info: &UniversityInfo) -> Result<(), StoreError> {
    Ok(atomic::write(&path(dir), &serde_json::to_vec(info)?)?)
}

/// Forgets them.
///
/// # Errors
/// When the file cannot be removed.
pub fn forget(dir: &Path) -> Result<(), StoreError> {
    Ok(atomic::remove(&path(dir))?)
}
