//! `staff add`: makes a staff account. Works beside a running server.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use akashi_domain::{Language, Sensitive};
use clap::{Args, Subcommand};

use super::say::Speaker;
use crate::clock::{Clock as _, SystemClock};
use crate::keys::Keys;
use crate::staff::{self, AddProblem};
use crate::storage::Storage;

/// See [`super::Command::Staff`].
#[derive(Debug, Subcommand)]
pub(super) enum Staff {
    /// Make a staff account
    Add(Add),
}

#[derive(Debug, Args)]
pub(super) struct Add {
    /// The server's folder
    #[arg(long)]
    dir: PathBuf,
    /// Name to sign in with
    #[arg(long)]
    name: String,
    /// Read the password from standard input without asking
    #[arg(long)]
    password_stdin: bool,
    /// With an authenticator (6 digits); without one the account works on this machine only
    #[arg(long)]
    totp: bool,
}

pub(super) async fn staff(command: Staff, speaker: &Speaker) -> ExitCode {
    let Staff::Add(options) = command;
    add(options, speaker).await.unwrap_or_else(|code| code)
}

async fn add(options: Add, speaker: &Speaker) -> Result<ExitCode, ExitCode> {
    let config = super::configuration(&options.dir, speaker)?;
    let keys =
        Keys::load(&options.dir).map_err(|error| failed(speaker, "operator-keys", &error))?;
    if !options.password_stdin {
        speaker.complain("operator-staff-password", &[("name", &options.name)]);
    }
    let password = read_line().map_err(|error| failed(speaker, "operator-staff-failed", &error))?;
    let storage = Storage::open(&config.database(), keys.database())
        .map_err(|error| failed(speaker, "operator-database", &error))?;
    let issuer = config.university.name.get(Language::Ja);
    let added = staff::add(
        &storage,
        &keys,
        &options.name,
        &password,
        options.totp.then_some(issuer),
        SystemClock.now(),
    )
    .await
    .map_err(|problem| refused(speaker, &options.name, &problem))?;
    speaker.tell("operator-staff-added", &[("name", &options.name)]);
    if let Some(uri) = added.totp_uri {
        speaker.tell("operator-staff-totp", &[]);
        speaker.print(uri.expose());
    }
    Ok(ExitCode::SUCCESS)
}

fn read_line() -> io::Result<Sensitive<String>> {
    let mut line = String::new();
    io::stdin().read_line(&mut line)?;
    let line = Sensitive::new(line);
    Ok(Sensitive::from(
        line.expose().trim_end_matches(['\r', '\n']),
    ))
}

fn refused(speaker: &Speaker, name: &str, problem: &AddProblem) -> ExitCode {
    let key = match problem {
        AddProblem::NameMalformed => "operator-staff-name-malformed",
        AddProblem::NameTaken => {
            speaker.complain("operator-staff-name-taken", &[("name", &name)]);
            return ExitCode::FAILURE;
        }
        AddProblem::PasswordRefused(_) => "operator-staff-password-refused",
        AddProblem::Hashing(_)
        | AddProblem::Entropy(_)
        | AddProblem::Cipher(_)
        | AddProblem::Storage(_) => return failed(speaker, "operator-staff-failed", problem),
    };
    speaker.complain(key, &[]);
    ExitCode::FAILURE
}

fn failed(speaker: &Speaker, key: &str, error: &dyn std::fmt::Display) -> ExitCode {
    speaker.complain(key, &[("reason", &error)]);
    ExitCode::FAILURE
}
