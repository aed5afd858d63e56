//! The server's database: SQLite, encrypted as a whole (SQLCipher), one writer and a few readers.
//!
//! One file below this folder per noun, each with plain functions that take the connection of a reader or the
//! transaction of the writer. Nobody outside sees SQL, so another engine can join behind the same functions.
//!
//! Every change is one [`Storage::transact`]: the rows, the mail that tells of them and the line of the audit trail
//! are there together or not at all.

pub mod address;
pub mod application;
pub mod backup;
pub mod campus;
pub mod cell;
pub mod change;
mod commit;
pub mod decision;
pub mod device;
pub mod document;
pub mod enrolment;
mod feed;
pub mod flag;
pub mod flow;
pub mod graduate;
pub mod graduation;
pub mod inspect;
pub mod key_sign_in;
pub mod member_number;
pub mod name_change;
pub mod notice;
mod open;
pub mod outbox;
pub mod password;
pub mod password_right;
pub mod personal;
pub mod proposal;
pub mod queue;
pub mod rate;
mod reading;
pub mod receipt_key;
pub mod recovery_code;
mod remember;
pub mod remembered_device;
pub mod revision;
pub mod saml;
pub mod second_password;
pub mod session;
pub mod sign_in_attempt;
pub mod staff;
pub mod upload;

use std::path::Path;
use std::sync::Arc;

use rusqlite::Connection;
pub use rusqlite::Transaction;
use tokio::sync::{Mutex, Semaphore, broadcast};

use crate::keys::Key;
use change::Changed;
use commit::Waiting;
use feed::Feed;
use remember::Remembering;
pub use remember::{Asked, Memorable};

/// A reader's connection. Writing through it fails.
pub type Reader = Connection;

/// Connections that only read.
const READERS: usize = 3;

/// Why the database did not do what it was asked. Holds no personal data.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// The engine said no.
    #[error("database: {0}")]
    Engine(#[from] rusqlite::Error),
    /// The migrations could not be applied; nothing was changed.
    #[error("database migration: {0}")]
    Migration(String),
    /// The database was written by a newer version of this program.
    #[error("the database belongs to a newer version of this program")]
    Newer,
    /// The key does not fit, or the file is not a database of this server.
    #[error("the database cannot be opened with this server's key")]
    WrongKey,
    /// This program was built without encryption of the database.
    #[error("this build cannot encrypt its database")]
    NotEncrypted,
    /// A stored value is not what it should be.
    #[error("stored value of {0} cannot be read")]
    Damaged(&'static str),
    /// The task that worked on it did not end.
    #[error("a database task was interrupted")]
    Interrupted,
}

impl StorageError {
    /// Is the disk full?
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.has_code(rusqlite::ErrorCode::DiskFull)
    }

    /// Did a unique index, a foreign key or a check refuse the row?
    #[must_use]
    pub fn is_constraint(&self) -> bool {
        self.has_code(rusqlite::ErrorCode::ConstraintViolation)
    }

    /// Is the file not as it was written?
    #[must_use]
    pub fn is_damage(&self) -> bool {
        self.has_code(rusqlite::ErrorCode::DatabaseCorrupt)
            || self.has_code(rusqlite::ErrorCode::NotADatabase)
    }

    fn has_code(&self, code: rusqlite::ErrorCode) -> bool {
        matches!(self, Self::Engine(rusqlite::Error::SqliteFailure(error, _)) if error.code == code)
    }
}

/// The database. Cheap to clone.
#[derive(Clone)]
pub struct Storage(Arc<Connections>);

struct Connections {
    writer: Arc<Mutex<Connection>>,
    /// What the writer has to do.
    waiting: Waiting,
    readers: std::sync::Mutex<Vec<Remembering>>,
    turns: Arc<Semaphore>,
    feed: Feed,
}

impl Storage {
    /// Opens the database at `path`, makes it where there is none, and brings it to this version.
    ///
    /// # Errors
    /// See [`StorageError`]; a failed migration leaves everything as it was.
    pub fn open(path: &Path, key: &Key) -> Result<Self, StorageError> {
        let mut writer = open::writer(path, key)?;
        open::migrate(&mut writer)?;
        let readers = (0..READERS)
            .map(|_| open::reader(path, key).map(Remembering::new))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Self(Arc::new(Connections {
            feed: Feed::new(&writer)?,
            writer: Arc::new(Mutex::new(writer)),
            waiting: Waiting::default(),
            readers: std::sync::Mutex::new(readers),
            turns: Arc::new(Semaphore::new(READERS)),
        })))
    }

    /// Runs `work` in one transaction that has the right to write from its beginning. It is committed when `work`
    /// answers `Ok`, rolled back otherwise. `work` runs on a thread that may block; transactions queue up, and those that
    /// wait together are committed together, see `commit`.
    ///
    /// # Errors
    /// What `work` answered, or [`StorageError`] turned into it.
    pub async fn transact<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StorageError> + Send + 'static,
        F: FnOnce(&Transaction<'_>) -> Result<T, E> + Send + 'static,
    {
        let (is_first, told) = self.0.waiting.add(work);
        if is_first {
            tokio::spawn(Arc::clone(&self.0).write());
        }
        told.await.map_err(|_| StorageError::Interrupted)?
    }

    /// Whom changes concern, from now on. What another process changed is told with the next change of this one.
    #[must_use]
    pub fn news(&self) -> broadcast::Receiver<Changed> {
        self.0.feed.listen()
    }
}

