//! Signed receipts: made once, the same bytes for ever, checked by whoever has the published keys.

use akashi_protocol::application::Receipt;
use akashi_protocol::receipt::{Claims, KeyId, ReceiptKeys, verify};
use akashi_server::receipts::{self, name_of, present};
use serde_json::{Value, json};

use crate::world::{World, card, complete, revision};

async fn published(world: &World) -> ReceiptKeys {
    let (status, keys) = world.get("/v1/receipt-keys", None).await;
    assert_eq!(status, 200);
    serde_json::from_value(keys).unwrap()
}

fn jws(receipt: &Value) -> String {
    crate::world::text(receipt, "/jws")
}

async fn rotate(world: &World) -> KeyId {
    let state = &world.running.state;
    receipts::rotate(&state.storage, &state.config.dir, state.now())
        .await
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_signed_is_what_was_received() {
    let world = World::begin().await;
    let (who, receipt) = world.received("ichiro@example.ac.jp", "A1").await;
    let keys = published(&world).await;
    assert_eq!(keys.keys.len(), 1);
    assert_eq!(keys.keys[0].until, None);
    let proven = verify(&jws(&receipt), &keys.keys).unwrap();
    let receipt: Receipt = serde_json::from_value(receipt).unwrap();
    let university = &world.running.state.config.university.id;
    assert_eq!(proven.claims, Claims::of(&receipt, university));
    assert_eq!(proven.claims.application, who.application);
    assert_eq!(proven.kid, keys.keys[0].kid);

    // The application says the same, to its owner.
    let path = format!("/v1/applications/{}", who.application);
    let (_, view) = world.get(&path, Some(&who.token)).await;
    assert_eq!(view["receipt"]["jws"], json!(receipt.jws));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_bytes_for_ever_whatever_key_signs_now() {
    let world = World::begin().await;
    let who = world.applicant("ichiro@example.ac.jp").await;
    let image = card(640);
    world.upload(&who, image.clone()).await;
    let body = revision(&complete(), &[&image]);
    let (_, first) = world.send(&who, 1, &body).await;
    let before = published(&world).await.keys.remove(0);

    world.clock.advance(jiff::SignedDuration::from_hours(24));
    let kid = rotate(&world).await;
    let (status, again) = world.send(&who, 1, &body).await;
    assert_eq!(
        (status, &again),
        (200, &first),
        "a repetition is no new receipt"
    );

    let keys = published(&world).await.keys;
    let now = world.running.state.now();
    assert_eq!((keys[0].kid.clone(), keys[0].until), (kid.clone(), None));
    assert_eq!((&keys[1].kid, keys[1].until), (&before.kid, Some(now)));
    assert!(verify(&jws(&first), &keys).is_ok(), "signed by the old key");
    let dir = &world.running.state.config.dir;
    assert_eq!(
        present(dir).unwrap(),
        std::slice::from_ref(&kid),
        "the private half is gone"
    );

    // The running server signs with the new one.
    let (_, later) = world.received("mary@example.ac.jp", "B2").await;
    assert_eq!(verify(&jws(&later), &keys).unwrap().kid, kid);
    assert!(verify(&jws(&later), &[before]).is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_is_gone_is_replaced_at_the_next_start() {
    let world = World::begin().await;
    let (_, first) = world.received("ichiro@example.ac.jp", "A1").await;
    let lost = published(&world).await.keys.remove(0).kid;
    std::fs::remove_file(world.running.state.config.dir.join(name_of(&lost))).unwrap();
    let world = world.reopened(|_| {}).await;
    let keys = published(&world).await.keys;
    assert_eq!(keys.len(), 2);
    assert!(keys[0].kid != lost && keys[1].kid == lost && keys[1].until.is_some());
    assert!(verify(&jws(&first), &keys).is_ok());
    let (_, later) = world.received("mary@example.ac.jp", "B2").await;
    assert_eq!(verify(&jws(&later), &keys).unwrap().kid, keys[0].kid);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_received_that_cannot_be_signed() {
    let world = World::begin().await;
    let kid = published(&world).await.keys.remove(0).kid;
    let file = world.running.state.config.dir.join(name_of(&kid));
    std::fs::rename(&file, file.with_extension("away")).unwrap();
    let who = world.applicant("ichiro@example.ac.jp").await;
    let image = card(640);
    world.upload(&who, image.clone()).await;
    let body = revision(&complete(), &[&image]);
    assert_eq!(world.send(&who, 1, &body).await.0, 500);
    let revisions = "SELECT count(*) FROM application_revision";
    assert_eq!(world.count(revisions).await, 0);
    std::fs::rename(file.with_extension("away"), &file).unwrap();
    assert_eq!(world.send(&who, 1, &body).await.0, 200);
}
