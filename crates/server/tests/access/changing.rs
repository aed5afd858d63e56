//! パスワード変更, 第２パスワード変更, パスワードを忘れた場合: what is kept, who is told, which sessions end.

use serde_json::{Value, json};

use crate::world::{Flow, INITIAL, World, code, text};

const EMAIL: &str = "ichiro.takasaki@shomei.test";
const FIRST: &str = "Kagi4Yozora";
const SECOND: &str = "Tsuki7Akari";

/// A graduate who has set both passwords.
async fn graduate(world: &World) {
    world.graduate(EMAIL).await;
    let (_, session) = world.sign_in(EMAIL, INITIAL, "").await;
    let token = text(&session, "/token");
    let body = json!({ "password": FIRST, "second_password": SECOND });
    let set = world.call("PUT", "/v1/me/passwords", Some(&token), body);
    assert_eq!(set.await.0, 204);
    sign_out(world, &token).await;
}

async fn sign_out(world: &World, token: &str) {
    let path = "/v1/sessions/current";
    let out = world.call("DELETE", path, Some(token), Value::Null).await;
    assert_eq!(out.0, 204);
}

async fn token(world: &World) -> String {
    let (status, session) = world.sign_in(EMAIL, FIRST, SECOND).await;
    assert_eq!(status, 201, "{session}");
    text(&session, "/token")
}

async fn change(world: &World, path: &str, token: &str, current: &str, new: &str) -> (u16, Value) {
    let body = json!({ "current": current, "new": new });
    world.call("PUT", path, Some(token), body).await
}

async fn is_signed_in(world: &World, token: &str) -> bool {
    let home = world.call("GET", "/v1/me", Some(token), Value::Null).await;
    home.0 == 200
}

fn refusal(answer: &(u16, Value)) -> (u16, String) {
    (answer.0, text(&answer.1, "/code"))
}

#[tokio::test]
async fn a_changed_password_ends_the_other_sessions_and_is_told() {
    for (path, first, second, subject) in [
        (
            "/v1/me/password",
            "Yoake8Sora",
            SECOND,
            "パスワードが変更されました",
        ),
        (
            "/v1/me/second-password",
            FIRST,
            "Yoake8Sora",
            "第2パスワードが変更されました",
        ),
    ] {
        let world = World::begin().await;
        graduate(&world).await;
        let (here, elsewhere) = (token(&world).await, token(&world).await);
        let present = if second == SECOND { FIRST } else { SECOND };
        assert_eq!(
            change(&world, path, &here, present, "Yoake8Sora").await.0,
            204
        );
        assert!(is_signed_in(&world, &here).await);
        assert!(!is_signed_in(&world, &elsewhere).await);
        assert_eq!(world.sign_in(EMAIL, FIRST, SECOND).await.0, 401);
        assert_eq!(world.sign_in(EMAIL, first, second).await.0, 201);
        let mails = world.mails(1).await;
        assert_eq!((mails.len(), mails[0].subject.as_str()), (1, subject));
        assert!(!mails[0].text.contains("Yoake8Sora"));
    }
}

#[tokio::test]
async fn what_may_not_be_a_password_changes_nothing() {
    let world = World::begin().await;
    graduate(&world).await;
    let here = token(&world).await;
    for (path, current, new, rule) in [
        ("/v1/me/password", FIRST, "short1A", "length"),
        ("/v1/me/password", FIRST, FIRST, "not_used_before"),
        ("/v1/me/password", FIRST, SECOND, "differs_from_other"),
        (
            "/v1/me/second-password",
            SECOND,
            FIRST,
            "differs_from_other",
        ),
        ("/v1/me/second-password", SECOND, "Password1", "not_common"),
    ] {
        let answer = change(&world, path, &here, current, new).await;
        assert_eq!(refusal(&answer), (422, "password_refused".to_owned()));
        assert!(
            text(&answer.1, "/args/rules").contains(rule),
            "{}",
            answer.1
        );
    }
    for (path, other) in [
        ("/v1/me/password", SECOND),
        ("/v1/me/second-password", FIRST),
    ] {
        let wrong = change(&world, path, &here, other, "Yoake8Sora").await;
        assert_eq!(refusal(&wrong), (422, "current_password_wrong".to_owned()));
        let long = change(&world, path, &here, &"x".repeat(2_000), "Yoake8Sora").await;
        assert_eq!(refusal(&long), (422, "current_password_wrong".to_owned()));
    }
    assert_eq!(world.sign_in(EMAIL, FIRST, SECOND).await.0, 201);
    assert!(is_signed_in(&world, &here).await);
}

