//! `account.…`: what whoever is signed in changes about their account.

use akashi_domain::{EmailAddress, Sensitive};
use akashi_protocol::ProblemCode;
use akashi_protocol::account::{AsksFor, ChangeAddress, ConfirmChange};
use akashi_protocol::flow::Redeem;
use akashi_store::flow::{FlowKind, FlowRow};
use akashi_store::{campus, flow, session};
use akashi_sync::Failure;

use crate::api::account::{AddressProof, AddressView, ChangeAddressRequest};
use crate::api::error::code;
use crate::api::flow::{FlowDone, FlowView, StartRegistration};
use crate::api::{AccountAddress, AccountChangeAddress, Answers, CoreError, Nothing};
use crate::commands::flow::typed_twice;
use crate::core::Core;
use crate::host::Host;

impl<H: Host> Answers<AccountAddress> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<AddressView, CoreError> {
        let graduate = self.as_graduate().await?;
        let token = &graduate.session.token;
        let present = match graduate.server.present_address(token).await {
            Ok(present) => present,
            Err(failure) => return Err(self.graduate_failed(failure).await),
        };
        let store = self.store().await?;
        let open = self.flow_here(&store).await?;
        Ok(AddressView {
            email: present.email.expose().into(),
            asks_for: proof_of(present.asks_for),
            waiting: open.is_some_and(|open| open.kind == FlowKind::AddressChange),
        })
    }
}

impl<H: Host> Answers<AccountChangeAddress> for Core<H> {
    /// Id and secret of the flow are on the disk before they are sent, the password never is: an answer that gets lost is
    /// asked for by the flow alone.
    async fn answer(&self, request: ChangeAddressRequest) -> Result<FlowView, CoreError> {
        let email = typed_twice(&StartRegistration {
            email: request.email,
            email_confirmation: request.email_confirmation,
        })?;
        let graduate = self.as_graduate().await?;
        let user = whose(&graduate.session.email);
        let row = self.new_flow(FlowKind::AddressChange, user, email.expose().into())?;
        let change = ChangeAddress {
            id: row.id,
            secret: row.secret.clone(),
            email,
            password: request.password,
            language: row.language,
        };
        let token = &graduate.session.token;
        let ask = async { Ok(graduate.server.change_address(token, &change).await) };
        match self.begin_flow(&row, ask).await? {
            Ok(view) => Ok(view),
            Err(failure) if is_missing(&failure, &change.password) => {
                Err(CoreError::new(code::CURRENT_PASSWORD_MISSING))
            }
            Err(failure) => Err(self.graduate_failed(failure).await),
        }
    }
}

impl<H: Host> Core<H> {
    /// Spends code or handle: from then on the address is the one of whoever is signed in.
    pub(crate) async fn confirm_change(
        &self,
        row: FlowRow,
        redeem: Redeem,
    ) -> Result<FlowDone, CoreError> {
        let graduate = self.as_graduate().await?;
        let token = graduate.session.token.clone();
        let confirm = ConfirmChange {
            flow: row.id,
            secret: row.secret,
            redeem,
        };
        if let Err(failure) = graduate.server.confirm_change(&token, &confirm).await {
            return Err(self.graduate_failed(failure).await);
        }
        let (store, address) = (self.store().await?, row.email);
        // Whoever signs in with an address does so with the new one.
        let signs_in_with_it = EmailAddress::parse(graduate.session.email.expose()).is_ok();
        store
            .transact(move |tx| {
                if signs_in_with_it && campus::get(**tx)?.is_none() {
                    session::renamed(tx, &token, &address)?;
                }
                flow::delete(tx)
            })
            .await?;
        Ok(FlowDone::AddressChanged)
    }
}

pub(crate) const fn proof_of(asked: AsksFor) -> AddressProof {
    match asked {
        AsksFor::Password => AddressProof::Password,
        AsksFor::SecondPassword => AddressProof::SecondPassword,
        AsksFor::Nothing => AddressProof::Nothing,
    }
}

/// A password that nobody has typed is not a wrong one.
pub(crate) fn is_missing(failure: &Failure, typed: &Sensitive<String>) -> bool {
    failure.problem_code() == Some(ProblemCode::CurrentPasswordWrong) && typed.expose().is_empty()
}

/// Who somebody is on this computer: two ways of writing one address are one person.
pub(crate) fn whose(signed_in_with: &Sensitive<String>) -> String {
    match EmailAddress::parse(signed_in_with.expose()) {
        Ok(address) => address.key(),
        Err(_) => signed_in_with.expose().trim().to_lowercase(),
    }
}
