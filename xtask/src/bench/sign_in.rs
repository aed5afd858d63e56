//! Signing in: how many can at once, beside the hashes that it takes; what a wave of wrong passwords does to others; and
//! whether the time of a refusal tells known addresses from unknown ones.

use std::path::Path;
use std::thread::available_parallelism;

use super::side::{self, Serving};
use super::{figure, median, reached, server};
use crate::{Outcome, command};

/// Figures to reach: share of what the hashes alone allow, how much longer others wait at most, milliseconds that known
/// and unknown addresses may differ by.
const LIMITS: (f64, f64, f64) = (0.9, 2.0, 5.0);
/// Who signs in at the same time.
const CLIENTS: &str = "64";
/// Hashes of a sign-in.
const HASHES: f64 = 2.0;

/// Options of `cargo xtask bench signin`.
#[derive(clap::Args)]
pub struct Options {
    /// How often a known and an unknown address are tried
    #[arg(long, default_value_t = 2_000)]
    pairs: u32,
    /// Rounds of the other two
    #[arg(long, default_value_t = 5)]
    rounds: u32,
    /// Seconds of each of their parts
    #[arg(long, default_value_t = 5)]
    seconds: u32,
}

/// # Errors
/// When something does not build or start, or a figure is missed.
pub fn run(options: &Options) -> Outcome {
    side::build()?;
    let folder = side::fresh("signin")?;
    println!("profile: {}", side::PROFILE);
    let campus = server::prepare(&folder)?;
    let ours = Serving::campus(&campus)?;
    let mut graduates = side::ours(["graduates", "--count", CLIENTS, "--campus"]);
    graduates.arg(&campus);
    command::run(graduates)?;
    let rate = rate(&ours, options)?;
    let effect = flood(&ours, &folder.join("requests"), options)?;
    drop(ours);
    let difference = difference(options.pairs)?;
    figure("signin_vs_argon2", format!("{rate:.2}"), "");
    figure("signin_flood_effect", format!("{effect:.2}"), "");
    figure("enumeration_difference", format!("{difference:.3}"), "ms");
    reached([
        (rate >= LIMITS.0, "signin_vs_argon2"),
        (effect <= LIMITS.1, "signin_flood_effect"),
        (difference < LIMITS.2, "enumeration_difference"),
    ])
}

/// Sign-ins in a second, as a share of what the same hashes on as many threads would allow. The two alternate.
fn rate(server: &Serving, options: &Options) -> Result<f64, String> {
    let cores = available_parallelism().map_or(1, std::num::NonZero::get);
    let threads = cores.saturating_sub(1).max(1).to_string();
    let seconds = options.seconds.to_string();
    let mut shares = Vec::new();
    // The first round only warms up.
    for round in 0..=options.rounds.max(1) {
        let [signed] = side::numbers(sign_in(server, &seconds))?;
        let hash = side::ours(["hash", "--threads", &threads, "--seconds", &seconds]);
        let [hashes] = side::numbers(hash)?;
        let limit = hashes / HASHES;
        println!("round {round}: {signed:.1} sign-ins/s, hashes alone {limit:.1}/s");
        if round > 0 {
            shares.push(signed / limit);
        }
    }
    Ok(median(shares))
}

fn sign_in(server: &Serving, seconds: &str) -> std::process::Command {
    side::ours([
        "sign-in",
        "--connections",
        CLIENTS,
        "--port",
        server.port(),
        "--seconds",
        seconds,
    ])
}

/// How many times longer 95 of 100 people who look at their status wait at most, while [`CLIENTS`] try wrong passwords.
fn flood(server: &Serving, requests: &Path, options: &Options) -> Result<f64, String> {
    let mut effects = Vec::new();
    for round in 0..=options.rounds.max(1) {
        let quiet = look(server, requests, options.seconds)?;
        let mut wrong = sign_in(server, &(options.seconds + 2).to_string());
        let mut wave = wrong
            .arg("--wrong")
            .spawn()
            .map_err(|error| error.to_string())?;
        std::thread::sleep(std::time::Duration::from_secs(1));
        let flooded = look(server, requests, options.seconds);
        let ended = wave.wait().map_err(|error| error.to_string())?;
        if !ended.success() {
            return Err("the wave of wrong passwords broke".to_owned());
        }
        let flooded = flooded?;
        println!("round {round}: {quiet:.2} ms, in a wave of wrong passwords {flooded:.2} ms");
        if round > 0 {
            effects.push(flooded / quiet);
        }
    }
    Ok(median(effects))
}

/// Milliseconds that 95 of 100 answers to people who look at their status take at most.
fn look(server: &Serving, requests: &Path, seconds: u32) -> Result<f64, String> {
    let mut ask = side::ours(["ask", "--connections", "16", "--pause", "50", "--port"]);
    ask.args([server.port(), "--seconds", &seconds.to_string()])
        .arg("--requests")
        .arg(requests);
    let [_, _, most, _, _] = side::numbers(ask)?;
    Ok(most)
}

/// Milliseconds that a refusal takes longer for an address that has an account.
fn difference(pairs: u32) -> Result<f64, String> {
    let program = side::program("examples/sign_in_timing");
    let measuring = command::new(program, [pairs.to_string()]);
    let said = command::output(measuring)?;
    String::from_utf8_lossy(&said)
        .trim()
        .parse()
        .map_err(|_| "nothing was measured".to_owned())
}
