//! Talking to a university's server.
//!
//! | module | owns |
//! |---|---|
//! | [`client`] | one method per operation of the wire protocol, and what its answers may look like |
//! | [`failure`] | why an operation failed, as a code somebody acts on |
//! | [`engine`] | the background task that brings the outbox to the server, exactly once |
//! | [`backoff`] | how long to wait between tries |

pub mod backoff;
pub mod client;
pub mod engine;
pub mod failure;

pub use client::{Client, ClientOptions, Server};
pub use engine::{Engine, EngineOptions, Status};
pub use failure::Failure;
