//! A clock that is ahead of this machine's, or behind it, by as many seconds as a file says: for what lasts longer than a
//! test, and for computers whose clock jumps.

use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, Ordering};

use akashi_server::clock::{seconds_after, whole_milliseconds};
use jiff::Timestamp;

/// This machine's clock, and what the file says. It is asked whenever the time is; where it cannot be read, what was read
/// last counts.
#[derive(Debug)]
pub struct Ahead {
    file: PathBuf,
    last: AtomicI64,
}

impl Ahead {
    /// As many seconds ahead as stand in `file`; none until something does.
    #[must_use]
    pub const fn by(file: PathBuf) -> Self {
        Self {
            file,
            last: AtomicI64::new(0),
        }
    }

    fn moment(&self) -> Timestamp {
        let read = std::fs::read_to_string(&self.file).ok();
        let seconds = match read.and_then(|text| text.trim().parse().ok()) {
            Some(seconds) => {
                self.last.store(seconds, Ordering::SeqCst);
                seconds
            }
            None => self.last.load(Ordering::SeqCst),
        };
        seconds_after(whole_milliseconds(Timestamp::now()), seconds)
    }
}

impl akashi_server::clock::Clock for Ahead {
    fn now(&self) -> Timestamp {
        self.moment()
    }
}

impl akashi_store::Clock for Ahead {
    fn now(&self) -> Timestamp {
        self.moment()
    }
}
