//! `flow.…`: the mail with link and code (F01, F02, F14).

use akashi_domain::code::{MAIL_CODE_CHARS, canonical};
use akashi_domain::{Answers as FormAnswers, EmailAddress, ReferenceNumber, Sensitive};
use akashi_protocol::ProblemCode;
use akashi_protocol::flow::{
    ApplicationCredential, CorrectAddress, Flow, FlowPurpose, MailRefusal, MailState, Redeem,
    Redeemed, StartFlow,
};
use akashi_store::application::ApplicationRow;
use akashi_store::credential::CredentialRow;
use akashi_store::flow::{FlowKind as StoredKind, FlowRow};
use akashi_store::outside::draw;
use akashi_store::{Store, application, credential, flow};
use akashi_sync::Failure;
use jiff::Timestamp;
use uuid::Uuid;

use crate::api::error::code;
use crate::api::flow::{
    EnterCode, FlowDone, FlowKind, FlowView, MailProgress, StartContinue, StartRegistration,
    StartReset,
};
use crate::api::{
    Answers, CoreError, FlowCancel, FlowCorrectAddress, FlowCurrent, FlowEnterCode, FlowResend,
    FlowStartContinue, FlowStartRecovery, FlowStartRegistration, FlowStartReset, Nothing,
};
use crate::commands::HeldRight;
use crate::core::Core;
use crate::host::Host;

impl<H: Host> Answers<FlowStartRegistration> for Core<H> {
    async fn answer(&self, request: StartRegistration) -> Result<FlowView, CoreError> {
        let email = typed_twice(&request)?;
        self.start_flow(StoredKind::Registration, String::new(), email)
            .await
    }
}

impl<H: Host> Answers<FlowStartContinue> for Core<H> {
    async fn answer(&self, request: StartContinue) -> Result<FlowView, CoreError> {
        let reference = ReferenceNumber::parse(&request.reference)
            .map_err(|_| CoreError::new(code::REFERENCE_MALFORMED))?;
        let email = EmailAddress::parse(request.email.expose())?;
        self.start_flow(StoredKind::Continue, reference.to_string(), email)
            .await
    }
}

impl<H: Host> Answers<FlowStartReset> for Core<H> {
    async fn answer(&self, request: StartReset) -> Result<FlowView, CoreError> {
        let email = EmailAddress::parse(request.email.expose())?;
        self.start_flow(StoredKind::PasswordReset, String::new(), email)
            .await
    }
}

impl<H: Host> Answers<FlowStartRecovery> for Core<H> {
    async fn answer(&self, request: StartRegistration) -> Result<FlowView, CoreError> {
        let email = typed_twice(&request)?;
        self.start_flow(StoredKind::Recovery, String::new(), email)
            .await
    }
}

impl<H: Host> Answers<FlowCurrent> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<Option<FlowView>, CoreError> {
        let Some(store) = self.existing_store().await? else {
            return Ok(None);
        };
        let Some(row) = self.flow_here(&store).await? else {
            return Ok(None);
        };
        let asked = if row.started {
            self.server()?.flow(row.id, &row.secret).await
        } else {
            // The answer to the start was lost; the server answers a repetition with the same flow.
            self.ask_for_mail(&row).await?
        };
        match asked {
            Ok(seen) => self.seen(&store, row, &seen).await.map(Some),
            Err(failure) if failure.is_offline() => {
                let mut view = self.view(&row, None);
                view.mail = MailProgress::Unknown;
                Ok(Some(view))
            }
            Err(failure) if is_gone(&failure) => {
                store.transact(flow::delete).await?;
                Ok(None)
            }
            Err(failure) => Err(failure.into()),
        }
    }
}

impl<H: Host> Answers<FlowResend> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<FlowView, CoreError> {
        let (store, row) = self.open_flow().await?;
        let seen = self.server()?.resend_flow(row.id, &row.secret).await?;
        self.seen(&store, row, &seen).await
    }
}

impl<H: Host> Answers<FlowCorrectAddress> for Core<H> {
    async fn answer(&self, request: StartRegistration) -> Result<FlowView, CoreError> {
        let email = typed_twice(&request)?;
        let (store, mut row) = self.open_flow().await?;
        let address = CorrectAddress {
            email: email.clone(),
        };
        let server = self.server()?;
        let seen = server
            .correct_flow_address(row.id, &row.secret, &address)
            .await?;
        row.email = email.expose().into();
        let (id, address) = (row.id, row.email.clone());
        store
            .transact(move |tx| flow::correct(tx, id, &address))
            .await?;
        self.seen(&store, row, &seen).await
    }
}

