//! Links of the system. Two forms only (F15); what comes of one is told by an event. A link is never logged.

use akashi_domain::Sensitive;
use akashi_domain::connect::{DeepLink, host_label, parse_deep_link};
use akashi_protocol::ProblemCode;
use akashi_protocol::flow::Redeem;
use url::Url;

use crate::api::error::code;
use crate::api::event::ConnectProposal;
use crate::api::flow::FlowDone;
use crate::api::{CoreError, CoreEvent};
use crate::core::Core;
use crate::host::Host;
use crate::university::card_of;

impl<H: Host> Core<H> {
    /// A link `akashi:…` was opened. What comes of it is told by events; anything that is no link of ours is ignored.
    pub async fn open_link(&self, link: &str) {
        match parse_deep_link(link) {
            Some(DeepLink::Connect(address)) => self.propose(address).await,
            Some(DeepLink::Open(handle)) => {
                let Some(handle) = self.open_sign_in(handle).await else {
                    return;
                };
                let event = match self.open_handle(handle).await {
                    Ok(done) => CoreEvent::FlowDone(done),
                    Err(error) => CoreEvent::FlowFailed(error),
                };
                self.shared.host.emit(event);
            }
            None => tracing::warn!("a link that is not ours"),
        }
    }

    /// The person is always asked, also when the server cannot say who it is.
    async fn propose(&self, address: Url) {
        let info = match self.client() {
            Ok(client) => client.at(address.clone()).university().await.ok(),
            Err(_) => None,
        };
        let proposal = ConnectProposal {
            address: address.as_str().to_owned(),
            host: host_label(&address),
            card: info.map(|info| card_of(&address, &info)),
        };
        self.shared.host.emit(CoreEvent::ConnectProposed(proposal));
    }

    /// The way back from the identity provider; gives the handle back where it is none of that.
    async fn open_sign_in(&self, handle: String) -> Option<String> {
        let redeem = Redeem::Handle {
            handle: Sensitive::new(handle.clone()),
        };
        match self.come_back(redeem).await {
            None => Some(handle),
            Some(Err(error)) if error.code == ProblemCode::CodeWrong.as_str() => Some(handle),
            Some(done) => {
                self.tell(done);
                None
            }
        }
    }

    async fn open_handle(&self, handle: String) -> Result<FlowDone, CoreError> {
        let not_ours = || CoreError::new(code::LINK_NOT_OURS);
        let (_, flow) = self.open_flow().await.map_err(|error| {
            if error.code == code::NO_FLOW {
                not_ours()
            } else {
                error
            }
        })?;
        let redeem = Redeem::Handle {
            handle: Sensitive::new(handle),
        };
        self.redeem(flow, redeem).await.map_err(|error| {
            // A handle of another device's flow is unknown to ours.
            let unknown = [ProblemCode::NotFound, ProblemCode::CodeWrong]
                .iter()
                .any(|code| code.as_str() == error.code);
            if unknown { not_ours() } else { error }
        })
    }
}
