//! 卒業後のログイン方法: a student becomes a graduate of the same account. Against a real identity provider and a real directory.

use akashi_domain::EmailAddress;
use akashi_domain::university::SignInProfile;
use akashi_server::clock::Clock as _;
use akashi_server::config::{DirectorySecurity, DirectorySettings};
use akashi_server::mail::Readable;
use akashi_server::saml as sso;
use akashi_server::storage::campus::Kind;
use akashi_server::storage::{StorageError, address};
use akashi_tests::neighbours::idp::{Idp, Student};
use akashi_tests::neighbours::slapd::{PASSWORD, Slapd, person};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::campus::{self, SECOND};
use crate::enrolment::{graduate, member};
use crate::idp::{ICHIRO, MARY, asked};
use crate::saml::{
    begin as provider, confirm, handle, newcomer, redeem as come_back, there_and_back,
};
use crate::second_forgotten::ask as forgot;
use crate::slapd::reached;
use crate::world::{Answer, Flow, World, code, link, text};

const STUDENT: &str = "ichiro@shomei.test";
const OWN: &str = "Ichiro@home.example";
const FIRST: &str = "Yoake8Sora";
const OTHER: &str = "Asahi9Umi";
const PATH: &str = "/v1/me/graduation";
const ACCOUNTS: &str = "SELECT count(*) FROM account";

fn drawn() -> Flow {
    Flow {
        id: Uuid::now_v7(),
        secret: Uuid::new_v4().simple().to_string() + &Uuid::new_v4().simple().to_string(),
    }
}

async fn start(world: &World, token: &str, email: &str, password: &str) -> (Flow, Answer) {
    let flow = drawn();
    let body = json!({
        "id": flow.id, "secret": flow.secret, "email": email, "password": password, "language": "ja",
    });
    let answer = world.call("POST", PATH, Some(token), body).await;
    (flow, answer)
}

/// A change that was begun, and its mail.
pub async fn begun(world: &World, token: &str, email: &str, password: &str) -> (Flow, Readable) {
    let before = world.mails(0).await.len();
    let (flow, (status, seen)) = start(world, token, email, password).await;
    assert_eq!(status, 201, "{seen}");
    let mail = world.mails(before + 1).await.pop().unwrap();
    world.accepted(&flow).await;
    (flow, mail)
}

async fn redeem(world: &World, token: &str, flow: &Flow, redeem: Value) -> Answer {
    let body = json!({ "flow": flow.id, "secret": flow.secret, "redeem": redeem });
    world.call("PUT", PATH, Some(token), body).await
}

pub async fn enter(world: &World, token: &str, flow: &Flow, code: &str) -> Answer {
    redeem(world, token, flow, json!({ "by": "code", "code": code })).await
}

pub async fn set(world: &World, token: &str, flow: &Flow, first: &str, second: &str) -> Answer {
    let body = json!({
        "flow": flow.id, "secret": flow.secret, "password": first, "second_password": second,
    });
    let path = "/v1/me/graduation/passwords";
    world.call("PUT", path, Some(token), body).await
}

/// A change whose address is confirmed.
async fn confirmed(world: &World, token: &str, email: &str, password: &str) -> Flow {
    let (flow, mail) = begun(world, token, email, password).await;
    let (status, right) = enter(world, token, &flow, &code(&mail)).await;
    assert_eq!(status, 200, "{right}");
    assert_eq!(right["email"], email);
    flow
}

async fn get(world: &World, token: &str, path: &str) -> Answer {
    world.call("GET", path, Some(token), Value::Null).await
}

fn said((status, body): &Answer) -> (u16, &str) {
    (*status, body["code"].as_str().unwrap_or_default())
}

/// The mails that came after the first `before`.
async fn told(world: &World, before: usize, count: usize) -> Vec<(String, String)> {
    let mails = world.mails(before + count).await;
    let mut told: Vec<(String, String)> = mails[before..]
        .iter()
        .map(|mail| (mail.to.clone(), mail.subject.clone()))
        .collect();
    told.sort();
    told
}

