//! The ZIP. Nothing in it is compressed: pictures are already, and the rest is small.

use std::collections::BTreeMap;
use std::io::{self, Seek, Write};

use akashi_domain::Answers;
use akashi_store::Store;
use akashi_store::draft::DocumentRow;
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{Held, Page};

/// Form of `data.json`.
const FORM: &str = "akashi-copy-1";

/// A ZIP being written.
pub(crate) struct Archive<W: Write + Seek> {
    zip: ZipWriter<W>,
}

impl<W: Write + Seek> Archive<W> {
    pub(crate) fn begin(to: W) -> Self {
        Self {
            zip: ZipWriter::new(to),
        }
    }

    /// Writes everything. Gives how much of it could not be read.
    pub(crate) async fn fill(
        &mut self,
        store: &Store,
        held: &Held,
        page: &Page<'_>,
    ) -> io::Result<u32> {
        let mut missing = held.missing;
        let mut images = Vec::new();
        for (id, name) in held.images() {
            match store.image(&id, false).await {
                Ok(Some(pixels)) => {
                    self.add(&name, pixels.expose())?;
                    images.push((id, name));
                }
                _ => missing += 1,
            }
        }
        for receipt in &held.receipts {
            let name = receipt_name(receipt.application, receipt.revision);
            self.add(&name, receipt.jws.as_bytes())?;
        }
        for (university, keys) in &held.keys {
            let keys: Vec<Value> = keys.iter().map(|key| parsed(&key.jwk)).collect();
            let name = format!("receipts/keys-{}.json", file_name(university));
            self.add(&name, &pretty(&json!({ "keys": keys })))?;
        }
        self.add("data.json", &pretty(&data(held, &images, page)))?;
        let words = page.html(held, &images, missing);
        self.add("index.html", words.as_bytes())?;
        Ok(missing)
    }

    fn add(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let stored = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .unix_permissions(0o600);
        self.zip.start_file(name, stored).map_err(io::Error::from)?;
        self.zip.write_all(bytes)
    }

    /// Writes the end; gives back what it was written to.
    pub(crate) fn end(self) -> io::Result<W> {
        self.zip.finish().map_err(io::Error::from)
    }
}

pub(super) fn receipt_name(application: uuid::Uuid, revision: u32) -> String {
    format!("receipts/{application}-{revision}.jws")
}

/// An id as a name of a file: whoever wrote it, it leads into no other folder.
fn file_name(id: &str) -> String {
    id.chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || c == '.' || c == '-' {
                c
            } else {
                '_'
            }
        })
        .collect()
}

fn data(held: &Held, images: &[(String, String)], page: &Page<'_>) -> Value {
    let draft = held.draft.as_ref().map(|(draft, all)| {
        json!({
            "application": draft.application,
            "kind": draft.kind,
            "university": draft.university,
            "email": draft.email.expose(),
            "revision": draft.revision,
            "answers": answers(&draft.answers),
            "terms": draft.terms,
            "terms_agreed_at": draft.terms_agreed_at,
            "images": all.iter().map(|one| document(one, images)).collect::<Vec<_>>(),
        })
    });
    let outbox: Vec<Value> = held
        .entries
        .iter()
        .map(|(entry, all)| {
            json!({
                "application": entry.application,
                "university": entry.university,
                "revision": entry.revision,
                "handed_in_at": entry.created_at,
                "digest": entry.digest,
                "body": parsed(&String::from_utf8_lossy(entry.body.expose())),
                "images": all.iter().map(|one| document(&one.document, images)).collect::<Vec<_>>(),
            })
        })
        .collect();
    let applications: Vec<Value> = held
        .applications
        .iter()
        .map(|known| {
            json!({
                "application": known.id,
                "university": known.university,
                "email": known.email.expose(),
                "revision": known.revision,
                "last_seen": parsed(&known.last_seen),
                "seen_at": known.seen_at,
            })
        })
        .collect();
    let personal: Vec<Value> = held
        .personal
        .iter()
        .map(|change| {
            json!({
                "university": change.university,
                "revision": change.revision,
                "answers": answers(&change.answers),
                "before": answers(&change.base),
            })
        })
        .collect();
    json!({
        "form": FORM,
        "written_at": page.now,
        "draft": draft,
        "outbox": outbox,
        "applications": applications,
        "personal": personal,
        "receipts": held
            .receipts
            .iter()
            .map(|receipt| receipt_name(receipt.application, receipt.revision))
            .collect::<Vec<_>>(),
    })
}

fn answers(answers: &Answers) -> BTreeMap<&'static str, &str> {
    answers
        .iter()
        .map(|(field, answer)| (field.as_str(), answer))
        .collect()
}

fn document(document: &DocumentRow, images: &[(String, String)]) -> Value {
    let file = images.iter().find(|(id, _)| *id == document.image);
    json!({
        "role": document.role.as_str(),
        "sha256": document.sha256,
        "file": file.map(|(_, name)| name),
    })
}

/// Stored JSON as JSON; what is none as text.
fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.to_owned()))
}

fn pretty(value: &Value) -> Vec<u8> {
    serde_json::to_vec_pretty(value).unwrap_or_default()
}
