//! `name_change.…`: 氏名の変更. A password leads to an application like every other; what is here is only the way to it, and
//! what is known of the name that is to be changed.

use akashi_domain::{
    Answers as FormAnswers, ApplicationKind, FieldProblem, UniversityInfo, changed_name,
};
use akashi_protocol::account::BeginNameChange;
use akashi_store::credential::{self, CredentialRow};
use akashi_store::draft::DraftRow;
use akashi_store::{Store, StoreError};

use crate::api::account::{NameChangeRequest, NameChangeView};
use crate::api::error::code;
use crate::api::{Answers, CoreError, NameChangeBegin, NameChangeLook, Nothing};
use crate::commands::account::is_missing;
use crate::core::Core;
use crate::host::Host;

const KIND: ApplicationKind = ApplicationKind::NameChange;

impl<H: Host> Answers<NameChangeLook> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<NameChangeView, CoreError> {
        let graduate = self.as_graduate().await?;
        let (info, _) = self.info_or_cached().await?;
        let email = self.address_of(&graduate).await?;
        Ok(NameChangeView {
            offered: info.takes_name_changes(),
            begun: self.begun_of(&graduate, email.expose(), KIND).await?,
        })
    }
}

impl<H: Host> Answers<NameChangeBegin> for Core<H> {
    /// An answer that gets lost is asked for again: the university opens what was begun once more.
    async fn answer(&self, request: NameChangeRequest) -> Result<Nothing, CoreError> {
        let graduate = self.as_graduate().await?;
        let email = self.address_of(&graduate).await?;
        self.room_for(&graduate, email.expose(), KIND).await?;
        let begin = BeginNameChange {
            password: request.password,
            language: self.language(),
        };
        let token = &graduate.session.token;
        let begun = match graduate.server.begin_name_change(token, &begin).await {
            Ok(begun) => begun,
            Err(failure) if is_missing(&failure, &begin.password) => {
                return Err(CoreError::new(code::CURRENT_PASSWORD_MISSING));
            }
            Err(failure) => return Err(self.graduate_failed(failure).await),
        };
        let given = begun.credential;
        let held = CredentialRow {
            application: given.application,
            kind: given.applies_for,
            university: self.connected()?.id,
            email: given.email.expose().into(),
            token: given.token,
            expires_at: given.expires_at,
            revision: given.revision,
            created_at: self.now(),
            present_name: begun.present,
        };
        let store = self.store().await?;
        store.transact(move |tx| credential::put(tx, &held)).await?;
        // Something may have waited for just this credential.
        self.with_engine(akashi_sync::Engine::wake);
        Ok(Nothing {})
    }
}

impl<H: Host> Core<H> {
    /// What is wrong where a changed name is the one that the account has already. The university says it as well.
    pub(super) async fn same_name(
        &self,
        store: &Store,
        draft: &DraftRow,
        info: &UniversityInfo,
        answers: &FormAnswers,
    ) -> Result<Option<FieldProblem>, StoreError> {
        if draft.kind != KIND {
            return Ok(None);
        }
        let id = draft.application;
        let held = store
            .read(move |reader| credential::get(reader, id))
            .await?;
        Ok(held
            .and_then(|held| changed_name::unchanged(info.form(KIND), &held.present_name, answers)))
    }
}
