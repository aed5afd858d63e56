//! What a reader found, remembered as long as nobody wrote: people look again and again at what did not change.
//!
//! Each reader has a memory of its own, because each connection is told by itself whether another one wrote (`PRAGMA
//! data_version`, which sees other processes too). Before anything is remembered aloud that question is asked, so what
//! was revoked, changed or erased is so for the next look.

use std::any::Any;
use std::collections::HashMap;
use std::sync::Arc;

use rusqlite::Connection;
use uuid::Uuid;

use super::StorageError;
use crate::token::TokenHash;

/// Bytes one reader remembers at most; then it begins anew.
const MOST: usize = 4 << 20;
/// What a thing weighs beside its content.
const EACH: usize = 256;

/// Who asked, by the hash of their token, and for what.
pub type Asked = (TokenHash, Uuid);

/// What can be remembered.
pub trait Memorable: Send + Sync + 'static {
    /// Bytes of its content.
    fn bytes(&self) -> usize;
}

/// A connection that reads, and what it found since the last change.
pub(super) struct Remembering {
    /// Reads.
    pub(super) connection: Connection,
    /// The state of the database that `found` is of.
    version: i64,
    found: HashMap<Asked, Arc<dyn Any + Send + Sync>>,
    bytes: usize,
}

impl Remembering {
    pub(super) fn new(connection: Connection) -> Self {
        Self {
            connection,
            version: 0,
            found: HashMap::new(),
            bytes: 0,
        }
    }

    /// What was found for `asked`, if the database is still as it was then.
    pub(super) fn recall<T: Memorable>(
        &mut self,
        asked: &Asked,
    ) -> Result<Option<Arc<T>>, StorageError> {
        let version = self
            .connection
            .prepare_cached("PRAGMA data_version")?
            .query_row([], |row| row.get(0))?;
        if version != self.version {
            self.version = version;
            self.forget();
        }
        let found = self.found.get(asked).map(Arc::clone);
        Ok(found.and_then(|found| found.downcast().ok()))
    }

    /// Remembers what was found after [`Remembering::recall`] knew nothing. It may be of a later state than that one was
    /// asked of; then the next question clears it.
    pub(super) fn remember<T: Memorable>(&mut self, asked: Asked, found: Arc<T>) {
        self.bytes += found.bytes() + EACH;
        if self.bytes > MOST {
            self.forget();
            return;
        }
        self.found.insert(asked, found);
    }

    fn forget(&mut self) {
        self.found.clear();
        self.bytes = 0;
    }
}
