//! Where a path or a descriptor leads: below the watched folder or not.

use std::ffi::CStr;

use libc::{c_char, c_int};

use crate::log::Setup;

/// Longest path.
const LONGEST: usize = 4096;

/// Room for a path.
pub struct Room([u8; LONGEST]);

impl Room {
    pub const fn new() -> Self {
        Self([0; LONGEST])
    }
}

/// What a descriptor stands for.
pub enum Behind<'a> {
    /// A file or folder below the watched one; the path is empty for one that has no name any more.
    Watched { path: &'a [u8], stat: libc::stat },
    /// A pipe or a socket.
    Outside,
    /// Anything else.
    Other,
}

/// The path below the watched folder that `path`, seen from `folder`, names; `None` when it leads elsewhere.
pub fn below<'a>(
    setup: &Setup,
    folder: c_int,
    path: *const c_char,
    room: &'a mut Room,
) -> Option<&'a [u8]> {
    if path.is_null() {
        return None;
    }
    // SAFETY: callers of the C library hand over strings that end.
    let path = unsafe { CStr::from_ptr(path) }.to_bytes();
    let length = if path.first() == Some(&b'/') {
        put(&mut room.0, 0, path)?
    } else {
        let start = if folder == libc::AT_FDCWD {
            read_link(c"/proc/self/cwd", &mut room.0)?
        } else {
            link_of(folder, &mut room.0)?
        };
        let start = put(&mut room.0, start, b"/")?;
        put(&mut room.0, start, path)?
    };
    watched(setup, room.0.get(..length)?)
}

/// What `fd` stands for.
pub fn behind<'a>(setup: &Setup, fd: c_int, room: &'a mut Room) -> Behind<'a> {
    let Some(stat) = stat_of(fd) else {
        return Behind::Other;
    };
    match stat.st_mode & libc::S_IFMT {
        libc::S_IFSOCK | libc::S_IFIFO => Behind::Outside,
        libc::S_IFREG | libc::S_IFDIR if stat.st_dev == setup.device => {
            let length = link_of(fd, &mut room.0).unwrap_or(0);
            match watched(setup, room.0.get(..length).unwrap_or_default()) {
                Some(path) if stat.st_nlink > 0 => Behind::Watched { path, stat },
                Some(_) => Behind::Watched { path: b"", stat },
                None => Behind::Other,
            }
        }
        _ => Behind::Other,
    }
}

/// What the path names, followed to its end; `None` when there is nothing.
pub fn stat_at(folder: c_int, path: *const c_char) -> Option<libc::stat> {
    // SAFETY: a `stat` of zeros is one, and is only written to.
    let mut stat = unsafe { std::mem::zeroed() };
    // SAFETY: the path is the caller's own, the room is ours.
    (unsafe { libc::fstatat(folder, path, &raw mut stat, 0) } == 0).then_some(stat)
}

fn stat_of(fd: c_int) -> Option<libc::stat> {
    // SAFETY: as above.
    let mut stat = unsafe { std::mem::zeroed() };
    // SAFETY: a descriptor that is none is an error, nothing worse.
    (unsafe { libc::fstat(fd, &raw mut stat) } == 0).then_some(stat)
}

/// The rest of `path` below the watched folder.
fn watched<'a>(setup: &Setup, path: &'a [u8]) -> Option<&'a [u8]> {
    let rest = path.strip_prefix(setup.folder.as_slice())?;
    let is_shared = path.ends_with(b"-shm") || path.ends_with(b"-shm (deleted)");
    match rest.first() {
        None => Some(b"/"),
        Some(b'/') if !is_shared => Some(rest),
        Some(_) => None,
    }
}

fn put(room: &mut [u8], at: usize, bytes: &[u8]) -> Option<usize> {
    let end = at.checked_add(bytes.len())?;
    room.get_mut(at..end)?.copy_from_slice(bytes);
    Some(end)
}

/// The path of a descriptor, as the system knows it at this moment.
fn link_of(fd: c_int, room: &mut [u8]) -> Option<usize> {
    let mut name = [0_u8; 32];
    let mut end = put(&mut name, 0, b"/proc/self/fd/")?;
    let mut digits = [0_u8; 10];
    let mut count = 0;
    let mut rest = u32::try_from(fd).ok()?;
    loop {
        *digits.get_mut(count)? = b'0' + u8::try_from(rest % 10).ok()?;
        count += 1;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    for digit in digits.get(..count)?.iter().rev() {
        end = put(&mut name, end, &[*digit])?;
    }
    read_link(CStr::from_bytes_until_nul(&name).ok()?, room)
}

fn read_link(name: &CStr, room: &mut [u8]) -> Option<usize> {
    // SAFETY: the room is as long as is said.
    let length = unsafe { libc::readlink(name.as_ptr(), room.as_mut_ptr().cast(), room.len()) };
    usize::try_from(length).ok()
}
