//! Waiting for changes of one's applications: how many may wait, and for how long. No HTTP here.
//!
//! Somebody who waits holds a connection and a few bytes, no turn among the requests that are worked on and no
//! connection of the database. All of them wait for the same bell, which rings when a transaction is committed; only
//! those whom it concerns look.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use akashi_protocol::ProblemCode;
use akashi_protocol::changes::Changes;
use tokio::sync::broadcast;
use tokio::sync::broadcast::error::RecvError;
use tokio_util::sync::CancellationToken;

use crate::applications::{Failure, Owner};
use crate::storage::change::{self, Changed};
use crate::storage::{Reader, Storage, backup};

/// Most that wait at a time. Each holds a connection, and so a file of the process.
const MOST: usize = 512;
/// Most of them with one owner: two devices, and a connection that is dead and does not know it.
const MOST_OF_ONE: usize = 3;
/// When to come again, in seconds, where there is no room.
const LATER: u64 = 60;
/// Changes of one answer; who is told of so many asks again at once.
const MOST_TOLD: u32 = 100;

/// Who waits. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Waiting {
    places: Arc<Mutex<HashMap<Owner, usize>>>,
    closed: CancellationToken,
}

/// A place among those who wait; given back when it is dropped.
#[derive(Debug)]
pub struct Place {
    waiting: Waiting,
    owner: Owner,
}

impl Waiting {
    /// Takes a place.
    ///
    /// # Errors
    /// `too_many_requests` where the owner has enough of them, `unavailable` where everybody has.
    pub fn place(&self, owner: Owner) -> Result<Place, Failure> {
        let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        let later = |code| Failure::Later {
            code,
            seconds: LATER,
        };
        if places.values().sum::<usize>() >= MOST {
            return Err(later(ProblemCode::Unavailable));
        }
        let own = places.entry(owner).or_default();
        if *own >= MOST_OF_ONE {
            return Err(later(ProblemCode::TooManyRequests));
        }
        *own += 1;
        Ok(Place {
            waiting: self.clone(),
            owner,
        })
    }

    /// Nobody waits any more: the server stops.
    pub fn close(&self) {
        self.closed.cancel();
    }

    /// Waits for [`Waiting::close`].
    pub async fn closed(&self) {
        self.closed.cancelled().await;
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut places = self
            .waiting
            .places
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = places.get_mut(&self.owner) {
            *own -= 1;
            if *own == 0 {
                places.remove(&self.owner);
            }
        }
    }
}

/// The owner's changes after `cursor`, which is empty for all of them.
///
/// # Errors
/// `cursor_unknown`, or the database.
pub async fn look(storage: &Storage, owner: Owner, cursor: &str) -> Result<Changes, Failure> {
    let cursor = cursor.to_owned();
    storage
        .read(move |conn| look_in(conn, owner, &cursor))
        .await
}

fn look_in(conn: &Reader, owner: Owner, cursor: &str) -> Result<Changes, Failure> {
    let place = match cursor {
        "" => 0,
        mark => change::place(conn, owner, mark)?.ok_or(ProblemCode::CursorUnknown)?,
    };
    let found = change::after(conn, owner, place, MOST_TOLD)?;
    let last = found.last().map(|(_, mark)| mark.clone());
    Ok(Changes {
        cursor: last.unwrap_or_else(|| cursor.to_owned()),
        changes: found.into_iter().map(|(change, _)| change).collect(),
        backed_up: backup::held_of(conn, owner)?,
    })
}

/// Waits for a change that concerns `owner`. Who missed some takes that for one.
pub async fn next(news: &mut broadcast::Receiver<Changed>, owner: Owner) {
    loop {
        match news.recv().await {
            Ok(changed) if !changed.concerns(owner) => {}
            Ok(_) | Err(RecvError::Lagged(_)) => return,
            // The database is closed, and the server with it.
            Err(RecvError::Closed) => std::future::pending().await,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn owner(number: u128) -> Owner {
        Owner::Credential(Uuid::from_u128(number))
    }

    fn refusal(refused: Result<Place, Failure>) -> ProblemCode {
        match refused {
            Err(Failure::Later { code, .. }) => code,
            _ => panic!("a place"),
        }
    }

    #[test]
    fn nobody_takes_every_place_and_places_come_back() {
        let waiting = Waiting::default();
        let own: Vec<Place> = (0..MOST_OF_ONE)
            .map(|_| waiting.place(owner(0)).unwrap())
            .collect();
        let refused = refusal(waiting.place(owner(0)));
        assert_eq!(refused, ProblemCode::TooManyRequests);
        let others: Vec<Place> = (1..)
            .map_while(|number| waiting.place(owner(number)).ok())
            .collect();
        assert_eq!(own.len() + others.len(), MOST);
        assert_eq!(
            refusal(waiting.place(owner(7_000))),
            ProblemCode::Unavailable
        );
        drop((own, others));
        assert!(waiting.place(owner(0)).is_ok());
        assert!(waiting.places.lock().unwrap().is_empty());
    }
}
