//! The server's certificate, read again when its files change: certificates are renewed while servers run.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use axum_server::tls_rustls::RustlsConfig;
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

use crate::config::Tls;
use crate::server::StartError;

/// A certificate in use.
pub struct Certificate {
    files: Tls,
    seen: Option<(SystemTime, SystemTime)>,
    rustls: RustlsConfig,
}

/// Reads certificate and key.
///
/// # Errors
/// When one of them cannot be read, or they do not belong together.
pub fn load(files: &Tls) -> Result<Certificate, StartError> {
    Ok(Certificate {
        seen: modified(files),
        rustls: RustlsConfig::from_config(Arc::new(read(files)?)),
        files: files.clone(),
    })
}

impl Certificate {
    /// For the listener.
    #[must_use]
    pub fn rustls(&self) -> RustlsConfig {
        self.rustls.clone()
    }

    /// Looks at the files from time to time. Half a renewal (a new certificate, an old key) is left alone until the
    /// other half is there.
    pub async fn watch(mut self, every: Duration) {
        loop {
            tokio::time::sleep(every).await;
            let now = modified(&self.files);
            if now == self.seen {
                continue;
            }
            match read(&self.files) {
                Ok(config) => {
                    self.rustls.reload_from_config(Arc::new(config));
                    self.seen = now;
                    tracing::info!("certificate read again");
                }
                Err(error) => tracing::warn!(%error, "the changed certificate is not usable yet"),
            }
        }
    }
}

fn modified(files: &Tls) -> Option<(SystemTime, SystemTime)> {
    let of = |path: &Path| {
        std::fs::metadata(path)
            .and_then(|data| data.modified())
            .ok()
    };
    Some((of(&files.cert)?, of(&files.key)?))
}

fn read(files: &Tls) -> Result<ServerConfig, StartError> {
    let wrong = |error: &dyn std::fmt::Display| StartError::Tls(error.to_string());
    let chain = CertificateDer::pem_file_iter(&files.cert)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|error| wrong(&error))?;
    let key = PrivateKeyDer::from_pem_file(&files.key).map_err(|error| wrong(&error))?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| wrong(&error))?
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .map_err(|error| wrong(&error))?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}
