//! The connected university: its server and its public facts, from the server or as last seen.

use std::sync::Arc;

use akashi_domain::connect::host_label;
use akashi_domain::{ApplicationKind, FieldSet, UniversityInfo};
use akashi_store::settings::Remembered;
use akashi_store::university;
use akashi_sync::{Failure, Server};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use url::Url;

use crate::api::CoreError;
use crate::api::error::code;
use crate::api::university::UniversityCard;
use crate::core::{Core, lock};
use crate::errors;
use crate::host::Host;

impl<H: Host> Core<H> {
    pub(crate) fn remembered(&self) -> Option<Remembered> {
        lock(&self.shared.settings).university.clone()
    }

    pub(crate) fn connected(&self) -> Result<Remembered, CoreError> {
        self.remembered()
            .ok_or_else(|| CoreError::new(code::NO_UNIVERSITY))
    }

    pub(crate) fn server(&self) -> Result<Server, CoreError> {
        let address = Url::parse(&self.connected()?.address)
            .map_err(|_| errors::internal("the remembered address"))?;
        Ok(self.client()?.at(address))
    }

    /// The public facts as last seen, asked for only when they were never seen.
    pub(crate) async fn info(&self) -> Result<Arc<UniversityInfo>, CoreError> {
        let id = self.connected()?.id;
        if let Some(info) = self.held_info(&id) {
            return Ok(info);
        }
        self.fresh_info().await
    }

    /// The public facts as last seen, where there are any.
    pub(crate) fn known_info(&self) -> Option<Arc<UniversityInfo>> {
        self.held_info(&self.connected().ok()?.id)
    }

    fn held_info(&self, id: &str) -> Option<Arc<UniversityInfo>> {
        let mut held = lock(&self.shared.info);
        if held.as_ref().is_none_or(|info| info.id != id) {
            *held = university::load(self.shared.device.dir(), id).map(Arc::new);
        }
        held.clone()
    }

    /// The public facts, asked for now.
    pub(crate) async fn fresh_info(&self) -> Result<Arc<UniversityInfo>, CoreError> {
        let connected = self.connected()?;
        let info = self.server()?.university().await?;
        if info.id != connected.id {
            // Another university answers at this address: nothing is sent there that was meant for the old one.
            return Err(Failure::NotAkashi.into());
        }
        Ok(self.keep_info(info).await)
    }

    /// Takes over the public facts, and keeps them on the disk, away from the threads that answer commands.
    pub(crate) async fn keep_info(&self, info: UniversityInfo) -> Arc<UniversityInfo> {
        let info = Arc::new(info);
        let (shared, kept) = (Arc::clone(&self.shared), Arc::clone(&info));
        let saved =
            tokio::task::spawn_blocking(move || university::save(shared.device.dir(), &kept)).await;
        if let Ok(Err(error)) = saved {
            tracing::warn!(reason = %error, "the public facts are not kept for offline use");
        }
        *lock(&self.shared.info) = Some(Arc::clone(&info));
        info
    }

    /// The public facts from the server, or, where it cannot be reached, as last seen (`true`).
    pub(crate) async fn info_or_cached(&self) -> Result<(Arc<UniversityInfo>, bool), CoreError> {
        let id = self.connected()?.id;
        match self.fresh_info().await {
            Ok(info) => Ok((info, false)),
            Err(error) => match self.held_info(&id) {
                Some(info) => Ok((info, true)),
                None => Err(error),
            },
        }
    }

    /// The form of `kind`, unless it asks what this version cannot: then what to install instead.
    pub(crate) async fn usable_form<'a>(
        &self,
        info: &'a UniversityInfo,
        kind: ApplicationKind,
    ) -> Result<&'a FieldSet, CoreError> {
        let form = info.form(kind);
        if form.too_new {
            return Err(self.server()?.too_old().await.into());
        }
        Ok(form)
    }

    /// Today in Japan, by the server's clock.
    pub(crate) fn today(&self) -> Date {
        in_japan(self.server_now()).date()
    }
}

/// A moment in Japan.
pub(crate) fn in_japan(moment: Timestamp) -> Zoned {
    let zone = TimeZone::get("Asia/Tokyo").unwrap_or_else(|_| TimeZone::fixed(jiff::tz::offset(9)));
    moment.to_zoned(zone)
}

pub(crate) fn card_of(address: &Url, info: &UniversityInfo) -> UniversityCard {
    UniversityCard {
        address: address.as_str().to_owned(),
        host: host_label(address),
        name: info.name.clone(),
        brand_colour: info.colours.brand.clone(),
        logo_png: info.logo_png.clone(),
    }
}

pub(crate) fn card_of_remembered(remembered: Remembered) -> UniversityCard {
    let host = Url::parse(&remembered.address)
        .map(|url| host_label(&url))
        .unwrap_or_default();
    UniversityCard {
        address: remembered.address,
        host,
        name: remembered.name,
        brand_colour: remembered.brand_colour,
        logo_png: remembered.logo_png,
    }
}
