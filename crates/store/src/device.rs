//! The data folder of one person on one computer: who owns it, which key opens it, and how it is emptied.
//!
//! The database is made only when the first personal datum is to be stored. Until then, and while the key is out of
//! reach, nothing of a person can be written, and nothing is deleted.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use akashi_domain::Sensitive;
use tokio::sync::Mutex;

use crate::aside;
use crate::atomic;
use crate::blocking;
use crate::database::Store;
use crate::error::StoreError;
use crate::files::{Files, Standing};
use crate::key::Key;
use crate::key::keyring::{self, Keyring, KeyringFailure};
use crate::key::passphrase::{MIN_CHARS, Recipe};
use crate::lock::{self, FolderLock};
use crate::open::DatabaseFailure;
use crate::outside::Entropy;
use crate::rekey;

mod keys;
mod setting_aside;

/// How a data folder is used.
#[derive(Debug, Clone)]
pub struct DeviceOptions {
    /// The folder.
    pub dir: PathBuf,
    /// Where the key is kept.
    pub keyring: Arc<dyn Keyring>,
    /// How long the keyring may take to answer; it may ask a person.
    pub patience: Duration,
    /// Randomness.
    pub entropy: Arc<dyn Entropy>,
    /// Most bytes the database may take; `None` for as many as the disk has.
    pub max_bytes: Option<u64>,
}

/// Why a folder cannot be claimed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ClaimFailed {
    /// Another process has it.
    #[error("another process owns the data folder")]
    InUse,
    /// It cannot be locked, so that nobody can own it.
    #[error("no locks in the data folder")]
    NoLocks,
    /// It cannot be made or written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why the store is not open.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenFailed {
    /// No keyring and no store yet: a passphrase has to be chosen.
    #[error("a passphrase has to be chosen")]
    NeedsNewPassphrase,
    /// The store is behind a passphrase.
    #[error("the passphrase is needed")]
    NeedsPassphrase,
    /// The passphrase does not open it.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// Fewer than [`MIN_CHARS`] characters.
    #[error("passphrase too short")]
    ShortPassphrase,
    /// It was locked ([`Device::lock`]); whoever unlocks it needs no passphrase.
    #[error("locked")]
    Locked,
    /// The keyring is out of reach; later it may be within.
    #[error("keyring locked")]
    KeyringLocked,
    /// The keyring holds no key that opens the store.
    #[error("the key is lost")]
    KeyLost,
    /// What lies in the folder is no whole store. Nothing of it is written to.
    #[error("damaged")]
    Damaged,
    /// Written by a newer version.
    #[error("written by a newer version")]
    TooNew,
    /// Written by an older version, and still as it wrote it: it could not be brought to this one.
    #[error("not migrated")]
    NotMigrated,
    /// Anything else.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The claimed data folder.
#[derive(Debug)]
pub struct Device {
    options: DeviceOptions,
    files: Files,
    store: Mutex<Option<Store>>,
    /// Opened only by who says so. Changed while `store` is held.
    locked: AtomicBool,
    /// The keyring was told a new key and has not answered: only the next process knows which one it holds.
    undecided: Arc<AtomicBool>,
    _lock: FolderLock,
}

impl Device {
    /// Makes the folder if need be and takes it for this process. Blocking, but short.
    ///
    /// # Errors
    /// [`ClaimFailed`].
    pub fn claim(options: DeviceOptions) -> Result<Self, ClaimFailed> {
        atomic::make_dir(&options.dir).map_err(StoreError::from)?;
        let lock = lock::acquire(&options.dir)?;
        let lock = lock.ok_or(ClaimFailed::InUse)?;
        if let Err(error) = atomic::remove_temporaries(&options.dir) {
            tracing::warn!(reason = %error.kind(), "half-written files stay until the next start");
        }
        Ok(Self {
            files: Files::new(&options.dir),
            options,
            store: Mutex::new(None),
            locked: AtomicBool::new(false),
            undecided: Arc::default(),
            _lock: lock,
        })
    }

