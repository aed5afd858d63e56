//! The copies of what was received: forgotten when a backup of the server holds them or their time is over, and the
//! reason to tell the person when the server turns out to have lost what they are copies of.

use akashi_domain::ApplicationState;
use akashi_protocol::changes::BackedUp;
use akashi_store::application::ApplicationRow;
use akashi_store::{StoreError, Tx, image, kept};

use super::{Shared, seen};

/// Forgets the copies whose time is over.
pub(super) async fn sweep(shared: &Shared) -> Result<(), StoreError> {
    let (store, now) = (&shared.surroundings.store, shared.now());
    if store
        .read(move |reader| kept::any_ended(reader, now))
        .await?
    {
        forget(shared, move |tx| kept::forget_ended(tx, now)).await?;
    }
    Ok(())
}

/// Forgets the copies of what a backup of the server holds.
pub(super) async fn backed_up(shared: &Shared, held: &[BackedUp]) -> Result<(), StoreError> {
    for BackedUp {
        application,
        revision,
    } in held.iter().copied()
    {
        let store = &shared.surroundings.store;
        let any = store.read(move |reader| kept::has_up_to(reader, application, revision));
        if any.await? {
            forget(shared, move |tx| {
                kept::forget(tx, application, revision).map(|_| ())
            })
            .await?;
        }
    }
    Ok(())
}

/// The server holds less of an application than it gave receipts for: those who want to know are told once.
pub(super) async fn lost(
    shared: &Shared,
    known: &ApplicationRow,
    held: u32,
) -> Result<(), StoreError> {
    let (store, id) = (&shared.surroundings.store, known.id);
    if store
        .transact(move |tx| kept::mark_lost(tx, id, held))
        .await?
    {
        tracing::warn!("the server does not hold what it gave a receipt for");
        (shared.surroundings.changed)();
        let state = seen::state_of(known).unwrap_or(ApplicationState::Received);
        (shared.surroundings.noticed)(state);
    }
    Ok(())
}

async fn forget(
    shared: &Shared,
    which: impl FnOnce(&Tx<'_>) -> Result<(), StoreError> + Send + 'static,
) -> Result<(), StoreError> {
    let store = &shared.surroundings.store;
    let unused = store
        .transact(move |tx| {
            which(tx)?;
            image::delete_unused(tx)
        })
        .await?;
    store.forget_images(unused).await;
    (shared.surroundings.changed)();
    Ok(())
}
