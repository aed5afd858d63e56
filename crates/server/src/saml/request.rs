//! What is asked of the provider: to sign somebody in, and to answer at our address (HTTP-Redirect binding).

use std::io::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use jiff::Timestamp;
use url::Url;

use super::metadata::IdentityProvider;
use super::provider::Saml;
use super::xml::{ASSERTION, PROTOCOL, escape};

/// The address that a browser is led to. `anew`: the provider is not to go by what it remembers of the browser.
#[must_use]
pub fn address(
    saml: &Saml,
    provider: &IdentityProvider,
    id: &str,
    anew: bool,
    now: Timestamp,
) -> Url {
    let mut url = provider.sign_in.clone();
    // Writing into memory does not fail.
    let mut deflated = DeflateEncoder::new(Vec::new(), Compression::default());
    let written = deflated.write_all(xml(saml, provider, id, anew, now).as_bytes());
    let bytes = written.and_then(|()| deflated.finish()).unwrap_or_default();
    url.query_pairs_mut()
        .append_pair("SAMLRequest", &STANDARD.encode(bytes));
    url
}

fn xml(saml: &Saml, provider: &IdentityProvider, id: &str, anew: bool, now: Timestamp) -> String {
    let force = if anew { " ForceAuthn=\"true\"" } else { "" };
    let policy = match saml.settings.subject_attribute.as_str() {
        "" => {
            "<samlp:NameIDPolicy Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:persistent\" \
             AllowCreate=\"true\"/>"
        }
        _ => "",
    };
    format!(
        "<samlp:AuthnRequest xmlns:samlp=\"{PROTOCOL}\" xmlns:saml=\"{ASSERTION}\" ID=\"{id}\" Version=\"2.0\"{force} \
         IssueInstant=\"{}\" Destination=\"{}\" AssertionConsumerServiceURL=\"{}\" \
         ProtocolBinding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST\"><saml:Issuer>{}</saml:Issuer>{policy}\
         </samlp:AuthnRequest>",
        now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        escape(provider.sign_in.as_str()),
        escape(&saml.recipient),
        escape(&saml.service),
    )
}
