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
#[path = "../access/idp.rs"]
#[allow(dead_code, reason = "nobody signs in here")]
mod idp;
mod killed;
mod providers;
mod receipt_keys;
mod served;
#[path = "../access/slapd.rs"]
#[allow(dead_code, reason = "nobody is looked up here")]
mod slapd;
mod verified;
