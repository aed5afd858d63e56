//! Judges what was signed: from whom, for whom, for which request, for which moment.

use jiff::{SignedDuration, Timestamp};
use roxmltree::Node;

use super::metadata::IdentityProvider;
use super::xml::{self, ASSERTION, PROTOCOL, children, is, only, text};
use super::{Refusal, shape, signature};

/// How far the provider's clock may be from ours.
const SKEW: SignedDuration = SignedDuration::from_secs(60);
/// Longest life of an assertion that is believed: a forgotten one must not be good for years.
const LONGEST: SignedDuration = SignedDuration::from_hours(24);
const SUCCESS: &str = "urn:oasis:names:tc:SAML:2.0:status:Success";
const BEARER: &str = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
const PERSISTENT: &str = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
/// Longest part of a status that goes into the log.
const STATUS_CHARS: usize = 64;

/// What this server is and knows.
#[derive(Debug, Clone)]
pub struct Expected<'a> {
    /// The provider that is asked.
    pub provider: &'a IdentityProvider,
    /// This server's own entity id.
    pub service: &'a str,
    /// Where answers are sent.
    pub recipient: &'a str,
    /// Now.
    pub now: Timestamp,
}

/// What an assertion says, all of it signed.
#[derive(Debug, Clone)]
pub struct Asserted {
    /// Its id; none is taken twice.
    pub id: String,
    /// When it ends, clocks considered.
    pub ends: Timestamp,
    /// When the person signed in at the provider; before all time where that is not said.
    pub authenticated: Timestamp,
    /// The request it answers.
    pub request: String,
    /// The persistent name, where there is one.
    pub name_id: Option<String>,
    /// Attributes and their values.
    pub attributes: Vec<(String, Vec<String>)>,
}

/// Which request a message claims to answer. Worth nothing before [`judge`] has said the same.
///
/// # Errors
/// `Declined` when the provider signed nobody in; `Unreadable`, `Shape`, `Encrypted`, `Unsigned`, `Algorithm`.
pub fn glance(message: &str) -> Result<String, Refusal> {
    let document = xml::message(message)?;
    let response = document.root_element();
    if is(response, PROTOCOL, "Response") {
        check_status(response)?;
    }
    shape::check_response(&document)?;
    let request = response.attribute("InResponseTo");
    request.map(str::to_owned).ok_or(Refusal::Unasked)
}

/// Judges a message at which [`glance`] found nothing wrong.
///
/// # Errors
/// The first thing that is wrong.
pub fn judge(message: &str, expected: &Expected<'_>) -> Result<Asserted, Refusal> {
    let signed = signature::signed_part(message, &expected.provider.certificates)?;
    let document = xml::message(&signed)?;
    let root = document.root_element();
    if is(root, PROTOCOL, "Response") {
        check_status(root)?;
        if root.attribute("Destination") != Some(expected.recipient) {
            return Err(Refusal::Recipient);
        }
        if children(root, ASSERTION, "Issuer").next().is_some() {
            check_issuer(root, expected)?;
        }
        let assertion = only(root, ASSERTION, "Assertion").ok_or(Refusal::Shape("assertions"))?;
        let asserted = read(assertion, expected)?;
        if root.attribute("InResponseTo") != Some(&asserted.request) {
            return Err(Refusal::Unasked);
        }
        return Ok(asserted);
    }
    if is(root, ASSERTION, "Assertion") {
        return read(root, expected);
    }
    Err(Refusal::Shape("not a response"))
}

fn check_status(response: Node<'_, '_>) -> Result<(), Refusal> {
    let status = only(response, PROTOCOL, "Status").ok_or(Refusal::Shape("status"))?;
    let code = only(status, PROTOCOL, "StatusCode").ok_or(Refusal::Shape("status"))?;
    if code.attribute("Value") == Some(SUCCESS) {
        return Ok(());
    }
    let inner = only(code, PROTOCOL, "StatusCode").unwrap_or(code);
    let value = inner.attribute("Value").unwrap_or_default();
    let last = value.rsplit(':').next().unwrap_or_default();
    let plain = last.chars().filter(char::is_ascii_alphanumeric);
    Err(Refusal::Declined(plain.take(STATUS_CHARS).collect()))
}

fn read(assertion: Node<'_, '_>, expected: &Expected<'_>) -> Result<Asserted, Refusal> {
    check_issuer(assertion, expected)?;
    let id = assertion.attribute("ID").filter(|id| !id.is_empty());
    let id = id.ok_or(Refusal::Shape("assertion"))?.to_owned();
    let subject = only(assertion, ASSERTION, "Subject").ok_or(Refusal::Shape("subject"))?;
    let (request, until) = confirmed(subject, expected)?;
    let ends = check_conditions(assertion, expected)?.min(until);
    Ok(Asserted {
        id,
        ends: later(ends),
        authenticated: authenticated(assertion, expected.now)?,
        request,
        name_id: name_id(subject)?,
        attributes: attributes(assertion)?,
    })
}

