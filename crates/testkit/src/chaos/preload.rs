//! The recorder (`crates/recorder`), preloaded into a process: what a process is told about its disk.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::power::record;
use crate::fault::Result;

/// The recorder as cargo names it.
const RECORDER: &str = "libakashi_recorder.so";

/// What the environment of a process says about its disk.
#[derive(Debug, Clone)]
pub(super) struct Preload(Vec<(&'static str, OsString)>);

impl Preload {
    /// The disk of a process is what lies below `folder`.
    pub(super) fn watching(folder: &Path) -> Result<Self> {
        let said = [
            ("LD_PRELOAD", recorder()?.into()),
            (record::FOLDER, folder.into()),
        ];
        Ok(Self(said.into()))
    }

    /// Says one thing more.
    pub(super) fn with(mut self, name: &'static str, value: &Path) -> Self {
        self.0.push((name, value.into()));
        self
    }

    /// In the environment of a process that is about to be started.
    pub(super) fn switch_on(&self, command: &mut Command) {
        command.envs(self.0.iter().map(|(name, value)| (name, value)));
    }
}

/// The recorder beside this program, where cargo puts it.
fn recorder() -> Result<PathBuf> {
    let program = std::env::current_exe()?;
    let mut folders = program.ancestors().skip(1).take(2);
    let found = folders.find_map(|folder| {
        let library = folder.join(RECORDER);
        library.is_file().then_some(library)
    });
    found.ok_or_else(|| format!("{RECORDER} is not built: cargo build -p akashi-recorder").into())
}

/// Builds the recorder, for tests.
///
/// # Errors
/// When it cannot be built.
#[cfg(all(test, target_os = "linux"))]
pub(super) fn build_recorder() -> Result<()> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo)
        .args(["build", "--quiet", "-p", "akashi-recorder"])
        .status()?;
    if built.success() {
        Ok(())
    } else {
        Err("the recorder cannot be built".into())
    }
}
