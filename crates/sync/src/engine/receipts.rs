//! Believing a receipt: only what the university's key has signed, about exactly this. Whoever is shown the receipt
//! later needs no server: the keys are kept with it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use akashi_protocol::application::Receipt;
use akashi_protocol::receipt::{self, Claims, Proven, ReceiptKey, Unproven};
use akashi_store::receipt::{self as kept, KeyRow, ReceiptRow};
use akashi_store::{Reader, Store, StoreError};
use uuid::Uuid;

use super::attempt::Stopped;
use crate::client::Server;
use crate::failure::Failure;

/// What the receipt on this device proves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proof {
    /// There is no signed receipt.
    None,
    /// The signature holds.
    Holds {
        /// What was signed, and with which key.
        proven: Box<Proven>,
        /// The receipt itself.
        jws: String,
    },
    /// It does not: the receipt on this device is damaged.
    Broken,
}

/// Checks the last receipt of an application that this device keeps, without asking anybody.
///
/// # Errors
/// [`StoreError`].
pub async fn proof(store: &Store, application: Uuid) -> Result<Proof, StoreError> {
    store
        .read(move |reader| {
            let Some(row) = kept::last(reader, application)? else {
                return Ok(Proof::None);
            };
            let keys = keys(reader, &row.university)?;
            Ok(match receipt::verify(&row.jws, &keys) {
                Ok(proven) if is_of(&proven.claims, &row) => Proof::Holds {
                    proven: Box::new(proven),
                    jws: row.jws,
                },
                _ => Proof::Broken,
            })
        })
        .await
}

/// What the receipts prove that were set aside when the server lost what they are about; those that prove nothing are
/// left out.
///
/// # Errors
/// [`StoreError`].
pub async fn earlier_receipts(store: &Store, application: Uuid) -> Result<Vec<Proven>, StoreError> {
    store
        .read(move |reader| {
            let mut found = Vec::new();
            for (university, jws) in kept::earlier(reader, application)? {
                let keys = keys(reader, &university)?;
                found.extend(receipt::verify(&jws, &keys).ok());
            }
            Ok(found)
        })
        .await
}

fn is_of(claims: &Claims, row: &ReceiptRow) -> bool {
    (claims.application, claims.revision, &claims.iss)
        == (row.application, row.revision, &row.university)
}

/// Checks what a server has just given. One that is not signed, from a server that does not sign yet, is believed as it
/// was before there were signatures, and gives nothing to keep.
///
/// # Errors
/// [`Failure::ReceiptUnproven`] when the signature does not hold, or is about something else; what happens when the
/// server is asked for its keys.
pub(super) async fn check(
    store: &Store,
    keys_read: &KeysRead,
    server: &Server,
    university: &str,
    receipt: &Receipt,
) -> Result<Option<ReceiptRow>, Stopped> {
    let Some(jws) = receipt.jws.clone() else {
        return Ok(None);
    };
    let held = keys_read.keys(store, university).await?;
    let proven = match receipt::verify(&jws, &held) {
        Err(Unproven::KeyUnknown(_)) => {
            let published = server.receipt_keys().await?.keys;
            let proven = receipt::verify(&jws, &published);
            if proven.is_ok() {
                keys_read.keep(store, university, published).await?;
            }
            proven
        }
        proven => proven,
    };
    match proven {
        Ok(proven) if proven.claims == Claims::of(receipt, university) => Ok(Some(ReceiptRow {
            application: receipt.application,
            revision: receipt.revision,
            university: university.to_owned(),
            jws,
        })),
        refused => {
            let reason = refused.map_or_else(|error| error.to_string(), |_| "content".to_owned());
            tracing::warn!(reason, "a receipt is not believed");
            Err(Failure::ReceiptUnproven.into())
        }
    }
}

fn keys(reader: Reader<'_>, university: &str) -> Result<Vec<ReceiptKey>, StoreError> {
    kept::keys(reader, university)?
        .iter()
        .map(|row| Ok(serde_json::from_str(&row.jwk)?))
        .collect()
}

/// The keys of universities as they were last read: each receipt is checked with them, and they change once in years.
#[derive(Debug, Default)]
pub(super) struct KeysRead(Mutex<HashMap<String, Arc<[ReceiptKey]>>>);

impl KeysRead {
    async fn keys(&self, store: &Store, university: &str) -> Result<Arc<[ReceiptKey]>, StoreError> {
        let read = self.read().get(university).map(Arc::clone);
        if let Some(read) = read {
            return Ok(read);
        }
        let id = university.to_owned();
        let held: Arc<[_]> = store.read(move |reader| keys(reader, &id)).await?.into();
        let known = (university.to_owned(), Arc::clone(&held));
        self.read().extend([known]);
        Ok(held)
    }

    async fn keep(
        &self,
        store: &Store,
        university: &str,
        published: Vec<ReceiptKey>,
    ) -> Result<(), StoreError> {
        let rows = published
            .iter()
            // A name fits one key only, so no key here can take the place of another.
            .filter(|key| key.public().is_some())
            .map(|key| {
                Ok(KeyRow {
                    kid: key.kid.to_string(),
                    jwk: serde_json::to_string(key)?,
                })
            })
            .collect::<Result<Vec<_>, StoreError>>()?;
        let id = university.to_owned();
        store
            .transact(move |tx| kept::keep_keys(tx, &id, &rows))
            .await?;
        self.read().remove(university);
        Ok(())
    }

    fn read(&self) -> MutexGuard<'_, HashMap<String, Arc<[ReceiptKey]>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
