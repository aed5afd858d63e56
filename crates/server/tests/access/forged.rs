//! R16: what a real provider signed, changed in every way that has let strangers in elsewhere. None of it is taken, and
//! afterwards the answer that nobody touched still is.

use akashi_server::saml::{Expected, IdentityProvider, Refusal, glance, judge};
use akashi_server::storage::StorageError;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::{SignedDuration, Timestamp};

use akashi_tests::neighbours::idp::{ENTITY, Idp, SERVICE, Signs};

use crate::idp::{Browser, ICHIRO, MARY, asked};
use crate::saml::{begin, flow};
use crate::world::World;

const EVIL: &str = "_e1000000000000000000000000000000000000000";

/// A captured answer, in its parts.
struct Captured {
    xml: String,
    to: String,
}

impl Captured {
    async fn from(idp: &Idp, world: &World, signs: Signs) -> Self {
        idp.hosts("idp", signs, "rsa-sha256").unwrap();
        let (_, start) = flow(world).await;
        let (to, field) = Browser::new().answer(&start, "ichiro").await;
        let xml = String::from_utf8(STANDARD.decode(field).unwrap()).unwrap();
        Self { xml, to }
    }

    fn assertion(&self) -> &str {
        part(&self.xml, "<saml:Assertion ", "</saml:Assertion>")
    }

    fn evil_assertion(&self) -> String {
        let id = attribute(self.assertion(), "ID");
        without_signature(self.assertion())
            .replace(id, EVIL)
            .replace("ichiro", "mary")
            .replace("B26-0117", "B26-0118")
    }

    fn with_assertion(&self, assertion: &str) -> String {
        self.xml.replace(self.assertion(), assertion)
    }
}

fn part<'a>(xml: &'a str, begin: &str, end: &str) -> &'a str {
    let from = xml.find(begin).unwrap();
    let until = from + xml[from..].find(end).unwrap() + end.len();
    &xml[from..until]
}

fn signature(xml: &str) -> &str {
    part(xml, "<ds:Signature ", "</ds:Signature>")
}

fn without_signature(xml: &str) -> String {
    match xml.contains("<ds:Signature ") {
        true => xml.replacen(signature(xml), "", 1),
        false => xml.to_owned(),
    }
}

fn attribute<'a>(xml: &'a str, name: &str) -> &'a str {
    let begin = format!(" {name}=\"");
    let from = xml.find(&begin).unwrap() + begin.len();
    xml[from..].split('"').next().unwrap()
}

/// Puts something in front of the end of an element.
fn into(xml: &str, end: &str, more: &str) -> String {
    let at = xml.rfind(end).unwrap();
    format!("{}{more}{}", &xml[..at], &xml[at..])
}

/// Puts something behind the issuer, where signatures are.
fn behind_issuer(xml: &str, more: &str) -> String {
    xml.replacen("</saml:Issuer>", &format!("</saml:Issuer>{more}"), 1)
}

/// Those around a signed response.
fn wrapped_responses(captured: &Captured) -> Vec<(&'static str, String)> {
    let (xml, seal) = (&captured.xml, signature(&captured.xml));
    let genuine = without_signature(xml);
    let id = attribute(xml, "ID");
    let evil = genuine
        .replacen(id, EVIL, 1)
        .replace(captured.assertion(), &captured.evil_assertion());
    let around = into(seal, "</ds:Signature>", &genuine);
    vec![
        (
            "1: the response within its signature",
            behind_issuer(&evil, &around),
        ),
        (
            "2: the response before its signature",
            behind_issuer(&evil, &(genuine.clone() + seal)),
        ),
        (
            "2b: the response as the last child",
            into(&behind_issuer(&evil, seal), "</samlp:Response>", &genuine),
        ),
        (
            "the response within an extension",
            behind_issuer(
                &evil,
                &format!("{seal}<samlp:Extensions>{genuine}</samlp:Extensions>"),
            ),
        ),
    ]
}