/// A computer that was left alone is no place for guessing.
#[tokio::test]
async fn wrong_present_passwords_are_counted() {
    let world = World::with(|config| config.university.policies.sign_in_slow_after = 1_000).await;
    graduate(&world).await;
    let here = token(&world).await;
    for _ in 0..10 {
        let wrong = change(
            &world,
            "/v1/me/password",
            &here,
            "Wrong1Wrong",
            "Yoake8Sora",
        )
        .await;
        assert_eq!(refusal(&wrong), (422, "current_password_wrong".to_owned()));
    }
    let refused = change(&world, "/v1/me/password", &here, FIRST, "Yoake8Sora").await;
    assert_eq!(refusal(&refused), (429, "sign_in_refused".to_owned()));
    world.advance(14 * 60);
    assert!(is_signed_in(&world, &here).await);
    world.advance(60);
    let changed = change(&world, "/v1/me/password", &here, FIRST, "Yoake8Sora").await;
    assert_eq!(changed.0, 204);
}

/// Two computers change the same thing: one of them does.
#[tokio::test]
async fn of_two_changes_at_once_one_is_made() {
    let world = World::begin().await;
    graduate(&world).await;
    let (one, two) = (token(&world).await, token(&world).await);
    let path = "/v1/me/password";
    let (first, second) = tokio::join!(
        change(&world, path, &one, FIRST, "Yoake8Sora"),
        change(&world, path, &two, FIRST, "Asahi9Umi"),
    );
    let made = [&first, &second].iter().filter(|a| a.0 == 204).count();
    assert_eq!(made, 1, "{first:?} {second:?}");
    world.mails(1).await;
    let told = "SELECT count(*) FROM mail_outbox WHERE kind = 'password_changed'";
    assert_eq!(world.count(told).await, 1);
}

async fn ask(world: &World, email: &str) -> (Flow, Value) {
    let purpose = json!({ "kind": "password_reset" });
    let (flow, (status, view)) = world.start_for(email, purpose).await;
    assert_eq!(status, 201, "{view}");
    (flow, view)
}

async fn set_anew(world: &World, right: &str, first: &str, second: &str) -> (u16, Value) {
    let body = json!({ "password": first, "second_password": second });
    world
        .call("PUT", "/v1/password-reset", Some(right), body)
        .await
}

#[tokio::test]
async fn forgotten_passwords_are_set_anew_once() {
    let world = World::with(|config| config.university.policies.sign_in_slow_after = 1_000).await;
    graduate(&world).await;
    let here = token(&world).await;
    for _ in 0..10 {
        world.sign_in(EMAIL, "Wrong1Wrong", SECOND).await;
    }
    assert_eq!(world.sign_in(EMAIL, FIRST, SECOND).await.0, 429);
    let (flow, _) = ask(&world, EMAIL).await;
    let mail = world.mails(1).await.remove(0);
    assert_eq!(mail.subject, "パスワード再設定のお申し込みがありました");
    // Nothing has changed by asking.
    assert!(is_signed_in(&world, &here).await);
    let (status, given) = world.redeem(&flow, &code(&mail)).await;
    assert_eq!(
        (status, &given["kind"]),
        (200, &json!("password_reset")),
        "{given}"
    );
    let right = text(&given, "/token");
    assert!(is_signed_in(&world, &here).await);
    for (first, second, which, rule) in [
        (FIRST, "Yoake8Sora", "first", "not_used_before"),
        ("Yoake8Sora", SECOND, "second", "not_used_before"),
        ("Yoake8Sora", "Yoake8Sora", "second", "differs_from_other"),
        ("short1A", "Yoake8Sora", "first", "length"),
    ] {
        let refused = set_anew(&world, &right, first, second).await;
        assert_eq!(refusal(&refused), (422, "password_refused".to_owned()));
        assert_eq!(refused.1["args"]["password"], json!(which));
        assert!(text(&refused.1, "/args/rules").contains(rule));
    }
    let (one, two) = tokio::join!(
        set_anew(&world, &right, "Yoake8Sora", "Asahi9Umi"),
        set_anew(&world, &right, "Yoake8Sora", "Asahi9Umi"),
    );
    let mut made = [one.0, two.0];
    made.sort_unstable();
    assert_eq!(made, [204, 401]);
    assert!(!is_signed_in(&world, &here).await);
    assert_eq!(
        set_anew(&world, &right, "Hoshi3Niji", "Kawa5Mori").await.0,
        401
    );
    // The failed sign-ins are forgotten with the passwords.
    assert_eq!(world.sign_in(EMAIL, "Yoake8Sora", "Asahi9Umi").await.0, 201);
    assert_eq!(world.redeem(&flow, &code(&mail)).await.0, 410);
    let mails = world.mails(2).await;
    assert_eq!(mails.len(), 2);
    assert_eq!(mails[1].subject, "パスワードが再設定されました");
}