impl<H: Host> Answers<FlowEnterCode> for Core<H> {
    async fn answer(&self, request: EnterCode) -> Result<FlowDone, CoreError> {
        let code = canonical(request.code.expose(), MAIL_CODE_CHARS)
            .ok_or_else(|| CoreError::new(code::CODE_MALFORMED))?;
        let (_, row) = self.open_flow().await?;
        let redeem = Redeem::Code {
            code: Sensitive::new(code),
        };
        self.redeem(row, redeem).await
    }
}

impl<H: Host> Answers<FlowCancel> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<Nothing, CoreError> {
        if let Some(store) = self.existing_store().await? {
            store.transact(flow::delete).await?;
        }
        Ok(Nothing {})
    }
}

impl<H: Host> Core<H> {
    /// Stores id and secret, then asks for the mail: an answer that gets lost can be asked for again.
    pub(crate) async fn start_flow(
        &self,
        kind: StoredKind,
        reference: String,
        email: EmailAddress,
    ) -> Result<FlowView, CoreError> {
        let row = self.new_flow(kind, reference, email.expose().into())?;
        let begun = self.begin_flow(&row, self.ask_for_mail(&row)).await?;
        begun.map_err(CoreError::from)
    }

    /// The same with a request of its own. What has begun nothing is forgotten, and handed back.
    pub(super) async fn begin_flow(
        &self,
        row: &FlowRow,
        ask: impl Future<Output = Result<Result<Flow, Failure>, CoreError>>,
    ) -> Result<Result<FlowView, Failure>, CoreError> {
        let (store, stored) = (self.store().await?, row.clone());
        store.transact(move |tx| flow::put(tx, &stored)).await?;
        match ask.await? {
            Ok(seen) => self.seen(&store, row.clone(), &seen).await.map(Ok),
            // It may have arrived: the waiting screen asks again.
            Err(Failure::Timeout) => Ok(Ok(self.view(row, None))),
            Err(failure) => {
                store.transact(flow::delete).await?;
                Ok(Err(failure))
            }
        }
    }

    /// A flow that nobody has asked for yet, with an id and a secret of its own.
    pub(super) fn new_flow(
        &self,
        kind: StoredKind,
        reference: String,
        email: Sensitive<String>,
    ) -> Result<FlowRow, CoreError> {
        Ok(FlowRow {
            id: self.new_id()?,
            secret: Sensitive::new(self.new_secret()?),
            university: self.connected()?.id,
            kind,
            reference,
            email,
            language: self.language(),
            started: false,
            last_seen: String::new(),
            created_at: self.now(),
        })
    }

    /// The request that starts a flow; repeated, it is the same one.
    async fn ask_for_mail(&self, row: &FlowRow) -> Result<Result<Flow, Failure>, CoreError> {
        Ok(match row.kind {
            StoredKind::Address => self.ask_for_address(row).await,
            StoredKind::Enrolment => self.ask_for_enrolment(row).await,
            // Only the person knows the password that it asks for; if it was begun, the university knows it.
            StoredKind::AddressChange | StoredKind::SecondPassword | StoredKind::Graduation => {
                self.server()?.flow(row.id, &row.secret).await
            }
            StoredKind::Registration
            | StoredKind::Continue
            | StoredKind::PasswordReset
            | StoredKind::Recovery => self.server()?.start_flow(&start_of(row)?).await,
        })
    }

    pub(crate) async fn open_flow(&self) -> Result<(Store, FlowRow), CoreError> {
        let no_flow = || CoreError::new(code::NO_FLOW);
        let store = self.existing_store().await?.ok_or_else(no_flow)?;
        let row = self.flow_here(&store).await?.ok_or_else(no_flow)?;
        Ok((store, row))
    }

    /// The open flow, if it is one of the connected university: another one must not hear of its secret and address.
    pub(super) async fn flow_here(&self, store: &Store) -> Result<Option<FlowRow>, CoreError> {
        let connected = self.remembered().map(|remembered| remembered.id);
        let row = store.read(flow::get).await?;
        Ok(row.filter(|row| Some(&row.university) == connected.as_ref()))
    }

