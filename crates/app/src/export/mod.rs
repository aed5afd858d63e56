//! What a person can take along: everything of theirs on this computer, once for people (`index.html`) and once for programs
//! (`data.json`), with the images as they are stored and the receipts as the university signed them.

mod archive;
mod page;

use akashi_store::application::{self, ApplicationRow};
use akashi_store::draft::{self, DocumentRow, DraftRow};
use akashi_store::outbox::{self, EntryDocument, EntryRow};
use akashi_store::personal::{self, PersonalRow};
use akashi_store::receipt::{self, KeyRow, ReceiptRow};
use akashi_store::{Reader, StoreError};

pub(crate) use archive::Archive;
pub(crate) use page::Page;

/// Everything of a person, but for the images.
pub(crate) struct Held {
    pub(crate) draft: Option<(DraftRow, Vec<DocumentRow>)>,
    pub(crate) entries: Vec<(EntryRow, Vec<EntryDocument>)>,
    pub(crate) applications: Vec<ApplicationRow>,
    /// Changes of personal information that were not sent.
    pub(crate) personal: Vec<PersonalRow>,
    pub(crate) receipts: Vec<ReceiptRow>,
    pub(crate) keys: Vec<(String, Vec<KeyRow>)>,
    /// What could not be read.
    pub(crate) missing: u32,
}

impl Held {
    /// Reads what can be read: a copy is wanted most where something is damaged.
    pub(crate) fn read(reader: Reader<'_>) -> Self {
        let mut missing = 0;
        let draft = or_missing(draft::get(reader), &mut missing);
        let entries = or_missing(outbox::list(reader), &mut missing);
        let entries = entries
            .into_iter()
            .map(|entry| {
                let documents = outbox::documents(reader, entry.application, entry.revision);
                let documents = or_missing(documents, &mut missing);
                (entry, documents)
            })
            .collect();
        let unreadable = outbox::unreadable(reader).map_or(0, |all| all.len());
        let receipts = or_missing(receipt::all(reader), &mut missing);
        let applications = or_missing(application::all(reader), &mut missing);
        let personal = or_missing(personal::all(reader), &mut missing);
        let mut universities: Vec<_> = receipts.iter().map(|r| r.university.clone()).collect();
        universities.sort();
        universities.dedup();
        let keys = universities
            .into_iter()
            .map(|id| {
                let keys = or_missing(receipt::keys(reader, &id), &mut missing);
                (id, keys)
            })
            .collect();
        Self {
            draft,
            entries,
            applications,
            personal,
            receipts,
            keys,
            missing: missing + u32::try_from(unreadable).unwrap_or(u32::MAX),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.draft.is_none()
            && self.entries.is_empty()
            && self.applications.is_empty()
            && self.personal.is_empty()
            && self.missing == 0
    }

    /// The images, each once, with the name that it gets.
    pub(crate) fn images(&self) -> Vec<(String, String)> {
        let of_draft = self.draft.iter().flat_map(|(_, documents)| documents);
        let of_entries = self.entries.iter().flat_map(|(_, documents)| documents);
        let mut images: Vec<(String, String)> = Vec::new();
        for document in of_draft.chain(of_entries.map(|entry| &entry.document)) {
            let known = images.iter().any(|(id, _)| *id == document.image);
            if document.image.is_empty() || known {
                continue;
            }
            let ending = match document.media_type.as_str() {
                "image/png" => "png",
                _ => "jpg",
            };
            let number = images.len() + 1;
            let name = format!("images/{number:02}-{}.{ending}", document.role.as_str());
            images.push((document.image.clone(), name));
        }
        images
    }
}

fn or_missing<T: Default>(found: Result<T, StoreError>, missing: &mut u32) -> T {
    found.unwrap_or_else(|error| {
        tracing::warn!(reason = %error, "something cannot be read and is not in the copy");
        *missing += 1;
        T::default()
    })
}
