//! Copies of what was received: their images, their end, and their way back into the outbox.

use akashi_store::draft::DocumentRow;
use akashi_store::outbox::{self, EntryRow, EntryState};
use akashi_store::{Store, draft, image, kept};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::world::{a_document, an_entry, at, with_image, world};

const ID: Uuid = Uuid::from_u128(1);

/// Revision 1 with an image and revision 2 that names it without having it, both sent and received at `now`.
async fn received(store: &Store, now: Timestamp) -> String {
    let id = with_image(store).await;
    let document = a_document(&id);
    let unused = store
        .transact(move |tx| {
            let second = EntryRow {
                revision: 2,
                ..an_entry()
            };
            let held = DocumentRow {
                image: String::new(),
                ..document.clone()
            };
            outbox::add(tx, &an_entry(), &[document])?;
            outbox::add(tx, &second, &[held])?;
            draft::delete(tx)?;
            for revision in [1, 2] {
                kept::keep(tx, ID, revision, now)?;
                outbox::delete(tx, ID, revision)?;
            }
            image::delete_unused(tx)
        })
        .await
        .unwrap();
    assert!(unused.is_empty(), "a copy uses its image");
    id
}

async fn revisions(store: &Store) -> Vec<u32> {
    let copies = store
        .read(|reader| kept::of_application(reader, ID))
        .await
        .unwrap();
    copies.iter().map(|copy| copy.revision).collect()
}

async fn ended(store: &Store, now: Timestamp) -> bool {
    store
        .read(move |reader| kept::any_ended(reader, now))
        .await
        .unwrap()
}

#[tokio::test]
async fn a_copy_goes_back_into_the_outbox_with_the_image_of_the_revision_before() {
    let world = world();
    let store = world.device.open().await.unwrap();
    let image = received(&store, at(10)).await;
    assert!(store.read(outbox::list).await.unwrap().is_empty());
    let any = store.transact(|tx| kept::requeue(tx, ID, 1, at(20))).await;
    assert!(any.unwrap());
    assert_eq!(revisions(&store).await, [1]);
    let entries = store.read(outbox::list).await.unwrap();
    let [entry] = entries.as_slice() else {
        panic!("{entries:?}");
    };
    assert_eq!((entry.revision, entry.state), (2, EntryState::Queued));
    assert_eq!(
        (&entry.body, &entry.digest),
        (&an_entry().body, &an_entry().digest)
    );
    let documents = store
        .read(|reader| outbox::documents(reader, ID, 2))
        .await
        .unwrap();
    assert_eq!(documents[0].document.image, image);
    assert!(!documents[0].uploaded, "whatever was believed before");
}

#[tokio::test]
async fn a_backup_ends_the_copies_it_holds_and_the_image_with_the_last_of_them() {
    let world = world();
    let store = world.device.open().await.unwrap();
    let image = received(&store, at(10)).await;
    let forget = |revision| {
        store.transact(move |tx| {
            let any = kept::forget(tx, ID, revision)?;
            Ok((any, image::delete_unused(tx)?))
        })
    };
    assert_eq!(forget(1).await.unwrap(), (true, vec![image]));
    assert_eq!(revisions(&store).await, [2]);
    assert_eq!(forget(1).await.unwrap(), (false, vec![]));
    assert_eq!(forget(2).await.unwrap(), (true, vec![]));
    assert!(revisions(&store).await.is_empty());
}

#[tokio::test]
async fn a_copy_ends_after_its_time_whatever_the_clock_did_meanwhile() {
    let world = world();
    let store = world.device.open().await.unwrap();
    let begun = at(1_700_000_000);
    received(&store, begun).await;
    let day = |days: i64| begun + SignedDuration::from_hours(24 * days);
    let sweep = |now| store.transact(move |tx| kept::forget_ended(tx, now));
    for now in [day(0), day(29)] {
        assert!(!ended(&store, now).await);
        sweep(now).await.unwrap();
        assert_eq!(revisions(&store).await, [1, 2]);
    }
    // The clock was a year ahead when it was received: set right, the copy has thirty days from now.
    assert!(ended(&store, day(-365)).await);
    sweep(day(-365)).await.unwrap();
    assert!(!ended(&store, day(-336)).await);
    assert!(ended(&store, day(-335)).await);
    sweep(day(-335)).await.unwrap();
    assert!(revisions(&store).await.is_empty());
}

#[tokio::test]
async fn that_the_server_lost_it_is_news_once() {
    let world = world();
    let store = world.device.open().await.unwrap();
    received(&store, at(10)).await;
    let lost = |held| store.transact(move |tx| kept::mark_lost(tx, ID, held));
    assert!(!lost(2).await.unwrap());
    assert!(lost(1).await.unwrap());
    assert!(!lost(1).await.unwrap());
    assert!(lost(0).await.unwrap());
}
