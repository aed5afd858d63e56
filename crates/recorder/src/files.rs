//! What is done to a file: made, written, cut, brought to the disk.

use libc::{c_char, c_int, c_uint, c_void, iovec, off_t, size_t, ssize_t};

use crate::log::{self, Entry, PIECES, Setup, alone};
use crate::place::{self, Behind, Room};
use crate::record::Kind;
use crate::trouble;

/// Refuses, with this reason.
pub fn refuse(reason: c_int) -> c_int {
    // SAFETY: the calling thread's own.
    unsafe { *libc::__errno_location() = reason };
    -1
}

/// The answer of a system call whose answer is small.
pub fn small(answer: libc::c_long) -> c_int {
    c_int::try_from(answer).unwrap_or(-1)
}

fn open_at(folder: c_int, path: *const c_char, flags: c_int, mode: c_uint) -> c_int {
    // SAFETY: what the caller handed over is handed on.
    let open = || small(unsafe { libc::syscall(libc::SYS_openat, folder, path, flags, mode) });
    let Some(setup) = log::setup() else {
        return open();
    };
    let mut room = Room::new();
    let changes = flags & (libc::O_CREAT | libc::O_TRUNC) != 0;
    let writes = flags & libc::O_ACCMODE != libc::O_RDONLY;
    let Some(below) = place::below(setup, folder, path, &mut room).filter(|_| changes || writes)
    else {
        return open();
    };
    alone(|| {
        let before = place::stat_at(folder, path);
        // A file that is there may be asked for as one to be made, by whoever only reads it.
        if let Some(reason) = setup
            .refuses_change()
            .filter(|_| writes || before.is_none())
        {
            return refuse(reason);
        }
        if !changes {
            return open();
        }
        let fd = open();
        if fd < 0 {
            return fd;
        }
        let kind = match before {
            None => Kind::Create,
            Some(_) if flags & libc::O_TRUNC != 0 => Kind::Resize,
            Some(_) => return fd,
        };
        let inode = place::stat_at(folder, path).map_or(0, |stat| stat.st_ino);
        setup.record(&Entry::new(kind, below, inode), &[], 0);
        fd
    })
}

/// Writes `pieces` by `write` and records as much as was written. `offset` is where; `None` for where the descriptor is.
fn written(
    fd: c_int,
    pieces: &[iovec],
    offset: Option<off_t>,
    write: impl Fn() -> ssize_t,
) -> ssize_t {
    let Some(setup) = log::setup() else {
        return write();
    };
    match place::behind(setup, fd, &mut Room::new()) {
        Behind::Other => return write(),
        Behind::Outside => {
            told(setup);
            return write();
        }
        Behind::Watched { .. } => {}
    }
    alone(|| {
        let mut room = Room::new();
        let Behind::Watched { path, stat } = place::behind(setup, fd, &mut room) else {
            return write();
        };
        let at = offset.unwrap_or_else(|| position(fd, &stat));
        if let Some(reason) = setup.refuses_change() {
            return refuse(reason) as ssize_t;
        }
        let squeezed = setup
            .refuses_more()
            .and_then(|_| trouble::squeezed(fd, pieces, (at, stat.st_size)));
        let count = match squeezed {
            None => write(),
            Some(Err(reason)) => return refuse(reason) as ssize_t,
            Some(Ok(count)) => {
                if offset.is_none() {
                    // SAFETY: a descriptor and a number.
                    unsafe { libc::lseek(fd, at + count as off_t, libc::SEEK_SET) };
                }
                count
            }
        };
        if count > 0 {
            let entry = Entry {
                offset: u64::try_from(at).unwrap_or(0),
                ..Entry::new(Kind::Write, path, stat.st_ino)
            };
            setup.record(&entry, pieces, u64::try_from(count).unwrap_or(0));
        }
        count
    })
}

/// Somebody outside is about to be told something.
pub fn told(setup: &Setup) {
    alone(|| setup.record(&Entry::new(Kind::Told, b"", 0), &[], 0));
}

/// Where the next byte goes.
fn position(fd: c_int, stat: &libc::stat) -> off_t {
    // SAFETY: a descriptor.
    let flags = unsafe { libc::syscall(libc::SYS_fcntl, fd, libc::F_GETFL) };
    if small(flags) & libc::O_APPEND != 0 {
        return stat.st_size;
    }
    // SAFETY: as above.
    unsafe { libc::lseek(fd, 0, libc::SEEK_CUR) }
}

