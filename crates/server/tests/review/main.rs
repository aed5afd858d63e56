//! Applications, images and staff, asked over HTTP from a real server with a real database and the real image worker.

// The lints know tests by their attribute; what tests share is test code too.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod asked;
mod by_mail;
mod changes;
mod cut;
mod documents;
mod enrolment;
mod graduation;
mod life;
mod matrix;
mod name_change;
mod receipt;
mod receive;
mod recovery;
mod retention;
mod review;
mod signed;
mod staff_accounts;
mod staff_roles;
mod staff_sign_in;
mod tus;
mod unfinished;
mod world;
