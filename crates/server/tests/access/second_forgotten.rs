//! S111: a forgotten second password of a campus ID. Who is proven how, what is counted, what ends with it; R13 and R14 for
//! its link.

use akashi_server::config::DirectorySecurity;
use akashi_tests::neighbours::slapd::{PASSWORD, Slapd, person};
use serde_json::{Value, json};

use crate::campus::{self, SECOND, member, sign_in, with};
use crate::once;
use crate::slapd::reached;
use crate::world::{Answer, Flow, World, code, link, said, text, until};

const USER: &str = "b26-0117";
const EMAIL: &str = "ichiro@home.example";
const PATH: &str = "/v1/second-password-reset";
const NEW: &str = "Hoshi8Matataki";

/// A university, and somebody in it whose first sign-in is over. One mail has been sent.
struct Begun {
    world: World,
    slapd: Slapd,
}

async fn begin() -> Begun {
    let people = [
        person("髙﨑 一郎", "B26-0117", ""),
        person("Mary Smith", "mary", ""),
    ];
    let slapd = Slapd::start(&people.concat()).unwrap();
    let world = World::with(with(reached(&slapd, DirectorySecurity::Ldaps))).await;
    member(&world, USER, EMAIL, 1).await;
    Begun { world, slapd }
}

pub async fn ask(world: &World, flow: &Flow, user: &str, password: &str) -> Answer {
    let body = json!({
        "id": flow.id, "secret": flow.secret, "user_id": user, "password": password, "language": "ja",
    });
    world.call("POST", PATH, None, body).await
}

/// Begins; the code of the mail, which is the `count`th.
async fn forgotten(world: &World, count: usize) -> (Flow, String) {
    let flow = Flow::drawn();
    let (status, seen) = ask(world, &flow, USER, PASSWORD).await;
    assert_eq!(status, 201, "{seen}");
    world.accepted(&flow).await;
    let mail = world.mails(count).await.pop().unwrap();
    (flow, code(&mail))
}

/// The right that the code leads to.
async fn right(world: &World, flow: &Flow, code: &str) -> String {
    let (status, redeemed) = world.redeem(flow, code).await;
    assert_eq!(
        (status, &redeemed["kind"]),
        (200, &json!("second_password")),
        "{redeemed}"
    );
    text(&redeemed, "/token")
}

async fn set(world: &World, right: &str, second: &str) -> Answer {
    let body = json!({ "second_password": second });
    world.call("PUT", PATH, Some(right), body).await
}

async fn enters(world: &World, second: &str) -> u16 {
    sign_in(world, USER, PASSWORD, second).await.0
}