/// Those around a signed assertion.
fn wrapped_assertions(captured: &Captured) -> Vec<(&'static str, String)> {
    let genuine = captured.assertion();
    let evil = captured.evil_assertion();
    let (bare, seal) = (without_signature(genuine), signature(genuine));
    let object = format!("<ds:Object>{bare}</ds:Object>");
    let with = |assertion: String| captured.with_assertion(&assertion);
    vec![
        (
            "3: another assertion before it",
            with(evil.clone() + genuine),
        ),
        (
            "3b: another assertion behind it",
            with(genuine.to_owned() + &evil),
        ),
        (
            "4: within another assertion",
            with(into(&evil, "</saml:Assertion>", genuine)),
        ),
        (
            "5: its signature in another, itself behind",
            with(behind_issuer(&evil, seal) + &bare),
        ),
        (
            "6: within its own signature, in another",
            with(behind_issuer(&evil, &into(seal, "</ds:Signature>", &bare))),
        ),
        (
            "7: another in an extension",
            behind_issuer(
                &captured.xml,
                &format!("<samlp:Extensions>{evil}</samlp:Extensions>"),
            ),
        ),
        (
            "8: as an object of its signature, in another",
            with(behind_issuer(
                &evil,
                &into(seal, "</ds:Signature>", &object),
            )),
        ),
        (
            "the same id twice",
            with(evil.replace(EVIL, attribute(genuine, "ID")) + genuine),
        ),
    ]
}

/// Those that wrap nothing.
fn changed(captured: &Captured) -> Vec<(&'static str, String)> {
    let xml = &captured.xml;
    let method = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    let digest = "http://www.w3.org/2001/04/xmlenc#sha256";
    let enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
    let transform = format!("<ds:Transform Algorithm=\"{enveloped}\"/>");
    let reference = part(xml, "<ds:Reference ", "</ds:Reference>");
    let unsigned = without_signature(&without_signature(xml));
    let code = "urn:oasis:names:tc:SAML:2.0:status:Success";
    vec![
        ("unsigned", unsigned.clone()),
        (
            "unsigned, and somebody else",
            unsigned.replace("ichiro", "mary"),
        ),
        ("somebody else", xml.replace("ichiro", "mary")),
        (
            "another student number",
            xml.replace("B26-0117", "B26-0118"),
        ),
        (
            "a comment in the name",
            xml.replace(">ichiro<", ">ichi<!-- -->ro<"),
        ),
        (
            "a comment behind the name",
            xml.replace(">ichiro<", ">ichiro<!---->.shomei<"),
        ),
        (
            "a comment anywhere",
            xml.replace("<samlp:Status>", "<!-- --><samlp:Status>"),
        ),
        ("an instruction", xml.replace(">ichiro<", ">ichi<?x y?>ro<")),
        (
            "a document type",
            format!("<!DOCTYPE x [<!ENTITY y \"mary\">]>{xml}"),
        ),
        (
            "by SHA-1",
            xml.replace(method, "http://www.w3.org/2000/09/xmldsig#rsa-sha1"),
        ),
        (
            "digested by SHA-1",
            xml.replace(digest, "http://www.w3.org/2000/09/xmldsig#sha1"),
        ),
        (
            "by a shared key",
            xml.replace(method, "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256"),
        ),
        (
            "over everything",
            xml.replace(attribute(reference, "URI"), ""),
        ),
        (
            "over something elsewhere",
            xml.replace(attribute(reference, "URI"), "file:///etc/hostname"),
        ),
        (
            "over two things",
            xml.replace(reference, &reference.repeat(2)),
        ),
        (
            "transformed by paths",
            xml.replace(
                &transform,
                "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\">\
                 <ds:XPath>not(ancestor-or-self::ds:Signature)</ds:XPath></ds:Transform>",
            ),
        ),
        (
            "transformed by a style sheet",
            xml.replace(
                &transform,
                "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"/>",
            ),
        ),
        (
            "with a key from elsewhere",
            xml.replace(
                "<ds:KeyInfo>",
                "<ds:KeyInfo><ds:RetrievalMethod URI=\"http://127.0.0.1/\"/>",
            ),
        ),
        (
            "with an id of another kind",
            xml.replace("<samlp:Status>", "<samlp:Status xml:id=\"x\">"),
        ),
        (
            "for nobody's request",
            xml.replace(attribute(xml, "InResponseTo"), EVIL),
        ),
        (
            "that was asked by nobody",
            xml.replace(" InResponseTo=", " Unasked="),
        ),
        (
            "declined",
            xml.replace(code, "urn:oasis:names:tc:SAML:2.0:status:Responder"),
        ),
        (
            "encrypted",
            captured.with_assertion("<saml:EncryptedAssertion/>"),
        ),
        ("without an assertion", captured.with_assertion("")),
        ("cut off", xml[..xml.len() - 20].to_owned()),
        ("nothing", String::new()),
        ("nonsense", "x".repeat(200_000)),
    ]
}

async fn post(captured: &Captured, xml: &str) -> (u16, String) {
    let field = STANDARD.encode(xml);
    let page = Browser::new()
        .post(&captured.to, &[("SAMLResponse", &field)])
        .await;
    (page.status, page.body)
}

