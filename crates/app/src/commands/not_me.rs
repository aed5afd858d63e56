//! `session.not_me`: somebody else has signed in (F08).

use akashi_protocol::session::NotMe;
use akashi_store::flow::{self, FlowKind};
use akashi_store::session;

use crate::api::flow::FlowView;
use crate::api::{Answers, CoreError, Nothing, SessionNotMe};
use crate::core::{Core, lock};
use crate::host::Host;

impl<H: Host> Answers<SessionNotMe> for Core<H> {
    /// Id and secret of the flow are on the disk before they are sent: the mail it brings belongs to this computer. Where
    /// the university did not answer, nothing is claimed: the person presses again, or is asked to sign in.
    async fn answer(&self, _: Nothing) -> Result<FlowView, CoreError> {
        let graduate = self.as_graduate().await?;
        let email = graduate.session.email.clone();
        let row = self.new_flow(FlowKind::PasswordReset, String::new(), email)?;
        let store = self.store().await?;
        let stored = row.clone();
        store.transact(move |tx| flow::put(tx, &stored)).await?;
        let asked = NotMe {
            id: row.id,
            secret: row.secret.clone(),
            language: row.language,
        };
        let token = &graduate.session.token;
        match graduate.server.not_me(token, &asked).await {
            Ok(seen) => {
                store.transact(session::delete).await?;
                *lock(&self.shared.last_used) = None;
                self.seen(&store, row, &seen).await
            }
            Err(failure) => {
                store.transact(flow::delete).await?;
                Err(self.graduate_failed(failure).await)
            }
        }
    }
}
