//! `enrolment.…`: 学籍番号追加登録. A mail to the address of the account leads to an application like every other; what is here
//! is only the way to it, and the way back to one that is under way.

use akashi_domain::{ApplicationKind, EmailAddress, Sensitive};
use akashi_protocol::ProblemCode;
use akashi_protocol::account::{AddEnrolment, OpenEnrolment};
use akashi_protocol::flow::{Flow, Redeem};
use akashi_store::flow::{FlowKind, FlowRow};
use akashi_store::{Reader, StoreError, Tx, application, credential, draft, outbox};
use akashi_sync::Failure;
use jiff::Timestamp;
use uuid::Uuid;

use crate::api::account::{EnrolmentStep, EnrolmentView};
use crate::api::error::code;
use crate::api::flow::{FlowDone, FlowView};
use crate::api::{Answers, CoreError, EnrolmentAdd, EnrolmentBegun, Nothing};
use crate::commands::account::whose;
use crate::core::Core;
use crate::host::Host;
use crate::roles::Graduate;

impl<H: Host> Answers<EnrolmentBegun> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<EnrolmentView, CoreError> {
        let graduate = self.as_graduate().await?;
        let email = self.address_of(&graduate).await?;
        let begun = self.enrolment_begun(&graduate, email.expose()).await?;
        Ok(EnrolmentView {
            email: email.expose().into(),
            begun,
        })
    }
}

impl<H: Host> Answers<EnrolmentAdd> for Core<H> {
    /// Id and secret of the flow are on the disk before they are sent: an answer that gets lost is asked for again.
    async fn answer(&self, _: Nothing) -> Result<FlowView, CoreError> {
        let graduate = self.as_graduate().await?;
        let store = self.store().await?;
        // Said before the mail rather than after it: there is room for one draft.
        let other = store.read(draft::get).await?;
        if other.is_some_and(|(draft, _)| draft.kind != ApplicationKind::Enrolment) {
            return Err(CoreError::new(code::OTHER_DRAFT));
        }
        let email = self.address_of(&graduate).await?;
        let user = whose(&graduate.session.email);
        self.start_flow(FlowKind::Enrolment, user, email).await
    }
}

impl<H: Host> Core<H> {
    async fn address_of(&self, graduate: &Graduate) -> Result<EmailAddress, CoreError> {
        let token = &graduate.session.token;
        match graduate.server.present_address(token).await {
            Ok(present) => Ok(present.email),
            Err(failure) => Err(self.graduate_failed(failure).await),
        }
    }

    /// How far the application of whoever is signed in, with this address, has come on this computer.
    pub(crate) async fn enrolment_begun(
        &self,
        graduate: &Graduate,
        email: &str,
    ) -> Result<Option<EnrolmentStep>, CoreError> {
        let store = self.store().await?;
        let open = self.flow_here(&store).await?;
        let user = whose(&graduate.session.email);
        if open.is_some_and(|open| open.kind == FlowKind::Enrolment && open.reference == user) {
            return Ok(Some(EnrolmentStep::Mail));
        }
        let university = self.connected()?.id;
        let found = store.read(move |reader| written(reader, &university));
        let Some(found) = found.await? else {
            return Ok(None);
        };
        if whose(&found.email) == whose(&Sensitive::from(email)) {
            return Ok(Some(found.step));
        }
        // Begun under another address: another person's, or one that has changed since. The university knows.
        if !self.is_of_account(graduate, found.application).await? {
            return Ok(None);
        }
        let (application, email) = (found.application, Sensitive::from(email));
        let now = self.now();
        store
            .transact(move |tx| moved(tx, application, &email, now))
            .await?;
        Ok(Some(found.step))
    }

    /// Does the application belong to whoever is signed in? Where the university cannot be asked, nobody's is shown.
    async fn is_of_account(
        &self,
        graduate: &Graduate,
        application: Uuid,
    ) -> Result<bool, CoreError> {
        let token = &graduate.session.token;
        match graduate.server.application(application, token).await {
            Ok(_) => Ok(true),
            Err(failure) if failure.problem_code() == Some(ProblemCode::NotSignedIn) => {
                Err(self.graduate_failed(failure).await)
            }
            Err(failure) => {
                tracing::info!(
                    code = failure.code(),
                    "what was begun is not known as theirs"
                );
                Ok(false)
            }
        }
    }

    /// Asks for the mail, as whoever is signed in; repeated, it is the same one.
    pub(crate) async fn ask_for_enrolment(&self, row: &FlowRow) -> Result<Flow, Failure> {
        let not_signed_in = || Failure::problem(ProblemCode::NotSignedIn);
        let graduate = self.as_graduate().await.map_err(|_| not_signed_in())?;
        let add = AddEnrolment {
            id: row.id,
            secret: row.secret.clone(),
            language: row.language,
        };
        let token = &graduate.session.token;
        graduate.server.add_enrolment(token, &add).await
    }

    /// Spends code or handle, and keeps what opens the application.
    pub(crate) async fn open_enrolment(
        &self,
        row: FlowRow,
        redeem: Redeem,
    ) -> Result<FlowDone, CoreError> {
        let graduate = self.as_graduate().await?;
        let open = OpenEnrolment {
            flow: row.id,
            secret: row.secret.clone(),
            redeem,
        };
        let token = &graduate.session.token;
        match graduate.server.open_enrolment(token, &open).await {
            Ok(given) => self.keep_credential(row, given).await,
            Err(failure) => Err(self.graduate_failed(failure).await),
        }
    }
}

/// An application for a further number that is under way here.
struct Begun {
    application: Uuid,
    /// The address of its account when it was begun.
    email: Sensitive<String>,
    step: EnrolmentStep,
}

/// A draft, or what opens an application of which there is none yet.
fn written(reader: Reader<'_>, university: &str) -> Result<Option<Begun>, StoreError> {
    if let Some((draft, _)) = draft::get(reader)? {
        let theirs = draft.kind == ApplicationKind::Enrolment && draft.university == university;
        return Ok(theirs.then_some(Begun {
            application: draft.application,
            email: draft.email,
            step: EnrolmentStep::Draft,
        }));
    }
    let Some(newest) = credential::newest(reader, university)? else {
        return Ok(None);
    };
    let sent = newest.revision > 0
        || application::get(reader, newest.application)?.is_some()
        || outbox::list(reader)?
            .iter()
            .any(|entry| entry.application == newest.application);
    let open = newest.kind == ApplicationKind::Enrolment && !sent;
    Ok(open.then_some(Begun {
        application: newest.application,
        email: newest.email,
        step: EnrolmentStep::Terms,
    }))
}

/// The account has another address now, and so has what was begun for it.
fn moved(
    tx: &Tx<'_>,
    application: Uuid,
    email: &Sensitive<String>,
    now: Timestamp,
) -> Result<(), StoreError> {
    if let Some(mut credential) = credential::get(**tx, application)? {
        credential.email = email.clone();
        credential::put(tx, &credential)?;
    }
    match draft::get(**tx)? {
        Some((mut draft, documents)) if draft.application == application => {
            draft.email = email.clone();
            draft::put(tx, &draft, &documents, now)
        }
        _ => Ok(()),
    }
}
