//! `application.…`: sending, status, correction, withdrawal.

use akashi_domain::state::Event;
use akashi_domain::{ApplicationState, FieldSet, Section, form};
use akashi_protocol::application::{
    Agreement, ApplicationView, DecisionView, DocumentRef, Outcome, RevisionBody,
};
use akashi_protocol::{Digest, ProblemCode};
use akashi_store::application::ApplicationRow;
use akashi_store::draft::{self, DocumentRow, DraftRow};
use akashi_store::outbox::{self, EntryRow, EntryState};
use akashi_store::{Store, application, credential, image, kept, receipt};
use akashi_sync::Failure;
use akashi_sync::engine::seen;
use uuid::Uuid;

use crate::api::application::{
    DecisionCard, DraftStanding, OutcomeView, ReasonView, ResendWay, StatusView,
};
use crate::api::draft::DraftView;
use crate::api::error::code;
use crate::api::outbox::OutboxView;
use crate::api::{
    Answers, ApplicationCorrect, ApplicationStatus, ApplicationSubmit, ApplicationWithdraw,
    CoreError, Nothing,
};
use crate::commands::conflict::overtaken;
use crate::commands::draft::{Asked, asked, images_of};
use crate::core::Core;
use crate::errors;
use crate::host::Host;

impl<H: Host> Answers<ApplicationSubmit> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<OutboxView, CoreError> {
        // What is typed or attached while the draft is being looked at goes with it.
        while !self.hand_in().await? {}
        self.forget_pictures();
        self.with_engine(akashi_sync::Engine::wake);
        self.outbox_view().await
    }
}

impl<H: Host> Core<H> {
    /// Checks the draft and hands it in; `false` when it is another one by then.
    async fn hand_in(&self) -> Result<bool, CoreError> {
        let (store, draft, documents) = self.draft().await?;
        let info = self.info().await?;
        // Asked here rather than by the server's refusal, which would come after the draft has gone into the outbox.
        if draft.revision == 1 && draft.terms != info.terms.version {
            return Err(CoreError::new(code::TERMS_CHANGED));
        }
        let version = self.usable_form(&info, draft.kind).await?.version;
        let sent = asked(&info, draft.kind, &draft.answers, documents.clone());
        let images = images_of(&sent.documents);
        let mut problems = form::check(&info, draft.kind, &sent.answers, &images, self.today());
        let same = self.same_name(&store, &draft, &info, &sent.answers).await?;
        problems.splice(0..0, same);
        if !problems.is_empty() {
            return Err(errors::form_invalid(problems));
        }
        if self.standing(&store, &draft).await? == Some(DraftStanding::Overtaken) {
            return Err(overtaken());
        }
        self.refuse_without_credential(&store, &draft).await?;
        let checked = (draft.clone(), documents);
        let id = draft.application;
        let earlier = store
            .read(move |reader| receipt::earlier(reader, id))
            .await?;
        let earlier = earlier.into_iter().next().map(|(_, jws)| jws);
        let entry = self.entry_of(draft, &sent, version, earlier)?;
        fail::fail_point!("app::submit::checked");
        // Row and outbox entry together: the draft is either here or on its way, never both, never neither.
        let handed = store.transact(move |tx| {
            if draft::get(**tx)? != Some(checked) {
                return Ok(None);
            }
            outbox::add(tx, &entry, &sent.documents)?;
            draft::delete(tx)?;
            image::delete_unused(tx).map(Some)
        });
        let Some(unsent) = handed.await? else {
            return Ok(false);
        };
        fail::fail_point!("app::submit::handed_in");
        store.forget_images(unsent).await;
        Ok(true)
    }
}

