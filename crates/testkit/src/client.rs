//! A graduate's computer: a core without a window, in a folder of its own.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use akashi_app::api::CoreError;
use akashi_app::{Core, Options, StartFailed};
use akashi_domain::Language;
use akashi_sync::backoff::Backoff;
use serde_json::{Value, json};

use crate::clock::SharedClock;
use crate::fault::Result;
use crate::headless::Headless;
use crate::keyring::MemoryKeyring;
use crate::worker;

/// How long anything may take that happens by itself.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A computer with the application on it. The application can be ended and started again.
pub struct Device {
    /// The running application.
    pub core: Core<Headless>,
    /// Who sits in front of it.
    pub host: Headless,
    /// Its keyring.
    pub keyring: MemoryKeyring,
    options: Options,
    dir: tempfile::TempDir,
}

impl Device {
    /// A fresh computer.
    ///
    /// # Errors
    /// When the application does not start.
    pub fn new(clock: &SharedClock) -> Result<Self> {
        Self::with(clock, |_| {})
    }

    /// The same with other options.
    ///
    /// # Errors
    /// When the application does not start.
    pub fn with(clock: &SharedClock, change: impl FnOnce(&mut Options)) -> Result<Self> {
        let dir = tempfile::tempdir()?;
        let keyring = MemoryKeyring::default();
        let mut options = Options::new(dir.path().join("data"), "0.0.0", Language::Ja)
            .with_clock(clock.of_core());
        // Clocks that are set forward tell nobody of a person who went away.
        options.lock_when_idle = false;
        options.keyring = Arc::new(keyring.clone());
        options.image_worker = Some(worker::image_worker()?);
        // Tests do not wait for the patience of the real thing.
        options.engine.backoff = Backoff {
            base: Duration::from_millis(1),
            cap: Duration::from_millis(20),
        };
        change(&mut options);
        let host = Headless::default();
        let core = Core::new(host.clone(), options.clone())?;
        Ok(Self {
            core,
            host,
            keyring,
            options,
            dir,
        })
    }

    /// Ends the application as a crash would (nothing is told to stop, nothing is written), and starts it again.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn crash_and_restart(self) -> Result<Self> {
        let Self {
            core,
            keyring,
            options,
            dir,
            ..
        } = self;
        drop(core);
        let host = Headless::default();
        let end = Instant::now() + PATIENCE;
        // Threads that were in the middle of something let go of the folder when they are through.
        let core = loop {
            match Core::new(host.clone(), options.clone()) {
                Ok(core) => break core,
                Err(StartFailed::InUse) if Instant::now() < end => tokio::task::yield_now().await,
                Err(failed) => return Err(failed.into()),
            }
        };
        Ok(Self {
            core,
            host,
            keyring,
            options,
            dir,
        })
    }

    /// Its data folder.
    #[must_use]
    pub fn data(&self) -> &Path {
        &self.options.data_dir
    }

    /// What it was started with.
    #[must_use]
    pub fn options(&self) -> Options {
        self.options.clone()
    }

    /// A file in this computer's pictures.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn file(&self, name: &str, bytes: &[u8]) -> Result<PathBuf> {
        let path = self.dir.path().join(name);
        std::fs::write(&path, bytes)?;
        Ok(path)
    }

    /// A command that has to succeed.
    ///
    /// # Errors
    /// The code, when it does not.
    pub async fn call(&self, command: &str, request: Value) -> Result<Value> {
        self.core
            .dispatch(command, request)
            .await
            .map_err(|error| format!("{command}: {error:?}").into())
    }

    /// A command without a request that has to succeed.
    ///
    /// # Errors
    /// The code, when it does not.
    pub async fn ask(&self, command: &str) -> Result<Value> {
        self.call(command, json!({})).await
    }

    /// The code a command is refused with.
    ///
    /// # Errors
    /// When it is not refused.
    pub async fn refused(&self, command: &str, request: Value) -> Result<CoreError> {
        match self.core.dispatch(command, request).await {
            Ok(answer) => Err(format!("{command} was not refused: {answer}").into()),
            Err(error) => Ok(error),
        }
    }

    /// Asks until the answer is as wished.
    ///
    /// # Errors
    /// When it does not become so in time.
    pub async fn until(&self, command: &str, wished: impl Fn(&Value) -> bool) -> Result<Value> {
        let end = Instant::now() + PATIENCE;
        loop {
            let answer = self.ask(command).await?;
            if wished(&answer) {
                return Ok(answer);
            }
            if Instant::now() > end {
                return Err(format!("{command} stays {answer}").into());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}
