//! What a signed message may look like. It is looked at before any signature: what is refused here never reaches the
//! library that computes them, and none of its many abilities (transformations, references to elsewhere, keys of the
//! sender's choice) can be asked for.

use roxmltree::{Document, Node};

use super::Refusal;
use super::xml::{ASSERTION, PROTOCOL, SIGNATURE, children, elements, is, only};

const EXCLUSIVE: &str = "http://www.w3.org/2001/10/xml-exc-c14n#";
const ENVELOPED: &str = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
const SIGNED_BY: [&str; 6] = [
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
    "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
    "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
    "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512",
];
const DIGESTED_BY: [&str; 3] = [
    "http://www.w3.org/2001/04/xmlenc#sha256",
    "http://www.w3.org/2001/04/xmldsig-more#sha384",
    "http://www.w3.org/2001/04/xmlenc#sha512",
];

/// A response with one assertion in its place, and one or both of them signed by an enveloped signature.
///
/// # Errors
/// What is not so.
pub fn check_response(document: &Document<'_>) -> Result<(), Refusal> {
    let response = document.root_element();
    if !is(response, PROTOCOL, "Response") {
        return Err(Refusal::Shape("not a response"));
    }
    let all = |name| {
        document
            .descendants()
            .filter(move |node| node.is_element() && node.tag_name().name() == name)
    };
    if all("EncryptedAssertion").next().is_some() {
        return Err(Refusal::Encrypted);
    }
    let assertion = only(response, ASSERTION, "Assertion").ok_or(Refusal::Shape("assertions"))?;
    // Wherever they are, and in whatever namespace.
    if all("Assertion").count() != 1 || all("Response").count() != 1 {
        return Err(Refusal::Shape("assertions"));
    }
    let signed = [response, assertion].map(|node| only(node, SIGNATURE, "Signature").is_some());
    if all("Signature").next().is_none() {
        return Err(Refusal::Unsigned);
    }
    let in_place = signed.into_iter().filter(|signed| *signed).count();
    if all("Signature").count() != in_place {
        return Err(Refusal::Shape("signatures"));
    }
    for node in [response, assertion] {
        if let Some(signature) = only(node, SIGNATURE, "Signature") {
            check_signature(node, signature)?;
        }
    }
    Ok(())
}

/// One signature, over the element it stands in.
///
/// # Errors
/// What is not so.
pub fn check_signature(signed: Node<'_, '_>, signature: Node<'_, '_>) -> Result<(), Refusal> {
    let mut names = Vec::new();
    for part in elements(signature) {
        if part.tag_name().namespace() != Some(SIGNATURE) {
            return Err(Refusal::Shape("signature"));
        }
        names.push(part.tag_name().name());
    }
    if !matches!(
        names.as_slice(),
        ["SignedInfo", "SignatureValue"] | ["SignedInfo", "SignatureValue", "KeyInfo"]
    ) {
        return Err(Refusal::Shape("signature"));
    }
    if let Some(key) = only(signature, SIGNATURE, "KeyInfo") {
        let known = |part: Node<'_, '_>| {
            is(part, SIGNATURE, "X509Data") || is(part, SIGNATURE, "X509Certificate")
        };
        let mut inside = key.descendants().skip(1).filter(Node::is_element);
        if !inside.all(known) {
            return Err(Refusal::Shape("key"));
        }
    }
    let info = only(signature, SIGNATURE, "SignedInfo").ok_or(Refusal::Shape("signature"))?;
    check_info(signed, info)
}

fn check_info(signed: Node<'_, '_>, info: Node<'_, '_>) -> Result<(), Refusal> {
    let parts: Vec<Node<'_, '_>> = elements(info).collect();
    let [canonical, method, reference] = parts.as_slice() else {
        return Err(Refusal::Shape("references"));
    };
    let is_exclusive = is(*canonical, SIGNATURE, "CanonicalizationMethod")
        && canonical.attribute("Algorithm") == Some(EXCLUSIVE);
    if !is_exclusive || !is(*method, SIGNATURE, "SignatureMethod") {
        return Err(Refusal::Shape("canonical form"));
    }
    if !is_one_of(*method, &SIGNED_BY) || elements(*method).next().is_some() {
        return Err(Refusal::Algorithm);
    }
    check_reference(signed, *reference)
}

fn check_reference(signed: Node<'_, '_>, reference: Node<'_, '_>) -> Result<(), Refusal> {
    let own = signed.attribute("ID").filter(|id| !id.is_empty());
    let named = reference
        .attribute("URI")
        .and_then(|uri| uri.strip_prefix('#'));
    if !is(reference, SIGNATURE, "Reference") || own.is_none() || own != named {
        return Err(Refusal::Shape("reference"));
    }
    let parts: Vec<Node<'_, '_>> = elements(reference).collect();
    let [transforms, digest, value] = parts.as_slice() else {
        return Err(Refusal::Shape("reference"));
    };
    if !is(*transforms, SIGNATURE, "Transforms")
        || !is(*digest, SIGNATURE, "DigestMethod")
        || !is(*value, SIGNATURE, "DigestValue")
    {
        return Err(Refusal::Shape("reference"));
    }
    if !is_one_of(*digest, &DIGESTED_BY) {
        return Err(Refusal::Algorithm);
    }
    let steps: Vec<Option<&str>> = children(*transforms, SIGNATURE, "Transform")
        .map(|step| step.attribute("Algorithm"))
        .collect();
    let nothing_else = elements(*transforms).count() == steps.len();
    // A list of prefixes is all that a step may hold.
    let plain = elements(*transforms)
        .flat_map(elements)
        .all(|inside| is(inside, EXCLUSIVE, "InclusiveNamespaces"));
    if steps != [Some(ENVELOPED), Some(EXCLUSIVE)] || !nothing_else || !plain {
        return Err(Refusal::Shape("transformations"));
    }
    Ok(())
}

fn is_one_of(method: Node<'_, '_>, allowed: &[&str]) -> bool {
    method
        .attribute("Algorithm")
        .is_some_and(|used| allowed.contains(&used))
}
