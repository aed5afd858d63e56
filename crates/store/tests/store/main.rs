//! The store on a real disk: keys, one owner, all or nothing, images that end with their key.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail"
)]

mod commits;
mod images;
mod kept;
mod keys;
mod life;
mod outbox;
mod rekey;
mod rows;
mod world;
