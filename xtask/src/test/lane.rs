//! Tests that can run beside others. Much of what they do is waiting: for a disk, a browser, a window that draws. What a
//! lane prints is marked with its name.

use std::ops::AddAssign as _;
use std::process::Command;

use super::count::Count;
use crate::command;
use crate::steps::Steps;

/// Steps that follow one another, whether or not those of other lanes run meanwhile.
pub struct Lane {
    name: &'static str,
    steps: Steps,
    count: Count,
}

impl Lane {
    pub fn new(name: &'static str) -> Self {
        Self {
            name,
            steps: Steps::default(),
            count: Count::default(),
        }
    }

    /// Runs a test program as a step and counts what it reports. Skipped tests are failures.
    pub fn tests(mut self, name: &str, program: Command, counted: fn(&str) -> Count) -> Self {
        let mut count = Count::default();
        let lane = self.name;
        let done = self.steps.run(name, || {
            let (success, text) = command::tee(program, lane)?;
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
        self.count.add_assign(count);
        self
    }

    /// Runs a script as a step that counts as one test.
    pub fn script(mut self, name: &str, script: Command) -> Self {
        let lane = self.name;
        let done = self.steps.run(name, || match command::tee(script, lane)? {
            (true, _) => Ok(()),
            (false, _) => Err("the script failed".to_owned()),
        });
        self.count.passed += usize::from(done);
        self.count.failed += usize::from(!done);
        self
    }

    /// A step that cannot run.
    pub fn failed(mut self, name: &str, why: String) -> Self {
        self.steps.run(name, || Err(why));
        self.count.failed += 1;
        self
    }

    /// What it did and counted.
    pub fn ended(self) -> (Steps, Count) {
        (self.steps, self.count)
    }
}
