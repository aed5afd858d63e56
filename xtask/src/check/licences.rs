//! `cargo deny`: licences, banned and doubled crates, and where crates come from. Its advisory database needs a
//! network that a build may not have, so it is left out.

use crate::{Outcome, command, root};

/// # Errors
/// When a crate breaks a rule of `deny.toml`.
pub fn check() -> Outcome {
    let tool = root::tool("cargo-deny");
    if !tool.is_file() {
        return Err("cargo-deny is missing; run `cargo xtask setup`".to_owned());
    }
    command::run(command::new(
        tool,
        [
            "--log-level",
            "error",
            "check",
            "--hide-inclusion-graph",
            "bans",
            "licenses",
            "sources",
        ],
    ))
}
