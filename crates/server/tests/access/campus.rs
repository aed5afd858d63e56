//! Signing in with a campus ID, over HTTP, against a real directory: what is asked when, and what failures mean.

use akashi_domain::university::SignInProfile;
use akashi_server::config::{Config, DirectorySecurity, DirectorySettings};
use serde_json::{Value, json};

use akashi_tests::neighbours::slapd::{PASSWORD, Slapd, person};

use crate::slapd::reached;
use crate::world::{Answer, Flow, World, code, link, text, until};

pub const SECOND: &str = "Tsuki7Akari";

fn slapd() -> Slapd {
    let people = [
        person("髙﨑 一郎", "B26-0117", "mail: ichiro@shomei.test\n"),
        person("Mary Smith", "mary", ""),
    ];
    Slapd::start(&people.concat()).unwrap()
}

pub fn with(directory: DirectorySettings) -> impl FnOnce(&mut Config) {
    move |config| {
        config.directory = Some(directory);
        config.university.profiles.push(SignInProfile::Campus);
        config.university.policies.sign_in_slow_after = 1_000;
    }
}

async fn begin(slapd: &Slapd) -> World {
    World::with(with(reached(slapd, DirectorySecurity::Ldaps))).await
}

pub async fn sign_in(world: &World, user: &str, password: &str, second: &str) -> Answer {
    let body = json!({
        "user_id": user, "password": password, "second_password": second, "language": "ja",
    });
    world.call("POST", "/v1/sessions/campus", None, body).await
}

/// Signs in, with the key of the mail where one is asked for; the token of the session.
pub async fn signed_in(world: &World, user: &str) -> String {
    let (status, entry) = sign_in(world, user, PASSWORD, SECOND).await;
    assert_eq!(status, 201, "{entry}");
    with_key(world, entry).await
}

/// The token of the session that a right sign-in leads to.
pub async fn with_key(world: &World, entry: Value) -> String {
    let token = text(&entry, "/token");
    if entry["kind"] == "signed_in" {
        return token;
    }
    let path = "/v1/sessions/campus/key";
    until(|| async {
        let (_, seen) = world.call("GET", path, Some(&token), Value::Null).await;
        seen["mail"]["state"] == "accepted"
    })
    .await;
    let key = code(&world.mails(1).await.pop().unwrap());
    let body = json!({ "key": key });
    let (status, session) = world.call("POST", path, Some(&token), body).await;
    assert_eq!(status, 201, "{session}");
    text(&session, "/token")
}

async fn start_address(world: &World, token: &str, email: &str) -> (Flow, Answer) {
    let flow = Flow::drawn();
    let body = json!({ "id": flow.id, "secret": flow.secret, "email": email, "language": "ja" });
    let answer = world
        .call("POST", "/v1/me/campus/address", Some(token), body)
        .await;
    (flow, answer)
}

async fn confirm(world: &World, token: &str, flow: &Flow, redeem: Value) -> Answer {
    let body = json!({ "flow": flow.id, "secret": flow.secret, "redeem": redeem });
    world
        .call("PUT", "/v1/me/campus/address", Some(token), body)
        .await
}

fn by_code(code: &str) -> Value {
    json!({ "by": "code", "code": code })
}

async fn set_second(world: &World, token: &str, second: &str) -> Answer {
    let body = json!({ "second_password": second });
    world
        .call("PUT", "/v1/me/campus/second-password", Some(token), body)
        .await
}

