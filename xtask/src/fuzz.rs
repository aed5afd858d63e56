//! Feeds the parsers with whatever a fuzzer thinks of. The targets are in `fuzz/`, a workspace of their own, with a few
//! inputs to start from. What is found new is kept beside the build, so that the next run goes on from there.
//!
//! The flags are those of cargo-fuzz, which is not needed for more: coverage for the fuzzer, and AddressSanitizer for
//! the code in the decoders that is not safe Rust. The latter is what `RUSTC_BOOTSTRAP` is for.

use std::fs::{self, File};
use std::path::Path;
use std::process::Child;

use crate::bench::figure;
use crate::{Outcome, command, root};

const TARGETS: [&str; 4] = ["images", "dates", "names", "form"];
/// Named, so that build scripts and macros are not instrumented.
const PLATFORM: &str = "x86_64-unknown-linux-gnu";
const FLAGS: [&str; 9] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Ccodegen-units=1",
    "-Zsanitizer=address",
    "--cfg",
    "fuzzing",
];

/// Options of `cargo xtask fuzz`.
#[derive(clap::Args)]
pub struct Options {
    /// How long all targets run, side by side
    #[arg(long, default_value_t = 10)]
    minutes: u32,
    /// Only this target
    #[arg(long)]
    only: Option<String>,
}

/// # Errors
/// When the targets do not build, or one of them crashed.
pub fn run(options: &Options) -> Outcome {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        return Err("fuzzing is set up for Linux on x86-64 only".to_owned());
    }
    build()?;
    let wanted = |name: &&str| options.only.as_deref().is_none_or(|only| only == *name);
    let mut running = Vec::new();
    for name in TARGETS.into_iter().filter(wanted) {
        running.push((name, start(name, options.minutes * 60)?));
    }
    let mut crashed = Vec::new();
    for (name, mut child) in running {
        let status = child.wait().map_err(|error| error.to_string())?;
        println!("{name}: {}", last_line(name));
        if !status.success() {
            crashed.push(name);
        }
    }
    figure("fuzz_crashes", crashed.len(), "");
    if crashed.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "crashed: {}; what they said and what crashed them is in {}",
            crashed.join(", "),
            folder().display()
        ))
    }
}

fn folder() -> std::path::PathBuf {
    root::target().join("fuzz")
}

fn build() -> Outcome {
    let mut build = command::cargo(["build", "--quiet", "--release", "--target", PLATFORM]);
    build
        .args(["--manifest-path", "fuzz/Cargo.toml", "--target-dir"])
        .arg(folder())
        .env("RUSTFLAGS", FLAGS.join(" "))
        .env("RUSTC_BOOTSTRAP", "1");
    command::run(build)
}

/// One target, with its own corpus in front, where new inputs go, and the committed one behind.
fn start(name: &str, seconds: u32) -> Result<Child, String> {
    let folder = folder();
    let (corpus, crashes) = (folder.join("corpus").join(name), folder.join("crashes"));
    for needed in [&corpus, &crashes] {
        fs::create_dir_all(needed).map_err(|error| error.to_string())?;
    }
    let log = File::create(log(name)).map_err(|error| error.to_string())?;
    let program = folder.join(PLATFORM).join("release").join(name);
    let mut fuzzer = command::new(program, [corpus]);
    fuzzer
        .arg(Path::new("fuzz/corpus").join(name))
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-artifact_prefix={}/{name}-", crashes.display()))
        .args(["-timeout=10", "-rss_limit_mb=2048", "-print_final_stats=1"])
        .stderr(log);
    fuzzer.spawn().map_err(|error| error.to_string())
}

fn log(name: &str) -> std::path::PathBuf {
    folder().join(format!("{name}.log"))
}

/// How many inputs were tried, or whatever was said last.
fn last_line(name: &str) -> String {
    let text = fs::read(log(name)).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let executed = text
        .lines()
        .find(|line| line.starts_with("stat::number_of_executed_units"));
    executed
        .or(text.lines().last())
        .unwrap_or("nothing was said")
        .to_owned()
}
