use ring::signature::{Ed25519KeyPair, KeyPair as _};
use serde_json::{Value, json};

use super::*;

fn pair(seed: u8) -> Ed25519KeyPair {
    Ed25519KeyPair::from_seed_unchecked(&[seed; 32]).unwrap()
}

fn public(pair: &Ed25519KeyPair) -> [u8; 32] {
    pair.public_key().as_ref().try_into().unwrap()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn key(pair: &Ed25519KeyPair) -> ReceiptKey {
    ReceiptKey::new(&public(pair), at("2026-11-01T00:00:00Z"), None)
}

fn claims() -> Claims {
    Claims {
        iss: "shomei.example.ac.jp".to_owned(),
        application: Uuid::from_u128(7),
        revision: 1,
        reference: ReferenceNumber::from_entropy([3; 9]),
        received_at: at("2026-11-20T06:05:00.123Z"),
        body_sha256: Digest::of(b"body"),
        documents: vec![Digest::of(b"one"), Digest::of(b"two")],
    }
}

/// Signs whatever header and claims it is given.
fn signed(pair: &Ed25519KeyPair, header: &str, claims: &str) -> String {
    let signed = format!(
        "{}.{}",
        URL_SAFE_NO_PAD.encode(header),
        URL_SAFE_NO_PAD.encode(claims)
    );
    let signature = URL_SAFE_NO_PAD.encode(pair.sign(signed.as_bytes()));
    format!("{signed}.{signature}")
}

fn made(pair: &Ed25519KeyPair, claims: &Claims) -> String {
    let by = |bytes: &[u8]| pair.sign(bytes).as_ref().try_into().ok();
    sign(claims, KeyId::of(&public(pair)), by).unwrap()
}

fn header(pair: &Ed25519KeyPair) -> Value {
    json!({ "alg": "EdDSA", "kid": KeyId::of(&public(pair)), "typ": "akashi-receipt+jwt" })
}

#[test]
fn what_was_signed_is_read_back() {
    let pair = pair(1);
    let jws = made(&pair, &claims());
    let proven = verify(&jws, &[key(&self::pair(2)), key(&pair)]).unwrap();
    assert_eq!(proven.claims, claims());
    assert_eq!(Some(proven.kid), key_of(&jws));
}

#[test]
fn a_changed_byte_anywhere_is_refused() {
    let pair = pair(1);
    let (jws, keys) = (made(&pair, &claims()), [key(&pair)]);
    for place in 0..jws.len() {
        for replacement in [b'A', b'B', b'_', b'.', b'=', b' '] {
            let mut changed = jws.clone().into_bytes();
            if changed[place] == replacement {
                continue;
            }
            changed[place] = replacement;
            let changed = String::from_utf8(changed).unwrap();
            assert!(verify(&changed, &keys).is_err(), "{place}: {changed}");
        }
        assert!(verify(&jws[..place], &keys).is_err(), "cut at {place}");
    }
    assert!(verify(&format!("{jws}A"), &keys).is_err());
    assert!(verify(&format!("{jws}."), &keys).is_err());
}

#[test]
fn only_this_algorithm_and_only_this_kind() {
    let pair = pair(1);
    let keys = [key(&pair)];
    let claims = serde_json::to_string(&claims()).unwrap();
    assert!(verify(&signed(&pair, &header(&pair).to_string(), &claims), &keys).is_ok());
    for (name, value) in [
        ("alg", json!("none")),
        ("alg", json!("HS256")),
        ("alg", json!("Ed25519ph")),
        ("typ", json!("JWT")),
        ("crit", json!(["exp"])),
        ("b64", json!(false)),
        ("jwk", json!({ "kty": "OKP" })),
    ] {
        let mut odd = header(&pair);
        odd[name] = value;
        let jws = signed(&pair, &odd.to_string(), &claims);
        assert_eq!(verify(&jws, &keys), Err(Unproven::Malformed), "{name}");
    }
    // "alg": "none" in its usual dress, and a signature with the public key as a shared secret.
    let none = json!({ "alg": "none" }).to_string();
    let naked = format!(
        "{}.{}.",
        URL_SAFE_NO_PAD.encode(none),
        URL_SAFE_NO_PAD.encode(&claims)
    );
    assert_eq!(verify(&naked, &keys), Err(Unproven::Malformed));
}

#[test]
fn only_the_key_it_names() {
    let (one, other) = (pair(1), pair(2));
    let jws = made(&one, &claims());
    let unknown = Unproven::KeyUnknown(KeyId::of(&public(&one)));
    assert_eq!(verify(&jws, &[]), Err(unknown.clone()));
    assert_eq!(verify(&jws, &[key(&other)]), Err(unknown.clone()));
    // Another key under its name is not taken for it.
    let disguised = ReceiptKey {
        kid: key(&one).kid,
        ..key(&other)
    };
    assert_eq!(verify(&jws, &[disguised]), Err(unknown));
    // Signed by another key that claims its name.
    let header = header(&one).to_string();
    let forged = signed(&other, &header, &serde_json::to_string(&claims()).unwrap());
    assert_eq!(verify(&forged, &[key(&one)]), Err(Unproven::Signature));
}

#[test]
fn the_order_of_the_json_does_not_matter() {
    let pair = pair(1);
    // Sorted by name, and spaced: another program's way to write the same.
    let value = serde_json::to_value(claims()).unwrap();
    let spaced = serde_json::to_string_pretty(&value).unwrap();
    assert_ne!(spaced, serde_json::to_string(&claims()).unwrap());
    let jws = signed(&pair, &header(&pair).to_string(), &spaced);
    assert_eq!(verify(&jws, &[key(&pair)]).unwrap().claims, claims());
}

#[test]
fn a_newer_servers_receipt_may_say_more() {
    let pair = pair(1);
    let mut value = serde_json::to_value(claims()).unwrap();
    value["of_later"] = serde_json::json!({ "place": "counter" });
    let jws = signed(&pair, &header(&pair).to_string(), &value.to_string());
    let proven = verify(&jws, &[key(&pair)]).unwrap();
    assert_eq!(proven.claims, claims());
    // The signature is under all of it: without what came later it does not hold.
    let (head, signature) = (
        jws.split('.').next().unwrap(),
        jws.rsplit('.').next().unwrap(),
    );
    let less = URL_SAFE_NO_PAD.encode(serde_json::to_string(&claims()).unwrap());
    let cut = format!("{head}.{less}.{signature}");
    assert_eq!(verify(&cut, &[key(&pair)]), Err(Unproven::Signature));
}

#[test]
fn a_key_that_was_given_up_signs_nothing_later() {
    let pair = pair(1);
    let ended = |until| ReceiptKey {
        until: Some(at(until)),
        ..key(&pair)
    };
    let jws = made(&pair, &claims());
    assert!(verify(&jws, &[ended("2026-12-01T00:00:00Z")]).is_ok());
    assert!(verify(&jws, &[ended("2026-11-20T06:04:00Z")]).is_ok());
    assert!(matches!(
        verify(&jws, &[ended("2026-11-20T05:00:00Z")]),
        Err(Unproven::KeyEnded(_))
    ));
}

#[test]
fn the_key_of_rfc_8037_is_read_as_published() {
    // Appendix A.2, with its thumbprint from A.3.
    let x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
    let thumbprint = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k";
    let public: [u8; 32] = URL_SAFE_NO_PAD.decode(x).unwrap().try_into().unwrap();
    let key = ReceiptKey::new(&public, Timestamp::UNIX_EPOCH, None);
    assert_eq!((key.x.as_str(), key.public()), (x, Some(public)));
    let digits = hex::encode(URL_SAFE_NO_PAD.decode(thumbprint).unwrap());
    assert!(digits.starts_with(key.kid.as_str()));
    let other = ReceiptKey {
        crv: "X25519".to_owned(),
        ..key
    };
    assert_eq!(other.public(), None);
}

#[test]
fn the_wire_shape_of_a_key() {
    let json = serde_json::to_value(key(&pair(1))).unwrap();
    let names: Vec<&String> = json.as_object().unwrap().keys().collect();
    let expected = ["alg", "crv", "from", "kid", "kty", "until", "use", "x"];
    assert_eq!(names, expected);
    assert_eq!(json["until"], Value::Null);
}
