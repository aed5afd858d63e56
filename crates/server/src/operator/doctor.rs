//! `doctor`: what is missing or unsafe about a server, running or not. It only looks: nothing is made or changed.
//!
//! | module | what it looks at |
//! |---|---|
//! | `files` | modes, owners, keys |
//! | `network` | configuration: addresses, certificate, mail, what was left as the sample has it |
//! | `contacts` | whom people are told to ask: can they be reached, for which questions, when |
//! | `directory` | where campus IDs are looked up: reached, encrypted, service account, base; who can sign in from when |
//! | `saml` | the identity provider: its metadata, and who signed that |
//! | `receipt_keys` | the key that signs receipts, and private keys that sign nothing |
//! | `promises` | the public holidays it counts by, the receipt it would make |
//! | `data` | the database, its images, staff, the clock, the last backup that was read back |
//! | `machine` | disk space, the image worker |
//!
//! Not looked at: where backups are kept, and whether they are still there. This server does not know.

mod contacts;
mod data;
mod directory;
mod files;
mod machine;
mod network;
mod promises;
mod receipt_keys;
mod saml;

use std::path::Path;

use akashi_documents::ImageWorker;
use jiff::Timestamp;

use super::Said;
use crate::config::{Config, ConfigProblem};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// As it should be.
    Ok,
    /// Works, and could be better.
    Advice,
    /// Works, and people's data or accounts are in danger.
    Unsafe,
    /// Something does not work.
    Broken,
}

impl Severity {
    /// Message key of the word for it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Ok => "doctor-severity-ok",
            Self::Advice => "doctor-severity-advice",
            Self::Unsafe => "doctor-severity-unsafe",
            Self::Broken => "doctor-severity-broken",
        }
    }
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// What it is, and what to do about it.
    pub said: Said,
}

/// What comes from outside.
#[derive(Debug, Clone)]
pub struct Surroundings {
    /// Now.
    pub now: Timestamp,
    /// The image worker, where it was found.
    pub images: Option<ImageWorker>,
}

/// Looks at the server in `dir`.
///
/// Everything is looked at that can be: a broken configuration does not hide a damaged database.
pub async fn examine(dir: &Path, surroundings: Surroundings) -> Vec<Finding> {
    let Surroundings { now, images } = surroundings;
    let own = dir.to_owned();
    let looked = tokio::task::spawn_blocking(move || look(&own, now)).await;
    let mut findings = looked.unwrap_or_else(|_| vec![broken(Said::new("doctor-interrupted"))]);
    findings.extend(directory::look(dir, now).await);
    findings.extend(saml::look(dir, now).await);
    findings.push(machine::worker(images).await);
    findings
}

/// What a program that reports `findings` ends with: 1 when something is unsafe or broken, 0 otherwise.
#[must_use]
pub fn exit_code(findings: &[Finding]) -> u8 {
    let worst = findings.iter().map(|finding| finding.severity).max();
    u8::from(worst >= Some(Severity::Unsafe))
}

fn look(dir: &Path, now: Timestamp) -> Vec<Finding> {
    if !dir.is_dir() {
        return vec![broken(Said::new("doctor-folder-missing").with_file(dir))];
    }
    let config = Config::load(dir);
    let mut findings = vec![read(&config)];
    findings.extend(files::all(dir, config.as_ref().ok()));
    if let Ok(config) = &config {
        findings.extend(network::all(config, now));
        findings.extend(promises::all(&config.university, now));
        findings.extend(contacts::all(&config.university, now));
        findings.extend(machine::disk(dir, config.least_free_percent));
    }
    findings.extend(data::all(dir, now));
    findings
}

/// Can the configuration be read?
fn read(config: &Result<Config, ConfigProblem>) -> Finding {
    match config {
        Ok(_) => ok(Said::new("doctor-config-ok")),
        Err(ConfigProblem::Unreadable { file, source }) => broken(
            Said::new("doctor-config-unreadable")
                .with("file", file)
                .with("reason", source),
        ),
        Err(ConfigProblem::Syntax { file, detail }) => broken(
            Said::new("doctor-config-syntax")
                .with("file", file)
                .with("reason", detail),
        ),
        Err(ConfigProblem::Value { entry, reason }) => broken(
            Said::new("doctor-config-value")
                .with("entry", entry)
                .with("reason", reason),
        ),
    }
}

const fn ok(said: Said) -> Finding {
    finding(Severity::Ok, said)
}

const fn advice(said: Said) -> Finding {
    finding(Severity::Advice, said)
}

const fn unsafe_(said: Said) -> Finding {
    finding(Severity::Unsafe, said)
}

const fn broken(said: Said) -> Finding {
    finding(Severity::Broken, said)
}

const fn finding(severity: Severity, said: Said) -> Finding {
    Finding { severity, said }
}
