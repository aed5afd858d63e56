//! Tries are counted, and an entry whose try has no end waits again.

use akashi_domain::outbox::EntryEvent;
use akashi_store::outbox::{self, EntryState, Setback};
use uuid::Uuid;

use crate::world::{an_entry, at, world};

#[tokio::test]
async fn an_interrupted_entry_waits_again_with_its_try_counted() {
    let world = world();
    let store = world.device.open().await.unwrap();
    let (application, revision) = (Uuid::from_u128(1), 1);
    let begun = store
        .transact(move |tx| {
            outbox::add(tx, &an_entry(), &[])?;
            outbox::begin_attempt(tx, application, revision, 10, "")
        })
        .await;
    assert_eq!(begun, Ok(true));
    let again = store
        .transact(move |tx| outbox::begin_attempt(tx, application, revision, 10, ""))
        .await;
    assert_eq!(again, Ok(false), "it is being sent already");
    let world = world.restart().await;
    let store = world.device.existing().await.unwrap().unwrap();
    let entry = store.read(outbox::list).await.unwrap().pop().unwrap();
    assert_eq!((entry.state, entry.attempts), (EntryState::Queued, 1));
    assert_eq!(entry.body, an_entry().body);
}

#[tokio::test]
async fn a_reason_that_is_not_the_entrys_costs_no_try() {
    let world = world();
    let store = world.device.open().await.unwrap();
    let (application, revision) = (Uuid::from_u128(1), 1);
    let own = EntryEvent::Fail {
        again: true,
        tries: 10,
    };
    for (event, attempts) in [(EntryEvent::Hold, 0), (own, 1)] {
        store
            .transact(move |tx| {
                outbox::delete(tx, application, revision)?;
                outbox::add(tx, &an_entry(), &[])?;
                outbox::begin_attempt(tx, application, revision, 10, "")?;
                let setback = Setback {
                    event,
                    next_try: at(9),
                    problem: "{}".into(),
                };
                outbox::set_back(tx, application, revision, &setback)
            })
            .await
            .unwrap();
        let entry = store
            .read(move |reader| outbox::get(reader, application, revision))
            .await
            .unwrap()
            .unwrap();
        assert_eq!((entry.attempts, entry.next_try), (attempts, at(9)));
    }
}

#[tokio::test]
async fn a_try_whose_end_could_not_be_written_can_be_begun_again() {
    let world = world();
    let store = world.device.open().await.unwrap();
    let (application, revision) = (Uuid::from_u128(1), 1);
    let again = store
        .transact(move |tx| {
            outbox::add(tx, &an_entry(), &[])?;
            outbox::begin_attempt(tx, application, revision, 10, "")?;
            outbox::requeue(tx)?;
            outbox::begin_attempt(tx, application, revision, 10, "")
        })
        .await;
    assert_eq!(again, Ok(true));
    let entry = store.read(outbox::list).await.unwrap().pop().unwrap();
    assert_eq!((entry.state, entry.attempts), (EntryState::Sending, 2));
}
