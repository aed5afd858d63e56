//! Flows, mails, signing in and what surrounds every request, asked over HTTP from a real server made by `init`.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on stops; helpers are not marked as tests"
)]

mod address;
mod anew;
mod campus;
mod changing;
mod commands;
mod directory;
mod email_key;
mod enrolment;
mod flows;
mod forged;
mod graduation;
mod idp;
mod mail;
mod mail_server;
mod numbers;
mod once;
mod passwords;
mod personal;
mod saml;
mod second_forgotten;
// Beside the rest of what the tests run; it knows nothing of the testkit.
#[path = "../../../testkit/src/directory.rs"]
mod slapd;
mod small_disk;
mod starts;
mod surface;
mod world;
