//! Who dies next, and where. Everything is drawn from a seed, so that a failure names what replays it; what the
//! processes do in between is their own business, so a replay comes close and is not the same to the microsecond.

use std::time::Duration;

/// Longest life of a process that dies at a random moment, in milliseconds.
const LONGEST_LIFE: u64 = 400;
/// A place is reached this many times at most before it is deadly. The first time is the likeliest: many are reached
/// once in a life.
const MOST_TIMES: u64 = 4;

/// How a process ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Death {
    /// So long after its start.
    After(Duration),
    /// At a place, as [`super::points::VARIABLE`] has it.
    At(String),
    /// Right after so many changes to its files; only where they are recorded.
    AtChange(u64),
}

/// Numbers that look random and are not: SplitMix64.
#[derive(Debug, Clone)]
pub(super) struct Dice(u64);

impl Dice {
    /// The dice of round `index` of a campaign.
    pub(super) fn of_round(seed: u64, index: u64) -> Self {
        let mut dice = Self(seed ^ index.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        dice.next();
        dice
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to `below` - 1.
    pub(super) fn below(&mut self, below: u64) -> u64 {
        self.next() % below.max(1)
    }

    pub(super) fn byte(&mut self) -> u8 {
        self.next().to_le_bytes()[0]
    }

    /// How the next process with these places ends: half of them at a place.
    pub(super) fn death(&mut self, places: &[&str]) -> Death {
        let place = usize::try_from(self.below(places.len() as u64)).unwrap_or(0);
        match places.get(place) {
            Some(place) if self.below(2) == 0 => {
                let times = self.below(MOST_TIMES).min(self.below(MOST_TIMES));
                Death::At(format!("{place}@{}", 1 + times))
            }
            _ => Death::After(Duration::from_millis(self.below(LONGEST_LIFE))),
        }
    }

    /// When the power goes: most often in the middle of a change to the files, early or late in the life of a process.
    pub(super) fn power_cut(&mut self) -> Death {
        let most = match self.below(8) {
            0 => return Death::After(Duration::from_millis(self.below(LONGEST_LIFE))),
            1 | 2 => 40,
            3 | 4 => 150,
            5 | 6 => 500,
            _ => 1_500,
        };
        Death::AtChange(1 + self.below(most))
    }
}

#[cfg(test)]
mod tests {
    use super::super::points;
    use super::*;

    #[test]
    fn a_seed_gives_the_same_ends_again() {
        let drawn = |index| {
            let mut dice = Dice::of_round(7, index);
            [(); 20].map(|()| (dice.death(points::COMPUTER), dice.death(points::CAMPUS)))
        };
        assert_eq!(drawn(3), drawn(3));
        assert_ne!(drawn(3), drawn(4));
        let at_places = drawn(3)
            .iter()
            .filter(|(d, _)| matches!(d, Death::At(_)))
            .count();
        assert!((4..17).contains(&at_places), "{at_places}");
    }
}
