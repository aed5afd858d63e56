//! The tables `application_revision` and `revision_document`: what was sent, byte for byte, and which images it
//! names. Neither ever changes.

use akashi_domain::Sensitive;
use akashi_protocol::Digest;
use akashi_protocol::application::{DocumentRole, RevisionBody};
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension as _, Row, named_params};
use uuid::Uuid;

use super::{StorageError, cell};

/// One revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevisionRow {
    /// Of which application.
    pub application: Uuid,
    /// Its number, from 1.
    pub revision: u32,
    /// Digest of the body.
    pub body_sha256: Digest,
    /// The body as it arrived.
    pub body: Sensitive<Vec<u8>>,
    /// When the server had everything.
    pub received_at: Timestamp,
    /// The day that was named to the applicant.
    pub review_expected: Date,
    /// The signed receipt, as it was first given; absent where it was received before receipts were signed.
    pub receipt_jws: Option<String>,
}

impl RevisionRow {
    /// The body, read again. `None` when it is damaged: it was read once before it was stored.
    #[must_use]
    pub fn parsed(&self) -> Option<RevisionBody> {
        serde_json::from_slice(self.body.expose()).ok()
    }
}

/// Adds a revision with the images it names: their roles and ids, in order.
///
/// # Errors
/// When the database refuses, a second revision of this number included.
pub fn insert(
    conn: &Connection,
    row: &RevisionRow,
    documents: &[(DocumentRole, Uuid)],
) -> Result<(), StorageError> {
    conn.prepare_cached(
        "INSERT INTO application_revision
             (application_id, revision, body_sha256, body, received_at, review_expected, receipt_jws)
         VALUES (:application, :revision, :sha256, :body, :received_at, :review_expected, :receipt_jws)",
    )?
    .execute(named_params! {
        ":application": row.application.to_string(),
        ":revision": row.revision,
        ":sha256": row.body_sha256.to_string(),
        ":body": row.body.expose(),
        ":received_at": row.received_at.as_millisecond(),
        ":review_expected": row.review_expected.to_string(),
        ":receipt_jws": row.receipt_jws,
    })?;
    let mut statement = conn.prepare_cached(
        "INSERT INTO revision_document (application_id, revision, position, role, document_id)
         VALUES (:application, :revision, :position, :role, :document)",
    )?;
    for (position, (role, document)) in (0_u32..).zip(documents) {
        statement.execute(named_params! {
            ":application": row.application.to_string(),
            ":revision": row.revision,
            ":position": position,
            ":role": role.as_str(),
            ":document": document.to_string(),
        })?;
    }
    Ok(())
}

/// Revision `revision` of an application.
///
/// # Errors
/// When the database refuses.
pub fn find(
    conn: &Connection,
    application: Uuid,
    revision: u32,
) -> Result<Option<RevisionRow>, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT * FROM application_revision WHERE application_id = :application AND revision = :revision",
    )?;
    let found = statement.query_row(
        named_params! { ":application": application.to_string(), ":revision": revision },
        from_row,
    );
    Ok(found.optional()?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<RevisionRow> {
    Ok(RevisionRow {
        application: cell::id(row, "application_id")?,
        revision: row.get("revision")?,
        body_sha256: cell::digest(row, "body_sha256")?,
        body: Sensitive::new(row.get("body")?),
        received_at: cell::at(row, "received_at")?,
        review_expected: cell::day(row, "review_expected")?,
        receipt_jws: row.get("receipt_jws")?,
    })
}
