//! Leaving while something has not reached the university: the person is asked first.

use akashi_store::outbox::{self, EntryState};

use crate::api::start::CloseChoice;
use crate::api::{CoreError, CoreEvent};
use crate::core::{Core, lock};
use crate::host::Host;

/// Where leaving stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Closing {
    /// Nobody wants to leave.
    #[default]
    No,
    /// As soon as everything has been sent.
    WhenSent,
    /// Now.
    Now,
}

impl<H: Host> Core<H> {
    /// The window is asked to close. `true` lets it; `false` when the person has to be asked first, after the event
    /// `close_requested`.
    pub async fn close_requested(&self) -> bool {
        if *lock(&self.shared.closing) == Closing::Now || self.unsent().await == 0 {
            return true;
        }
        self.shared.host.emit(CoreEvent::CloseRequested);
        false
    }

    /// The person's answer.
    pub(crate) async fn close(&self, choice: CloseChoice) -> Result<(), CoreError> {
        let closing = match choice {
            CloseChoice::SendNow => Closing::WhenSent,
            CloseChoice::Wait => Closing::No,
            CloseChoice::Quit => Closing::Now,
        };
        *lock(&self.shared.closing) = closing;
        match choice {
            CloseChoice::SendNow => {
                self.pause_sending(false).await?;
                self.retry_outbox().await?;
                self.quit_when_sent().await;
            }
            CloseChoice::Wait => {}
            CloseChoice::Quit => self.shared.host.quit(),
        }
        Ok(())
    }

    /// Quits if that was asked for and nothing is left to send.
    pub(crate) async fn quit_when_sent(&self) {
        if *lock(&self.shared.closing) == Closing::WhenSent && self.unsent().await == 0 {
            *lock(&self.shared.closing) = Closing::Now;
            self.shared.host.quit();
        }
    }

    /// Entries that have not reached the server. A store that is locked tells nothing.
    pub(crate) async fn unsent(&self) -> u32 {
        let Some(store) = self.shared.device.held().await else {
            return 0;
        };
        let entries = store.read(outbox::list).await.unwrap_or_default();
        let unsent = entries
            .iter()
            .filter(|entry| entry.state != EntryState::Sent)
            .count();
        u32::try_from(unsent).unwrap_or(u32::MAX)
    }

    pub(crate) async fn retry_outbox(&self) -> Result<(), CoreError> {
        if let Some(store) = self.existing_store().await? {
            let now = self.now();
            store.transact(move |tx| outbox::retry_all(tx, now)).await?;
            self.with_engine(akashi_sync::Engine::wake);
        }
        Ok(())
    }
}
