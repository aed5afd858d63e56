//! The feed of changes: who is told what, how fast, and what happens to those who wait.

use std::time::{Duration, Instant};

use akashi_server::config::Config;
use akashi_server::{Deps, Server};
use reqwest::Method;
use serde_json::{Value, json};

use crate::world::{Answer, Applicant, World, answer, code, decision, text};

async fn changes(world: &World, token: &str, after: &str, wait: u32) -> Answer {
    let path = format!("/v1/changes?after={after}&wait={wait}");
    world.get(&path, Some(token)).await
}

fn states(answer: &Answer) -> Vec<&str> {
    let changes = answer.1["changes"].as_array().unwrap();
    let states = changes
        .iter()
        .map(|change| change["state"].as_str().unwrap());
    states.collect()
}

fn cursor(answer: &Answer) -> String {
    text(&answer.1, "/cursor")
}

/// Asks in the background and gives the answer with the time it took.
fn waiting(world: &World, token: &str, after: &str) -> tokio::task::JoinHandle<(Answer, Duration)> {
    let path = format!("/v1/changes?after={after}&wait=25");
    let request = world.request(Method::GET, &path, Some(token));
    tokio::spawn(async move {
        let begun = Instant::now();
        (answer(request).await, begun.elapsed())
    })
}

/// Long enough for a request to have arrived.
async fn a_moment() {
    tokio::time::sleep(Duration::from_millis(300)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_sees_their_own_in_order_and_goes_on_from_there() {
    let world = World::begin().await;
    let staff = world.staff("sato").await;
    let who = world.applicant("nobody@example.ac.jp").await;
    let nothing = changes(&world, &who.token, "", 0).await;
    assert_eq!(nothing, (200, json!({ "changes": [], "cursor": "" })));

    let who = world.in_review("ichiro@example.ac.jp", "A1", &staff).await;
    let other = world.in_review("mary@example.ac.jp", "B2", &staff).await;
    let first = changes(&world, &who.token, "", 0).await;
    assert_eq!(states(&first), ["received", "in_review"]);
    assert_eq!(first.1["changes"][0]["application"], json!(who.application));
    assert_eq!(first.1["changes"][0]["revision"], 1);
    let none = changes(&world, &who.token, &cursor(&first), 0).await;
    assert_eq!((states(&none).len(), cursor(&none)), (0, cursor(&first)));

    world.decide(&who, &staff, &decision("returned", 1)).await;
    let next = changes(&world, &who.token, &cursor(&first), 0).await;
    assert_eq!(states(&next), ["returned"]);
    // Of another's application nothing, and its cursor is an unknown one.
    assert_eq!(states(&changes(&world, &other.token, "", 0).await).len(), 2);
    let strange = changes(&world, &other.token, &cursor(&next), 0).await;
    assert_eq!(code(&strange), (410, "cursor_unknown"));
    for (after, wait, refusal) in [
        ("00", 0, (410, "cursor_unknown")),
        ("", 26, (400, "request_malformed")),
        (&"a".repeat(65), 0, (400, "request_malformed")),
    ] {
        let refused = changes(&world, &who.token, after, wait).await;
        assert_eq!(code(&refused), refusal, "{after} {wait}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_sees_those_of_its_account_and_is_not_kept_alive() {
    let world = World::begin().await;
    let staff = world.staff("sato").await;
    let who = world.in_review("ichiro@example.ac.jp", "A1", &staff).await;
    world.decide(&who, &staff, &decision("approved", 1)).await;
    let session = world.session_of(who.application, false).await;
    world.clock.advance(jiff::SignedDuration::from_mins(5));
    let seen = "SELECT max(last_seen_at) FROM session";
    let before = world.count(seen).await;
    let all = changes(&world, &session, "", 0).await;
    assert_eq!(states(&all), ["received", "in_review", "approved"]);
    assert_eq!(world.count(seen).await, before);
    world.clock.advance(jiff::SignedDuration::from_mins(11));
    let over = changes(&world, &session, "", 0).await;
    assert_eq!(code(&over), (401, "not_signed_in"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_reaches_those_who_wait_at_once() {
    let world = World::begin().await;
    let staff = world.staff("sato").await;
    let who = world.in_review("ichiro@example.ac.jp", "A1", &staff).await;
    let other = world.in_review("mary@example.ac.jp", "B2", &staff).await;
    let now = cursor(&changes(&world, &who.token, "", 0).await);
    let others = cursor(&changes(&world, &other.token, "", 0).await);
    let told = waiting(&world, &who.token, &now);
    let untold = waiting(&world, &other.token, &others);
    a_moment().await;
    let decided = Instant::now();
    world.decide(&who, &staff, &decision("returned", 1)).await;
    let (answer, _) = told.await.unwrap();
    assert!(
        decided.elapsed() < Duration::from_secs(1),
        "{:?}",
        decided.elapsed()
    );
    assert_eq!(states(&answer), ["returned"]);
    a_moment().await;
    assert!(!untold.is_finished(), "it concerns somebody else");
    world.decide(&other, &staff, &decision("returned", 1)).await;
    assert_eq!(states(&untold.await.unwrap().0), ["returned"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_happens_and_the_wait_ends_with_that() {
    let world = World::begin().await;
    let (who, _) = world.received("ichiro@example.ac.jp", "A1").await;
    let now = cursor(&changes(&world, &who.token, "", 0).await);
    let begun = Instant::now();
    let none = changes(&world, &who.token, &now, 1).await;
    assert!(begun.elapsed() >= Duration::from_secs(1));
    assert_eq!(none, (200, json!({ "changes": [], "cursor": now })));
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_wait_take_no_turn_and_have_few_places() {
    let world = World::begin().await;
    let (who, _) = world.received("ichiro@example.ac.jp", "A1").await;
    let state = &world.running.state;
    let now = cursor(&changes(&world, &who.token, "", 0).await);
    // The same data behind a server that works on one request at a time.
    let config = Config {
        concurrent_requests: 1,
        ..state.config.clone()
    };
    let narrow = Server::start(config, Deps::default()).await.unwrap();
    let url = |wait| format!("http://{}/v1/changes?after={now}&wait={wait}", narrow.addr);
    let ask = |wait| world.client.get(url(wait)).bearer_auth(&who.token);
    let waiting: Vec<_> = (0..3).map(|_| tokio::spawn(answer(ask(25)))).collect();
    a_moment().await;
    let begun = Instant::now();
    assert_eq!(answer(ask(0)).await.0, 200, "there is a turn left");
    assert!(begun.elapsed() < Duration::from_secs(2));
    let refused = answer(ask(25)).await;
    assert_eq!(code(&refused), (429, "too_many_requests"));
    // A server that stops does not wait for them.
    let begun = Instant::now();
    narrow.shutdown().await;
    assert!(
        begun.elapsed() < Duration::from_secs(5),
        "{:?}",
        begun.elapsed()
    );
    for waited in waiting {
        assert_eq!(waited.await.unwrap().0, 200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_credential_that_ended_meanwhile_is_told_nothing() {
    let world = World::begin().await;
    let staff = world.staff("sato").await;
    let who = world.in_review("ichiro@example.ac.jp", "A1", &staff).await;
    let now = cursor(&changes(&world, &who.token, "", 0).await);
    let waits = waiting(&world, &who.token, &now);
    a_moment().await;
    let ended: Result<(), akashi_server::storage::StorageError> = world
        .running
        .state
        .storage
        .transact(|tx| Ok(tx.execute_batch("DELETE FROM application_credential")?))
        .await;
    ended.unwrap();
    world.decide(&who, &staff, &decision("returned", 1)).await;
    let (answer, _) = waits.await.unwrap();
    assert_eq!(code(&answer), (401, "not_signed_in"));
}

/// What a restore from a backup does to the feed: the last lines are gone, others come in their place.
async fn lose_the_last(world: &World, who: &Applicant) {
    let id = who.application.to_string();
    let lost: Result<(), akashi_server::storage::StorageError> = world
        .running
        .state
        .storage
        .transact(move |tx| {
            tx.execute("DELETE FROM change WHERE seq = (SELECT max(seq) FROM change)", [])?;
            tx.execute(
                "INSERT INTO change (application_id, revision, state, at) VALUES (?1, 1, 'in_review', 0)",
                [id],
            )?;
            Ok(())
        })
        .await;
    lost.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cursor_from_before_a_restore_is_unknown_though_its_place_is_taken_again() {
    let world = World::begin().await;
    let staff = world.staff("sato").await;
    let who = world.in_review("ichiro@example.ac.jp", "A1", &staff).await;
    let first = changes(&world, &who.token, "", 0).await;
    lose_the_last(&world, &who).await;
    let lost = changes(&world, &who.token, &cursor(&first), 0).await;
    assert_eq!(code(&lost), (410, "cursor_unknown"));
    let anew = changes(&world, &who.token, "", 0).await;
    assert_eq!(states(&anew), ["received", "in_review"]);
    assert_ne!(cursor(&anew), cursor(&first));
    let counted = anew.1["cursor"].as_str().unwrap();
    assert!(counted.len() == 32, "a cursor counts nothing: {counted}");
    let problem: &Value = &lost.1;
    assert_eq!(problem["title"], "cursor_unknown");
}
