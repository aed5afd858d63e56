//! `staff …`: makes staff accounts and looks after them. Works beside a running server.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use akashi_domain::{Language, Sensitive, StaffRole};
use clap::{Args, Subcommand};

use super::opened::Opened;
use super::say::Speaker;
use crate::clock::{Clock as _, SystemClock};
use crate::staff::{self, Account, AccountProblem};

/// See [`super::Command::Staff`].
#[derive(Debug, Subcommand)]
pub(super) enum Staff {
    /// Make a staff account
    Add(New),
    /// Show every staff account
    List {
        /// The server's folder
        #[arg(long)]
        dir: PathBuf,
    },
    /// Shut a staff account off: its sessions end at once, its applications wait for a colleague
    Disable(Named),
    /// Let a staff account in again
    Enable(Named),
    /// Give a staff account another role
    Role(Assigned),
    /// Give a staff account a new password, also one that is locked after failed sign-ins; its sessions end
    Reset(Credentials),
}

#[derive(Debug, Args)]
pub(super) struct Named {
    /// The server's folder
    #[arg(long)]
    dir: PathBuf,
    /// Name to sign in with
    #[arg(long)]
    name: String,
}

#[derive(Debug, Args)]
pub(super) struct Assigned {
    #[command(flatten)]
    account: Named,
    /// reviewer, administrator or auditor
    #[arg(long, value_parser = role)]
    role: StaffRole,
}

#[derive(Debug, Args)]
pub(super) struct New {
    #[command(flatten)]
    credentials: Credentials,
    /// reviewer, administrator (looks after the other accounts too) or auditor (reads only)
    #[arg(long, value_parser = role, default_value = "reviewer")]
    role: StaffRole,
}

fn role(name: &str) -> Result<StaffRole, String> {
    let names = StaffRole::ALL.map(StaffRole::as_str).join(", ");
    StaffRole::from_name(name).ok_or(names)
}

#[derive(Debug, Args)]
pub(super) struct Credentials {
    #[command(flatten)]
    account: Named,
    /// Read the password from standard input without asking
    #[arg(long)]
    password_stdin: bool,
    /// With a new authenticator (6 digits); an account without one works on this machine only
    #[arg(long)]
    totp: bool,
}

pub(super) async fn staff(command: Staff, speaker: &Speaker) -> ExitCode {
    let done = match command {
        Staff::Add(options) => add(options, speaker).await,
        Staff::List { dir } => list(&dir, speaker).await,
        Staff::Disable(named) => disable(named, speaker).await,
        Staff::Enable(named) => enable(named, speaker).await,
        Staff::Role(assigned) => set_role(assigned, speaker).await,
        Staff::Reset(options) => reset(options, speaker).await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(code) => code,
    }
}

/// What an authenticator is to call the university, where one is wanted.
fn issuer(opened: &Opened, totp: bool) -> Option<&str> {
    totp.then_some(opened.config.university.name.get(Language::Ja))
}

async fn add(new: New, speaker: &Speaker) -> Result<(), ExitCode> {
    let (options, role) = (new.credentials, new.role);
    let name = &options.account.name;
    let opened = Opened::new(&options.account.dir, speaker)?;
    let password = password(&options, speaker)?;
    let (storage, keys) = (&opened.storage, &opened.keys);
    let issuer = issuer(&opened, options.totp);
    let now = SystemClock.now();
    let added = staff::add(storage, keys, name, role, &password, issuer, now)
        .await
        .map_err(|problem| refused(speaker, name, &problem))?;
    speaker.tell("operator-staff-added", &[("name", name)]);
    show_authenticator(speaker, added.totp_uri.as_ref());
    Ok(())
}

async fn reset(options: Credentials, speaker: &Speaker) -> Result<(), ExitCode> {
    let name = &options.account.name;
    let opened = Opened::new(&options.account.dir, speaker)?;
    let password = password(&options, speaker)?;
    let (storage, keys) = (&opened.storage, &opened.keys);
    let issuer = issuer(&opened, options.totp);
    let uri = staff::reset(storage, keys, name, &password, issuer, SystemClock.now())
        .await
        .map_err(|problem| refused(speaker, name, &problem))?;
    speaker.tell("operator-staff-reset", &[("name", name)]);
    show_authenticator(speaker, uri.as_ref());
    Ok(())
}

