//! The processes that are measured: ours, and those that the same work is held against. Each speaks through its standard
//! output and ends with the measurement.

use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::processes;
use crate::{Outcome, command, root};

/// The profile of `Cargo.toml` that is measured.
pub const PROFILE: &str = "figures";

/// Builds our side, the bare server, and what measures sign-ins.
pub fn build() -> Outcome {
    // In one go: what they share is built once, with the features that all of them ask for.
    let packages = ["akashi-documents", "akashi-testkit", "akashi-server"].map(|name| ["-p", name]);
    let programs =
        ["akashi-image-worker", "akashi-bench", "akashi-campus"].map(|name| ["--bin", name]);
    let build = [
        "build",
        "--quiet",
        "--profile",
        PROFILE,
        "--example",
        "bare",
        "--example",
        "sign_in_timing",
    ];
    let what = packages.iter().chain(&programs).flatten();
    command::run(command::cargo(build.iter().chain(what)))
}

/// A program of this profile.
pub fn program(name: &str) -> PathBuf {
    root::binary(PROFILE, name)
}

/// `akashi-bench` in a role.
pub fn ours<I: AsRef<OsStr>>(arguments: impl IntoIterator<Item = I>) -> Command {
    command::new(program("akashi-bench"), arguments)
}

/// The numbers that a process prints in its only line.
pub fn numbers<const N: usize>(process: Command) -> Result<[f64; N], String> {
    let said = command::output(process)?;
    let text = String::from_utf8_lossy(&said);
    let numbers: Vec<f64> = text
        .split_whitespace()
        .filter_map(|number| number.parse().ok())
        .collect();
    <[f64; N]>::try_from(numbers).map_err(|_| format!("not {N} numbers: {text}"))
}

/// A server that runs until this is dropped.
pub struct Serving {
    child: Child,
    /// What it said first: its port or address.
    pub said: String,
}

impl Serving {
    /// Starts it, and waits until it listens.
    pub fn start(mut process: Command) -> Result<Self, String> {
        process.stdin(Stdio::null()).stdout(Stdio::piped());
        let mut child = process
            .spawn()
            .map_err(|error| format!("{}: {error}", process.get_program().to_string_lossy()))?;
        let mut said = String::new();
        if let Some(out) = child.stdout.take() {
            BufReader::new(out)
                .read_line(&mut said)
                .map_err(|error| error.to_string())?;
        }
        let said = said.trim().to_owned();
        let serving = Self { child, said };
        if serving.said.is_empty() {
            return Err("a server ended before it listened".to_owned());
        }
        Ok(serving)
    }

    /// Our server over `dir`. What it logs is written, as it would be at a university, and read by nobody.
    pub fn campus(dir: &Path) -> Result<Self, String> {
        let log = fs::File::create(dir.with_extension("log")).map_err(|error| error.to_string())?;
        let mut campus = Command::new(program("akashi-campus"));
        campus.args(["--listen", "127.0.0.1:0", "--dir"]);
        campus.arg(dir).stderr(log);
        Self::start(campus)
    }

    /// The part of its address behind the colon.
    pub fn port(&self) -> &str {
        self.said.rsplit(':').next().unwrap_or_default()
    }

    /// The most memory it has had so far, in bytes.
    pub fn peak(&self) -> f64 {
        #[allow(clippy::cast_precision_loss, reason = "fewer than 2^52 bytes")]
        processes::peak(self.child.id()).map_or(f64::NAN, |bytes| bytes as f64)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        for pid in processes::tree(self.child.id()).into_iter().rev() {
            let _ = Command::new("kill")
                .args(["-KILL", &pid.to_string()])
                .stderr(Stdio::null())
                .status();
        }
        let _ = self.child.wait();
    }
}

/// A folder of Node programs under `tests/bench`, with what they need.
pub fn node(name: &str) -> Result<PathBuf, String> {
    let folder = PathBuf::from("tests/bench").join(name);
    if !folder.join("node_modules").is_dir() {
        let mut install = command::new("npm", ["ci", "--no-audit", "--no-fund"]);
        install.current_dir(&folder).stdout(Stdio::null());
        command::run(install)?;
    }
    Ok(folder)
}

/// An empty folder for a run.
pub fn fresh(name: &str) -> Result<PathBuf, String> {
    let folder = std::path::absolute(root::target().join("bench").join(name))
        .map_err(|error| error.to_string())?;
    if folder.is_dir() {
        fs::remove_dir_all(&folder).map_err(|error| error.to_string())?;
    }
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    Ok(folder)
}