#[tokio::test(flavor = "multi_thread")]
async fn no_forged_answer_is_taken_and_the_true_one_is() {
    let idp = Idp::start(&[ICHIRO, MARY]).unwrap();
    let world = begin(&idp, asked(&idp)).await;
    let mut tried = 0;
    for signs in [Signs::Both, Signs::Response, Signs::Assertion] {
        let captured = Captured::from(&idp, &world, signs).await;
        let mut forged = changed(&captured);
        if signs != Signs::Assertion {
            forged.extend(wrapped_responses(&captured));
        }
        if signs != Signs::Response {
            forged.extend(wrapped_assertions(&captured));
        }
        for (how, xml) in &forged {
            assert_ne!(*xml, captured.xml, "{how}: nothing was changed");
            let (status, body) = post(&captured, xml).await;
            // A body that is too long is refused before it is one of a form.
            assert!(matches!(status, 403 | 413), "{signs:?}, {how}: {status}");
            assert!(!body.contains("akashi:open"), "{signs:?}, {how}");
            tried += 1;
        }
        assert_eq!(post(&captured, &captured.xml).await.0, 200, "{signs:?}");
        assert_eq!(
            post(&captured, &captured.xml).await.0,
            403,
            "{signs:?}: a second time"
        );
    }
    assert!(tried > 90, "{tried}");
    let accounts = world.running.state.storage.read(|conn| {
        let sql = "SELECT count(*) FROM account";
        Ok::<i64, StorageError>(conn.query_row(sql, [], |row| row.get(0))?)
    });
    assert_eq!(accounts.await.unwrap(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_assertion_is_taken_once_even_where_its_request_waits_again() {
    let idp = Idp::start(&[ICHIRO]).unwrap();
    let world = begin(&idp, asked(&idp)).await;
    let captured = Captured::from(&idp, &world, Signs::Both).await;
    assert_eq!(post(&captured, &captured.xml).await.0, 200);
    let storage = &world.running.state.storage;
    let reopened = storage.transact(|tx| {
        Ok::<_, StorageError>(tx.execute("UPDATE saml_flow SET method_id = NULL", [])?)
    });
    assert_eq!(reopened.await.unwrap(), 1);
    assert_eq!(post(&captured, &captured.xml).await.0, 403);
    let forgotten =
        storage.transact(|tx| Ok::<_, StorageError>(tx.execute("DELETE FROM saml_assertion", [])?));
    assert_eq!(forgotten.await.unwrap(), 1);
    assert_eq!(post(&captured, &captured.xml).await.0, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn it_counts_for_one_service_at_one_address_in_its_minutes() {
    let idp = Idp::start(&[ICHIRO]).unwrap();
    let settings = asked(&idp);
    let world = begin(&idp, settings.clone()).await;
    let now = Timestamp::now();
    let text = std::fs::read_to_string(settings.metadata_file.as_ref().unwrap()).unwrap();
    let provider = IdentityProvider::read(&text, &settings, now).unwrap();
    let none = IdentityProvider {
        certificates: Vec::new(),
        ..provider.clone()
    };
    let named = IdentityProvider {
        id: "https://other.shomei.test".into(),
        ..provider.clone()
    };
    for signs in [Signs::Both, Signs::Response, Signs::Assertion] {
        let captured = Captured::from(&idp, &world, signs).await;
        let good = Expected {
            provider: &provider,
            service: SERVICE,
            recipient: &captured.to,
            now,
        };
        glance(&captured.xml).unwrap();
        let asserted = judge(&captured.xml, &good).unwrap();
        assert_eq!(asserted.name_id.as_deref(), Some("ichiro"));
        let minutes = |count| now + SignedDuration::from_mins(count);
        for (expected, refusal) in [
            (
                Expected {
                    service: ENTITY,
                    ..good.clone()
                },
                Refusal::Audience,
            ),
            (
                Expected {
                    recipient: "https://akashi.shomei.test/saml/acs",
                    ..good.clone()
                },
                Refusal::Recipient,
            ),
            (
                Expected {
                    provider: &named,
                    ..good.clone()
                },
                Refusal::Issuer,
            ),
            (
                Expected {
                    provider: &none,
                    ..good.clone()
                },
                Refusal::NoCertificate,
            ),
            (
                Expected {
                    now: minutes(10),
                    ..good.clone()
                },
                Refusal::Time,
            ),
            (
                Expected {
                    now: minutes(-10),
                    ..good.clone()
                },
                Refusal::Time,
            ),
        ] {
            assert_eq!(
                judge(&captured.xml, &expected).unwrap_err(),
                refusal,
                "{signs:?}"
            );
        }
    }
}
