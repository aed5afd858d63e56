//! What every handler and every background task has at hand.

use std::sync::Arc;
use std::time::Duration;

use akashi_documents::ImageWorker;
use jiff::Timestamp;
use url::Url;

use crate::applications::Looks;
use crate::changes::Waiting;
use crate::clock::Clock;
use crate::config::Config;
use crate::directory::Directory;
use crate::documents::{Turns, Vault};
use crate::hashing::HashingPool;
use crate::keys::Keys;
use crate::receipts::Signer;
use crate::saml::Saml;
use crate::storage::Storage;
use crate::typesetting::Typesetting;
use crate::waker::Waker;

/// Shared by all requests; cheap to clone.
#[derive(Clone)]
pub struct AppState(Arc<Shared>);

/// See [`AppState`].
pub struct Shared {
    /// What the university decided.
    pub config: Config,
    /// The database.
    pub storage: Storage,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// The server's keys.
    pub keys: Keys,
    /// Where images lie.
    pub vault: Vault,
    /// Encodes images anew; absent when the worker binary was not found.
    pub images: Option<ImageWorker>,
    /// The directory of the university, where there is one.
    pub directory: Option<Directory>,
    /// The identity provider of the university, where there is one.
    pub saml: Option<Arc<Saml>>,
    /// Where passwords are hashed.
    pub hashing: HashingPool,
    /// Signs receipts.
    pub signer: Arc<Signer>,
    /// Where receipts are typeset.
    pub typesetting: Typesetting,
    /// Who looked at their application lately.
    pub looks: Looks,
    /// Who waits for changes.
    pub waiting: Waiting,
    /// Wakes the sender of mails.
    pub mail: Waker,
    /// Wakes the job that encodes images anew.
    pub documents: Waker,
    /// The uploads that are worked on.
    pub uploads: Turns,
    /// How long an upload may bring nothing.
    pub upload_silence: Duration,
    /// How the server is reached from outside; ends with `/`.
    pub public_url: Url,
    /// Started for trying things out: mails can be read in the browser.
    pub demo: bool,
}

impl AppState {
    /// Shares `shared`.
    #[must_use]
    pub fn new(shared: Shared) -> Self {
        Self(Arc::new(shared))
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.0.clock.now()
    }
}

impl std::ops::Deref for AppState {
    type Target = Shared;
    fn deref(&self) -> &Shared {
        &self.0
    }
}

impl std::fmt::Debug for AppState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AppState(…)")
    }
}
