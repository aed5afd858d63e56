//! The log and its lock.

use std::ffi::{CStr, CString, OsStr};
use std::os::unix::ffi::OsStrExt as _;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use libc::{c_int, iovec};

use crate::place;
use crate::record::{self, Head, Kind};

/// Descriptors from here on are for us: the process numbers its own from below.
const FIRST_DESCRIPTOR: c_int = 600;

/// Most pieces of one write; more are left to the caller's next.
pub const PIECES: usize = 60;

/// What the environment says.
pub struct Setup {
    pub folder: Vec<u8>,
    /// Of the disk that the folder is on.
    pub device: u64,
    log: Option<c_int>,
    end: u64,
    pub full: Option<CString>,
    pub read_only: Option<CString>,
}

static SETUP: OnceLock<Setup> = OnceLock::new();
static TAKEN: AtomicBool = AtomicBool::new(false);
static CHANGES: AtomicU64 = AtomicU64::new(0);

/// Runs before `main`.
#[used]
#[unsafe(link_section = ".init_array")]
static INIT: extern "C" fn() = set_up;

extern "C" fn set_up() {
    if let Some(setup) = from_environment() {
        let _ = SETUP.set(setup);
    }
}

fn from_environment() -> Option<Setup> {
    let folder = std::env::var_os(record::FOLDER)?;
    let path = |name| c_string(&std::env::var_os(name)?);
    let end = std::env::var(record::END).ok();
    let stat = place::stat_at(libc::AT_FDCWD, c_string(&folder)?.as_ptr())?;
    Some(Setup {
        folder: folder.as_bytes().to_vec(),
        device: stat.st_dev,
        log: path(record::LOG).map(|log| open(&log)),
        end: end.and_then(|end| end.parse().ok()).unwrap_or(u64::MAX),
        full: path(record::FULL),
        read_only: path(record::READ_ONLY),
    })
}

/// A descriptor of the log that the process itself will not happen to use.
fn open(log: &CStr) -> c_int {
    let flags = libc::O_WRONLY | libc::O_CREAT | libc::O_APPEND | libc::O_CLOEXEC;
    // SAFETY: a string that ends, and no memory of anybody's.
    let low =
        unsafe { libc::syscall(libc::SYS_openat, libc::AT_FDCWD, log.as_ptr(), flags, 0o600) };
    // SAFETY: descriptors only.
    let high = unsafe {
        libc::syscall(
            libc::SYS_fcntl,
            low,
            libc::F_DUPFD_CLOEXEC,
            FIRST_DESCRIPTOR,
        )
    };
    if high < 0 {
        fail();
    }
    // SAFETY: the descriptor is ours.
    unsafe { libc::syscall(libc::SYS_close, low) };
    c_int::try_from(high).unwrap_or_else(|_| fail())
}

fn c_string(text: &OsStr) -> Option<CString> {
    CString::new(text.as_bytes()).ok()
}

/// What is watched; `None` while nothing is.
pub fn setup() -> Option<&'static Setup> {
    SETUP.get()
}

/// Does `act` while nobody else does anything that is recorded. No signal comes in between: its handler may write, too.
pub fn alone<T>(act: impl FnOnce() -> T) -> T {
    let (all, mut before) = (u64::MAX, 0_u64);
    let how = |how: c_int, new: *const u64, old: *mut u64| {
        // SAFETY: signal sets of the kernel are of 8 bytes.
        unsafe { libc::syscall(libc::SYS_rt_sigprocmask, how, new, old, 8_usize) };
    };
    how(libc::SIG_SETMASK, &raw const all, &raw mut before);
    while TAKEN.swap(true, Ordering::Acquire) {
        // SAFETY: takes nothing.
        unsafe { libc::syscall(libc::SYS_sched_yield) };
    }
    let result = act();
    TAKEN.store(false, Ordering::Release);
    how(libc::SIG_SETMASK, &raw const before, std::ptr::null_mut());
    result
}

/// What a record says.
pub struct Entry<'a> {
    pub kind: Kind,
    pub path: &'a [u8],
    pub second: &'a [u8],
    pub inode: u64,
    pub offset: u64,
}

impl<'a> Entry<'a> {
    pub const fn new(kind: Kind, path: &'a [u8], inode: u64) -> Self {
        Self {
            kind,
            path,
            second: b"",
            inode,
            offset: 0,
        }
    }
}

impl Setup {
    /// Adds a record, at once or not at all. Only for who is [`alone`].
    pub fn record(&self, entry: &Entry<'_>, data: &[iovec], length: u64) {
        let Some(log) = self.log else {
            return;
        };
        let head = Head {
            kind: entry.kind,
            path: u16::try_from(entry.path.len()).unwrap_or(0),
            second: u16::try_from(entry.second.len()).unwrap_or(0),
            inode: entry.inode,
            offset: entry.offset,
            data: length,
        };
        let head = head.to_bytes();
        let mut pieces = [piece(b""); PIECES + 3];
        let (mut count, mut left) = (3, length);
        for (slot, part) in pieces.iter_mut().skip(3).zip(data) {
            // What was written may be less than what was to be.
            let here = left.min(part.iov_len as u64);
            *slot = iovec {
                iov_base: part.iov_base,
                iov_len: usize::try_from(here).unwrap_or(0),
            };
            left -= here;
            count += 1;
        }
        for (slot, part) in pieces.iter_mut().zip([&head, entry.path, entry.second]) {
            *slot = piece(part);
        }
        let all = (record::HEAD + entry.path.len() + entry.second.len()) as u64 + length;
        // SAFETY: the pieces are alive, and `count` of them are filled.
        let written = unsafe { libc::syscall(libc::SYS_writev, log, pieces.as_ptr(), count) };
        if u64::try_from(written) != Ok(all) {
            fail();
        }
        if entry.kind != Kind::Told && CHANGES.fetch_add(1, Ordering::Relaxed) + 1 == self.end {
            // SAFETY: nothing is left to be safe.
            unsafe { libc::syscall(libc::SYS_kill, libc::getpid(), libc::SIGKILL) };
        }
    }
}

pub const fn piece(bytes: &[u8]) -> iovec {
    iovec {
        iov_base: bytes.as_ptr().cast_mut().cast(),
        iov_len: bytes.len(),
    }
}

/// A log with a hole would let the laboratory find losses that are none.
fn fail() -> ! {
    let text = b"akashi-recorder: the log cannot be written\n";
    // SAFETY: standard error, and a text of ours.
    unsafe {
        libc::syscall(libc::SYS_write, 2, text.as_ptr(), text.len());
        libc::abort()
    }
}
