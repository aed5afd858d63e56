//! How much light there was: the brightness of the lightest paper and of the darkest print.

use super::Grey;

/// Even white paper is dark grey: below this, print can hardly be told from it.
pub(super) const TOO_DARK: u8 = 80;
/// Even black print is pale: above this, fine strokes are gone.
pub(super) const TOO_BRIGHT: u8 = 150;
/// Thousandths of the picture that are lighter than its lightest paper: reflexes of coins and rings do not count.
const LIGHTEST: usize = 20;
/// Thousandths of the picture that are darker than its darkest print: a page may have few letters.
const DARKEST: usize = 2;

/// Both ends of the brightness in a picture.
pub(super) struct Exposure {
    pub darkest: u8,
    pub lightest: u8,
}

pub(super) fn of(grey: &Grey) -> Exposure {
    let mut counts = [0_usize; 256];
    for value in &grey.values {
        if let Some(count) = counts.get_mut(usize::from(*value)) {
            *count += 1;
        }
    }
    let share = |thousandths: usize| grey.values.len() * thousandths / 1_000;
    Exposure {
        darkest: reached(counts.iter(), share(DARKEST)),
        lightest: 255 - reached(counts.iter().rev(), share(LIGHTEST)),
    }
}

/// How many steps it takes until more than `share` places have been passed.
fn reached<'a>(counts: impl Iterator<Item = &'a usize>, share: usize) -> u8 {
    let mut passed = 0;
    for (step, count) in (0_u8..=255).zip(counts) {
        passed += count;
        if passed > share {
            return step;
        }
    }
    u8::MAX
}