#[tokio::test(flavor = "multi_thread")]
async fn a_student_of_the_provider_graduates_with_everything_they_have() {
    let idp = Idp::start(&[ICHIRO, MARY]).unwrap();
    let world = provider(&idp, asked(&idp)).await;
    let elsewhere = text(&newcomer(&world, "ichiro").await, "/token");
    confirm(&world, &elsewhere, STUDENT, 1).await;
    let token = text(&newcomer(&world, "ichiro").await, "/token");
    // Signed in at the provider, and not back in the application yet.
    let (waiting, page) = there_and_back(&world, "ichiro").await;
    let (_, present) = get(&world, &token, PATH).await;
    let expected = json!({ "email": STUDENT, "asks_for": "nothing", "recent": true });
    assert_eq!(present, expected);

    let before = world.mails(1).await.len();
    let (flow, mail) = begun(&world, &token, OWN, "").await;
    assert_eq!(
        (mail.to.as_str(), mail.subject.as_str()),
        (OWN, "卒業後のログイン方法")
    );
    // Nothing has changed so far, and without the code nothing will.
    let early = set(&world, &token, &flow, FIRST, OTHER).await;
    assert_eq!(said(&early), (410, "code_expired"));
    assert_eq!(enter(&world, &token, &flow, &code(&mail)).await.0, 200);
    assert_eq!(get(&world, &elsewhere, "/v1/me").await.0, 200);
    let (status, problem) = set(&world, &token, &flow, FIRST, OTHER).await;
    assert_eq!(status, 204, "{problem}");

    // The same account, here as well as after signing in anew.
    assert_eq!(get(&world, &elsewhere, "/v1/me").await.0, 401);
    let (status, session) = world.sign_in(OWN, FIRST, OTHER).await;
    assert_eq!(status, 201, "{session}");
    assert_eq!(session["must_set_passwords"], false);
    for token in [&token, &text(&session, "/token")] {
        let (_, home) = get(&world, token, "/v1/me").await;
        assert_eq!(home["email"], OWN);
        assert_eq!(home["name"], "髙﨑 一郎");
        assert_eq!(home["enrolments"][0]["student_number"], "B26-0117");
    }
    assert_eq!(get(&world, &token, "/v1/me/personal").await.0, 200);
    let expected =
        [OWN, STUDENT].map(|to| (to.to_owned(), "ログイン方法が変わりました".to_owned()));
    assert_eq!(told(&world, before + 1, 2).await, expected);
    let sql = "SELECT count(*) FROM audit_event WHERE action = 'account.graduated'";
    assert_eq!(world.count(sql).await, 1);

    // The provider opens it no more, nor a second one; the sign-in that was under way neither.
    let back = come_back(&world, &waiting, &waiting.secret, handle(&page)).await;
    assert_eq!(said(&back), (401, "not_signed_in"));
    let (_, page) = there_and_back(&world, "ichiro").await;
    assert_eq!(page.status, 403);
    assert!(
        page.body
            .contains("卒業生としてログインするように変わりました")
    );
    assert_eq!(world.count(ACCOUNTS).await, 1);
    for again in [
        get(&world, &token, PATH).await,
        start(&world, &token, OWN, "").await.1,
        set(&world, &token, &flow, FIRST, OTHER).await,
    ] {
        assert_eq!(said(&again), (403, "signs_in_as_graduate"));
    }
}

/// A federation gives identifiers to others after a while.
#[tokio::test(flavor = "multi_thread")]
async fn an_identifier_of_a_graduate_may_change_hands() {
    let idp = Idp::start(&[ICHIRO]).unwrap();
    let mut settings = asked(&idp);
    settings.subject_attribute = akashi_tests::neighbours::idp::PRINCIPAL.into();
    let world = provider(&idp, settings).await;
    let token = text(&newcomer(&world, "ichiro").await, "/token");
    confirm(&world, &token, STUDENT, 1).await;
    let flow = confirmed(&world, &token, OWN, "").await;
    assert_eq!(set(&world, &token, &flow, FIRST, OTHER).await.0, 204);
    idp.knows(&[Student {
        number: "B30-0002",
        name: "佐藤 一郎",
        ..ICHIRO
    }])
    .unwrap();
    let (_, page) = there_and_back(&world, "ichiro").await;
    assert_eq!(page.status, 403);
    assert!(page.body.contains("大学の窓口で確かめる"), "{}", page.body);
    let storage = &world.running.state.storage;
    let account: Result<String, StorageError> = storage
        .read(|conn| Ok(conn.query_row("SELECT id FROM account", [], |row| row.get(0))?))
        .await;
    let account: Uuid = account.unwrap().parse().unwrap();
    sso::another_person(storage, account, world.clock.now())
        .await
        .unwrap();
    // The graduate stays signed in, and somebody else begins.
    assert_eq!(get(&world, &token, "/v1/me").await.0, 200);
    let session = newcomer(&world, "ichiro").await;
    assert_eq!(session["first"], "mail_address");
    assert_eq!(world.count(ACCOUNTS).await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn with_a_campus_id_the_second_password_is_asked_for() {
    let slapd = Slapd::start(&person("髙﨑 一郎", "b26-0117", "")).unwrap();
    let settings = DirectorySettings {
        student_number_attribute: "uid".into(),
        ..reached(&slapd, DirectorySecurity::Ldaps)
    };
    let world = World::with(campus::with(settings)).await;
    campus::member(&world, "b26-0117", STUDENT, 1).await;
    let token = campus::signed_in(&world, "b26-0117").await;
    // Signed in long ago: the password says who it is.
    world.advance(14 * 60);
    get(&world, &token, "/v1/me").await;
    world.advance(14 * 60);
    let (_, present) = get(&world, &token, PATH).await;
    assert_eq!(
        (&present["asks_for"], &present["recent"]),
        (&json!("second_password"), &json!(true))
    );
    for wrong in ["", "Tsuki7Akarj"] {
        let (_, answer) = start(&world, &token, OWN, wrong).await;
        assert_eq!(said(&answer), (422, "current_password_wrong"));
    }
    let flow = confirmed(&world, &token, OWN, SECOND).await;
    for (first, second, which, rule) in [
        ("B26-0117", OTHER, "first", "not_personal"),
        (FIRST, FIRST, "second", "differs_from_other"),
        ("short1A", OTHER, "first", "length"),
    ] {
        let refused = set(&world, &token, &flow, first, second).await;
        assert_eq!(said(&refused), (422, "password_refused"));
        assert_eq!(refused.1["args"]["password"], which);
        assert!(text(&refused.1, "/args/rules").contains(rule));
    }
    // What was under way to another second password of the university's ID leads nowhere afterwards.
    let (before, forgotten) = (world.mails(0).await.len(), drawn());
    let asked = forgot(&world, &forgotten, "b26-0117", PASSWORD).await;
    assert_eq!(asked.0, 201, "{}", asked.1);
    let mail = world.mails(before + 1).await.pop().unwrap();
    world.accepted(&forgotten).await;
    assert_eq!(set(&world, &token, &flow, FIRST, OTHER).await.0, 204);
    let answer = world.redeem(&forgotten, &code(&mail)).await;
    assert_eq!(said(&answer), (410, "code_used"));
    let answer = forgot(&world, &drawn(), "b26-0117", PASSWORD).await;
    assert_eq!(said(&answer), (403, "signs_in_as_graduate"));
    let (status, session) = world.sign_in(OWN, FIRST, OTHER).await;
    assert_eq!(status, 201, "{session}");
    let (_, home) = get(&world, &text(&session, "/token"), "/v1/me").await;
    assert_eq!(home["enrolments"][0]["student_number"], "b26-0117");
    // Whoever knows the university's password learns where to go, as often as they like; who does not, nothing.
    for _ in 0..12 {
        let answer = campus::sign_in(&world, "b26-0117", PASSWORD, SECOND).await;
        assert_eq!(said(&answer), (403, "signs_in_as_graduate"));
    }
    let answer = campus::sign_in(&world, "b26-0117", "Daigaku5Yamb", SECOND).await;
    assert_eq!(said(&answer), (401, "sign_in_failed"));
    let kept =
        "SELECT (SELECT count(*) FROM remembered_device) + (SELECT count(*) FROM key_sign_in)
                     + (SELECT count(*) FROM sign_in_method WHERE kind <> 'graduate')";
    assert_eq!(world.count(kept).await, 0);
    assert_eq!(world.count(ACCOUNTS).await, 1);
}

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
        secret: drawn().secret,
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
        set(&world, &token, &drawn(), FIRST, OTHER).await,
    ] {
        assert_eq!(said(&answer), (404, "not_found"));
    }
}

