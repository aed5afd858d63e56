//! `store.…`, `data.…`: opening and locking the store, its key, what cannot be read, and leaving no trace (F16).

use akashi_store::{Aside, Health, OpenFailed};

use crate::api::error::code;
use crate::api::start::{StartView, StoreState, Unlock};
use crate::api::store::{
    AsideView, ChangePassphrase, KeyPlace, RemoveAside, SetAside, StoreDetails as Details,
    StoreHealth,
};
use crate::api::{
    Answers, CoreError, DataRemoveAll, Nothing, StoreChangePassphrase, StoreDetails, StoreLock,
    StoreRemoveAside, StoreRenewKey, StoreSetAside, StoreUnlock,
};
use crate::core::{Core, lock};
use crate::host::Host;
use crate::images::Images;

impl<H: Host> Answers<StoreUnlock> for Core<H> {
    async fn answer(&self, request: Unlock) -> Result<StartView, CoreError> {
        let store = self.shared.device.unlock(request.passphrase).await?;
        self.run_engine(&store);
        self.start_view().await
    }
}

impl<H: Host> Answers<StoreLock> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<StartView, CoreError> {
        self.lock_store().await;
        self.start_view().await
    }
}

impl<H: Host> Answers<StoreDetails> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<Details, CoreError> {
        self.store_details().await
    }
}

impl<H: Host> Answers<StoreRenewKey> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<Nothing, CoreError> {
        // What is being sent goes on under the new key.
        self.stop_engine();
        let renewed = self.shared.device.renew_key().await;
        if let Some(store) = self.shared.device.held().await {
            self.run_engine(&store);
        }
        match renewed {
            Ok(_) => Ok(Nothing {}),
            Err(OpenFailed::KeyringLocked) => Err(CoreError::new(code::KEY_NOT_RENEWED)),
            Err(other) => Err(other.into()),
        }
    }
}

impl<H: Host> Answers<StoreChangePassphrase> for Core<H> {
    async fn answer(&self, request: ChangePassphrase) -> Result<Nothing, CoreError> {
        self.stop_engine();
        let device = &self.shared.device;
        let changed = device.change_passphrase(request.old, request.new).await;
        if let Some(store) = device.held().await {
            self.run_engine(&store);
        }
        changed?;
        Ok(Nothing {})
    }
}

impl<H: Host> Answers<StoreSetAside> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<SetAside, CoreError> {
        let damaged = *lock(&self.shared.health) == Some(Health::Damaged);
        match self.store_state().await? {
            StoreState::KeyLost
            | StoreState::Damaged
            | StoreState::NeedsPassphrase
            | StoreState::NotMigrated
            | StoreState::TooNew => {}
            StoreState::Open if damaged => {}
            _ => return Err(CoreError::new(code::STORE_SOUND)),
        }
        self.stop_engine();
        let name = self.shared.device.set_aside(self.now()).await?;
        self.stop_engine();
        self.forget_store();
        Ok(SetAside {
            folder: self.shared.device.dir().join(name).display().to_string(),
            start: self.start_view().await?,
        })
    }
}

impl<H: Host> Answers<StoreRemoveAside> for Core<H> {
    async fn answer(&self, request: RemoveAside) -> Result<Details, CoreError> {
        self.shared.device.remove_aside(request.name).await?;
        self.store_details().await
    }
}

impl<H: Host> Core<H> {
    async fn store_details(&self) -> Result<Details, CoreError> {
        let device = &self.shared.device;
        let key = match (device.held().await, device.has_passphrase()) {
            (None, _) => KeyPlace::None,
            (Some(_), true) => KeyPlace::Passphrase,
            (Some(_), false) => KeyPlace::Keyring,
        };
        let asides = device.asides().await?;
        let health = *lock(&self.shared.health);
        Ok(Details {
            folder: device.dir().display().to_string(),
            key,
            health: health.map(|health| match health {
                Health::Sound => StoreHealth::Sound,
                Health::Damaged => StoreHealth::Damaged,
                Health::Unfinished => StoreHealth::Unfinished,
            }),
            asides: asides.into_iter().map(aside_view).collect(),
        })
    }

    /// Nothing of the store that was there is known any more.
    fn forget_store(&self) {
        *lock(&self.shared.images) = Images::default();
        self.forget_pictures();
        self.forget_right();
        self.forget_graduation();
        self.forget_key();
        *lock(&self.shared.last_used) = None;
        *lock(&self.shared.present) = None;
        *lock(&self.shared.health) = None;
    }
}

fn aside_view(aside: Aside) -> AsideView {
    AsideView {
        name: aside.name,
        bytes: u32::try_from(aside.bytes).unwrap_or(u32::MAX),
    }
}

impl<H: Host> Answers<DataRemoveAll> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<StartView, CoreError> {
        self.end_sessions_on_server().await;
        self.stop_engine();
        self.shared.device.remove_all().await?;
        // Another command may have started it again in between, on a store that is gone now.
        self.stop_engine();
        self.forget_store();
        *lock(&self.shared.info) = None;
        lock(&self.shared.staff).take();
        *lock(&self.shared.looked_up) = None;
        self.change_settings(|settings| {
            settings.university = None;
            settings.sending_paused = false;
        })
        .await?;
        self.start_view().await
    }
}
