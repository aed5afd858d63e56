//! Is there room for another image? Refusing early keeps the database writable.

use std::path::Path;

/// Free space on the disk under `folder`, in percent of the whole; `None` where the system does not say.
#[cfg(unix)]
#[must_use]
pub fn free_percent(folder: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    disk.f_bavail.saturating_mul(100).checked_div(disk.f_blocks)
}

/// Not asked on this system.
#[cfg(not(unix))]
#[must_use]
pub fn free_percent(_folder: &Path) -> Option<u64> {
    None
}

/// May another image be written under `folder`?
#[must_use]
pub fn has_room(folder: &Path, least_free_percent: u64) -> bool {
    free_percent(folder).is_none_or(|free| free >= least_free_percent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_measured_against_the_share() {
        let folder = std::env::temp_dir();
        assert!(has_room(&folder, 0));
        assert!(!has_room(&folder, 101) || free_percent(&folder).is_none());
        assert!(has_room(Path::new("/does/not/exist"), 101));
    }
}
