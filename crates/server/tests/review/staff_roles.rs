//! What each role may do, and how an account comes into being that an administrator makes.

use akashi_domain::StaffRole;
use akashi_server::clock::Clock as _;
use akashi_server::staff::{self, totp};
use serde_json::{Value, json};

use crate::staff_sign_in::{secret, sign_in};
use crate::world::{Answer, STAFF_PASSWORD, World, answer, code, decision, text};

const ACCOUNTS: &str = "/v1/staff/accounts";
const ME: &str = "/v1/staff/me";
const QUEUE: &str = "/v1/staff/applications";
const OWN_PASSWORD: &str = "さくらのきのしたで、ゆめをみる";

async fn put(world: &World, path: &str, token: &str, body: &Value) -> Answer {
    let request = world.request(reqwest::Method::PUT, path, Some(token));
    answer(request.json(body)).await
}

/// A session of somebody with this role, which has the same name.
async fn session(world: &World, role: StaffRole) -> String {
    world.add_staff_as(role.as_str(), role, None).await;
    token(&sign_in(world, role.as_str(), STAFF_PASSWORD, "").await)
}

fn token(answer: &Answer) -> String {
    text(&answer.1, "/token")
}

/// A new account: its initial password.
async fn invited(world: &World, administrator: &str, name: &str, role: &str) -> String {
    let body = json!({ "name": name, "role": role });
    let (status, invitation) = world.post(ACCOUNTS, Some(administrator), &body).await;
    assert_eq!(status, 201, "{invitation}");
    text(&invitation, "/password")
}

/// The digits of an authenticator that was offered, `steps` from now.
fn digits(world: &World, uri: &str, steps: i64) -> String {
    let now = u64::try_from(world.clock.now().as_second()).unwrap();
    totp::digits_at(&secret(uri), now.saturating_add_signed(30 * steps)).unwrap()
}

async fn id_of(world: &World, administrator: &str, name: &str) -> String {
    let (_, accounts) = world.get(ACCOUNTS, Some(administrator)).await;
    let items = accounts["items"].as_array().unwrap();
    let item = items.iter().find(|item| item["name"] == name).unwrap();
    text(item, "/id")
}