#[tokio::test(flavor = "multi_thread")]
async fn user_id_and_password_lead_to_a_mail_and_its_code_to_another_second_password() {
    let Begun {
        world,
        slapd: _slapd,
    } = begin().await;
    // Here, remembered; there, waiting for a key.
    let (_, entry) = sign_in(&world, USER, PASSWORD, SECOND).await;
    let session = campus::with_key(&world, entry).await;
    let (_, waits) = sign_in(&world, USER, PASSWORD, SECOND).await;
    world.mails(3).await;

    let flow = Flow::drawn();
    let (status, begun) = ask(&world, &flow, " Ｂ26-0117", PASSWORD).await;
    assert_eq!(
        (status, &begun["sent_to"]),
        (201, &json!("i•••@home.example"))
    );
    world.accepted(&flow).await;
    let mail = world.mails(4).await.pop().unwrap();
    assert_eq!(
        (mail.to.as_str(), mail.subject.as_str()),
        (EMAIL, "第2パスワード再設定のお申し込みがありました")
    );
    // It is no address to be corrected: the mail goes to the account's own and nowhere else.
    let elsewhere = json!({ "email": "mallory@elsewhere.example" });
    let corrected = world.flow(&flow, "PUT", "/address", elsewhere).await;
    assert_eq!(said(&corrected), (403, "not_allowed"));
    // Until it is set, everything is as it was.
    let token = right(&world, &flow, &code(&mail)).await;
    let home = world
        .call("GET", "/v1/me", Some(&session), Value::Null)
        .await;
    assert_eq!(home.0, 200);
    assert_eq!(enters(&world, SECOND).await, 201);

    for (second, rule) in [
        ("short1A", "length"),
        ("Password1", "not_common"),
        ("B26-0117aA", "alphanumeric"),
        (SECOND, "not_used_before"),
    ] {
        let refused = set(&world, &token, second).await;
        assert_eq!(said(&refused), (422, "password_refused"));
        assert!(
            text(&refused.1, "/args/rules").contains(rule),
            "{}",
            refused.1
        );
    }
    assert_eq!(set(&world, &token, NEW).await.0, 204);
    assert_eq!(
        said(&set(&world, &token, NEW).await),
        (401, "not_signed_in")
    );
    // Sessions and whatever waited for a key are over, and the address is told.
    let home = world
        .call("GET", "/v1/me", Some(&session), Value::Null)
        .await;
    assert_eq!(home.0, 401);
    let waits = text(&waits, "/token");
    let key = world
        .call("GET", "/v1/sessions/campus/key", Some(&waits), Value::Null)
        .await;
    assert_eq!(key.0, 401);
    until(|| async {
        let told = world.mails(5).await;
        let told = told.iter().filter(|mail| mail.to == EMAIL);
        told.filter(|mail| mail.subject == "第2パスワードが再設定されました")
            .count()
            == 1
    })
    .await;
    assert_eq!(enters(&world, SECOND).await, 401);
    let (status, entry) = sign_in(&world, USER, PASSWORD, NEW).await;
    assert_eq!((status, &entry["kind"]), (201, &json!("key_needed")));
    for action in [
        "SELECT count(*) FROM audit_event WHERE action = 'account.second_password_forgotten'",
        "SELECT count(*) FROM audit_event WHERE action = 'account.second_password_forgotten_confirmed'",
        "SELECT count(*) FROM audit_event WHERE action = 'account.second_password_set_anew'",
    ] {
        assert_eq!(world.count(action).await, 1, "{action}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_remembered_device_is_asked_again() {
    let Begun {
        world,
        slapd: _slapd,
    } = begin().await;
    let (_, waits) = sign_in(&world, USER, PASSWORD, SECOND).await;
    let waits = text(&waits, "/token");
    let path = "/v1/sessions/campus/key";
    until(|| async {
        let (_, seen) = world.call("GET", path, Some(&waits), Value::Null).await;
        seen["mail"]["state"] == "accepted"
    })
    .await;
    let key = code(&world.mails(2).await.pop().unwrap());
    let body = json!({ "key": key, "remember": true });
    let (_, session) = world.call("POST", path, Some(&waits), body).await;
    let remembered = text(&session, "/remembered/token");
    let (flow, code) = forgotten(&world, 3).await;
    let token = right(&world, &flow, &code).await;
    assert_eq!(set(&world, &token, NEW).await.0, 204);
    let body = json!({
        "user_id": USER, "password": PASSWORD, "second_password": NEW, "language": "ja", "remembered": remembered,
    });
    let (_, entry) = world.call("POST", "/v1/sessions/campus", None, body).await;
    assert_eq!(entry["kind"], "key_needed", "{entry}");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_wrong_learns_nothing_and_causes_no_mail() {
    let Begun {
        world,
        slapd: _slapd,
    } = begin().await;
    for (user, password) in [
        (USER, "Wrong1Wrong"),
        (USER, ""),
        (USER, SECOND),
        ("nobody", PASSWORD),
        ("*", PASSWORD),
        ("", PASSWORD),
    ] {
        let flow = Flow::drawn();
        let answer = ask(&world, &flow, user, password).await;
        assert_eq!(said(&answer), (401, "sign_in_failed"), "{user}");
        let seen = world.flow(&flow, "GET", "", Value::Null).await;
        assert_eq!(said(&seen), (401, "not_signed_in"));
    }
    // Who has never signed in, and who has not come as far as a second password, has none to forget. Nobody gets an account.
    let accounts = world.count("SELECT count(*) FROM account").await;
    let none = ask(&world, &Flow::drawn(), "mary", PASSWORD).await;
    assert_eq!(said(&none), (409, "second_password_not_set"));
    assert_eq!(world.count("SELECT count(*) FROM account").await, accounts);
    assert_eq!(sign_in(&world, "mary", PASSWORD, "").await.0, 201);
    let none = ask(&world, &Flow::drawn(), "mary", PASSWORD).await;
    assert_eq!(said(&none), (409, "second_password_not_set"));
    assert_eq!(world.count("SELECT count(*) FROM one_time_flow").await, 1);
    assert_eq!(world.mails(1).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_passwords_here_are_counted_here_for_known_and_unknown_alike() {
    let Begun {
        world,
        slapd: _slapd,
    } = begin().await;
    for user in [USER, "nobody"] {
        for _ in 0..10 {
            let answer = ask(&world, &Flow::drawn(), user, "Wrong1Wrong").await;
            assert_eq!(said(&answer), (401, "sign_in_failed"));
        }
        for user in [user.to_owned(), user.to_uppercase(), format!(" {user}　")] {
            let answer = ask(&world, &Flow::drawn(), &user, PASSWORD).await;
            assert_eq!(said(&answer), (429, "sign_in_refused"));
        }
    }
    // Signing in is another door.
    assert_eq!(enters(&world, SECOND).await, 201);
    world.advance(15 * 60);
    assert_eq!(ask(&world, &Flow::drawn(), USER, PASSWORD).await.0, 201);
    // What was right has forgiven what was wrong.
    assert_eq!(
        said(&ask(&world, &Flow::drawn(), USER, "Wrong1Wrong").await),
        (401, "sign_in_failed")
    );
    assert_eq!(ask(&world, &Flow::drawn(), USER, PASSWORD).await.0, 201);
}

/// A hundred wrong second passwords: only this leads back, and it forgives nothing before it is through.
#[tokio::test(flavor = "multi_thread")]
async fn who_is_locked_comes_out_this_way() {
    let Begun {
        world,
        slapd: _slapd,
    } = begin().await;
    for wrong in 0..100 {
        if wrong >= 10 {
            world.advance(15 * 60);
        }
        assert_eq!(enters(&world, "Wrong1Wrong").await, 401, "{wrong}");
    }
    world.advance(15 * 60);
    let locked = sign_in(&world, USER, PASSWORD, SECOND).await;
    assert_eq!(said(&locked), (403, "sign_in_reset_needed"));
    let (flow, code) = forgotten(&world, 2).await;
    let token = right(&world, &flow, &code).await;
    let locked = sign_in(&world, USER, PASSWORD, SECOND).await;
    assert_eq!(said(&locked), (403, "sign_in_reset_needed"));
    assert_eq!(set(&world, &token, NEW).await.0, 204);
    assert_eq!(enters(&world, NEW).await, 201);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_directory_that_is_down_counts_against_nobody() {
    let Begun { world, mut slapd } = begin().await;
    slapd.stop().unwrap();
    for _ in 0..12 {
        let down = ask(&world, &Flow::drawn(), USER, PASSWORD).await;
        assert_eq!(said(&down), (503, "directory_unavailable"));
        assert_eq!(down.1["args"]["seconds"], "30");
    }
    assert_eq!(
        world
            .count("SELECT count(*) FROM sign_in_attempt WHERE failures > 0")
            .await,
        0
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn looking_spends_nothing_and_of_a_hundred_posts_one_succeeds() {
    let Begun {
        world,
        slapd: _slapd,
    } = begin().await;
    let (flow, _) = forgotten(&world, 2).await;
    let by_handle = once::pressed(&world, &world.mails(2).await[1]).await;
    let stranger = Flow {
        id: flow.id,
        secret: "0".repeat(64),
    };
    let theirs = world
        .flow(&stranger, "POST", "/redeem", by_handle.clone())
        .await;
    assert_eq!(theirs.0, 401);
    let (status, redeemed) = world
        .flow(&flow, "POST", "/redeem", by_handle.clone())
        .await;
    assert_eq!(
        (status, &redeemed["kind"]),
        (200, &json!("second_password"))
    );
    let again = world.flow(&flow, "POST", "/redeem", by_handle).await;
    assert_eq!(said(&again), (410, "code_used"));
    // The right is good once, for however many come with it.
    let token = text(&redeemed, "/token");
    let sets = (0..10).map(|_| set(&world, &token, NEW));
    let answers = futures_util::future::join_all(sets).await;
    assert_eq!(answers.iter().filter(|answer| answer.0 == 204).count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn code_and_right_live_for_thirty_minutes() {
    let Begun {
        world,
        slapd: _slapd,
    } = begin().await;
    let (flow, late) = forgotten(&world, 2).await;
    world.advance(30 * 60);
    assert_eq!(
        said(&world.redeem(&flow, &late).await),
        (410, "code_expired")
    );
    let page = world.url(&link(&world.mails(2).await[1]));
    assert_eq!(world.client.post(&page).send().await.unwrap().status(), 410);
    // Another mail of the same flow works, to its last second.
    assert_eq!(
        world.flow(&flow, "POST", "/resend", Value::Null).await.0,
        200
    );
    world.accepted(&flow).await;
    let fresh = code(&world.mails(3).await.pop().unwrap());
    world.advance(30 * 60 - 1);
    let token = right(&world, &flow, &fresh).await;
    world.advance(30 * 60);
    assert_eq!(
        said(&set(&world, &token, NEW).await),
        (401, "not_signed_in")
    );
    assert_eq!(enters(&world, SECOND).await, 201);
}

/// The flow knows the address it was begun with, and a right is good for what it was given for.
#[tokio::test(flavor = "multi_thread")]
async fn it_leads_nowhere_once_the_address_is_another_and_nothing_else_leads_there() {
    let Begun {
        world,
        slapd: _slapd,
    } = begin().await;
    let (flow, code) = forgotten(&world, 2).await;
    let moved: Result<(), akashi_server::storage::StorageError> = world
        .running
        .state
        .storage
        .transact(|tx| {
            tx.execute(
                "UPDATE email_address SET address = 'new@home.example', address_key = 'new@home.example'",
                [],
            )?;
            Ok(())
        })
        .await;
    moved.unwrap();
    assert_eq!(
        said(&world.redeem(&flow, &code).await),
        (409, "address_changed")
    );
    world.advance(30);
    let resent = world.flow(&flow, "POST", "/resend", Value::Null).await;
    assert_eq!(said(&resent), (409, "address_changed"));
    // A repetition is the same flow; another's is not taken over by it, whatever it leads to.
    let mine = Flow::drawn();
    assert_eq!(ask(&world, &mine, USER, PASSWORD).await.0, 201);
    assert_eq!(ask(&world, &mine, USER, PASSWORD).await.0, 201);
    world.accepted(&mine).await;
    member(&world, "mary", "mary@home.example", 4).await;
    assert_eq!(
        said(&ask(&world, &mine, "mary", PASSWORD).await),
        (401, "not_signed_in")
    );
    let (registration, _) = world.start("somebody@home.example").await;
    let taken = ask(&world, &registration, USER, PASSWORD).await;
    assert_eq!(said(&taken), (401, "not_signed_in"));
    // A right to a second password sets no graduate's passwords.
    let mail = world
        .mails(5)
        .await
        .into_iter()
        .rfind(|mail| mail.to == "new@home.example")
        .unwrap();
    let token = right(&world, &mine, &crate::world::code(&mail)).await;
    let both = json!({ "password": "Kagi4Yozora", "second_password": NEW });
    let answer = world
        .call("PUT", "/v1/password-reset", Some(&token), both)
        .await;
    assert_eq!(said(&answer), (401, "not_signed_in"));
    // An operator who has forgotten it meanwhile has ended the right as well.
    let state = &world.running.state;
    let realm = state.directory.as_ref().unwrap().realm().to_owned();
    akashi_server::campus::reset(&state.storage, &state.keys, &realm, USER, state.now())
        .await
        .unwrap();
    assert_eq!(
        said(&set(&world, &token, NEW).await),
        (401, "not_signed_in")
    );
}
