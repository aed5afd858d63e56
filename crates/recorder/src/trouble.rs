//! A disk that takes nothing more for a while: full, or only to be read.

use std::ffi::CStr;

use libc::{c_int, c_void, iovec, off_t, ssize_t};

use crate::log::Setup;

/// Bytes that a disk gives at once: what is left of a file's last block can be written on a full disk, too.
const BLOCK: off_t = 4096;

impl Setup {
    /// Why nothing can be changed at the moment.
    pub fn refuses_change(&self) -> Option<c_int> {
        is_there(self.read_only.as_deref()).then_some(libc::EROFS)
    }

    /// Why nothing new can be had at the moment.
    pub fn refuses_more(&self) -> Option<c_int> {
        self.refuses_change()
            .or_else(|| is_there(self.full.as_deref()).then_some(libc::ENOSPC))
    }
}

/// What becomes of a write of `pieces` at `at` in a file of `size` bytes, on a disk that gives nothing more: `None`
/// where it needs nothing more, otherwise how much of it was written, or the reason why nothing was.
pub fn squeezed(
    fd: c_int,
    pieces: &[iovec],
    (at, size): (off_t, off_t),
) -> Option<Result<ssize_t, c_int>> {
    let wanted: usize = pieces.iter().map(|piece| piece.iov_len).sum();
    let end = (size + BLOCK - 1) / BLOCK * BLOCK;
    let room = usize::try_from(end - at).unwrap_or(0);
    if wanted <= room {
        return None;
    }
    let first = pieces.first().filter(|_| room > 0);
    let Some(first) = first else {
        return Some(Err(libc::ENOSPC));
    };
    let data: *const c_void = first.iov_base;
    let length = room.min(first.iov_len);
    // SAFETY: the beginning of what the caller handed over.
    let count = unsafe { libc::syscall(libc::SYS_pwrite64, fd, data, length, at) as ssize_t };
    Some(if count < 0 {
        Err(libc::ENOSPC)
    } else {
        Ok(count)
    })
}

fn is_there(path: Option<&CStr>) -> bool {
    // SAFETY: a string that ends.
    path.is_some_and(|path| unsafe { libc::access(path.as_ptr(), libc::F_OK) } == 0)
}
