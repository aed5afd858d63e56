//! The project's tasks: `cargo xtask <task>`. Each task is a file; none imports a crate of the application, so that
//! `cargo xtask setup` compiles on a machine where nothing is installed yet.
#![allow(
    clippy::print_stdout,
    reason = "a command-line tool talks through its standard output"
)]

mod bench;
mod chaos;
mod check;
mod codegen;
mod command;
mod countries;
mod demo;
mod e2e;
mod fixtures;
mod fuzz;
mod holidays;
mod postal;
mod programs;
mod root;
mod setup;
mod steps;
mod test;
mod variants;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// What a task answers: nothing, or a sentence that says what went wrong.
type Outcome = Result<(), String>;

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    about = "The project's tasks"
)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Install what building and testing need (Debian, Ubuntu), or say what to install (macOS, Windows)
    Setup(setup::Options),
    /// Start a university server and the application beside it
    Demo(demo::Options),
    /// Run everything: setup, check, and all tests, the ones in the real window included
    Test(test::Options),
    /// Check style, lints, licences, and the invariants of docs/ARCHITECTURE.md
    Check(check::Options),
    /// Write the generated files: TypeScript types and messages, the API description, schema snapshots
    Codegen,
    /// Write the table of kanji variants for the search anew from its public sources (Debian)
    Variants,
    /// Write the names of the countries anew from Unicode CLDR
    Countries,
    /// Write Japan's public holidays anew from the newest list
    Holidays,
    /// Take photographs of drawn identity documents, for tests and screenshots (target/fixtures)
    Fixtures(fixtures::Options),
    /// Make the postcode directory from the newest data
    Postal(postal::Options),
    /// Run the journeys in the real window, on a display of their own
    E2e(e2e::Options),
    /// Feed the parsers with whatever a fuzzer thinks of (Linux on x86-64)
    Fuzz(fuzz::Options),
    /// Break things on purpose, and see whether anything is lost (Linux)
    Chaos(chaos::Options),
    /// Measure; every figure is printed as `figure: <name> = <number> <unit>`
    Bench(bench::Options),
}

fn main() -> ExitCode {
    if let Err(message) = root::enter() {
        eprintln!("error: {message}");
        return ExitCode::FAILURE;
    }
    let outcome = match Arguments::parse().task {
        Task::Setup(options) => setup::run(&options),
        Task::Demo(options) => demo::run(&options),
        Task::Test(options) => test::run(&options),
        Task::Check(options) => check::run(&options),
        Task::Codegen => codegen::run(),
        Task::Variants => variants::run(),
        Task::Countries => countries::run(),
        Task::Holidays => holidays::run(),
        Task::Fixtures(options) => fixtures::run(&options),
        Task::Postal(options) => postal::run(&options),
        Task::E2e(options) => e2e::run(&options),
        Task::Fuzz(options) => fuzz::run(&options),
        Task::Chaos(options) => chaos::run(&options),
        Task::Bench(options) => bench::run(&options),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            if !message.is_empty() {
                eprintln!("error: {message}");
            }
            ExitCode::FAILURE
        }
    }
}
