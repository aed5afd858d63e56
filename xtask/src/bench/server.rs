//! How fast somebody who is signed in is told where their application stands, over 64 connections: beside a bare server
//! that reads one row, and beside Express with better-sqlite3, as both would be written without asking who it is. The
//! three alternate.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::side::{self, Serving};
use super::{figure, median, reached};
use crate::{Outcome, command};

/// Figures to reach: share of the least there is, times as fast as Express, milliseconds that 99 of 100 take at most.
const LIMITS: (f64, f64, f64) = (0.6, 4.0, 10.0);
/// Connections, each of somebody else.
const CONNECTIONS: &str = "64";

/// Options of `cargo xtask bench server`.
#[derive(clap::Args)]
pub struct Options {
    /// Rounds in which the three alternate
    #[arg(long, default_value_t = 5)]
    rounds: u32,
    /// Seconds of each
    #[arg(long, default_value_t = 4)]
    seconds: u32,
}

/// # Errors
/// When something does not build or start, or a figure is missed.
pub fn run(options: &Options) -> Outcome {
    side::build()?;
    let express = side::node("express")?;
    let folder = side::fresh("server")?;
    println!("profile: {}", side::PROFILE);
    let campus = prepare(&folder)?;
    let ours = Serving::campus(&campus)?;
    let files = [folder.join("requests"), folder.join("answer")];
    // The others answer with what ours answers.
    ask(&ours, &files, 1)?;
    let mut bare = Command::new(side::program("examples/bare"));
    bare.arg(folder.join("bare.db")).args(&files);
    let bare = Serving::start(bare)?;
    let mut node = Command::new("node");
    node.arg(express.join("server.js"))
        .arg(folder.join("bare.db"));
    let node = Serving::start(node)?;
    let (mut limit, mut theirs, mut rates, mut slowest) = (vec![], vec![], vec![], vec![]);
    // The first round only warms up.
    for round in 0..=options.rounds.max(1) {
        let seconds = options.seconds;
        let [own, half, _, most, _] = ask(&ours, &files, seconds)?;
        let [least, ..] = ask(&bare, &files, seconds)?;
        let [other, ..] = ask(&node, &files, seconds)?;
        println!(
            "round {round}: {own:.0}/s ({half:.2} ms, p99 {most:.2} ms), bare {least:.0}/s, Express {other:.0}/s"
        );
        if round > 0 {
            limit.push(own / least);
            theirs.push(own / other);
            rates.push(own);
            slowest.push(most);
        }
    }
    let (limit, theirs, slowest) = (median(limit), median(theirs), median(slowest));
    figure("read_rate", format!("{:.0}", median(rates)), "answers/s");
    figure("read_vs_limit", format!("{limit:.2}"), "");
    figure("read_vs_express", format!("{theirs:.2}"), "");
    figure("read_p99", format!("{slowest:.2}"), "ms");
    reached([
        (limit >= LIMITS.0, "read_vs_limit"),
        (theirs >= LIMITS.1, "read_vs_express"),
        (slowest <= LIMITS.2, "read_p99"),
    ])
}

/// A server that has received applications of people who are signed in.
pub fn prepare(folder: &Path) -> Result<PathBuf, String> {
    let (campus, device) = (folder.join("campus"), folder.join("device"));
    std::fs::create_dir_all(&campus).map_err(|error| error.to_string())?;
    let server = Serving::campus(&campus)?;
    let mut fill = side::ours(["fill", "--count", CONNECTIONS, "--bytes", "8192"]);
    fill.arg("--dir")
        .arg(&device)
        .arg("--campus")
        .arg(&campus)
        .arg("--photographs")
        .arg(folder.with_file_name("photographs"));
    command::run(fill)?;
    let mut send = side::ours(["send", "--server"]);
    send.arg(format!("http://{}/", server.said))
        .arg("--dir")
        .arg(&device);
    side::numbers::<4>(send)?;
    let mut signed_in = side::ours(["signed-in", "--count", CONNECTIONS]);
    signed_in
        .arg("--campus")
        .arg(&campus)
        .arg("--requests")
        .arg(folder.join("requests"));
    command::run(signed_in)?;
    Ok(campus)
}

/// Answers in a second, and milliseconds that 50, 95, 99 and all of a hundred take at most.
fn ask(
    server: &Serving,
    [requests, answer]: &[PathBuf; 2],
    seconds: u32,
) -> Result<[f64; 5], String> {
    let mut ask = side::ours(["ask", "--connections", CONNECTIONS]);
    ask.args(["--port", server.port(), "--seconds", &seconds.to_string()])
        .arg("--requests")
        .arg(requests)
        .arg("--answer")
        .arg(answer);
    side::numbers(ask)
}
