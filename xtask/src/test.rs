//! Everything: setup, check, and every test there is. All steps run, whatever fails before them; a skipped test is a
//! failure. The last line is `N passed, N failed`.

mod count;

use std::process::Command;

use self::count::Count;
use crate::steps::Steps;
use crate::{Outcome, check, command, e2e, programs, root, setup};

/// Histories of client and server against their model, where there is time.
const LONG: &str = "10000";

/// Options of `cargo xtask test`.
#[derive(clap::Args)]
pub struct Options {
    /// Play 10,000 random histories of client and server against their model instead of 500
    #[arg(long)]
    long: bool,
}

/// # Errors
/// When anything failed or was skipped.
pub fn run(options: &Options) -> Outcome {
    let mut steps = Steps::default();
    let mut total = Count::default();
    steps.run("setup", || setup::run(&setup::Options { dry_run: false }));
    check::all(&mut steps);
    total.passed += steps.passed();
    total.failed += steps.failed();

    total += tests(
        &mut steps,
        "test: cargo",
        || Ok(cargo_tests(options)),
        count::cargo,
    );
    total += tests(
        &mut steps,
        "test: vitest",
        || Ok(command::npm("npx", ["--no-install", "vitest", "run"])),
        count::vitest,
    );
    total += tests(
        &mut steps,
        "test: playwright",
        playwright,
        count::playwright,
    );
    for (name, script) in [
        ("test: schemathesis", "schemathesis.sh"),
        ("test: tus clients", "tus_clients.sh"),
    ] {
        let conforms = steps.run(name, || server_script(script));
        total.passed += usize::from(conforms);
        total.failed += usize::from(!conforms);
    }
    total += tests(
        &mut steps,
        "test: real window",
        || e2e::prepare(None),
        count::cargo,
    );

    steps.summary();
    println!("\n{} passed, {} failed", total.passed, total.failed);
    if total.failed == 0 {
        Ok(())
    } else {
        Err(String::new())
    }
}

/// Runs one test program as a step and counts what it reports.
fn tests(
    steps: &mut Steps,
    name: &str,
    command: impl FnOnce() -> Result<Command, String>,
    counted: fn(&str) -> Count,
) -> Count {
    let mut count = Count::default();
    let done = steps.run(name, || {
        let (success, text) = command::tee(command()?)?;
        count = counted(&text);
        match count {
            Count { failed: 1.., .. } => Err(format!("{} tests failed", count.failed)),
            Count { skipped: 1.., .. } => Err(format!("{} tests were skipped", count.skipped)),
            Count { passed: 0, .. } => Err("no test ran".to_owned()),
            _ if success => Ok(()),
            _ => Err("the test program failed".to_owned()),
        }
    });
    count.failed += count.skipped;
    if !done && count.failed == 0 {
        count.failed = 1;
    }
    count
}

fn cargo_tests(options: &Options) -> Command {
    let mut tests = command::cargo(["test", "--workspace", "--no-fail-fast", "--quiet"]);
    if options.long {
        tests.env("AKASHI_HISTORIES", LONG);
    }
    tests
}

/// The screens in a browser talk to the dev host, which talks to the real server.
fn playwright() -> Result<Command, String> {
    programs::everything()?;
    programs::server()?;
    let mut playwright = command::npm(
        "npx",
        ["--no-install", "playwright", "test", "--reporter=list"],
    );
    playwright.env("CI", "1");
    Ok(playwright)
}

/// The server is held against its own API document, and against clients that others have written.
fn server_script(name: &str) -> Outcome {
    command::run(command::new(
        "bash",
        [
            format!("crates/server/tests/{name}").into(),
            root::binary("debug", "akashi-server"),
        ],
    ))
}
