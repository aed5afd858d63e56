//! `enrolment.…`: 学籍番号追加登録. A mail to the address of the account leads to an application like every other; what is here
//! is only the way to it, and the way back to one that is under way.

use akashi_domain::{ApplicationKind, EmailAddress, Sensitive};
use akashi_protocol::ProblemCode;
use akashi_protocol::account::{AddEnrolment, OpenEnrolment};
use akashi_protocol::flow::{Flow, Redeem};
use akashi_store::flow::{FlowKind, FlowRow};
use akashi_store::{Reader, StoreError, application, credential, draft, outbox};
use akashi_sync::Failure;

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
        let (university, email) = (self.connected()?.id, whose(&Sensitive::from(email)));
        Ok(store
            .read(move |reader| written(reader, &university, &email))
            .await?)
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

/// A draft, or what opens an application of which there is none yet.
fn written(
    reader: Reader<'_>,
    university: &str,
    email: &str,
) -> Result<Option<EnrolmentStep>, StoreError> {
    if let Some((draft, _)) = draft::get(reader)? {
        let theirs = draft.kind == ApplicationKind::Enrolment && whose(&draft.email) == email;
        return Ok(theirs.then_some(EnrolmentStep::Draft));
    }
    let Some(newest) = credential::newest(reader, university)? else {
        return Ok(None);
    };
    let theirs = newest.kind == ApplicationKind::Enrolment && whose(&newest.email) == email;
    let sent = newest.revision > 0
        || application::get(reader, newest.application)?.is_some()
        || outbox::list(reader)?
            .iter()
            .any(|entry| entry.application == newest.application);
    Ok((theirs && !sent).then_some(EnrolmentStep::Terms))
}
