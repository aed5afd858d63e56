//! F04, R13: the key by mail at signing in with a campus ID, remembered devices, and the setting. Every number of it.

use akashi_server::config::DirectorySecurity;
use akashi_server::storage::StorageError;
use serde_json::{Value, json};

use crate::campus::{self, SECOND, member, sign_in, with};
use crate::slapd::reached;
use crate::world::{Answer, World, code, text, until};
use akashi_tests::neighbours::slapd::{PASSWORD, Slapd, person};

const USER: &str = "b26-0117";
const EMAIL: &str = "ichiro@home.example";
const KEY: &str = "/v1/sessions/campus/key";
const RESEND: &str = "/v1/sessions/campus/key/resend";
const SETTING: &str = "/v1/me/campus/email-key";

/// A university, and somebody in it whose first sign-in is over.
struct Begun {
    world: World,
    _slapd: Slapd,
}

async fn begin() -> Begun {
    let people = [
        person("髙﨑 一郎", "B26-0117", ""),
        person("Mary Smith", "mary", ""),
    ];
    let slapd = Slapd::start(&people.concat()).unwrap();
    let world = World::with(with(reached(&slapd, DirectorySecurity::Ldaps))).await;
    member(&world, USER, EMAIL, 1).await;
    Begun {
        world,
        _slapd: slapd,
    }
}

/// Signs in, as on a device that is not remembered; what waits for its key.
async fn waiting(world: &World) -> String {
    let (status, entry) = sign_in(world, USER, PASSWORD, SECOND).await;
    assert_eq!(
        (status, &entry["kind"]),
        (201, &json!("key_needed")),
        "{entry}"
    );
    text(&entry, "/token")
}

/// The key of the newest mail, once it was sent.
async fn key(world: &World, waiting: &str) -> String {
    until(|| async {
        let (_, seen) = world.call("GET", KEY, Some(waiting), Value::Null).await;
        seen["mail"]["state"] == "accepted"
    })
    .await;
    code(&world.mails(1).await.pop().unwrap())
}

/// One that is not it.
fn other_than(key: &str) -> String {
    let number: u32 = key.parse().unwrap();
    format!("{:06}", (number + 1) % 1_000_000)
}

async fn enter(world: &World, waiting: &str, key: &str, remember: bool) -> Answer {
    let body = json!({ "key": key, "remember": remember });
    world.call("POST", KEY, Some(waiting), body).await
}

async fn resend(world: &World, waiting: &str) -> Answer {
    world.call("POST", RESEND, Some(waiting), Value::Null).await
}

async fn with_remembered(world: &World, user: &str, remembered: &str) -> Value {
    let body = json!({
        "user_id": user, "password": PASSWORD, "second_password": SECOND, "language": "ja",
        "remembered": remembered,
    });
    let (status, entry) = world.call("POST", "/v1/sessions/campus", None, body).await;
    assert_eq!(status, 201, "{entry}");
    entry
}

fn said(answer: &Answer) -> (u16, &str) {
    (answer.0, answer.1["code"].as_str().unwrap_or_default())
}

/// The key of a newer mail than the one with `before`. One in a million is the same again.
async fn newer(world: &World, waiting: &str, before: &str) -> String {
    until(|| async { key(world, waiting).await != before }).await;
    key(world, waiting).await
}

/// Asks for another key after the pause, and waits until it is there.
async fn another(world: &World, waiting: &str, before: &str) -> String {
    world.advance(30);
    let (status, seen) = resend(world, waiting).await;
    assert_eq!(status, 200, "{seen}");
    newer(world, waiting, before).await
}

