//! Why the directory gave no answer. For the log and the operator; people are told only that it is so.

use ldap3::LdapError;

/// Nothing is known of the person who was asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DirectoryDown {
    /// Nobody answers there.
    #[error("unreachable")]
    Unreachable,
    /// It took too long.
    #[error("slow")]
    Slow,
    /// Too many look-ups wait for it already.
    #[error("busy")]
    Busy,
    /// Its certificate is not to be trusted, or it does not encrypt.
    #[error("encryption")]
    Encryption,
    /// The file with its authorities cannot be used.
    #[error("authorities")]
    Authorities,
    /// It does not accept the service account; its code.
    #[error("service account, {0}")]
    ServiceAccount(u32),
    /// The base is not there.
    #[error("base")]
    Base,
    /// It said that something went wrong; its code.
    #[error("code {0}")]
    Code(u32),
    /// What it said is no answer.
    #[error("nonsense")]
    Nonsense,
}

impl From<LdapError> for DirectoryDown {
    /// What a library says may quote what was answered: only its kind goes on.
    fn from(error: LdapError) -> Self {
        match error {
            LdapError::Io { source } => of_io(&source),
            LdapError::Rustls { .. } | LdapError::DNSName { .. } => Self::Encryption,
            LdapError::Timeout { .. } => Self::Slow,
            LdapError::LdapResult { result } => Self::Code(result.rc),
            LdapError::ResultRecv { .. } | LdapError::EndOfStream => Self::Nonsense,
            _ => Self::Unreachable,
        }
    }
}

/// TLS fails inside of reading and writing.
fn of_io(error: &std::io::Error) -> DirectoryDown {
    let tls = error
        .get_ref()
        .is_some_and(|inner| inner.downcast_ref::<rustls::Error>().is_some());
    if tls {
        DirectoryDown::Encryption
    } else {
        DirectoryDown::Unreachable
    }
}
