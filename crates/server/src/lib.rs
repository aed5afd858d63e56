//! The university server.
//!
//! | module | what |
//! |---|---|
//! | [`cli`], [`init`], [`operator`] | the commands: a new folder, serving, staff, doctor, backup |
//! | [`config`] | `university.toml`: everything a university decides |
//! | [`folder`], [`private`] | what lies in a server's folder, and who may read it |
//! | [`keys`], [`token`], [`entropy`], [`hashing`] | secrets: the server's key, bearer tokens, randomness, passwords |
//! | [`clock`] | what time it is |
//! | [`applications`], [`documents`], [`staff`] | what applicants send, their images, what staff decide |
//! | [`changes`] | waiting for what happens to an application |
//! | [`storage`] | the database; one file per noun; SQL nowhere else |
//! | [`audit`] | who did what when |
//! | [`http`] | routes, roles, problems |
//! | [`access`] | signing in, passwords, home |
//! | [`account`] | what the holder of an account changes about it |
//! | [`campus`], [`directory`] | signing in with a campus ID; the university's own user IDs and passwords |
//! | [`flows`] | one-time links and codes |
//! | [`receipts`], [`typesetting`] | signing receipts; receipts as pages to keep |
//! | [`mail`] | letters, and how they leave |
//! | [`jobs`], [`waker`] | background tasks |
//! | [`operator`] | backup, restore, doctor |
//! | [`server`], [`state`], [`tls`] | a running server |
//!
//! The way of a request: `http` extracts and authorises, an area decides, `storage` keeps rows, mail and trail together.

pub mod access;
pub mod account;
pub mod applications;
pub mod audit;
pub mod campus;
pub mod changes;
pub mod cli;
pub mod clock;
pub mod config;
pub mod directory;
pub mod documents;
pub mod entropy;
pub mod flows;
pub mod folder;
pub mod graduation;
pub mod hashing;
pub mod http;
pub mod init;
mod initial_password;
pub mod jobs;
pub mod keys;
pub mod mail;
pub mod operator;
pub mod page;
pub mod private;
pub mod receipts;
pub mod saml;
pub mod server;
pub mod staff;
pub mod state;
pub mod storage;
pub mod throttle;
pub mod tls;
pub mod token;
pub mod typesetting;
pub mod waker;

/// What a program that serves should allocate with. Requests are begun on one thread and ended on another; the C library's
/// allocator makes those threads wait for each other.
#[cfg(target_env = "msvc")]
pub use std::alloc::System as Allocator;
#[cfg(not(target_env = "msvc"))]
pub use tikv_jemallocator::Jemalloc as Allocator;

pub use server::{Deps, Running, Server, StartError};
