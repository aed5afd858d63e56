//! The draft 下書き and its images. Answers are stored as typed, byte for byte.

use akashi_domain::document::MaskAnswer;
use akashi_domain::{Answers, ApplicationKind, DocumentRole, FieldId, Section, Sensitive};
use jiff::Timestamp;
use rusqlite::types::Type;
use rusqlite::{OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::database::{Reader, Tx};
use crate::error::StoreError;
use crate::flow::{timestamp, uuid};

/// The draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftRow {
    /// Application it will be a revision of.
    pub application: Uuid,
    /// What is applied for.
    #[serde(default)]
    pub kind: ApplicationKind,
    /// Id of the university it is bound to.
    pub university: String,
    /// The verified mail address.
    pub email: Sensitive<String>,
    /// Revision it will become.
    pub revision: u32,
    /// Where the person was last.
    pub section: Section,
    /// As typed.
    pub answers: Answers,
    /// Fields the form had when the draft was begun.
    pub known_fields: Vec<FieldId>,
    /// Those of them that were required; not known of a draft that was begun before this was kept.
    #[serde(default)]
    pub known_required: Option<Vec<FieldId>>,
    /// Version of the terms that were agreed to.
    pub terms: String,
    /// When they were agreed to.
    pub terms_agreed_at: Timestamp,
    /// For a correction: the decision, JSON of the wire; empty otherwise.
    pub returned: String,
}

/// An image of a draft or of an entry of the outbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentRow {
    /// SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
    /// `image/jpeg` or `image/png`.
    pub media_type: String,
    /// Size in bytes.
    pub bytes: u32,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// Id of the image on this device; empty when only the server holds it.
    pub image: String,
    /// What it shows.
    pub role: DocumentRole,
    /// What was said about the parts that must not be seen.
    pub mask: Vec<MaskAnswer>,
}

/// Makes `draft` the draft of this device, with `documents` in order.
///
/// # Errors
/// [`StoreError`].
pub fn put(
    tx: &Tx<'_>,
    draft: &DraftRow,
    documents: &[DocumentRow],
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT OR REPLACE INTO draft
             (slot, application, university, email, revision, section, answers, known_fields, terms,
              terms_agreed_at, returned, updated_at, known_required, kind)
         VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        params![
            draft.application.to_string(),
            draft.university,
            draft.email.expose(),
            draft.revision,
            json(&draft.section)?,
            json(&draft.answers)?,
            json(&draft.known_fields)?,
            draft.terms,
            draft.terms_agreed_at.as_millisecond(),
            draft.returned,
            now.as_millisecond(),
            draft
                .known_required
                .as_ref()
                .map_or_else(|| Ok(String::new()), json)?,
            draft.kind.as_str(),
        ],
    )?;
    put_documents(tx, draft.application, documents)
}

/// Replaces the images of the draft.
///
/// # Errors
/// [`StoreError`].
pub fn put_documents(
    tx: &Tx<'_>,
    application: Uuid,
    documents: &[DocumentRow],
) -> Result<(), StoreError> {
    tx.execute("DELETE FROM draft_document", [])?;
    let mut insert = tx.conn().prepare(
        "INSERT INTO draft_document
             (application, position, sha256, media_type, bytes, width, height, image, role, mask)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?;
    for (position, document) in (0_u32..).zip(documents) {
        insert.execute(params![
            application.to_string(),
            position,
            document.sha256,
            document.media_type,
            document.bytes,
            document.width,
            document.height,
            document.image,
            document.role.as_str(),
            json(&document.mask)?,
        ])?;
    }
    Ok(())
}

/// Autosave: replaces answers and section, nothing else. `false` when there is no draft.
///
/// # Errors
/// [`StoreError`].
pub fn save(
    tx: &Tx<'_>,
    section: Section,
    answers: &Answers,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let changed = tx.execute(
        "UPDATE draft SET section = ?1, answers = ?2, updated_at = ?3",
        params![json(&section)?, json(answers)?, now.as_millisecond()],
    )?;
    Ok(changed == 1)
}

/// The draft with its images.
///
/// # Errors
/// [`StoreError`].
pub fn get(reader: Reader<'_>) -> Result<Option<(DraftRow, Vec<DocumentRow>)>, StoreError> {
    let draft = reader
        .conn()
        .query_row(
            "SELECT application, university, email, revision, section, answers, known_fields, terms,
                    terms_agreed_at, returned, known_required, kind
             FROM draft",
            [],
            |row| Ok(from_row(row)),
        )
        .optional()?
        .transpose()?;
    match draft {
        Some(draft) => Ok(Some((draft, documents(reader)?))),
        None => Ok(None),
    }
}

/// The images of the draft, in order.
///
/// # Errors
/// [`StoreError`].
pub fn documents(reader: Reader<'_>) -> Result<Vec<DocumentRow>, StoreError> {
    let mut statement = reader.conn().prepare(
        "SELECT sha256, media_type, bytes, width, height, image, role, mask
         FROM draft_document ORDER BY position",
    )?;
    let rows = statement.query_map([], document_from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Throws the draft away; its images are then unused.
///
/// # Errors
/// [`StoreError`].
pub fn delete(tx: &Tx<'_>) -> Result<(), StoreError> {
    tx.conn()
        .execute_batch("DELETE FROM draft; DELETE FROM draft_document;")?;
    Ok(())
}

pub(crate) fn document_from_row(row: &Row<'_>) -> rusqlite::Result<DocumentRow> {
    Ok(DocumentRow {
        sha256: row.get(0)?,
        media_type: row.get(1)?,
        bytes: row.get(2)?,
        width: row.get(3)?,
        height: row.get(4)?,
        image: row.get(5)?,
        role: read(row, 6, DocumentRole::from_name)?,
        mask: read(row, 7, |mask| serde_json::from_str(mask).ok())?,
    })
}

/// A text that stands for something else.
fn read<T>(
    row: &Row<'_>,
    column: usize,
    meaning: impl Fn(&str) -> Option<T>,
) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    meaning(&text).ok_or(rusqlite::Error::InvalidColumnType(
        column,
        String::new(),
        Type::Text,
    ))
}

fn from_row(row: &Row<'_>) -> Result<DraftRow, StoreError> {
    Ok(DraftRow {
        application: uuid(&row.get::<_, String>(0)?)?,
        kind: read(row, 11, ApplicationKind::from_name)?,
        university: row.get(1)?,
        email: row.get::<_, String>(2)?.into(),
        revision: row.get(3)?,
        section: serde_json::from_str(&row.get::<_, String>(4)?)?,
        answers: serde_json::from_str(&row.get::<_, String>(5)?)?,
        known_fields: serde_json::from_str(&row.get::<_, String>(6)?)?,
        terms: row.get(7)?,
        terms_agreed_at: timestamp(row.get(8)?)?,
        returned: row.get(9)?,
        known_required: match row.get::<_, String>(10)?.as_str() {
            "" => None,
            fields => Some(serde_json::from_str(fields)?),
        },
    })
}

pub(crate) fn json<T: Serialize>(value: &T) -> Result<String, StoreError> {
    Ok(serde_json::to_string(value)?)
}
