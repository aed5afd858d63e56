//! `enrolment.…`: 学籍番号追加登録. A mail to the address of the account leads to an application like every other; what is here
//! is only the way to it.

use akashi_domain::{ApplicationKind, EmailAddress};
use akashi_protocol::ProblemCode;
use akashi_protocol::account::{AddEnrolment, OpenEnrolment};
use akashi_protocol::flow::{Flow, Redeem};
use akashi_store::flow::{FlowKind, FlowRow};
use akashi_sync::Failure;

use crate::api::account::EnrolmentView;
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
        let kind = ApplicationKind::Enrolment;
        let begun = self.begun_of(&graduate, email.expose(), kind).await?;
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
        let email = self.address_of(&graduate).await?;
        let kind = ApplicationKind::Enrolment;
        self.room_for(&graduate, email.expose(), kind).await?;
        let user = whose(&graduate.session.email);
        self.start_flow(FlowKind::Enrolment, user, email).await
    }
}

impl<H: Host> Core<H> {
    pub(super) async fn address_of(&self, graduate: &Graduate) -> Result<EmailAddress, CoreError> {
        let token = &graduate.session.token;
        match graduate.server.present_address(token).await {
            Ok(present) => Ok(present.email),
            Err(failure) => Err(self.graduate_failed(failure).await),
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
