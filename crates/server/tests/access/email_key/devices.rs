//! Devices that are remembered, and until when.

use akashi_server::storage::StorageError;
use serde_json::{Value, json};

use super::{Begun, KEY, USER, begin, enter, home, key, waiting, with_remembered};
use crate::campus::{self, member};
use crate::world::{said, text};

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
