//! Where things are. Tasks run from the root of the project, whatever folder they were called in.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// Makes the root of the project the current folder.
///
/// # Errors
/// When the folder is gone.
pub fn enter() -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap_or(Path::new("."));
    env::set_current_dir(root).map_err(|error| format!("{}: {error}", root.display()))
}

/// Where cargo puts what it builds.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from)
}

/// A program built by cargo.
pub fn binary(profile: &str, name: &str) -> PathBuf {
    target()
        .join(profile)
        .join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

/// A developer's tool that `setup` installs beside the build, never for the whole machine.
pub fn tool(name: &str) -> PathBuf {
    target()
        .join("tools/bin")
        .join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

/// All files under `folder` whose name ends in one of `endings`, sorted.
pub fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        let Ok(entries) = fs::read_dir(&folder) else {
            continue;
        };
        for path in entries.flatten().map(|entry| entry.path()) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if path.is_dir() {
                if !matches!(name.as_ref(), "node_modules" | "target" | "dist") {
                    open.push(path);
                }
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
