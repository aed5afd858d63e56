//! What `cargo xtask bench sync`, `server`, `signin` and `store` measure with: the real engine, the real server and the real store,
//! each in a process of its own, so that time and memory of one are told from the other's.
//!
//! | file | what |
//! |---|---|
//! | `material` | applications as large as people's: 4 KB of answers, two photographs of 300 KB |
//! | `fill` | applications into a device's outbox, and their credentials into the server |
//! | `send` | the engine, until the outbox is empty; and what looking at an empty one costs |
//! | `waiting` | how many images the server has still to encode anew |
//! | `signed_in` | accounts whose status is read |
//! | `sign_in` | accounts that are signed in to, and the same hashes by themselves |
//! | `load` | many connections that ask a server on this machine, or bring bytes to it |
//! | `disk` | saving a draft, and opening a full store |
#![allow(
    clippy::print_stdout,
    reason = "a command-line tool talks through its standard output"
)]

pub mod disk;
pub mod fill;
pub mod load;
mod material;
pub mod send;
pub mod sign_in;
pub mod signed_in;
pub mod waiting;

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use akashi_server::keys::Keys;
use akashi_server::storage::Storage;
use akashi_store::{Device, DeviceOptions, SystemEntropy};

use crate::chaos::computer::{self, FileKeyring};
use crate::fault::Result;

/// Whole files of `kind` in `/proc/self/status`, in bytes: the most memory this process has had so far.
fn peak() -> Result<u64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1));
    Ok(kilobytes.ok_or("no VmHWM")?.parse::<u64>()? * 1024)
}

/// A device where the application of [`computer::options`] finds it.
fn device(dir: &Path) -> Result<Device> {
    let data = computer::data(dir);
    if let Some(home) = data.parent() {
        fs::create_dir_all(home)?;
    }
    Ok(Device::claim(DeviceOptions {
        dir: data,
        keyring: Arc::new(FileKeyring(dir.join("key"))),
        patience: Duration::from_secs(5),
        entropy: Arc::new(SystemEntropy),
        max_bytes: None,
    })?)
}

/// The database of a server that may be running.
fn database(campus: &Path) -> Result<(Keys, Storage)> {
    let keys = Keys::load(campus)?;
    let storage = Storage::open(&campus.join("akashi.db"), keys.database())?;
    Ok((keys, storage))
}
