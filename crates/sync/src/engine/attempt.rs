//! One try: images that the server does not hold, then the revision, then the receipt into the store.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use akashi_domain::{Answers, ApplicationState};
use akashi_protocol::ProblemCode;
use akashi_protocol::application::{ApplicationView, Receipt, RevisionBody};
use akashi_store::application::{self, ApplicationRow};
use akashi_store::credential::{self, CredentialRow};
use akashi_store::outbox::{self, EntryDocument, EntryRow};
use akashi_store::receipt::{self, ReceiptRow};
use akashi_store::{Reader, StoreError, image, kept};

use super::upload::Bringing;
use super::{Shared, receipts};
use crate::failure::Failure;

/// Why a try ended early.
#[derive(Debug)]
pub(super) enum Stopped {
    Failure(Failure),
    Store(StoreError),
}

impl From<Failure> for Stopped {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

impl From<StoreError> for Stopped {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// What a try begins with.
pub(super) struct Begun {
    pub entry: EntryRow,
    credential: Option<CredentialRow>,
    documents: Vec<EntryDocument>,
    /// What opens the image of each document that is to be sent.
    images: Vec<Option<image::Found>>,
}

impl Begun {
    pub(super) fn read(reader: Reader<'_>, entry: EntryRow) -> Result<Self, StoreError> {
        let credential = credential::get(reader, entry.application)?;
        let documents = outbox::documents(reader, entry.application, entry.revision)?;
        let images = documents.iter().map(|document| match document.uploaded {
            true => Ok(None),
            false => image::find(reader, &document.document.image),
        });
        let images = images.collect::<Result<_, _>>()?;
        Ok(Self {
            entry,
            credential,
            documents,
            images,
        })
    }
}

/// Digests of the images that a try has brought to the server. They are written down when the try ends otherwise than
/// with a receipt; whoever is killed before asks the server what it holds.
#[derive(Debug, Default)]
pub(super) struct Brought(Mutex<BTreeSet<String>>);

impl Brought {
    pub(super) fn add(&self, sha256: &str) {
        self.digests().insert(sha256.to_owned());
    }

    fn remove(&self, sha256: &str) {
        self.digests().remove(sha256);
    }

    pub(super) fn into_inner(self) -> BTreeSet<String> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    fn digests(&self) -> MutexGuard<'_, BTreeSet<String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub(super) async fn attempt(
    shared: &Arc<Shared>,
    begun: Begun,
    brought: &Brought,
) -> Result<(), Stopped> {
    let Begun {
        ref entry,
        credential,
        documents,
        images,
    } = begun;
    let (application, revision) = (entry.application, entry.revision);
    let server = (shared.surroundings.directory)(&entry.university).ok_or(Failure::Unreachable)?;
    let credential = credential.ok_or_else(|| Failure::problem(ProblemCode::NotSignedIn))?;
    fail::fail_point!("sync::attempt::begun");
    let bringing = Bringing::begin(shared, &server, &credential, entry, brought);
    bringing.all(&documents, images).await?;
    fail::fail_point!("sync::revision::before");
    let receipt = server
        .put_revision(
            application,
            &credential.token,
            revision,
            &entry.body,
            &entry.digest,
        )
        .await;
    fail::fail_point!("sync::revision::answered");
    match receipt {
        Ok(receipt) if is_for(&receipt, entry) => {
            let (store, keys) = (&shared.surroundings.store, &shared.keys);
            let proof = receipts::check(store, keys, &server, &entry.university, &receipt).await?;
            let images = documents.into_iter().map(|entry| entry.document.image);
            received(shared, entry, credential, receipt, proof, images.collect()).await
        }
        // A receipt for something else is none: the only copy is not given up for it.
        Ok(_) => Err(Failure::NotAkashi.into()),
        Err(failure) => {
            forget_missing(shared, entry, brought, &failure).await?;
            Err(failure.into())
        }
    }
}

/// The digest of the body covers the documents: it names them.
fn is_for(receipt: &Receipt, entry: &EntryRow) -> bool {
    (receipt.application, receipt.revision) == (entry.application, entry.revision)
        && receipt.body_sha256.to_string() == entry.digest
}

/// The server has everything: the entry goes, the receipt stays, and a copy until the server has a backup of it.
async fn received(
    shared: &Arc<Shared>,
    entry: &EntryRow,
    credential: CredentialRow,
    receipt: Receipt,
    proof: Option<ReceiptRow>,
    images: Vec<String>,
) -> Result<(), Stopped> {
    let (application, revision) = (entry.application, entry.revision);
    let row = ApplicationRow {
        id: application,
        university: entry.university.clone(),
        email: credential.email,
        revision,
        last_seen: serde_json::to_string(&seen(entry, receipt)?).map_err(StoreError::from)?,
        seen_at: shared.now(),
    };
    let copied = shared.options.keep_copies.then(|| shared.now());
    let store = &shared.surroundings.store;
    let unused = store
        .transact(move |tx| {
            // What the server said of this revision since (that it was withdrawn, say) is newer than the receipt.
            let held = application::get(**tx, application)?;
            if held.is_none_or(|held| held.revision < revision || held.last_seen.is_empty()) {
                application::put(tx, &row)?;
            }
            if let Some(proof) = &proof {
                receipt::keep(tx, proof)?;
            }
            if let Some(now) = copied {
                kept::keep(tx, application, revision, now)?;
            }
            outbox::delete(tx, application, revision)?;
            image::delete_unused_of(tx, &images)
        })
        .await?;
    fail::fail_point!("sync::receipt::stored");
    shared.forget(unused);
    shared.uploads.forget(application);
    // From now on something can happen to it.
    shared.follow.notify_one();
    Ok(())
}

/// What the server would say about an application it has just received.
fn seen(entry: &EntryRow, receipt: Receipt) -> Result<ApplicationView, StoreError> {
    let body: RevisionBody = serde_json::from_slice(entry.body.expose())?;
    Ok(ApplicationView {
        id: entry.application,
        kind: body.kind,
        reference: Some(receipt.reference.clone()),
        state: Some(ApplicationState::Received),
        revision: entry.revision,
        agreement: Some(body.agreement()),
        receipt: Some(receipt),
        decision: None,
        correct_until: None,
        images_deleted_on: None,
        answers: Answers::default(),
        documents: body.documents,
        backed_up: false,
    })
}

/// The server says which images it does not hold, whatever we believed.
async fn forget_missing(
    shared: &Arc<Shared>,
    entry: &EntryRow,
    brought: &Brought,
    failure: &Failure,
) -> Result<(), StoreError> {
    if failure.problem_code() != Some(ProblemCode::DocumentsMissing) {
        return Ok(());
    }
    let args = failure.args();
    let missing: Vec<String> = args
        .get("missing")
        .map(|hashes| {
            hashes
                .split(',')
                .map(|hash| hash.trim().to_owned())
                .collect()
        })
        .unwrap_or_default();
    missing.iter().for_each(|sha256| brought.remove(sha256));
    let application = entry.application;
    let store = &shared.surroundings.store;
    store
        .transact(move |tx| {
            missing
                .iter()
                .try_for_each(|sha256| outbox::mark_uploaded(tx, application, sha256, false))
        })
        .await
}
