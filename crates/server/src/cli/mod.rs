//! The command line. Each command calls the library and says what came of it, in the operator's language.

mod campus;
mod diagnose;
mod graduate;
mod opened;
mod receipt_keys;
mod saml;
mod say;
mod serve;
mod staff;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::clock::{Clock as _, SystemClock};
use crate::config::{Config, ConfigProblem};
use crate::http::openapi;
use crate::init::{self, InitError};
use crate::operator::{backup, doctor, restore};
use say::Speaker;

/// The university server of Akashi
#[derive(Debug, Parser)]
#[command(name = "akashi-server", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a server's folder: commented configuration, sample terms, keys. Overwrites nothing
    Init {
        /// The folder to make
        #[arg(long)]
        dir: PathBuf,
    },
    /// Run the server until Ctrl+C or SIGTERM
    Serve(serve::Serve),
    /// Staff accounts
    #[command(subcommand)]
    Staff(staff::Staff),
    /// Accounts of graduates
    #[command(subcommand)]
    Graduate(graduate::Graduate),
    /// Accounts of people with a campus ID
    #[command(subcommand)]
    Campus(campus::Campus),
    /// An identifier of the identity provider has changed hands, or so it seems
    #[command(subcommand)]
    Saml(saml::Saml),
    /// Keys that receipts are signed with
    #[command(subcommand)]
    ReceiptKeys(receipt_keys::ReceiptKeys),
    /// Say what is missing or unsafe; ends with 1 if anything is
    Doctor {
        /// The server's folder
        #[arg(long)]
        dir: PathBuf,
    },
    /// Say what a diagnostic code means that somebody read out on the telephone
    Diagnose {
        /// The code; case, spaces and hyphens do not matter
        #[arg(required = true)]
        code: Vec<String>,
    },
    /// Write everything a server needs into one file, while it runs, and read it back
    Backup {
        /// The server's folder
        #[arg(long)]
        dir: PathBuf,
        /// The file to make
        #[arg(long)]
        to: PathBuf,
        /// Do not read it back: quicker, and nobody may rely on it
        #[arg(long)]
        unverified: bool,
    },
    /// Make a server's folder out of a backup
    Restore {
        /// The backup
        #[arg(long)]
        from: PathBuf,
        /// The folder to make; must not exist, or be empty
        #[arg(long)]
        dir: PathBuf,
    },
    /// Print the OpenAPI document
    Openapi,
}

/// Reads the arguments, does what they say, and answers how it went.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let speaker = Speaker::from_environment();
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => {
            speaker.complain("operator-serve-failed", &[("reason", &error)]);
            return ExitCode::FAILURE;
        }
    };
    runtime.block_on(obey(arguments.command, &speaker))
}

async fn obey(command: Command, speaker: &Speaker) -> ExitCode {
    match command {
        Command::Init { dir } => make(&dir, speaker),
        Command::Serve(serve) => serve::serve(serve, speaker).await,
        Command::Staff(staff) => staff::staff(staff, speaker).await,
        Command::Graduate(graduate) => graduate::graduate(graduate, speaker).await,
        Command::Campus(campus) => campus::campus(campus, speaker).await,
        Command::Saml(saml) => saml::saml(saml, speaker).await,
        Command::ReceiptKeys(keys) => receipt_keys::receipt_keys(keys, speaker).await,
        Command::Doctor { dir } => examine(&dir, speaker).await,
        Command::Diagnose { code } => diagnose::diagnose(&code.concat(), speaker),
        Command::Backup {
            dir,
            to,
            unverified,
        } => back_up(&dir, &to, unverified, speaker),
        Command::Restore { from, dir } => match restore::restore(&from, &dir) {
            Ok(done) => speaker.said_all(&done.said()),
            Err(error) => speaker.said_wrong(&error.said()),
        },
        Command::Openapi => {
            speaker.print(&openapi::document().to_pretty_json().unwrap_or_default());
            ExitCode::SUCCESS
        }
    }
}

fn back_up(dir: &Path, to: &Path, unverified: bool, speaker: &Speaker) -> ExitCode {
    let done = match backup::backup(dir, to, SystemClock.now()) {
        Ok(done) => done,
        Err(error) => return speaker.said_wrong(&error.said()),
    };
    let mut said = done.said();
    if !unverified {
        match backup::confirm(dir, &done, SystemClock.now()) {
            Ok(confirmed) => said.insert(1, confirmed),
            Err(error) => return speaker.said_wrong(&error.said()),
        }
    }
    speaker.said_all(&said)
}

fn make(dir: &Path, speaker: &Speaker) -> ExitCode {
    match init::init(dir) {
        Ok(()) => {
            speaker.tell("operator-init-done", &[("dir", &dir.display())]);
            return ExitCode::SUCCESS;
        }
        Err(InitError::Exists(file)) => {
            speaker.complain("operator-init-exists", &[("file", &file.display())]);
        }
        Err(InitError::Io { file, source }) => speaker.complain(
            "operator-init-failed",
            &[("file", &file.display()), ("reason", &source)],
        ),
        Err(InitError::Keys(error)) => speaker.complain("operator-keys", &[("reason", &error)]),
        Err(InitError::ReceiptKey(error)) => {
            speaker.complain("operator-receipt-keys-failed", &[("reason", &error)]);
        }
    }
    ExitCode::FAILURE
}

async fn examine(dir: &Path, speaker: &Speaker) -> ExitCode {
    let surroundings = doctor::Surroundings {
        now: SystemClock.now(),
        images: akashi_documents::ImageWorker::beside_current_exe().ok(),
    };
    let findings = doctor::examine(dir, surroundings).await;
    for finding in &findings {
        speaker.finding(finding);
    }
    ExitCode::from(doctor::exit_code(&findings))
}

/// Reads the configuration, or says what is wrong with it.
fn configuration(dir: &Path, speaker: &Speaker) -> Result<Config, ExitCode> {
    Config::load(dir).map_err(|problem| {
        let key = format!("operator-config-{}", problem.code());
        match &problem {
            ConfigProblem::Unreadable { file, source } => {
                speaker.complain(&key, &[("file", file), ("reason", source)]);
            }
            ConfigProblem::Syntax { file, detail } => {
                speaker.complain(&key, &[("file", file), ("detail", detail)]);
            }
            ConfigProblem::Value { entry, reason } => {
                speaker.complain(&key, &[("entry", entry), ("reason", reason)]);
            }
        }
        ExitCode::FAILURE
    })
}
