//! Reads `i18n/*/*.ftl`, refuses a set in which the languages differ, and writes the typed functions.
#![allow(
    clippy::print_stdout,
    reason = "a build script talks to cargo through its standard output"
)]

#[path = "generator/mod.rs"]
mod generator;

use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs, io};

fn main() -> ExitCode {
    let sources = PathBuf::from("../../i18n");
    println!("cargo::rerun-if-changed=generator");
    println!("cargo::rerun-if-changed={}", sources.display());
    match generate(&sources) {
        Ok(complaints) if complaints.is_empty() => ExitCode::SUCCESS,
        Ok(complaints) => {
            for complaint in complaints {
                println!("cargo::error={complaint}");
            }
            ExitCode::FAILURE
        }
        Err(error) => {
            println!("cargo::error=the messages cannot be read or written: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Writes both generated files into `OUT_DIR`; what is wrong with the set is the answer.
fn generate(sources: &std::path::Path) -> io::Result<Vec<generator::Complaint>> {
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    match generator::load(sources)? {
        Ok(set) => {
            fs::write(out.join("text.rs"), generator::rust::module(&set))?;
            fs::write(out.join("messages.ts"), generator::typescript::module(&set))?;
            Ok(Vec::new())
        }
        Err(complaints) => Ok(complaints),
    }
}
