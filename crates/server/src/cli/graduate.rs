//! `graduate reset`: a new initial password for somebody who cannot sign in any more. Works beside a running server.

use std::path::PathBuf;
use std::process::ExitCode;

use akashi_domain::ReferenceNumber;
use clap::{Args, Subcommand};

use super::opened::Opened;
use super::say::Speaker;
use crate::access::{self, ResetProblem};
use crate::clock::{Clock as _, SystemClock};

/// See [`super::Command::Graduate`].
#[derive(Debug, Subcommand)]
pub(super) enum Graduate {
    /// Send a new initial password to the address of an account; its passwords and sessions end
    Reset(Reset),
}

#[derive(Debug, Args)]
pub(super) struct Reset {
    /// The server's folder
    #[arg(long)]
    dir: PathBuf,
    /// Reference number of the approved application
    #[arg(long)]
    reference: String,
}

pub(super) async fn graduate(command: Graduate, speaker: &Speaker) -> ExitCode {
    let Graduate::Reset(options) = command;
    match reset(options, speaker).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(code) => code,
    }
}

async fn reset(options: Reset, speaker: &Speaker) -> Result<(), ExitCode> {
    let unknown = || {
        let said = [("reference", &options.reference as &dyn std::fmt::Display)];
        speaker.complain("operator-graduate-unknown", &said);
        ExitCode::FAILURE
    };
    let reference = ReferenceNumber::parse(&options.reference).map_err(|_| unknown())?;
    let opened = Opened::new(&options.dir, speaker)?;
    let now = SystemClock.now();
    match access::reset(&opened.storage, &opened.keys, reference, now).await {
        Ok(()) => {
            speaker.tell("operator-graduate-reset", &[]);
            Ok(())
        }
        Err(ResetProblem::ReferenceUnknown) => Err(unknown()),
        Err(ResetProblem::Storage(error)) => {
            speaker.complain("operator-database", &[("reason", &error)]);
            Err(ExitCode::FAILURE)
        }
    }
}
