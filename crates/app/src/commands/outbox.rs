//! `outbox.…`: what this device still owes the server.

use akashi_protocol::ProblemCode;
use akashi_store::outbox::{self, EntryDocument, EntryRow, EntryState as Stored, UnreadableEntry};
use akashi_store::{StoreError, draft};
use akashi_sync::engine::{Progress, Reason};
use akashi_sync::{Failure, Status};

use crate::api::draft::DraftView;
use crate::api::error::code;
use crate::api::outbox::{EntryState, EntryView, OutboxView, PauseOutbox};
use crate::api::{
    Answers, CoreError, Nothing, OutboxGet, OutboxPause, OutboxRetry, OutboxTakeBack,
};
use crate::core::Core;
use crate::errors;
use crate::host::Host;

impl<H: Host> Answers<OutboxGet> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<OutboxView, CoreError> {
        self.outbox_view().await
    }
}

impl<H: Host> Answers<OutboxRetry> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<OutboxView, CoreError> {
        self.retry_outbox().await?;
        self.outbox_view().await
    }
}

impl<H: Host> Answers<OutboxPause> for Core<H> {
    async fn answer(&self, request: PauseOutbox) -> Result<OutboxView, CoreError> {
        self.pause_sending(request.paused).await?;
        self.outbox_view().await
    }
}

impl<H: Host> Answers<OutboxTakeBack> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<DraftView, CoreError> {
        let store = self
            .existing_store()
            .await?
            .ok_or_else(|| CoreError::new(code::NO_APPLICATION))?;
        let now = self.now();
        let taken = store
            .transact(move |tx| {
                let Some(entry) = outbox::list(**tx)?.pop() else {
                    return Ok(Taken::Nothing);
                };
                // Frozen while sending: an edit now would race with the receipt.
                if !entry.state.can_be_taken_back() {
                    return Ok(Taken::Sending);
                }
                if draft::get(**tx)?.is_some() {
                    return Ok(Taken::InTheWay);
                }
                let (application, revision) = (entry.application, entry.revision);
                let documents: Vec<_> = outbox::documents(**tx, application, revision)?
                    .into_iter()
                    .map(|entry| entry.document)
                    .collect();
                outbox::delete(tx, application, revision)?;
                // Under its own number, also where the university has received another version under it: which answers
                // go on from there the person decides, not whoever comes last.
                draft::put(tx, &entry.draft, &documents, now)?;
                let refused = reason_of(&entry);
                Ok(Taken::Draft {
                    terms_changed: refused
                        .is_some_and(|reason| reason.code == ProblemCode::TermsChanged.as_str()),
                })
            })
            .await?;
        match taken {
            Taken::Draft { terms_changed } => {
                // Sending again compares with the terms held here: those that the server refused would do for it.
                if terms_changed && let Err(error) = self.fresh_info().await {
                    tracing::info!(code = %error.code, "the new terms could not be asked for yet");
                }
                self.draft_view().await
            }
            Taken::Nothing => Err(CoreError::new(code::NO_APPLICATION)),
            Taken::InTheWay => Err(CoreError::new(code::OTHER_DRAFT)),
            Taken::Sending => {
                let error = CoreError::from(Failure::problem(ProblemCode::StateConflict));
                Err(error.with("state", "sending"))
            }
        }
    }
}

/// Nothing can be said of it but that it is there.
fn unreadable_view(entry: UnreadableEntry) -> EntryView {
    EntryView {
        application: entry.application,
        revision: entry.revision,
        state: EntryState::Unreadable,
        attempts: 0,
        next_try_in_seconds: None,
        sent_bytes: 0,
        total_bytes: 0,
        bytes_per_second: None,
        seconds_left: None,
        problem: Some(CoreError::new(code::ENTRY_UNREADABLE)),
    }
}

enum Taken {
    Draft {
        terms_changed: bool,
    },
    Nothing,
    /// There is room for one draft, and another has it.
    InTheWay,
    Sending,
}

