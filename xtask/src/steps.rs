//! A list of steps that all run, each announced with its duration, and a summary at the end.

use std::time::Instant;

use crate::Outcome;

/// Steps that have run.
#[derive(Default)]
pub struct Steps {
    failures: Vec<String>,
    durations: Vec<(String, u64)>,
    filter: Option<String>,
}

impl Steps {
    /// Steps of which only those run whose name contains `filter`.
    pub fn only(filter: Option<String>) -> Self {
        Self {
            filter,
            ..Self::default()
        }
    }

    /// Runs a step; a failure is remembered and does not stop the next step.
    pub fn run(&mut self, name: &str, step: impl FnOnce() -> Outcome) -> bool {
        if self
            .filter
            .as_ref()
            .is_some_and(|filter| !name.contains(filter))
        {
            return true;
        }
        println!("\n== {name}");
        let start = Instant::now();
        let outcome = step();
        let seconds = start.elapsed().as_secs();
        self.durations.push((name.to_owned(), seconds));
        match outcome {
            Ok(()) => {
                println!("== {name}: done in {}", shown(seconds));
                true
            }
            Err(message) => {
                println!("== {name}: FAILED after {}", shown(seconds));
                if !message.is_empty() {
                    println!("{message}");
                }
                self.failures.push(name.to_owned());
                false
            }
        }
    }

    /// Adds what other steps came to.
    pub fn add(&mut self, other: Self) {
        self.failures.extend(other.failures);
        self.durations.extend(other.durations);
    }

    /// Prints every step with its duration, the failed ones marked.
    pub fn summary(&self) {
        println!("\n== summary");
        for (name, seconds) in &self.durations {
            let mark = if self.failures.contains(name) {
                "FAILED"
            } else {
                "ok"
            };
            println!("{mark:>6}  {:>8}  {name}", shown(*seconds));
        }
    }

    /// # Errors
    /// When a step failed; the message names them all.
    pub fn outcome(&self) -> Outcome {
        if self.failures.is_empty() {
            Ok(())
        } else {
            Err(format!("failed: {}", self.failures.join(", ")))
        }
    }

    /// How many steps succeeded.
    pub fn passed(&self) -> usize {
        self.durations.len() - self.failures.len()
    }

    /// How many steps failed.
    pub fn failed(&self) -> usize {
        self.failures.len()
    }
}

/// `75` seconds as `1 min 15 s`.
fn shown(seconds: u64) -> String {
    if seconds < 60 {
        format!("{seconds} s")
    } else {
        format!("{} min {} s", seconds / 60, seconds % 60)
    }
}
