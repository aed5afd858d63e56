//! メールアドレス変更: who is asked what, who is told what, and what a stranger learns of it.

use akashi_domain::EmailAddress;
use akashi_server::config::DirectorySecurity;
use akashi_server::mail::Readable;
use akashi_server::storage::notice::{self, AccountNotice};
use akashi_server::storage::{StorageError, address, password};
use serde_json::{Value, json};

use akashi_tests::neighbours::slapd::{PASSWORD, Slapd, person};

use crate::once;
use crate::slapd::reached;
use crate::world::{Answer, Flow, INITIAL, World, code, said, text};

const OLD: &str = "ichiro.takasaki@shomei.test";
const NEW: &str = "Ichiro@home.example";
const FIRST: &str = "Kagi4Yozora";
const SECOND: &str = "Tsuki7Akari";

/// A graduate with two passwords, signed in.
async fn graduate(world: &World, email: &str) -> String {
    world.graduate(email).await;
    let (_, session) = world.sign_in(email, INITIAL, "").await;
    let body = json!({ "password": FIRST, "second_password": SECOND });
    let token = text(&session, "/token");
    let set = world.call("PUT", "/v1/me/passwords", Some(&token), body);
    assert_eq!(set.await.0, 204);
    token
}

async fn start(world: &World, token: &str, email: &str, password: &str) -> (Flow, Answer) {
    let flow = Flow::drawn();
    let body = json!({
        "id": flow.id, "secret": flow.secret, "email": email, "password": password, "language": "ja",
    });
    let answer = world
        .call("POST", "/v1/me/address", Some(token), body)
        .await;
    (flow, answer)
}

/// A change that was begun, and its mail.
async fn begun(world: &World, token: &str, email: &str) -> (Flow, Readable) {
    world.begun(start(world, token, email, FIRST)).await
}

async fn redeem(world: &World, token: &str, flow: &Flow, redeem: Value) -> Answer {
    let body = json!({ "flow": flow.id, "secret": flow.secret, "redeem": redeem });
    world.call("PUT", "/v1/me/address", Some(token), body).await
}

async fn enter(world: &World, token: &str, flow: &Flow, code: &str) -> Answer {
    redeem(world, token, flow, json!({ "by": "code", "code": code })).await
}

async fn present(world: &World, token: &str) -> Value {
    let (status, present) = world
        .call("GET", "/v1/me/address", Some(token), Value::Null)
        .await;
    assert_eq!(status, 200, "{present}");
    present
}

#[tokio::test]
async fn an_address_moves_and_the_one_before_is_told() {
    let world = World::begin().await;
    let token = graduate(&world, OLD).await;
    assert_eq!(
        present(&world, &token).await,
        json!({ "email": OLD, "asks_for": "password" })
    );
    let same = start(&world, &token, "ICHIRO.takasaki@shomei.test", FIRST).await;
    assert_eq!(said(&same.1), (422, "email_unchanged"));
    let (flow, mail) = begun(&world, &token, NEW).await;
    assert_eq!(
        (mail.to.as_str(), mail.subject.as_str()),
        (NEW, "メールアドレス変更")
    );
    // Nothing has changed yet, and the code opens nothing else.
    assert_eq!(present(&world, &token).await["email"], OLD);
    assert_eq!(world.redeem(&flow, &code(&mail)).await.0, 401);
    assert_eq!(
        said(&enter(&world, &token, &flow, "0000-0000").await),
        (422, "code_wrong")
    );
    assert_eq!(enter(&world, &token, &flow, &code(&mail)).await.0, 204);
    assert_eq!(
        said(&enter(&world, &token, &flow, &code(&mail)).await),
        (410, "code_used")
    );
    assert_eq!(present(&world, &token).await["email"], NEW);
    let told = world.mails(2).await.pop().unwrap();
    assert_eq!(
        (told.to.as_str(), told.subject.as_str()),
        (OLD, "メールアドレスが変更されました")
    );
    assert!(!told.text.contains("home.example"), "{}", told.text);
    // Signing in is by the new one, with the same passwords.
    assert_eq!(world.sign_in(OLD, FIRST, SECOND).await.0, 401);
    assert_eq!(
        world.sign_in("ichiro@home.example", FIRST, SECOND).await.0,
        201
    );
    // What is kept of the address before is nothing.
    let sql = "SELECT count(*) FROM mail_outbox WHERE to_address IS NOT NULL";
    crate::world::until(|| async { world.count(sql).await == 0 }).await;
    let sql = "SELECT count(*) FROM audit_event WHERE action = 'account.address_changed'";
    assert_eq!(world.count(sql).await, 1);
}

