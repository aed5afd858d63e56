//! `app.…`, `window.…`: start, language, leaving.

use akashi_store::campus::Way;
use akashi_store::{
    OpenFailed, StoreError, application, campus, credential, draft, flow, outbox, session,
};

use crate::api::start::{CloseWindow, Resume, SetLanguage, StartView, StoreState};
use crate::api::{Answers, AppReady, AppSetLanguage, AppStart, CoreError, Nothing, WindowClose};
use crate::commands::campus::view_of;
use crate::core::{Core, lock};
use crate::host::Host;
use crate::university::card_of_remembered;

impl<H: Host> Answers<AppStart> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<StartView, CoreError> {
        // A view that begins knows of no picture that waits.
        self.forget_pictures();
        self.start_view().await
    }
}

impl<H: Host> Answers<AppReady> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<Nothing, CoreError> {
        self.shared.host.ready();
        Ok(Nothing {})
    }
}

impl<H: Host> Answers<AppSetLanguage> for Core<H> {
    async fn answer(&self, request: SetLanguage) -> Result<Nothing, CoreError> {
        self.remember_language(request.language).await?;
        Ok(Nothing {})
    }
}

impl<H: Host> Answers<WindowClose> for Core<H> {
    async fn answer(&self, request: CloseWindow) -> Result<Nothing, CoreError> {
        self.close(request.choice).await?;
        Ok(Nothing {})
    }
}

impl<H: Host> Core<H> {
    pub(crate) async fn start_view(&self) -> Result<StartView, CoreError> {
        // Opens the store where that needs nobody: who was signed in when it was closed may have idled since.
        let store = self.store_state().await?;
        self.look_for_idlers().await;
        // They may have been gone for so long that it was locked.
        let store = match store {
            StoreState::Open => self.store_state().await?,
            other => other,
        };
        let university = self.remembered().map(card_of_remembered);
        let resume = self.resume(store).await?;
        self.watch_presence(&resume);
        Ok(StartView {
            version: self.shared.options.version.clone(),
            language: self.language(),
            preset_address: self
                .shared
                .options
                .preset_address
                .clone()
                .filter(|_| university.is_none()),
            university,
            resume,
            store,
        })
    }

    pub(crate) async fn store_state(&self) -> Result<StoreState, CoreError> {
        match self.shared.device.ready().await {
            Ok(()) => Ok(StoreState::Open),
            Err(OpenFailed::NeedsNewPassphrase) => Ok(StoreState::NeedsNewPassphrase),
            Err(OpenFailed::NeedsPassphrase) => Ok(StoreState::NeedsPassphrase),
            Err(OpenFailed::KeyringLocked) => Ok(StoreState::KeyringLocked),
            Err(OpenFailed::KeyLost) => Ok(StoreState::KeyLost),
            Err(OpenFailed::Locked) => Ok(StoreState::Locked),
            Err(OpenFailed::Damaged) => Ok(StoreState::Damaged),
            Err(OpenFailed::TooNew) => Ok(StoreState::TooNew),
            Err(OpenFailed::NotMigrated) => Ok(StoreState::NotMigrated),
            Err(OpenFailed::Store(StoreError::DiskFull)) => Ok(StoreState::DiskFull),
            Err(OpenFailed::Store(StoreError::Unwritable)) => Ok(StoreState::DiskUnwritable),
            Err(OpenFailed::Store(StoreError::NoLocks)) => Ok(StoreState::NoLocks),
            Err(other) => Err(other.into()),
        }
    }

    pub(super) async fn resume(&self, state: StoreState) -> Result<Resume, CoreError> {
        let staff = lock(&self.shared.staff)
            .as_ref()
            .map(|session| session.here);
        if state != StoreState::Open {
            return Ok(Resume {
                staff,
                ..Resume::default()
            });
        }
        let Some(store) = self.existing_store().await? else {
            return Ok(Resume {
                staff,
                ..Resume::default()
            });
        };
        // Of another university nothing can be gone on with here.
        let university = self.remembered().map(|remembered| remembered.id);
        let resume = store
            .read(move |reader| read_resume(reader, university.as_deref().unwrap_or_default()))
            .await;
        let resume = match resume {
            // The application starts all the same: what can be read can be saved, and the rest set aside.
            Err(StoreError::Unexpected(_) | StoreError::Unreadable) => {
                self.found_damaged();
                Resume::default()
            }
            read => read?,
        };
        let reset = self.held_right().map(|right| right.of);
        Ok(Resume {
            reset,
            staff,
            ..resume
        })
    }
}

fn read_resume(reader: akashi_store::Reader<'_>, university: &str) -> Result<Resume, StoreError> {
    let flow = flow::get(reader)?.is_some_and(|flow| flow.university == university);
    let draft = draft::get(reader)?.is_some();
    let entries = outbox::list(reader)?;
    let unreadable = outbox::unreadable(reader)?.len();
    let newest = credential::newest(reader, university)?;
    let sent = application::newest(reader, university)?;
    let begun = newest.as_ref().is_some_and(|credential| {
        credential.revision == 0
            && entries
                .iter()
                .all(|entry| entry.application != credential.application)
            && sent
                .as_ref()
                .is_none_or(|sent| sent.id != credential.application)
    });
    let member = campus::get(reader)?;
    Ok(Resume {
        flow,
        terms: begun && !draft,
        draft,
        application: sent.is_some() || !entries.is_empty() || unreadable > 0,
        unsent: u32::try_from(entries.len() + unreadable).unwrap_or(u32::MAX),
        signed_in: session::get(reader)?.is_some(),
        reset: None,
        campus: member.map(|(_, step)| view_of(step)),
        email_key: campus::asks_key(reader)?,
        saml: member.is_some_and(|(way, _)| way == Way::Provider),
        staff: None,
    })
}
