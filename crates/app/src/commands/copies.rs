//! `application.resend`, `application.forget_copy`: the copy of what was sent, in case the server is set back to before
//! it was received.
//!
//! What a server lost goes back to it under its own number, as the same bytes, where the server still knows who sends
//! it. Where it knows nothing any more the copy becomes a draft again, and goes on as a new application once the mail
//! address is confirmed. Receipts of what was lost are set aside, not replaced.

use akashi_domain::ApplicationState;
use akashi_protocol::ProblemCode;
use akashi_protocol::application::ApplicationView;
use akashi_store::application::{self, ApplicationRow};
use akashi_store::{Store, StoreError, Tx, credential, draft, following, image, kept, outbox};
use akashi_store::{draft::DocumentRow, draft::DraftRow, receipt};
use akashi_sync::engine::{earlier_receipts, seen};
use uuid::Uuid;

use crate::api::application::{EarlierReceipt, ResendWay, Resent, StatusView};
use crate::api::error::code;
use crate::api::{Answers, ApplicationForgetCopy, ApplicationResend, CoreError, Nothing};
use crate::core::Core;
use crate::errors;
use crate::host::Host;

impl<H: Host> Answers<ApplicationResend> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<Resent, CoreError> {
        let (store, known) = self.known().await?;
        let asked = self.ask(known.id).await;
        match (self.resend_way(&store, &known, &asked).await?, asked) {
            (Some(ResendWay::Again), Ok(held)) => self.send_again(&store, known, &held).await,
            (Some(ResendWay::Anew), _) => self.begin_anew(&store, known).await,
            (_, Ok(held)) if held.revision >= known.revision => {
                self.keep_seen(&store, &known, &held).await?;
                Ok(Resent::Held)
            }
            (_, Ok(_)) => Err(CoreError::new(code::APPLICATION_LOST)),
            (_, Err(error)) => Err(error),
        }
    }
}

impl<H: Host> Answers<ApplicationForgetCopy> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<StatusView, CoreError> {
        let (store, known) = self.known().await?;
        let unused = store
            .transact(move |tx| {
                kept::forget_all(tx, &known.university)?;
                image::delete_unused(tx)
            })
            .await?;
        store.forget_images(unused).await;
        self.last_status().await
    }
}

impl<H: Host> Core<H> {
    /// Can what the server said to be missing be sent again, and how?
    pub(super) async fn resend_way(
        &self,
        store: &Store,
        known: &ApplicationRow,
        asked: &Result<ApplicationView, CoreError>,
    ) -> Result<Option<ResendWay>, CoreError> {
        let held = match asked {
            Ok(held) if held.revision < known.revision => Some(held.revision),
            Err(error) if known.revision > 0 && is_unknown(error) => None,
            _ => return Ok(None),
        };
        let id = known.id;
        let (revisions, opens) = store
            .read(move |reader| {
                let copies = kept::of_application(reader, id)?;
                let revisions: Vec<u32> = copies.iter().map(|copy| copy.revision).collect();
                Ok((revisions, credential::get(reader, id)?))
            })
            .await?;
        // An access that was to end has ended; one that should still hold is a reason to think of the server.
        let holds = opens.is_some_and(|opens| opens.expires_at > self.server_now());
        let over = seen::state_of(known).is_some_and(ApplicationState::is_final);
        Ok(match held {
            Some(held) if revisions.contains(&(held + 1)) => Some(ResendWay::Again),
            None if holds && !over && !revisions.is_empty() => Some(ResendWay::Anew),
            _ => None,
        })
    }

    async fn send_again(
        &self,
        store: &Store,
        known: ApplicationRow,
        held: &ApplicationView,
    ) -> Result<Resent, CoreError> {
        let (now, revision) = (self.now(), held.revision);
        let row = ApplicationRow {
            revision,
            // Before the first revision there is nothing to see.
            last_seen: match revision {
                0 => String::new(),
                _ => serde_json::to_string(held).map_err(|_| errors::internal("JSON"))?,
            },
            ..known
        };
        store
            .transact(move |tx| {
                receipt::set_aside(tx, row.id, revision)?;
                kept::requeue(tx, row.id, revision, now)?;
                following::delete(tx, row.id)?;
                application::put(tx, &row)
            })
            .await?;
        self.with_engine(akashi_sync::Engine::wake);
        Ok(Resent::Queued)
    }

    async fn begin_anew(&self, store: &Store, known: ApplicationRow) -> Result<Resent, CoreError> {
        let now = self.now();
        let begun = store
            .transact(move |tx| {
                let Some((draft, documents)) = base(tx, known.id)? else {
                    return Ok(false);
                };
                let documents = kept::with_images(**tx, known.id, documents)?;
                let draft = DraftRow {
                    revision: 1,
                    returned: String::new(),
                    ..draft
                };
                draft::put(tx, &draft, &documents, now)?;
                receipt::set_aside(tx, known.id, 0)?;
                credential::delete(tx, known.id)?;
                following::delete(tx, known.id)?;
                let lost = ApplicationRow {
                    revision: 0,
                    last_seen: String::new(),
                    ..known
                };
                application::put(tx, &lost)?;
                Ok(true)
            })
            .await?;
        if begun {
            Ok(Resent::ConfirmAddress)
        } else {
            Err(CoreError::new(code::OTHER_DRAFT))
        }
    }

    /// What the receipts prove that were set aside for an application.
    pub(super) async fn earlier(
        &self,
        store: &Store,
        id: Uuid,
    ) -> Result<Vec<EarlierReceipt>, CoreError> {
        let proven = earlier_receipts(store, id).await?;
        let receipts = proven.into_iter().map(|proven| EarlierReceipt {
            reference: proven.claims.reference.to_string(),
            received_at: proven.claims.received_at.as_millisecond(),
        });
        Ok(receipts.collect())
    }
}

/// What goes on: the draft of this application if there is one, or what was sent last. `None` when something else is in
/// the way.
fn base(tx: &Tx<'_>, id: Uuid) -> Result<Option<(DraftRow, Vec<DocumentRow>)>, StoreError> {
    if outbox::list(**tx)?
        .iter()
        .any(|entry| entry.application == id)
    {
        return Ok(None);
    }
    if let Some((draft, documents)) = draft::get(**tx)? {
        return Ok((draft.application == id).then_some((draft, documents)));
    }
    let Some(last) = kept::of_application(**tx, id)?.pop() else {
        return Ok(None);
    };
    let documents = kept::documents(**tx, id, last.revision)?;
    Ok(Some((last.draft, documents)))
}

/// Does the server know neither the application nor whoever asks for it?
fn is_unknown(error: &CoreError) -> bool {
    error.code == ProblemCode::NotFound.as_str() || error.code == code::ACCESS_ENDED
}
