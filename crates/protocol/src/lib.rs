//! What travels between a client and the university server, version 1: paths, bodies, problem codes.
//!
//! JSON over HTTPS; errors as RFC 9457 problems with a stable `code`. Neither side's storage shows through here.
//! Every type is plain data, so that a wire snapshot shows all there is.

pub mod account;
pub mod application;
pub mod campus;
pub mod changes;
pub mod digest;
pub mod flow;
pub mod graduation;
pub mod problem;
pub mod receipt;
pub mod saml;
pub mod session;
pub mod staff;
pub mod staff_account;
pub mod tus;
pub mod version;

pub use digest::Digest;
pub use problem::{Problem, ProblemCode};

/// Path prefix of every operation below.
pub const PREFIX: &str = "/v1";
