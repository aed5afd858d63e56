//! The packages of the user interface, exactly those of the lock file.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::{Outcome, command};

/// The oldest Node that the build tools of the user interface run on.
const OLDEST: (u32, u32) = (20, 19);

/// Runs `npm ci` when the lock file is newer than what is installed.
pub fn install(dry_run: bool) -> Outcome {
    check_version()?;
    let lock =
        modified(Path::new("ui/package-lock.json")).ok_or("ui/package-lock.json is missing")?;
    let installed = modified(Path::new("ui/node_modules/.package-lock.json"));
    if installed.is_some_and(|installed| installed >= lock) {
        return Ok(());
    }
    println!("the packages of ui/ are missing or older than ui/package-lock.json");
    if dry_run {
        return Ok(());
    }
    command::run(command::npm("npm", ["ci", "--no-audit", "--no-fund"]))?;
    // npm leaves the file as old as the package it came with; the comparison above needs the moment of installing.
    let stamp = fs::File::options()
        .append(true)
        .open("ui/node_modules/.package-lock.json");
    stamp
        .and_then(|file| file.set_modified(SystemTime::now()))
        .map_err(|error| format!("ui/node_modules: {error}"))
}

fn check_version() -> Outcome {
    let answer = command::output(command::new("node", ["--version"]))
        .map_err(|error| format!("{error}; install Node {}.{} or newer", OLDEST.0, OLDEST.1))?;
    let version = String::from_utf8_lossy(&answer)
        .trim()
        .trim_start_matches('v')
        .to_owned();
    let mut parts = version
        .split('.')
        .map(|part| part.parse::<u32>().unwrap_or(0));
    let found = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    if found >= OLDEST {
        Ok(())
    } else {
        Err(format!(
            "Node {version} is too old; install {}.{} or newer",
            OLDEST.0, OLDEST.1
        ))
    }
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path)
        .and_then(|metadata| metadata.modified())
        .ok()
}
