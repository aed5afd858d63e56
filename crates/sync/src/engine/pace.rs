//! How fast bytes leave this computer: smoothed, so that the time that is left does not jump about.

use std::time::{Duration, Instant};

/// Time over which one value is taken.
const SAMPLE: Duration = Duration::from_millis(500);
/// How much the newest value counts.
const NEWEST: f64 = 0.3;

/// Bytes per second.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pace {
    since: Instant,
    from: u64,
    rate: Option<f64>,
}

impl Pace {
    /// Begins at `moved` bytes.
    pub(super) fn begin(now: Instant, moved: u64) -> Self {
        Self {
            since: now,
            from: moved,
            rate: None,
        }
    }

    /// `moved` bytes by now. Absent until there is something to go by.
    pub(super) fn at(&mut self, now: Instant, moved: u64) -> Option<u64> {
        let elapsed = now.saturating_duration_since(self.since);
        if elapsed >= SAMPLE {
            let newest = moved.saturating_sub(self.from) as f64 / elapsed.as_secs_f64();
            self.rate = Some(match self.rate {
                Some(rate) => rate + NEWEST * (newest - rate),
                None => newest,
            });
            (self.since, self.from) = (now, moved);
        }
        self.rate.map(|rate| rate as u64)
    }

    /// What was counted turned out to be `by` bytes more or less without any having moved.
    pub(super) fn shift(&mut self, by: i64) {
        self.from = self.from.saturating_add_signed(by);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_settles_on_what_the_line_does() {
        let begun = Instant::now();
        let at = |milliseconds| begun + Duration::from_millis(milliseconds);
        let mut pace = Pace::begin(begun, 1_000);
        assert_eq!(pace.at(at(100), 2_000), None, "too early to say");
        assert_eq!(pace.at(at(1_000), 101_000), Some(100_000));
        // A moment's pause does not make it nothing.
        assert_eq!(pace.at(at(2_000), 101_000), Some(70_000));
        let mut moved = 101_000;
        for second in 3..40 {
            moved += 50_000;
            pace.at(at(second * 1_000), moved);
        }
        let settled = pace.at(at(39_001), moved).unwrap_or_default();
        assert!(settled.abs_diff(50_000) < 100, "{settled}");
    }

    #[test]
    fn what_the_server_held_already_is_no_speed() {
        let begun = Instant::now();
        let mut pace = Pace::begin(begun, 0);
        pace.shift(900_000);
        let second = begun + Duration::from_secs(1);
        assert_eq!(pace.at(second, 910_000), Some(10_000));
        pace.shift(-500_000);
        let third = begun + Duration::from_secs(2);
        assert_eq!(pace.at(third, 420_000), Some(10_000));
    }
}
