//! Journey J1 without a window: the real core against the real server, with everything that can go wrong on the way.

#![allow(clippy::indexing_slicing, reason = "a test may fail")]

mod account;
mod address_change;
mod addresses;
mod campus;
mod canaries;
mod covers;
mod dates;
mod email_key;
mod endings;
mod faults;
mod form;
mod help;
#[path = "../../../server/tests/access/idp.rs"]
#[allow(
    clippy::unwrap_used,
    clippy::panic,
    dead_code,
    reason = "a test that cannot go on stops; helpers are not marked as tests, and not all of them are used"
)]
mod idp;
mod images;
mod keeping;
mod keys;
mod killed;
mod life;
mod link;
mod lost;
mod names;
mod news;
mod numbers;
mod personal;
mod proof;
mod receipt;
mod recovery;
mod renamed;
mod saml;
mod second_forgotten;
mod sending;
mod set_back;
mod steps;
mod terms;
mod versions;
mod wire;
