//! `cargo xtask variants`: writes the table of kanji variants behind the search key anew from its public sources.
//! `crates/domain/data/README.md` names them and their licences.

mod groups;
mod sources;

use std::fs;

use crate::Outcome;
use sources::Sources;

const TABLE: &str = "crates/domain/data/kanji-variants.txt";

/// # Errors
/// When a source cannot be had or read, or the table cannot be written.
pub fn run() -> Outcome {
    let sources = Sources::fetch()?;
    let lines = groups::lines(&sources);
    let text = format!(
        "# Written by `cargo xtask variants`. Sources and licences: README.md beside this file.\n\
         # One group a line, its representative first. {}\n{}\n",
        sources.versions,
        lines.join("\n")
    );
    fs::write(TABLE, text).map_err(|error| format!("{TABLE}: {error}"))?;
    println!("{TABLE}: {} groups", lines.len());
    Ok(())
}