#[tokio::test]
async fn an_unknown_address_looks_the_same_and_is_told_so() {
    let world = World::begin().await;
    graduate(&world).await;
    let (known, seen_known) = ask(&world, EMAIL).await;
    let (unknown, seen_unknown) = ask(&world, "nobody@shomei.test").await;
    let without_id = |mut view: Value| {
        view["id"] = Value::Null;
        view
    };
    assert_eq!(without_id(seen_known), without_id(seen_unknown));
    let (known_mail, unknown_mail) = (world.accepted(&known).await, world.accepted(&unknown).await);
    assert_eq!(without_id(known_mail), without_id(unknown_mail));
    let wrong = "0000-0000";
    assert_eq!(
        without_request(world.redeem(&known, wrong).await),
        without_request(world.redeem(&unknown, wrong).await)
    );
    let mails = world.mails(2).await;
    let subjects: Vec<&str> = mails.iter().map(|mail| mail.subject.as_str()).collect();
    assert!(
        subjects.contains(&"このアドレスのアカウントはありません"),
        "{subjects:?}"
    );
    let told = mails
        .iter()
        .find(|m| m.subject.contains("アカウントはありません"));
    assert!(!told.unwrap().text.contains("/l/"));
}

fn without_request((status, mut body): (u16, Value)) -> (u16, Value) {
    body["request_id"] = Value::Null;
    (status, body)
}

#[tokio::test]
async fn links_and_rights_end_after_half_an_hour() {
    let world = World::begin().await;
    graduate(&world).await;
    let (late, _) = ask(&world, EMAIL).await;
    world.accepted(&late).await;
    let mail = world.mails(1).await.remove(0);
    world.advance(30 * 60 + 1);
    let expired = world.redeem(&late, &code(&mail)).await;
    assert_eq!(refusal(&expired), (410, "code_expired".to_owned()));
    let (fresh, _) = ask(&world, EMAIL).await;
    world.accepted(&fresh).await;
    let mail = world.mails(2).await.remove(1);
    let (_, given) = world.redeem(&fresh, &code(&mail)).await;
    world.advance(30 * 60);
    let late = set_anew(&world, &text(&given, "/token"), "Yoake8Sora", "Asahi9Umi").await;
    assert_eq!(refusal(&late), (401, "not_signed_in".to_owned()));
    assert_eq!(world.sign_in(EMAIL, FIRST, SECOND).await.0, 201);
}

/// Whoever never signed in with the initial password needs none.
#[tokio::test]
async fn an_initial_password_that_ran_out_is_no_dead_end() {
    let world = World::begin().await;
    world.graduate(EMAIL).await;
    world.advance(14 * 86_400);
    let (flow, _) = ask(&world, EMAIL).await;
    let mail = world.mails(1).await.remove(0);
    let (_, given) = world.redeem(&flow, &code(&mail)).await;
    let right = text(&given, "/token");
    assert_eq!(
        refusal(&set_anew(&world, &right, INITIAL, SECOND).await).1,
        "password_refused"
    );
    assert_eq!(set_anew(&world, &right, FIRST, SECOND).await.0, 204);
    assert_eq!(world.sign_in(EMAIL, FIRST, SECOND).await.0, 201);
}