#[tokio::test]
async fn a_session_that_was_left_open_is_not_enough() {
    let world = World::with(|config| config.university.policies.sign_in_slow_after = 1_000).await;
    let token = graduate(&world, OLD).await;
    for password in ["", SECOND, "Wrong1Wrong"] {
        let (_, answer) = start(&world, &token, NEW, password).await;
        assert_eq!(said(&answer), (422, "current_password_wrong"));
    }
    for _ in 3..10 {
        let (_, answer) = start(&world, &token, NEW, "Wrong1Wrong").await;
        assert_eq!(said(&answer), (422, "current_password_wrong"));
    }
    let (_, answer) = start(&world, &token, NEW, FIRST).await;
    assert_eq!(said(&answer), (429, "sign_in_refused"));
    assert_eq!(world.count("SELECT count(*) FROM mail_outbox").await, 0);
    assert_eq!(world.count("SELECT count(*) FROM one_time_flow").await, 0);
}

#[tokio::test]
async fn an_address_of_another_graduate_is_told_to_that_address_alone() {
    let world = World::begin().await;
    let token = graduate(&world, OLD).await;
    world.graduate("mary@shomei.test").await;
    let (known, (known_status, known_seen)) =
        start(&world, &token, "mary@shomei.test", FIRST).await;
    let (unknown, (status, seen)) = start(&world, &token, NEW, FIRST).await;
    let shape = |mut seen: Value| {
        for field in ["id", "resend_from"] {
            seen.as_object_mut().unwrap().remove(field);
        }
        seen
    };
    assert_eq!((known_status, shape(known_seen)), (status, shape(seen)));
    let of = |seen: Value| (seen["mail"]["state"].clone(), seen["spent"].clone());
    assert_eq!(
        of(world.accepted(&known).await),
        of(world.accepted(&unknown).await)
    );
    let mails = world.mails(2).await;
    let mail = mails.iter().find(|mail| mail.to == "mary@shomei.test");
    let mail = mail.unwrap();
    assert_eq!(mail.subject, "このアドレスのアカウントはすでにあります");
    assert!(!mail.text.contains("/l/"));
    // Wrong codes are answered alike, and counted alike: another mail counts anew.
    for round in 0..2 {
        for _ in 0..6 {
            let answers = [
                enter(&world, &token, &known, "0000-0000").await,
                enter(&world, &token, &unknown, "0000-0000").await,
            ];
            let [known, unknown] =
                answers.map(|(status, body)| (status, body["code"].clone(), body["args"].clone()));
            assert_eq!(known, unknown, "{round}");
        }
        world.advance(60);
        for flow in [&known, &unknown] {
            assert_eq!(
                world.flow(flow, "POST", "/resend", Value::Null).await.0,
                200
            );
            world.accepted(flow).await;
        }
    }
    // Corrected in place it leads on; back to the present one it does not.
    let to = |email: &str| json!({ "email": email });
    let back = world.flow(&known, "PUT", "/address", to(OLD)).await;
    assert_eq!(said(&back), (422, "email_unchanged"));
    let other = world.flow(&known, "PUT", "/address", to("ichiro@other.example"));
    assert_eq!(other.await.0, 200);
    world.accepted(&known).await;
    let mails = world.mails(7).await;
    let mail = mails.iter().find(|mail| mail.to == "ichiro@other.example");
    let code = code(mail.unwrap());
    assert_eq!(enter(&world, &token, &known, &code).await.0, 204);
}

#[tokio::test]
async fn an_address_that_was_taken_meanwhile_makes_no_second_graduate() {
    let world = World::begin().await;
    let token = graduate(&world, OLD).await;
    let (flow, mail) = begun(&world, &token, NEW).await;
    world.graduate("ichiro@home.example").await;
    let answer = enter(&world, &token, &flow, &code(&mail)).await;
    assert_eq!(said(&answer), (409, "address_in_use"));
    assert_eq!(present(&world, &token).await["email"], OLD);
    // The flow is not used up: the address can be corrected.
    let (_, seen) = world.flow(&flow, "GET", "", Value::Null).await;
    assert_eq!(seen["spent"], false);
}

