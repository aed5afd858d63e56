//! The images of an entry: those that the server does not hold go up, two at a time.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use akashi_protocol::ProblemCode;
use akashi_store::credential::CredentialRow;
use akashi_store::draft::DocumentRow;
use akashi_store::outbox::{EntryDocument, EntryRow};
use akashi_store::{StoreError, image};
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use tokio::sync::Semaphore;
use uuid::Uuid;

use super::attempt::{Brought, Stopped};
use super::pace::Pace;
use super::{Progress, Shared};
use crate::client::{Moved, Server};
use crate::failure::Failure;

/// Images that travel at a time, whatever they belong to. One whose bytes have left makes room for the next while the
/// server puts it away.
const AT_A_TIME: usize = 2;
/// Kibibytes of images in memory at a time: those that travel, those whose answer is awaited, and what is sent next. One
/// that is larger goes alone.
const READ: u32 = 16 * 1024;
/// Bytes between two events about progress.
const EVENT_BYTES: u64 = 256 * 1024;

/// What bounds the uploads of all entries.
#[derive(Debug)]
pub(super) struct Uploads {
    line: Arc<Semaphore>,
    memory: Semaphore,
    /// Images that this process has begun to send.
    begun: Mutex<HashSet<(Uuid, String)>>,
}

impl Default for Uploads {
    fn default() -> Self {
        Self {
            line: Arc::new(Semaphore::new(AT_A_TIME)),
            memory: Semaphore::new(READ as usize),
            begun: Mutex::default(),
        }
    }
}

impl Uploads {
    /// Has this device, as far as can be known, never begun to send this image? Only then it travels with the request
    /// that begins it: the server would drop what it holds already.
    fn is_first(&self, entry: &EntryRow, sha256: &str) -> bool {
        let mut begun = self.begun.lock().unwrap_or_else(PoisonError::into_inner);
        let new = begun.insert((entry.application, sha256.to_owned()));
        new && entry.attempts == 1 && entry.problem.is_empty()
    }

    /// The server has everything of an application.
    pub(super) fn forget(&self, application: Uuid) {
        let mut begun = self.begun.lock().unwrap_or_else(PoisonError::into_inner);
        begun.retain(|(of, _)| *of != application);
    }
}

/// Brings the images of one entry.
pub(super) struct Bringing<'a> {
    shared: &'a Arc<Shared>,
    server: &'a Server,
    credential: &'a CredentialRow,
    entry: &'a EntryRow,
    brought: &'a Brought,
}

impl<'a> Bringing<'a> {
    pub(super) const fn begin(
        shared: &'a Arc<Shared>,
        server: &'a Server,
        credential: &'a CredentialRow,
        entry: &'a EntryRow,
        brought: &'a Brought,
    ) -> Self {
        Self {
            shared,
            server,
            credential,
            entry,
            brought,
        }
    }

    /// Uploads what the server does not hold; `images` open what is here of each document.
    pub(super) async fn all(
        &self,
        documents: &[EntryDocument],
        images: Vec<Option<image::Found>>,
    ) -> Result<(), Stopped> {
        let sending = Sending::begin(self.shared, self.entry, documents);
        let uploads: Vec<_> = documents
            .iter()
            .zip(images)
            .enumerate()
            .filter(|(_, (document, _))| !document.uploaded)
            .map(|(place, (document, found))| self.one(&sending, place, &document.document, found))
            .collect();
        stream::iter(uploads)
            .buffer_unordered(AT_A_TIME)
            .try_collect::<()>()
            .await
    }

    async fn one(
        &self,
        sending: &Arc<Sending>,
        place: usize,
        document: &DocumentRow,
        found: Option<image::Found>,
    ) -> Result<(), Stopped> {
        if document.image.is_empty() {
            // Only the server ever held it, and holds it no more.
            return Err(Failure::problem(ProblemCode::DocumentsMissing).into());
        }
        let uploads = &self.shared.uploads;
        let read = uploads.memory.acquire_many(room(document)).await;
        let found = found.ok_or(StoreError::ImageLost)?;
        let store = &self.shared.surroundings.store;
        let bytes = store.open_image(found).await?;
        fail::fail_point!("sync::upload::read");
        let (hearing, length) = (Arc::clone(sending), bytes.expose().len() as u64);
        let line = Mutex::new(Arc::clone(&uploads.line).acquire_owned().await.ok());
        self.server
            .upload_document(
                self.entry.application,
                &self.credential.token,
                &document.sha256,
                bytes,
                uploads.is_first(self.entry, &document.sha256),
                Arc::new(move |moved| {
                    // What is cut and goes on after this is a rest.
                    if moved == Moved::Sent(length) {
                        line.lock().unwrap_or_else(PoisonError::into_inner).take();
                    }
                    hearing.moved(place, moved);
                }),
            )
            .await?;
        drop(read);
        fail::fail_point!("sync::upload::sent");
        self.brought.add(&document.sha256);
        Ok(())
    }
}

/// Kibibytes that an image takes of [`READ`].
fn room(document: &DocumentRow) -> u32 {
    document.bytes.div_ceil(1024).clamp(1, READ)
}

/// How far the images of an entry have come, all together.
struct Sending {
    shared: Arc<Shared>,
    entry: (Uuid, u32),
    total: u64,
    counted: Mutex<Counted>,
}

struct Counted {
    /// Bytes of each image.
    moved: Vec<u64>,
    pace: Pace,
    /// Bytes at the last event.
    told: u64,
}

impl Sending {
    /// What the server holds counts from the beginning, so that what was cut goes on where it was.
    fn begin(shared: &Arc<Shared>, entry: &EntryRow, documents: &[EntryDocument]) -> Arc<Self> {
        let bytes = |document: &EntryDocument| u64::from(document.document.bytes);
        let held = |document: &EntryDocument| {
            if document.uploaded {
                bytes(document)
            } else {
                0
            }
        };
        let moved: Vec<u64> = documents.iter().map(held).collect();
        let begun: u64 = moved.iter().sum();
        let body = entry.body.expose().len() as u64;
        let sending = Self {
            shared: Arc::clone(shared),
            entry: (entry.application, entry.revision),
            total: documents.iter().map(bytes).sum::<u64>() + body,
            counted: Mutex::new(Counted {
                moved,
                pace: Pace::begin(Instant::now(), begun),
                told: begun,
            }),
        };
        sending.report(begun, None);
        Arc::new(sending)
    }

    fn moved(&self, place: usize, moved: Moved) {
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        let (is_news, bytes) = match moved {
            Moved::Held(bytes) => (true, bytes),
            Moved::Sent(bytes) => (false, bytes),
        };
        let Some(slot) = counted.moved.get_mut(place) else {
            return;
        };
        let before = std::mem::replace(slot, bytes);
        if is_news {
            // Held before, or lost on the way: none of it has moved just now.
            let by = i64::try_from(bytes)
                .unwrap_or(i64::MAX)
                .saturating_sub_unsigned(before);
            counted.pace.shift(by);
        }
        let sum = counted.moved.iter().sum();
        let pace = counted.pace.at(Instant::now(), sum);
        self.report(sum, pace);
        if sum >= counted.told + EVENT_BYTES || sum < counted.told {
            counted.told = sum;
            (self.shared.surroundings.changed)();
        }
    }

    fn report(&self, sent: u64, bytes_per_second: Option<u64>) {
        let (application, revision) = self.entry;
        self.shared.update(|status| {
            status.progress = Some(Progress {
                application,
                revision,
                sent,
                total: self.total,
                bytes_per_second,
            });
        });
    }
}
