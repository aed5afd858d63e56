//! Signing in: first with the initial password, then with both; failures.

use std::sync::Arc;
use std::time::{Duration, Instant};

use akashi_protocol::ProblemCode;
use akashi_protocol::session::SetPasswords;
use akashi_server::access;
use akashi_server::applications::Failure;
use akashi_server::http::auth::PasswordSetter;
use akashi_server::storage::{StorageError, password};
use serde_json::{Value, json};

use crate::world::{INITIAL, World, text, until};

const EMAIL: &str = "ichiro.takasaki@shomei.test";

async fn set(world: &World, token: &str, first: &str, second: &str) -> (u16, Value) {
    let body = json!({ "password": first, "second_password": second });
    world
        .call("PUT", "/v1/me/passwords", Some(token), body)
        .await
}

#[tokio::test]
async fn the_initial_password_leads_to_two_of_ones_own() {
    let world = World::begin().await;
    world.graduate(EMAIL).await;
    assert_eq!(world.sign_in(EMAIL, INITIAL, "Something1").await.0, 401);
    let (status, session) = world
        .sign_in(" Ichiro.Takasaki＠shomei.test", INITIAL, "")
        .await;
    assert_eq!(
        (status, &session["must_set_passwords"]),
        (201, &json!(true))
    );
    let token = text(&session, "/token");
    let (status, problem) = world.call("GET", "/v1/me", Some(&token), Value::Null).await;
    assert_eq!(
        (status, &problem["code"]),
        (403, &json!("passwords_must_be_set"))
    );
    for (first, second, which, rule) in [
        ("short1A", "Another1Pass", "first", "length"),
        ("Password1", "Another1Pass", "first", "not_common"),
        (INITIAL, "Another1Pass", "first", "not_used_before"),
        ("Kagi4Yozora", INITIAL, "second", "not_used_before"),
        ("Kagi4Yozora", "Kagi4Yozora", "second", "differs_from_other"),
        ("Kagi4 Yozora", "Another1Pass", "first", "alphanumeric"),
    ] {
        let (status, problem) = set(&world, &token, first, second).await;
        assert_eq!((status, &problem["args"]["password"]), (422, &json!(which)));
        assert!(text(&problem, "/args/rules").contains(rule), "{problem}");
    }
    assert_eq!(
        set(&world, &token, "Kagi4Yozora", "Tsuki7Akari").await.0,
        204
    );
    assert_eq!(
        set(&world, &token, "Kagi4Yozorb", "Tsuki7Akarb").await.0,
        403
    );
    let (status, home) = world.call("GET", "/v1/me", Some(&token), Value::Null).await;
    assert_eq!((status, &home["name"]), (200, &json!("髙﨑　一郎")));
    assert_eq!(home["previous_sign_in"], Value::Null);
    assert_eq!(world.sign_in(EMAIL, INITIAL, "").await.0, 401);
    assert_eq!(world.sign_in(EMAIL, "Kagi4Yozora", "").await.0, 401);
    let (status, second) = world.sign_in(EMAIL, "Kagi4Yozora", "Tsuki7Akari").await;
    assert_eq!(
        (status, &second["must_set_passwords"]),
        (201, &json!(false))
    );
    assert!(second["previous_sign_in"].is_string());
    // Revocation counts from the next request; the other session stays until it idles.
    let second = text(&second, "/token");
    let (status, _) = world
        .call("DELETE", "/v1/sessions/current", Some(&second), Value::Null)
        .await;
    assert_eq!(status, 204);
    assert_eq!(
        world
            .call("GET", "/v1/me", Some(&second), Value::Null)
            .await
            .0,
        401
    );
    world.advance(14 * 60);
    assert_eq!(
        world
            .call("GET", "/v1/me", Some(&token), Value::Null)
            .await
            .0,
        200
    );
    world.advance(15 * 60);
    assert_eq!(
        world
            .call("GET", "/v1/me", Some(&token), Value::Null)
            .await
            .0,
        401
    );
}

