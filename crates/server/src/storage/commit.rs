//! One commit for everything that waits to be written. Bringing a commit to the disk takes longer than what most of them
//! say, so one task does the work of all who wait, each in a savepoint of its own, and commits once. Nobody is told before
//! that commit is durable, and what failed leaves nothing.
//!
//! That task is nobody's who waits: somebody who is not looked after for a while (a future that is not polled) would keep
//! the writer's turn from everybody.

use std::collections::VecDeque;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, Transaction, TransactionBehavior};
use tokio::sync::oneshot;

use super::StorageError;
use super::feed::Feed;

/// Most that is done in one commit: whoever came first must not wait for ever.
const MOST: usize = 64;

/// What somebody wants to be done, or why there is no transaction to do it in. It gives how it ended, and how that is
/// told.
type Work = Box<dyn FnOnce(Result<&Transaction<'_>, StorageError>) -> Done + Send>;

/// Work that was done in a transaction that is not committed yet.
struct Done {
    /// Did it fail, or is nobody there any more who wanted it?
    failed: bool,
    /// Tells whoever waits, once the commit has succeeded or not.
    tell: Box<dyn FnOnce(Result<(), StorageError>) + Send>,
}

/// The work that waits for the writer, in the order in which it was asked for.
#[derive(Default)]
pub(super) struct Waiting(Mutex<VecDeque<Work>>);

impl fmt::Debug for Waiting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Waiting(…)")
    }
}

impl Waiting {
    /// Adds `act`; `true` where nothing waited before, and somebody has to see to it that it is done. What became of it is received once it is durable, or failed. It is not begun any more when the
    /// receiver is dropped before.
    pub(super) fn add<T, E, F>(&self, act: F) -> (bool, oneshot::Receiver<Result<T, E>>)
    where
        T: Send + 'static,
        E: From<StorageError> + Send + 'static,
        F: FnOnce(&Transaction<'_>) -> Result<T, E> + Send + 'static,
    {
        let (answer, told) = oneshot::channel::<Result<T, E>>();
        let work: Work = Box::new(move |transaction| {
            let result = match transaction {
                Err(error) => Err(error.into()),
                Ok(_) if answer.is_closed() => Err(StorageError::Interrupted.into()),
                Ok(transaction) => catch_unwind(AssertUnwindSafe(|| act(transaction)))
                    .unwrap_or_else(|_| Err(StorageError::Interrupted.into())),
            };
            Done {
                failed: result.is_err(),
                tell: Box::new(move |committed| {
                    // Whoever waited may have gone meanwhile.
                    let _ = answer.send(result.and_then(|done| Ok(committed.map(|()| done)?)));
                }),
            }
        });
        let mut queue = self.queue();
        queue.push_back(work);
        (queue.len() == 1, told)
    }

    /// Does what waits, commits it, and lets `feed` tell of it. Blocking.
    pub(super) fn commit(&self, connection: &mut Connection, feed: &Feed) {
        let Some((kept, committed)) = self.committed(connection) else {
            return;
        };
        if committed.is_ok() {
            feed.announce(connection);
        }
        for done in kept {
            (done.tell)(committed.as_ref().copied().map_err(same));
        }
    }

    fn committed(
        &self,
        connection: &mut Connection,
    ) -> Option<(Vec<Done>, Result<(), StorageError>)> {
        let begun = connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let transaction = match begun {
            Ok(transaction) => transaction,
            Err(error) => {
                self.refuse(&error.into());
                return None;
            }
        };
        fail::fail_point!("server::transact::begun");
        let kept = self.work(&transaction)?;
        fail::fail_point!("server::transact::before_commit");
        let committed = if kept.is_empty() {
            transaction.rollback()
        } else {
            transaction.commit()
        };
        fail::fail_point!("server::transact::committed");
        Some((kept, committed.map_err(StorageError::from)))
    }

    /// Does what waits. Gives what is to be committed; `None` where the transaction is over because of a failure.
    fn work(&self, transaction: &Transaction<'_>) -> Option<Vec<Done>> {
        let mut kept: Vec<Done> = Vec::new();
        for _ in 0..MOST {
            let Some(work) = self.queue().pop_front() else {
                break;
            };
            let begun = savepoint(transaction, "SAVEPOINT work");
            let done = work(begun.map(|()| transaction));
            let ended = if done.failed {
                savepoint(transaction, "ROLLBACK TO work")
            } else {
                Ok(())
            };
            match ended.and_then(|()| savepoint(transaction, "RELEASE work")) {
                Ok(()) if done.failed => (done.tell)(Ok(())),
                Ok(()) => kept.push(done),
                // The engine has ended the transaction, as it may on a full disk: nothing of it is there.
                Err(error) => {
                    for done in kept.into_iter().chain([done]) {
                        (done.tell)(Err(same(&error)));
                    }
                    return None;
                }
            }
        }
        Some(kept)
    }

    /// Nothing of what waits can be begun.
    fn refuse(&self, error: &StorageError) {
        let refused = std::mem::take(&mut *self.queue());
        for work in refused {
            (work(Err(same(error))).tell)(Ok(()));
        }
    }

    /// Does nothing wait?
    pub(super) fn is_empty(&self) -> bool {
        self.queue().is_empty()
    }

    /// Forgets what waits; whoever waits for it is told that it was interrupted.
    pub(super) fn give_up(&self) {
        self.queue().clear();
    }

    fn queue(&self) -> MutexGuard<'_, VecDeque<Work>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn savepoint(transaction: &Transaction<'_>, sql: &str) -> Result<(), StorageError> {
    transaction.prepare_cached(sql)?.execute([])?;
    Ok(())
}

/// The same error for somebody else.
fn same(error: &StorageError) -> StorageError {
    match error {
        StorageError::Engine(rusqlite::Error::SqliteFailure(code, _)) => {
            rusqlite::Error::SqliteFailure(*code, None).into()
        }
        _ => StorageError::Interrupted,
    }
}
