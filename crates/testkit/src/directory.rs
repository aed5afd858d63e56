//! How a server reaches the directory of the tests.

use std::path::Path;

use akashi_server::config::{DirectorySecurity, DirectorySettings};
use akashi_tests::neighbours::slapd::{BASE, SERVICE, SERVICE_PASSWORD, Slapd};

/// What tells its user IDs from those of other directories.
pub const REALM: &str = "shomei.test";

/// How to reach it.
#[must_use]
pub fn reached(slapd: &Slapd, security: DirectorySecurity) -> DirectorySettings {
    let port = match security {
        DirectorySecurity::Ldaps => slapd.tls(),
        _ => slapd.plain(),
    };
    settings(port, security, &slapd.authority())
}

/// A directory on `port` of this machine that is trusted by the certificate in `ca`.
#[must_use]
pub fn settings(port: u16, security: DirectorySecurity, ca: &Path) -> DirectorySettings {
    DirectorySettings {
        host: "127.0.0.1".into(),
        port,
        security,
        ca: Some(ca.to_owned()),
        bind_dn: SERVICE.into(),
        bind_password: SERVICE_PASSWORD.into(),
        base: BASE.into(),
        only: "(objectClass=inetOrgPerson)".into(),
        user_attribute: "uid".into(),
        name_attribute: "cn".into(),
        mail_attribute: "mail".into(),
        student_number_attribute: String::new(),
        realm: REALM.into(),
        starts: Vec::new(),
    }
}
