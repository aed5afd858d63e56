//! Images on this device: a row with the key, two files with the pixels.

use std::collections::HashSet;

use akashi_domain::Sensitive;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use crate::blocking;
use crate::database::{Reader, Store, Tx};
use crate::error::StoreError;
use crate::key::Key;
use crate::outside::draw;
use crate::vault::Part;

/// An image whose files are written and whose key still has to be stored: until [`keep`] it does not exist.
#[derive(Debug)]
pub struct Unkept {
    id: String,
    key: Key,
}

impl Unkept {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }
}

/// An image that exists, with what opens it.
#[derive(Debug)]
pub struct Found {
    id: String,
    key: Key,
}

impl Store {
    /// Encrypts an image and its thumbnail into files of their own.
    ///
    /// # Errors
    /// When the files cannot be written.
    pub async fn write_image(
        &self,
        whole: Sensitive<Vec<u8>>,
        thumbnail: Sensitive<Vec<u8>>,
    ) -> Result<Unkept, StoreError> {
        let vault = self.vault().clone();
        blocking::run(move || {
            let id = hex::encode(draw::<16>(vault.entropy())?);
            let key = Key::drawn(vault.entropy())?;
            let written = vault
                .put(&id, Part::Whole, key.as_bytes(), whole.expose())
                .and_then(|()| {
                    fail::fail_point!("store::image::whole_written");
                    vault.put(&id, Part::Thumbnail, key.as_bytes(), thumbnail.expose())
                });
            fail::fail_point!("store::image::both_written");
            if written.is_err() {
                vault.remove(&id);
            }
            written.map(|()| Unkept { id, key })
        })
        .await?
    }

    /// The pixels of an image; `None` when there is no such image.
    ///
    /// # Errors
    /// When the file is damaged.
    pub async fn image(
        &self,
        id: &str,
        thumbnail: bool,
    ) -> Result<Option<Sensitive<Vec<u8>>>, StoreError> {
        let id = id.to_owned();
        let Some(found) = self.read(move |reader| find(reader, &id)).await? else {
            return Ok(None);
        };
        let part = if thumbnail {
            Part::Thumbnail
        } else {
            Part::Whole
        };
        self.open_part(found, part).await.map(Some)
    }

    /// The pixels of an image that was found.
    ///
    /// # Errors
    /// When the file is damaged.
    pub async fn open_image(&self, found: Found) -> Result<Sensitive<Vec<u8>>, StoreError> {
        self.open_part(found, Part::Whole).await
    }

    async fn open_part(&self, found: Found, part: Part) -> Result<Sensitive<Vec<u8>>, StoreError> {
        let vault = self.vault().clone();
        blocking::run(move || {
            vault
                .get(&found.id, part, found.key.as_bytes())
                .map(Sensitive::new)
        })
        .await?
    }

    /// Removes the files of images whose rows were deleted or never stored, and the last trace of their keys from the
    /// log. The images are gone with their rows already: whatever goes wrong here is put right at the next start and
    /// takes nothing back.
    pub async fn forget_images(&self, ids: Vec<String>) {
        if ids.is_empty() {
            return;
        }
        let vault = self.vault().clone();
        let removed = blocking::run(move || {
            ids.iter().for_each(|id| vault.remove(id));
            vault.forget_copies();
            fail::fail_point!("store::image::removed");
        });
        let removed = removed.await;
        if let Err(error) = removed.and(self.checkpoint().await) {
            tracing::warn!(reason = %error, "traces of a removed image stay until the next start");
        }
    }
}

/// Stores the key of an image: from here on it exists.
///
/// # Errors
/// [`StoreError`].
pub fn keep(tx: &Tx<'_>, image: &Unkept, now: Timestamp) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO image (id, data_key, created_at) VALUES (?1, ?2, ?3)",
        params![
            image.id,
            image.key.as_bytes().as_slice(),
            now.as_millisecond()
        ],
    )?;
    Ok(())
}

/// Deletes the rows of images that neither a draft nor the outbox nor a kept copy names, and gives their ids for
/// [`Store::forget_images`].
///
/// # Errors
/// [`StoreError`].
pub fn delete_unused(tx: &Tx<'_>) -> Result<Vec<String>, StoreError> {
    delete_unnamed(tx.conn())
}

/// The same for some images only: what it takes does not grow with the number of images there are.
///
/// # Errors
/// [`StoreError`].
pub fn delete_unused_of(tx: &Tx<'_>, ids: &[String]) -> Result<Vec<String>, StoreError> {
    let mut statement = tx.conn().prepare_cached(
        "DELETE FROM image
         WHERE id = ?1
           AND NOT EXISTS (SELECT 1 FROM draft_document WHERE image = ?1)
           AND NOT EXISTS (SELECT 1 FROM outbox_document WHERE image = ?1)
           AND NOT EXISTS (SELECT 1 FROM kept_document WHERE image = ?1)",
    )?;
    let mut deleted = Vec::new();
    for id in ids {
        if statement.execute([id])? == 1 {
            deleted.push(id.clone());
        }
    }
    Ok(deleted)
}

pub(crate) fn delete_unnamed(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let mut statement = connection.prepare(
        "DELETE FROM image
         WHERE id NOT IN (SELECT image FROM draft_document)
           AND id NOT IN (SELECT image FROM outbox_document)
           AND id NOT IN (SELECT image FROM kept_document)
         RETURNING id",
    )?;
    let ids = statement.query_map([], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

pub(crate) fn ids(connection: &Connection) -> Result<HashSet<String>, StoreError> {
    let mut statement = connection.prepare("SELECT id FROM image")?;
    let ids = statement.query_map([], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// What opens an image; `None` when there is no such image.
///
/// # Errors
/// [`StoreError`].
pub fn find(reader: Reader<'_>, id: &str) -> Result<Option<Found>, StoreError> {
    let sql = "SELECT data_key FROM image WHERE id = ?1";
    // Copied from where the database holds it, with nothing in between.
    let key = reader.conn().prepare_cached(sql)?.query_row([id], |row| {
        Ok(row.get_ref(0)?.as_blob().ok().and_then(Key::copied))
    });
    let id = id.to_owned();
    Ok(key.optional()?.flatten().map(|key| Found { id, key }))
}
