//! Signing in through a real identity provider, over HTTP: the way there, the three ways back, the first sign-in.

use akashi_domain::university::SignInProfile;
use akashi_server::config::{Config, SamlSettings};
use akashi_server::saml as sso;
use jiff::Timestamp;
use serde_json::{Value, json};
use uuid::Uuid;

use akashi_tests::neighbours::idp::{Idp, PRINCIPAL, SERVICE, Signs, Student};

use crate::idp::{Browser, ICHIRO, MARY, Shown, asked, asked_by};
use crate::world::{Answer, Flow, World, code, secret, text};

pub fn with(settings: SamlSettings) -> impl FnOnce(&mut Config) {
    move |config| {
        config.saml = Some(settings);
        config.university.profiles.push(SignInProfile::Saml);
    }
}

/// A server whose clock is the provider's, and the provider knows it.
pub async fn begin(idp: &Idp, settings: SamlSettings) -> World {
    let world = World::with(with(settings)).await;
    catch_up(&world);
    idp.serves(&world.url("/saml/acs")).unwrap();
    world
}

pub fn catch_up(world: &World) {
    let behind = Timestamp::now().duration_since(world.running.state.now());
    world.advance(behind.as_secs());
}

async fn ask(world: &World, port: Option<u16>) -> (Flow, Answer) {
    let flow = Flow {
        id: Uuid::now_v7(),
        secret: secret(),
    };
    let body = json!({
        "id": flow.id, "secret": flow.secret, "language": "ja", "port": port,
        "device": { "name": "desk", "system": "linux" },
    });
    let answer = world.call("POST", "/v1/saml/flows", None, body).await;
    (flow, answer)
}

/// A flow, and the page that its browser opens.
pub async fn flow(world: &World) -> (Flow, String) {
    let (flow, (status, begun)) = ask(world, None).await;
    assert_eq!(status, 201, "{begun}");
    (flow, world.url(&text(&begun, "/start")))
}

/// Up to the page that leads back.
pub async fn there_and_back(world: &World, user: &str) -> (Flow, Shown) {
    let (flow, start) = flow(world).await;
    let mut browser = Browser::new();
    let (to, response) = browser.answer(&start, user).await;
    assert_eq!(to, world.url("/saml/acs"));
    let page = browser.post(&to, &[("SAMLResponse", &response)]).await;
    (flow, page)
}

pub async fn redeem(world: &World, flow: &Flow, secret: &str, by: Value) -> Answer {
    let path = format!("/v1/saml/flows/{}/redeem", flow.id);
    world.call("POST", &path, Some(secret), by).await
}

pub fn handle(page: &Shown) -> Value {
    let handle = page.body.split("akashi:open/").nth(1).unwrap();
    json!({ "by": "handle", "handle": handle.split('"').next().unwrap() })
}

fn typed(page: &Shown) -> Value {
    let code = page.body.split("<p class=\"code\">").nth(1).unwrap();
    json!({ "by": "code", "code": code.split('<').next().unwrap() })
}

/// All of a first sign-in but the address.
pub async fn newcomer(world: &World, user: &str) -> Value {
    let (flow, page) = there_and_back(world, user).await;
    assert_eq!(page.status, 200, "{}", page.body);
    let (status, session) = redeem(world, &flow, &flow.secret, handle(&page)).await;
    assert_eq!(status, 201, "{session}");
    session
}

