//! A new key for the store, and another passphrase. The order in which files and key change hands is [`crate::rekey`]'s.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use akashi_domain::Sensitive;

use super::{Device, OpenFailed, derive, long_enough, made};
use crate::atomic;
use crate::blocking;
use crate::database::Store;
use crate::error::StoreError;
use crate::key::Key;
use crate::key::keyring::{Keyring, KeyringFailure};
use crate::key::passphrase::Recipe;
use crate::open::DatabaseFailure;
use crate::rekey;

impl Device {
    /// Is the store behind a passphrase?
    #[must_use]
    pub fn has_passphrase(&self) -> bool {
        self.files.recipe().exists()
    }

    /// Gives the store a new key, of the keyring's; gives the store as it is open again. Without success the old key
    /// holds.
    ///
    /// # Errors
    /// [`OpenFailed`], [`OpenFailed::NeedsPassphrase`] where a passphrase makes the key.
    pub async fn renew_key(&self) -> Result<Store, OpenFailed> {
        let mut slot = self.store.lock().await;
        self.open_existing(&mut slot).await?;
        if self.has_passphrase() {
            return Err(OpenFailed::NeedsPassphrase);
        }
        let old = self.ask(|keyring| keyring.get()).await?;
        let old = old.ok_or(OpenFailed::KeyLost)?;
        let new = Key::drawn(&*self.options.entropy).map_err(StoreError::from)?;
        if let Some(store) = slot.take() {
            store.close().await;
        }
        let exchanged = self.exchange(old, new).await;
        // Whatever has become of it: the key that the keyring holds opens one of the two files.
        let store = self.open_existing(&mut slot).await?;
        exchanged?;
        store.ok_or(OpenFailed::KeyLost)
    }

    async fn exchange(&self, old: Key, new: Key) -> Result<(), OpenFailed> {
        self.prepare(old, new.clone()).await?;
        // A keyring that answers too late must not change its mind about a store that is in use again by then.
        let waits = Arc::new(AtomicBool::new(true));
        let (asked, undecided) = (Arc::clone(&waits), Arc::clone(&self.undecided));
        let answer = self.ask(move |keyring| {
            // Where a person is asked to unlock it, that happens here.
            keyring.get()?;
            undecided.store(true, Ordering::SeqCst);
            if !asked.swap(false, Ordering::SeqCst) {
                undecided.store(false, Ordering::SeqCst);
                return Err(KeyringFailure::Locked);
            }
            let held = take(keyring, &new);
            undecided.store(false, Ordering::SeqCst);
            held
        });
        let answer = answer.await;
        waits.store(false, Ordering::SeqCst);
        answer
    }

    /// Exchanges the passphrase; gives the store as it is open again. Without success the old one holds.
    ///
    /// # Errors
    /// [`OpenFailed::WrongPassphrase`] when `old` does not open the store; [`OpenFailed::ShortPassphrase`].
    pub async fn change_passphrase(
        &self,
        old: Sensitive<String>,
        new: Sensitive<String>,
    ) -> Result<Store, OpenFailed> {
        let mut slot = self.store.lock().await;
        if slot.is_none() {
            return Err(OpenFailed::NeedsPassphrase);
        }
        let recipe = Recipe::load(&self.files.recipe())?.ok_or(OpenFailed::KeyLost)?;
        let before = derive(recipe, old).await?;
        let (database, key) = (self.files.database(), before.clone());
        if !blocking::run(move || rekey::opens(&database, &key)).await? {
            return Err(OpenFailed::WrongPassphrase);
        }
        long_enough(&new)?;
        if let Some(store) = slot.take() {
            store.close().await;
        }
        let changed = self.exchange_passphrase(before.clone(), new).await;
        let (key, outcome) = match changed {
            Ok(after) => (after, Ok(())),
            Err(failed) => (before, Err(failed)),
        };
        let store = self.open_with(key).await.map_err(made)?;
        *slot = Some(store.clone());
        outcome.map(|()| store)
    }

    async fn exchange_passphrase(
        &self,
        old: Key,
        passphrase: Sensitive<String>,
    ) -> Result<Key, OpenFailed> {
        let recipe = Recipe::new(&*self.options.entropy)?;
        recipe.save(&self.files.next_recipe())?;
        let new = derive(recipe, passphrase).await?;
        self.prepare(old, new.clone()).await?;
        // This is the moment: before it the old passphrase opens the store, after it the new one. Where it fails nobody
        // takes anything back: whoever opens the store next finds out which one it is.
        let durable = rekey::finish(&self.files)?;
        // The new one opens it from here on, whether its recipe could take the old one's place yet or not. It must not be
        // there before the database is.
        let (next, recipe) = (self.files.next_recipe(), self.files.recipe());
        if !durable || atomic::replace(&next, &recipe).is_err() {
            tracing::warn!("the new recipe takes its place at the next start");
        }
        Ok(new)
    }

    async fn prepare(&self, old: Key, new: Key) -> Result<(), OpenFailed> {
        let files = self.files.clone();
        blocking::run(move || {
            let prepared = rekey::prepare(&files, &old, &new);
            if prepared.is_err() {
                rekey::give_up(&files)?;
            }
            prepared
        })
        .await?
        .map_err(|failure| match failure {
            DatabaseFailure::WrongKey => OpenFailed::KeyLost,
            other => made(other),
        })
    }
}

/// The keyring takes the key, and shows that it has it.
fn take(keyring: &dyn Keyring, key: &Key) -> Result<(), KeyringFailure> {
    keyring.set(key)?;
    match keyring.get()? {
        Some(held) if held == *key => Ok(()),
        _ => Err(KeyringFailure::Locked),
    }
}