impl<H: Host> Answers<ApplicationStatus> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<StatusView, CoreError> {
        let (store, known) = self.known().await?;
        let asked = self.ask(known.id).await;
        let resend = self.resend_way(&store, &known, &asked).await?;
        let stale = match asked {
            // Set back to before it was received. What is known here is all there is, and stays.
            Ok(seen) if seen.revision < known.revision => Some(lost()),
            Ok(seen) => {
                self.keep_seen(&store, &known, &seen).await?;
                None
            }
            Err(error) if error.code == ProblemCode::NotFound.as_str() && known.revision > 0 => {
                Some(lost())
            }
            Err(error) => {
                tracing::info!(code = %error.code, "the status is shown as last seen");
                Some(error)
            }
        };
        self.status_view(stale, resend).await
    }
}

impl<H: Host> Answers<ApplicationCorrect> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<DraftView, CoreError> {
        let (store, known) = self.known().await?;
        match store.read(draft::get).await? {
            Some((draft, _)) if draft.application == known.id => return self.draft_view().await,
            Some(_) => return Err(CoreError::new(code::OTHER_DRAFT)),
            None => {}
        }
        let seen = self.ask(known.id).await?;
        self.keep_seen(&store, &known, &seen).await?;
        if seen.state != Some(ApplicationState::Returned) {
            return Err(state_conflict(seen.state));
        }
        let (info, now) = (self.info().await?, self.now());
        let documents = held_by_server(&seen.documents);
        // Whoever only corrects is not asked for the terms again, and so not said to have agreed anew.
        let agreement = seen.agreement.unwrap_or_else(|| Agreement {
            version: info.terms.version.clone(),
            at: now,
        });
        let form = self.usable_form(&info, seen.kind).await?;
        let draft = DraftRow {
            application: known.id,
            kind: seen.kind,
            university: known.university,
            email: known.email,
            revision: seen.revision + 1,
            section: first_section(form),
            answers: seen.answers,
            known_fields: form.fields.iter().map(|rule| rule.id).collect(),
            known_required: Some(form.required()),
            terms: agreement.version,
            terms_agreed_at: agreement.at,
            returned: json(&seen.decision)?,
        };
        let begun = store.transact(move |tx| {
            // Asked again: the server took its time, and there is room for one draft.
            if let Some((held, _)) = draft::get(**tx)? {
                return Ok(held.application == draft.application);
            }
            draft::put(tx, &draft, &documents, now)?;
            Ok(true)
        });
        if !begun.await? {
            return Err(CoreError::new(code::OTHER_DRAFT));
        }
        self.draft_view().await
    }
}

impl<H: Host> Answers<ApplicationWithdraw> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<StatusView, CoreError> {
        let (store, known) = self.known().await?;
        let applicant = self.as_applicant(known.id).await?;
        let withdrawn = applicant.server.withdraw(known.id, &applicant.token).await;
        let seen = match withdrawn {
            Ok(seen) => seen,
            Err(failure) => return Err(self.applicant_failed(&applicant, failure).await),
        };
        self.keep_seen(&store, &known, &seen).await?;
        self.forget_pictures();
        let id = known.id;
        let unused = store
            .transact(move |tx| {
                if draft::get(**tx)?.is_some_and(|(draft, _)| draft.application == id) {
                    draft::delete(tx)?;
                }
                for entry in outbox::list(**tx)? {
                    if entry.application == id {
                        outbox::delete(tx, id, entry.revision)?;
                    }
                }
                image::delete_unused(tx)
            })
            .await?;
        store.forget_images(unused).await;
        self.status_view(None, None).await
    }
}

impl<H: Host> Core<H> {
    /// Freezes a draft.
    fn entry_of(
        &self,
        draft: DraftRow,
        sent: &Asked,
        field_set: u32,
        earlier_receipt: Option<String>,
    ) -> Result<EntryRow, CoreError> {
        let now = self.now();
        let body = RevisionBody {
            kind: draft.kind,
            language: self.language(),
            field_set,
            terms: draft.terms.clone(),
            terms_agreed_at: draft.terms_agreed_at,
            handed_in_at: Some(self.server_now()),
            answers: sent.answers.clone(),
            documents: sent
                .documents
                .iter()
                .map(reference_of)
                .collect::<Result<_, _>>()?,
            earlier_receipt,
        };
        let body = serde_json::to_vec(&body).map_err(|_| errors::internal("a body in JSON"))?;
        Ok(EntryRow {
            application: draft.application,
            revision: draft.revision,
            university: draft.university.clone(),
            state: EntryState::Queued,
            attempts: 0,
            next_try: now,
            problem: String::new(),
            digest: Digest::of(&body).to_string(),
            body: akashi_domain::Sensitive::new(body),
            draft,
            created_at: now,
        })
    }

