//! How long to wait between tries: exponential, with full jitter and a cap, so that a thousand clients that lost the
//! same server do not come back in step.

use std::time::Duration;

use akashi_store::Entropy;

/// The figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backoff {
    /// Longest wait after the first failure.
    pub base: Duration,
    /// Longest wait ever.
    pub cap: Duration,
}

impl Default for Backoff {
    fn default() -> Self {
        Self {
            base: Duration::from_secs(2),
            cap: Duration::from_secs(15 * 60),
        }
    }
}

impl Backoff {
    /// The wait after `failures` failures: anything up to twice as long each time.
    #[must_use]
    pub fn delay(&self, failures: u32, entropy: &dyn Entropy) -> Duration {
        let ceiling = self
            .base
            .saturating_mul(1 << failures.saturating_sub(1).min(16))
            .min(self.cap);
        let mut bytes = [0; 4];
        // Without randomness the longest wait is the safe one.
        match entropy.fill(&mut bytes) {
            Ok(()) => ceiling.mul_f64(f64::from(u32::from_le_bytes(bytes)) / f64::from(u32::MAX)),
            Err(_) => ceiling,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    struct Always(u8);
    impl Entropy for Always {
        fn fill(&self, bytes: &mut [u8]) -> Result<(), akashi_store::outside::NoEntropy> {
            bytes.fill(self.0);
            Ok(())
        }
    }

    #[test]
    fn doubles_up_to_the_cap() {
        let backoff = Backoff {
            base: Duration::from_secs(2),
            cap: Duration::from_secs(60),
        };
        let longest: Vec<u64> = (1..=8)
            .map(|failures| backoff.delay(failures, &Always(255)).as_secs())
            .collect();
        assert_eq!(longest, [2, 4, 8, 16, 32, 60, 60, 60]);
        assert_eq!(backoff.delay(9, &Always(0)), Duration::ZERO);
        assert_eq!(backoff.delay(u32::MAX, &Always(255)).as_secs(), 60);
    }
}
