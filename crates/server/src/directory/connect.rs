//! A connection to the directory: encrypted, and with the machine that the certificate names.

use std::path::Path;
use std::sync::Arc;

use ldap3::{Ldap, LdapConnAsync, LdapConnSettings};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};

use super::DirectoryDown;
use crate::config::{DirectorySecurity, DirectorySettings};

/// Connects. The connection ends when the handle is dropped.
pub(super) async fn connect(settings: &DirectorySettings) -> Result<Ldap, DirectoryDown> {
    let (scheme, starttls) = match settings.security {
        DirectorySecurity::Ldaps => ("ldaps", false),
        DirectorySecurity::Starttls => ("ldap", true),
        DirectorySecurity::None => ("ldap", false),
    };
    let mut options = LdapConnSettings::new().set_starttls(starttls);
    if settings.security != DirectorySecurity::None {
        options = options.set_config(trusting(settings.ca.as_deref()).await?);
    }
    let url = format!("{scheme}://{}:{}", settings.host, settings.port);
    let (connection, ldap) = LdapConnAsync::with_settings(options, &url).await.map_err(
        |error| match DirectoryDown::from(error) {
            // Only StartTLS is asked for so far.
            DirectoryDown::Code(_) => DirectoryDown::Encryption,
            other => other,
        },
    )?;
    tokio::spawn(async move {
        if let Err(error) = connection.drive().await {
            tracing::debug!(reason = %DirectoryDown::from(error), "connection to the directory");
        }
    });
    Ok(ldap)
}

/// Trusts the authorities in `ca` and no others, or those of the public.
async fn trusting(ca: Option<&Path>) -> Result<Arc<ClientConfig>, DirectoryDown> {
    let roots = match ca {
        Some(file) => read(file).await.ok_or(DirectoryDown::Authorities)?,
        None => RootCertStore {
            roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
        },
    };
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|_| DirectoryDown::Encryption)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(Arc::new(config))
}

/// Read anew each time: it may be renewed while the server runs. `None` without a single certificate.
async fn read(file: &Path) -> Option<RootCertStore> {
    let pem = tokio::fs::read(file).await.ok()?;
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_slice_iter(&pem) {
        roots.add(certificate.ok()?).ok()?;
    }
    (!roots.is_empty()).then_some(roots)
}
