//! Everything the core is given from outside, so that tests can give it something else.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use akashi_documents::ImageWorker;
use akashi_domain::Language;
use akashi_store::key::keyring::{Keyring, SystemKeyring};
use akashi_store::{Clock, Entropy, SystemClock, SystemEntropy};
use akashi_sync::{ClientOptions, EngineOptions};

/// How a core is started.
#[derive(Debug, Clone)]
pub struct Options {
    /// Folder of this person's data; made when missing, owned by one process at a time.
    pub data_dir: PathBuf,
    /// Version of the application.
    pub version: String,
    /// Language of the system, for the first start.
    pub system_language: Language,
    /// What this computer is called in its network, for the list of devices; may be empty.
    pub device_name: String,
    /// An address to propose at the first start.
    pub preset_address: Option<String>,
    /// The image worker; absent to look for it beside the running program.
    pub image_worker: Option<ImageWorker>,
    /// Where the key of the store is kept.
    pub keyring: Arc<dyn Keyring>,
    /// How long the keyring may take to answer.
    pub keyring_patience: Duration,
    /// Whether the store is locked after the idle minutes of the university. Not where nobody tells of being there.
    pub lock_when_idle: bool,
    /// Whether the university may remember this computer. Not where anybody may be the next to sit in front of it.
    pub remembers_devices: bool,
    /// Most bytes the database may take; `None` for as many as the disk has.
    pub max_store_bytes: Option<u64>,
    /// Times and trust of the network.
    pub client: ClientOptions,
    /// Figures of the outbox.
    pub engine: EngineOptions,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub entropy: Arc<dyn Entropy>,
}

impl Options {
    /// The options of a real start; what a test wants otherwise it sets afterwards.
    #[must_use]
    pub fn new(data_dir: PathBuf, version: &str, system_language: Language) -> Self {
        let client = ClientOptions {
            user_agent: format!("akashi/{version}"),
            ..ClientOptions::default()
        };
        Self {
            data_dir,
            version: version.to_owned(),
            system_language,
            device_name: hostname::get()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default(),
            preset_address: None,
            image_worker: None,
            keyring: Arc::new(SystemKeyring),
            keyring_patience: Duration::from_secs(10),
            lock_when_idle: true,
            remembers_devices: true,
            max_store_bytes: None,
            client,
            engine: EngineOptions::default(),
            clock: Arc::new(SystemClock),
            entropy: Arc::new(SystemEntropy),
        }
    }

    /// The same with another clock, everywhere.
    #[must_use]
    pub fn with_clock(mut self, clock: Arc<dyn Clock>) -> Self {
        self.client.clock = Arc::clone(&clock);
        self.clock = clock;
        self
    }
}