    /// The folder.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.options.dir
    }

    /// The store if it is open. Nobody is asked for a key.
    pub async fn held(&self) -> Option<Store> {
        self.store.lock().await.clone()
    }

    /// The store if there is one; `None` when nothing of a person was ever stored here.
    ///
    /// # Errors
    /// [`OpenFailed`] when there is one and it cannot be opened without help.
    pub async fn existing(&self) -> Result<Option<Store>, OpenFailed> {
        let mut slot = self.store.lock().await;
        self.open_existing(&mut slot).await
    }

    /// The store, made silently when there is none and the keyring takes the key.
    ///
    /// # Errors
    /// [`OpenFailed`].
    pub async fn open(&self) -> Result<Store, OpenFailed> {
        let mut slot = self.store.lock().await;
        self.open_or_make(&mut slot).await
    }

    /// Can personal data be stored, as far as can be told without making anything?
    ///
    /// # Errors
    /// [`OpenFailed`]: what stands in the way.
    pub async fn ready(&self) -> Result<(), OpenFailed> {
        if self.existing().await?.is_some() {
            return Ok(());
        }
        self.ask(|keyring| keyring.get()).await.map(|_| ())
    }

    /// Opens the store with a passphrase, or makes it when there is neither store nor keyring. Where a keyring holds
    /// the key, the keyring is asked again and the passphrase ignored.
    ///
    /// # Errors
    /// [`OpenFailed`].
    pub async fn unlock(&self, passphrase: Sensitive<String>) -> Result<Store, OpenFailed> {
        // Held until the end: a second one must not write its recipe over the one that a key is being made with.
        let mut slot = self.store.lock().await;
        self.locked.store(false, Ordering::SeqCst);
        let store = match self.open_or_make(&mut slot).await {
            Err(OpenFailed::NeedsPassphrase) => self.open_behind(passphrase).await?,
            Err(OpenFailed::NeedsNewPassphrase) => {
                let recipe = Recipe::new(&*self.options.entropy)?;
                long_enough(&passphrase)?;
                recipe.save(&self.files.recipe())?;
                let key = derive(recipe, passphrase).await?;
                self.open_with(key).await.map_err(made)?
            }
            other => return other,
        };
        *slot = Some(store.clone());
        Ok(store)
    }

    /// Closes the store and lets go of its key. From now on only [`Device::unlock`] opens it.
    pub async fn lock(&self) {
        let mut slot = self.store.lock().await;
        self.locked.store(true, Ordering::SeqCst);
        if let Some(store) = slot.take() {
            store.close().await;
        }
    }

    /// Removes database, images, key, settings of the university: everything but the language and the window.
    ///
    /// # Errors
    /// When a file cannot be removed. The key goes first, so that what stays is noise.
    pub async fn remove_all(&self) -> Result<(), StoreError> {
        let mut slot = self.store.lock().await;
        if let Some(store) = slot.take() {
            store.close().await;
        }
        if self.ask(|keyring| keyring.delete()).await.is_err() {
            tracing::warn!("the key stays in the keyring; nothing is left that it opens");
        }
        self.locked.store(false, Ordering::SeqCst);
        let files = self.files.clone();
        blocking::run(move || remove_files(&files)).await?
    }

    /// Closes the store; the folder stays claimed.
    pub async fn close(&self) {
        if let Some(store) = self.store.lock().await.take() {
            store.close().await;
        }
    }

    async fn open_or_make(&self, slot: &mut Option<Store>) -> Result<Store, OpenFailed> {
        if let Some(store) = self.open_existing(slot).await? {
            return Ok(store);
        }
        let key = self.new_key().await?;
        // Of a passphrase that was chosen before there was a keyring, and never used: beside a store it would be taken
        // for the passphrase of this one.
        atomic::remove(&self.files.recipe()).map_err(StoreError::from)?;
        let store = self.open_with(key).await.map_err(made)?;
        *slot = Some(store.clone());
        Ok(store)
    }

    async fn open_existing(&self, slot: &mut Option<Store>) -> Result<Option<Store>, OpenFailed> {
        if let Some(store) = &*slot {
            return Ok(Some(store.clone()));
        }
        match self.files.standing() {
            Standing::Nothing => return Ok(None),
            Standing::Headless => return Err(OpenFailed::Damaged),
            Standing::Whole => {}
        }
        if self.files.is_blank() && !self.files.next().exists() {
            return Err(OpenFailed::Damaged);
        }
        if self.undecided.load(Ordering::SeqCst) {
            return Err(OpenFailed::KeyringLocked);
        }
        if self.files.recipe().exists() {
            return Err(OpenFailed::NeedsPassphrase);
        }
        if self.locked.load(Ordering::SeqCst) {
            return Err(OpenFailed::Locked);
        }
        let key = match self.ask(|keyring| keyring.get()).await {
            Ok(key) => key.ok_or(OpenFailed::KeyLost)?,
            // The store was made with a keyring: wherever that is, it is out of reach now.
            Err(OpenFailed::NeedsNewPassphrase) => return Err(OpenFailed::KeyringLocked),
            Err(other) => return Err(other),
        };
        let store = self.open_with(key).await.map_err(made)?;
        *slot = Some(store.clone());
        Ok(Some(store))
    }

    /// Opens the store that a passphrase protects.
    async fn open_behind(&self, passphrase: Sensitive<String>) -> Result<Store, OpenFailed> {
        let recipes = [self.files.recipe(), self.files.next_recipe()];
        for (turn, path) in recipes.iter().enumerate() {
            let recipe = match Recipe::load(path) {
                Ok(Some(recipe)) => recipe,
                Ok(None) if turn > 0 => continue,
                // Nobody can make the key without it.
                Ok(None) | Err(StoreError::Unexpected(_)) => return Err(OpenFailed::KeyLost),
                Err(other) => return Err(other.into()),
            };
            let key = derive(recipe, passphrase.clone()).await?;
            match self.open_with(key).await {
                Err(DatabaseFailure::WrongKey) => continue,
                Err(other) => return Err(made(other)),
                Ok(store) => {
                    // A change of the passphrase that was interrupted: the one that opens is the one that holds.
                    let ended = match turn {
                        0 => rekey::give_up(&self.files),
                        _ => atomic::sync_dir(self.dir())
                            .and_then(|()| atomic::replace(path, &self.files.recipe()))
                            .map_err(Into::into),
                    };
                    ended?;
                    return Ok(store);
                }
            }
        }
        Err(OpenFailed::WrongPassphrase)
    }

    /// A key that the keyring holds: the one it already has, or a new one. Read back before anything depends on it.
    async fn new_key(&self) -> Result<Key, OpenFailed> {
        let fresh = Key::drawn(&*self.options.entropy).map_err(StoreError::from)?;
        let held = self
            .ask(move |keyring| {
                if let Some(key) = keyring.get()? {
                    return Ok(Some(key));
                }
                keyring.set(&fresh)?;
                keyring.get()
            })
            .await?;
        held.ok_or(OpenFailed::KeyringLocked)
    }

    async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&dyn Keyring) -> Result<T, KeyringFailure> + Send + 'static,
    ) -> Result<T, OpenFailed> {
        keyring::ask(&self.options.keyring, self.options.patience, question)
            .await
            .map_err(|failure| match failure {
                KeyringFailure::Absent => OpenFailed::NeedsNewPassphrase,
                KeyringFailure::Locked => OpenFailed::KeyringLocked,
            })
    }

    async fn open_with(&self, key: Key) -> Result<Store, DatabaseFailure> {
        let files = self.files.clone();
        let (max_bytes, entropy) = (self.options.max_bytes, Arc::clone(&self.options.entropy));
        blocking::run(move || Store::open(&files, &key, max_bytes, entropy)).await?
    }
}

