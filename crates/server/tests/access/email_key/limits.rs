//! How many, how long, how often.

use akashi_tests::neighbours::slapd::PASSWORD;
use serde_json::{Value, json};

use super::{Begun, KEY, USER, another, begin, enter, key, newer, other_than, resend, waiting};
use crate::campus::{SECOND, sign_in};
use crate::world::said;

#[tokio::test(flavor = "multi_thread")]
async fn five_wrong_keys_make_it_void_and_neither_another_key_nor_another_sign_in_begins_anew() {
    let Begun { world, _slapd } = begin().await;
    let waits = waiting(&world).await;
    let first = key(&world, &waits).await;
    for left in ["4", "3", "2", "1"] {
        let answer = enter(&world, &waits, &other_than(&first), false).await;
        assert_eq!(said(&answer), (422, "key_wrong"));
        assert_eq!(answer.1["args"]["tries_left"], left);
    }
    assert_eq!(
        said(&enter(&world, &waits, "12345x", false).await),
        (410, "key_void")
    );
    assert_eq!(
        said(&enter(&world, &waits, &first, false).await),
        (410, "key_void")
    );
    let (_, seen) = world.call("GET", KEY, Some(&waits), Value::Null).await;
    assert_eq!(seen["void"], true);
    // Another key is good for one try.
    let second = another(&world, &waits, &first).await;
    assert_eq!(
        said(&enter(&world, &waits, &other_than(&second), false).await),
        (410, "key_void")
    );
    assert_eq!(
        said(&enter(&world, &waits, &second, false).await),
        (410, "key_void")
    );
    // And so is the key of another sign-in.
    let waits = waiting(&world).await;
    let third = newer(&world, &waits, &second).await;
    assert_eq!(
        said(&enter(&world, &waits, &other_than(&third), false).await),
        (410, "key_void")
    );
    let fourth = another(&world, &waits, &third).await;
    assert_eq!(enter(&world, &waits, &fourth, false).await.0, 201);
    // Now it begins anew.
    world.advance(3_600);
    let waits = waiting(&world).await;
    let fifth = newer(&world, &waits, &fourth).await;
    let answer = enter(&world, &waits, &other_than(&fifth), false).await;
    assert_eq!(answer.1["args"]["tries_left"], "4");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_lives_for_ten_minutes_and_a_sign_in_waits_for_thirty() {
    for (seconds, expected) in [(599, (201, "")), (600, (410, "key_too_old"))] {
        let Begun { world, _slapd } = begin().await;
        let waits = waiting(&world).await;
        let first = key(&world, &waits).await;
        world.advance(seconds);
        let answer = enter(&world, &waits, &first, false).await;
        assert_eq!(said(&answer), expected);
        if answer.0 == 201 {
            continue;
        }
        let second = another(&world, &waits, &first).await;
        assert_eq!(
            said(&enter(&world, &waits, &second, false).await),
            (201, "")
        );
        let waits = waiting(&world).await;
        world.advance(30 * 60);
        for answer in [
            enter(&world, &waits, "000000", false).await,
            resend(&world, &waits).await,
            world.call("GET", KEY, Some(&waits), Value::Null).await,
        ] {
            assert_eq!(said(&answer), (401, "not_signed_in"));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn five_mails_an_hour_and_thirty_seconds_between_them() {
    let Begun { world, _slapd } = begin().await;
    let waits = waiting(&world).await;
    assert_eq!(
        said(&resend(&world, &waits).await),
        (429, "resend_too_early")
    );
    for _ in 0..4 {
        world.advance(30);
        assert_eq!(resend(&world, &waits).await.0, 200);
    }
    world.advance(30);
    assert_eq!(
        said(&resend(&world, &waits).await),
        (429, "too_many_requests")
    );
    // Another sign-in brings no further ones, and asking too often counts as no failure.
    for _ in 0..12 {
        let answer = sign_in(&world, USER, PASSWORD, SECOND).await;
        assert_eq!(said(&answer), (429, "too_many_requests"));
    }
    assert_eq!(world.count("SELECT count(*) FROM key_sign_in").await, 1);
    world.advance(3_600);
    waiting(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_keys_are_failed_sign_ins_and_right_passwords_forgive_none() {
    let Begun { world, _slapd } = begin().await;
    for _ in 0..6 {
        assert_eq!(sign_in(&world, USER, "Wrong1Wrong", SECOND).await.0, 401);
    }
    let waits = waiting(&world).await;
    let found = key(&world, &waits).await;
    for _ in 0..4 {
        assert_eq!(
            enter(&world, &waits, &other_than(&found), false).await.0,
            422
        );
    }
    // That was the tenth.
    let refused = (429, "sign_in_refused");
    assert_eq!(said(&enter(&world, &waits, &found, false).await), refused);
    assert_eq!(
        said(&sign_in(&world, USER, PASSWORD, SECOND).await),
        refused
    );
    world.advance(15 * 60);
    let waits = waiting(&world).await;
    let found = newer(&world, &waits, &found).await;
    assert_eq!(enter(&world, &waits, &found, false).await.0, 201);
    assert_eq!(world.count("SELECT count(*) FROM sign_in_attempt").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_wrong_learns_of_no_key_and_causes_no_mail() {
    let Begun { world, _slapd } = begin().await;
    for (user, password, second) in [
        (USER, "Wrong1Wrong", SECOND),
        (USER, PASSWORD, "Wrong1Wrong"),
        (USER, PASSWORD, ""),
        ("nobody", PASSWORD, SECOND),
    ] {
        let (status, mut problem) = sign_in(&world, user, password, second).await;
        assert_eq!(status, 401);
        problem["request_id"] = Value::Null;
        let alike = json!({
            "type": "urn:akashi:problem:sign_in_failed", "title": "sign_in_failed", "status": 401,
            "code": "sign_in_failed", "request_id": null,
        });
        assert_eq!(problem, alike, "{user}");
    }
    assert_eq!(
        world
            .count("SELECT count(*) FROM mail_outbox WHERE kind = 'email_key'")
            .await,
        0
    );
    for token in ["", "x", &"ab".repeat(32)] {
        assert_eq!(
            said(&enter(&world, token, "000000", true).await),
            (401, "not_signed_in")
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_good_only_where_it_was_asked_for_and_once() {
    let Begun { world, _slapd } = begin().await;
    let here = waiting(&world).await;
    let here_key = key(&world, &here).await;
    let elsewhere = waiting(&world).await;
    let elsewhere_key = newer(&world, &elsewhere, &here_key).await;
    assert_eq!(enter(&world, &here, &elsewhere_key, false).await.0, 422);
    let tries = (0..100).map(|_| enter(&world, &elsewhere, &elsewhere_key, true));
    let answers = futures_util::future::join_all(tries).await;
    let entered = answers.iter().filter(|answer| answer.0 == 201).count();
    assert_eq!(entered, 1);
    assert!(
        answers
            .iter()
            .all(|answer| [201, 401, 429].contains(&answer.0))
    );
    assert_eq!(
        world.count("SELECT count(*) FROM remembered_device").await,
        1
    );
}
