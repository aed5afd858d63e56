//! `university.toml`: everything a university decides. Read once at start; an unknown entry is an error, so that a
//! slip of the pen is not silently without effect.

mod calendar;
mod contacts;
mod directory;
mod documents;
mod figures;
mod file;
mod form;
mod mail;
mod notices;
mod problem;
mod review;
mod saml;
mod strict;

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use akashi_domain::university::UniversityInfo;
use url::Url;

pub use directory::{DirectorySecurity, DirectorySettings, DirectoryStart};
pub use file::FILE;
pub use mail::{MailTransport, Smtp, SmtpSecurity};
pub use problem::ConfigProblem;
pub use review::{Review, SecondPerson};
pub use saml::{SamlSettings, StudentNumber};

/// Below this share of free space on the disk, in percent, images are refused where the configuration says nothing.
pub const LEAST_FREE_PERCENT: u64 = 10;

/// A server's folder and what its configuration says.
#[derive(Debug, Clone)]
pub struct Config {
    /// The server's folder.
    pub dir: PathBuf,
    /// Where to listen.
    pub listen: SocketAddr,
    /// How the server is reached from outside; links in mails begin with it. Without one, `http://127.0.0.1:PORT`.
    pub public_url: Option<Url>,
    /// Reverse proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// Certificate chain and key, PEM.
    pub tls: Option<Tls>,
    /// Who sends mails.
    pub mail_from: String,
    /// How mails are sent.
    pub mail: MailTransport,
    /// Where user IDs of the university are looked up; absent where the campus ID is no way to sign in.
    pub directory: Option<DirectorySettings>,
    /// The identity provider of the university; absent where SAML is no way to sign in.
    pub saml: Option<SamlSettings>,
    /// Requests worked on at the same time.
    pub concurrent_requests: usize,
    /// Below this share of free space on the disk, in percent, images are refused.
    pub least_free_percent: u64,
    /// What clients may know.
    pub university: UniversityInfo,
    /// How applications are reviewed.
    pub review: Review,
    /// Oldest client that fits, and where to get it, for `client_too_old`.
    pub client: ClientRelease,
}

/// Files of a TLS certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tls {
    /// Certificate chain, PEM.
    pub cert: PathBuf,
    /// Private key, PEM.
    pub key: PathBuf,
}

/// Which client to install.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ClientRelease {
    /// Version to install.
    pub version: String,
    /// Where it is.
    pub url: String,
}

impl Default for ClientRelease {
    fn default() -> Self {
        Self {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            url: String::new(),
        }
    }
}

impl Config {
    /// Reads `university.toml` and the files it names.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn load(dir: &Path) -> Result<Self, ConfigProblem> {
        file::load(dir)
    }

    /// The database.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.dir.join(crate::folder::DATABASE)
    }

    /// The folder of encrypted images.
    #[must_use]
    pub fn documents(&self) -> PathBuf {
        self.dir.join(crate::folder::DOCUMENTS)
    }

    /// Is it reached from outside through something that encrypts for it and that is not among the trusted proxies? All
    /// requests then come from one address, and nothing tells a person at this machine from the rest of the world.
    #[must_use]
    pub fn has_unnamed_proxy(&self) -> bool {
        let outside = self
            .public_url
            .as_ref()
            .is_some_and(|url| !akashi_domain::connect::is_loopback(url));
        outside && self.tls.is_none() && self.trusted_proxies.is_empty()
    }

    /// May this server be reached without encryption? Only from this machine, or behind a proxy that encrypts.
    #[must_use]
    pub fn plain_http_is_safe(&self) -> bool {
        self.tls.is_some() || self.listen.ip().is_loopback() || !self.trusted_proxies.is_empty()
    }
}
