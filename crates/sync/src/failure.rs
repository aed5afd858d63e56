//! Why an operation failed. Codes of the server pass through; what happens before it answers gets a code here.

use std::collections::BTreeMap;
use std::error::Error;
use std::io;

use akashi_protocol::{Problem, ProblemCode};
use rustls::CertificateError;

/// Why an operation failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// No network, or nothing listens there.
    #[error("server unreachable")]
    Unreachable,
    /// No answer in time.
    #[error("server timeout")]
    Timeout,
    /// Nobody knows the host's name.
    #[error("host unknown")]
    HostUnknown,
    /// The certificate is expired or not yet valid by this computer's clock.
    #[error("certificate expired")]
    CertificateExpired,
    /// Nobody this computer trusts issued the certificate.
    #[error("certificate untrusted")]
    CertificateUntrusted,
    /// The certificate is for another host.
    #[error("certificate for another host")]
    CertificateWrongHost,
    /// What answers is not an Akashi server.
    #[error("not an Akashi server")]
    NotAkashi,
    /// The server speaks only older protocols.
    #[error("server too old")]
    ServerTooOld,
    /// It says that it received something, and the university's signature under that does not hold.
    #[error("receipt unproven")]
    ReceiptUnproven,
    /// The server said why.
    #[error("problem {}", .problem.code.as_str())]
    Problem {
        /// What it said.
        problem: Box<Problem>,
        /// Seconds after which it may be asked again, if it said so.
        retry_after: Option<u32>,
    },
}

impl Failure {
    /// A problem without more to say.
    #[must_use]
    pub fn problem(code: ProblemCode) -> Self {
        Self::Problem {
            problem: Box::new(Problem::new(code)),
            retry_after: None,
        }
    }

    /// The stable code; the message key is `error-` and the code with hyphens.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreachable => "server_unreachable",
            Self::Timeout => "server_timeout",
            Self::HostUnknown => "host_unknown",
            Self::CertificateExpired => "certificate_expired",
            Self::CertificateUntrusted => "certificate_untrusted",
            Self::CertificateWrongHost => "certificate_wrong_host",
            Self::NotAkashi => "not_akashi",
            Self::ServerTooOld => "server_too_old",
            Self::ReceiptUnproven => "receipt_unproven",
            Self::Problem { problem, .. } => problem.code.as_str(),
        }
    }

    /// Arguments of the message.
    #[must_use]
    pub fn args(&self) -> BTreeMap<String, String> {
        match self {
            Self::Problem { problem, .. } => problem.args.clone(),
            _ => BTreeMap::new(),
        }
    }

    /// The server's code, if it is one of the server's.
    #[must_use]
    pub fn problem_code(&self) -> Option<ProblemCode> {
        match self {
            Self::Problem { problem, .. } => Some(problem.code),
            _ => None,
        }
    }

    /// Has the server said when it may be asked again?
    pub(crate) const fn names_a_time(&self) -> bool {
        matches!(
            self,
            Self::Problem {
                retry_after: Some(_),
                ..
            }
        )
    }

    /// Is the reason that nobody was reached, so that what was last seen may be shown instead?
    #[must_use]
    pub fn is_offline(&self) -> bool {
        matches!(self, Self::Unreachable | Self::Timeout | Self::HostUnknown)
            || self.problem_code() == Some(ProblemCode::Unavailable)
    }

    /// Reads the chain of causes of a failed request.
    pub(crate) fn of_request(error: &reqwest::Error) -> Self {
        if let Some(failure) = find(error) {
            return failure;
        }
        if error.is_timeout() {
            return Self::Timeout;
        }
        if error.is_decode() || error.is_redirect() {
            return Self::NotAkashi;
        }
        Self::Unreachable
    }
}

/// A host name nobody knows; made by our resolver, found again in the chain of causes.
#[derive(Debug, thiserror::Error)]
#[error("host unknown")]
pub(crate) struct UnknownHost;

/// Walks the causes. An `io::Error` hides the error it wraps from `source()`, so it is opened by hand.
fn find(error: &(dyn Error + 'static)) -> Option<Failure> {
    if error.is::<UnknownHost>() {
        return Some(Failure::HostUnknown);
    }
    if let Some(rustls) = error.downcast_ref::<rustls::Error>() {
        return Some(of_tls(rustls));
    }
    if let Some(io) = error.downcast_ref::<io::Error>()
        && let Some(inner) = io.get_ref()
        && let Some(failure) = find(inner)
    {
        return Some(failure);
    }
    error.source().and_then(find)
}

fn of_tls(error: &rustls::Error) -> Failure {
    use CertificateError as C;
    match error {
        rustls::Error::InvalidCertificate(
            C::Expired | C::ExpiredContext { .. } | C::NotValidYet | C::NotValidYetContext { .. },
        ) => Failure::CertificateExpired,
        rustls::Error::InvalidCertificate(
            C::NotValidForName | C::NotValidForNameContext { .. },
        ) => Failure::CertificateWrongHost,
        rustls::Error::InvalidCertificate(_) => Failure::CertificateUntrusted,
        // A port that speaks no TLS, or TLS of another age.
        _ => Failure::NotAkashi,
    }
}
