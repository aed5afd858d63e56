//! The identity provider: is its metadata there, valid, signed as it should be, and until when are its certificates
//! good? Nobody is signed in.

use std::path::Path;

use jiff::Timestamp;

use super::{Finding, Said, advice, broken, ok};
use crate::config::{Config, SamlSettings};
use crate::operator::certificate::Validity;
use crate::saml::{IdentityProvider, look_up};

/// Nothing where SAML is no way to sign in, or where the configuration says nothing.
pub(super) async fn look(dir: &Path, now: Timestamp) -> Vec<Finding> {
    let Ok(config) = Config::load(dir) else {
        return Vec::new();
    };
    let Some(settings) = config.saml else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    if config.public_url.is_none() {
        findings.push(broken(Said::new("doctor-saml-address")));
    }
    findings.push(match look_up(&settings, now).await {
        Ok(provider) => judged(&provider, &settings, now),
        Err(problem) => broken(
            Said::new("doctor-saml-problem")
                .with("provider", &settings.provider)
                .with("reason", problem),
        ),
    });
    findings
}

/// The keys count, whatever their certificates say; but who lets them run out is about to change them.
fn judged(provider: &IdentityProvider, settings: &SamlSettings, now: Timestamp) -> Finding {
    let mut validity = provider.certificates.iter().map(|der| Validity::of(der));
    let is_over = |validity: Option<Validity>| validity.is_none_or(|it| now >= it.until);
    let said = |key| {
        Said::new(key)
            .with("provider", &settings.provider)
            .with("count", provider.certificates.len())
    };
    if validity.all(is_over) {
        return advice(said("doctor-saml-certificates"));
    }
    ok(said("doctor-saml-ok"))
}
