//! `university.…`: finding and remembering a university.

use akashi_domain::UniversityInfo;
use akashi_domain::connect::parse_server_address;
use akashi_store::settings::Remembered;
use akashi_store::{draft, outbox};
use url::Url;

use crate::api::error::code;
use crate::api::start::StartView;
use crate::api::university::{Connect, CurrentUniversity, LookUp, UniversityCard};
use crate::api::{
    Answers, CoreError, Nothing, UniversityConnect, UniversityCurrent, UniversityDisconnect,
    UniversityLookUp,
};
use crate::core::{Core, lock};
use crate::host::Host;
use crate::university::card_of;

impl<H: Host> Answers<UniversityLookUp> for Core<H> {
    async fn answer(&self, request: LookUp) -> Result<UniversityCard, CoreError> {
        let (address, info) = self.look_up(&request.address).await?;
        let card = card_of(&address, &info);
        *lock(&self.shared.looked_up) = Some((address, info));
        Ok(card)
    }
}

impl<H: Host> Answers<UniversityConnect> for Core<H> {
    async fn answer(&self, request: Connect) -> Result<StartView, CoreError> {
        let looked_up = lock(&self.shared.looked_up)
            .take()
            .filter(|(address, _)| address.as_str() == request.address);
        let (address, info) = match looked_up {
            Some(found) => found,
            None => self.look_up(&request.address).await?,
        };
        self.refuse_while_bound(Some(&info.id)).await?;
        let remembered = Remembered {
            id: info.id.clone(),
            address: address.as_str().to_owned(),
            name: info.name.clone(),
            brand_colour: info.colours.brand.clone(),
            logo_png: info.logo_png.clone(),
        };
        self.change_settings(|settings| settings.university = Some(remembered))
            .await?;
        self.keep_info(info).await;
        self.with_engine(akashi_sync::Engine::wake);
        self.start_view().await
    }
}

impl<H: Host> Answers<UniversityCurrent> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<CurrentUniversity, CoreError> {
        let (info, from_cache) = self.info_or_cached().await?;
        Ok(CurrentUniversity {
            info: (*info).clone(),
            from_cache,
        })
    }
}

impl<H: Host> Answers<UniversityDisconnect> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<StartView, CoreError> {
        self.refuse_while_bound(None).await?;
        self.change_settings(|settings| settings.university = None)
            .await?;
        *lock(&self.shared.info) = None;
        self.start_view().await
    }
}

impl<H: Host> Core<H> {
    async fn look_up(&self, typed: &str) -> Result<(Url, UniversityInfo), CoreError> {
        let address = parse_server_address(typed)?;
        let info = self.client()?.at(address.clone()).university().await?;
        Ok((address, info))
    }

    /// A draft or unsent application belongs to the university it was written for (F15), and stays with it also when
    /// the settings, which say who that is, were lost.
    async fn refuse_while_bound(&self, but_to: Option<&str>) -> Result<(), CoreError> {
        let store = match self.existing_store().await {
            Ok(store) => store,
            // Whoever cannot open the store yet may still connect for the first time, or to the same one.
            Err(_)
                if self
                    .remembered()
                    .is_none_or(|held| Some(held.id.as_str()) == but_to) =>
            {
                None
            }
            Err(error) => return Err(error),
        };
        let Some(store) = store else {
            return Ok(());
        };
        let bound = store
            .read(|reader| {
                let draft = draft::get(reader)?.map(|(draft, _)| draft.university);
                let unsent = outbox::list(reader)?;
                let unsent = unsent.into_iter().map(|entry| entry.university);
                Ok(draft.into_iter().chain(unsent).collect::<Vec<_>>())
            })
            .await?;
        if bound.iter().any(|id| Some(id.as_str()) != but_to) {
            return Err(CoreError::new(code::BOUND_TO_UNIVERSITY));
        }
        Ok(())
    }
}