    /// Spends code or handle, and keeps what it led to.
    pub(crate) async fn redeem(&self, row: FlowRow, redeem: Redeem) -> Result<FlowDone, CoreError> {
        if row.kind == StoredKind::Address {
            return self.confirm_address(row, redeem).await;
        }
        if row.kind == StoredKind::AddressChange {
            return self.confirm_change(row, redeem).await;
        }
        if row.kind == StoredKind::Enrolment {
            return self.open_enrolment(row, redeem).await;
        }
        if row.kind == StoredKind::Graduation {
            return self.confirm_graduation(row, redeem).await;
        }
        let server = self.server()?;
        match server.redeem_flow(row.id, &row.secret, &redeem).await? {
            Redeemed::Application(given) => self.keep_credential(row, given).await,
            Redeemed::PasswordReset(right) => {
                self.keep_right(HeldRight::both(row.university, right));
                let store = self.store().await?;
                store.transact(flow::delete).await?;
                Ok(FlowDone::Passwords)
            }
            Redeemed::SecondPassword(right) => {
                self.keep_right(HeldRight::second(row, right));
                let store = self.store().await?;
                store.transact(flow::delete).await?;
                Ok(FlowDone::SecondPasswordAnew)
            }
        }
    }

    pub(super) async fn keep_credential(
        &self,
        row: FlowRow,
        given: ApplicationCredential,
    ) -> Result<FlowDone, CoreError> {
        let store = self.store().await?;
        let now = self.now();
        let mut credential = credential_of(&row, &given, now);
        let sent = (given.revision > 0).then(|| ApplicationRow {
            id: given.application,
            university: row.university,
            email: given.email.expose().into(),
            revision: given.revision,
            last_seen: String::new(),
            seen_at: now,
        });
        let done = match sent {
            Some(_) => FlowDone::Status,
            None => FlowDone::Terms,
        };
        store
            .transact(move |tx| {
                // What is applied for stays the same, and so does what it began with.
                if let Some(held) = credential::get(**tx, credential.application)? {
                    credential.present_name = held.present_name;
                }
                credential::put(tx, &credential)?;
                if let Some(mut sent) = sent {
                    // What was last seen of it stays, for when the server cannot be asked.
                    if let Some(held) = application::get(**tx, sent.id)? {
                        sent.last_seen = held.last_seen;
                    }
                    application::put(tx, &sent)?;
                }
                flow::delete(tx)
            })
            .await?;
        // Something may have waited for just this credential.
        self.with_engine(akashi_sync::Engine::wake);
        Ok(done)
    }

    pub(super) async fn seen(
        &self,
        store: &Store,
        row: FlowRow,
        seen: &Flow,
    ) -> Result<FlowView, CoreError> {
        let json =
            serde_json::to_string(seen).map_err(|_| crate::errors::internal("a flow in JSON"))?;
        let id = row.id;
        if !row.started || row.last_seen != json {
            store.transact(move |tx| flow::seen(tx, id, &json)).await?;
        }
        Ok(self.view(&row, Some(seen)))
    }

    /// `seen`, or what was last seen.
    pub(super) fn view(&self, row: &FlowRow, seen: Option<&Flow>) -> FlowView {
        let last: Option<Flow> = serde_json::from_str(&row.last_seen).ok();
        let policies = akashi_domain::policy::Policies::default();
        let now = self.server_now();
        let mut view = FlowView {
            kind: match row.kind {
                StoredKind::Registration => FlowKind::Registration,
                StoredKind::Continue => FlowKind::Continue,
                StoredKind::PasswordReset => FlowKind::PasswordReset,
                StoredKind::Address => FlowKind::Address,
                StoredKind::AddressChange => FlowKind::AddressChange,
                StoredKind::Enrolment => FlowKind::Enrolment,
                StoredKind::Recovery => FlowKind::Recovery,
                StoredKind::Graduation => FlowKind::Graduation,
                StoredKind::SecondPassword => FlowKind::SecondPassword,
            },
            email: row.email.clone(),
            mail: MailProgress::Unknown,
            again_in_seconds: None,
            resend_in_seconds: 0,
            checklist_in_seconds: 0,
            expires_in_seconds: None,
        };
        let checklist = i64::from(policies.mail_checklist_minutes) * 60;
        let age = self.now().duration_since(row.created_at).as_secs();
        view.checklist_in_seconds = seconds((checklist - age).min(checklist));
        if let Some(flow) = seen.or(last.as_ref()) {
            view.mail = progress(flow.mail);
            view.again_in_seconds = again_in(flow.mail, now);
            view.resend_in_seconds = seconds_until(flow.resend_from, now);
            view.expires_in_seconds = flow
                .expires_at
                .map(|end| seconds(end.duration_since(now).as_secs()));
        }
        view
    }

