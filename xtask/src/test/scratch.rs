//! Where tests put their files: in memory, where there is enough. Every server and every store of a test brings each of
//! its commits to the disk for good, and no test needs what is there after a power cut; the fault laboratory does.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, process};

use crate::command;

/// What the tests may need at a time, with much to spare: bytes.
const ROOM: u64 = 4 << 30;
/// Memory as a folder.
const MEMORY: &str = "/dev/shm";

/// A folder for temporary files that is removed in the end; none where the system's own has to do.
pub struct Scratch(Option<PathBuf>);

impl Scratch {
    pub fn make() -> Self {
        let folder = Path::new(MEMORY).join(format!("akashi-test-{}", process::id()));
        let made =
            free(MEMORY).is_some_and(|bytes| bytes >= ROOM) && fs::create_dir(&folder).is_ok();
        Self(made.then_some(folder))
    }

    /// Has `command` use it.
    pub fn of(&self, mut command: Command) -> Command {
        if let Some(folder) = &self.0 {
            command.env("TMPDIR", folder);
        }
        command
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Some(folder) = &self.0 {
            let _ = fs::remove_dir_all(folder);
        }
    }
}

/// Bytes that are free where `folder` lies.
fn free(folder: &str) -> Option<u64> {
    if !Path::new(folder).is_dir() {
        return None;
    }
    let said = command::output(command::new(
        "df",
        ["--output=avail", "--block-size=1", folder],
    ))
    .ok()?;
    String::from_utf8(said)
        .ok()?
        .lines()
        .nth(1)?
        .trim()
        .parse()
        .ok()
}