fn long_enough(passphrase: &Sensitive<String>) -> Result<(), OpenFailed> {
    match passphrase.expose().chars().count() < MIN_CHARS {
        true => Err(OpenFailed::ShortPassphrase),
        false => Ok(()),
    }
}

async fn derive(recipe: Recipe, passphrase: Sensitive<String>) -> Result<Key, StoreError> {
    blocking::run(move || recipe.derive(passphrase.expose())).await?
}

fn made(failure: DatabaseFailure) -> OpenFailed {
    match failure {
        DatabaseFailure::WrongKey => OpenFailed::KeyLost,
        DatabaseFailure::TooNew => OpenFailed::TooNew,
        DatabaseFailure::NotMigrated => OpenFailed::NotMigrated,
        DatabaseFailure::Store(StoreError::Unreadable) => OpenFailed::Damaged,
        DatabaseFailure::Store(error) => OpenFailed::Store(error),
    }
}

fn remove_files(files: &Files) -> Result<(), StoreError> {
    let dir = files.dir();
    for path in files.of_store() {
        match path == files.images() {
            true => remove_folder(&path)?,
            false => atomic::remove(&path)?,
        }
    }
    atomic::remove(&dir.join("university.json"))?;
    for aside in aside::list(dir)? {
        aside::remove(dir, &aside.name)?;
    }
    atomic::remove_temporaries(dir)?;
    Ok(atomic::sync_dir(dir)?)
}

fn remove_folder(path: &Path) -> std::io::Result<()> {
    match std::fs::remove_dir_all(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
