//! The engine against a server that answers as it is told.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail"
)]

mod bad_input;
mod faults;
mod newer;
mod receipts;
mod slow;
mod uploads;
mod world;

use std::sync::atomic::Ordering;
use std::time::Duration;

use akashi_protocol::{Digest, Problem, ProblemCode, tus, version};
use akashi_store::application;
use akashi_store::outbox::{EntryRow, EntryState};
use wiremock::ResponseTemplate;

use crate::world::{
    APPLICATION, World, body, bytes, documents, holds, image_bytes, ours, problem, receipt,
    revisions, stored,
};

#[tokio::test]
async fn image_then_revision_then_receipt() {
    let world = World::with(vec![
        documents(holds(201, 0)),
        bytes(holds(204, image_bytes().len())),
        revisions(receipt()),
    ])
    .await;
    world.until("sent", |_, entry| entry.is_none()).await;
    let mut requests = world.server.received_requests().await.unwrap();
    // From then on it is followed.
    requests.retain(|request| !request.url.path().ends_with("/changes"));
    let [begun, image, revision] = requests.as_slice() else {
        panic!("{} requests", requests.len());
    };
    assert_eq!(begun.headers[tus::LENGTH], "204800");
    let sha256 = Digest::of(&image_bytes());
    let metadata = begun.headers[tus::METADATA].to_str().unwrap();
    assert_eq!(tus::sha256_of(metadata), Some(sha256));
    // A new image travels with the request that begins it; this server takes none there, and is sent it again.
    assert_eq!(image.headers[tus::OFFSET], "0");
    for request in [begun, image] {
        assert_eq!(request.body, image_bytes());
        assert_eq!(request.headers["content-length"], "204800");
        assert_eq!(request.headers["content-type"], tus::MEDIA_TYPE);
        assert_eq!(request.headers[tus::RESUMABLE], tus::VERSION);
        assert_eq!(request.headers["authorization"], "Bearer token");
    }
    assert_eq!(revision.body, body());
    assert_eq!(revision.headers["authorization"], "Bearer token");
    assert_eq!(revision.headers[version::REQUEST_HEADER], "1");
    let known = world
        .store
        .read(|reader| application::get(reader, APPLICATION))
        .await
        .unwrap()
        .unwrap();
    assert_eq!((known.id, known.revision), (APPLICATION, 1));
    // The word follows the transaction, so the receipt may be seen in the store before it.
    world
        .until("told of", |world, _| {
            world.changes.load(Ordering::SeqCst) >= 2
        })
        .await;
}

#[tokio::test]
async fn systemic_reasons_pause_everything_and_cost_no_try() {
    for (code, by_itself) in [
        (ProblemCode::NotSignedIn, false),
        (ProblemCode::ClientTooOld, false),
        (ProblemCode::Unavailable, true),
        (ProblemCode::StorageFull, true),
    ] {
        let world = World::with(vec![documents(problem(code))]).await;
        let paused = |world: &World, entry: Option<&EntryRow>| {
            world.systemic().as_deref() == Some(code.as_str())
                && entry.is_some_and(|entry| entry.state == EntryState::Queued)
        };
        world.until("paused", paused).await;
        let entry = world.entry().await.unwrap();
        assert!(entry.attempts <= 1, "an attempt that is going on at most");
        let next = world.engine.status().systemic.unwrap().next_try;
        assert_eq!(next.is_some(), by_itself, "{code:?}");
        if !by_itself {
            assert_eq!(world.count("documents").await, 1);
            assert_eq!(entry.attempts, 0);
        }
        // The reason is gone, and the person asks to try again.
        world.server.reset().await;
        world.server.register(documents(stored())).await;
        world.server.register(revisions(receipt())).await;
        world.engine.retry().await.unwrap();
        world.until("sent", |_, entry| entry.is_none()).await;
        // Told after the transaction, so the entry may be seen gone before.
        world
            .until("well again", |world, _| world.systemic().is_none())
            .await;
    }
}

