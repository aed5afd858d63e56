//! `store.…`, `data.…`: opening the store, and leaving no trace (F16).

use crate::api::start::{StartView, Unlock};
use crate::api::{Answers, CoreError, DataRemoveAll, Nothing, StoreUnlock};
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

impl<H: Host> Answers<DataRemoveAll> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<StartView, CoreError> {
        self.end_sessions_on_server().await;
        self.stop_engine();
        self.shared.device.remove_all().await?;
        // Another command may have started it again in between, on a store that is gone now.
        self.stop_engine();
        *lock(&self.shared.images) = Images::default();
        self.forget_pictures();
        *lock(&self.shared.info) = None;
        *lock(&self.shared.last_used) = None;
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
