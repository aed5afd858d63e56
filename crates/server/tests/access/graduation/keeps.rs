//! What becomes of the account, and of what was signed in with before.

use akashi_server::clock::Clock as _;
use akashi_server::config::{DirectorySecurity, DirectorySettings};
use akashi_server::saml as sso;
use akashi_server::storage::StorageError;
use akashi_tests::neighbours::idp::{Idp, Student};
use akashi_tests::neighbours::slapd::{PASSWORD, Slapd, person};
use serde_json::json;
use uuid::Uuid;

use super::{
    ACCOUNTS, FIRST, OTHER, OWN, PATH, STUDENT, begun, confirmed, enter, get, set, start, told,
};
use crate::campus::{self, SECOND};
use crate::idp::{ICHIRO, MARY, asked};
use crate::saml::{
    begin as provider, confirm, handle, newcomer, redeem as come_back, there_and_back,
};
use crate::second_forgotten::ask as forgot;
use crate::slapd::reached;
use crate::world::{Flow, World, code, said, text};

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
    let (before, forgotten) = (world.mails(0).await.len(), Flow::drawn());
    let asked = forgot(&world, &forgotten, "b26-0117", PASSWORD).await;
    assert_eq!(asked.0, 201, "{}", asked.1);
    let mail = world.mails(before + 1).await.pop().unwrap();
    world.accepted(&forgotten).await;
    assert_eq!(set(&world, &token, &flow, FIRST, OTHER).await.0, 204);
    let answer = world.redeem(&forgotten, &code(&mail)).await;
    assert_eq!(said(&answer), (410, "code_used"));
    let answer = forgot(&world, &Flow::drawn(), "b26-0117", PASSWORD).await;
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
