//! How mails leave: by SMTP, or as files.

use std::path::{Path, PathBuf};

use akashi_domain::Sensitive;
use serde::Deserialize;

use super::ConfigProblem;

/// How mails are sent.
#[derive(Debug, Clone)]
pub enum MailTransport {
    /// As `.eml` files into a folder, for trying things out.
    Folder(PathBuf),
    /// By a mail server.
    Smtp(Smtp),
}

/// A mail server.
#[derive(Debug, Clone)]
pub struct Smtp {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is encrypted.
    pub security: SmtpSecurity,
    /// Name and password, where it asks for them.
    pub credentials: Option<(String, Sensitive<String>)>,
    /// A certificate to trust besides those of the public authorities, PEM: for a mail server with its own.
    pub ca: Option<PathBuf>,
}

/// How the connection to the mail server is encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SmtpSecurity {
    /// From the first byte, usually port 465.
    Implicit,
    /// After `STARTTLS`, usually port 587; never without.
    Starttls,
    /// Not at all; only to this machine.
    None,
}

/// `[mail]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MailSection {
    pub from: String,
    #[serde(default)]
    folder: Option<PathBuf>,
    #[serde(default)]
    smtp: Option<SmtpSection>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SmtpSection {
    host: String,
    port: u16,
    security: SmtpSecurity,
    #[serde(default)]
    user: String,
    #[serde(default)]
    password_file: Option<PathBuf>,
    #[serde(default)]
    ca_file: Option<PathBuf>,
}

impl MailSection {
    pub(super) fn transport(self, dir: &Path) -> Result<MailTransport, ConfigProblem> {
        match self.smtp {
            Some(smtp) => smtp.checked(dir).map(MailTransport::Smtp),
            None => Ok(MailTransport::Folder(
                dir.join(
                    self.folder
                        .unwrap_or_else(|| PathBuf::from(crate::folder::MAIL)),
                ),
            )),
        }
    }
}

impl SmtpSection {
    fn checked(self, dir: &Path) -> Result<Smtp, ConfigProblem> {
        let loopback = self.host == "localhost"
            || self
                .host
                .parse::<std::net::IpAddr>()
                .is_ok_and(|address| address.is_loopback());
        if self.security == SmtpSecurity::None && !loopback {
            return Err(ConfigProblem::value("mail.smtp.security", "insecure"));
        }
        let credentials = match (self.user.is_empty(), self.password_file) {
            (true, _) => None,
            (false, Some(file)) => Some((self.user, password(dir, &file)?)),
            (false, None) => {
                return Err(ConfigProblem::value("mail.smtp.password_file", "missing"));
            }
        };
        Ok(Smtp {
            host: self.host,
            port: self.port,
            security: self.security,
            credentials,
            ca: self.ca_file.map(|file| dir.join(file)),
        })
    }
}

/// What a file of the folder holds, without the end of its line.
pub(super) fn password(dir: &Path, file: &Path) -> Result<Sensitive<String>, ConfigProblem> {
    let text =
        std::fs::read_to_string(dir.join(file)).map_err(|source| ConfigProblem::Unreadable {
            file: file.display().to_string(),
            source,
        })?;
    let text = Sensitive::new(text);
    Ok(Sensitive::from(
        text.expose().trim_end_matches(['\r', '\n']),
    ))
}