/// Each with an address of its own.
#[tokio::test(flavor = "multi_thread")]
async fn of_two_at_once_one_does() {
    let world = World::begin().await;
    let token = member(&world, Kind::Saml, STUDENT).await;
    let (one, two) = (
        confirmed(&world, &token, OWN, "").await,
        confirmed(&world, &token, "ichiro@late.example", "").await,
    );
    let (first, second) = tokio::join!(
        set(&world, &token, &one, FIRST, OTHER),
        set(&world, &token, &two, FIRST, OTHER),
    );
    let mut answers = [said(&first), said(&second)];
    answers.sort_unstable();
    assert_eq!(answers, [(204, ""), (403, "signs_in_as_graduate")]);
    let methods = "SELECT count(*) FROM sign_in_method";
    assert_eq!(world.count(methods).await, 1);
    assert_eq!(world.count("SELECT count(*) FROM former_sign_in").await, 1);
}

/// R14
#[tokio::test(flavor = "multi_thread")]
async fn looking_spends_nothing_and_of_a_hundred_one_succeeds() {
    let world = World::begin().await;
    let token = member(&world, Kind::Saml, STUDENT).await;
    let (flow, mail) = begun(&world, &token, OWN, "").await;
    let page = world.url(&link(&mail));
    for _ in 0..50 {
        assert_eq!(world.client.get(&page).send().await.unwrap().status(), 200);
    }
    let presses = (0..100).map(|_| async {
        let answer = world.client.post(&page).send().await.unwrap();
        match answer.status().as_u16() {
            200 => Some(answer.text().await.unwrap()),
            _ => None,
        }
    });
    let pages: Vec<String> = futures_util::future::join_all(presses)
        .await
        .into_iter()
        .flatten()
        .collect();
    assert_eq!(pages.len(), 1);
    let handle = pages[0].split("akashi:open/").nth(1).unwrap();
    let by = json!({ "by": "handle", "handle": handle.split('"').next().unwrap() });
    let tries = (0..100).map(|_| redeem(&world, &token, &flow, by.clone()));
    let opened = futures_util::future::join_all(tries).await;
    let (done, rest): (Vec<&Answer>, Vec<&Answer>) =
        opened.iter().partition(|answer| answer.0 == 200);
    assert_eq!(done.len(), 1);
    assert!(rest.iter().all(|answer| said(answer) == (410, "code_used")));
    assert_eq!(set(&world, &token, &flow, FIRST, OTHER).await.0, 204);
}
