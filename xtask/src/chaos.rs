//! The fault laboratory: builds it with its named places and its recorder, and runs the campaigns that are asked for, one
//! after the other. Everything is drawn from a seed, which is printed, so that a failure can be replayed.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::{Outcome, command, root};

/// Options of `cargo xtask chaos`.
#[derive(clap::Args)]
pub struct Options {
    /// How many times a process is ended by SIGKILL, at random moments and at named places, on both sides
    #[arg(long, default_value_t = 0)]
    kills: u32,
    /// How many times a process is ended by SIGKILL while graduates and students change their accounts
    #[arg(long, default_value_t = 0)]
    accounts: u32,
    /// How many images are uploaded over a line that cuts, stalls, delays and repeats
    #[arg(long, default_value_t = 0)]
    network: u32,
    /// How many times the power of one side goes, and with it what its disk had not been told to keep
    #[arg(long, default_value_t = 0)]
    power: u32,
    /// How many times a disk is full or can only be read, or a clock is wrong, for a while, on one side
    #[arg(long, default_value_t = 0)]
    troubles: u32,
    /// With --power: disks that keep nothing when they are told to. Then something must be found lost; if not, the
    /// laboratory is blind
    #[arg(long, requires = "power")]
    lying_disk: bool,
    /// What everything is drawn from; another one each time when absent
    #[arg(long)]
    seed: Option<u64>,
    /// The round to begin with, to see one of them again
    #[arg(long, default_value_t = 0)]
    round: u64,
}

/// # Errors
/// When a promise was broken.
pub fn run(options: &Options) -> Outcome {
    let campaigns = [
        ("kills", "--kills", options.kills),
        ("accounts", "--kills", options.accounts),
        ("network", "--uploads", options.network),
        ("power", "--cuts", options.power),
        ("troubles", "--troubles", options.troubles),
    ];
    if campaigns.iter().all(|(_, _, number)| *number == 0) {
        return Err(
            "nothing to do: --kills N, --accounts N, --network N, --power N, --troubles N, or \
             several of them; all that is promised: --kills 2000 --accounts 500 --network 500 \
             --power 300 --troubles 500"
                .to_owned(),
        );
    }
    if !cfg!(target_os = "linux") {
        return Err("the laboratory is set up for Linux only".to_owned());
    }
    // The whole workspace, as everything else is built: dependencies are not compiled again for another set of features.
    command::run(command::cargo([
        "build",
        "--quiet",
        "--workspace",
        "--bins",
        "--examples",
        "--features",
        "akashi-testkit/failpoints",
    ]))?;
    // Loaded into the processes, linked to nothing.
    command::run(command::cargo([
        "build",
        "--quiet",
        "--package",
        "akashi-recorder",
    ]))?;
    let seed = options.seed.unwrap_or_else(another);
    println!("seed: {seed}");
    for (campaign, count, number) in campaigns {
        if number > 0 {
            let mut laboratory = command::new(root::binary("debug", "akashi-chaos"), [campaign]);
            laboratory
                .args([count, &number.to_string()])
                .args(["--seed", &seed.to_string()])
                .args(["--round", &options.round.to_string()])
                .env("RUST_BACKTRACE", "0");
            if campaign == "power" && options.lying_disk {
                laboratory.arg("--lying-disk");
            }
            command::run(laboratory)?;
        }
    }
    Ok(())
}

/// From the clock: any number will do.
fn another() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(1, |since| since.as_secs())
}
