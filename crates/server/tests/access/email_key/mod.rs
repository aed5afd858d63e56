//! F04, R13: the key by mail at signing in with a campus ID, remembered devices, and the setting. Every number of it.

mod devices;
mod limits;
mod setting;

use akashi_server::config::DirectorySecurity;
use serde_json::{Value, json};

use crate::campus::{SECOND, member, sign_in, with};
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
