//! The columns that name a computer.

use akashi_domain::Sensitive;
use akashi_protocol::session::{Device, System};
use rusqlite::Row;

const SYSTEMS: [System; 4] = [System::Linux, System::Macos, System::Windows, System::Other];

/// A kind of computer as stored.
#[must_use]
pub const fn system(system: System) -> &'static str {
    match system {
        System::Linux => "linux",
        System::Macos => "macos",
        System::Windows => "windows",
        System::Other => "other",
    }
}

/// Reads a computer out of two columns.
///
/// # Errors
/// When there are no such columns.
pub fn read(row: &Row<'_>, name: &str, kind: &str) -> rusqlite::Result<Device> {
    let stored: String = row.get(kind)?;
    let found = SYSTEMS.into_iter().find(|known| system(*known) == stored);
    Ok(Device {
        name: Sensitive::new(row.get(name)?),
        system: found.unwrap_or_default(),
    })
}
