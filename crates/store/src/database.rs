//! The encrypted database: one writer, two readers that cannot write, everything on blocking threads.

use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rusqlite::{Connection, InterruptHandle};
use tokio::sync::Mutex;

use crate::commit::Waiting;
use crate::error::StoreError;
use crate::files::Files;
use crate::key::Key;
use crate::open::{self, DatabaseFailure};
use crate::outside::Entropy;
use crate::vault::Vault;
use crate::{atomic, blocking, rekey};

/// Size of a page in bytes, SQLCipher 4's default.
pub(crate) const PAGE: u64 = 4096;

/// Readers beside the one writer.
const READERS: usize = 2;

/// The open store. Cheap to clone; clones are the same store.
#[derive(Debug, Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    writer: Slot,
    /// What the writer has to do.
    waiting: Waiting,
    readers: Vec<Slot>,
    turn: AtomicUsize,
    vault: Vault,
    files: Files,
    left_open: bool,
}

/// A connection that can be taken away at closing. The mutex is fair: writes happen in the order they were asked for.
type Slot = Arc<Mutex<Option<Connection>>>;

/// Lets functions of the tables read.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'c>(&'c Connection);

impl<'c> Reader<'c> {
    pub(crate) const fn conn(self) -> &'c Connection {
        self.0
    }
}

/// Lets functions of the tables write, all or nothing.
#[derive(Debug)]
pub struct Tx<'c>(Reader<'c>);

impl<'c> Tx<'c> {
    pub(crate) const fn in_transaction(transaction: &'c Connection) -> Self {
        Self(Reader(transaction))
    }

    /// Executes a statement that is kept ready for the next time.
    pub(crate) fn execute(
        &self,
        sql: &str,
        params: impl rusqlite::Params,
    ) -> rusqlite::Result<usize> {
        self.conn().prepare_cached(sql)?.execute(params)
    }
}

