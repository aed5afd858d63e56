//! The content of one file: what is on the disk for good, and what was done to it since.

use std::collections::BTreeSet;

use super::super::plan::Dice;

/// Bytes that a disk writes whole or not at all.
pub(super) const SECTOR: usize = 512;

/// Something done to a file and not synced yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Touch {
    Write { offset: usize, data: Vec<u8> },
    Resize(usize),
}

/// A file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct File {
    synced: Vec<u8>,
    since: Vec<Touch>,
}

/// How much of what was done since the last sync reached the disk.
struct Fate {
    /// Only so many of the touches: the system had not come to the others.
    until: usize,
    /// In 100: how likely it is that something did.
    chance: u64,
    /// Is that drawn for each sector, or for each touch?
    by_sector: bool,
    /// What is read where the file grew and nothing arrived: zeros, or what had been there before.
    garbage: bool,
}

impl File {
    /// One whose content is on the disk for good.
    pub(super) const fn synced(content: Vec<u8>) -> Self {
        Self {
            synced: content,
            since: Vec::new(),
        }
    }

    pub(super) fn touch(&mut self, touch: Touch) {
        self.since.push(touch);
    }

    /// From here on it is on the disk for good.
    pub(super) fn sync(&mut self) {
        self.synced = self.content();
        self.since.clear();
    }

    /// What whoever reads it sees.
    pub(super) fn content(&self) -> Vec<u8> {
        let mut content = self.synced.clone();
        for touch in &self.since {
            apply(touch, &mut content);
        }
        content
    }

    /// What a disk may hold of it when the power goes.
    ///
    /// The system writes a sector back as it is at that moment, at any moment it likes, in any order; and the length of
    /// the file likewise. So after each touch the dice say which of the sectors that it changed were written back then,
    /// and whether the length was.
    pub(super) fn after_cut(&self, dice: &mut Dice) -> Vec<u8> {
        if self.since.is_empty() {
            return self.synced.clone();
        }
        let fate = Fate::draw(dice, self.since.len());
        let mut seen = self.synced.clone();
        let mut disk = self.synced.clone();
        let mut length = self.synced.len();
        let mut arrived = BTreeSet::new();
        for touch in self.since.iter().take(fate.until) {
            let sectors = apply(touch, &mut seen);
            let whole = dice.below(100) < fate.chance;
            for sector in sectors {
                let here = if fate.by_sector {
                    dice.below(100) < fate.chance
                } else {
                    whole
                };
                if here {
                    write_back(sector, &seen, &mut disk);
                    arrived.insert(sector);
                }
            }
            if dice.below(100) < fate.chance {
                length = seen.len();
            }
        }
        let ever = self.synced.len().div_ceil(SECTOR);
        disk.resize(length, 0);
        if fate.garbage {
            for sector in (ever..length.div_ceil(SECTOR)).filter(|s| !arrived.contains(s)) {
                let end = length.min((sector + 1) * SECTOR);
                for byte in disk.iter_mut().take(end).skip(sector * SECTOR) {
                    // Nothing that could be taken for text.
                    *byte = dice.byte() | 0x80;
                }
            }
        }
        disk
    }
}

impl Fate {
    fn draw(dice: &mut Dice, touches: usize) -> Self {
        let some = usize::try_from(dice.below(touches as u64 + 1)).unwrap_or(0);
        let (until, chance) = match dice.below(8) {
            0 | 1 => (0, 0),
            2 => (touches, 100),
            3 => (some, 100),
            4 => (some, 50),
            5 => (touches, 10),
            6 => (touches, 90),
            _ => (touches, 50),
        };
        Self {
            until,
            chance,
            by_sector: dice.below(2) == 0,
            garbage: dice.below(3) == 0,
        }
    }
}

/// Does it, and says which sectors it changed.
fn apply(touch: &Touch, content: &mut Vec<u8>) -> std::ops::Range<usize> {
    match touch {
        Touch::Write { offset, data } => {
            let (from, end) = (content.len().min(*offset), offset + data.len());
            if content.len() < end {
                content.resize(end, 0);
            }
            for (here, byte) in content.iter_mut().skip(*offset).zip(data) {
                *here = *byte;
            }
            from / SECTOR..end.div_ceil(SECTOR)
        }
        Touch::Resize(length) => {
            let from = content.len().min(*length);
            content.resize(*length, 0);
            from / SECTOR..length.div_ceil(SECTOR)
        }
    }
}

fn write_back(sector: usize, seen: &[u8], disk: &mut Vec<u8>) {
    let (start, end) = (sector * SECTOR, (sector + 1) * SECTOR);
    if disk.len() < end {
        disk.resize(end, 0);
    }
    // Behind the end of a file a sector holds zeros.
    let bytes = seen.iter().skip(start).copied().chain(std::iter::repeat(0));
    for (here, byte) in disk.iter_mut().skip(start).take(SECTOR).zip(bytes) {
        *here = byte;
    }
}
