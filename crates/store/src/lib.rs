//! This device's memory: an encrypted database, encrypted images, and a small file of settings that is not secret.
//!
//! | module | owns |
//! |---|---|
//! | [`device`] | the data folder: one owner, its key, opening and removing the store |
//! | [`key`] | the key of the store, in the system's keyring or behind a passphrase |
//! | `migration`, `rekey`, `aside`, [`health`] | the database's life: newer versions, new keys, what cannot be read, what a killed process left |
//! | `blocking` | threads that may wait, and keep nothing of a key |
//! | [`database`] | one writer, read-only readers; every change goes through [`Store::transact`] |
//! | [`settings`], [`university`] | what the first screen needs before any key: language, window, public facts |
//! | [`flow`], [`credential`], [`draft`], [`image`], [`outbox`], [`application`], [`following`], [`session`] | one table, one file |
//! | [`kept`] | copies of what was received, until the server has a backup of it |
//! | [`remembered`] | by what a university knows this computer again |
//! | [`receipt`] | signed receipts, and the keys they are checked with |
//!
//! Left out: HTTP, and what the stored JSON of the wire means (`akashi-sync`, `akashi-app`).

pub mod application;
mod aside;
mod atomic;
mod blocking;
pub mod campus;
mod commit;
pub mod credential;
pub mod database;
pub mod device;
pub mod draft;
mod error;
mod files;
pub mod flow;
pub mod following;
pub mod health;
pub mod image;
pub mod kept;
pub mod key;
mod lock;
mod migration;
mod open;
pub mod outbox;
pub mod outside;
pub mod personal;
pub mod receipt;
mod rekey;
pub mod remembered;
pub mod session;
pub mod settings;
pub mod university;
mod vault;

pub use aside::Aside;
pub use database::{Reader, Store, Tx};
pub use device::{ClaimFailed, Device, DeviceOptions, OpenFailed};
pub use error::StoreError;
pub use health::Health;
pub use outside::{Clock, Entropy, SystemClock, SystemEntropy};