async fn home(world: &World, token: &str) -> u16 {
    world
        .call("GET", "/v1/me", Some(token), Value::Null)
        .await
        .0
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_asked_for_and_let_out_on_a_remembered_device_for_thirty_days() {
    let Begun { world, _slapd } = begin().await;
    let waits = waiting(&world).await;
    // What waits for a key is no session.
    assert_eq!(home(&world, &waits).await, 401);
    let key = key(&world, &waits).await;
    assert!(
        key.len() == 6 && key.bytes().all(|b| b.is_ascii_digit()),
        "{key}"
    );
    let mail = world.mails(2).await.pop().unwrap();
    assert_eq!(mail.subject, "認証キー");
    assert!(
        mail.text.contains("有効期限：2026年11月20日 12:10"),
        "{}",
        mail.text
    );
    let (_, seen) = world.call("GET", KEY, Some(&waits), Value::Null).await;
    assert_eq!(seen["sent_to"], "i•••@home.example");
    assert_eq!(seen["expires_at"], "2026-11-20T03:10:00Z");
    let (status, session) = enter(&world, &waits, &key, true).await;
    assert_eq!((status, &session["email_key"]), (201, &json!(true)));
    assert_eq!(home(&world, &text(&session, "/token")).await, 200);
    // It was good once.
    assert_eq!(
        said(&enter(&world, &waits, &key, true).await),
        (401, "not_signed_in")
    );

    let remembered = text(&session, "/remembered/token");
    for (days, kind) in [(0, "signed_in"), (29, "signed_in"), (2, "key_needed")] {
        world.advance(days * 24 * 60 * 60);
        let entry = with_remembered(&world, USER, &remembered).await;
        assert_eq!(entry["kind"], kind, "{days} days later");
    }
    let stored: Result<Vec<u8>, StorageError> = world
        .running
        .state
        .storage
        .read(|conn| {
            Ok(
                conn.query_row("SELECT token_hash FROM remembered_device", [], |row| {
                    row.get(0)
                })?,
            )
        })
        .await;
    assert_ne!(stored.unwrap(), remembered.as_bytes());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_is_remembered_for_one_person_and_until_it_is_forgotten() {
    let Begun { world, _slapd } = begin().await;
    member(&world, "mary", "mary@home.example", 2).await;
    let waits = waiting(&world).await;
    let found = key(&world, &waits).await;
    let (_, session) = enter(&world, &waits, &found, true).await;
    let (token, remembered) = (
        text(&session, "/token"),
        text(&session, "/remembered/token"),
    );
    let id = text(&session, "/remembered/id");
    assert_eq!(
        with_remembered(&world, "mary", &remembered).await["kind"],
        "key_needed"
    );
    assert_eq!(
        with_remembered(&world, USER, &"x".repeat(5_000)).await["kind"],
        "key_needed"
    );

    let (_, listed) = world
        .call("GET", "/v1/me/sessions", Some(&token), Value::Null)
        .await;
    assert_eq!(listed["remembered"][0]["id"], id.as_str());
    assert_eq!(listed["remembered"][0]["until"], "2026-12-20T03:00:00Z");
    let path = format!("/v1/me/devices/{id}");
    // Another's device and one that nobody has are the same.
    let mary = campus::signed_in(&world, "mary").await;
    for (token, expected) in [(&mary, 404), (&token, 204), (&token, 404)] {
        let answer = world.call("DELETE", &path, Some(token), Value::Null).await;
        assert_eq!(answer.0, expected);
    }
    assert_eq!(
        with_remembered(&world, USER, &remembered).await["kind"],
        "key_needed"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn not_wishing_it_nothing_is_remembered() {
    let Begun { world, _slapd } = begin().await;
    let waits = waiting(&world).await;
    let found = key(&world, &waits).await;
    let (_, session) = enter(&world, &waits, &found, false).await;
    assert_eq!(session["remembered"], Value::Null);
    assert_eq!(
        world.count("SELECT count(*) FROM remembered_device").await,
        0
    );
}

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
async fn a_reset_at_the_machine_forgets_devices_and_what_waits() {
    let Begun { world, _slapd } = begin().await;
    let waits = waiting(&world).await;
    let found = key(&world, &waits).await;
    let (_, session) = enter(&world, &waits, &found, true).await;
    let remembered = text(&session, "/remembered/token");
    let waits = waiting(&world).await;
    let state = &world.running.state;
    let realm = state.directory.as_ref().unwrap().realm().to_owned();
    let now = akashi_server::clock::Clock::now(&world.clock);
    akashi_server::campus::reset(&state.storage, &state.keys, &realm, USER, now)
        .await
        .unwrap();
    assert_eq!(
        said(&enter(&world, &waits, "000000", false).await),
        (401, "not_signed_in")
    );
    // The address stays, so that whoever only knows the university's password does not choose the second one.
    let entry = with_remembered(&world, USER, &remembered).await;
    assert_eq!(entry["kind"], "key_needed");
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
