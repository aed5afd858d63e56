//! Staff sign in with password and authenticator; without one only from this machine.

use akashi_server::clock::Clock as _;
use akashi_server::staff::totp;
use serde_json::json;

use crate::world::{Answer, STAFF_PASSWORD, World, answer, code, text};

pub async fn sign_in(world: &World, name: &str, password: &str, totp: &str) -> Answer {
    let body = json!({ "name": name, "password": password, "totp": totp });
    world.post("/v1/staff/sessions", None, &body).await
}

/// The secret in `otpauth://…?secret=…`.
pub fn secret(uri: &str) -> Vec<u8> {
    let url = url::Url::parse(uri).unwrap();
    let (_, secret) = url
        .query_pairs()
        .find(|(name, _)| name == "secret")
        .unwrap();
    let mut bits = 0_u64;
    let (mut count, mut bytes) = (0, Vec::new());
    for c in secret.bytes() {
        let value = match c {
            b'A'..=b'Z' => c - b'A',
            _ => c - b'2' + 26,
        };
        bits = (bits << 5) | u64::from(value);
        count += 5;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    bytes
}

#[tokio::test(flavor = "multi_thread")]
async fn each_code_of_the_authenticator_is_taken_once() {
    let world = World::begin().await;
    let uri = world.add_staff("sato", Some("証明大学")).await.unwrap();
    let secret = secret(&uri);
    let now = || u64::try_from(world.clock.now().as_second()).unwrap();
    let digits =
        |offset: i64| totp::digits_at(&secret, now().saturating_add_signed(offset)).unwrap();

    assert_eq!(
        code(&sign_in(&world, "sato", STAFF_PASSWORD, "").await),
        (401, "sign_in_failed")
    );
    assert_eq!(
        code(&sign_in(&world, "sato", "wrong horse staple", &digits(0)).await),
        (401, "sign_in_failed")
    );
    let present = digits(0);
    let tries = (0..4).map(|_| sign_in(&world, "sato", STAFF_PASSWORD, &present));
    let answers = futures_util::future::join_all(tries).await;
    assert_eq!(
        answers.iter().filter(|answer| answer.0 == 201).count(),
        1,
        "{answers:?}"
    );
    // The step before was never used, but time does not run backwards.
    assert_eq!(
        code(&sign_in(&world, "sato", STAFF_PASSWORD, &digits(-30)).await),
        (401, "sign_in_failed")
    );
    assert_eq!(
        sign_in(&world, "sato", STAFF_PASSWORD, &digits(30)).await.0,
        201
    );
    world.clock.advance(jiff::SignedDuration::from_secs(60));
    assert_eq!(
        sign_in(&world, "sato", STAFF_PASSWORD, &digits(0)).await.0,
        201
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn without_an_authenticator_only_from_this_machine() {
    let world = World::begin().await;
    world.add_staff("sato", None).await;
    assert_eq!(sign_in(&world, "sato", STAFF_PASSWORD, "").await.0, 201);
    for header in ["x-forwarded-for", "forwarded", "via", "x-real-ip"] {
        let body = json!({ "name": "sato", "password": STAFF_PASSWORD });
        let request = world.request(reqwest::Method::POST, "/v1/staff/sessions", None);
        let passed_on = answer(request.header(header, "192.0.2.1").json(&body)).await;
        assert_eq!(code(&passed_on), (401, "sign_in_failed"), "{header}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn failures_are_refused_for_known_and_unknown_names_alike() {
    let world = World::with(|university| {
        university.policies.sign_in_slow_after = 50;
        university.policies.sign_in_refuse_after = 3;
    })
    .await;
    world.add_staff("sato", None).await;
    for name in ["sato", "nobody"] {
        let mut answers = Vec::new();
        for _ in 0..4 {
            answers.push(sign_in(&world, name, "wrong horse staple", "").await);
        }
        let codes: Vec<_> = answers.iter().map(code).collect();
        let failed = (401, "sign_in_failed");
        assert_eq!(
            codes,
            [failed, failed, failed, (429, "sign_in_refused")],
            "{name}"
        );
        assert_eq!(answers[3].1["args"]["seconds"], "900");
    }
    assert_eq!(
        code(&sign_in(&world, "sato", STAFF_PASSWORD, "").await),
        (429, "sign_in_refused")
    );
    world.clock.advance(jiff::SignedDuration::from_mins(15));
    assert_eq!(sign_in(&world, "sato", STAFF_PASSWORD, "").await.0, 201);
    assert_eq!(world.count("SELECT count(*) FROM sign_in_attempt").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_ends_by_silence_and_by_signing_out() {
    let world = World::begin().await;
    world.add_staff("sato", None).await;
    let queue = "/v1/staff/applications";
    let token = async || {
        text(
            &sign_in(&world, "sato", STAFF_PASSWORD, "").await.1,
            "/token",
        )
    };
    let silent = token().await;
    for _ in 0..3 {
        world.clock.advance(jiff::SignedDuration::from_mins(9));
        assert_eq!(world.get(queue, Some(&silent)).await.0, 200);
    }
    world.clock.advance(jiff::SignedDuration::from_mins(10));
    assert_eq!(
        code(&world.get(queue, Some(&silent)).await),
        (401, "not_signed_in")
    );
    let left = token().await;
    let out = world
        .delete("/v1/staff/sessions/current", Some(&left))
        .await;
    assert_eq!(out.0, 204);
    assert_eq!(
        code(&world.get(queue, Some(&left)).await),
        (401, "not_signed_in")
    );
}
