//! The university's signature under a receipt, and the keys it is checked with.
//!
//! | operation | meaning |
//! |---|---|
//! | `GET /v1/receipt-keys` | every key that receipts were ever signed with; for everybody |
//!
//! A signed receipt is a JWS in its compact form (RFC 7515) with Ed25519 (RFC 8037) over [`Claims`]. It is made once,
//! when a revision is received; from then on it is passed on and kept as the same bytes, so nothing depends on how a
//! program would write that JSON again.

use std::fmt;

use akashi_domain::ReferenceNumber;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use ring::signature::{ED25519, UnparsedPublicKey};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::application::Receipt;
use crate::digest::Digest;

/// `alg` of every signature here; any other is refused.
const ALGORITHM: &str = "EdDSA";
/// `typ` of a signed receipt: what was signed for another purpose is none.
const TYPE: &str = "akashi-receipt+jwt";
const KEY_TYPE: &str = "OKP";
const CURVE: &str = "Ed25519";
const USE: &str = "sig";
/// Longest signed receipt that is read, in bytes. One with as many images as there may be has a quarter of that.
pub const MOST_BYTES: usize = 8 * 1024;
/// A request that was under way while the key changed says a moment after the end of the key it is signed with.
const UNDER_WAY: SignedDuration = SignedDuration::from_mins(5);

/// The name of a key: the beginning of its thumbprint (RFC 7638), so that a name fits one key only.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(try_from = "String", into = "String")]
#[schema(value_type = String, pattern = "^[0-9a-f]{16}$")]
pub struct KeyId(String);

/// The text is not 16 lower-case hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("key_id_malformed")]
pub struct MalformedKeyId;

/// Bytes of the thumbprint that make a name.
const ID_BYTES: usize = 8;

impl KeyId {
    /// The name of the key `public`.
    #[must_use]
    pub fn of(public: &[u8; 32]) -> Self {
        let x = URL_SAFE_NO_PAD.encode(public);
        let thumbprint =
            Digest::of(format!(r#"{{"crv":"{CURVE}","kty":"{KEY_TYPE}","x":"{x}"}}"#).as_bytes());
        let bytes = thumbprint.as_bytes().iter().take(ID_BYTES);
        Self(bytes.map(|byte| format!("{byte:02x}")).collect())
    }

    /// Reads a name.
    ///
    /// # Errors
    /// [`MalformedKeyId`].
    pub fn parse(text: &str) -> Result<Self, MalformedKeyId> {
        let digit = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        if text.len() == 2 * ID_BYTES && text.bytes().all(digit) {
            Ok(Self(text.to_owned()))
        } else {
            Err(MalformedKeyId)
        }
    }

    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for KeyId {
    type Error = MalformedKeyId;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<KeyId> for String {
    fn from(id: KeyId) -> Self {
        id.0
    }
}

/// Answer of `GET /v1/receipt-keys`: a JWK set (RFC 7517), newest key first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
pub struct ReceiptKeys {
    /// Every key, those that are not used any more included: what they signed stays signed.
    pub keys: Vec<ReceiptKey>,
}

/// One public key as JWK (RFC 8037), with the time in which it signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReceiptKey {
    /// `OKP`
    pub kty: String,
    /// `Ed25519`
    pub crv: String,
    /// The key, in base64url.
    pub x: String,
    /// Its name.
    pub kid: KeyId,
    /// `sig`
    #[serde(rename = "use")]
    pub usage: String,
    /// `EdDSA`
    pub alg: String,
    /// Since when it signs.
    #[schema(value_type = String)]
    pub from: Timestamp,
    /// Until when it did; absent for the one that does.
    #[schema(value_type = Option<String>)]
    pub until: Option<Timestamp>,
}

impl ReceiptKey {
    /// The key `public` as it is published.
    #[must_use]
    pub fn new(public: &[u8; 32], from: Timestamp, until: Option<Timestamp>) -> Self {
        Self {
            kty: KEY_TYPE.to_owned(),
            crv: CURVE.to_owned(),
            x: URL_SAFE_NO_PAD.encode(public),
            kid: KeyId::of(public),
            usage: USE.to_owned(),
            alg: ALGORITHM.to_owned(),
            from,
            until,
        }
    }

    /// The 32 bytes; `None` for a key of another kind, or under a name that is not its own.
    #[must_use]
    pub fn public(&self) -> Option<[u8; 32]> {
        let kind = (self.kty.as_str(), self.crv.as_str(), self.alg.as_str());
        if kind != (KEY_TYPE, CURVE, ALGORITHM) {
            return None;
        }
        let public: [u8; 32] = URL_SAFE_NO_PAD.decode(&self.x).ok()?.try_into().ok()?;
        (KeyId::of(&public) == self.kid).then_some(public)
    }
}

/// What is signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// Who signs: the id of the university.
    pub iss: String,
    /// Application.
    pub application: Uuid,
    /// Revision.
    pub revision: u32,
    /// 受付番号
    pub reference: ReferenceNumber,
    /// When the server had everything.
    pub received_at: Timestamp,
    /// Digest of the revision's body.
    pub body_sha256: Digest,
    /// Digests of its documents, in order.
    pub documents: Vec<Digest>,
}

impl Claims {
    /// What `university` signs of `receipt`.
    #[must_use]
    pub fn of(receipt: &Receipt, university: &str) -> Self {
        Self {
            iss: university.to_owned(),
            application: receipt.application,
            revision: receipt.revision,
            reference: receipt.reference.clone(),
            received_at: receipt.received_at,
            body_sha256: receipt.body_sha256,
            documents: receipt.documents.clone(),
        }
    }
}

/// Nothing but what every signature here has: a header that asks for more (`crit`, `jwk`, `b64`) is refused.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    alg: String,
    kid: KeyId,
    typ: String,
}

/// Makes the signed receipt. `sign` gives the 64 bytes of the signature over what it is handed, by the key `kid`;
/// `None` when it cannot, which makes this `None`.
#[must_use]
pub fn sign(
    claims: &Claims,
    kid: KeyId,
    sign: impl FnOnce(&[u8]) -> Option<[u8; 64]>,
) -> Option<String> {
    let header = Header {
        alg: ALGORITHM.to_owned(),
        kid,
        typ: TYPE.to_owned(),
    };
    let part = |json: Vec<u8>| URL_SAFE_NO_PAD.encode(json);
    let header = part(serde_json::to_vec(&header).ok()?);
    let claims = part(serde_json::to_vec(claims).ok()?);
    let signed = format!("{header}.{claims}");
    let signature = part(sign(signed.as_bytes())?.to_vec());
    Some(format!("{signed}.{signature}"))
}

/// A signature that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proven {
    /// What was signed.
    pub claims: Claims,
    /// With which key.
    pub kid: KeyId,
}