#[tokio::test]
async fn the_initial_password_ends_after_a_fortnight() {
    let world = World::begin().await;
    world.graduate(EMAIL).await;
    world.advance(14 * 86_400);
    let (status, problem) = world.sign_in(EMAIL, INITIAL, "").await;
    assert_eq!(
        (status, &problem["code"]),
        (401, &json!("initial_password_expired"))
    );
}

#[tokio::test]
async fn ten_failures_are_refused_for_known_and_unknown_alike() {
    let world = World::with(|config| config.university.policies.sign_in_slow_after = 1_000).await;
    world.graduate(EMAIL).await;
    for email in [EMAIL, "nobody@shomei.test"] {
        for _ in 0..10 {
            let (status, problem) = world.sign_in(email, "Wrong1Wrong", "Wrong2Wrong").await;
            assert_eq!((status, &problem["code"]), (401, &json!("sign_in_failed")));
        }
        let (status, problem) = world.sign_in(email, INITIAL, "").await;
        assert_eq!((status, &problem["code"]), (429, &json!("sign_in_refused")));
    }
    world.advance(15 * 60);
    assert_eq!(world.sign_in(EMAIL, INITIAL, "").await.0, 201);
}

#[tokio::test]
async fn a_session_that_has_ended_sets_no_passwords() {
    let world = World::begin().await;
    world.graduate(EMAIL).await;
    let state = &world.running.state;
    let found: Result<_, StorageError> = state
        .storage
        .read(|conn| password::find_graduate(conn, EMAIL))
        .await;
    let graduate = found.unwrap().unwrap();
    // As a request sees it that was let in before another sign-in ended its session.
    let setter = PasswordSetter {
        account: graduate.account,
        method: graduate.method,
        session: [7; 32],
        must_set: true,
    };
    let chosen = SetPasswords {
        password: "Kagi4Yozora".into(),
        second_password: "Tsuki7Akari".into(),
    };
    let set = access::set_passwords(state, setter, chosen).await;
    assert!(
        matches!(&set, Err(Failure::Refused(problem)) if problem.code == ProblemCode::NotSignedIn),
        "{set:?}"
    );
    assert_eq!(world.sign_in(EMAIL, INITIAL, "").await.0, 201);
}

/// A wave of sign-ins takes no turns from others: who finds too many before them is asked to come again, uncounted.
#[tokio::test(flavor = "multi_thread")]
async fn a_wave_of_wrong_passwords_leaves_the_server_to_others() {
    let world = Arc::new(World::begin().await);
    world.graduate(EMAIL).await;
    let wave: Vec<_> = (0..600)
        .map(|number| {
            let world = Arc::clone(&world);
            tokio::spawn(async move {
                let nobody = format!("nobody.{number}@shomei.test");
                world.sign_in(&nobody, "Wrong1Wrong", "Wrong2Wrong").await.0
            })
        })
        .collect();
    until(|| async { world.running.state.hashing.place().is_none() }).await;
    let begun = Instant::now();
    let crowded = world.sign_in(EMAIL, INITIAL, "").await;
    assert_eq!(
        (crowded.0, &crowded.1["code"]),
        (503, &json!("unavailable")),
        "{crowded:?}"
    );
    let reading = world.call("GET", "/v1/university", None, Value::Null).await;
    assert_eq!(reading.0, 200);
    let answers = futures_util::future::join_all(wave).await;
    assert!(begun.elapsed() < Duration::from_secs(60));
    for answer in answers {
        assert!(matches!(answer.unwrap(), 401 | 503));
    }
    assert_eq!(
        world
            .count("SELECT count(*) FROM sign_in_attempt WHERE kind = 'graduate' AND failures > 1")
            .await,
        0
    );
    assert_eq!(world.sign_in(EMAIL, INITIAL, "").await.0, 201);
}
