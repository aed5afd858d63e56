//! The two commands of the README: a university on this computer, and the application beside it. All data stands in
//! `demo/`, which can be deleted at any time.

mod university;

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Child, Command};

use crate::{Outcome, check, command, programs, root};

/// Options of `cargo xtask demo`.
#[derive(clap::Args)]
pub struct Options {
    /// The port on which the university answers, on this computer only
    #[arg(long, default_value_t = 8430)]
    pub port: u16,
    /// Throw away what an earlier demo has left in demo/
    #[arg(long)]
    pub fresh: bool,
    /// Start only the university
    #[arg(long)]
    pub server_only: bool,
}

/// Where the demo keeps everything.
const FOLDER: &str = "demo";

/// A program that ends with the demo.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already, together with the terminal.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// # Errors
/// When something does not build or start.
pub fn run(options: &Options) -> Outcome {
    let folder = Path::new(FOLDER);
    if options.fresh && folder.is_dir() {
        fs::remove_dir_all(folder).map_err(|error| format!("{FOLDER}: {error}"))?;
    }
    crate::setup::run(&crate::setup::Options { dry_run: false })?;
    check::build_interface()?;
    programs::application()?;
    let campus = folder.join("university");
    let server = university::start(&campus, options.port)?;
    explain(&campus, options.port);
    if options.server_only {
        return wait(server);
    }
    let url = university::url(options.port);
    if has_display() {
        command::run(application(&url))
    } else {
        tour(&campus, &url)
    }
}

/// What a person wants to know while the demo runs.
fn explain(folder: &Path, port: u16) {
    let url = university::url(port);
    println!("\nuniversity   {url}");
    println!("mails        {url}/dev/mail");
    if let Ok((name, password)) = university::staff(folder) {
        println!("staff        {name}");
        println!("password     {password}");
    }
    println!("Everything is in {FOLDER}/. Ctrl-C stops it all.\n");
}

/// The application, with its own folder for what it keeps, preset to the university of the demo.
fn application(url: &str) -> Command {
    let mut application = command::new(root::binary("debug", "akashi"), ["--university", url]);
    if let Ok(here) = env::current_dir() {
        application.env("AKASHI_DATA_DIR", here.join(FOLDER).join("device"));
    }
    application
}

fn wait(mut server: Running) -> Outcome {
    server.0.wait().map_err(|error| error.to_string())?;
    Err("the university has stopped".to_owned())
}

/// Windows and macOS always have one.
fn has_display() -> bool {
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// Without a display the application runs on an invisible one: a graduate applies, the office approves, the graduate
/// signs in, in both languages, and every screen is photographed.
fn tour(folder: &Path, url: &str) -> Outcome {
    let screenshots = Path::new(FOLDER).join("screenshots");
    println!(
        "There is no display. The application runs on an invisible one; see {}.",
        screenshots.display()
    );
    let (name, password) = university::staff(folder)?;
    let mut tour = command::cargo([
        "run",
        "--quiet",
        "--package",
        "akashi-tests",
        "--bin",
        "tour",
        "--",
        url,
    ]);
    tour.arg(folder).arg(name).arg(screenshots);
    command::run_with(tour, &password)
}