/// Everything a first sign-in asks for.
pub async fn member(world: &World, user: &str, email: &str, mails: usize) {
    let (status, session) = sign_in(world, user, PASSWORD, "").await;
    assert_eq!(status, 201, "{session}");
    let token = text(&session, "/token");
    let (flow, (status, _)) = start_address(world, &token, email).await;
    assert_eq!(status, 201);
    let mail = world.mails(mails).await.pop().unwrap();
    world.accepted(&flow).await;
    assert_eq!(
        confirm(world, &token, &flow, by_code(&code(&mail))).await.0,
        204
    );
    assert_eq!(set_second(world, &token, SECOND).await.0, 204);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_sign_in_asks_for_an_address_and_a_second_password() {
    let slapd = slapd();
    let world = begin(&slapd).await;
    let (status, session) = sign_in(&world, " Ｂ26-0117", PASSWORD, "").await;
    assert_eq!((status, &session["first"]), (201, &json!("mail_address")));
    assert_eq!(session["proposed_email"], "ichiro@shomei.test");
    let mut token = text(&session, "/token");
    for (method, path) in [("GET", "/v1/me"), ("GET", "/v1/applications")] {
        let (_, problem) = world.call(method, path, Some(&token), Value::Null).await;
        assert_eq!(problem["code"], "passwords_must_be_set");
    }
    assert_eq!(set_second(&world, &token, SECOND).await.0, 403);
    let both = json!({ "password": "Kagi4Yozora", "second_password": SECOND });
    let (status, problem) = world
        .call("PUT", "/v1/me/passwords", Some(&token), both)
        .await;
    assert_eq!((status, &problem["code"]), (403, &json!("not_allowed")));

    let (flow, (status, seen)) = start_address(&world, &token, "Ichiro@home.example").await;
    assert_eq!((status, &seen["spent"]), (201, &json!(false)));
    let mail = world.mails(1).await.pop().unwrap();
    world.accepted(&flow).await;
    // It is no application that the code opens.
    assert_eq!(world.redeem(&flow, &code(&mail)).await.0, 401);
    let (status, problem) = confirm(&world, &token, &flow, by_code("0000-0000")).await;
    assert_eq!((status, &problem["code"]), (422, &json!("code_wrong")));
    let right = by_code(&code(&mail));
    assert_eq!(confirm(&world, &token, &flow, right.clone()).await.0, 204);
    let (status, problem) = confirm(&world, &token, &flow, right).await;
    assert_eq!((status, &problem["code"]), (410, &json!("code_used")));

    // Stopped here, the next sign-in goes on with what is missing, and ends the earlier session.
    // There is an address by now, so a key goes to it.
    let (_, entry) = sign_in(&world, "b26-0117", PASSWORD, "").await;
    assert_eq!(entry["kind"], "key_needed");
    let ended = std::mem::replace(&mut token, with_key(&world, entry).await);
    assert_eq!(set_second(&world, &ended, SECOND).await.0, 401);
    for (second, rule) in [
        ("short1A", "length"),
        ("Password1", "not_common"),
        ("Ichiro@home.example", "not_personal"),
    ] {
        let (status, problem) = set_second(&world, &token, second).await;
        assert_eq!(
            (status, &problem["code"]),
            (422, &json!("password_refused"))
        );
        assert!(text(&problem, "/args/rules").contains(rule), "{problem}");
    }
    assert_eq!(set_second(&world, &token, SECOND).await.0, 204);
    assert_eq!(set_second(&world, &token, "Another1Pass").await.0, 403);
    let (status, home) = world.call("GET", "/v1/me", Some(&token), Value::Null).await;
    assert_eq!((status, &home["name"]), (200, &json!("髙﨑 一郎")));
    assert_eq!(home["email"], "Ichiro@home.example");
    assert_eq!(home["enrolments"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn later_sign_ins_need_all_three() {
    let slapd = slapd();
    let world = begin(&slapd).await;
    member(&world, "b26-0117", "ichiro@home.example", 1).await;
    for (user, password, second) in [
        ("b26-0117", PASSWORD, ""),
        ("b26-0117", PASSWORD, "Tsuki7Akarj"),
        ("b26-0117", "Daigaku5Yamb", SECOND),
        ("b26-0117", "", SECOND),
        ("b26-0117", SECOND, PASSWORD),
        ("mary", PASSWORD.trim_end_matches('a'), SECOND),
        ("nobody", PASSWORD, SECOND),
        ("*", PASSWORD, SECOND),
        ("*)(uid=*", PASSWORD, SECOND),
        ("", PASSWORD, SECOND),
    ] {
        let (status, problem) = sign_in(&world, user, password, second).await;
        assert_eq!(
            (status, &problem["code"]),
            (401, &json!("sign_in_failed")),
            "{user}"
        );
    }
    let token = signed_in(&world, "B26-0117").await;
    let (status, home) = world.call("GET", "/v1/me", Some(&token), Value::Null).await;
    assert_eq!(status, 200);
    assert!(home["previous_sign_in"].is_string());
    // The same address for two people is no reason to refuse either.
    member(&world, "mary", "ichiro@home.example", 3).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_worth_something_only_in_the_session_that_asked() {
    let slapd = slapd();
    let world = begin(&slapd).await;
    let (_, ichiro) = sign_in(&world, "b26-0117", PASSWORD, "").await;
    let (_, mary) = sign_in(&world, "mary", PASSWORD, "").await;
    let (ichiro, mary) = (text(&ichiro, "/token"), text(&mary, "/token"));
    let (flow, _) = start_address(&world, &ichiro, "ichiro@home.example").await;
    let mail = world.mails(1).await.pop().unwrap();
    world.accepted(&flow).await;
    // The page behind the link leads on as well.
    let page = world.url(&link(&mail));
    for _ in 0..3 {
        assert_eq!(world.client.get(&page).send().await.unwrap().status(), 200);
    }
    let body = world
        .client
        .post(&page)
        .send()
        .await
        .unwrap()
        .text()
        .await
        .unwrap();
    let handle = body.split("akashi:open/").nth(1).unwrap();
    let handle = handle.split('"').next().unwrap();
    let redeem = json!({ "by": "handle", "handle": handle });
    assert_eq!(confirm(&world, &mary, &flow, redeem.clone()).await.0, 401);
    let stranger = Flow {
        id: flow.id,
        secret: "ab".repeat(32),
    };
    assert_eq!(
        confirm(&world, &ichiro, &stranger, redeem.clone()).await.0,
        401
    );
    // Another's flow cannot be taken over by asking for it again.
    let again = json!({
        "id": flow.id, "secret": flow.secret, "email": "mary@home.example", "language": "ja",
    });
    let (status, _) = world
        .call("POST", "/v1/me/campus/address", Some(&mary), again)
        .await;
    assert_eq!(status, 401);
    assert_eq!(confirm(&world, &ichiro, &flow, redeem).await.0, 204);
    // And a flow that leads to an application confirms no address.
    let (registration, _) = world.start("mary@home.example").await;
    let mail = world.mails(2).await.pop().unwrap();
    world.accepted(&registration).await;
    let answer = confirm(&world, &mary, &registration, by_code(&code(&mail))).await;
    assert_eq!(answer.0, 401);
    assert_eq!(world.redeem(&registration, &code(&mail)).await.0, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_failures_are_refused_for_known_and_unknown_alike() {
    let slapd = slapd();
    let world = begin(&slapd).await;
    for user in ["mary", "nobody"] {
        for _ in 0..10 {
            let (status, problem) = sign_in(&world, user, "Wrong1Wrong", "").await;
            assert_eq!((status, &problem["code"]), (401, &json!("sign_in_failed")));
        }
        // However it is written.
        for user in [user.to_owned(), user.to_uppercase(), format!(" {user}　")] {
            let (status, problem) = sign_in(&world, &user, PASSWORD, "").await;
            assert_eq!((status, &problem["code"]), (429, &json!("sign_in_refused")));
        }
    }
    world.advance(15 * 60);
    assert_eq!(sign_in(&world, "mary", PASSWORD, "").await.0, 201);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_directory_that_is_down_counts_against_nobody() {
    let mut slapd = slapd();
    let world = begin(&slapd).await;
    member(&world, "mary", "mary@home.example", 1).await;
    for _ in 0..9 {
        assert_eq!(sign_in(&world, "mary", "Wrong1Wrong", SECOND).await.0, 401);
    }
    slapd.stop().unwrap();
    for _ in 0..15 {
        let (status, problem) = sign_in(&world, "mary", PASSWORD, SECOND).await;
        assert_eq!(
            (status, &problem["code"]),
            (503, &json!("directory_unavailable"))
        );
        assert_eq!(problem["args"]["seconds"], "30");
    }
    // An empty password needs no directory to be refused, and that is the tenth.
    assert_eq!(sign_in(&world, "mary", "", SECOND).await.0, 401);
    let (_, problem) = sign_in(&world, "mary", PASSWORD, SECOND).await;
    assert_eq!(problem["code"], "sign_in_refused");
    // Graduates do not notice.
    world.graduate("ichiro@shomei.test").await;
    let graduate = world
        .sign_in("ichiro@shomei.test", crate::world::INITIAL, "")
        .await;
    assert_eq!(graduate.0, 201);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_universitys_password_is_kept_nowhere() {
    let slapd = slapd();
    let world = begin(&slapd).await;
    member(&world, "mary", "mary@home.example", 1).await;
    until(|| async { sign_in(&world, "mary", PASSWORD, SECOND).await.0 == 201 }).await;
    let rows: Result<Vec<(String, String)>, akashi_server::storage::StorageError> = world
        .running
        .state
        .storage
        .read(|conn| {
            let mut statement = conn.prepare("SELECT role, phc FROM sign_in_password")?;
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await;
    let rows = rows.unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].0, "second");
    let hashing = &world.running.state.hashing;
    let cost = akashi_server::hashing::Cost::Applicant;
    let fits = |password: &str| hashing.verify(password.into(), Some(rows[0].1.clone()), cost);
    assert!(fits(SECOND).await.unwrap());
    assert!(!fits(PASSWORD).await.unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_university_without_a_directory_has_no_such_door() {
    let world = World::begin().await;
    let (status, problem) = sign_in(&world, "mary", PASSWORD, "").await;
    assert_eq!((status, &problem["code"]), (404, &json!("not_found")));
}
