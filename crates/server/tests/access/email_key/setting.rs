//! 二要素認証設定, and the second password that it asks for.

use akashi_tests::neighbours::slapd::PASSWORD;
use serde_json::{Value, json};

use super::{Begun, SETTING, USER, begin, enter, home, key, waiting, with_remembered};
use crate::campus::{self, SECOND, sign_in};
use crate::world::{World, said, text, until};

#[tokio::test(flavor = "multi_thread")]
async fn the_setting_asks_for_the_second_password_to_be_switched_off_and_is_told() {
    let Begun { world, _slapd } = begin().await;
    let waits = waiting(&world).await;
    let found = key(&world, &waits).await;
    let (_, session) = enter(&world, &waits, &found, true).await;
    let (token, remembered) = (
        text(&session, "/token"),
        text(&session, "/remembered/token"),
    );
    let set = |on: bool, second: &str| {
        let body = json!({ "on": on, "second_password": second });
        world.call("PUT", SETTING, Some(&token), body)
    };
    for second in ["", PASSWORD, "Tsuki7Akarj"] {
        assert_eq!(
            said(&set(false, second).await),
            (422, "current_password_wrong")
        );
    }
    let is_on = || async {
        world
            .call("GET", SETTING, Some(&token), Value::Null)
            .await
            .1["on"]
            .clone()
    };
    assert_eq!(is_on().await, true);
    assert_eq!(set(false, SECOND).await.0, 204);
    assert_eq!(is_on().await, false);
    let mail = world.mails(3).await.pop().unwrap();
    assert_eq!(mail.subject, "二要素認証がオフになりました");
    let (_, entry) = sign_in(&world, USER, PASSWORD, SECOND).await;
    assert_eq!(
        (&entry["kind"], &entry["email_key"]),
        (&json!("signed_in"), &json!(false))
    );
    // Who is signed in stays so; from the next sign-in on a key is asked for, on every device.
    assert_eq!(set(true, "").await.0, 204);
    assert_eq!(set(true, "").await.0, 204);
    assert_eq!(home(&world, &token).await, 200);
    assert_eq!(
        world.mails(4).await.pop().unwrap().subject,
        "二要素認証がオンになりました"
    );
    assert_eq!(
        with_remembered(&world, USER, &remembered).await["kind"],
        "key_needed"
    );
    let switched = "SELECT count(*) FROM audit_event WHERE action LIKE 'account.email_key_%'";
    assert_eq!(world.count(switched).await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_passwords_for_the_setting_are_counted() {
    let Begun { world, _slapd } = begin().await;
    let token = campus::signed_in(&world, USER).await;
    let off = |second: &'static str| {
        let body = json!({ "on": false, "second_password": second });
        world.call("PUT", SETTING, Some(&token), body)
    };
    for _ in 0..10 {
        assert_eq!(off("Wrong1Wrong").await.0, 422);
    }
    assert_eq!(said(&off(SECOND).await), (429, "sign_in_refused"));
    world.advance(15 * 60 - 1);
    assert_eq!(said(&off(SECOND).await), (429, "sign_in_refused"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_graduate_has_no_such_setting() {
    let world = World::begin().await;
    world.graduate("ichiro@shomei.test").await;
    let (_, session) = world
        .sign_in("ichiro@shomei.test", crate::world::INITIAL, "")
        .await;
    let token = text(&session, "/token");
    let both = json!({ "password": "Kagi4Yozora", "second_password": SECOND });
    assert_eq!(
        world
            .call("PUT", "/v1/me/passwords", Some(&token), both)
            .await
            .0,
        204
    );
    for (method, body) in [("GET", Value::Null), ("PUT", json!({ "on": true }))] {
        let answer = world.call(method, SETTING, Some(&token), body).await;
        assert_eq!(said(&answer), (403, "not_allowed"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_password_is_changed_by_who_knows_it_and_every_device_is_asked_again() {
    const NEW: &str = "Yoake8Sora";
    let Begun { world, _slapd } = begin().await;
    let waits = waiting(&world).await;
    let found = key(&world, &waits).await;
    let (_, session) = enter(&world, &waits, &found, true).await;
    let (token, remembered) = (
        text(&session, "/token"),
        text(&session, "/remembered/token"),
    );
    let elsewhere = text(&with_remembered(&world, USER, &remembered).await, "/token");
    let waits = waiting(&world).await;
    let change = |path: &'static str, current: &str, new: &str| {
        let body = json!({ "current": current, "new": new });
        world.call("PUT", path, Some(&token), body)
    };
    const SECOND_PATH: &str = "/v1/me/second-password";
    for (path, current, new, expected) in [
        ("/v1/me/password", PASSWORD, NEW, (403, "not_allowed")),
        (SECOND_PATH, PASSWORD, NEW, (422, "current_password_wrong")),
        (SECOND_PATH, SECOND, "B26-0117", (422, "password_refused")),
        (SECOND_PATH, SECOND, SECOND, (422, "password_refused")),
    ] {
        assert_eq!(said(&change(path, current, new).await), expected, "{new}");
    }
    assert_eq!(change(SECOND_PATH, SECOND, NEW).await.0, 204);
    assert_eq!(home(&world, &token).await, 200);
    assert_eq!(home(&world, &elsewhere).await, 401);
    let ended = enter(&world, &waits, "000000", false).await;
    assert_eq!(said(&ended), (401, "not_signed_in"));
    assert_eq!(sign_in(&world, USER, PASSWORD, SECOND).await.0, 401);
    assert_eq!(
        world.count("SELECT count(*) FROM remembered_device").await,
        0
    );
    let (_, entry) = sign_in(&world, USER, PASSWORD, NEW).await;
    assert_eq!(entry["kind"], "key_needed");
    until(|| async {
        let mails = world.mails(1).await;
        let told = |mail: &akashi_server::mail::Readable| {
            mail.subject == "第2パスワードが変更されました"
                && mail.text.contains("大学のパスワードを変更し")
        };
        mails.iter().any(told)
    })
    .await;
}
