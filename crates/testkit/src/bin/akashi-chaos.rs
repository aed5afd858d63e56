//! `akashi-chaos`: the fault laboratory, and, when it starts itself anew, the processes it puts an end to.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use akashi_server::config::DirectorySecurity;
use akashi_testkit::chaos::power::{self, Honesty};
use akashi_testkit::chaos::{accounts, campus, computer, kills, network, troubles};
use akashi_testkit::directory;
use akashi_testkit::fault::Result;
use clap::{Parser, Subcommand};

/// Breaks things on purpose.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    role: Role,
}

#[derive(Subcommand)]
enum Role {
    /// Ends both sides by SIGKILL at random moments and at named places
    Kills {
        /// How many ends
        #[arg(long)]
        kills: u32,
        /// What everything is drawn from
        #[arg(long)]
        seed: u64,
        /// The round to begin with
        #[arg(long, default_value_t = 0)]
        round: u64,
    },
    /// Ends both sides by SIGKILL while graduates and students change their accounts
    Accounts {
        /// How many ends
        #[arg(long)]
        kills: u32,
        /// What everything is drawn from
        #[arg(long)]
        seed: u64,
        /// The round to begin with
        #[arg(long, default_value_t = 0)]
        round: u64,
    },
    /// Sends through a line that cuts, stalls, delays and repeats
    Network {
        /// How many uploads
        #[arg(long)]
        uploads: u32,
        /// What everything is drawn from
        #[arg(long)]
        seed: u64,
        /// The round to begin with
        #[arg(long, default_value_t = 0)]
        round: u64,
    },
    /// Cuts the power of both sides, and with it what their disks had not been told to keep
    Power {
        /// How many cuts
        #[arg(long)]
        cuts: u32,
        /// What everything is drawn from
        #[arg(long)]
        seed: u64,
        /// The round to begin with
        #[arg(long, default_value_t = 0)]
        round: u64,
        /// The disks keep nothing when they are told to, only when they like: something must be found lost
        #[arg(long)]
        lying_disk: bool,
    },
    /// Fills disks, makes them read-only, and sets clocks wrong, for a while
    Troubles {
        /// How many troubles
        #[arg(long)]
        troubles: u32,
        /// What everything is drawn from
        #[arg(long)]
        seed: u64,
        /// The round to begin with
        #[arg(long, default_value_t = 0)]
        round: u64,
    },
    /// The application without a window
    #[command(hide = true)]
    Computer {
        #[arg(long)]
        dir: PathBuf,
    },
    /// The university's server
    #[command(hide = true)]
    Campus {
        #[arg(long)]
        dir: PathBuf,
        #[arg(long)]
        listen: SocketAddr,
        /// The port of its directory, and whose certificate that has
        #[arg(long, requires = "authority")]
        directory: Option<u16>,
        #[arg(long)]
        authority: Option<PathBuf>,
    },
}

#[tokio::main]
async fn main() -> Result<ExitCode> {
    let holds = match Arguments::parse().role {
        Role::Kills { kills, seed, round } => {
            let campaign = kills::Campaign {
                count: kills,
                seed,
                first_round: round,
            };
            kills::run(campaign).await?
        }
        Role::Accounts { kills, seed, round } => {
            let campaign = kills::Campaign {
                count: kills,
                seed,
                first_round: round,
            };
            accounts::run(campaign).await?
        }
        Role::Network {
            uploads,
            seed,
            round,
        } => {
            let campaign = network::Campaign {
                uploads,
                seed,
                first_round: round,
            };
            network::run(campaign).await?
        }
        Role::Power {
            cuts,
            seed,
            round,
            lying_disk,
        } => {
            let honesty = if lying_disk {
                Honesty::Lying
            } else {
                Honesty::Honest
            };
            let campaign = power::Campaign {
                cuts,
                seed,
                first_round: round,
                honesty,
            };
            power::run(campaign).await?
        }
        Role::Troubles {
            troubles,
            seed,
            round,
        } => {
            let campaign = kills::Campaign {
                count: troubles,
                seed,
                first_round: round,
            };
            troubles::run(campaign).await?
        }
        Role::Computer { dir } => {
            computer::run(&dir).await?;
            true
        }
        Role::Campus {
            dir,
            listen,
            directory,
            authority,
        } => {
            let reached = |(port, ca): (u16, PathBuf)| {
                directory::settings(port, DirectorySecurity::Ldaps, &ca)
            };
            let directory = directory.zip(authority).map(reached);
            campus::run(&dir, listen, directory).await?;
            true
        }
    };
    Ok(if holds {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
