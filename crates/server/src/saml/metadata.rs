//! The provider's metadata, read; ours, written.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use roxmltree::Node;
use url::Url;

use super::xml::{self, METADATA, PROTOCOL, SIGNATURE, children, is, only};
use super::{shape, signature};
use crate::config::SamlSettings;

const REDIRECT: &str = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
/// Largest metadata in bytes: those of a whole federation.
pub const BYTES: usize = 64 * 1024 * 1024;
/// Most nodes of it.
const NODES: u32 = 8_000_000;

/// The provider that is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentityProvider {
    /// Its entity id.
    pub id: String,
    /// Where people sign in.
    pub sign_in: Url,
    /// The certificates it signs with, DER; two while one takes over from the other.
    pub certificates: Vec<Vec<u8>>,
    /// Until when its metadata is valid; absent where that is not said.
    pub valid_until: Option<Timestamp>,
}

/// Why metadata cannot be used. Each is a word for the operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MetadataProblem {
    /// The file is not there, or cannot be read.
    #[error("file")]
    File,
    /// The address gives no answer, or another than 200.
    #[error("address")]
    Address,
    /// No XML, or too large.
    #[error("unreadable")]
    Unreadable,
    /// A certificate is pinned, and did not sign it.
    #[error("signature")]
    Signature,
    /// The entity id of the configuration is not in it, or is no identity provider.
    #[error("provider")]
    Provider,
    /// No signing certificate.
    #[error("certificate")]
    Certificate,
    /// No sign-in page for the HTTP-Redirect binding, or one without encryption.
    #[error("sign_in")]
    SignIn,
    /// Its validity is over.
    #[error("expired")]
    Expired,
}

impl IdentityProvider {
    /// Reads metadata, of one provider or of a federation.
    ///
    /// # Errors
    /// See [`MetadataProblem`].
    pub fn read(
        text: &str,
        settings: &SamlSettings,
        now: Timestamp,
    ) -> Result<Self, MetadataProblem> {
        let Some(pinned) = &settings.metadata_certificate else {
            return read(text, &settings.provider, now);
        };
        let signed = signed_part(text, pinned)?;
        read(&signed, &settings.provider, now)
    }

    /// May it still be used?
    #[must_use]
    pub fn is_valid(&self, now: Timestamp) -> bool {
        self.valid_until.is_none_or(|until| now < until)
    }
}

fn signed_part(text: &str, pinned: &[u8]) -> Result<String, MetadataProblem> {
    let document = xml::read(text, NODES).ok_or(MetadataProblem::Unreadable)?;
    let root = document.root_element();
    let signature = only(root, SIGNATURE, "Signature").ok_or(MetadataProblem::Signature)?;
    shape::check_signature(root, signature).map_err(|_| MetadataProblem::Signature)?;
    signature::signed_part(text, &[pinned.to_owned()]).map_err(|_| MetadataProblem::Signature)
}

fn read(text: &str, id: &str, now: Timestamp) -> Result<IdentityProvider, MetadataProblem> {
    let document = xml::read(text, NODES).ok_or(MetadataProblem::Unreadable)?;
    let mut entities = document
        .descendants()
        .filter(|node| is(*node, METADATA, "EntityDescriptor"))
        .filter(|node| node.attribute("entityID") == Some(id));
    let entity = entities.next().ok_or(MetadataProblem::Provider)?;
    if entities.next().is_some() {
        return Err(MetadataProblem::Provider);
    }
    let speaks = |node: &Node<'_, '_>| {
        let protocols = node.attribute("protocolSupportEnumeration");
        protocols.is_some_and(|it| it.split_whitespace().any(|it| it == PROTOCOL))
    };
    let role = children(entity, METADATA, "IDPSSODescriptor")
        .find(speaks)
        .ok_or(MetadataProblem::Provider)?;
    let provider = IdentityProvider {
        id: id.to_owned(),
        sign_in: sign_in(role).ok_or(MetadataProblem::SignIn)?,
        certificates: certificates(role)?,
        valid_until: valid_until(role)?,
    };
    if !provider.is_valid(now) {
        return Err(MetadataProblem::Expired);
    }
    Ok(provider)
}

/// The earliest end of what it stands in.
fn valid_until(role: Node<'_, '_>) -> Result<Option<Timestamp>, MetadataProblem> {
    let mut earliest: Option<Timestamp> = None;
    for node in role.ancestors().filter(Node::is_element) {
        if let Some(text) = node.attribute("validUntil") {
            let until = text.parse().map_err(|_| MetadataProblem::Expired)?;
            earliest = Some(earliest.map_or(until, |known| known.min(until)));
        }
    }
    Ok(earliest)
}

