//! `campus.forgot_second`: 第2パスワードを忘れた場合.

use akashi_domain::text::fold_compact;
use akashi_protocol::campus::ForgotSecondPassword;
use akashi_store::flow::{self, FlowKind};
use akashi_sync::Failure;

use crate::api::campus::ForgotSecond;
use crate::api::flow::FlowView;
use crate::api::{Answers, CampusForgotSecond, CoreError};
use crate::core::Core;
use crate::host::Host;

impl<H: Host> Answers<CampusForgotSecond> for Core<H> {
    /// Id and secret of the flow are on the disk before they are sent, the password never is: an answer that gets lost is
    /// asked for by the flow alone. What was open before is forgotten only once this one has begun.
    async fn answer(&self, request: ForgotSecond) -> Result<FlowView, CoreError> {
        let store = self.store().await?;
        let user = fold_compact(request.user_id.expose()).to_lowercase();
        let mut row = self.new_flow(FlowKind::SecondPassword, user, String::new().into())?;
        let asked = ForgotSecondPassword {
            id: row.id,
            secret: row.secret.clone(),
            user_id: request.user_id,
            password: request.password,
            language: row.language,
        };
        let (before, stored) = (store.read(flow::get).await?, row.clone());
        store.transact(move |tx| flow::put(tx, &stored)).await?;
        match self.server()?.forgot_second_password(&asked).await {
            Ok(begun) => {
                row.email = begun.sent_to;
                let (id, hint) = (row.id, row.email.clone());
                store
                    .transact(move |tx| flow::correct(tx, id, &hint))
                    .await?;
                self.seen(&store, row, &begun.flow).await
            }
            // It may have arrived: the waiting screen asks.
            Err(Failure::Timeout) => Ok(self.view(&row, None)),
            Err(failure) => {
                store
                    .transact(move |tx| match &before {
                        Some(before) => flow::put(tx, before),
                        None => flow::delete(tx),
                    })
                    .await?;
                Err(failure.into())
            }
        }
    }
}
