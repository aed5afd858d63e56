//! What goes wrong with a machine for a while, and does not end its process: its disk is full or can only be read, its
//! clock jumps.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::plan::Dice;
use super::power::record;
use super::preload::Preload;
use crate::ahead::Ahead;
use crate::fault::Result;

/// Where a process reads how far its clock is ahead.
const AHEAD: &str = "AKASHI_CHAOS_AHEAD";
const MINUTE: i64 = 60;

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    /// Nothing more goes on the disk.
    Full,
    /// Nothing on the disk can be changed.
    ReadOnly,
    /// The clock is wrong by so many seconds.
    Clock(i64),
}

impl Trouble {
    /// Something, with a clock that is wrong by at most so many minutes.
    pub(super) fn draw(dice: &mut Dice, minutes: i64) -> Self {
        match dice.below(3) {
            0 => Self::Full,
            1 => Self::ReadOnly,
            _ => {
                let most = u64::try_from(minutes).unwrap_or(0);
                let ahead = i64::try_from(dice.below(2 * most + 1)).unwrap_or(0) - minutes;
                Self::Clock(ahead * MINUTE)
            }
        }
    }
}

/// A machine to which this happens: its disk is `folder`, and what is wrong with it lies beside that.
pub(super) struct Machine {
    folder: PathBuf,
}

impl Machine {
    /// One whose disk is `folder`, which is made.
    pub(super) fn new(folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder)?;
        let folder = folder.canonicalize()?;
        Ok(Self { folder })
    }

    /// For its process.
    pub(super) fn preload(&self) -> Result<Preload> {
        Ok(Preload::watching(&self.folder)?
            .with(record::FULL, &self.beside("full"))
            .with(record::READ_ONLY, &self.beside("read-only"))
            .with(AHEAD, &self.beside("ahead")))
    }

    pub(super) fn begin(&self, trouble: Trouble) -> Result<()> {
        match trouble {
            Trouble::Full => fs::write(self.beside("full"), "")?,
            Trouble::ReadOnly => fs::write(self.beside("read-only"), "")?,
            Trouble::Clock(ahead) => self.set_ahead(ahead)?,
        }
        Ok(())
    }

    pub(super) fn end(&self, trouble: Trouble) -> Result<()> {
        match trouble {
            Trouble::Full => fs::remove_file(self.beside("full"))?,
            Trouble::ReadOnly => fs::remove_file(self.beside("read-only"))?,
            Trouble::Clock(_) => self.set_ahead(0)?,
        }
        Ok(())
    }

    /// At once or not at all: it is read all the time.
    fn set_ahead(&self, seconds: i64) -> Result<()> {
        let new = self.beside("ahead-new");
        fs::write(&new, seconds.to_string())?;
        Ok(fs::rename(new, self.beside("ahead"))?)
    }

    fn beside(&self, what: &str) -> PathBuf {
        self.folder.with_extension(what)
    }
}

/// The clock of this process, where it is not the machine's.
pub(super) fn clock() -> Option<Arc<Ahead>> {
    std::env::var_os(AHEAD).map(|file| Arc::new(Ahead::by(file.into())))
}
