//! Counts read from what the test programs print.

use std::ops::AddAssign;

/// Numbers of tests.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    pub passed: usize,
    pub failed: usize,
    pub skipped: usize,
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

/// `test result: ok. 10 passed; 0 failed; 0 ignored; 0 measured; …`, once per test program.
pub fn cargo(text: &str) -> Count {
    let mut count = Count::default();
    for line in text.lines().filter(|line| line.starts_with("test result:")) {
        count += words(line.split(". ").nth(1).unwrap_or_default());
    }
    count
}

/// `Tests  1 failed | 12 passed | 1 skipped (14)`.
pub fn vitest(text: &str) -> Count {
    let line = text
        .lines()
        .map(str::trim)
        .rfind(|line| line.starts_with("Tests "));
    words(line.unwrap_or_default().trim_start_matches("Tests"))
}

/// A block of lines such as `  12 passed (3.2s)` at the end. A test that passed only when it was repeated is a failure.
pub fn playwright(text: &str) -> Count {
    let mut count = Count::default();
    for line in text.lines().map(str::trim) {
        let mut parts = line.splitn(2, ' ');
        let (Some(Ok(number)), Some(rest)) = (parts.next().map(str::parse::<usize>), parts.next())
        else {
            continue;
        };
        let word = rest.split(" (").next().unwrap_or_default();
        match word {
            "passed" => count.passed = number,
            "failed" | "interrupted" => count.failed += number,
            "flaky" => count.failed += number,
            "skipped" | "did not run" => count.skipped += number,
            _ => {}
        }
    }
    count
}

/// Pairs of a number and a word, in any order and with any punctuation around them.
fn words(line: &str) -> Count {
    let mut count = Count::default();
    let parts: Vec<&str> = line
        .split(|c: char| c.is_whitespace() || matches!(c, ';' | '|' | '(' | ')' | ','))
        .filter(|part| !part.is_empty())
        .collect();
    for pair in parts.windows(2) {
        let &[number, word] = pair else { continue };
        let Ok(number) = number.parse::<usize>() else {
            continue;
        };
        match word {
            "passed" => count.passed += number,
            "failed" => count.failed += number,
            "ignored" | "skipped" | "todo" => count.skipped += number,
            _ => {}
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(count: Count, passed: usize, failed: usize, skipped: usize) {
        assert_eq!(
            count,
            Count {
                passed,
                failed,
                skipped
            }
        );
    }

    #[test]
    fn reads_what_each_program_prints() {
        let two = "test result: ok. 10 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s\n\
                   test result: FAILED. 5 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out\n";
        check(cargo(two), 15, 2, 1);
        check(
            vitest(
                " Test Files  3 passed (3)\n      Tests  1 failed | 12 passed | 1 skipped (14)\n",
            ),
            12,
            1,
            1,
        );
        check(vitest("      Tests  12 passed (12)\n"), 12, 0, 0);
        check(
            playwright(
                "  ✓  1 a.spec.ts (1s)\n\n  1 failed\n    a.spec.ts\n  1 flaky\n  2 skipped\n  12 passed (3.2s)\n",
            ),
            12,
            2,
            2,
        );
        check(cargo(""), 0, 0, 0);
    }
}
