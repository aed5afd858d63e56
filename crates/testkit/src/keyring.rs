//! A keyring in memory that can be locked, emptied and taken away.

use std::sync::{Arc, Mutex, PoisonError};

use akashi_store::key::Key;
use akashi_store::key::keyring::{Keyring, KeyringFailure};

/// A keyring of a test. Clones are the same keyring.
#[derive(Debug, Clone, Default)]
pub struct MemoryKeyring {
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    key: Option<Key>,
    failure: Option<KeyringFailure>,
}

impl MemoryKeyring {
    /// From now on every question fails so; `None` for none.
    pub fn fail(&self, failure: Option<KeyringFailure>) {
        self.with(|state| state.failure = failure);
    }

    /// Loses the key.
    pub fn lose(&self) {
        self.with(|state| state.key = None);
    }

    fn with<T>(&self, act: impl FnOnce(&mut State) -> T) -> T {
        act(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn ask<T>(&self, act: impl FnOnce(&mut State) -> T) -> Result<T, KeyringFailure> {
        self.with(|state| match state.failure {
            Some(failure) => Err(failure),
            None => Ok(act(state)),
        })
    }
}

impl Keyring for MemoryKeyring {
    fn get(&self) -> Result<Option<Key>, KeyringFailure> {
        self.ask(|state| state.key.clone())
    }

    fn set(&self, key: &Key) -> Result<(), KeyringFailure> {
        self.ask(|state| state.key = Some(key.clone()))
    }

    fn delete(&self) -> Result<(), KeyringFailure> {
        self.ask(|state| state.key = None)
    }
}
