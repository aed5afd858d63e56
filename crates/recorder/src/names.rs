//! What is done to names: given, changed, taken away.

use libc::{c_char, c_int, c_uint};

use crate::files::{refuse, small};
use crate::log::{self, Entry, alone};
use crate::place::{self, Room};
use crate::record::Kind;

/// Does `act` to what `path` names and records it.
fn one(kind: Kind, folder: c_int, path: *const c_char, act: impl Fn() -> c_int) -> c_int {
    let Some(setup) = log::setup() else {
        return act();
    };
    let mut room = Room::new();
    let Some(below) = place::below(setup, folder, path, &mut room) else {
        return act();
    };
    alone(|| {
        let refused = match kind {
            Kind::MakeFolder => setup.refuses_more(),
            _ => setup.refuses_change(),
        };
        if let Some(reason) = refused {
            return refuse(reason);
        }
        let inode = place::stat_at(folder, path).map_or(0, |stat| stat.st_ino);
        let done = act();
        if done == 0 {
            setup.record(&Entry::new(kind, below, inode), &[], 0);
        }
        done
    })
}

/// The same where two names are at stake. From outside into the watched folder, or the other way, nothing comes.
fn two(
    kind: Kind,
    (folder, path): (c_int, *const c_char),
    (to_folder, to_path): (c_int, *const c_char),
    act: impl Fn() -> c_int,
) -> c_int {
    let Some(setup) = log::setup() else {
        return act();
    };
    let (mut room, mut second) = (Room::new(), Room::new());
    let from = place::below(setup, folder, path, &mut room);
    let to = place::below(setup, to_folder, to_path, &mut second);
    let (from, to) = match (from, to) {
        (Some(from), Some(to)) => (from, to),
        (None, None) => return act(),
        _ => return refuse(libc::EXDEV),
    };
    alone(|| {
        if let Some(reason) = setup.refuses_change() {
            return refuse(reason);
        }
        let inode = place::stat_at(folder, path).map_or(0, |stat| stat.st_ino);
        let done = act();
        if done == 0 {
            let entry = Entry {
                second: to,
                ..Entry::new(kind, from, inode)
            };
            setup.record(&entry, &[], 0);
        }
        done
    })
}

fn rename_at(from: (c_int, *const c_char), to: (c_int, *const c_char), flags: c_uint) -> c_int {
    // Exchanging two names is more than a log of ours can say, and nobody does it.
    if flags & libc::RENAME_EXCHANGE != 0 && log::setup().is_some() {
        return refuse(libc::EINVAL);
    }
    two(Kind::Rename, from, to, || {
        // SAFETY: what the caller handed over is handed on.
        small(unsafe { libc::syscall(libc::SYS_renameat2, from.0, from.1, to.0, to.1, flags) })
    })
}

fn unlink_at(folder: c_int, path: *const c_char, flags: c_int) -> c_int {
    let kind = if flags & libc::AT_REMOVEDIR != 0 {
        Kind::RemoveFolder
    } else {
        Kind::Unlink
    };
    one(kind, folder, path, || {
        // SAFETY: what the caller handed over is handed on.
        small(unsafe { libc::syscall(libc::SYS_unlinkat, folder, path, flags) })
    })
}

fn make_at(folder: c_int, path: *const c_char, mode: c_uint) -> c_int {
    one(Kind::MakeFolder, folder, path, || {
        // SAFETY: what the caller handed over is handed on.
        small(unsafe { libc::syscall(libc::SYS_mkdirat, folder, path, mode) })
    })
}

fn link_at(from: (c_int, *const c_char), to: (c_int, *const c_char), flags: c_int) -> c_int {
    two(Kind::Link, from, to, || {
        // SAFETY: what the caller handed over is handed on.
        small(unsafe { libc::syscall(libc::SYS_linkat, from.0, from.1, to.0, to.1, flags) })
    })
}

/// The functions of the C library, under their own names.
mod exported {
    #![allow(
        clippy::missing_safety_doc,
        reason = "their contracts are those of the C library"
    )]

    use libc::AT_FDCWD;

    use super::{c_char, c_int, c_uint, link_at, make_at, rename_at, unlink_at};

    stand_in!(rename(from: *const c_char, to: *const c_char) -> c_int {
        rename_at((AT_FDCWD, from), (AT_FDCWD, to), 0)
    });
    stand_in!(renameat(folder: c_int, from: *const c_char, other: c_int, to: *const c_char) -> c_int {
        rename_at((folder, from), (other, to), 0)
    });
    stand_in!(renameat2(folder: c_int, from: *const c_char, other: c_int, to: *const c_char, flags: c_uint) -> c_int {
        rename_at((folder, from), (other, to), flags)
    });
    stand_in!(unlink(path: *const c_char) -> c_int {
        unlink_at(AT_FDCWD, path, 0)
    });
    stand_in!(unlinkat(folder: c_int, path: *const c_char, flags: c_int) -> c_int {
        unlink_at(folder, path, flags)
    });
    stand_in!(rmdir(path: *const c_char) -> c_int {
        unlink_at(AT_FDCWD, path, libc::AT_REMOVEDIR)
    });
    stand_in!(mkdir(path: *const c_char, mode: c_uint) -> c_int {
        make_at(AT_FDCWD, path, mode)
    });
    stand_in!(mkdirat(folder: c_int, path: *const c_char, mode: c_uint) -> c_int {
        make_at(folder, path, mode)
    });
    stand_in!(link(from: *const c_char, to: *const c_char) -> c_int {
        link_at((AT_FDCWD, from), (AT_FDCWD, to), 0)
    });
    stand_in!(linkat(folder: c_int, from: *const c_char, other: c_int, to: *const c_char, flags: c_int) -> c_int {
        link_at((folder, from), (other, to), flags)
    });
}
