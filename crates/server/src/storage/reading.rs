//! Reading: a connection is lent to whoever looks, and comes back whatever becomes of the work.

use std::sync::Arc;

use rusqlite::Connection;

use super::remember::{Asked, Memorable, Remembering};
use super::{Connections, Reader, Storage, StorageError};

impl Storage {
    /// Runs `work` with a connection that only reads, on a thread that may block. `work` sees one state of the
    /// database from beginning to end.
    ///
    /// # Errors
    /// What `work` answered, or [`StorageError`] turned into it.
    pub async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StorageError> + Send + 'static,
        F: FnOnce(&Reader) -> Result<T, E> + Send + 'static,
    {
        let connections = Arc::clone(&self.0);
        let turn = Arc::clone(&connections.turns)
            .acquire_owned()
            .await
            .map_err(|_| StorageError::Interrupted)?;
        tokio::task::spawn_blocking(move || {
            let _turn = turn;
            let mut lent = Lent::take(connections)?;
            in_snapshot(&mut lent.reader()?.connection, work)
        })
        .await
        .map_err(|_| StorageError::Interrupted)?
    }

    /// [`Storage::read`] for a few rows that are found by their key: they are read where one stands, as long as a
    /// connection is free. Waking another thread would take longer than reading them.
    ///
    /// # Errors
    /// See [`Storage::read`].
    pub async fn peek<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StorageError> + Send + 'static,
        F: FnOnce(&Reader) -> Result<T, E> + Send + 'static,
    {
        let Ok(turn) = Arc::clone(&self.0.turns).try_acquire_owned() else {
            return self.read(work).await;
        };
        let mut lent = Lent::take(Arc::clone(&self.0))?;
        let done = in_snapshot(&mut lent.reader()?.connection, work);
        drop((lent, turn));
        done
    }

    /// [`Storage::peek`] at what is often looked at: as long as nothing was written, what `work` found the last time is
    /// found again. `work` may depend on `asked` and on the database only. A failure is not remembered.
    ///
    /// # Errors
    /// See [`Storage::read`].
    pub async fn look_again<T, E, F>(&self, asked: Asked, work: F) -> Result<Arc<T>, E>
    where
        T: Memorable,
        E: From<StorageError> + Send + 'static,
        F: FnOnce(&Reader) -> Result<T, E> + Send + 'static,
    {
        let Ok(turn) = Arc::clone(&self.0.turns).try_acquire_owned() else {
            return self.read(work).await.map(Arc::new);
        };
        let mut lent = Lent::take(Arc::clone(&self.0))?;
        let done = lent.look_again(asked, work);
        drop((lent, turn));
        done
    }
}

impl Connections {
    fn pool(&self) -> std::sync::MutexGuard<'_, Vec<Remembering>> {
        self.readers
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// A reader's connection that comes back whatever becomes of the work.
struct Lent {
    from: Arc<Connections>,
    reader: Option<Remembering>,
}

impl Lent {
    fn take(from: Arc<Connections>) -> Result<Self, StorageError> {
        let reader = from.pool().pop();
        match reader {
            Some(_) => Ok(Self { from, reader }),
            None => Err(StorageError::Interrupted),
        }
    }

    fn reader(&mut self) -> Result<&mut Remembering, StorageError> {
        self.reader.as_mut().ok_or(StorageError::Interrupted)
    }

    fn look_again<T, E, F>(&mut self, asked: Asked, work: F) -> Result<Arc<T>, E>
    where
        T: Memorable,
        E: From<StorageError>,
        F: FnOnce(&Reader) -> Result<T, E>,
    {
        let reader = self.reader()?;
        if let Some(found) = reader.recall(&asked)? {
            return Ok(found);
        }
        let found = Arc::new(in_snapshot(&mut reader.connection, work)?);
        reader.remember(asked, Arc::clone(&found));
        Ok(found)
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        self.from.pool().extend(self.reader.take());
    }
}

fn in_snapshot<T, E, F>(reader: &mut Connection, work: F) -> Result<T, E>
where
    E: From<StorageError>,
    F: FnOnce(&Reader) -> Result<T, E>,
{
    let snapshot = reader.transaction().map_err(StorageError::from)?;
    let done = work(&snapshot)?;
    snapshot.commit().map_err(StorageError::from)?;
    Ok(done)
}
