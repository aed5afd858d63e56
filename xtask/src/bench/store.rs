//! What the encrypted store costs a person: saving a draft, beside what the disk itself takes, and opening it at the
//! start when it is full.

use std::fs;

use super::side::{self, Serving};
use super::{figure, reached};
use crate::{Outcome, command};

/// Milliseconds to reach: beyond the disk's own, and until it is open.
const LIMITS: (f64, f64) = (10.0, 100.0);
/// Applications that wait in the full store, with two images each: two gigabytes together.
const APPLICATIONS: &str = "1000";
const IMAGE_BYTES: &str = "1000000";

/// Options of `cargo xtask bench store`.
#[derive(clap::Args)]
pub struct Options {
    /// How often a draft is saved
    #[arg(long, default_value_t = 1_000)]
    saves: u32,
    /// How often the full store is opened, each time by a process of its own
    #[arg(long, default_value_t = 50)]
    opens: u32,
}

/// # Errors
/// When something does not build, or a figure is missed.
pub fn run(options: &Options) -> Outcome {
    side::build()?;
    println!("profile: {}", side::PROFILE);
    let folder = side::fresh("store")?;
    let device = folder.join("device");
    let mut save = side::ours(["save", "--times", &options.saves.to_string(), "--dir"]);
    save.arg(&device);
    let [saving, syncing] = side::numbers(save)?;
    figure("autosave_p99", format!("{saving:.2}"), "ms");
    figure("fsync_p99", format!("{syncing:.2}"), "ms");
    let beyond = saving - syncing;
    figure("autosave_over_fsync", format!("{beyond:.2}"), "ms");

    let campus = folder.join("campus");
    fs::create_dir_all(&campus).map_err(|error| error.to_string())?;
    drop(Serving::campus(&campus)?);
    let mut fill = side::ours(["fill", "--count", APPLICATIONS, "--bytes", IMAGE_BYTES]);
    fill.arg("--dir")
        .arg(&device)
        .arg("--campus")
        .arg(&campus)
        .arg("--photographs")
        .arg(folder.with_file_name("photographs"));
    command::run(fill)?;
    let mut opened = Vec::new();
    for _ in 0..options.opens.max(1) {
        let mut open = side::ours(["open", "--dir"]);
        open.arg(&device);
        let [milliseconds] = side::numbers(open)?;
        opened.push(milliseconds);
    }
    opened.sort_by(f64::total_cmp);
    let place = opened.len().saturating_sub(1) * 99 / 100;
    let open = opened.get(place).copied().unwrap_or(f64::NAN);
    figure("open_p50", format!("{:.1}", super::median(opened)), "ms");
    figure("open_p99", format!("{open:.1}"), "ms");
    // Two gigabytes that nobody needs any more.
    fs::remove_dir_all(&folder).map_err(|error| error.to_string())?;
    reached([
        (beyond <= LIMITS.0, "autosave_over_fsync"),
        (open <= LIMITS.1, "open_p99"),
    ])
}
