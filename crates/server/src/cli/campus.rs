//! `campus reset`: for somebody with a campus ID who cannot sign in any more. Works beside a running server.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::opened::Opened;
use super::say::Speaker;
use crate::campus::{self, ResetProblem};
use crate::clock::{Clock as _, SystemClock};

/// See [`super::Command::Campus`].
#[derive(Debug, Subcommand)]
pub(super) enum Campus {
    /// Forget the second password and the failed sign-ins of an account; its sessions end
    Reset(Reset),
}

#[derive(Debug, Args)]
pub(super) struct Reset {
    /// The server's folder
    #[arg(long)]
    dir: PathBuf,
    /// User ID, as the person signs in with it
    #[arg(long)]
    user: String,
}

pub(super) async fn campus(command: Campus, speaker: &Speaker) -> ExitCode {
    let Campus::Reset(options) = command;
    match reset(options, speaker).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(code) => code,
    }
}

async fn reset(options: Reset, speaker: &Speaker) -> Result<(), ExitCode> {
    let opened = Opened::new(&options.dir, speaker)?;
    let Some(directory) = &opened.config.directory else {
        speaker.complain("operator-campus-none", &[]);
        return Err(ExitCode::FAILURE);
    };
    let (realm, now) = (&directory.realm, SystemClock.now());
    match campus::reset(&opened.storage, &opened.keys, realm, &options.user, now).await {
        Ok(()) => {
            speaker.tell("operator-campus-reset", &[]);
            Ok(())
        }
        Err(ResetProblem::UserUnknown) => {
            speaker.complain("operator-campus-unknown", &[("user", &options.user)]);
            Err(ExitCode::FAILURE)
        }
        Err(ResetProblem::Storage(error)) => {
            speaker.complain("operator-database", &[("reason", &error)]);
            Err(ExitCode::FAILURE)
        }
    }
}
