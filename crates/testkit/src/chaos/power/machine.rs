//! The disk of one process, from one power cut to the next.

use std::fs;
use std::path::{Path, PathBuf};

use super::super::plan::Dice;
use super::super::preload::Preload;
use super::disk::{self, Disk, Honesty, Tree};
use super::{log, record};
use crate::fault::Result;

/// Where letters leave from, below the server's folder.
const OUTBOX: &str = "/mail/";

/// A disk and what is done to it.
#[derive(Debug)]
pub(super) struct Machine {
    folder: PathBuf,
    log: PathBuf,
    disk: Disk,
    honesty: Honesty,
}

impl Machine {
    /// One whose disk is empty. `folder` is made; the log lies beside it.
    pub(super) fn new(folder: &Path, honesty: Honesty) -> Result<Self> {
        fs::create_dir_all(folder)?;
        let folder = folder.canonicalize()?;
        Ok(Self {
            log: folder.with_extension("log"),
            folder,
            disk: Disk::empty(honesty),
            honesty,
        })
    }

    /// For the process whose disk it is.
    pub(super) fn recording(&self) -> Result<Preload> {
        Ok(Preload::watching(&self.folder)?.with(record::LOG, &self.log))
    }

    /// Its process is dead. Makes the folder what is left of it after the power went, some time between the last that was
    /// said to anybody and the end. `was_killed`: from outside, and not by the recorder between two changes.
    ///
    /// # Errors
    /// When the log is not about this folder.
    pub(super) fn lose_power(&mut self, was_killed: bool, dice: &mut Dice) -> Result<Tree> {
        let records = log::read(&self.log)?;
        let earliest = log::earliest_cut(&records, OUTBOX);
        let open = records.len() - earliest;
        let cut = match dice.below(3) {
            0 => earliest + usize::try_from(dice.below(open as u64 + 1))?,
            _ => records.len(),
        };
        let mut left = Tree::new();
        for (index, record) in records.iter().enumerate() {
            if index == cut {
                left = self.disk.after_cut(dice);
            }
            self.disk.apply(record)?;
        }
        if !was_killed {
            self.compare()?;
        }
        if cut == records.len() {
            left = self.disk.after_cut(dice);
        }
        self.disk = Disk::holding(&left, self.honesty)?;
        disk::write(&left, &self.folder, dice)?;
        if self.log.exists() {
            fs::remove_file(&self.log)?;
        }
        Ok(left)
    }

    /// Does what was recorded add up to what really lies there? If not, the recorder missed something.
    fn compare(&self) -> Result<()> {
        let (seen, real) = (self.disk.seen(), disk::read(&self.folder)?);
        let differs = |path: &&String| seen.get(*path) != real.get(*path);
        let mut all = seen.keys().chain(real.keys());
        match all.find(differs) {
            Some(path) => Err(format!("the recorder missed something about {path}").into()),
            None => Ok(()),
        }
    }
}
