//! Writes the names of the countries in both languages, as Unicode CLDR has them. Node, which the user interface needs
//! anyway, brings CLDR with it. The result is committed.

use crate::{Outcome, command};

const NAMES: &str = include_str!("countries/names.mjs");

/// # Errors
/// When node is missing, or has no name for a country.
pub fn run() -> Outcome {
    let node = ["--input-type=module", "--eval", NAMES];
    command::run(command::new("node", node))
}
