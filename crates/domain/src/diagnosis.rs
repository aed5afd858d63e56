//! The diagnostic code 診断コード: what somebody on the telephone reads out, so that whoever helps knows where they stand.
//!
//! It holds nothing of a person and nothing that tells two of them apart: versions, the kind of system, the screen, the
//! last problem and whether the university's server can be reached. Screen and problem are written as marks of their
//! stable names, so that nobody has to keep a list of numbers; whoever reads the code knows the names.

use std::fmt;

use crate::code::{symbol, value_of};
use crate::language::Language;
use crate::reference::check_value;
use crate::text::fold_compact;

/// Characters before the check character, five bits each.
const CHARS: usize = 12;
/// The layout described by [`Diagnosis::bits`]. Another layout gets another number.
const LAYOUT: u64 = 0;

/// What a code says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Diagnosis {
    /// Of the application.
    pub version: Version,
    /// Kind of computer.
    pub system: System,
    /// Language of the screens.
    pub language: Language,
    /// Whether the university's server can be reached.
    pub line: Line,
    /// Whether the data on the computer can be read.
    pub store: StoreCondition,
    /// Does something wait to be sent?
    pub unsent: bool,
    /// The screen.
    pub screen: Mark,
    /// The last problem that was shown.
    pub problem: Mark,
}

/// A version `major.minor.patch`; numbers too large for the code become the largest that fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version {
    major: u8,
    minor: u8,
    patch: u8,
}

/// A name in sixteen bits; `NONE` for no name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark(u16);

/// The typed text is no diagnostic code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MalformedDiagnosis {
    /// Length, a character or the check character is wrong.
    #[error("not a diagnostic code, or a slip in it")]
    Slip,
    /// Made by a version that this one does not know.
    #[error("a diagnostic code of a newer version")]
    Newer,
}

macro_rules! numbered {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $id:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$each])* $variant,)* }

        impl $name {
            /// All of them. Their place is their number in a code: new ones come last.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Stable name, as in message keys.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }

            fn number(self) -> u64 {
                let place = Self::ALL.iter().position(|one| *one == self);
                place.and_then(|place| u64::try_from(place).ok()).unwrap_or(0)
            }

            fn of_number(number: u64) -> Result<Self, MalformedDiagnosis> {
                let place = usize::try_from(number).unwrap_or(usize::MAX);
                Self::ALL.get(place).copied().ok_or(MalformedDiagnosis::Newer)
            }
        }
    };
}

numbered! {
    /// A kind of computer; two bits.
    System {
        /// Another one.
        Other = "other",
        /// Linux
        Linux = "linux",
        /// macOS
        Macos = "macos",
        /// Windows
        Windows = "windows",
    }
}

numbered! {
    /// Whether the university's server can be reached; three bits.
    Line {
        /// No university is connected.
        NoUniversity = "no_university",
        /// It answers.
        Reached = "reached",
        /// No connection, or the host is not known.
        Unreachable = "unreachable",
        /// No answer in time.
        Slow = "slow",
        /// Its certificate is refused.
        Certificate = "certificate",
        /// Something else answers there, or a version that does not fit.
        Unexpected = "unexpected",
        /// It answers with a problem.
        Refused = "refused",
    }
}

numbered! {
    /// Whether the data on the computer can be read; four bits.
    StoreCondition {
        /// Open, or nothing is kept yet.
        Open = "open",
        /// A passphrase has to be chosen.
        NeedsNewPassphrase = "needs_new_passphrase",
        /// A passphrase has to be given.
        NeedsPassphrase = "needs_passphrase",
        /// The system's keyring is locked.
        KeyringLocked = "keyring_locked",
        /// The key is gone.
        KeyLost = "key_lost",
        /// Locked by the person.
        Locked = "locked",
        /// Damaged.
        Damaged = "damaged",
        /// Of a newer version.
        TooNew = "too_new",
        /// Of an older version, and could not be brought to this one.
        NotMigrated = "not_migrated",
        /// No room.
        DiskFull = "disk_full",
        /// The disk refuses to be written.
        DiskUnwritable = "disk_unwritable",
        /// The folder cannot be locked.
        NoLocks = "no_locks",
        /// Something nobody expected.
        Unknown = "unknown",
    }
}