impl Connections {
    /// Does what waits, until nothing does.
    async fn write(self: Arc<Self>) {
        while !self.waiting.is_empty() {
            let mut writer = Arc::clone(&self.writer).lock_owned().await;
            let connections = Arc::clone(&self);
            let work = move || connections.waiting.commit(&mut writer, &connections.feed);
            if tokio::task::spawn_blocking(work).await.is_err() {
                self.waiting.give_up();
            }
        }
    }
}

impl std::fmt::Debug for Storage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Storage(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(byte: u8) -> Key {
        Key::new([byte; 32])
    }

    #[tokio::test]
    async fn it_is_encrypted_and_opens_with_its_key_only() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("akashi.db");
        let storage = Storage::open(&path, &key(1)).unwrap();
        let count: i64 = storage
            .read(|reader| {
                Ok::<_, StorageError>(reader.query_row(
                    "SELECT count(*) FROM audit_event",
                    [],
                    |row| row.get(0),
                )?)
            })
            .await
            .unwrap();
        assert_eq!(count, 0);
        drop(storage);
        assert!(
            !std::fs::read(&path)
                .unwrap()
                .starts_with(b"SQLite format 3")
        );
        assert!(matches!(
            Storage::open(&path, &key(2)),
            Err(StorageError::WrongKey)
        ));
        Storage::open(&path, &key(1)).unwrap();
    }

    #[tokio::test]
    async fn readers_cannot_write_and_failed_work_leaves_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let storage = Storage::open(&dir.path().join("akashi.db"), &key(1)).unwrap();
        let insert = "INSERT INTO rate_event (kind, key, at) VALUES ('x', x'00', 1)";
        let written: Result<usize, StorageError> = storage
            .read(move |reader| Ok(reader.execute(insert, [])?))
            .await;
        assert!(written.is_err());
        let failed: Result<(), StorageError> = storage
            .transact(move |tx| {
                tx.execute(insert, [])?;
                Err(StorageError::Damaged("x"))
            })
            .await;
        assert!(failed.is_err());
        let count: Result<i64, StorageError> = storage
            .read(|reader| {
                Ok(reader.query_row("SELECT count(*) FROM rate_event", [], |row| row.get(0))?)
            })
            .await;
        assert_eq!(count.unwrap(), 0);
    }

    #[tokio::test]
    async fn whoever_fails_takes_nobody_along() {
        let dir = tempfile::tempdir().unwrap();
        let storage = Storage::open(&dir.path().join("akashi.db"), &key(1)).unwrap();
        let (let_go, held) = std::sync::mpsc::channel::<()>();
        let first = storage.transact(move |_| {
            held.recv_timeout(std::time::Duration::from_secs(60))
                .map_err(|_| StorageError::Interrupted)
        });
        // These wait while the first one has the writer, and are done together then.
        let writing = (0..12_i64).map(|number| {
            storage.transact(move |tx| {
                tx.execute(
                    "INSERT INTO rate_event (kind, key, at) VALUES ('x', x'00', ?1)",
                    [number],
                )?;
                match number % 4 {
                    1 => Err(StorageError::Damaged("x")),
                    2 => panic!("as planned"),
                    _ => Ok(()),
                }
            })
        });
        let writing = futures_util::future::join_all(writing);
        let release = async { let_go.send(()).unwrap() };
        let (first, written, ()) = tokio::join!(first, writing, release);
        assert!(first.is_ok());
        let failed: Vec<bool> = written.iter().map(Result::is_err).collect();
        assert_eq!(failed, [false, true, true, false].repeat(3));
        let kept: Vec<i64> = storage
            .read(|conn| {
                let mut statement = conn.prepare("SELECT at FROM rate_event ORDER BY at")?;
                let kept = statement.query_map([], |row| row.get(0))?;
                Ok::<_, StorageError>(kept.collect::<Result<_, _>>()?)
            })
            .await
            .unwrap();
        assert_eq!(kept, [0, 3, 4, 7, 8, 11]);
    }

    #[tokio::test]
    async fn whoever_is_not_looked_after_keeps_nobody_waiting() {
        use futures_util::FutureExt as _;
        let dir = tempfile::tempdir().unwrap();
        let storage = Storage::open(&dir.path().join("akashi.db"), &key(1)).unwrap();
        let (let_go, held) = std::sync::mpsc::channel::<()>();
        let minute = std::time::Duration::from_secs(60);
        let mut first = std::pin::pin!(storage.transact(move |_| {
            held.recv_timeout(minute)
                .map_err(|_| StorageError::Interrupted)
        }));
        let mut left = std::pin::pin!(storage.transact(|_| Ok::<_, StorageError>(())));
        assert!(first.as_mut().now_or_never().is_none());
        assert!(left.as_mut().now_or_never().is_none());
        let_go.send(()).unwrap();
        first.await.unwrap();
        let third = storage.transact(|_| Ok::<_, StorageError>(()));
        tokio::time::timeout(minute, third).await.unwrap().unwrap();
        left.await.unwrap();
    }

    #[tokio::test]
    async fn a_newer_database_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("akashi.db");
        let storage = Storage::open(&path, &key(1)).unwrap();
        let added: Result<usize, StorageError> = storage
            .transact(|tx| {
                Ok(tx.execute(
                    "INSERT INTO refinery_schema_history (version, name, applied_on, checksum)
                     VALUES (9999, 'later', '2030-01-01T00:00:00Z', '1')",
                    [],
                )?)
            })
            .await;
        added.unwrap();
        drop(storage);
        assert!(matches!(
            Storage::open(&path, &key(1)),
            Err(StorageError::Newer)
        ));
    }
}
