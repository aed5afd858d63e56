//! What a machine needs before it can build and test: system packages, the packages of the user interface, and two
//! developer's tools. Installs only what is missing, so that a second run takes a second.

mod node;
mod system;
mod tools;

use crate::Outcome;

/// Options of `cargo xtask setup`.
#[derive(clap::Args)]
pub struct Options {
    /// Only say what is missing; install nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// # Errors
/// When something cannot be installed, or has to be installed by hand.
pub fn run(options: &Options) -> Outcome {
    system::install(options.dry_run)?;
    node::install(options.dry_run)?;
    tools::install(options.dry_run)?;
    println!("everything is in place");
    Ok(())
}