    /// The application of this device: one on its way, or the one last heard of.
    pub(super) async fn known(&self) -> Result<(Store, ApplicationRow), CoreError> {
        let none = || CoreError::new(code::NO_APPLICATION);
        let university = self.connected()?.id;
        let store = self.existing_store().await?.ok_or_else(none)?;
        let known = store
            .read(move |reader| {
                let sent = application::newest(reader, &university)?;
                Ok(match outbox::list(reader)?.pop() {
                    Some(entry) if sent.as_ref().is_none_or(|s| s.id != entry.application) => {
                        Some(on_its_way(entry))
                    }
                    _ => sent,
                })
            })
            .await?;
        Ok((store, known.ok_or_else(none)?))
    }

    pub(super) async fn ask(&self, id: Uuid) -> Result<ApplicationView, CoreError> {
        let applicant = self.as_applicant(id).await?;
        match applicant.server.application(id, &applicant.token).await {
            Ok(seen) => Ok(seen),
            Err(failure) => Err(self.applicant_failed(&applicant, failure).await),
        }
    }

    /// Refuses to send what cannot be sent: the draft stays a draft, and the person hears of it now.
    async fn refuse_without_credential(
        &self,
        store: &Store,
        draft: &DraftRow,
    ) -> Result<(), CoreError> {
        let id = draft.application;
        let held = store
            .read(move |reader| credential::get(reader, id))
            .await?;
        let holds = || {
            held.as_ref()
                .is_some_and(|held| held.expires_at > self.server_now())
        };
        if holds() {
            return Ok(());
        }
        // By a clock that may have been set since it was compared with the server's: any answer compares them anew.
        if held.is_some() && self.fresh_info().await.is_ok() && holds() {
            return Ok(());
        }
        Err(errors::access_ended(draft.revision > 1))
    }

    /// Keeps what the server said.
    pub(super) async fn keep_seen(
        &self,
        store: &Store,
        known: &ApplicationRow,
        seen: &ApplicationView,
    ) -> Result<(), CoreError> {
        let server = self.server()?;
        seen::keep(store, &server, known, seen, self.now()).await?;
        Ok(())
    }

    /// As last seen, without asking anybody.
    pub(super) async fn last_status(&self) -> Result<StatusView, CoreError> {
        self.status_view(None, None).await
    }