#[tokio::test]
async fn an_entrys_own_reason_is_tried_ten_times_and_then_shown() {
    let world = World::with(vec![
        documents(stored()),
        revisions(problem(ProblemCode::Internal)),
    ])
    .await;
    let attention = |_: &World, entry: Option<&EntryRow>| {
        entry.is_some_and(|entry| entry.state == EntryState::NeedsAttention)
    };
    world.until("needs attention", attention).await;
    assert_eq!(world.count("revisions").await, 10);
    assert_eq!(
        world.count("documents").await,
        1,
        "the image is there already"
    );
    let entry = world.entry().await.unwrap();
    assert_eq!(entry.attempts, 10);
    assert!(entry.problem.contains("\"internal\""));
}

#[tokio::test]
async fn what_cannot_succeed_is_shown_at_once() {
    for code in [
        ProblemCode::FormInvalid,
        ProblemCode::RevisionConflict,
        ProblemCode::StateConflict,
    ] {
        let world = World::with(vec![documents(stored()), revisions(problem(code))]).await;
        let attention = |_: &World, entry: Option<&EntryRow>| {
            entry.is_some_and(|entry| entry.state == EntryState::NeedsAttention)
        };
        world.until("needs attention", attention).await;
        assert_eq!(world.count("revisions").await, 1, "{code:?}");
    }
}

#[tokio::test]
async fn images_the_server_lost_are_sent_again() {
    let missing =
        Problem::new(ProblemCode::DocumentsMissing).with("missing", Digest::of(&image_bytes()));
    let lost = ours(409).set_body_raw(
        serde_json::to_vec(&missing).unwrap(),
        "application/problem+json",
    );
    let world = World::with(vec![
        documents(stored()),
        revisions(lost).up_to_n_times(1),
        revisions(receipt()).with_priority(9),
    ])
    .await;
    world.until("sent", |_, entry| entry.is_none()).await;
    assert_eq!(world.count("documents").await, 2);
    assert_eq!(world.count("revisions").await, 2);
}

#[tokio::test]
async fn answers_that_are_not_an_akashi_servers() {
    let stranger = ResponseTemplate::new(200).set_body_string("<html>sign in</html>");
    let redirect = ResponseTemplate::new(302).insert_header("location", "http://127.0.0.1:1/");
    let unmarked = ResponseTemplate::new(500);
    let wrong_kind = ours(200).set_body_raw("{}", "text/html");
    for (answer, code) in [
        (stranger, "not_akashi"),
        (redirect, "not_akashi"),
        (unmarked, "not_akashi"),
        (wrong_kind, "not_akashi"),
        (
            ours(204).insert_header(version::RANGE_HEADER, "0-0"),
            "server_too_old",
        ),
        (
            ours(204).insert_header(version::RANGE_HEADER, "2-3"),
            "client_too_old",
        ),
        (
            ours(204).set_delay(Duration::from_secs(30)),
            "server_timeout",
        ),
    ] {
        let world = World::with(vec![documents(stored()), revisions(answer)]).await;
        let told = |world: &World, _: Option<&EntryRow>| world.systemic().as_deref() == Some(code);
        world.until(code, told).await;
    }
}

#[tokio::test]
async fn pausing_holds_and_resuming_sends() {
    let world = World::with(vec![documents(problem(ProblemCode::NotSignedIn))]).await;
    world
        .until("stopped", |world, _| world.systemic().is_some())
        .await;
    world.engine.pause(true);
    world.server.reset().await;
    world.server.register(documents(stored())).await;
    world.server.register(revisions(receipt())).await;
    world.engine.retry().await.unwrap();
    assert!(world.engine.status().paused);
    assert!(world.entry().await.is_some());
    assert_eq!(world.count("revisions").await, 0);
    world.engine.pause(false);
    world.until("sent", |_, entry| entry.is_none()).await;
}
