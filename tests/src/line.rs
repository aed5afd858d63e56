//! The line between the application and the university: a relay whose pace can be set while bytes are moving, so that a
//! journey can do something in the middle of a sending, however fast this computer is.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use crate::Result;
use crate::university::Campus;

/// Most bytes that are carried at once.
const CHUNK: usize = 4 * 1024;

/// An open line. It stays open until the process ends.
pub struct Line {
    /// Where the application connects to.
    pub address: String,
    meter: Arc<Meter>,
}

/// What both threads of every connection look at.
#[derive(Default)]
struct Meter {
    /// Bytes a second towards the university; 0 for as many as there are.
    pace: AtomicU64,
    /// Bytes carried towards the university so far.
    carried: AtomicU64,
}

impl Line {
    /// Opens a line to the university, as fast as this computer.
    ///
    /// # Errors
    /// When no port is to be had.
    pub fn open(campus: &Campus) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = format!("http://{}", listener.local_addr()?);
        let university = campus.address.trim_start_matches("http://").to_owned();
        let meter = Arc::new(Meter::default());
        let shared = Arc::clone(&meter);
        thread::spawn(move || {
            for caller in listener.incoming().flatten() {
                // Nobody answers at the university: the caller is told by being hung up on.
                let Ok(answerer) = TcpStream::connect(&university) else {
                    continue;
                };
                if let Ok(ends) = caller
                    .try_clone()
                    .and_then(|c| Ok((c, answerer.try_clone()?)))
                {
                    let meter = Arc::clone(&shared);
                    thread::spawn(move || carry(caller, answerer, Some(&meter)));
                    thread::spawn(move || carry(ends.1, ends.0, None));
                }
            }
        });
        Ok(Self { address, meter })
    }

    /// From now on so many bytes a second get through towards the university; 0 for as many as there are.
    pub fn set_pace(&self, bytes_a_second: u64) {
        self.meter.pace.store(bytes_a_second, Ordering::Relaxed);
    }

    /// Bytes that got through towards the university so far.
    #[must_use]
    pub fn carried(&self) -> u64 {
        self.meter.carried.load(Ordering::Relaxed)
    }
}

/// Carries one direction until one side hangs up, and then hangs up on the other.
fn carry(mut from: TcpStream, mut to: TcpStream, meter: Option<&Meter>) {
    let mut chunk = [0; CHUNK];
    while let Ok(bytes @ 1..) = from.read(&mut chunk) {
        if let Some(meter) = meter {
            let pace = meter.pace.load(Ordering::Relaxed);
            if let Some(microseconds) = (bytes as u64 * 1_000_000).checked_div(pace) {
                thread::sleep(Duration::from_micros(microseconds));
            }
        }
        if to
            .write_all(chunk.get(..bytes).unwrap_or_default())
            .is_err()
        {
            break;
        }
        if let Some(meter) = meter {
            meter.carried.fetch_add(bytes as u64, Ordering::Relaxed);
        }
    }
    for end in [from, to] {
        let _ = end.shutdown(Shutdown::Both);
    }
}