    async fn status_view(
        &self,
        stale: Option<CoreError>,
        resend: Option<ResendWay>,
    ) -> Result<StatusView, CoreError> {
        // The outbox first: an entry that has left it has left its receipt in the row that is read next.
        let outbox = self.outbox_view().await?;
        let (store, known) = self.known().await?;
        let (university, id) = (known.university.clone(), known.id);
        let (copy_until, draft, opener) = store
            .read(move |reader| {
                let opener = credential::get(reader, id)?;
                Ok((
                    kept::until(reader, &university)?,
                    draft::get(reader)?,
                    opener,
                ))
            })
            .await?;
        let draft = match draft {
            Some((draft, _)) if draft.application == known.id => {
                self.standing(&store, &draft).await?
            }
            _ => None,
        };
        let earlier = self.earlier(&store, known.id).await?;
        let seen: Option<ApplicationView> = serde_json::from_str(&known.last_seen).ok();
        let state = seen.as_ref().and_then(|seen| seen.state);
        let receipt = seen.as_ref().and_then(|seen| seen.receipt.as_ref());
        // Before the university has said so: by what opens it here.
        let kind = seen.as_ref().map(|seen| seen.kind);
        let kind = kind.or_else(|| opener.map(|opener| opener.kind));
        let correcting = !outbox.entries.is_empty();
        let may = |event| state.is_some_and(|state| state.after(event).is_some());
        Ok(StatusView {
            application: known.id.to_string(),
            kind: kind.unwrap_or_default(),
            revision: known.revision,
            reference: seen
                .as_ref()
                .and_then(|seen| seen.reference.as_ref())
                .map(ToString::to_string),
            state,
            received_at: receipt.map(|receipt| receipt.received_at.as_millisecond()),
            review_expected: receipt.map(|receipt| receipt.review_expected.to_string()),
            correct_until: seen
                .as_ref()
                .and_then(|seen| seen.correct_until)
                .map(|date| date.to_string()),
            images_deleted_on: seen
                .as_ref()
                .and_then(|seen| seen.images_deleted_on)
                .map(|date| date.to_string()),
            decision: seen.and_then(|seen| seen.decision).map(decision_card),
            email: known.email,
            outbox,
            stale,
            seen_at: (known.revision > 0).then(|| known.seen_at.as_millisecond()),
            can_withdraw: may(Event::Withdraw),
            can_correct: state == Some(ApplicationState::Returned) && !correcting,
            copy_until: copy_until.map(jiff::Timestamp::as_millisecond),
            resend,
            earlier,
            draft,
        })
    }
}

/// The section with which a form begins.
pub(super) fn first_section(form: &FieldSet) -> Section {
    let first = form.fields.first();
    first.map_or(Section::Applicant, |rule| rule.section)
}

fn lost() -> CoreError {
    tracing::warn!("the server does not hold what it gave a receipt for");
    CoreError::new(code::APPLICATION_LOST)
}

/// What is known of an application that the server has not acknowledged.
fn on_its_way(entry: EntryRow) -> ApplicationRow {
    ApplicationRow {
        id: entry.application,
        university: entry.university,
        email: entry.draft.email,
        revision: 0,
        last_seen: String::new(),
        seen_at: entry.created_at,
    }
}

fn reference_of(document: &DocumentRow) -> Result<DocumentRef, CoreError> {
    Ok(DocumentRef {
        role: document.role,
        sha256: Digest::parse(&document.sha256).map_err(|_| errors::internal("a stored digest"))?,
        bytes: u64::from(document.bytes),
        mask: document.mask.clone(),
    })
}

/// Images of an earlier revision: named by their hash, shown through the owner's own request, not sent again.
pub(super) fn held_by_server(documents: &[DocumentRef]) -> Vec<DocumentRow> {
    documents
        .iter()
        .map(|document| DocumentRow {
            sha256: document.sha256.to_string(),
            media_type: String::new(),
            bytes: u32::try_from(document.bytes).unwrap_or(u32::MAX),
            width: 0,
            height: 0,
            image: String::new(),
            role: document.role,
            mask: document.mask.clone(),
        })
        .collect()
}

pub(super) fn state_conflict(state: Option<ApplicationState>) -> CoreError {
    let error = CoreError::from(Failure::problem(ProblemCode::StateConflict));
    match state {
        Some(state) => error.with("state", state.as_str()),
        None => error,
    }
}

pub(super) fn json<T: serde::Serialize>(value: &T) -> Result<String, CoreError> {
    serde_json::to_string(value).map_err(|_| errors::internal("JSON"))
}

pub(crate) fn decision_card(decision: DecisionView) -> DecisionCard {
    DecisionCard {
        outcome: match decision.outcome {
            Outcome::Approved => OutcomeView::Approved,
            Outcome::Rejected => OutcomeView::Rejected,
            Outcome::Returned => OutcomeView::Returned,
        },
        reasons: decision
            .reasons
            .into_iter()
            .map(|reason| ReasonView {
                code: reason.code,
                field: reason.field,
            })
            .collect(),
        comment: decision.comment,
        comment_language: decision.comment_language,
        decided_at: decision.decided_at.as_millisecond(),
    }
}
