//! The system's keyring. It holds one entry of ours, the key of the store, and nothing else.

use std::fmt::Debug;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::oneshot;
use zeroize::Zeroizing;

use super::Key;
use crate::blocking::without_trace;

/// Name under which the entry is found.
const SERVICE: &str = "jp.akashi.desktop";
/// Name of the one entry.
const ENTRY: &str = "store";

/// Why the keyring gives no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyringFailure {
    /// There is none on this system.
    #[error("no keyring")]
    Absent,
    /// There is one, and it is locked or does not answer.
    #[error("keyring locked")]
    Locked,
}

/// A place that keeps one key. Calls may block: ask through [`ask`].
pub trait Keyring: Debug + Send + Sync + 'static {
    /// The key, if there is one.
    ///
    /// # Errors
    /// [`KeyringFailure`].
    fn get(&self) -> Result<Option<Key>, KeyringFailure>;

    /// Keeps `key`.
    ///
    /// # Errors
    /// [`KeyringFailure`].
    fn set(&self, key: &Key) -> Result<(), KeyringFailure>;

    /// Forgets the key; no key is fine too.
    ///
    /// # Errors
    /// [`KeyringFailure`].
    fn delete(&self) -> Result<(), KeyringFailure>;
}

/// The keyring of the operating system: Secret Service, Keychain or Credential Manager.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemKeyring;

/// No keyring, as on a system that has none.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoKeyring;

impl Keyring for SystemKeyring {
    fn get(&self) -> Result<Option<Key>, KeyringFailure> {
        match entry()?.get_secret() {
            Ok(secret) => {
                let secret = Zeroizing::new(secret);
                // Bytes of another length are not our key: as good as none.
                Ok(Key::copied(&secret))
            }
            Err(keyring::Error::NoEntry) => Ok(None),
            Err(error) => Err(failure(&error)),
        }
    }

    fn set(&self, key: &Key) -> Result<(), KeyringFailure> {
        entry()?
            .set_secret(key.as_bytes())
            .map_err(|error| failure(&error))
    }

    fn delete(&self) -> Result<(), KeyringFailure> {
        match entry()?.delete_credential() {
            Ok(()) | Err(keyring::Error::NoEntry) => Ok(()),
            Err(error) => Err(failure(&error)),
        }
    }
}

impl Keyring for NoKeyring {
    fn get(&self) -> Result<Option<Key>, KeyringFailure> {
        Err(KeyringFailure::Absent)
    }
    fn set(&self, _: &Key) -> Result<(), KeyringFailure> {
        Err(KeyringFailure::Absent)
    }
    fn delete(&self) -> Result<(), KeyringFailure> {
        Ok(())
    }
}

fn entry() -> Result<keyring::Entry, KeyringFailure> {
    keyring::Entry::new(SERVICE, ENTRY).map_err(|error| failure(&error))
}

/// A keyring that exists but does not let us in is locked; the rest is as good as none. The words of the platform go
/// to the log: they hold no secret.
fn failure(error: &keyring::Error) -> KeyringFailure {
    match error {
        keyring::Error::NoDefaultStore | keyring::Error::NotSupportedByStore(_) => {
            KeyringFailure::Absent
        }
        other => {
            tracing::warn!(reason = %other, "the keyring refused");
            KeyringFailure::Locked
        }
    }
}

/// Asks a keyring on a thread of its own: it may wait for a person to type a password. After `patience` the question
/// counts as unanswered ([`KeyringFailure::Locked`]), and the thread is left to itself.
///
/// # Errors
/// [`KeyringFailure`].
pub async fn ask<T: Send + 'static>(
    keyring: &Arc<dyn Keyring>,
    patience: Duration,
    question: impl FnOnce(&dyn Keyring) -> Result<T, KeyringFailure> + Send + 'static,
) -> Result<T, KeyringFailure> {
    let keyring = Arc::clone(keyring);
    let (answer, answered) = oneshot::channel();
    std::thread::Builder::new()
        .name("keyring".to_owned())
        .spawn(move || {
            let _ = answer.send(without_trace(|| question(&*keyring)));
        })
        .map_err(|_| KeyringFailure::Locked)?;
    match tokio::time::timeout(patience, answered).await {
        Ok(Ok(result)) => result,
        Ok(Err(_)) | Err(_) => Err(KeyringFailure::Locked),
    }
}