async fn standing(world: &World, administrator: &str, name: &str) -> Value {
    let (_, accounts) = world.get(ACCOUNTS, Some(administrator)).await;
    let items = accounts["items"].as_array().unwrap();
    let item = items.iter().find(|item| item["name"] == name).unwrap();
    item["state"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_auditor_reads_and_changes_nothing() {
    let world = World::begin().await;
    let auditor = session(&world, StaffRole::Auditor).await;
    let reviewer = session(&world, StaffRole::Reviewer).await;
    let who = world.in_review("ichiro@example.ac.jp", "", &reviewer).await;
    let path = format!("{QUEUE}/{}", who.application);
    let (status, seen) = world.get(&path, Some(&auditor)).await;
    assert_eq!((status, &seen["can_decide"]), (200, &json!(false)));
    let refused = (403, "not_allowed");
    let assignment = format!("{path}/assignment");
    for answer in [
        world.post(&assignment, Some(&auditor), &json!({})).await,
        world.delete(&assignment, Some(&auditor)).await,
        world.decide(&who, &auditor, &decision("approved", 1)).await,
    ] {
        assert_eq!(code(&answer), refused);
    }
    assert_eq!(code(&world.get(ACCOUNTS, Some(&auditor)).await), refused);
    assert_eq!(code(&world.get(ACCOUNTS, Some(&reviewer)).await), refused);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invited_account_is_set_up_by_its_holder() {
    let world = World::begin().await;
    let administrator = session(&world, StaffRole::Administrator).await;
    let initial = invited(&world, &administrator, "sato", "reviewer").await;
    // From anywhere: whoever has the initial password.
    let body = json!({ "name": "sato", "password": initial });
    let request = world.request(reqwest::Method::POST, "/v1/staff/sessions", None);
    let begun = answer(request.header("x-forwarded-for", "192.0.2.1").json(&body)).await;
    assert_eq!((begun.0, &begun.1["must_set_up"]), (201, &json!(true)));
    let sato = token(&begun);
    let before = (403, "passwords_must_be_set");
    assert_eq!(code(&world.get(QUEUE, Some(&sato)).await), before);
    let (_, own) = world.get(ME, Some(&sato)).await;
    assert_eq!(
        (&own["must_set_password"], &own["must_set_authenticator"]),
        (&json!(true), &json!(true))
    );

    let password = format!("{ME}/password");
    for (current, new, refusal) in [
        ("wrong horse staple", OWN_PASSWORD, "current_password_wrong"),
        (initial.as_str(), "short1Aa", "password_refused"),
        (&initial, "passwordpassword", "password_refused"),
        (&initial, &initial, "password_refused"),
    ] {
        let body = json!({ "current": current, "new": new });
        let refused = put(&world, &password, &sato, &body).await;
        assert_eq!(code(&refused), (422, refusal), "{new}");
    }
    let body = json!({ "current": initial, "new": OWN_PASSWORD });
    assert_eq!(put(&world, &password, &sato, &body).await.0, 204);
    assert_eq!(code(&world.get(QUEUE, Some(&sato)).await), before);

    let authenticator = format!("{ME}/authenticator");
    let confirm =
        async |digits: &str| put(&world, &authenticator, &sato, &json!({ "totp": digits })).await;
    assert_eq!(code(&confirm("123456").await), (403, "not_allowed"));
    let nothing = json!({ "password": "" });
    let (_, first) = world.post(&authenticator, Some(&sato), &nothing).await;
    let (status, offered) = world.post(&authenticator, Some(&sato), &nothing).await;
    assert_eq!(status, 200);
    let uri = text(&offered, "/uri");
    let other = digits(&world, &text(&first, "/uri"), 0);
    assert_eq!(code(&confirm(&other).await), (422, "code_wrong"));
    let (status, codes) = confirm(&digits(&world, &uri, 0)).await;
    assert_eq!(
        (status, codes["codes"].as_array().unwrap().len()),
        (200, 10)
    );
    assert_eq!(world.get(QUEUE, Some(&sato)).await.0, 200);

    // The digits that showed it are used up; each recovery code is good once.
    let by = async |second: &str| sign_in(&world, "sato", OWN_PASSWORD, second).await;
    let failed = (401, "sign_in_failed");
    assert_eq!(code(&by(&digits(&world, &uri, 0)).await), failed);
    assert_eq!(code(&by("").await), failed);
    let recovery = text(&codes, "/codes/3").to_lowercase().replace('-', " ");
    let tries = (0..4).map(|_| by(&recovery));
    let answers = futures_util::future::join_all(tries).await;
    let good = answers.iter().filter(|answer| answer.0 == 201);
    assert_eq!(good.count(), 1, "{answers:?}");
    assert_eq!(code(&by("ABCD-EFGH-JK").await), failed);
    let (_, own) = world.get(ME, Some(&sato)).await;
    assert_eq!(own["recovery_codes"], 9);

    // New ones void the others, and ask for the password again.
    let codes_path = format!("{ME}/recovery-codes");
    let wrong = json!({ "password": "wrong horse staple" });
    assert_eq!(
        code(&world.post(&codes_path, Some(&sato), &wrong).await),
        (422, "current_password_wrong")
    );
    let right = json!({ "password": OWN_PASSWORD });
    let (_, anew) = world.post(&codes_path, Some(&sato), &right).await;
    assert_eq!(code(&by(&text(&codes, "/codes/4")).await), failed);
    assert_eq!(by(&text(&anew, "/codes/0")).await.0, 201);
    // So does another authenticator, and other sessions end with it.
    let elsewhere = token(&by(&text(&anew, "/codes/1")).await);
    assert_eq!(
        code(&world.post(&authenticator, Some(&sato), &nothing).await),
        (422, "current_password_wrong")
    );
    let (_, offered) = world.post(&authenticator, Some(&sato), &right).await;
    let next = text(&offered, "/uri");
    assert_eq!(confirm(&digits(&world, &next, 0)).await.0, 200);
    assert_eq!(
        code(&world.get(QUEUE, Some(&elsewhere)).await),
        (401, "not_signed_in")
    );
    assert_eq!(world.get(QUEUE, Some(&sato)).await.0, 200);
    assert_eq!(code(&by(&digits(&world, &uri, 1)).await), failed);
    assert_eq!(by(&digits(&world, &next, 1)).await.0, 201);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_looks_after_the_others_and_not_after_themselves() {
    let world = World::begin().await;
    let administrator = session(&world, StaffRole::Administrator).await;
    let reviewer = session(&world, StaffRole::Reviewer).await;
    let (own, other) = (
        id_of(&world, &administrator, "administrator").await,
        id_of(&world, &administrator, "reviewer").await,
    );
    for (name, refusal) in [
        ("Sato", (422, "staff_name_malformed")),
        ("", (422, "staff_name_malformed")),
        ("reviewer", (409, "staff_name_taken")),
    ] {
        let body = json!({ "name": name, "role": "reviewer" });
        let refused = world.post(ACCOUNTS, Some(&administrator), &body).await;
        assert_eq!(code(&refused), refusal);
    }
    let at = |id: &str, what: &str| format!("{ACCOUNTS}/{id}/{what}");
    let (auditor, off) = (json!({ "role": "auditor" }), json!({ "enabled": false }));
    let mine = (409, "own_account");
    let a = &administrator;
    assert_eq!(
        code(&put(&world, &at(&own, "role"), a, &auditor).await),
        mine
    );
    assert_eq!(code(&put(&world, &at(&own, "access"), a, &off).await), mine);
    let reset = world.post(&at(&own, "reset"), Some(a), &json!({})).await;
    assert_eq!(code(&reset), mine);
    let out = world.delete(&at(&own, "sessions"), Some(a)).await;
    assert_eq!(code(&out), mine);

    // Another role holds at once, and holds up nobody.
    let who = world.in_review("ichiro@example.ac.jp", "", &reviewer).await;
    assert_eq!(put(&world, &at(&other, "role"), a, &auditor).await.0, 204);
    let path = format!("{QUEUE}/{}", who.application);
    let (_, seen) = world.get(&path, Some(&reviewer)).await;
    assert_eq!(seen["item"]["state"], "received");
    let taken = world
        .post(&format!("{path}/assignment"), Some(&reviewer), &json!({}))
        .await;
    assert_eq!(code(&taken), (403, "not_allowed"));

    assert_eq!(put(&world, &at(&other, "access"), a, &off).await.0, 204);
    assert_eq!(standing(&world, a, "reviewer").await, "disabled");
    assert_eq!(world.get(QUEUE, Some(&reviewer)).await.0, 401);
    let on = json!({ "enabled": true });
    assert_eq!(put(&world, &at(&other, "access"), a, &on).await.0, 204);
    let back = sign_in(&world, "reviewer", STAFF_PASSWORD, "").await;
    assert_eq!((back.0, &back.1["role"]), (201, &json!("auditor")));

    // Signed out everywhere, and in again with what there was.
    let out = world.delete(&at(&other, "sessions"), Some(a)).await;
    assert_eq!(out.0, 204);
    assert_eq!(world.get(QUEUE, Some(&token(&back))).await.0, 401);
    assert_eq!(world.get(ACCOUNTS, Some(a)).await.0, 200);
    let back = sign_in(&world, "reviewer", STAFF_PASSWORD, "").await;
    assert_eq!(back.0, 201);

    let (_, invitation) = world.post(&at(&other, "reset"), Some(a), &json!({})).await;
    assert_eq!(world.get(QUEUE, Some(&token(&back))).await.0, 401);
    assert_eq!(standing(&world, a, "reviewer").await, "setting_up");
    let failed = (401, "sign_in_failed");
    assert_eq!(
        code(&sign_in(&world, "reviewer", STAFF_PASSWORD, "").await),
        failed
    );
    let initial = text(&invitation, "/password");
    assert_eq!(sign_in(&world, "reviewer", &initial, "").await.0, 201);
    world.advance(14);
    let administrator = token(&sign_in(&world, "administrator", STAFF_PASSWORD, "").await);
    assert_eq!(
        standing(&world, &administrator, "reviewer").await,
        "set_up_expired"
    );
    assert_eq!(
        code(&sign_in(&world, "reviewer", &initial, "").await),
        (401, "initial_password_expired")
    );
    let noted = "SELECT count(*) FROM audit_event WHERE actor_kind = 'staff' AND action IN
                 ('staff.role_changed', 'staff.disabled', 'staff.enabled', 'staff.sessions_ended', 'staff.reset')";
    assert_eq!(world.count(noted).await, 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_administrator_is_made_at_the_machine() {
    let world = World::begin().await;
    let reviewer = session(&world, StaffRole::Reviewer).await;
    let (storage, now) = (&world.running.state.storage, world.clock.now());
    staff::set_role(storage, "reviewer", StaffRole::Administrator, now)
        .await
        .unwrap();
    assert_eq!(world.get(ACCOUNTS, Some(&reviewer)).await.0, 200);
}