fn bytes(data: *const c_void, length: size_t) -> [iovec; 1] {
    [iovec {
        iov_base: data.cast_mut(),
        iov_len: length,
    }]
}

/// The pieces of a call, and how many of them are taken: a write may be short.
fn pieces<'a>(list: *const iovec, count: c_int) -> (&'a [iovec], usize) {
    let count = usize::try_from(count).unwrap_or(0).min(PIECES);
    if list.is_null() || count == 0 {
        return (&[], 0);
    }
    // SAFETY: callers of the C library hand over as many as they say.
    (unsafe { std::slice::from_raw_parts(list, count) }, count)
}

fn resized(fd: c_int, length: off_t) -> c_int {
    // SAFETY: a descriptor and a number.
    let resize = || small(unsafe { libc::syscall(libc::SYS_ftruncate, fd, length) });
    let Some(setup) = log::setup().filter(|_| is_watched(fd)) else {
        return resize();
    };
    alone(|| {
        if let Some(reason) = setup.refuses_change() {
            return refuse(reason);
        }
        let mut room = Room::new();
        let done = resize();
        let Behind::Watched { path, stat } = place::behind(setup, fd, &mut room) else {
            return done;
        };
        if done == 0 {
            let entry = Entry {
                offset: u64::try_from(length).unwrap_or(0),
                ..Entry::new(Kind::Resize, path, stat.st_ino)
            };
            setup.record(&entry, &[], 0);
        }
        done
    })
}

fn resized_at(path: *const c_char, length: off_t) -> c_int {
    // SAFETY: what the caller handed over is handed on.
    let resize = || small(unsafe { libc::syscall(libc::SYS_truncate, path, length) });
    let mut room = Room::new();
    let Some(setup) = log::setup() else {
        return resize();
    };
    let Some(below) = place::below(setup, libc::AT_FDCWD, path, &mut room) else {
        return resize();
    };
    alone(|| {
        if let Some(reason) = setup.refuses_change() {
            return refuse(reason);
        }
        let done = resize();
        if done == 0 {
            let inode = place::stat_at(libc::AT_FDCWD, path).map_or(0, |stat| stat.st_ino);
            let entry = Entry {
                offset: u64::try_from(length).unwrap_or(0),
                ..Entry::new(Kind::Resize, below, inode)
            };
            setup.record(&entry, &[], 0);
        }
        done
    })
}

fn synced(fd: c_int, call: libc::c_long) -> c_int {
    if let Some(setup) = log::setup().filter(|_| is_watched(fd)) {
        alone(|| {
            let mut room = Room::new();
            if let Behind::Watched { path, stat } = place::behind(setup, fd, &mut room) {
                setup.record(&Entry::new(Kind::Sync, path, stat.st_ino), &[], 0);
            }
        });
        return 0;
    }
    // SAFETY: a descriptor.
    small(unsafe { libc::syscall(call, fd) })
}

/// Does the descriptor stand for something that is watched? Its path may change until one is [`alone`].
fn is_watched(fd: c_int) -> bool {
    let mut room = Room::new();
    log::setup()
        .is_some_and(|setup| matches!(place::behind(setup, fd, &mut room), Behind::Watched { .. }))
}