/// Why a text proves nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unproven {
    /// Not a signed receipt.
    #[error("malformed")]
    Malformed,
    /// Signed with a key that is not among those at hand.
    #[error("key {0} unknown")]
    KeyUnknown(KeyId),
    /// The signature does not fit.
    #[error("signature wrong")]
    Signature,
    /// It says a time at which its key was not used any more.
    #[error("key {0} had ended")]
    KeyEnded(KeyId),
}

/// Checks a signed receipt with the keys at hand. What it says is believed only when this is `Ok`.
///
/// # Errors
/// See [`Unproven`].
pub fn verify(jws: &str, keys: &[ReceiptKey]) -> Result<Proven, Unproven> {
    let malformed = Unproven::Malformed;
    if jws.len() > MOST_BYTES {
        return Err(malformed);
    }
    let parts: Vec<&str> = jws.split('.').collect();
    let [header, claims, signature] = parts.as_slice() else {
        return Err(malformed);
    };
    let header: Header = decoded(header)?;
    if (header.alg.as_str(), header.typ.as_str()) != (ALGORITHM, TYPE) {
        return Err(malformed);
    }
    let key = keys.iter().find(|key| key.kid == header.kid);
    let (key, public) = key
        .and_then(|key| Some((key, key.public()?)))
        .ok_or_else(|| Unproven::KeyUnknown(header.kid.clone()))?;
    let signed = jws.rsplit_once('.').map_or("", |(signed, _)| signed);
    let signature = bytes(signature)?;
    UnparsedPublicKey::new(&ED25519, public)
        .verify(signed.as_bytes(), &signature)
        .map_err(|_| Unproven::Signature)?;
    let claims: Claims = decoded(claims)?;
    let ended = |until: Timestamp| claims.received_at.duration_since(until) > UNDER_WAY;
    if key.until.is_some_and(ended) {
        return Err(Unproven::KeyEnded(header.kid));
    }
    Ok(Proven {
        claims,
        kid: header.kid,
    })
}

/// The name of the key that a signed receipt says it was signed with, unchecked.
#[must_use]
pub fn key_of(jws: &str) -> Option<KeyId> {
    let header: Header = decoded(jws.split('.').next()?).ok()?;
    Some(header.kid)
}

fn bytes(part: &str) -> Result<Vec<u8>, Unproven> {
    URL_SAFE_NO_PAD
        .decode(part)
        .map_err(|_| Unproven::Malformed)
}

fn decoded<T: serde::de::DeserializeOwned>(part: &str) -> Result<T, Unproven> {
    serde_json::from_slice(&bytes(part)?).map_err(|_| Unproven::Malformed)
}

#[cfg(test)]
mod tests;