fn sign_in(role: Node<'_, '_>) -> Option<Url> {
    let mut services = children(role, METADATA, "SingleSignOnService");
    let service = services.find(|it| it.attribute("Binding") == Some(REDIRECT))?;
    let url = Url::parse(service.attribute("Location")?).ok()?;
    let safe = url.scheme() == "https"
        || url.scheme() == "http" && akashi_domain::connect::is_loopback(&url);
    safe.then_some(url)
}

fn certificates(role: Node<'_, '_>) -> Result<Vec<Vec<u8>>, MetadataProblem> {
    let mut found = Vec::new();
    for key in children(role, METADATA, "KeyDescriptor") {
        if key.attribute("use").is_some_and(|it| it != "signing") {
            continue;
        }
        for node in key.descendants() {
            if is(node, SIGNATURE, "X509Certificate") {
                let text = xml::text(node).ok_or(MetadataProblem::Certificate)?;
                found.push(decode(text).ok_or(MetadataProblem::Certificate)?);
            }
        }
    }
    found.dedup();
    if found.is_empty() {
        return Err(MetadataProblem::Certificate);
    }
    Ok(found)
}

/// Base64 with white space in it.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let compact: String = text.split_ascii_whitespace().collect();
    STANDARD.decode(compact).ok().filter(|der| !der.is_empty())
}

/// This server's metadata, for the provider: who it is, where answers go, that it wants signed assertions.
#[must_use]
pub fn own(service: &str, recipient: &str) -> String {
    let (service, recipient) = (xml::escape(service), xml::escape(recipient));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <md:EntityDescriptor xmlns:md=\"{METADATA}\" entityID=\"{service}\">\n  \
         <md:SPSSODescriptor AuthnRequestsSigned=\"false\" WantAssertionsSigned=\"true\" \
         protocolSupportEnumeration=\"{PROTOCOL}\">\n    \
         <md:NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:persistent</md:NameIDFormat>\n    \
         <md:AssertionConsumerService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST\" \
         Location=\"{recipient}\" index=\"0\" isDefault=\"true\"/>\n  \
         </md:SPSSODescriptor>\n</md:EntityDescriptor>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "https://idp.shomei.test/idp";

    fn metadata(keys: &str, more: &str, location: &str) -> String {
        format!(
            "<md:EntitiesDescriptor xmlns:md='{METADATA}' xmlns:ds='{SIGNATURE}' {more}>\
             <md:EntityDescriptor entityID='https://other.test'/>\
             <md:EntityDescriptor entityID='{ID}'><md:IDPSSODescriptor protocolSupportEnumeration='{PROTOCOL}'>\
             {keys}<md:SingleSignOnService Binding='{REDIRECT}' Location='{location}'/>\
             </md:IDPSSODescriptor></md:EntityDescriptor></md:EntitiesDescriptor>"
        )
    }

    fn key(usage: &str, certificate: &str) -> String {
        format!(
            "<md:KeyDescriptor {usage}><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{certificate}\
             </ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>"
        )
    }

    #[test]
    fn both_certificates_of_a_rollover_count_and_the_one_for_encryption_does_not() {
        let now = "2026-11-27T00:00:00Z".parse().unwrap();
        let keys =
            key("use='signing'", "MAE=\n") + &key("", " MAI= ") + &key("use='encryption'", "MAM=");
        let text = metadata(
            &keys,
            "validUntil='2026-11-28T00:00:00Z'",
            "https://idp.shomei.test/sso",
        );
        let found = read(&text, ID, now).unwrap();
        assert_eq!(found.certificates, [vec![0x30, 1], vec![0x30, 2]]);
        assert!(found.is_valid(now));
        assert!(!found.is_valid("2026-11-28T00:00:00Z".parse().unwrap()));
    }

    #[test]
    fn metadata_that_would_let_anybody_in_is_refused() {
        use MetadataProblem as P;
        let now = "2026-11-27T00:00:00Z".parse().unwrap();
        let good = key("use='signing'", "MAE=");
        let https = "https://idp.shomei.test/sso";
        for (text, problem) in [
            (metadata("", "", https), P::Certificate),
            (
                metadata(&key("use='encryption'", "MAE="), "", https),
                P::Certificate,
            ),
            (
                metadata(&key("use='signing'", "!"), "", https),
                P::Certificate,
            ),
            (metadata(&good, "", "http://idp.shomei.test/sso"), P::SignIn),
            (
                metadata(&good, "validUntil='2026-11-27T00:00:00Z'", https),
                P::Expired,
            ),
            (metadata(&good, "validUntil='soon'", https), P::Expired),
            (
                metadata(&good, "", https).replace(ID, "https://third.test"),
                P::Provider,
            ),
            (
                metadata(&good, "", https).replace("https://other.test", ID),
                P::Provider,
            ),
            (
                format!("<!DOCTYPE x>{}", metadata(&good, "", https)),
                P::Unreadable,
            ),
        ] {
            assert_eq!(read(&text, ID, now), Err(problem), "{text}");
        }
    }
}
