//! `devices.…`: where the person is signed in, and ending it there.

use akashi_domain::Sensitive;
use akashi_protocol::session::{Device, Sessions, System};
use akashi_store::{campus, remembered};
use akashi_sync::Failure;
use uuid::Uuid;

use crate::api::device::{
    DeviceCard, DeviceSystem, DevicesView, EndSession, ForgetDevice, RememberedCard, SessionCard,
};
use crate::api::error::code;
use crate::api::{
    Answers, CoreError, DevicesEnd, DevicesEndOthers, DevicesForget, DevicesList, Nothing,
};
use crate::core::Core;
use crate::host::Host;
use crate::roles::Graduate;

impl<H: Host> Answers<DevicesList> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<DevicesView, CoreError> {
        let graduate = self.as_graduate().await?;
        self.devices(&graduate).await
    }
}

impl<H: Host> Answers<DevicesEnd> for Core<H> {
    async fn answer(&self, request: EndSession) -> Result<DevicesView, CoreError> {
        let id =
            Uuid::parse_str(&request.id).map_err(|_| CoreError::new(code::REQUEST_MALFORMED))?;
        let graduate = self.as_graduate().await?;
        let token = &graduate.session.token;
        match graduate.server.end_session(token, id).await {
            // One that has ended by itself meanwhile is what was asked for.
            Err(failure) if !is_gone(&failure) => Err(self.graduate_failed(failure).await),
            _ => self.devices(&graduate).await,
        }
    }
}

impl<H: Host> Answers<DevicesEndOthers> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<DevicesView, CoreError> {
        let graduate = self.as_graduate().await?;
        let ended = graduate.server.end_other_sessions(&graduate.session.token);
        match ended.await {
            Ok(()) => self.devices(&graduate).await,
            Err(failure) => Err(self.graduate_failed(failure).await),
        }
    }
}

impl<H: Host> Answers<DevicesForget> for Core<H> {
    async fn answer(&self, request: ForgetDevice) -> Result<DevicesView, CoreError> {
        let id =
            Uuid::parse_str(&request.id).map_err(|_| CoreError::new(code::REQUEST_MALFORMED))?;
        let graduate = self.as_graduate().await?;
        let token = &graduate.session.token;
        match graduate.server.forget_device(token, id).await {
            Err(failure) if !is_gone(&failure) => Err(self.graduate_failed(failure).await),
            _ => {
                let store = self.store().await?;
                store
                    .transact(move |tx| remembered::forget(tx, &id.to_string()))
                    .await?;
                self.devices(&graduate).await
            }
        }
    }
}

impl<H: Host> Core<H> {
    /// This computer, as the university may show it to its holder.
    pub(super) fn this_device(&self) -> Device {
        Device {
            name: Sensitive::new(self.shared.options.device_name.clone()),
            system: match std::env::consts::OS {
                "linux" => System::Linux,
                "macos" => System::Macos,
                "windows" => System::Windows,
                _ => System::Other,
            },
        }
    }

    async fn devices(&self, graduate: &Graduate) -> Result<DevicesView, CoreError> {
        let sessions = match graduate.server.sessions(&graduate.session.token).await {
            Ok(sessions) => sessions,
            Err(failure) => return Err(self.graduate_failed(failure).await),
        };
        let university = graduate.session.university.clone();
        let store = self.store().await?;
        let (ours, asks) = store
            .read(move |reader| {
                Ok((
                    remembered::ids(reader, &university)?,
                    campus::asks_key(reader)?,
                ))
            })
            .await?;
        Ok(view(sessions, &ours, asks == Some(true)))
    }
}

fn is_gone(failure: &Failure) -> bool {
    failure.problem_code() == Some(akashi_protocol::ProblemCode::NotFound)
}

fn view(sessions: Sessions, ours: &[String], asks_key: bool) -> DevicesView {
    let cards = sessions.items.into_iter().map(|session| SessionCard {
        id: session.id.to_string(),
        device: card(session.device),
        began_at: session.began_at.as_millisecond(),
        last_used_at: session.last_used_at.as_millisecond(),
        this: session.this,
    });
    let remembered = sessions.remembered.into_iter().map(|known| {
        let id = known.id.to_string();
        RememberedCard {
            device: card(known.device),
            last_used_at: known.last_used_at.as_millisecond(),
            until: known.until.as_millisecond(),
            this: ours.contains(&id),
            id,
        }
    });
    DevicesView {
        items: cards.collect(),
        remembered: remembered.collect(),
        asks_key,
    }
}

/// A computer, as a view shows it.
pub(super) fn card(device: Device) -> DeviceCard {
    DeviceCard {
        name: device.name,
        system: match device.system {
            System::Linux => DeviceSystem::Linux,
            System::Macos => DeviceSystem::Macos,
            System::Windows => DeviceSystem::Windows,
            System::Other => DeviceSystem::Other,
        },
    }
}