#[tokio::test]
async fn of_two_changes_the_one_completed_first_counts() {
    let world = World::begin().await;
    let here = graduate(&world, OLD).await;
    let (_, session) = world.sign_in(OLD, FIRST, SECOND).await;
    let elsewhere = text(&session, "/token");
    let (first, first_mail) = begun(&world, &here, NEW).await;
    let (second, second_mail) = begun(&world, &elsewhere, "ichiro@other.example").await;
    // Nothing but the account's own session and the flow's own secret will do.
    let stranger = graduate(&world, "mary@shomei.test").await;
    let theirs = enter(&world, &stranger, &first, &code(&first_mail)).await;
    assert_eq!(said(&theirs), (401, "not_signed_in"));
    let guessed = Flow {
        id: first.id,
        secret: "ab".repeat(32),
    };
    let answer = enter(&world, &here, &guessed, &code(&first_mail)).await;
    assert_eq!(said(&answer), (401, "not_signed_in"));

    // A right to set passwords anew that the address before has got.
    let purpose = json!({ "kind": "password_reset" });
    let (reset, _) = world.start_for(OLD, purpose.clone()).await;
    let reset_mail = world.mails(3).await.pop().unwrap();
    world.accepted(&reset).await;
    let (_, right) = world.redeem(&reset, &code(&reset_mail)).await;
    let right = text(&right, "/token");
    let (late, _) = world.start_for(OLD, purpose).await;
    let late_mail = world.mails(4).await.pop().unwrap();
    world.accepted(&late).await;

    assert_eq!(
        enter(&world, &elsewhere, &second, &code(&second_mail))
            .await
            .0,
        204
    );
    let answer = enter(&world, &here, &first, &code(&first_mail)).await;
    assert_eq!(said(&answer), (409, "address_changed"));
    assert_eq!(
        present(&world, &here).await["email"],
        "ichiro@other.example"
    );
    world.advance(60);
    let again = world.flow(
        &first,
        "PUT",
        "/address",
        json!({ "email": "third@home.example" }),
    );
    assert_eq!(said(&again.await), (409, "address_changed"));
    // Whoever reads the former address can do nothing with it any more.
    let both = json!({ "password": "Yoake8Sora", "second_password": "Asahi9Umi" });
    let set = world.call("PUT", "/v1/password-reset", Some(&right), both);
    assert_eq!(set.await.0, 401);
    let answer = world.redeem(&late, &code(&late_mail)).await;
    assert_eq!(said(&answer), (410, "code_void"));
}

/// R14
#[tokio::test(flavor = "multi_thread")]
async fn looking_spends_nothing_and_of_a_hundred_one_succeeds() {
    let world = World::begin().await;
    let token = graduate(&world, OLD).await;
    let (flow, mail) = begun(&world, &token, NEW).await;
    once::of_a_hundred_one(&world, &mail, 204, |by| redeem(&world, &token, &flow, by)).await;
    assert_eq!(present(&world, &token).await["email"], NEW);
    let sql = "SELECT count(*) FROM mail_outbox WHERE kind = 'address_changed'";
    assert_eq!(world.count(sql).await, 1);
}

#[tokio::test]
async fn a_password_changed_just_before_is_told_to_the_same_address() {
    let world = World::begin().await;
    graduate(&world, OLD).await;
    let now = akashi_server::clock::Clock::now(&world.clock);
    let queued: Result<(), StorageError> = world
        .running
        .state
        .storage
        .transact(move |tx| {
            let found = password::find_graduate(tx, OLD)?.unwrap();
            let former = EmailAddress::parse(OLD).unwrap();
            let new = EmailAddress::parse(NEW).unwrap();
            notice::queue_for_account(tx, AccountNotice::PasswordChanged, found.account, now)?;
            address::move_to(tx, found.account, &new, now)?;
            notice::queue_for_former_address(tx, found.account, &former, now)
        })
        .await;
    queued.unwrap();
    world.running.state.mail.wake();
    let mails = world.mails(2).await;
    assert!(mails.iter().all(|mail| mail.to == OLD), "{mails:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_campus_id_is_asked_for_its_second_password() {
    let slapd = Slapd::start(&person("Mary Smith", "mary", "")).unwrap();
    let settings = reached(&slapd, DirectorySecurity::Ldaps);
    let world = World::with(crate::campus::with(settings)).await;
    crate::campus::member(&world, "mary", "mary@home.example", 1).await;
    let token = crate::campus::signed_in(&world, "mary").await;
    assert_eq!(present(&world, &token).await["asks_for"], "second_password");
    let (_, answer) = start(&world, &token, NEW, PASSWORD).await;
    assert_eq!(said(&answer), (422, "current_password_wrong"));
    // A graduate's address is no reason to refuse it: nobody signs in with it here.
    world.graduate("ichiro@home.example").await;
    let (flow, (status, _)) = start(&world, &token, NEW, SECOND).await;
    assert_eq!(status, 201);
    let mail = world.mails(3).await.pop().unwrap();
    world.accepted(&flow).await;
    assert_eq!(enter(&world, &token, &flow, &code(&mail)).await.0, 204);
    let told = world.mails(4).await.pop().unwrap();
    assert_eq!(told.to, "mary@home.example");
    assert_eq!(present(&world, &token).await["email"], NEW);
    let again = crate::campus::sign_in(&world, "mary", PASSWORD, SECOND).await;
    assert_eq!(
        (again.0, &again.1["kind"]),
        (201, &Value::from("key_needed"))
    );
}