fn check_issuer(node: Node<'_, '_>, expected: &Expected<'_>) -> Result<(), Refusal> {
    let issuer = only(node, ASSERTION, "Issuer").and_then(text);
    if issuer == Some(&expected.provider.id) {
        return Ok(());
    }
    Err(Refusal::Issuer)
}

/// The request that the subject was confirmed for, and until when: by whoever bears it, at our address, in time.
fn confirmed(
    subject: Node<'_, '_>,
    expected: &Expected<'_>,
) -> Result<(String, Timestamp), Refusal> {
    let confirmation = only(subject, ASSERTION, "SubjectConfirmation");
    let confirmation = confirmation.filter(|it| it.attribute("Method") == Some(BEARER));
    let data = confirmation
        .and_then(|it| only(it, ASSERTION, "SubjectConfirmationData"))
        .ok_or(Refusal::Shape("confirmation"))?;
    if data.attribute("Recipient") != Some(expected.recipient) {
        return Err(Refusal::Recipient);
    }
    if moment(data, "NotBefore")?.is_some_and(|from| expected.now < earlier(from)) {
        return Err(Refusal::Time);
    }
    let until = moment(data, "NotOnOrAfter")?.ok_or(Refusal::Time)?;
    if expected.now >= later(until) {
        return Err(Refusal::Time);
    }
    let request = data.attribute("InResponseTo").ok_or(Refusal::Unasked)?;
    Ok((request.to_owned(), until))
}

fn check_conditions(
    assertion: Node<'_, '_>,
    expected: &Expected<'_>,
) -> Result<Timestamp, Refusal> {
    let conditions =
        only(assertion, ASSERTION, "Conditions").ok_or(Refusal::Shape("conditions"))?;
    if moment(conditions, "NotBefore")?.is_some_and(|from| expected.now < earlier(from)) {
        return Err(Refusal::Time);
    }
    let until = moment(conditions, "NotOnOrAfter")?.ok_or(Refusal::Time)?;
    let issued = moment(assertion, "IssueInstant")?.ok_or(Refusal::Time)?;
    let too_old = expected.now.duration_since(issued) > LONGEST;
    if expected.now >= later(until) || expected.now < earlier(issued) || too_old {
        return Err(Refusal::Time);
    }
    let mut restrictions = children(conditions, ASSERTION, "AudienceRestriction").peekable();
    let ours = |restriction: Node<'_, '_>| {
        children(restriction, ASSERTION, "Audience")
            .any(|audience| text(audience) == Some(expected.service))
    };
    if restrictions.peek().is_none() || !restrictions.all(ours) {
        return Err(Refusal::Audience);
    }
    // A condition that we do not know may be one that is not met.
    let known = ["AudienceRestriction", "OneTimeUse", "ProxyRestriction"];
    let unknown =
        xml::elements(conditions).any(|it| !known.iter().any(|name| is(it, ASSERTION, name)));
    if unknown {
        return Err(Refusal::Shape("conditions"));
    }
    Ok(until)
}

/// Of several times the earliest; none that is yet to come.
fn authenticated(assertion: Node<'_, '_>, now: Timestamp) -> Result<Timestamp, Refusal> {
    let statements = children(assertion, ASSERTION, "AuthnStatement");
    let said = statements.map(|statement| moment(statement, "AuthnInstant"));
    let said: Vec<Option<Timestamp>> = said.collect::<Result<_, _>>()?;
    let earliest = said.into_iter().map(|at| at.unwrap_or_default()).min();
    Ok(earliest.unwrap_or_default().min(now))
}

fn name_id(subject: Node<'_, '_>) -> Result<Option<String>, Refusal> {
    let Some(node) = only(subject, ASSERTION, "NameID") else {
        return Ok(None);
    };
    let value = text(node).ok_or(Refusal::Shape("name"))?;
    let persistent = node.attribute("Format") == Some(PERSISTENT);
    Ok(persistent.then(|| value.to_owned()))
}

fn attributes(assertion: Node<'_, '_>) -> Result<Vec<(String, Vec<String>)>, Refusal> {
    let mut found = Vec::new();
    for statement in children(assertion, ASSERTION, "AttributeStatement") {
        for attribute in children(statement, ASSERTION, "Attribute") {
            let name = attribute.attribute("Name").unwrap_or_default();
            // What is no plain text is nothing that we ask for.
            let values = children(attribute, ASSERTION, "AttributeValue")
                .filter_map(text)
                .map(str::to_owned);
            found.push((name.to_owned(), values.collect()));
        }
    }
    Ok(found)
}

fn moment(node: Node<'_, '_>, name: &str) -> Result<Option<Timestamp>, Refusal> {
    let Some(text) = node.attribute(name) else {
        return Ok(None);
    };
    text.parse().map(Some).map_err(|_| Refusal::Time)
}

fn earlier(at: Timestamp) -> Timestamp {
    at.saturating_sub(SKEW).unwrap_or(Timestamp::MIN)
}

fn later(at: Timestamp) -> Timestamp {
    at.saturating_add(SKEW).unwrap_or(Timestamp::MAX)
}