async fn disable(named: Named, speaker: &Speaker) -> Result<(), ExitCode> {
    let opened = Opened::new(&named.dir, speaker)?;
    staff::disable(&opened.storage, &named.name, SystemClock.now())
        .await
        .map_err(|problem| refused(speaker, &named.name, &problem))?;
    speaker.tell("operator-staff-disabled", &[("name", &named.name)]);
    Ok(())
}

async fn enable(named: Named, speaker: &Speaker) -> Result<(), ExitCode> {
    let opened = Opened::new(&named.dir, speaker)?;
    staff::enable(&opened.storage, &named.name, SystemClock.now())
        .await
        .map_err(|problem| refused(speaker, &named.name, &problem))?;
    speaker.tell("operator-staff-enabled", &[("name", &named.name)]);
    Ok(())
}

async fn set_role(assigned: Assigned, speaker: &Speaker) -> Result<(), ExitCode> {
    let (named, role) = (assigned.account, assigned.role);
    let opened = Opened::new(&named.dir, speaker)?;
    staff::set_role(&opened.storage, &named.name, role, SystemClock.now())
        .await
        .map_err(|problem| refused(speaker, &named.name, &problem))?;
    let told: [(&str, &dyn std::fmt::Display); 2] =
        [("name", &named.name), ("role", &role.as_str())];
    speaker.tell("operator-staff-role", &told);
    Ok(())
}

async fn list(dir: &Path, speaker: &Speaker) -> Result<(), ExitCode> {
    let opened = Opened::new(dir, speaker)?;
    let accounts = staff::list(&opened.storage, &opened.keys)
        .await
        .map_err(|problem| refused(speaker, "", &problem))?;
    if accounts.is_empty() {
        speaker.tell("operator-staff-none", &[]);
    }
    let policies = &opened.config.university.policies;
    for account in &accounts {
        let state = state(account, policies.sign_in_reset_after);
        let authenticator = match account.listed.has_authenticator {
            true => "yes",
            false => "no",
        };
        speaker.tell(
            "operator-staff-line",
            &[
                ("name", &account.listed.name),
                ("role", &account.listed.role.as_str()),
                ("state", &state),
                ("authenticator", &authenticator),
                ("failures", &account.failures),
            ],
        );
    }
    Ok(())
}

fn state(account: &Account, locked_after: u32) -> &'static str {
    if account.listed.disabled_at.is_some() {
        "disabled"
    } else if account.failures >= locked_after {
        "locked"
    } else if account.listed.set_up_until.is_some() {
        "setting_up"
    } else {
        "active"
    }
}

fn show_authenticator(speaker: &Speaker, uri: Option<&Sensitive<String>>) {
    if let Some(uri) = uri {
        speaker.tell("operator-staff-totp", &[]);
        speaker.print(uri.expose());
    }
}

fn password(options: &Credentials, speaker: &Speaker) -> Result<Sensitive<String>, ExitCode> {
    if !options.password_stdin {
        speaker.complain(
            "operator-staff-password",
            &[("name", &options.account.name)],
        );
    }
    read_line().map_err(|error| failed(speaker, "operator-staff-failed", &error))
}

fn read_line() -> io::Result<Sensitive<String>> {
    let mut line = String::new();
    io::stdin().read_line(&mut line)?;
    let line = Sensitive::new(line);
    Ok(Sensitive::from(
        line.expose().trim_end_matches(['\r', '\n']),
    ))
}

fn refused(speaker: &Speaker, name: &str, problem: &AccountProblem) -> ExitCode {
    let key = match problem {
        AccountProblem::NameMalformed => "operator-staff-name-malformed",
        AccountProblem::NameTaken => "operator-staff-name-taken",
        AccountProblem::NameUnknown => "operator-staff-name-unknown",
        AccountProblem::PasswordRefused(_) => "operator-staff-password-refused",
        AccountProblem::Hashing(_)
        | AccountProblem::Entropy(_)
        | AccountProblem::Cipher(_)
        | AccountProblem::Storage(_) => return failed(speaker, "operator-staff-failed", problem),
    };
    speaker.complain(key, &[("name", &name)]);
    ExitCode::FAILURE
}

fn failed(speaker: &Speaker, key: &str, error: &dyn std::fmt::Display) -> ExitCode {
    speaker.complain(key, &[("reason", &error)]);
    ExitCode::FAILURE
}
