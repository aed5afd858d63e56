//! Whether the time of a refused sign-in tells known addresses from unknown ones.

use super::{figure, reached};
use crate::{Outcome, command};

/// Milliseconds that the two may differ by.
const LIMIT: f64 = 5.0;

/// Options of `cargo xtask bench sign-in`.
#[derive(clap::Args)]
pub struct Options {
    /// How often each of the two is tried
    #[arg(long, default_value_t = 2_000)]
    pairs: u32,
}

/// # Errors
/// When the server does not build or start, or the figure is missed.
pub fn run(options: &Options) -> Outcome {
    let mut measuring = command::cargo([
        "run",
        "--release",
        "--quiet",
        "-p",
        "akashi-server",
        "--example",
        "sign_in_timing",
        "--",
    ]);
    measuring.arg(options.pairs.to_string());
    let said = command::output(measuring)?;
    let difference: f64 = String::from_utf8_lossy(&said)
        .trim()
        .parse()
        .map_err(|_| "nothing was measured".to_owned())?;
    figure("sign_in_timing_difference", difference, "ms");
    reached([(difference < LIMIT, "sign_in_timing_difference")])
}
