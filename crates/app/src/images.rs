//! Opaque ids under which the view fetches images. An id is valid in this session and says nothing; what it stands
//! for is known here only. Pixels from the server are kept in memory, a few at a time, and reach no disk.

use std::collections::{HashMap, VecDeque};

use akashi_store::outside::draw;
use uuid::Uuid;

use crate::api::CoreError;
use crate::core::{Core, lock};
use crate::host::Host;

/// Images from the server that are kept: two applications of six.
const KEPT: usize = 12;

/// An image for the view.
#[derive(Clone, PartialEq, Eq)]
pub struct ImageBytes {
    /// `image/jpeg` or `image/png`.
    pub media_type: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
}

/// What an id stands for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum ImageRef {
    /// In this device's store.
    Local { image: String, png: bool },
    /// On the server, for its applicant.
    Own { application: Uuid, sha256: String },
    /// On the server, for staff.
    Staff { application: Uuid, sha256: String },
}

/// Ids given out in this session, and what was fetched lately.
#[derive(Default)]
pub(crate) struct Images {
    by_id: HashMap<String, ImageRef>,
    ids: HashMap<ImageRef, String>,
    fetched: VecDeque<(ImageRef, ImageBytes)>,
}

impl Images {
    /// Staff signed out: nothing of theirs stays in memory.
    pub(crate) fn forget_staff(&mut self) {
        let of_staff = |image: &ImageRef| matches!(image, ImageRef::Staff { .. });
        self.by_id.retain(|_, image| !of_staff(image));
        self.ids.retain(|image, _| !of_staff(image));
        self.fetched.retain(|(image, _)| !of_staff(image));
    }

    fn kept(&mut self, image: &ImageRef) -> Option<ImageBytes> {
        let at = self.fetched.iter().position(|(held, _)| held == image)?;
        let found = self.fetched.remove(at)?;
        let bytes = found.1.clone();
        self.fetched.push_back(found);
        Some(bytes)
    }

    fn keep(&mut self, image: ImageRef, bytes: ImageBytes) {
        if self.fetched.len() >= KEPT {
            self.fetched.pop_front();
        }
        self.fetched.push_back((image, bytes));
    }
}

impl<H: Host> Core<H> {
    /// The image behind `akashi-image://localhost/<path>`; `None` when there is no such image or nobody may see it.
    pub async fn image(&self, path: &str) -> Option<ImageBytes> {
        let path = path.trim_start_matches('/');
        let (id, thumbnail) = match path.split_once('/') {
            Some((id, "thumbnail")) => (id, true),
            Some(_) => return None,
            None => (path, false),
        };
        if let Some(waiting) = self.picture_shown(id) {
            return Some(waiting);
        }
        let image = self.image_of(id)?;
        match self.fetch(&image, thumbnail).await {
            Ok(bytes) => bytes,
            Err(error) => {
                tracing::info!(code = %error.code, "an image cannot be shown");
                None
            }
        }
    }

    pub(crate) async fn fetch(
        &self,
        image: &ImageRef,
        thumbnail: bool,
    ) -> Result<Option<ImageBytes>, CoreError> {
        if let ImageRef::Local { image, png } = image {
            return self.local(image, *png, thumbnail).await;
        }
        if let Some(kept) = lock(&self.shared.images).kept(image) {
            return Ok(Some(kept));
        }
        let fetched = match image {
            ImageRef::Own {
                application,
                sha256,
            } => {
                let applicant = self.as_applicant(*application).await?;
                let asked = applicant
                    .server
                    .document(*application, &applicant.token, sha256);
                match asked.await {
                    Ok(fetched) => fetched,
                    Err(failure) => return Err(self.applicant_failed(&applicant, failure).await),
                }
            }
            ImageRef::Staff {
                application,
                sha256,
            } => {
                let staff = self.as_staff().await?;
                staff
                    .server
                    .staff_document(&staff.token, *application, sha256)
                    .await
                    .map_err(|failure| self.staff_failed(failure))?
            }
            ImageRef::Local { .. } => return Ok(None),
        };
        let bytes = ImageBytes {
            media_type: fetched.media_type,
            bytes: fetched.bytes,
        };
        lock(&self.shared.images).keep(image.clone(), bytes.clone());
        Ok(Some(bytes))
    }

    async fn local(
        &self,
        image: &str,
        png: bool,
        thumbnail: bool,
    ) -> Result<Option<ImageBytes>, CoreError> {
        let Some(store) = self.existing_store().await? else {
            return Ok(None);
        };
        let bytes = store.image(image, thumbnail).await?;
        Ok(bytes.map(|bytes| ImageBytes {
            media_type: if png && !thumbnail {
                "image/png"
            } else {
                "image/jpeg"
            },
            bytes: bytes.expose_owned(),
        }))
    }

    /// The id of an image in this session.
    pub(crate) fn image_id(&self, image: ImageRef) -> Result<String, CoreError> {
        let mut images = lock(&self.shared.images);
        if let Some(id) = images.ids.get(&image) {
            return Ok(id.clone());
        }
        let bytes = draw::<16>(&*self.shared.options.entropy)?;
        let id = Uuid::from_bytes(bytes).simple().to_string();
        images.by_id.insert(id.clone(), image.clone());
        images.ids.insert(image, id.clone());
        Ok(id)
    }

    /// What an id stands for.
    pub(crate) fn image_of(&self, id: &str) -> Option<ImageRef> {
        lock(&self.shared.images).by_id.get(id).cloned()
    }
}