/// The functions of the C library, under their own names.
mod exported {
    #![allow(
        clippy::missing_safety_doc,
        reason = "their contracts are those of the C library"
    )]

    use super::{
        bytes, c_char, c_int, c_uint, c_void, iovec, is_watched, off_t, open_at, pieces, refuse,
        resized, resized_at, size_t, small, ssize_t, synced, written,
    };

    stand_in!(open, open64(path: *const c_char, flags: c_int, mode: c_uint) -> c_int {
        open_at(libc::AT_FDCWD, path, flags, mode)
    });
    stand_in!(openat, openat64(folder: c_int, path: *const c_char, flags: c_int, mode: c_uint) -> c_int {
        open_at(folder, path, flags, mode)
    });
    stand_in!(creat, creat64(path: *const c_char, mode: c_uint) -> c_int {
        open_at(libc::AT_FDCWD, path, libc::O_CREAT | libc::O_WRONLY | libc::O_TRUNC, mode)
    });
    stand_in!(write(fd: c_int, data: *const c_void, length: size_t) -> ssize_t {
        // SAFETY: what the caller handed over is handed on.
        written(fd, &bytes(data, length), None, || unsafe {
            libc::syscall(libc::SYS_write, fd, data, length) as ssize_t
        })
    });
    stand_in!(pwrite, pwrite64(fd: c_int, data: *const c_void, length: size_t, offset: off_t) -> ssize_t {
        // SAFETY: what the caller handed over is handed on.
        written(fd, &bytes(data, length), Some(offset), || unsafe {
            libc::syscall(libc::SYS_pwrite64, fd, data, length, offset) as ssize_t
        })
    });
    stand_in!(writev(fd: c_int, list: *const iovec, count: c_int) -> ssize_t {
        let (all, taken) = pieces(list, count);
        // SAFETY: what the caller handed over is handed on.
        written(fd, all, None, || unsafe {
            libc::syscall(libc::SYS_writev, fd, list, taken) as ssize_t
        })
    });
    stand_in!(pwritev, pwritev64(fd: c_int, list: *const iovec, count: c_int, offset: off_t) -> ssize_t {
        let (all, taken) = pieces(list, count);
        // SAFETY: what the caller handed over is handed on.
        written(fd, all, Some(offset), || unsafe {
            libc::syscall(libc::SYS_pwritev, fd, list, taken, offset, 0_usize) as ssize_t
        })
    });
    stand_in!(ftruncate, ftruncate64(fd: c_int, length: off_t) -> c_int {
        resized(fd, length)
    });
    stand_in!(truncate, truncate64(path: *const c_char, length: off_t) -> c_int {
        resized_at(path, length)
    });
    stand_in!(fsync(fd: c_int) -> c_int {
        synced(fd, libc::SYS_fsync)
    });
    stand_in!(fdatasync(fd: c_int) -> c_int {
        synced(fd, libc::SYS_fdatasync)
    });
    stand_in!(fallocate, fallocate64(fd: c_int, mode: c_int, offset: off_t, length: off_t) -> c_int {
        if is_watched(fd) {
            return refuse(libc::EOPNOTSUPP);
        }
        // SAFETY: numbers only.
        small(unsafe { libc::syscall(libc::SYS_fallocate, fd, mode, offset, length) })
    });
    // This one answers with the reason itself.
    stand_in!(posix_fallocate, posix_fallocate64(fd: c_int, offset: off_t, length: off_t) -> c_int {
        if is_watched(fd) {
            return libc::EOPNOTSUPP;
        }
        // SAFETY: numbers only.
        match unsafe { libc::syscall(libc::SYS_fallocate, fd, 0, offset, length) } {
            0 => 0,
            // SAFETY: the calling thread's own.
            _ => unsafe { *libc::__errno_location() },
        }
    });
    stand_in!(copy_file_range(from: c_int, at: *mut off_t, to: c_int, there: *mut off_t, length: size_t, flags: c_uint) -> ssize_t {
        if is_watched(to) {
            return refuse(libc::EOPNOTSUPP) as ssize_t;
        }
        // SAFETY: what the caller handed over is handed on.
        unsafe {
            libc::syscall(libc::SYS_copy_file_range, from, at, to, there, length, flags) as ssize_t
        }
    });
    stand_in!(sendfile, sendfile64(to: c_int, from: c_int, offset: *mut off_t, length: size_t) -> ssize_t {
        if is_watched(to) {
            return refuse(libc::EINVAL) as ssize_t;
        }
        if let Some(setup) = crate::log::setup() {
            super::told(setup);
        }
        // SAFETY: what the caller handed over is handed on.
        unsafe { libc::syscall(libc::SYS_sendfile, to, from, offset, length) as ssize_t }
    });
    stand_in!(splice(from: c_int, at: *mut off_t, to: c_int, there: *mut off_t, length: size_t, flags: c_uint) -> ssize_t {
        if is_watched(to) {
            return refuse(libc::EINVAL) as ssize_t;
        }
        if let Some(setup) = crate::log::setup() {
            super::told(setup);
        }
        // SAFETY: what the caller handed over is handed on.
        unsafe {
            libc::syscall(libc::SYS_splice, from, at, to, there, length, flags) as ssize_t
        }
    });
}
