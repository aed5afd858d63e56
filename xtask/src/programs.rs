//! The programs that tests, journeys and generators run.
//!
//! Cargo compiles a dependency again for every set of features it is asked for, and a set depends on which packages are
//! named. So everything is built as one workspace, the way `cargo test --workspace` builds it, with one exception.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Outcome, command, root};

/// What tells tests where the programs lie that they run.
const FOLDER: &str = "AKASHI_BIN_DIR";

/// Builds every program of the workspace.
///
/// # Errors
/// When one of them does not build.
pub fn everything() -> Outcome {
    command::run(command::cargo([
        "build",
        "--quiet",
        "--workspace",
        "--bins",
        "--examples",
    ]))
}

/// Builds the programs without the test kit, so that no feature that only tests switch on slips into the server. The
/// rest of the workspace is named so that dependencies keep their features: built by itself, the server would have the
/// typesetter compiled once more.
///
/// # Errors
/// When one of them does not build.
pub fn server() -> Outcome {
    command::run(command::cargo([
        "build",
        "--quiet",
        "--workspace",
        "--exclude",
        "akashi-testkit",
        "--bins",
    ]))
}

/// Builds what a person runs: application, image worker and server, and nothing else.
///
/// # Errors
/// When one of them does not build.
pub fn application() -> Outcome {
    command::run(command::cargo([
        "build",
        "--quiet",
        "--package",
        "akashi",
        "--package",
        "akashi-documents",
        "--bins",
    ]))?;
    server()
}

/// Links the programs that are built into a folder of their own, where later builds do not touch them.
///
/// # Errors
/// When a folder or a file cannot be made.
pub fn set_aside() -> Outcome {
    let (built, aside) = (root::target().join("debug"), folder_aside());
    let failed = |path: &Path| {
        let path = path.display().to_string();
        move |error: std::io::Error| format!("{path}: {error}")
    };
    if aside.exists() {
        fs::remove_dir_all(&aside).map_err(failed(&aside))?;
    }
    fs::create_dir_all(&aside).map_err(failed(&aside))?;
    for entry in fs::read_dir(&built).map_err(failed(&built))?.flatten() {
        let (path, to) = (entry.path(), aside.join(entry.file_name()));
        let ours = entry.file_name().to_string_lossy().starts_with("akashi");
        if ours && path.is_file() && path.extension().is_none_or(|ending| ending == "exe") {
            fs::hard_link(&path, &to).map_err(failed(&to))?;
        }
    }
    Ok(())
}

/// A program that was set aside.
pub fn aside(name: &str) -> PathBuf {
    folder_aside().join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// Has `tests` run the programs that were set aside.
pub fn from_aside(mut tests: Command) -> Command {
    let folder = folder_aside();
    tests.env(FOLDER, std::path::absolute(&folder).unwrap_or(folder));
    tests
}

fn folder_aside() -> PathBuf {
    root::target().join("aside")
}