pub async fn confirm(world: &World, token: &str, email: &str, mails: usize) {
    let flow = Flow {
        id: Uuid::now_v7(),
        secret: secret(),
    };
    let body = json!({ "id": flow.id, "secret": flow.secret, "email": email, "language": "ja" });
    let path = "/v1/me/campus/address";
    let (status, _) = world.call("POST", path, Some(token), body).await;
    assert_eq!(status, 201);
    let mail = world.mails(mails).await.pop().unwrap();
    world.accepted(&flow).await;
    let redeem = json!({ "by": "code", "code": code(&mail) });
    let body = json!({ "flow": flow.id, "secret": flow.secret, "redeem": redeem });
    let (status, problem) = world.call("PUT", path, Some(token), body).await;
    assert_eq!(status, 204, "{problem}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_sign_in_asks_for_an_address_and_later_ones_lead_home() {
    let idp = Idp::start(&[ICHIRO, MARY]).unwrap();
    let world = begin(&idp, asked(&idp)).await;
    let session = newcomer(&world, "ichiro").await;
    assert_eq!(session["first"], "mail_address");
    assert_eq!(session["proposed_email"], "ichiro@shomei.test");
    let token = text(&session, "/token");
    let (_, problem) = world.call("GET", "/v1/me", Some(&token), Value::Null).await;
    assert_eq!(problem["code"], "passwords_must_be_set");
    // There are no passwords of ours to set.
    let both = json!({ "password": "Kagi4Yozora", "second_password": "Tsuki7Akari" });
    for (path, body) in [
        ("/v1/me/passwords", both),
        (
            "/v1/me/campus/second-password",
            json!({ "second_password": "Tsuki7Akari" }),
        ),
    ] {
        let (status, problem) = world.call("PUT", path, Some(&token), body).await;
        assert_eq!(
            (status, &problem["code"]),
            (403, &json!("not_allowed")),
            "{path}"
        );
    }
    confirm(&world, &token, "ichiro@home.example", 1).await;
    let (status, home) = world.call("GET", "/v1/me", Some(&token), Value::Null).await;
    assert_eq!((status, &home["name"]), (200, &json!("髙﨑 一郎")));
    assert_eq!(home["email"], "ichiro@home.example");

    let session = newcomer(&world, "ichiro").await;
    assert_eq!(
        (&session["first"], &session["proposed_email"]),
        (&Value::Null, &Value::Null)
    );
    assert!(session["previous_sign_in"].is_string());
    let token = text(&session, "/token");
    let (_, home) = world.call("GET", "/v1/me", Some(&token), Value::Null).await;
    assert_eq!(home["previous_device"]["name"], "desk");
    // Nothing here is by password, nor can we tell the university that it was somebody else.
    let change = json!({ "current": "Kagi4Yozora", "new": "Kagi5Yozora" });
    let not_me = json!({ "id": Uuid::now_v7(), "secret": secret(), "language": "ja" });
    for (method, path, body) in [
        ("PUT", "/v1/me/password", change.clone()),
        ("PUT", "/v1/me/second-password", change),
        ("POST", "/v1/me/not-me", not_me),
    ] {
        let (status, problem) = world.call(method, path, Some(&token), body).await;
        assert_eq!(
            (status, &problem["code"]),
            (403, &json!("not_allowed")),
            "{path}"
        );
    }
    // Another person is another account.
    let session = newcomer(&world, "mary").await;
    assert_eq!(session["first"], "mail_address");
}

#[tokio::test(flavor = "multi_thread")]
async fn handle_and_code_are_worth_nothing_without_the_secret_and_only_once() {
    let idp = Idp::start(&[ICHIRO]).unwrap();
    let world = begin(&idp, asked(&idp)).await;
    let (flow, page) = there_and_back(&world, "ichiro").await;
    for _ in 0..3 {
        assert_eq!(Browser::new().get(&page.url).await.status, 200);
    }
    for by in [handle(&page), typed(&page)] {
        let (status, _) = redeem(&world, &flow, &secret(), by).await;
        assert_eq!(status, 401);
    }
    let wrong = json!({ "by": "code", "code": "0000-0000" });
    let (status, problem) = redeem(&world, &flow, &flow.secret, wrong).await;
    assert_eq!((status, &problem["code"]), (422, &json!("code_wrong")));
    assert_eq!(
        redeem(&world, &flow, &flow.secret, typed(&page)).await.0,
        201
    );
    let (status, problem) = redeem(&world, &flow, &flow.secret, handle(&page)).await;
    assert_eq!((status, &problem["code"]), (410, &json!("code_used")));
    assert_eq!(Browser::new().get(&page.url).await.status, 410);

    // A few wrong codes, and it is over.
    let (flow, page) = there_and_back(&world, "ichiro").await;
    for _ in 0..5 {
        let wrong = json!({ "by": "code", "code": "0000-0000" });
        redeem(&world, &flow, &flow.secret, wrong).await;
    }
    let (status, problem) = redeem(&world, &flow, &flow.secret, typed(&page)).await;
    assert_eq!((status, &problem["code"]), (410, &json!("code_void")));

    // Nor does it wait for ever.
    let (flow, page) = there_and_back(&world, "ichiro").await;
    world.advance(10 * 60);
    let (status, problem) = redeem(&world, &flow, &flow.secret, handle(&page)).await;
    assert_eq!((status, &problem["code"]), (410, &json!("code_expired")));
    assert_eq!(Browser::new().get(&page.url).await.status, 410);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_application_that_listens_is_led_to_by_itself() {
    let idp = Idp::start(&[ICHIRO]).unwrap();
    let world = begin(&idp, asked(&idp)).await;
    let (_, (_, begun)) = ask(&world, Some(40_123)).await;
    let mut browser = Browser::new();
    let (to, response) = browser
        .answer(&world.url(&text(&begun, "/start")), "ichiro")
        .await;
    let page = browser.post(&to, &[("SAMLResponse", &response)]).await;
    let there = page.refresh.clone().unwrap();
    let shown = handle(&page)["handle"].as_str().unwrap().to_owned();
    assert_eq!(there, format!("1; url=http://127.0.0.1:40123/{shown}"));
    let (_, (status, problem)) = ask(&world, Some(80)).await;
    assert_eq!(
        (status, &problem["code"]),
        (400, &json!("request_malformed"))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_can_be_opened_again_and_only_one_answer_counts() {
    let idp = Idp::start(&[ICHIRO]).unwrap();
    let world = begin(&idp, asked(&idp)).await;
    let (_, start) = flow(&world).await;
    let mut first = Browser::new();
    let mut second = Browser::new();
    let (to, early) = first.answer(&start, "ichiro").await;
    let (_, late) = second.answer(&start, "ichiro").await;
    assert_eq!(
        first.post(&to, &[("SAMLResponse", &early)]).await.status,
        200
    );
    assert_eq!(
        second.post(&to, &[("SAMLResponse", &late)]).await.status,
        403
    );
    assert_eq!(Browser::new().get(&start).await.status, 410);
    // Nor is anything asked for ever.
    let (_, start) = flow(&world).await;
    let (_, late) = first.answer(&start, "ichiro").await;
    world.advance(30 * 60);
    assert_eq!(
        first.post(&to, &[("SAMLResponse", &late)]).await.status,
        403
    );
    assert_eq!(first.get(&start).await.status, 410);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_identifier_that_changes_hands_is_refused_until_somebody_has_asked() {
    let idp = Idp::start(&[ICHIRO]).unwrap();
    let settings = SamlSettings {
        subject_attribute: PRINCIPAL.into(),
        ..asked(&idp)
    };
    let world = begin(&idp, settings).await;
    let session = newcomer(&world, "ichiro").await;
    confirm(&world, &text(&session, "/token"), "ichiro@home.example", 1).await;
    let other = Student {
        number: "B28-0001",
        name: "佐藤 一郎",
        ..ICHIRO
    };
    idp.knows(&[other]).unwrap();
    let (flow, page) = there_and_back(&world, "ichiro").await;
    assert_eq!(page.status, 403);
    let by = json!({ "by": "code", "code": "0000-0000" });
    assert_eq!(redeem(&world, &flow, &flow.secret, by).await.0, 422);
    let storage = &world.running.state.storage;
    let account: Result<String, akashi_server::storage::StorageError> = storage
        .read(|conn| {
            let sql = "SELECT subject_id FROM audit_event WHERE action = 'account.identifier_changed_hands'";
            Ok(conn.query_row(sql, [], |row| row.get(0))?)
        })
        .await;
    let account: Uuid = account.unwrap().parse().unwrap();
    // The same person went on to another school.
    let now = world.running.state.now();
    sso::same_person(storage, account, now).await.unwrap();
    let session = newcomer(&world, "ichiro").await;
    assert_eq!(session["first"], Value::Null);
    // Now it is somebody else.
    idp.knows(&[
        Student {
            number: "B30-0001",
            ..MARY
        },
        Student {
            number: "B30-0002",
            ..ICHIRO
        },
    ])
    .unwrap();
    assert_eq!(there_and_back(&world, "ichiro").await.1.status, 403);
    sso::another_person(storage, account, now).await.unwrap();
    let token = text(&session, "/token");
    assert_eq!(
        world
            .call("GET", "/v1/me", Some(&token), Value::Null)
            .await
            .0,
        401
    );
    let session = newcomer(&world, "ichiro").await;
    assert_eq!(session["first"], "mail_address");
    let nobody = sso::same_person(storage, Uuid::now_v7(), now).await;
    assert!(matches!(nobody, Err(sso::HandsProblem::AccountUnknown)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_may_sign_either_part_and_change_its_key() {
    let idp = Idp::start(&[ICHIRO]).unwrap();
    idp.add_key("next").unwrap();
    let metadata = idp.metadata_with(&["next", "idp"]).unwrap();
    let world = begin(&idp, asked_by(metadata)).await;
    for (key, signs, algorithm) in [
        ("idp", Signs::Response, "rsa-sha256"),
        ("idp", Signs::Assertion, "rsa-sha384"),
        ("next", Signs::Both, "rsa-sha512"),
        ("next", Signs::Assertion, "rsa-sha256"),
    ] {
        idp.hosts(key, signs, algorithm).unwrap();
        let (_, page) = there_and_back(&world, "ichiro").await;
        assert_eq!(page.status, 200, "{key} {signs:?} {algorithm}");
    }
    idp.add_key("third").unwrap();
    idp.hosts("third", Signs::Both, "rsa-sha256").unwrap();
    assert_eq!(there_and_back(&world, "ichiro").await.1.status, 403);
    idp.hosts("idp", Signs::Both, "rsa-sha1").unwrap();
    assert_eq!(there_and_back(&world, "ichiro").await.1.status, 403);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_valid_metadata_nobody_is_led_anywhere() {
    let idp = Idp::start(&[ICHIRO]).unwrap();
    let settings = SamlSettings {
        metadata_file: Some("/nowhere/metadata.xml".into()),
        ..asked(&idp)
    };
    let world = begin(&idp, settings).await;
    let (_, (status, problem)) = ask(&world, None).await;
    assert_eq!(
        (status, &problem["code"]),
        (503, &json!("identity_provider_unavailable"))
    );
    assert_eq!(problem["args"]["seconds"], "60");

    let world = World::begin().await;
    let (_, (status, problem)) = ask(&world, None).await;
    assert_eq!((status, &problem["code"]), (404, &json!("not_found")));
    assert_eq!(
        world
            .call("GET", "/saml/metadata", None, Value::Null)
            .await
            .0,
        404
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_metadata_of_this_server_names_where_answers_go() {
    let idp = Idp::start(&[ICHIRO]).unwrap();
    let world = begin(&idp, asked(&idp)).await;
    let url = world.url("/saml/metadata");
    let text = reqwest::get(url).await.unwrap().text().await.unwrap();
    assert!(text.contains(&format!("entityID=\"{SERVICE}\"")), "{text}");
    assert!(
        text.contains(&format!("Location=\"{}\"", world.url("/saml/acs"))),
        "{text}"
    );
    assert!(text.contains("WantAssertionsSigned=\"true\""), "{text}");
}
