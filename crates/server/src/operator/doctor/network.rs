//! What the configuration means for people outside: how they reach the server, how mails reach them, what they read.

use std::path::Path;

use akashi_domain::connect::is_loopback;
use jiff::{SignedDuration, Timestamp};
use rustls::client::verify_server_name;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::server::ParsedCertificate;

use super::super::certificate::Validity;
use super::{Finding, Said, advice, broken, ok, unsafe_};
use crate::config::{Config, MailTransport, Smtp, Tls};
use crate::mail::{Transport, TransportProblem};
use crate::tls;

/// The sample's terms of use, as `init` writes them.
const SAMPLE_TERMS: [&str; 2] = [
    include_str!("../../init/terms-ja.txt"),
    include_str!("../../init/terms-en.txt"),
];
/// A certificate that ends sooner should have been renewed by now.
const RENEWED_BEFORE: SignedDuration = SignedDuration::from_hours(30 * 24);

pub(super) fn all(config: &Config, now: Timestamp) -> Vec<Finding> {
    let mut findings = vec![address(config), links(config), mail(config)];
    if let Some(files) = &config.tls {
        findings.extend(certificate(config, files, now));
    }
    findings.extend(sample(config));
    findings
}

/// Can anybody but this machine reach it?
fn is_public(config: &Config) -> bool {
    let named = config.public_url.as_ref();
    !config.listen.ip().is_loopback()
        || !config.trusted_proxies.is_empty()
        || named.is_some_and(|url| !is_loopback(url))
}

fn address(config: &Config) -> Finding {
    let said = |key| Said::new(key).with("address", config.listen);
    if config.listen.ip().is_loopback() && config.has_unnamed_proxy() {
        unsafe_(said("doctor-proxy-unnamed"))
    } else if config.tls.is_some() || config.listen.ip().is_loopback() {
        ok(said("doctor-listen-ok"))
    } else if config.trusted_proxies.is_empty() {
        broken(said("doctor-listen-plain"))
    } else {
        advice(said("doctor-listen-behind-proxy"))
    }
}

/// Links in mails begin with the public address.
fn links(config: &Config) -> Finding {
    match &config.public_url {
        Some(url) if url.scheme() != "https" && !is_loopback(url) => {
            unsafe_(Said::new("doctor-url-plain").with("url", url))
        }
        Some(url) if is_loopback(url) && is_public(config) => {
            broken(Said::new("doctor-url-local").with("url", url))
        }
        Some(url) => ok(Said::new("doctor-url-ok").with("url", url)),
        None if is_public(config) => broken(Said::new("doctor-url-missing")),
        None => ok(Said::new("doctor-url-this-machine")),
    }
}

fn mail(config: &Config) -> Finding {
    match &config.mail {
        MailTransport::Smtp(smtp) => authority(config, smtp).unwrap_or_else(|| {
            ok(Said::new("doctor-mail-ok")
                .with("host", &smtp.host)
                .with("port", smtp.port))
        }),
        MailTransport::Folder(folder) => {
            let said = |key| Said::new(key).with_file(folder);
            if is_public(config) {
                unsafe_(said("doctor-mail-folder-public"))
            } else {
                ok(said("doctor-mail-folder"))
            }
        }
    }
}

/// What is wrong with the certificate that the mail server is trusted by, where it has one of its own. Mails wait until
/// it is there.
fn authority(config: &Config, smtp: &Smtp) -> Option<Finding> {
    let file = smtp.ca.as_ref()?;
    match Transport::new(config) {
        Err(TransportProblem::Later(reason)) => Some(broken(
            Said::new("doctor-mail-authority")
                .with_file(file)
                .with("reason", reason),
        )),
        _ => None,
    }
}

fn certificate(config: &Config, files: &Tls, now: Timestamp) -> Vec<Finding> {
    let unusable = |reason: &dyn std::fmt::Display| {
        vec![broken(
            Said::new("doctor-tls-unusable")
                .with_file(&files.cert)
                .with("reason", reason),
        )]
    };
    if let Err(error) = tls::load(files) {
        return unusable(&error);
    }
    let chain = match chain(&files.cert) {
        Ok(chain) => chain,
        Err(error) => return unusable(&error),
    };
    let mut findings = vec![term(files, &chain, now)];
    findings.extend(name(config, &chain));
    findings
}

fn chain(file: &Path) -> Result<Vec<CertificateDer<'static>>, rustls::pki_types::pem::Error> {
    CertificateDer::pem_file_iter(file)?.collect()
}

/// A chain is valid while all of it is.
fn term(files: &Tls, chain: &[CertificateDer<'_>], now: Timestamp) -> Finding {
    let validities: Option<Vec<_>> = chain.iter().map(|der| Validity::of(der)).collect();
    let Some(validity) = validities.and_then(|all| all.into_iter().reduce(Validity::and)) else {
        return advice(Said::new("doctor-tls-term-unknown").with_file(&files.cert));
    };
    let said = |key, at: Timestamp| {
        Said::new(key)
            .with_file(&files.cert)
            .with("day", at.strftime("%F"))
    };
    let left = validity.until.duration_since(now);
    if now < validity.from {
        broken(said("doctor-tls-not-yet", validity.from))
    } else if left.is_negative() {
        broken(said("doctor-tls-expired", validity.until))
    } else if left < RENEWED_BEFORE {
        advice(said("doctor-tls-expires", validity.until))
    } else {
        ok(said("doctor-tls-ok", validity.until))
    }
}

/// Clients refuse a certificate that does not carry the name they asked for.
fn name(config: &Config, chain: &[CertificateDer<'_>]) -> Option<Finding> {
    // Behind a proxy it is the proxy's certificate that clients see.
    let url = config.public_url.as_ref()?;
    if !config.trusted_proxies.is_empty() {
        return None;
    }
    let host = url.host_str()?.trim_matches(['[', ']']);
    let name = ServerName::try_from(host).ok()?;
    let fits = ParsedCertificate::try_from(chain.first()?)
        .and_then(|certificate| verify_server_name(&certificate, &name));
    fits.is_err()
        .then(|| broken(Said::new("doctor-tls-name").with("host", host)))
}

/// What `init` wrote for trying things out, and a university replaces.
fn sample(config: &Config) -> Vec<Finding> {
    let university = &config.university;
    let mut findings = Vec::new();
    // Names with such a label are reserved for examples (RFC 2606).
    if university.id.split('.').any(|label| label == "example") {
        findings.push(advice(
            Said::new("doctor-sample-university").with("id", &university.id),
        ));
    }
    let terms = &university.terms.text;
    if SAMPLE_TERMS.contains(&terms.ja.as_str()) || SAMPLE_TERMS.contains(&terms.en.as_str()) {
        findings.push(advice(Said::new("doctor-sample-terms")));
    }
    findings
}
