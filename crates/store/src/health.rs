//! Looking over a store that was not closed in an orderly way.

use std::time::Duration;

use rusqlite::Connection;

use crate::database::{PAGE, Store};
use crate::error::StoreError;

/// Bytes up to which the seal of every page is looked at too. That part cannot be interrupted; it takes about a second.
const SEALS: u64 = 256 * 1024 * 1024;

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Health {
    /// Everything is as it was written.
    Sound,
    /// Something is not.
    Damaged,
    /// It would have taken too long.
    Unfinished,
}

impl Store {
    /// Looks at the seal and the order of every page, for at most `patience`. Writing goes on meanwhile.
    ///
    /// # Errors
    /// When the store was closed meanwhile, or cannot be asked.
    pub async fn look_over(&self, patience: Duration) -> Result<Health, StoreError> {
        // The seals are those of the file: what a killed process left in the log has to be in it, or a page that it was
        // writing there would count as damaged.
        let emptied = self.checkpoint().await.is_ok();
        let (interrupt, look) = self
            .read_for_long(move |connection| look(connection, emptied))
            .await?;
        let mut look = std::pin::pin!(look);
        let found = tokio::select! {
            found = &mut look => found,
            () = tokio::time::sleep(patience) => {
                interrupt.interrupt();
                look.await
            }
        };
        match found {
            Err(StoreError::Unreadable) => Ok(Health::Damaged),
            Err(StoreError::Database(rusqlite::ffi::SQLITE_INTERRUPT)) => Ok(Health::Unfinished),
            other => other,
        }
    }
}

fn look(connection: &Connection, seals: bool) -> Result<Health, StoreError> {
    let pages: u32 = connection.query_row("PRAGMA page_count", [], |row| row.get(0))?;
    if seals && u64::from(pages) * PAGE <= SEALS {
        let mut seals = connection.prepare("PRAGMA cipher_integrity_check")?;
        if seals.query([])?.next()?.is_some() {
            return Ok(Health::Damaged);
        }
    }
    let verdict: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    Ok(match verdict.as_str() {
        "ok" => Health::Sound,
        _ => Health::Damaged,
    })
}
