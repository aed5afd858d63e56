//! The programs that tests, journeys and generators run.
//!
//! Cargo compiles a dependency again for every set of features it is asked for, and a set depends on which packages are
//! named. So everything is built as one workspace, the way `cargo test --workspace` builds it, with one exception.

use crate::{Outcome, command};

/// Builds every program of the workspace.
///
/// # Errors
/// When one of them does not build.
pub fn everything() -> Outcome {
    command::run(command::cargo([
        "build",
        "--quiet",
        "--workspace",
        "--bins",
        "--examples",
    ]))
}

/// Builds the programs without the test kit, so that no feature that only tests switch on slips into the server. The
/// rest of the workspace is named so that dependencies keep their features: built by itself, the server would have the
/// typesetter compiled once more.
///
/// # Errors
/// When one of them does not build.
pub fn server() -> Outcome {
    command::run(command::cargo([
        "build",
        "--quiet",
        "--workspace",
        "--exclude",
        "akashi-testkit",
        "--bins",
    ]))
}

/// Builds what a person runs: application, image worker and server, and nothing else.
///
/// # Errors
/// When one of them does not build.
pub fn application() -> Outcome {
    command::run(command::cargo([
        "build",
        "--quiet",
        "--package",
        "akashi",
        "--package",
        "akashi-documents",
        "--bins",
    ]))?;
    server()
}
