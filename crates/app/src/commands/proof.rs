//! `application.check_receipt`: what the receipt on this device proves. Nobody is asked: the keys are kept with it, so
//! the proof is as good offline, and after the university has changed its key.

use akashi_protocol::Digest;
use akashi_protocol::application::ApplicationView;
use akashi_protocol::receipt::Proven;
use akashi_store::application;
use akashi_sync::engine::{Proof, proof};
use uuid::Uuid;

use crate::api::application::{CheckReceipt, ReceiptProof, ReceiptStanding, SignedReceipt};
use crate::api::error::code;
use crate::api::{Answers, ApplicationCheckReceipt, CoreError};
use crate::core::Core;
use crate::host::Host;

/// Digits of the fingerprint that are shown, here and on the PDF.
const FINGERPRINT_CHARS: usize = 12;

impl<H: Host> Answers<ApplicationCheckReceipt> for Core<H> {
    async fn answer(&self, request: CheckReceipt) -> Result<ReceiptProof, CoreError> {
        let malformed = || CoreError::new(code::REQUEST_MALFORMED);
        let id: Uuid = request.application.parse().map_err(|_| malformed())?;
        let Some(store) = self.existing_store().await? else {
            return Ok(standing(ReceiptStanding::None));
        };
        match proof(&store, id).await? {
            Proof::Holds { proven, jws } => Ok(ReceiptProof {
                standing: ReceiptStanding::Signed,
                signed: Some(self.signed(&proven, &jws)),
            }),
            Proof::Broken => Ok(standing(ReceiptStanding::Damaged)),
            Proof::None => {
                let known = store
                    .read(move |reader| application::get(reader, id))
                    .await?;
                let last_seen = known.map(|known| known.last_seen).unwrap_or_default();
                Ok(standing(without_proof(&last_seen)))
            }
        }
    }
}

impl<H: Host> Core<H> {
    fn signed(&self, proven: &Proven, jws: &str) -> SignedReceipt {
        let claims = &proven.claims;
        let university = self.remembered().filter(|one| one.id == claims.iss);
        let fingerprint = Digest::of(jws.as_bytes()).to_string();
        SignedReceipt {
            issuer: claims.iss.clone(),
            university: university.map(|one| one.name),
            reference: claims.reference.to_string(),
            revision: claims.revision,
            received_at: claims.received_at.as_millisecond(),
            key: grouped(proven.kid.as_str().chars()),
            fingerprint: grouped(fingerprint.chars().take(FINGERPRINT_CHARS)),
        }
    }
}

const fn standing(standing: ReceiptStanding) -> ReceiptProof {
    ReceiptProof {
        standing,
        signed: None,
    }
}

/// Of an application of which no signed receipt is kept, by what the server last said of it.
fn without_proof(last_seen: &str) -> ReceiptStanding {
    let seen: Option<ApplicationView> = serde_json::from_str(last_seen).ok();
    match seen.and_then(|seen| seen.receipt) {
        None => ReceiptStanding::None,
        Some(receipt) if receipt.jws.is_none() => ReceiptStanding::Unsigned,
        Some(_) => ReceiptStanding::Refused,
    }
}

/// `1f2e 3d4c`: in groups, because people read it aloud.
fn grouped(digits: impl Iterator<Item = char>) -> String {
    let mut grouped = String::new();
    for (at, digit) in digits.enumerate() {
        if at > 0 && at % 4 == 0 {
            grouped.push(' ');
        }
        grouped.push(digit);
    }
    grouped
}
