//! The whole thread with nothing but what arrives by mail: register, apply, be corrected from another device, be
//! approved, sign in, set both passwords.

use std::time::{Duration, Instant};

use akashi_domain::{FieldId, ReferenceNumber};
use akashi_server::access::{self, ResetProblem};
use akashi_server::config::MailTransport;
use akashi_server::mail::{Readable, readable};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::world::{Applicant, World, answer, card, complete, decision, revision, text};

const EMAIL: &str = "Ichiro.Takasaki@shomei.test";

/// Waits for the mail with this subject that holds `words`.
async fn mail(world: &World, subject: &str, words: &str) -> Readable {
    let MailTransport::Folder(folder) = &world.running.state.config.mail else {
        panic!("mails are files here");
    };
    let end = Instant::now() + Duration::from_secs(60);
    loop {
        let found = std::fs::read_dir(folder)
            .into_iter()
            .flatten()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|end| end == "eml"))
            .map(|path| readable(&std::fs::read(path).unwrap()).unwrap())
            .find(|mail| mail.subject == subject && mail.text.contains(words));
        if let Some(mail) = found {
            assert_eq!(mail.to, EMAIL);
            return mail;
        }
        assert!(Instant::now() < end, "no mail {subject}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// The thing that stands below `label`.
fn below(mail: &Readable, label: &str) -> String {
    let (_, rest) = mail.text.split_once(label).unwrap();
    rest.lines()
        .find_map(|line| line.strip_prefix("    "))
        .unwrap()
        .to_owned()
}

/// A flow from its start to its credential, by the code of its mail.
async fn by_code(world: &World, purpose: Value, subject: &str) -> (Applicant, Value) {
    let (id, secret) = (Uuid::now_v7(), "5e".repeat(32));
    let started = json!({
        "id": id, "secret": secret, "purpose": purpose, "email": EMAIL, "language": "ja",
    });
    assert_eq!(world.post("/v1/flows", None, &started).await.0, 201);
    let code = below(&mail(world, subject, "").await, "確認コード");
    let body = json!({ "by": "code", "code": code });
    let path = format!("/v1/flows/{id}/redeem");
    let (status, credential) = world.post(&path, Some(&secret), &body).await;
    assert_eq!(status, 200, "{credential}");
    let who = Applicant {
        application: text(&credential, "/application").parse().unwrap(),
        token: text(&credential, "/token"),
    };
    (who, credential)
}

#[tokio::test(flavor = "multi_thread")]
async fn from_the_first_mail_to_the_passwords() {
    let world = World::begin().await;
    let staff = world.staff("sato").await;
    let registration = json!({ "kind": "registration" });
    let (who, credential) = by_code(&world, registration.clone(), "メールアドレスの確認").await;
    assert_eq!(credential["revision"], 0);

    let (image, mut answers) = (card(640), complete());
    answers.set(FieldId::StudentNumber, "A-2001");
    assert_eq!(world.upload(&who, image.clone()).await.0, 201);
    let (status, receipt) = world.send(&who, 1, &revision(&answers, &[&image])).await;
    assert_eq!(status, 200, "{receipt}");
    let reference = text(&receipt, "/reference");
    let received = mail(&world, "利用申請を受け付けました", &reference).await;
    assert!(
        // Five working days; the Monday between is Labour Thanksgiving Day.
        received.text.contains("2026年11月30日"),
        "{}",
        received.text
    );

    review(&world, &who, &staff, "returned", 1).await;
    let returned = mail(&world, "利用申請結果のお知らせ", "直していただきたい").await;
    assert!(returned.text.contains("2027年1月19日") && !returned.text.contains("/l/"));

    // On another device: reference number and address.
    let purpose = json!({ "kind": "continue_application", "reference": reference });
    let (again, credential) = by_code(&world, purpose, "申請を続けるための確認コード").await;
    assert_eq!(
        (again.application, &credential["revision"]),
        (who.application, &json!(1))
    );
    let (status, _) = world.send(&again, 2, &revision(&answers, &[&image])).await;
    assert_eq!(status, 200);
    review(&world, &again, &staff, "approved", 2).await;

    let approved = mail(&world, "利用申請結果のお知らせ", "承認されました").await;
    let initial = below(&approved, "初回パスワード");
    let typed = json!({ "email": EMAIL.to_lowercase(), "password": initial });
    let (status, session) = world.post("/v1/sessions", None, &typed).await;
    assert_eq!(
        (status, &session["must_set_passwords"]),
        (201, &json!(true))
    );
    let token = text(&session, "/token");
    let both = |first: &str| json!({ "password": first, "second_password": "Tsuki7Akari" });
    let put = |body: Value| {
        world
            .request(reqwest::Method::PUT, "/v1/me/passwords", Some(&token))
            .json(&body)
    };
    assert_eq!(answer(put(both(&initial))).await.0, 422);
    assert_eq!(answer(put(both("Kagi4Yozora"))).await.0, 204);
    let (status, home) = world.get("/v1/me", Some(&token)).await;
    assert_eq!(status, 200, "{home}");
    assert_eq!(home["enrolments"][0]["student_number"], "A-2001");
    assert_eq!(home["applications"][0]["reference"], json!(reference));

    // Registering again is answered by a mail without a code.
    let started = json!({
        "id": Uuid::now_v7(), "secret": "7a".repeat(32), "purpose": registration, "email": EMAIL, "language": "ja",
    });
    assert_eq!(world.post("/v1/flows", None, &started).await.0, 201);
    let known = mail(&world, "アカウントはすでにあります", "").await;
    assert!(!known.text.contains("確認コード") && !known.text.contains("/l/"));

    reset(&world, &reference, &token).await;

    let intact = world
        .running
        .state
        .storage
        .read(akashi_server::audit::verify)
        .await;
    assert!(intact.unwrap().is_ok());
}

/// A graduate who cannot sign in any more writes to the office, which has an operator reset the account.
async fn reset(world: &World, reference: &str, session: &str) {
    let state = &world.running.state;
    let now = state.now();
    let reset = async |reference: &str| {
        let reference = ReferenceNumber::parse(reference).unwrap();
        access::reset(&state.storage, &state.keys, reference, now).await
    };
    let other = ReferenceNumber::from_entropy([9; 9]).to_string();
    assert!(matches!(
        reset(&other).await,
        Err(ResetProblem::ReferenceUnknown)
    ));
    assert_eq!(world.get("/v1/me", Some(session)).await.0, 200);
    reset(reference).await.unwrap();
    assert_eq!(world.get("/v1/me", Some(session)).await.0, 401);
    let sign_in = async |first: &str, second: &str| {
        let typed = json!({ "email": EMAIL, "password": first, "second_password": second });
        world.post("/v1/sessions", None, &typed).await
    };
    assert_eq!(sign_in("Kagi4Yozora", "Tsuki7Akari").await.0, 401);
    let sent = mail(world, "パスワードを再設定してください", "").await;
    let (status, opened) = sign_in(&below(&sent, "初回パスワード"), "").await;
    assert_eq!((status, &opened["must_set_passwords"]), (201, &json!(true)));
}

/// Takes it up, waits for its image, decides.
async fn review(world: &World, who: &Applicant, staff: &str, outcome: &str, number: u32) {
    let path = format!("/v1/staff/applications/{}/assignment", who.application);
    assert_eq!(world.post(&path, Some(staff), &json!({})).await.0, 200);
    world.until(who, staff, "/documents/0/state", "ready").await;
    let (status, decided) = world.decide(who, staff, &decision(outcome, number)).await;
    assert_eq!(status, 200, "{decided}");
}