pub(super) fn reason_of(entry: &EntryRow) -> Option<Reason> {
    serde_json::from_str(&entry.problem).ok()
}

/// A reason as the person hears it. Nobody signed in to send: what has ended is the right to open this application.
fn said(reason: Reason, entry: Option<&EntryRow>) -> CoreError {
    if reason.code == ProblemCode::NotSignedIn.as_str() {
        return errors::access_ended(entry.is_some_and(|entry| entry.revision > 1));
    }
    reason.into()
}

/// Bytes of an entry that nobody is sending.
#[derive(Debug, Clone, Copy)]
struct Size {
    /// Those that the server holds.
    held: u64,
    total: u64,
}

impl Size {
    fn of(entry: &EntryRow, documents: &[EntryDocument]) -> Self {
        let bytes = |document: &EntryDocument| u64::from(document.document.bytes);
        let held = documents.iter().filter(|document| document.uploaded);
        Self {
            held: held.map(bytes).sum(),
            total: documents.iter().map(bytes).sum::<u64>() + entry.body.expose().len() as u64,
        }
    }
}

/// A number as a view gets it.
fn shown(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl<H: Host> Core<H> {
    pub(crate) async fn outbox_view(&self) -> Result<OutboxView, CoreError> {
        let (entries, unreadable) = match self.existing_store().await? {
            Some(store) => {
                store
                    .read(|reader| {
                        let entries = outbox::list(reader)?
                            .into_iter()
                            .map(|entry| {
                                let key = (entry.application, entry.revision);
                                let documents = outbox::documents(reader, key.0, key.1)?;
                                let size = Size::of(&entry, &documents);
                                Ok((entry, size))
                            })
                            .collect::<Result<Vec<_>, StoreError>>()?;
                        Ok((entries, outbox::unreadable(reader)?))
                    })
                    .await?
            }
            None => (Vec::new(), Vec::new()),
        };
        let status = self
            .with_engine(akashi_sync::Engine::status)
            .unwrap_or_default();
        Ok(OutboxView {
            entries: entries
                .iter()
                .map(|(entry, size)| self.entry_view(entry, *size, &status))
                .chain(unreadable.into_iter().map(unreadable_view))
                .collect(),
            paused: self.sending_paused(),
            systemic: status
                .systemic
                .map(|systemic| said(systemic.reason, entries.last().map(|(entry, _)| entry))),
        })
    }

    fn entry_view(&self, entry: &EntryRow, size: Size, status: &Status) -> EntryView {
        let progress: Option<Progress> = status.progress.filter(|progress| {
            (progress.application, progress.revision) == (entry.application, entry.revision)
        });
        let planned = match &status.systemic {
            Some(systemic) => systemic.next_try,
            None => Some(entry.next_try),
        };
        let waits = entry.state == Stored::Queued && !status.paused;
        EntryView {
            application: entry.application.to_string(),
            revision: entry.revision,
            state: match entry.state {
                Stored::Queued => EntryState::Queued,
                Stored::Sending => EntryState::Sending,
                Stored::NeedsAttention => EntryState::NeedsAttention,
                Stored::Sent => EntryState::Sent,
            },
            attempts: entry.attempts,
            next_try_in_seconds: planned.filter(|_| waits).map(|next| {
                let seconds = next.duration_since(self.now()).as_secs().max(0);
                u32::try_from(seconds).unwrap_or(u32::MAX)
            }),
            sent_bytes: shown(progress.map_or(size.held, |p| p.sent)),
            total_bytes: shown(progress.map_or(size.total, |p| p.total)),
            bytes_per_second: progress.and_then(|p| p.bytes_per_second).map(shown),
            seconds_left: progress.and_then(|p| p.seconds_left()).map(shown),
            problem: reason_of(entry).map(|reason| said(reason, Some(entry))),
        }
    }
}