impl<'c> Deref for Tx<'c> {
    type Target = Reader<'c>;
    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl Store {
    /// Opens or makes the database. Blocking.
    pub(crate) fn open(
        files: &Files,
        key: &Key,
        max_bytes: Option<u64>,
        entropy: Arc<dyn Entropy>,
    ) -> Result<Self, DatabaseFailure> {
        rekey::resolve(files, key)?;
        let left_open = files.in_use().exists() || files.log().exists();
        let (writer, migrated) = open::open_writer(files, key)?;
        open::mark(files)?;
        fail::fail_point!("store::open::migrated");
        if let Some(bytes) = max_bytes {
            open::limit(&writer, bytes).map_err(StoreError::from)?;
        }
        let readers = (0..READERS)
            .map(|_| open::connect(&files.database(), key, true).map(slot))
            .collect::<Result<_, _>>()?;
        let vault = Vault::new(files, entropy)?;
        open::tidy(&writer, &vault);
        if !migrated {
            // This version has opened it before: nothing leads back any more.
            vault.forget_copies();
        }
        fail::fail_point!("store::open::tidied");
        Ok(Self {
            inner: Arc::new(Inner {
                writer: slot(writer),
                waiting: Waiting::default(),
                readers,
                turn: AtomicUsize::new(0),
                vault,
                files: files.clone(),
                left_open,
            }),
        })
    }

    /// Does `act` as one transaction: all of it is durable when this returns `Ok`, nothing of it otherwise. What others
    /// want to write at the same time is committed with it, see `commit`.
    ///
    /// # Errors
    /// What `act` says, or why it could not be committed.
    pub async fn transact<T, F>(&self, act: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&Tx<'_>) -> Result<T, StoreError> + Send + 'static,
    {
        const INTERRUPTED: StoreError = StoreError::Unexpected("a database thread");
        let (is_first, told) = self.inner.waiting.add(act);
        if is_first {
            tokio::spawn(Arc::clone(&self.inner).write());
        }
        told.await.map_err(|_| INTERRUPTED)?
    }

    /// Reads a consistent state.
    ///
    /// # Errors
    /// What `read` says.
    pub async fn read<T, F>(&self, read: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(Reader<'_>) -> Result<T, StoreError> + Send + 'static,
    {
        let turn = self.inner.turn.fetch_add(1, Ordering::Relaxed) % READERS;
        let mut turns = self.inner.readers.iter().cycle().skip(turn);
        let free = turns.clone().take(READERS);
        // One may be busy for long, looking the whole store over.
        let slot = free.into_iter().find(|slot| slot.try_lock().is_ok());
        let slot = slot.or_else(|| turns.next()).ok_or(StoreError::Closed)?;
        with(slot, move |connection| {
            let transaction = connection.transaction()?;
            read(Reader(&transaction))
        })
        .await
    }

    /// Looks at every page, row and index entry, and at the authentication of every page. Takes as long as reading the
    /// whole file. What is in the log is written into the file first: the pages are looked at where they lie there, and
    /// one that a power cut tore is whole in the log.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] when something is damaged.
    pub async fn check(&self) -> Result<(), StoreError> {
        with(&self.inner.writer, |connection| {
            let busy: bool =
                connection.query_row("PRAGMA wal_checkpoint(FULL)", [], |row| row.get(0))?;
            if busy {
                return Err(StoreError::Database(rusqlite::ffi::SQLITE_BUSY));
            }
            let mut pages = connection.prepare("PRAGMA cipher_integrity_check")?;
            if pages.query([])?.next()?.is_some() {
                return Err(StoreError::Unreadable);
            }
            let verdict: String =
                connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
            if verdict != "ok" {
                return Err(StoreError::Unreadable);
            }
            Ok(())
        })
        .await
    }

    /// Reads with a reader that can be interrupted, which waits for no other; gives what interrupts it.
    pub(crate) async fn read_for_long<T, F>(
        &self,
        read: F,
    ) -> Result<(InterruptHandle, impl Future<Output = Result<T, StoreError>>), StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    {
        let slot = self.inner.readers.last().ok_or(StoreError::Closed)?;
        let guard = slot.lock().await;
        let interrupt = guard.as_ref().ok_or(StoreError::Closed)?;
        let interrupt = interrupt.get_interrupt_handle();
        drop(guard);
        let slot = Arc::clone(slot);
        let reading = async move { with(&slot, |connection| read(connection)).await };
        Ok((interrupt, reading))
    }

    /// Was it left open by whoever had it before: killed, or without power?
    #[must_use]
    pub fn was_left_open(&self) -> bool {
        self.inner.left_open
    }

    /// Empties the write-ahead log, so that what was deleted is nowhere any more.
    ///
    /// # Errors
    /// When the log cannot be emptied.
    pub(crate) async fn checkpoint(&self) -> Result<(), StoreError> {
        with(&self.inner.writer, |connection| {
            // A reader that does not let go is an answer here, not an error.
            let busy: bool =
                connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
            if busy {
                return Err(StoreError::Database(rusqlite::ffi::SQLITE_BUSY));
            }
            Ok(())
        })
        .await
    }

    /// Is it this very store, opened at the same time? A store that was removed and made anew is another one.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.inner, &other.inner)
    }

    /// Closes every connection; clones of this store answer [`StoreError::Closed`] from now on.
    pub async fn close(&self) {
        for slot in &self.inner.readers {
            slot.lock().await.take();
        }
        let closed = self.inner.writer.lock().await.take().is_some();
        // A log that is still there could not be brought into the database: the next one looks.
        if closed && !self.inner.files.log().exists() {
            let _ = atomic::remove(&self.inner.files.in_use());
        }
    }

    pub(crate) fn vault(&self) -> &Vault {
        &self.inner.vault
    }
}

fn slot(connection: Connection) -> Slot {
    Arc::new(Mutex::new(Some(connection)))
}

impl Inner {
    /// Does what waits, until nothing does.
    async fn write(self: Arc<Self>) {
        while !self.waiting.is_empty() {
            let mut writer = Arc::clone(&self.writer).lock_owned().await;
            let inner = Arc::clone(&self);
            let work = move || inner.waiting.commit(writer.as_mut());
            if blocking::run(work).await.is_err() {
                self.waiting.give_up();
            }
        }
    }
}

/// Runs `act` on a blocking thread, with the connection of `slot`.
async fn with<T: Send + 'static>(
    slot: &Slot,
    act: impl FnOnce(&mut Connection) -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    let mut guard = Arc::clone(slot).lock_owned().await;
    blocking::run(move || act(guard.as_mut().ok_or(StoreError::Closed)?)).await?
}
