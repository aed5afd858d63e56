//! Waiting for something to become true. Every wait has an end and says what it waited for.

use std::thread;
use std::time::{Duration, Instant};

use crate::Result;

/// Long enough for two slow and busy cores, short enough to notice a hang.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// Asks `probe` until it answers.
///
/// # Errors
/// When it has not answered in time; an error of the last probe is part of the message.
pub fn until<T>(
    what: &str,
    patience: Duration,
    mut probe: impl FnMut() -> Result<Option<T>>,
) -> Result<T> {
    let end = Instant::now() + patience;
    let mut last = String::new();
    loop {
        match probe() {
            Ok(Some(found)) => return Ok(found),
            Ok(None) => last.clear(),
            Err(error) => last = format!(" ({error})"),
        }
        if Instant::now() >= end {
            return Err(format!("waited {} s in vain for {what}{last}", patience.as_secs()).into());
        }
        thread::sleep(Duration::from_millis(50));
    }
}