async fn sessions(world: &World, token: &str) -> Vec<Value> {
    let path = "/v1/me/sessions";
    let (status, seen) = world.call("GET", path, Some(token), Value::Null).await;
    assert_eq!(status, 200, "{seen}");
    seen["items"].as_array().unwrap().clone()
}

#[tokio::test]
async fn sessions_are_listed_with_their_devices_and_ended() {
    let world = World::begin().await;
    graduate(&world).await;
    let here = token(&world).await;
    world.advance(60);
    let body = json!({
        "email": EMAIL, "password": FIRST, "second_password": SECOND,
        "device": { "name": format!(" lab\n{}", "x".repeat(500)), "system": "windows" },
    });
    let (_, session) = world.call("POST", "/v1/sessions", None, body).await;
    let elsewhere = text(&session, "/token");
    let listed = sessions(&world, &here).await;
    assert_eq!(listed.len(), 2);
    let other = listed.iter().find(|item| item["this"] == json!(false));
    let other = other.unwrap();
    let name = text(other, "/device/name");
    assert_eq!((name.chars().count(), &name[..4]), (64, "labx"));
    assert_eq!(other["device"]["system"], json!("windows"));
    // Nobody ends a session that is not of the account.
    let path = "/v1/me/sessions/01900000-0000-7000-8000-000000000000";
    let unknown = world.call("DELETE", path, Some(&here), Value::Null).await;
    assert_eq!(refusal(&unknown), (404, "not_found".to_owned()));
    let path = format!("/v1/me/sessions/{}", text(other, "/id"));
    let ended = world.call("DELETE", &path, Some(&here), Value::Null).await;
    assert_eq!(ended.0, 204);
    assert!(!is_signed_in(&world, &elsewhere).await);
    let elsewhere = token(&world).await;
    let path = "/v1/me/sessions";
    let ended = world
        .call("DELETE", path, Some(&elsewhere), Value::Null)
        .await;
    assert_eq!(ended.0, 204);
    assert!(!is_signed_in(&world, &here).await);
    assert_eq!(sessions(&world, &elsewhere).await.len(), 1);
}

#[tokio::test]
async fn a_session_that_is_silent_is_not_listed() {
    let world = World::begin().await;
    graduate(&world).await;
    token(&world).await;
    world.advance(15 * 60);
    let here = token(&world).await;
    assert_eq!(sessions(&world, &here).await.len(), 1);
}

#[tokio::test]
async fn not_me_leaves_no_password_and_no_session() {
    let world = World::begin().await;
    graduate(&world).await;
    let (here, elsewhere) = (token(&world).await, token(&world).await);
    let id = uuid::Uuid::now_v7();
    let not_me = |secret: String| json!({ "id": id, "secret": secret, "language": "en" });
    let ask = |body: Value| world.call("POST", "/v1/me/not-me", Some(&here), body);
    let short = ask(not_me("ab".to_owned())).await;
    assert_eq!(refusal(&short), (400, "request_malformed".to_owned()));
    assert!(is_signed_in(&world, &elsewhere).await);
    let flow = Flow {
        id,
        secret: "ab".repeat(32),
    };
    assert_eq!(ask(not_me(flow.secret.clone())).await.0, 201);
    for ended in [&here, &elsewhere] {
        assert!(!is_signed_in(&world, ended).await);
    }
    assert_eq!(world.sign_in(EMAIL, FIRST, SECOND).await.0, 401);
    assert_eq!(world.sign_in(EMAIL, "", "").await.0, 401);
    world.accepted(&flow).await;
    let mail = world.mails(1).await.remove(0);
    assert_eq!(mail.subject, "Please set both passwords anew");
    let (_, given) = world.redeem(&flow, &code(&mail)).await;
    let right = text(&given, "/token");
    assert_eq!(
        set_anew(&world, &right, "Yoake8Sora", "Asahi9Umi").await.0,
        204
    );
    assert_eq!(world.sign_in(EMAIL, "Yoake8Sora", "Asahi9Umi").await.0, 201);
}
