//! The journeys in the real window. The tests start everything they need themselves: display, window manager, session
//! bus, keyring, server, mail folder, driver; here the programs are built that they run.

use std::process::Command;

use crate::{Outcome, check, command, programs, root};

const JOURNEYS: [&str; 4] = ["test", "--workspace", "--test", "window"];
/// Each has a desktop of its own, and waits for it most of the time.
const TOGETHER: &str = "--test-threads=2";

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
    build()?;
    command::run(journeys(options.filter.as_deref())?)
}

/// Builds the journeys and what they run. The shell embeds its assets and their security policy exactly as in a release,
/// in the development profile too.
///
/// # Errors
/// When something does not build.
pub fn build() -> Outcome {
    let mut journeys = command::cargo(JOURNEYS);
    journeys.args(["--no-run", "--quiet"]);
    command::run(journeys)?;
    programs::everything()?;
    programs::server()
}

/// The command that runs the journeys.
///
/// # Errors
/// When this system has no driver for the window.
pub fn journeys(filter: Option<&str>) -> Result<Command, String> {
    if !cfg!(target_os = "linux") {
        return Err("the real window is driven on Linux only".to_owned());
    }
    if !root::tool("tauri-driver").is_file() {
        return Err("tauri-driver is missing; run `cargo xtask setup`".to_owned());
    }
    let mut journeys = command::cargo(JOURNEYS);
    journeys.args(["--", TOGETHER, "--nocapture"]);
    journeys.args(filter);
    Ok(journeys)
}
