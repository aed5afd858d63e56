//! Where the programs under test are. `cargo xtask e2e` builds them.

use std::env;
use std::path::{Path, PathBuf};

use crate::Result;

/// The root of the project.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map(Path::to_owned)
        .unwrap_or_default()
}

/// Where cargo puts what it builds.
#[must_use]
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// A program of ours. `AKASHI_BIN_DIR` says where they lie, `target/release` say.
///
/// # Errors
/// When it has not been built.
pub fn ours(name: &str) -> Result<PathBuf> {
    let folder =
        env::var_os("AKASHI_BIN_DIR").map_or_else(|| target().join("debug"), PathBuf::from);
    existing(folder.join(name), "cargo xtask e2e")
}

/// A developer's tool.
///
/// # Errors
/// When it has not been installed.
pub fn tool(name: &str) -> Result<PathBuf> {
    existing(target().join("tools/bin").join(name), "cargo xtask setup")
}

/// The folder for screenshots and logs of `journey`; emptied.
///
/// # Errors
/// When it cannot be made.
pub fn artifacts(journey: &str) -> Result<PathBuf> {
    let folder = target().join("e2e").join(journey);
    if folder.is_dir() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

fn existing(path: PathBuf, remedy: &str) -> Result<PathBuf> {
    if path.is_file() {
        Ok(path)
    } else {
        Err(format!("{} is missing; run `{remedy}`", path.display()).into())
    }
}
