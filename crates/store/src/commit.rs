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

use crate::database::Tx;
use crate::error::StoreError;

/// Most that is done in one commit: whoever came first must not wait for ever.
const MOST: usize = 64;

/// What somebody wants to be done, or why there is no transaction to do it in. It gives how it ended, and how that is
/// told.
type Work = Box<dyn FnOnce(Result<&Transaction<'_>, StoreError>) -> Done + Send>;

/// Work that was done in a transaction that is not committed yet.
struct Done {
    /// Why it failed; also where nobody is there any more who wanted it.
    failed: Option<StoreError>,
    /// Tells whoever waits, once the commit has succeeded or not.
    tell: Box<dyn FnOnce(Result<(), StoreError>) + Send>,
}

/// The work that waits for the writer, in the order in which it was asked for.
#[derive(Default)]
pub(crate) struct Waiting(Mutex<VecDeque<Work>>);

impl fmt::Debug for Waiting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Waiting(…)")
    }
}

impl Waiting {
    /// Adds `act`; `true` where nothing waited before, and somebody has to see to it that it is done. What became of it is received once it is durable, or failed. It is not begun any more when the
    /// receiver is dropped before.
    pub(crate) fn add<T, F>(&self, act: F) -> (bool, oneshot::Receiver<Result<T, StoreError>>)
    where
        T: Send + 'static,
        F: FnOnce(&Tx<'_>) -> Result<T, StoreError> + Send + 'static,
    {
        let (answer, told) = oneshot::channel::<Result<T, StoreError>>();
        let work: Work = Box::new(move |transaction| {
            let result = match transaction {
                Err(error) => Err(error),
                Ok(_) if answer.is_closed() => Err(StoreError::Closed),
                Ok(transaction) => {
                    let act = || act(&Tx::in_transaction(transaction));
                    catch_unwind(AssertUnwindSafe(act))
                        .unwrap_or(Err(StoreError::Unexpected("a database thread")))
                }
            };
            Done {
                failed: result.as_ref().err().cloned(),
                tell: Box::new(move |committed| {
                    // Whoever waited may have gone meanwhile.
                    let _ = answer.send(result.and_then(|done| committed.map(|()| done)));
                }),
            }
        });
        let mut queue = self.queue();
        queue.push_back(work);
        (queue.len() == 1, told)
    }

    /// Does what waits, and commits it. Blocking.
    pub(crate) fn commit(&self, connection: Option<&mut Connection>) {
        let begun = connection.ok_or(StoreError::Closed).and_then(|connection| {
            Ok(connection.transaction_with_behavior(TransactionBehavior::Immediate)?)
        });
        let transaction = match begun {
            Ok(transaction) => transaction,
            Err(error) => return self.refuse(&error),
        };
        fail::fail_point!("store::transact::begun");
        let Some(kept) = self.work(&transaction) else {
            return;
        };
        fail::fail_point!("store::transact::before_commit");
        let committed = if kept.is_empty() {
            transaction.rollback()
        } else {
            transaction.commit()
        };
        let committed = committed.map_err(StoreError::from);
        fail::fail_point!("store::transact::committed");
        for done in kept {
            (done.tell)(committed.clone());
        }
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
            let ended = match done.failed {
                Some(_) => savepoint(transaction, "ROLLBACK TO work"),
                None => Ok(()),
            };
            match ended.and_then(|()| savepoint(transaction, "RELEASE work")) {
                Ok(()) if done.failed.is_none() => kept.push(done),
                Ok(()) => (done.tell)(Ok(())),
                // The engine has ended the transaction, as it may on a full disk: nothing of it is there.
                Err(error) => {
                    let why = done.failed.clone().unwrap_or(error);
                    for done in kept.into_iter().chain([done]) {
                        (done.tell)(Err(why.clone()));
                    }
                    return None;
                }
            }
        }
        Some(kept)
    }

    /// Nothing of what waits can be begun.
    fn refuse(&self, error: &StoreError) {
        let refused = std::mem::take(&mut *self.queue());
        for work in refused {
            (work(Err(error.clone())).tell)(Ok(()));
        }
    }

    /// Does nothing wait?
    pub(crate) fn is_empty(&self) -> bool {
        self.queue().is_empty()
    }

    /// Forgets what waits; whoever waits for it is told that it was interrupted.
    pub(crate) fn give_up(&self) {
        self.queue().clear();
    }

    fn queue(&self) -> MutexGuard<'_, VecDeque<Work>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn savepoint(transaction: &Transaction<'_>, sql: &str) -> Result<(), StoreError> {
    transaction.prepare_cached(sql)?.execute([])?;
    Ok(())
}
