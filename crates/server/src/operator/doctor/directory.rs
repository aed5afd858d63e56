//! The directory: is it reached, encrypted, by a service account that it accepts, and are people where they should be?
//! Nobody in particular is looked up.

use std::path::Path;

use super::{Finding, Said, broken, ok};
use crate::config::{Config, DirectorySecurity, DirectorySettings};
use crate::directory::{Directory, DirectoryDown};

/// `None` where the campus ID is no way to sign in, or where the configuration says nothing.
pub(super) async fn look(dir: &Path) -> Option<Finding> {
    let settings = Config::load(dir).ok()?.directory?;
    let answered = Directory::new(settings.clone()).check().await;
    Some(match answered {
        Ok(()) => ok(said("doctor-directory-ok", &settings)),
        Err(down) => broken(complaint(&down, &settings)),
    })
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
