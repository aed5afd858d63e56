//! Everything that is checked without running a test.

mod imports;
mod licences;
mod manifest;
mod markup;
mod promises;
mod release;
mod sentences;
mod source;

use std::fs;
use std::path::Path;

use crate::steps::Steps;
use crate::{Outcome, codegen, command};

/// Options of `cargo xtask check`.
#[derive(clap::Args)]
pub struct Options {
    /// Run only the checks whose name contains this
    filter: Option<String>,
}

/// # Errors
/// When a check fails; all of them run.
pub fn run(options: &Options) -> Outcome {
    let mut steps = Steps::only(options.filter.clone());
    all(&mut steps);
    steps.summary();
    steps.outcome()
}

/// Runs all checks as steps of a longer run. The cheap ones come first.
pub fn all(steps: &mut Steps) {
    steps.run("check: format", || {
        command::run(command::cargo(["fmt", "--all", "--check"]))
    });
    steps.run("check: imports", imports::check);
    steps.run("check: sentences stand in i18n/", sentences::check);
    steps.run("check: the release has no test clock", release::check);
    steps.run("check: promises have their tests", promises::check);
    steps.run("check: lock files", lock_files);
    steps.run("check: licences, bans, sources", licences::check);
    steps.run("check: user interface is built", build_interface);
    steps.run("check: user interface, types", || script("check"));
    steps.run("check: user interface, lint", || script("lint"));
    steps.run("check: generated files", codegen::check);
    steps.run("check: clippy", || {
        command::run(command::cargo([
            "clippy",
            "--workspace",
            "--all-targets",
            "--quiet",
            "--",
            "--deny",
            "warnings",
        ]))
    });
}

/// The shell embeds the built user interface, so it has to exist before the shell compiles.
///
/// # Errors
/// When it does not build.
pub fn build_interface() -> Outcome {
    command::run(command::npm("npm", ["run", "--silent", "build"]))
}

/// Runs a script of `ui/package.json` where it has one.
fn script(name: &str) -> Outcome {
    command::run(command::npm(
        "npm",
        ["run", "--silent", "--if-present", name],
    ))
}

/// A lock file names packages and their hashes; where they are downloaded from is each machine's own business.
fn lock_files() -> Outcome {
    let lock = fs::read_to_string("ui/package-lock.json")
        .map_err(|error| format!("ui/package-lock.json: {error}"))?;
    if lock.contains("\"resolved\": \"http") {
        return Err("ui/package-lock.json records download addresses; keep omit-lockfile-registry-resolved=true in \
                    ui/.npmrc and write it again"
            .to_owned());
    }
    if Path::new("Cargo.lock").is_file() {
        Ok(())
    } else {
        Err("Cargo.lock is missing".to_owned())
    }
}
