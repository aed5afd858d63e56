//! Who may not, where, and with which address.

use akashi_domain::EmailAddress;
use akashi_domain::university::SignInProfile;
use akashi_server::clock::Clock as _;
use akashi_server::storage::campus::Kind;
use akashi_server::storage::{StorageError, address};
use serde_json::{Value, json};

use super::{FIRST, OTHER, OWN, PATH, STUDENT, begun, confirmed, enter, get, redeem, set, start};
use crate::enrolment::{graduate, member};
use crate::world::{Flow, World, code, said};

#[tokio::test]
async fn a_session_that_was_left_open_is_not_enough() {
    let world = World::begin().await;
    let token = member(&world, Kind::Saml, STUDENT).await;
    world.advance(14 * 60);
    let (_, present) = get(&world, &token, PATH).await;
    assert_eq!(present["recent"], true);
    world.advance(60);
    let (_, present) = get(&world, &token, PATH).await;
    assert_eq!(present["recent"], false);
    let (_, answer) = start(&world, &token, OWN, "").await;
    assert_eq!(said(&answer), (403, "sign_in_not_recent"));
    assert_eq!(world.count("SELECT count(*) FROM mail_outbox").await, 0);
}

#[tokio::test]
async fn an_address_of_another_graduate_is_refused_by_its_mail_alone() {
    let world = World::begin().await;
    world.graduate("mary@graduates.example").await;
    let token = member(&world, Kind::Saml, STUDENT).await;
    let known = start(&world, &token, "mary@graduates.example", "").await;
    let free = start(&world, &token, "nobody@graduates.example", "").await;
    assert_eq!((known.1.0, free.1.0), (201, 201));
    world.accepted(&known.0).await;
    let mails = world.mails(2).await;
    let told = mails
        .iter()
        .find(|mail| mail.to == "mary@graduates.example");
    assert_eq!(
        told.unwrap().subject,
        "このアドレスのアカウントはすでにあります"
    );
    assert!(!told.unwrap().text.contains("/l/"));
    let answer = enter(&world, &token, &known.0, "0000-0000").await;
    assert_eq!(said(&answer), (422, "code_wrong"));
    // Somebody else begins to sign in with it after it was confirmed.
    let flow = confirmed(&world, &token, OWN, "").await;
    world.graduate(OWN).await;
    let answer = set(&world, &token, &flow, FIRST, OTHER).await;
    assert_eq!(said(&answer), (409, "address_in_use"));
    assert_eq!(get(&world, &token, "/v1/me").await.0, 200);
}

#[tokio::test]
async fn what_was_confirmed_ends_with_time_and_with_another_address() {
    let world = World::begin().await;
    let token = member(&world, Kind::Saml, STUDENT).await;
    // The address they have is confirmed as well.
    let flow = confirmed(&world, &token, STUDENT, "").await;
    for _ in 0..2 {
        world.advance(14 * 60 + 50);
        get(&world, &token, "/v1/me").await;
    }
    world.advance(30);
    let answer = set(&world, &token, &flow, FIRST, OTHER).await;
    assert_eq!(said(&answer), (410, "code_expired"));

    let world = World::begin().await;
    let token = member(&world, Kind::Saml, STUDENT).await;
    let flow = confirmed(&world, &token, OWN, "").await;
    let (late, mail) = begun(&world, &token, "ichiro@late.example", "").await;
    let now = world.clock.now();
    let moved: Result<(), StorageError> = world
        .running
        .state
        .storage
        .transact(move |tx| {
            let change = address::graduation_of_flow(tx, flow.id)?.unwrap();
            let new = EmailAddress::parse("third@home.example").unwrap();
            address::move_to(tx, change.account, &new, now)
        })
        .await;
    moved.unwrap();
    let answer = set(&world, &token, &flow, FIRST, OTHER).await;
    assert_eq!(said(&answer), (409, "address_changed"));
    let answer = enter(&world, &token, &late, &code(&mail)).await;
    assert_eq!(said(&answer), (409, "address_changed"));
    world.advance(60);
    let again = world.flow(&late, "POST", "/resend", Value::Null).await;
    assert_eq!(said(&again), (409, "address_changed"));
}

#[tokio::test]
async fn a_code_leads_nowhere_else_and_nothing_else_leads_here() {
    let world = World::begin().await;
    let token = member(&world, Kind::Saml, STUDENT).await;
    let stranger = graduate(&world, "mary@graduates.example").await;
    let (flow, mail) = begun(&world, &token, OWN, "").await;
    let by = json!({ "by": "code", "code": code(&mail) });
    assert_eq!(world.redeem(&flow, &code(&mail)).await.0, 401);
    let body = json!({ "flow": flow.id, "secret": flow.secret, "redeem": by });
    for path in ["/v1/me/address", "/v1/me/enrolments"] {
        let answer = world.call("PUT", path, Some(&token), body.clone()).await;
        assert_eq!(said(&answer), (401, "not_signed_in"), "{path}");
    }
    let answer = redeem(&world, &stranger, &flow, by).await;
    assert_eq!(said(&answer), (401, "not_signed_in"));
    assert_eq!(enter(&world, &token, &flow, &code(&mail)).await.0, 200);
    let answer = set(&world, &stranger, &flow, FIRST, OTHER).await;
    assert_eq!(said(&answer), (401, "not_signed_in"));
    let guessed = Flow {
        id: flow.id,
        secret: Flow::drawn().secret,
    };
    let answer = set(&world, &token, &guessed, FIRST, OTHER).await;
    assert_eq!(said(&answer), (401, "not_signed_in"));
    // The code of a change of address, and of a registration.
    let (registration, _) = world.start("somebody@home.example").await;
    let mail = world.mails(2).await.pop().unwrap();
    world.accepted(&registration).await;
    let answer = enter(&world, &token, &registration, &code(&mail)).await;
    assert_eq!(said(&answer), (401, "not_signed_in"));
    assert_eq!(set(&world, &token, &flow, FIRST, OTHER).await.0, 204);
}

#[tokio::test]
async fn who_may() {
    let world = World::begin().await;
    let token = graduate(&world, "mary@graduates.example").await;
    let answer = get(&world, &token, PATH).await;
    assert_eq!(said(&answer), (403, "signs_in_as_graduate"));
    let world = World::with(|config| {
        config.university.profiles = vec![SignInProfile::Campus];
    })
    .await;
    let token = member(&world, Kind::Campus, STUDENT).await;
    for answer in [
        get(&world, &token, PATH).await,
        start(&world, &token, OWN, "").await.1,
        set(&world, &token, &Flow::drawn(), FIRST, OTHER).await,
    ] {
        assert_eq!(said(&answer), (404, "not_found"));
    }
}
