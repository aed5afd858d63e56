//! R4: histories drawn at random, of a graduate, their devices and the university, on a line that loses, cuts, repeats
//! and holds back, compared step by step with a model. The store, the core, the engine, the protocol and the server are
//! the real ones.
//!
//! Every run plays the same ones, so that what it says is about what was changed. `AKASHI_HISTORIES=<number>` plays so many
//! that were never played before; `AKASHI_HISTORY=<seed>/<index>` plays one of them again. What fails is printed with
//! both, as short as it can be made.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

mod campus;
mod handset;
mod invariants;
mod line;
mod model;
mod shrink;
mod steps;
mod world;

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use tokio::runtime::Runtime;

use crate::campus::Campus;
use crate::steps::Step;
use crate::world::World;

/// Histories, where nobody asks for more.
const HISTORIES: u64 = 500;
/// What they are drawn from then.
const SEED: u64 = 20_261_127;
/// No history takes longer, however busy the computer is.
const PATIENCE: Duration = Duration::from_secs(60);
/// What is wrong with one that takes longer.
const STILL: &str = "it stands still";
/// Steps of each.
const STEPS: usize = 50;

#[test]
fn client_outbox_and_server_agree_with_a_model() {
    if let Ok(which) = std::env::var("AKASHI_HISTORY") {
        let (seed, index) = which.split_once('/').unwrap();
        let place = Place::new();
        place
            .judge(seed.parse().unwrap(), index.parse().unwrap())
            .unwrap();
        return;
    }
    let (seed, histories) = match std::env::var("AKASHI_HISTORIES") {
        Ok(number) => (
            jiff::Timestamp::now().as_nanosecond() as u64,
            number.parse().unwrap(),
        ),
        Err(_) => (SEED, HISTORIES),
    };
    let next = Arc::new(AtomicU64::new(0));
    let threads: Vec<_> = (0..2)
        .map(|_| {
            let next = Arc::clone(&next);
            std::thread::spawn(move || {
                let place = Place::new();
                loop {
                    let index = next.fetch_add(1, Ordering::SeqCst);
                    if index >= histories {
                        return Ok(());
                    }
                    place.judge(seed, index)?;
                }
            })
        })
        .collect();
    let broken: Vec<String> = threads
        .into_iter()
        .filter_map(|thread| thread.join().unwrap().err())
        .collect();
    assert!(broken.is_empty(), "{}", broken.join("\n\n"));
}

/// Where histories are played, one after the other: a university, and a folder for devices.
struct Place {
    runtime: Runtime,
    campus: Campus,
    dir: tempfile::TempDir,
    /// So that every playing has a graduate of its own.
    number: AtomicU64,
}

impl Place {
    fn new() -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let campus = runtime.block_on(Campus::found(folder())).unwrap();
        Self {
            runtime,
            campus,
            dir: folder(),
            number: AtomicU64::new(0),
        }
    }

    /// Plays history `index` of `seed`; what is wrong with it, as short as it can be made.
    fn judge(&self, seed: u64, index: u64) -> std::result::Result<(), String> {
        let history = drawn(seed, index);
        let Err((told, broken)) = self.play(&history) else {
            return Ok(());
        };
        if broken == STILL {
            // Making it shorter would take as long each time.
            return Err(format!("{told}{broken}: {seed}/{index}"));
        }
        let short = shrink::shrink(history, |fewer| self.play(fewer).is_err());
        let (told, broken) = self
            .play(&short)
            .err()
            .unwrap_or_else(|| (String::new(), format!("{broken} (not every time)")));
        Err(format!(
            "{told}broken: {broken}\nagain: AKASHI_HISTORY={seed}/{index} cargo test -p akashi-testkit --test histories"
        ))
    }

    /// Plays it; where it breaks, what came of each step until then, and what is wrong.
    fn play(&self, history: &[Step]) -> std::result::Result<(), (String, String)> {
        let number = self.number.fetch_add(1, Ordering::SeqCst);
        let mut told = String::new();
        let played = async {
            let mut world = World::begin(&self.campus, self.dir.path(), number).await?;
            for (at, step) in (1..).zip(history) {
                let _ = write!(told, "{at:>3} {step:?}");
                let outcome = world.play(step).await;
                let _ = writeln!(told, " → {}", outcome.as_deref().unwrap_or("?"));
                outcome?;
                invariants::check(&mut world).await?;
            }
            invariants::settle(&mut world).await
        };
        let played = self.runtime.block_on(async {
            let still = STILL.into();
            tokio::time::timeout(PATIENCE, played)
                .await
                .unwrap_or(Err(still))
        });
        self.tidy(number);
        played.map_err(|error: Box<dyn std::error::Error + Send + Sync>| (told, error.to_string()))
    }

    /// Removes the devices of a history.
    fn tidy(&self, number: u64) {
        for at in 1..=2 {
            let name = format!("{number}-{at}");
            self.campus.line.remove(&name);
            let _ = std::fs::remove_dir_all(self.dir.path().join(name));
        }
    }
}

/// A history of its own for every index.
fn drawn(seed: u64, index: u64) -> Vec<Step> {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    bytes[8..16].copy_from_slice(&index.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    steps::history(STEPS)
        .new_tree(&mut runner)
        .unwrap()
        .current()
}

/// In memory where the system has such a place: histories are about the order of things, not about disks.
fn folder() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    match tempfile::tempdir_in(memory) {
        Ok(dir) => dir,
        Err(_) => tempfile::tempdir().unwrap(),
    }
}