    /// A UUID of version 7 out of our own clock and randomness.
    pub(crate) fn new_id(&self) -> Result<Uuid, CoreError> {
        let random = draw::<10>(&*self.shared.options.entropy)?;
        let now = u64::try_from(self.now().as_millisecond()).unwrap_or(0);
        Ok(uuid::Builder::from_unix_timestamp_millis(now, &random).into_uuid())
    }

    /// 64 hexadecimal digits.
    pub(crate) fn new_secret(&self) -> Result<String, CoreError> {
        let bytes = draw::<32>(&*self.shared.options.entropy)?;
        Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

pub(crate) fn typed_twice(request: &StartRegistration) -> Result<EmailAddress, CoreError> {
    let email = EmailAddress::parse(request.email.expose())?;
    match EmailAddress::parse(request.email_confirmation.expose()) {
        Ok(confirmation) if confirmation.key() == email.key() => Ok(email),
        _ => Err(CoreError::new(code::EMAILS_DIFFER)),
    }
}

fn start_of(row: &FlowRow) -> Result<StartFlow, CoreError> {
    let damaged = || crate::errors::internal("the stored flow");
    Ok(StartFlow {
        id: row.id,
        secret: row.secret.clone(),
        purpose: match row.kind {
            // Those of an account have their own requests.
            StoredKind::Registration
            | StoredKind::Address
            | StoredKind::AddressChange
            | StoredKind::SecondPassword
            | StoredKind::Enrolment
            | StoredKind::Graduation => FlowPurpose::Registration,
            StoredKind::Recovery => FlowPurpose::Recovery,
            StoredKind::PasswordReset => FlowPurpose::PasswordReset,
            StoredKind::Continue => FlowPurpose::ContinueApplication {
                reference: ReferenceNumber::parse(&row.reference).map_err(|_| damaged())?,
            },
        },
        email: EmailAddress::parse(row.email.expose())?,
        language: row.language,
    })
}

fn credential_of(row: &FlowRow, given: &ApplicationCredential, now: Timestamp) -> CredentialRow {
    CredentialRow {
        application: given.application,
        kind: given.applies_for,
        university: row.university.clone(),
        email: given.email.expose().into(),
        token: given.token.clone(),
        expires_at: given.expires_at,
        revision: given.revision,
        created_at: now,
        present_name: FormAnswers::default(),
    }
}

/// The server knows nothing of this flow any more.
fn is_gone(failure: &Failure) -> bool {
    matches!(
        failure.problem_code(),
        Some(ProblemCode::NotFound | ProblemCode::NotSignedIn)
    )
}

pub(super) const fn progress(mail: MailState) -> MailProgress {
    match mail {
        MailState::Queued { again_at: None } => MailProgress::Queued,
        MailState::Queued { again_at: Some(_) } => MailProgress::PutOff,
        MailState::Accepted { .. } => MailProgress::Accepted,
        MailState::Refused {
            reason: MailRefusal::UnknownMailbox,
        } => MailProgress::RefusedUnknownMailbox,
        MailState::Refused {
            reason: MailRefusal::Other,
        } => MailProgress::RefusedOther,
    }
}

/// How long until a mail that was put off is tried again.
pub(super) fn again_in(mail: MailState, now: Timestamp) -> Option<u32> {
    match mail {
        MailState::Queued { again_at } => again_at.map(|at| seconds_until(at, now)),
        _ => None,
    }
}

/// Seconds after which it is that time: a second that has begun is one to wait for.
pub(super) fn seconds_until(at: Timestamp, now: Timestamp) -> u32 {
    let left = at.duration_since(now);
    seconds(left.as_secs() + i64::from(left.subsec_nanos() > 0))
}

pub(super) fn seconds(seconds: i64) -> u32 {
    u32::try_from(seconds.max(0)).unwrap_or(u32::MAX)
}
