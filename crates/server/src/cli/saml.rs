//! `saml`: after an alarm that an identifier of the identity provider has changed hands. Works beside a running server.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use uuid::Uuid;

use super::opened::Opened;
use super::say::Speaker;
use crate::clock::{Clock as _, SystemClock};
use crate::saml::{self, HandsProblem};

/// See [`super::Command::Saml`].
#[derive(Debug, Subcommand)]
pub(super) enum Saml {
    /// It is the same person with another student number, who may sign in again
    SamePerson(Account),
    /// It is another person: the identifier no longer opens the account, and the next sign-in begins a new one
    AnotherPerson(Account),
}

#[derive(Debug, Args)]
pub(super) struct Account {
    /// The server's folder
    #[arg(long)]
    dir: PathBuf,
    /// Id of the account, as the audit trail names it
    #[arg(long)]
    account: Uuid,
}

pub(super) async fn saml(command: Saml, speaker: &Speaker) -> ExitCode {
    match decide(command, speaker).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(code) => code,
    }
}

async fn decide(command: Saml, speaker: &Speaker) -> Result<(), ExitCode> {
    let (Saml::SamePerson(options) | Saml::AnotherPerson(options)) = &command;
    let opened = Opened::new(&options.dir, speaker)?;
    let (account, now) = (options.account, SystemClock.now());
    let (done, said) = match &command {
        Saml::SamePerson(_) => (
            saml::same_person(&opened.storage, account, now).await,
            "operator-saml-same-person",
        ),
        Saml::AnotherPerson(_) => (
            saml::another_person(&opened.storage, account, now).await,
            "operator-saml-another-person",
        ),
    };
    match done {
        Ok(()) => {
            speaker.tell(said, &[]);
            Ok(())
        }
        Err(HandsProblem::AccountUnknown) => {
            speaker.complain("operator-saml-unknown", &[("account", &account)]);
            Err(ExitCode::FAILURE)
        }
        Err(HandsProblem::Storage(error)) => {
            speaker.complain("operator-database", &[("reason", &error)]);
            Err(ExitCode::FAILURE)
        }
    }
}
