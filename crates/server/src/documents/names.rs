//! Brings the names of new files to the disk for good: one sync of their folder for everybody whose file was there before
//! it began. While many images arrive, a quarter of all syncs is saved.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// A folder, and the syncs of it.
#[derive(Debug)]
pub(super) struct Names {
    folder: PathBuf,
    syncs: Mutex<Syncs>,
    ended: Condvar,
}

/// Syncs are numbered from 1.
#[derive(Debug, Default)]
struct Syncs {
    begun: u64,
    ended: u64,
    /// The last one that the disk refused, and why.
    refused: Option<(u64, io::ErrorKind)>,
}

impl Names {
    pub(super) fn of(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            syncs: Mutex::default(),
            ended: Condvar::new(),
        }
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns when the names that are in the folder now are on the disk. Blocking.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn settle(&self) -> io::Result<()> {
        self.reach(self.next(), || sync(&self.folder))
    }

    /// The first sync that brings a name that is there now.
    fn next(&self) -> u64 {
        self.syncs().begun + 1
    }

    /// Returns when sync number `wanted` or a later one has ended. Whoever finds nobody at it does it.
    fn reach(&self, wanted: u64, sync: impl Fn() -> io::Result<()>) -> io::Result<()> {
        let mut syncs = self.syncs();
        while syncs.ended < wanted {
            if syncs.begun > syncs.ended {
                syncs = self
                    .ended
                    .wait(syncs)
                    .unwrap_or_else(PoisonError::into_inner);
                continue;
            }
            syncs.begun += 1;
            drop(syncs);
            let outcome = sync();
            syncs = self.syncs();
            syncs.ended = syncs.begun;
            if let Err(error) = &outcome {
                syncs.refused = Some((syncs.begun, error.kind()));
            }
            self.ended.notify_all();
            outcome?;
        }
        // The system says once that it could not write; a later sync may succeed without what this one lost.
        match syncs.refused {
            Some((number, kind)) if number >= wanted => Err(kind.into()),
            _ => Ok(()),
        }
    }

    fn syncs(&self) -> MutexGuard<'_, Syncs> {
        self.syncs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(unix)]
fn sync(folder: &Path) -> io::Result<()> {
    std::fs::File::open(folder)?.sync_all()
}

/// Elsewhere a folder cannot be opened for this, and the file system journals its names.
#[cfg(not(unix))]
fn sync(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    /// Three wait for the same sync, of which the disk says `says`: how many there were, and who is told that it went well.
    fn three(says: impl Fn() -> io::Result<()>) -> (u32, [bool; 3]) {
        let (names, count) = (Names::of(Path::new("/nowhere")), Cell::new(0));
        let wanted = [names.next(), names.next(), names.next()];
        let told = wanted.map(|wanted| {
            let sync = || {
                count.set(count.get() + 1);
                says()
            };
            names.reach(wanted, sync).is_ok()
        });
        (count.get(), told)
    }

    #[test]
    fn who_came_before_a_sync_began_shares_it() {
        assert_eq!(three(|| Ok(())), (1, [true; 3]));
    }

    #[test]
    fn nobody_is_told_that_a_refused_sync_brought_their_name() {
        assert_eq!(
            three(|| Err(io::ErrorKind::StorageFull.into())),
            (1, [false; 3])
        );
    }

    #[test]
    fn who_comes_during_a_sync_is_not_content_with_it() {
        let names = Names::of(Path::new("/nowhere"));
        let during = Cell::new(0);
        let sync = || {
            during.set(names.next());
            Ok(())
        };
        names.reach(names.next(), sync).unwrap();
        assert_eq!(during.get(), 2);
        let count = Cell::new(0);
        let again = || {
            count.set(count.get() + 1);
            Ok(())
        };
        names.reach(during.get(), again).unwrap();
        assert_eq!(count.get(), 1);
    }
}
