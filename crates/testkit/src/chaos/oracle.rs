//! What both sides hold in the end, beside what was acknowledged.

use std::path::Path;

use akashi_server::documents::{self, Vault};
use akashi_server::keys::Keys;
use akashi_server::storage::document::{self, DocumentRow};
use akashi_server::storage::inspect::{Closely, Inspection};
use akashi_server::storage::{Storage, StorageError};
use akashi_store::{Device, DeviceOptions, Store, StoreError, SystemEntropy, draft, outbox};
use uuid::Uuid;

use super::computer;
use super::person::{Broken, Person, Stage};
use crate::fault::Result;

/// What was found.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Findings {
    pub lost: Vec<String>,
    pub doubled: Vec<String>,
    pub corrupt: Vec<String>,
}

/// What the server holds of one application.
struct Held {
    id: String,
    reference: Option<String>,
    revisions: i64,
    documents: i64,
}

/// Looks into the server's database, with no server running.
pub(super) async fn campus(dir: &Path, people: &[Person]) -> Result<Findings> {
    let mut findings = Findings::default();
    let keys = Keys::load(dir)?;
    let database = dir.join("akashi.db");
    let inspection = Inspection::open(&database, keys.database())?;
    if !inspection.is_sound(Closely::Fully)? {
        findings.corrupt.push("the server's database".to_owned());
    }
    let vault = Vault::new(&dir.join("documents"), *keys.documents().expose());
    let files = vault.files().await?;
    for file in inspection.document_files()? {
        if !files.contains(&file) {
            findings.lost.push(format!("the file {file} of an image"));
        }
    }
    drop(inspection);
    let storage = Storage::open(&database, keys.database())?;
    for person in people {
        let held = received(&storage, &person.email).await?;
        compare(person, &held, &mut findings);
        for application in &held {
            let images = images(&storage, &application.id).await?;
            for image in images.iter().filter(|image| image.is_held()) {
                if let Err(error) = documents::opens(&vault, image).await {
                    let who = &person.email;
                    findings.corrupt.push(format!("an image of {who}: {error}"));
                }
            }
        }
    }
    Ok(findings)
}

/// All images of an application.
async fn images(storage: &Storage, application: &str) -> Result<Vec<DocumentRow>> {
    let application: Uuid = application.parse()?;
    let rows = storage.read(move |conn| document::of_application(conn, application));
    Ok(rows.await?)
}

fn compare(person: &Person, held: &[Held], findings: &mut Findings) {
    let who = &person.email;
    match held {
        [] => findings.lost.push(format!("the application of {who}")),
        [one] => {
            // A person reads it with hyphens.
            let read = person.reference.as_ref().map(|read| read.replace('-', ""));
            if read != one.reference || person.application.as_ref() != Some(&one.id) {
                findings.lost.push(format!("the receipt of {who}"));
            }
            if one.revisions != 1 {
                findings.doubled.push(format!("the revision of {who}"));
            }
            if usize::try_from(one.documents) != Ok(person.attached) {
                findings.lost.push(format!("an image of {who}"));
            }
        }
        _ => findings.doubled.push(format!("the application of {who}")),
    }
}

/// The applications under an address that the server has received.
async fn received(storage: &Storage, email: &str) -> std::result::Result<Vec<Held>, StorageError> {
    let email = email.to_owned();
    storage
        .read(move |conn| {
            let mut statement = conn.prepare(
                "SELECT id, reference,
                        (SELECT count(*) FROM application_revision r WHERE r.application_id = a.id) AS revisions,
                        (SELECT count(*) FROM revision_document d WHERE d.application_id = a.id) AS documents
                 FROM application a WHERE email_key = ?1 AND revision > 0",
            )?;
            let rows = statement.query_map([email], |row| {
                Ok(Held {
                    id: row.get("id")?,
                    reference: row.get("reference")?,
                    revisions: row.get("revisions")?,
                    documents: row.get("documents")?,
                })
            })?;
            Ok(rows.collect::<std::result::Result<_, _>>()?)
        })
        .await
}

/// Looks into the store of a computer, with no application running.
pub(super) async fn computer(dir: &Path, person: &Person) -> Result<Option<Broken>> {
    let options = computer::options(dir)?;
    let device = Device::claim(DeviceOptions {
        dir: options.data_dir,
        keyring: options.keyring,
        patience: options.keyring_patience,
        entropy: std::sync::Arc::new(SystemEntropy),
        max_bytes: None,
    })?;
    let Some(store) = device.existing().await? else {
        let nothing_yet = matches!(person.stage, Stage::Connect | Stage::Register);
        return Ok((!nothing_yet).then(|| Broken("the store is gone".to_owned())));
    };
    let sound = match store.check().await {
        Ok(()) => pictures(&store).await,
        Err(error) => Err(error),
    };
    device.close().await;
    Ok(sound
        .err()
        .map(|error| Broken(format!("the store: {error}"))))
}

/// Does every picture open that the draft or the outbox names?
async fn pictures(store: &Store) -> std::result::Result<(), StoreError> {
    let named = store.read(|reader| {
        let mut named = draft::documents(reader)?;
        for entry in outbox::list(reader)? {
            let documents = outbox::documents(reader, entry.application, entry.revision)?;
            named.extend(documents.into_iter().map(|sent| sent.document));
        }
        Ok(named)
    });
    // What only the server holds has no picture here.
    let named = named
        .await?
        .into_iter()
        .filter(|document| !document.image.is_empty());
    for document in named {
        for thumbnail in [false, true] {
            let picture = store.image(&document.image, thumbnail).await?;
            picture.ok_or(StoreError::Unexpected("a document without its picture"))?;
        }
    }
    Ok(())
}

impl Findings {
    pub(super) fn add(&mut self, other: Self) {
        self.lost.extend(other.lost);
        self.doubled.extend(other.doubled);
        self.corrupt.extend(other.corrupt);
    }

    /// Prints what was found, and how much of each kind, as figures of a campaign.
    pub(super) fn report(&self, campaign: &str) {
        let all = [
            ("lost", &self.lost),
            ("doubled", &self.doubled),
            ("corrupt", &self.corrupt),
        ];
        for (name, found) in all {
            found.iter().for_each(|what| println!("{name}: {what}"));
        }
        for (name, found) in all {
            println!("figure: {campaign}_{name} = {}", found.len());
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lost.is_empty() && self.doubled.is_empty() && self.corrupt.is_empty()
    }
}
