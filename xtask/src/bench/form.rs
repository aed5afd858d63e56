//! Figures of the form: how long checking all of it takes, how fast the postcode directory answers and what it adds to
//! the program, and how long a person waits in the views.

use super::{figure, median, reached, views};
use crate::{Outcome, command, root};

/// Figures to reach: milliseconds of checking a form, milliseconds of the first look-up, microseconds of later ones,
/// megabytes.
const LIMITS: (f64, f64, f64, f64) = (1.0, 6.0, 0.5, 8.0);
/// Milliseconds of a switch of the language, and of a frame while somebody types.
const WAITS: (f64, f64) = (100.0, 50.0);

/// Options of `cargo xtask bench form`.
#[derive(clap::Args)]
pub struct Options {
    /// How many processes are started of each program
    #[arg(long, default_value_t = 10)]
    runs: u32,
}

/// # Errors
/// When it does not build, or a figure is missed.
pub fn run(options: &Options) -> Outcome {
    build("akashi-domain", "form_bench")?;
    build("akashi-postal", "postal_bench")?;
    let mut checks = Vec::new();
    let (mut firsts, mut laters, mut scattered) = (Vec::new(), Vec::new(), Vec::new());
    let mut size = f64::NAN;
    for _ in 0..options.runs.max(1) {
        let [check] = measure("form_bench")?;
        checks.push(check / 1e6);
        let [first, later, far, bytes] = measure("postal_bench")?;
        firsts.push(first / 1e6);
        laters.push(later / 1e3);
        scattered.push(far / 1e3);
        size = bytes / 1e6;
    }
    let check = median(checks);
    figure("form_validation", format!("{check:.3}"), "ms");
    // The first look-up is the person's only one: the slowest counts.
    let first = firsts.into_iter().fold(f64::NAN, f64::max);
    let later = median(laters);
    figure("postcode_first", format!("{first:.3}"), "ms");
    figure("postcode_p99", format!("{later:.3}"), "µs");
    // Waiting for memory, which depends on the machine and on what else it does; nobody asks like that.
    let scattered = median(scattered);
    figure("postcode_p99_scattered", format!("{scattered:.3}"), "µs");
    figure("postcode_size", format!("{size:.2}"), "MB");
    let waits = views::measure()?;
    for (name, wait) in [
        ("language_switch", waits.language_switch),
        ("still_worst_frame", waits.still_worst_frame),
        ("typing_worst_frame", waits.typing_worst_frame),
    ] {
        figure(name, format!("{wait:.1}"), "ms");
    }
    reached([
        (check <= LIMITS.0, "form_validation"),
        (first <= LIMITS.1, "postcode_first"),
        (later <= LIMITS.2, "postcode_p99"),
        (size <= LIMITS.3, "postcode_size"),
        (waits.language_switch <= WAITS.0, "language_switch"),
        (waits.typing_worst_frame <= WAITS.1, "typing_worst_frame"),
    ])
}

fn build(package: &str, example: &str) -> Outcome {
    let package = ["--package", package, "--example", example];
    let build = ["build", "--release", "--quiet"].into_iter().chain(package);
    command::run(command::cargo(build))
}

/// The numbers that a fresh process of a measuring program prints.
fn measure<const N: usize>(example: &str) -> Result<[f64; N], String> {
    let program = root::binary("release", &format!("examples/{example}"));
    let output = command::output(command::new(program, [] as [&str; 0]))?;
    let text = String::from_utf8_lossy(&output);
    let numbers: Vec<f64> = text
        .split_whitespace()
        .filter_map(|number| number.parse().ok())
        .collect();
    <[f64; N]>::try_from(numbers).map_err(|_| format!("not {N} numbers: {text}"))
}
