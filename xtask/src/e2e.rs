//! The journeys in the real window. The tests start everything they need themselves: display, window manager, session
//! bus, keyring, server, mail folder, driver; here the programs are built that they run.

use std::process::Command;

use crate::{Outcome, check, command, programs, root};

/// Options of `cargo xtask e2e`.
#[derive(clap::Args)]
pub struct Options {
    /// Run only the journeys whose name contains this
    pub filter: Option<String>,
}

/// # Errors
/// When a journey fails. Screenshots are in `target/e2e/`.
pub fn run(options: &Options) -> Outcome {
    check::build_interface()?;
    command::run(prepare(options.filter.as_deref())?)
}

/// Builds what the journeys run, and the command that runs them. The shell embeds its assets and their security
/// policy exactly as in a release, in the development profile too.
///
/// # Errors
/// When something does not build, or this system has no driver for the window.
pub fn prepare(filter: Option<&str>) -> Result<Command, String> {
    if !cfg!(target_os = "linux") {
        return Err("the real window is driven on Linux only".to_owned());
    }
    programs::everything()?;
    programs::server()?;
    let driver = root::tool("tauri-driver");
    if !driver.is_file() {
        return Err("tauri-driver is missing; run `cargo xtask setup`".to_owned());
    }
    let mut tests = command::cargo([
        "test",
        "--workspace",
        "--test",
        "window",
        "--",
        "--test-threads=1",
        "--nocapture",
    ]);
    tests.args(filter);
    Ok(tests)
}
