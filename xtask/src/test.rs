//! Everything: setup, check, and every test there is. All steps run, whatever fails before them; a skipped test is a
//! failure. The last line is `N passed, N failed`.

mod count;
mod lane;
mod scratch;

use std::thread;

use self::count::Count;
use self::lane::Lane;
use self::scratch::Scratch;
use crate::steps::Steps;
use crate::{Outcome, check, command, e2e, programs, setup};

/// Histories of client and server against their model, where there is time.
const LONG: &str = "10000";

/// Options of `cargo xtask test`.
#[derive(clap::Args)]
pub struct Options {
    /// Play 10,000 random histories of client and server against their model instead of 500
    #[arg(long)]
    long: bool,
    /// Run cargo's tests, the screens and the real window beside one another: done sooner, and harder on what waits for
    /// something to happen in time
    #[arg(long)]
    together: bool,
}

/// # Errors
/// When anything failed or was skipped.
pub fn run(options: &Options) -> Outcome {
    let mut steps = Steps::default();
    steps.run("setup", || setup::run(&setup::Options { dry_run: false }));
    check::all(&mut steps);
    steps.run("build: tests and programs", build);
    let mut total = Count {
        passed: steps.passed(),
        failed: steps.failed(),
        ..Count::default()
    };

    let scratch = Scratch::make();
    let lanes: [&(dyn Fn() -> Lane + Sync); 3] =
        [&|| rust(options, &scratch), &|| screens(&scratch), &|| {
            window(&scratch)
        }];
    let ended: Vec<thread::Result<(Steps, Count)>> = if options.together {
        thread::scope(|scope| {
            let running = lanes.map(|lane| scope.spawn(move || lane().ended()));
            running.into_iter().map(|lane| lane.join()).collect()
        })
    } else {
        lanes.iter().map(|lane| Ok(lane().ended())).collect()
    };
    for lane in ended {
        match lane {
            Ok((ended, count)) => {
                steps.add(ended);
                total += count;
            }
            Err(_) => total.failed += 1,
        }
    }

    steps.summary();
    println!("\n{} passed, {} failed", total.passed, total.failed);
    if total.failed == 0 {
        Ok(())
    } else {
        Err(String::new())
    }
}

/// Builds everything that the lanes run. What they run of the programs lies in a folder of its own: `cargo test` builds
/// the server with what only tests switch on, in the place of the one that is shipped.
fn build() -> Outcome {
    command::run(command::cargo([
        "test",
        "--workspace",
        "--no-run",
        "--quiet",
    ]))?;
    e2e::build()?;
    programs::set_aside()
}

fn rust(options: &Options, scratch: &Scratch) -> Lane {
    let mut tests = command::cargo(["test", "--workspace", "--no-fail-fast", "--quiet"]);
    if options.long {
        tests.env("AKASHI_HISTORIES", LONG);
    }
    Lane::new("cargo").tests("test: cargo", scratch.of(tests), count::cargo)
}

/// The screens in a browser talk to the dev host, which talks to the real server. That one is held against its own API
/// document, and against clients that others have written.
fn screens(scratch: &Scratch) -> Lane {
    let vitest = command::npm("npx", ["--no-install", "vitest", "run"]);
    let mut playwright = command::npm(
        "npx",
        ["--no-install", "playwright", "test", "--reporter=list"],
    );
    playwright.env("CI", "1");
    let script = |name: &str| {
        let path = format!("crates/server/tests/{name}");
        command::new("bash", [path.into(), programs::aside("akashi-server")])
    };
    Lane::new("screens")
        .tests("test: vitest", scratch.of(vitest), count::vitest)
        .tests(
            "test: playwright",
            scratch.of(programs::from_aside(playwright)),
            count::playwright,
        )
        .script("test: schemathesis", scratch.of(script("schemathesis.sh")))
        .script("test: tus clients", scratch.of(script("tus_clients.sh")))
}

fn window(scratch: &Scratch) -> Lane {
    let lane = Lane::new("window");
    match e2e::journeys(None) {
        Ok(journeys) => lane.tests(
            "test: real window",
            scratch.of(programs::from_aside(journeys)),
            count::cargo,
        ),
        Err(message) => lane.failed("test: real window", message),
    }
}
