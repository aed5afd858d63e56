//! A disk with hardly any room.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// Mounts a file system where only a process of its own sees it, which needs no right that an ordinary user has not, and
/// keeps it until its input ends.
const KEEP: &str =
    r#"mount -t tmpfs -o "size=$2,mode=700" tmpfs "$1" && echo mounted && exec cat > /dev/null"#;

/// A small file system, for as long as it is kept.
pub struct SmallDisk {
    keeper: Child,
    around: tempfile::TempDir,
}

impl SmallDisk {
    /// What it holds.
    pub const BYTES: usize = 65_536;

    pub fn begin() -> Self {
        let around = tempfile::tempdir().unwrap();
        let mut keeper = Command::new("unshare")
            .args(["--user", "--map-root-user", "--mount", "sh", "-c", KEEP])
            .arg("sh")
            .arg(around.path())
            .arg(Self::BYTES.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let said = BufReader::new(keeper.stdout.take().unwrap()).lines().next();
        said.ok_or("no file system was mounted").unwrap().unwrap();
        Self { keeper, around }
    }

    /// The way to it from here.
    pub fn folder(&self) -> PathBuf {
        let root = format!("/proc/{}/root", self.keeper.id());
        Path::new(&root).join(self.around.path().strip_prefix("/").unwrap())
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = self.keeper.kill();
        let _ = self.keeper.wait();
    }
}
