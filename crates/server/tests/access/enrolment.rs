//! 学籍番号追加登録: the way from the account to the form. What becomes of the application is told in `review/enrolment.rs`.

use akashi_domain::{EmailAddress, Language};
use akashi_protocol::session::Device;
use akashi_server::clock::{Clock as _, seconds_after};
use akashi_server::mail::Readable;
use akashi_server::storage::campus::{self, Kind, NewMember};
use akashi_server::storage::session::{self, ApplicantSession};
use akashi_server::storage::{StorageError, address, password};
use akashi_server::token::{self, TokenKind};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::once;
use crate::world::{Answer, Flow, INITIAL, World, code, said, text};

const EMAIL: &str = "ichiro.takasaki@shomei.test";

/// A graduate with two passwords, signed in.
pub async fn graduate(world: &World, email: &str) -> String {
    world.graduate(email).await;
    let (_, session) = world.sign_in(email, INITIAL, "").await;
    let body = json!({ "password": "Kagi4Yozora", "second_password": "Tsuki7Akari" });
    let token = text(&session, "/token");
    let set = world.call("PUT", "/v1/me/passwords", Some(&token), body);
    assert_eq!(set.await.0, 204);
    token
}

/// Somebody whom the university lets in, signed in, with an address.
pub async fn member(world: &World, kind: Kind, email: &str) -> String {
    let state = &world.running.state;
    let (token, hash) = token::draw(&state.keys, TokenKind::Session).unwrap();
    let (now, email) = (world.clock.now(), EmailAddress::parse(email).unwrap());
    let kept: Result<(), StorageError> = state
        .storage
        .transact(move |tx| {
            let member = NewMember {
                kind,
                realm: "shomei",
                user: "b26-0117",
                name: &"Mary Smith".into(),
                language: Language::Ja,
            };
            let member = campus::insert(tx, &member, now)?;
            campus::set_address(tx, member.account, &email, now)?;
            let session = ApplicantSession {
                id: Uuid::now_v7(),
                account: member.account,
                method: member.method,
                must_set_passwords: false,
                previous_sign_in: None,
                previous_device: Device::default(),
                device: Device::default(),
                last_seen: now,
                expires: seconds_after(now, 3_600),
            };
            session::insert_applicant(tx, &hash, &session)
        })
        .await;
    kept.unwrap();
    token.expose_owned()
}

async fn start(world: &World, token: &str) -> (Flow, Answer) {
    let flow = Flow::drawn();
    let body = json!({ "id": flow.id, "secret": flow.secret, "language": "ja" });
    let answer = world
        .call("POST", "/v1/me/enrolments", Some(token), body)
        .await;
    (flow, answer)
}

async fn begun(world: &World, token: &str) -> (Flow, Readable) {
    world.begun(start(world, token)).await
}

async fn redeem(world: &World, token: &str, flow: &Flow, redeem: Value) -> Answer {
    let body = json!({ "flow": flow.id, "secret": flow.secret, "redeem": redeem });
    world
        .call("PUT", "/v1/me/enrolments", Some(token), body)
        .await
}

async fn enter(world: &World, token: &str, flow: &Flow, code: &str) -> Answer {
    redeem(world, token, flow, json!({ "by": "code", "code": code })).await
}

