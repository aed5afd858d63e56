//! Applications as large as people's.

use std::fs;
use std::path::Path;

use akashi_documents::sample::{Card, Photo};
use akashi_domain::{Answers, DocumentRole, FieldId, Language};
use akashi_protocol::Digest;
use akashi_protocol::application::{ApplicationKind, DocumentRef, RevisionBody};
use jiff::Timestamp;

use crate::fault::Result;
use crate::person::ichiro;
use crate::university::TERMS;

/// Bytes of a body.
const BODY: usize = 4 * 1024;
/// Bytes of a small image, where only the number of applications matters.
pub(super) const SMALL: usize = 8 * 1024;

/// A photograph that can be told from every other one by a comment in its file.
pub(super) struct Picture(Vec<u8>);

impl Picture {
    /// A photograph below `bytes` bytes, kept in `folder`: taking one takes a while.
    pub(super) fn of(folder: &Path, bytes: usize) -> Result<Self> {
        let path = folder.join(format!("photograph-{bytes}.jpg"));
        if let Ok(photograph) = fs::read(&path) {
            return Ok(Self(photograph));
        }
        for width in [
            2_000_u16, 1_600, 1_400, 1_200, 1_000, 800, 600, 400, 240, 160, 80,
        ] {
            let height = width / 4 * 3;
            let photograph = Photo::of(Card::Licence).sized(width, height).jpeg()?;
            if photograph.len() + 100 < bytes {
                fs::create_dir_all(folder)?;
                fs::write(&path, &photograph)?;
                return Ok(Self(photograph));
            }
        }
        Err("no photograph is so small".into())
    }

    /// Number `number`, of exactly `bytes` bytes.
    pub(super) fn numbered(&self, number: u64, bytes: usize) -> Result<Vec<u8>> {
        let (start, rest) = self.0.split_at_checked(2).ok_or("no JPEG")?;
        let mut picture = start.to_vec();
        let mut left = bytes.saturating_sub(self.0.len());
        while left > 4 {
            let length = left.min(60_000);
            let comment = u16::try_from(length - 2)?;
            picture.extend([0xFF, 0xFE]);
            picture.extend(comment.to_be_bytes());
            let mut said = number.to_be_bytes().repeat(length / 8 + 1);
            said.truncate(length - 4);
            picture.extend(said);
            left -= length;
        }
        picture.extend(rest);
        Ok(picture)
    }
}

/// A body that names `images`, as long as a person's with long names and addresses.
pub(super) fn body(images: &[(Digest, u64)]) -> Result<Vec<u8>> {
    let answers: Answers = ichiro()?.into_iter().collect();
    let body = |answers: Answers| RevisionBody {
        kind: ApplicationKind::Registration,
        language: Language::Ja,
        field_set: 1,
        terms: TERMS.to_owned(),
        terms_agreed_at: Timestamp::UNIX_EPOCH,
        handed_in_at: None,
        answers,
        documents: images
            .iter()
            .map(|(sha256, bytes)| DocumentRef {
                role: DocumentRole::Identity,
                sha256: *sha256,
                bytes: *bytes,
                mask: Vec::new(),
            })
            .collect(),
        earlier_receipt: None,
    };
    let mut written = serde_json::to_vec(&body(answers))?;
    // Blanks between the values: what a person can write is bounded, and most write less.
    if let Some(open) = written.pop() {
        written.resize(BODY.saturating_sub(1).max(written.len()), b' ');
        written.push(open);
    }
    Ok(written)
}

/// What the device keeps beside the body, to take it back.
pub(super) fn answers() -> Result<Answers> {
    Ok(ichiro()?
        .into_iter()
        .collect::<Vec<(FieldId, String)>>()
        .into_iter()
        .collect())
}
