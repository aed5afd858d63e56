//! What operators do, with real folders, real archives and a real server that goes on working meanwhile.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of tests"
)]

mod backup;
mod damage;
mod doctor;
#[cfg(target_os = "linux")]
mod full_disk;
mod house;
mod killed;
mod neighbours;
mod receipt_keys;
mod served;
mod verified;
