//! What whoever is signed in has begun on this computer and not sent: 学籍番号追加, 氏名の変更. It belongs to their account, so
//! nobody else is shown it, and nobody else's takes its place.

use akashi_domain::{ApplicationKind, Sensitive};
use akashi_protocol::ProblemCode;
use akashi_store::flow::FlowKind;
use akashi_store::{Reader, StoreError, Tx, application, credential, draft, outbox};
use jiff::Timestamp;
use uuid::Uuid;

use crate::api::CoreError;
use crate::api::account::{BegunStep, BegunView};
use crate::api::error::code;
use crate::commands::account::whose;
use crate::core::Core;
use crate::host::Host;
use crate::roles::Graduate;

impl<H: Host> Core<H> {
    /// How far what whoever is signed in, with this address, has begun has come on this computer.
    pub(crate) async fn begun(
        &self,
        graduate: &Graduate,
        email: &str,
    ) -> Result<Option<BegunView>, CoreError> {
        let store = self.store().await?;
        let open = self.flow_here(&store).await?;
        let user = whose(&graduate.session.email);
        if open.is_some_and(|open| open.kind == FlowKind::Enrolment && open.reference == user) {
            return Ok(Some(BegunView {
                kind: ApplicationKind::Enrolment,
                step: BegunStep::Mail,
            }));
        }
        let university = self.connected()?.id;
        let found = store.read(move |reader| written(reader, &university));
        let Some(found) = found.await? else {
            return Ok(None);
        };
        let view = BegunView {
            kind: found.kind,
            step: found.step,
        };
        if whose(&found.email) == whose(&Sensitive::from(email)) {
            return Ok(Some(view));
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
        Ok(Some(view))
    }

    /// The step of an application of this kind, where one is begun.
    pub(crate) async fn begun_of(
        &self,
        graduate: &Graduate,
        email: &str,
        kind: ApplicationKind,
    ) -> Result<Option<BegunStep>, CoreError> {
        let begun = self.begun(graduate, email).await?;
        Ok(begun.filter(|begun| begun.kind == kind).map(|one| one.step))
    }

    /// Said before anything is asked for: there is room for one draft, and another kind's or another person's is not
    /// gone on with.
    ///
    /// # Errors
    /// `other_draft`.
    pub(crate) async fn room_for(
        &self,
        graduate: &Graduate,
        email: &str,
        kind: ApplicationKind,
    ) -> Result<(), CoreError> {
        let store = self.store().await?;
        let university = self.connected()?.id;
        let Some((draft, _)) = store.read(draft::get).await? else {
            return Ok(());
        };
        let theirs = draft.kind == kind
            && draft.university == university
            && (whose(&draft.email) == whose(&Sensitive::from(email))
                || self.is_of_account(graduate, draft.application).await?);
        match theirs {
            true => Ok(()),
            false => Err(CoreError::new(code::OTHER_DRAFT)),
        }
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
}

/// An application of an account that is under way here.
struct Begun {
    application: Uuid,
    kind: ApplicationKind,
    /// The address of its account when it was begun.
    email: Sensitive<String>,
    step: BegunStep,
}

/// A draft, or what opens an application of which there is none yet.
fn written(reader: Reader<'_>, university: &str) -> Result<Option<Begun>, StoreError> {
    if let Some((draft, _)) = draft::get(reader)? {
        let theirs = draft.kind.is_of_account() && draft.university == university;
        return Ok(theirs.then_some(Begun {
            application: draft.application,
            kind: draft.kind,
            email: draft.email,
            step: BegunStep::Draft,
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
    let open = newest.kind.is_of_account() && !sent;
    Ok(open.then_some(Begun {
        application: newest.application,
        kind: newest.kind,
        email: newest.email,
        step: BegunStep::Terms,
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
