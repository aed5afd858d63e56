//! The application without a window, as a process: orders come in on standard input, one JSON object a line, and each
//! is answered by a line on standard output.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use akashi_app::{Core, Options};
use akashi_domain::Language;
use akashi_store::key::Key;
use akashi_store::key::keyring::{Keyring, KeyringFailure};
use akashi_sync::backoff::Backoff;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::sync::mpsc;

use super::{points, trouble};
use crate::fault::Result;
use crate::headless::Headless;
use crate::worker;

/// Below a computer's folder: what the application writes lies in here.
pub(super) const DISK: &str = "disk";

/// What the person does: a command of the application.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Order {
    pub command: String,
    pub request: Value,
    /// Files for the next dialog.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<PathBuf>,
}

/// What the application answers.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Answer {
    Done(Value),
    Refused(String),
}

/// Runs until standard input ends.
///
/// # Errors
/// When the application does not start.
pub async fn run(dir: &Path) -> Result<()> {
    points::arm()?;
    let core = Core::new(Headless::default(), options(dir)?)?;
    say(&Answer::Done(Value::Null))?;
    let mut orders = orders();
    while let Some(line) = orders.recv().await {
        let order: Order = serde_json::from_str(&line)?;
        if !order.files.is_empty() {
            core.host().will_choose(Ok(Some(order.files)));
        }
        say(&match core.dispatch(&order.command, order.request).await {
            Ok(done) => Answer::Done(done),
            Err(error) => Answer::Refused(error.code),
        })?;
    }
    core.shut_down().await;
    Ok(())
}

/// The lines of standard input.
fn orders() -> mpsc::Receiver<String> {
    let (sender, orders) = mpsc::channel(1);
    std::thread::spawn(move || {
        let lines = std::io::stdin().lines().map_while(std::io::Result::ok);
        lines
            .map(|line| sender.blocking_send(line))
            .all(|sent| sent.is_ok())
    });
    orders
}

/// The application's folder: below one that was there before, as in a person's home.
pub(crate) fn data(dir: &Path) -> PathBuf {
    dir.join(DISK).join("data")
}

/// As at home, but for the waits. The keyring lies elsewhere than the data.
pub(crate) fn options(dir: &Path) -> Result<Options> {
    let mut options = Options::new(data(dir), "0.0.0", Language::Ja);
    // Clocks that are set forward tell nobody of a person who went away.
    options.lock_when_idle = false;
    options.keyring = Arc::new(FileKeyring(dir.join("key")));
    options.image_worker = Some(worker::image_worker()?);
    options.engine.backoff = Backoff {
        base: Duration::from_millis(5),
        cap: Duration::from_millis(50),
    };
    Ok(match trouble::clock() {
        Some(clock) => options.with_clock(clock),
        None => options,
    })
}

fn say(answer: &Answer) -> Result<()> {
    let mut out = std::io::stdout().lock();
    serde_json::to_writer(&mut out, answer)?;
    out.write_all(b"\n")?;
    Ok(out.flush()?)
}

/// A keyring that outlives the process, as the system's does.
#[derive(Debug)]
pub(crate) struct FileKeyring(pub(crate) PathBuf);

impl Keyring for FileKeyring {
    fn get(&self) -> std::result::Result<Option<Key>, KeyringFailure> {
        let bytes = fs::read(&self.0).ok();
        Ok(bytes.and_then(|bytes| Some(Key::from_bytes(bytes.try_into().ok()?))))
    }

    fn set(&self, key: &Key) -> std::result::Result<(), KeyringFailure> {
        let new = self.0.with_extension("new");
        let written = fs::write(&new, key.as_bytes()).and_then(|()| fs::rename(&new, &self.0));
        written.map_err(|_| KeyringFailure::Locked)
    }

    fn delete(&self) -> std::result::Result<(), KeyringFailure> {
        let _ = fs::remove_file(&self.0);
        Ok(())
    }
}
