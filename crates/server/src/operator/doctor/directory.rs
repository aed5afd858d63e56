//! The directory: is it reached, encrypted, by a service account that it accepts, and are people where they should be?
//! Nobody in particular is looked up.

use std::path::Path;

use jiff::Timestamp;

use super::{Finding, Said, advice, broken, ok};
use crate::config::{Config, DirectorySecurity, DirectorySettings, DirectoryStart};
use crate::directory::{Directory, DirectoryDown};

/// Nothing where the campus ID is no way to sign in, or where the configuration says nothing.
pub(super) async fn look(dir: &Path, now: Timestamp) -> Vec<Finding> {
    let Some(settings) = Config::load(dir).ok().and_then(|config| config.directory) else {
        return Vec::new();
    };
    let directory = Directory::new(settings.clone());
    let answered = directory.check().await;
    if let Err(down) = answered {
        return vec![broken(complaint(&down, &settings))];
    }
    let mut findings = vec![ok(said("doctor-directory-ok", &settings))];
    for one in &settings.starts {
        findings.push(match directory.has_any(one).await {
            Ok(any) => start(one, any, now),
            Err(down) => broken(complaint(&down, &settings)),
        });
    }
    findings
}

/// What is over, and what concerns nobody, is likely a slip of the pen.
fn start(one: &DirectoryStart, any: bool, now: Timestamp) -> Finding {
    let said = |key| {
        Said::new(key)
            .with("members", &one.members)
            .with("from", one.start.from.strftime("%Y-%m-%d %H:%M"))
    };
    if one.start.at() <= now {
        advice(said("doctor-directory-start-over"))
    } else if any {
        ok(said("doctor-directory-start"))
    } else {
        advice(said("doctor-directory-start-nobody"))
    }
}

fn complaint(down: &DirectoryDown, settings: &DirectorySettings) -> Said {
    let certificates = || settings.ca.clone().unwrap_or_default();
    match down {
        DirectoryDown::Authorities => {
            said("doctor-directory-authorities", settings).with_file(&certificates())
        }
        DirectoryDown::Encryption if settings.security == DirectorySecurity::Starttls => {
            said("doctor-directory-starttls", settings)
        }
        DirectoryDown::Encryption => said("doctor-directory-encryption", settings),
        DirectoryDown::ServiceAccount(code) => {
            said("doctor-directory-service", settings).with("code", code)
        }
        DirectoryDown::Base => said("doctor-directory-base", settings).with("base", &settings.base),
        DirectoryDown::Unreachable | DirectoryDown::Slow | DirectoryDown::Busy => {
            said("doctor-directory-silent", settings)
        }
        DirectoryDown::Code(_) | DirectoryDown::Nonsense => {
            said("doctor-directory-strange", settings).with("reason", down)
        }
    }
}

fn said(key: &'static str, settings: &DirectorySettings) -> Said {
    Said::new(key)
        .with("host", &settings.host)
        .with("port", settings.port)
}