#[tokio::test]
async fn the_mail_goes_to_the_account_and_leads_to_its_application() {
    let world = World::begin().await;
    let token = graduate(&world, EMAIL).await;
    let (flow, mail) = begun(&world, &token).await;
    assert_eq!(
        (mail.to.as_str(), mail.subject.as_str()),
        (EMAIL, "学籍番号追加")
    );
    // The code is worth nothing without the session, nor in the session of somebody else.
    assert_eq!(world.redeem(&flow, &code(&mail)).await.0, 401);
    let other = graduate(&world, "mary@shomei.test").await;
    let answer = enter(&world, &other, &flow, &code(&mail)).await;
    assert_eq!(said(&answer), (401, "not_signed_in"));
    let answer = world
        .call(
            "PUT",
            "/v1/me/address",
            Some(&token),
            json!({ "flow": flow.id, "secret": flow.secret, "redeem": { "by": "code", "code": code(&mail) } }),
        )
        .await;
    assert_eq!(said(&answer), (401, "not_signed_in"));

    let (status, given) = enter(&world, &token, &flow, &code(&mail)).await;
    assert_eq!(status, 200, "{given}");
    assert_eq!(
        (&given["applies_for"], &given["revision"], &given["email"]),
        (&json!("enrolment"), &json!(0), &json!(EMAIL))
    );
    let path = format!("/v1/applications/{}", text(&given, "/application"));
    for shown in [token.clone(), text(&given, "/token")] {
        let (status, seen) = world.call("GET", &path, Some(&shown), Value::Null).await;
        assert_eq!((status, &seen["kind"]), (200, &json!("enrolment")));
    }
    let (status, _) = world.call("GET", &path, Some(&other), Value::Null).await;
    assert_eq!(status, 404);
    let again = enter(&world, &token, &flow, &code(&mail)).await;
    assert_eq!(said(&again), (410, "code_used"));
}

#[tokio::test]
async fn the_mail_goes_nowhere_else_and_to_no_former_address() {
    let world = World::begin().await;
    let token = graduate(&world, EMAIL).await;
    let (flow, mail) = begun(&world, &token).await;
    let to = json!({ "email": "ichiro@elsewhere.example" });
    let corrected = world.flow(&flow, "PUT", "/address", to).await;
    assert_eq!(said(&corrected), (403, "not_allowed"));
    // The account has another address by now.
    let now = world.clock.now();
    let moved: Result<(), StorageError> = world
        .running
        .state
        .storage
        .transact(move |tx| {
            let found = password::find_graduate(tx, EMAIL)?.unwrap();
            let new = EmailAddress::parse("ichiro@home.example").unwrap();
            address::move_to(tx, found.account, &new, now)
        })
        .await;
    moved.unwrap();
    let answer = enter(&world, &token, &flow, &code(&mail)).await;
    assert_eq!(said(&answer), (409, "address_changed"));
    world.advance(60);
    let again = world.flow(&flow, "POST", "/resend", Value::Null).await;
    assert_eq!(said(&again), (409, "address_changed"));
    assert_eq!(world.count("SELECT count(*) FROM application").await, 0);
    let (_, mail) = begun(&world, &token).await;
    assert_eq!(mail.to, "ichiro@home.example");
}

#[tokio::test]
async fn who_may_add_a_number() {
    let world = World::begin().await;
    let student = member(&world, Kind::Saml, "mary@shomei.test").await;
    let (flow, mail) = begun(&world, &student).await;
    assert_eq!(mail.to, "mary@shomei.test");
    let (status, given) = enter(&world, &student, &flow, &code(&mail)).await;
    assert_eq!(
        (status, &given["applies_for"]),
        (200, &json!("enrolment")),
        "{given}"
    );
    // A campus ID is the number.
    let world = World::begin().await;
    let campus = member(&world, Kind::Campus, "mary@shomei.test").await;
    let (_, answer) = start(&world, &campus).await;
    assert_eq!(said(&answer), (403, "not_allowed"));
    assert_eq!(world.count("SELECT count(*) FROM mail_outbox").await, 0);
}

/// R14
#[tokio::test(flavor = "multi_thread")]
async fn looking_spends_nothing_and_of_a_hundred_one_succeeds() {
    let world = World::begin().await;
    let token = graduate(&world, EMAIL).await;
    let (flow, mail) = begun(&world, &token).await;
    once::of_a_hundred_one(&world, &mail, 200, |by| redeem(&world, &token, &flow, by)).await;
    assert_eq!(world.count("SELECT count(*) FROM application").await, 1);
}
