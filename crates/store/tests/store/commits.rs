//! What is written at the same time is committed together, and what fails leaves only itself out.

use std::sync::mpsc;
use std::time::Duration;

use akashi_store::{StoreError, outbox};
use uuid::Uuid;

use crate::world::{an_entry, world};

/// How long the writer may be held.
const PATIENCE: Duration = Duration::from_secs(60);

#[tokio::test]
async fn whoever_fails_takes_nobody_along() {
    let world = world();
    let store = world.device.open().await.unwrap();
    let (let_go, held) = mpsc::channel::<()>();
    let first = store.transact(move |_| {
        held.recv_timeout(PATIENCE).unwrap();
        Ok(())
    });
    // These wait while the first one has the writer, and are done together then.
    let writing = (0..20_u128).map(|number| {
        store.transact(move |tx| {
            let mut entry = an_entry();
            entry.application = Uuid::from_u128(number);
            outbox::add(tx, &entry, &[])?;
            match number % 4 {
                1 => Err(StoreError::NoEntropy),
                2 => panic!("as planned"),
                _ => Ok(number),
            }
        })
    });
    let writing = futures(writing);
    let release = async {
        let_go.send(()).unwrap();
    };
    let (first, written, ()) = tokio::join!(first, writing, release);
    assert_eq!(first, Ok(()));
    for (number, written) in (0_u128..).zip(&written) {
        let expected = match number % 4 {
            1 => Err(StoreError::NoEntropy),
            2 => Err(StoreError::Unexpected("a database thread")),
            _ => Ok(number),
        };
        assert_eq!(*written, expected, "{number}");
    }
    let world = world.restart().await;
    let store = world.device.existing().await.unwrap().unwrap();
    let kept = store.read(outbox::list).await.unwrap();
    assert_eq!(kept.len(), 10);
    assert!(
        kept.iter()
            .all(|entry| matches!(entry.application.as_u128() % 4, 0 | 3))
    );
}

#[tokio::test]
async fn a_closed_store_refuses_everybody_who_waits() {
    let world = world();
    let store = world.device.open().await.unwrap();
    store.close().await;
    let refused = futures((0..3).map(|_| store.transact(|_| Ok(())))).await;
    assert_eq!(refused, vec![Err(StoreError::Closed); 3]);
}

#[tokio::test]
async fn whoever_is_not_looked_after_keeps_nobody_waiting() {
    let world = world();
    let store = world.device.open().await.unwrap();
    let (let_go, held) = mpsc::channel::<()>();
    let mut first = std::pin::pin!(store.transact(move |_| {
        held.recv_timeout(PATIENCE).unwrap();
        Ok(())
    }));
    let mut left = std::pin::pin!(store.transact(|_| Ok(())));
    std::future::poll_fn(|context| {
        assert!(first.as_mut().poll(context).is_pending());
        assert!(left.as_mut().poll(context).is_pending());
        std::task::Poll::Ready(())
    })
    .await;
    let_go.send(()).unwrap();
    first.await.unwrap();
    let third = store.transact(|_| Ok(()));
    tokio::time::timeout(PATIENCE, third)
        .await
        .unwrap()
        .unwrap();
    left.await.unwrap();
}

/// All of them, polled together from the first moment on.
async fn futures<T>(all: impl Iterator<Item = impl Future<Output = T>>) -> Vec<T> {
    let mut all: Vec<_> = all.map(|one| (Box::pin(one), None)).collect();
    std::future::poll_fn(|context| {
        for (one, done) in &mut all {
            if done.is_none()
                && let std::task::Poll::Ready(answer) = one.as_mut().poll(context)
            {
                *done = Some(answer);
            }
        }
        if all.iter().all(|(_, done)| done.is_some()) {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
    all.into_iter().filter_map(|(_, done)| done).collect()
}