impl Version {
    /// Reads `1.2.3`; what follows a hyphen or a plus sign is left out.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let plain = text.split(['-', '+']).next().unwrap_or_default();
        let mut parts = plain
            .split('.')
            .map(|part| part.parse::<u32>().unwrap_or(0));
        let mut next = |largest: u8| {
            let part = parts.next().unwrap_or(0).min(u32::from(largest));
            u8::try_from(part).unwrap_or(largest)
        };
        Self {
            major: next(7),
            minor: next(63),
            patch: next(63),
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

impl Mark {
    /// No name.
    pub const NONE: Self = Self(0);

    /// The mark of a name: FNV-1a of 32 bits, its halves laid over each other.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let hash = name.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        });
        let folded = u16::try_from((hash >> 16) ^ (hash & 0xffff)).unwrap_or(1);
        Self(folded.max(1))
    }

    /// The name among `known` that it is the mark of.
    #[must_use]
    pub fn among<'a>(self, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
        known.into_iter().find(|name| Self::of(name) == self)
    }
}

impl Diagnosis {
    /// Reads a typed code: case, width, spaces and hyphens are ignored.
    ///
    /// # Errors
    /// [`MalformedDiagnosis`].
    pub fn parse(typed: &str) -> Result<Self, MalformedDiagnosis> {
        let values: Vec<u8> = fold_compact(typed)
            .chars()
            .filter(|c| *c != '-')
            .map(value_of)
            .collect::<Option<_>>()
            .ok_or(MalformedDiagnosis::Slip)?;
        match values.split_last() {
            Some((check, rest)) if rest.len() == CHARS && check_value(rest) == *check => {
                let bits = rest.iter().fold(0, |bits, v| (bits << 5) | u64::from(*v));
                Self::of_bits(bits)
            }
            _ => Err(MalformedDiagnosis::Slip),
        }
    }

    fn bits(&self) -> u64 {
        let mut bits = 0_u64;
        for (value, width) in [
            (LAYOUT, 2),
            (u64::from(self.version.major), 3),
            (u64::from(self.version.minor), 6),
            (u64::from(self.version.patch), 6),
            (self.system.number(), 2),
            (u64::from(self.language == Language::En), 1),
            (self.line.number(), 3),
            (self.store.number(), 4),
            (u64::from(self.unsent), 1),
            (u64::from(self.screen.0), 16),
            (u64::from(self.problem.0), 16),
        ] {
            bits = (bits << width) | value;
        }
        bits
    }

    fn of_bits(bits: u64) -> Result<Self, MalformedDiagnosis> {
        let mut left = 5 * CHARS;
        let mut next = |width: usize| {
            left -= width;
            (bits >> left) & ((1 << width) - 1)
        };
        let byte = |value: u64| u8::try_from(value).unwrap_or(0);
        let mark = |value: u64| Mark(u16::try_from(value).unwrap_or(0));
        if next(2) != LAYOUT {
            return Err(MalformedDiagnosis::Newer);
        }
        Ok(Self {
            version: Version {
                major: byte(next(3)),
                minor: byte(next(6)),
                patch: byte(next(6)),
            },
            system: System::of_number(next(2))?,
            language: if next(1) == 1 {
                Language::En
            } else {
                Language::Ja
            },
            line: Line::of_number(next(3))?,
            store: StoreCondition::of_number(next(4))?,
            unsent: next(1) == 1,
            screen: mark(next(16)),
            problem: mark(next(16)),
        })
    }
}

/// As it is read out: `0G2A-8K7Q-M31X-5`.
impl fmt::Display for Diagnosis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bits = self.bits();
        let values: Vec<u8> = (0..CHARS)
            .rev()
            .map(|place| u8::try_from((bits >> (5 * place)) & 31).unwrap_or(0))
            .collect();
        let check = check_value(&values);
        for (place, value) in values.into_iter().chain([check]).enumerate() {
            if place > 0 && place % 4 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{}", symbol(value))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
