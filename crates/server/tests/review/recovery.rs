//! F05: the account of a student number under another address, from sending the application to what becomes of both
//! addresses.

use akashi_domain::{Answers, ApplicationKind, EmailAddress, FieldId, Language};
use akashi_server::applications;
use akashi_server::clock::{Clock as _, seconds_after};
use akashi_server::storage::{StorageError, application, password, session};
use akashi_server::token::{self, TokenKind};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::world::{Applicant, World, card, code, complete, decision, initial, mail, revision};

const FORMER: &str = "ichiro@example.ac.jp";
const NEW: &str = "Ichiro@home.example";

/// A graduate who was approved with the number `A1`.
async fn approved(world: &World, staff: &str) -> Applicant {
    let who = world.in_review(FORMER, "A1", staff).await;
    let answer = world.decide(&who, staff, &decision("approved", 1)).await;
    assert_eq!(answer.0, 200, "{}", answer.1);
    who
}

/// An application that a flow to the new address has begun.
async fn begun(world: &World) -> Applicant {
    let state = &world.running.state;
    let (token, hash) = token::draw(&state.keys, TokenKind::Application).unwrap();
    let at = world.clock.now();
    let opened: Result<Uuid, StorageError> = state
        .storage
        .transact(move |tx| {
            let email = EmailAddress::parse(NEW).unwrap();
            let kind = ApplicationKind::Recovery;
            let id = applications::open(tx, kind, &email, Language::Ja, at)?;
            session::insert_credential(tx, &hash, id, at, seconds_after(at, 14 * 86_400))?;
            Ok(id)
        })
        .await;
    Applicant {
        application: opened.unwrap(),
        token: token.expose_owned(),
    }
}

/// What is asked, with one image, sent and taken up by staff. Gives what they see.
async fn sent(world: &World, number: &str, staff: &str) -> (Applicant, Value) {
    let who = begun(world).await;
    let image = card(700);
    assert_eq!(world.upload(&who, image.clone()).await.0, 201);
    let asked = world
        .running
        .state
        .config
        .university
        .forms
        .graduate
        .recovery
        .clone();
    let registration = complete();
    let mut answers: Answers = registration
        .iter()
        .filter(|(field, _)| asked.rule(*field).is_some())
        .collect();
    answers.set(FieldId::StudentNumber, number);
    let mut body = revision(&answers, &[&image]);
    body["kind"] = json!("recovery");
    let (status, receipt) = world.send(&who, 1, &body).await;
    assert_eq!(status, 200, "{receipt}");
    let path = format!("/v1/staff/applications/{}/assignment", who.application);
    assert_eq!(world.post(&path, Some(staff), &json!({})).await.0, 200);
    let detail = world
        .until(&who, staff, "/documents/0/state", "ready")
        .await;
    (who, detail)
}

async fn sign_in(world: &World, email: &str, password: &str) -> u16 {
    let body = json!({ "email": email, "password": password, "second_password": "" });
    world.post("/v1/sessions", None, &body).await.0
}

#[tokio::test(flavor = "multi_thread")]
async fn an_approval_moves_the_account_and_tells_the_former_address() {
    let world = World::begin().await;
    let staff = world.staff("sato").await;
    let graduate = approved(&world, &staff).await;
    let first = mail(&world, "利用申請が承認されました。").await;
    let session = world.session_of(graduate.application, false).await;
    world.clock.advance(jiff::SignedDuration::from_secs(60));
    let (who, detail) = sent(&world, "Ａ-1", &staff).await;
    assert_eq!(detail["item"]["kind"], "recovery");
    assert_eq!(detail["item"]["flags"], json!([]));
    assert_eq!(detail["holder"]["email"], FORMER);
    let born = detail["answers"]["birth_date"].clone();
    assert_eq!(detail["holder"]["birth_date"], born);
    // Nothing has changed before it is decided.
    assert_eq!(world.get("/v1/me", Some(&session)).await.0, 200);
    let path = format!("/v1/applications/{}", who.application);
    assert_eq!(world.get(&path, Some(&session)).await.0, 404);

    let (status, decided) = world.decide(&who, &staff, &decision("approved", 1)).await;
    assert_eq!(status, 200, "{decided}");
    let told = mail(&world, "別のアドレスに変更されました。").await;
    assert_eq!(told.to, FORMER);
    assert!(!told.text.contains("home.example"), "{}", told.text);
    let new = mail(
        &world,
        "アカウントのメールアドレスを、このアドレスに変更しました。",
    )
    .await;
    assert_eq!(
        (new.to.as_str(), new.subject.as_str()),
        (NEW, "利用申請結果のお知らせ")
    );
    // The session is over, what was known of the former address opens nothing, and the history stays.
    assert_eq!(world.get("/v1/me", Some(&session)).await.0, 401);
    assert_eq!(sign_in(&world, FORMER, &initial(&first)).await, 401);
    assert_eq!(sign_in(&world, NEW, &initial(&new)).await, 201);
    assert_eq!(world.count("SELECT count(*) FROM account").await, 1);
    assert_eq!(world.count("SELECT count(*) FROM enrolment").await, 1);
    let session = world.session_of(graduate.application, false).await;
    let (_, home) = world.get("/v1/me", Some(&session)).await;
    assert_eq!(home["email"], NEW);
    assert_eq!(home["enrolments"][0]["student_number"], "A1");
    assert_eq!(home["applications"].as_array().unwrap().len(), 2);
    let sql = "SELECT count(*) FROM audit_event WHERE action = 'account.recovered'";
    assert_eq!(world.count(sql).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_without_account_and_an_address_of_another_are_refused() {
    let world = World::begin().await;
    let staff = world.staff("sato").await;
    approved(&world, &staff).await;
    let (who, detail) = sent(&world, "B-2", &staff).await;
    assert_eq!(detail["item"]["flags"], json!(["account_unknown"]));
    assert_eq!(detail["holder"], Value::Null);
    let refused = world.decide(&who, &staff, &decision("approved", 1)).await;
    assert_eq!(code(&refused), (409, "account_unknown"));
    let answer = world.decide(&who, &staff, &decision("rejected", 1)).await;
    assert_eq!(answer.0, 200, "{}", answer.1);
    mail(&world, "アカウントは変わっていません。").await;

    let other = world.in_review(NEW, "C-3", &staff).await;
    let answer = world.decide(&other, &staff, &decision("approved", 1)).await;
    assert_eq!(answer.0, 200, "{}", answer.1);
    let (who, detail) = sent(&world, "A1", &staff).await;
    assert_eq!(detail["item"]["flags"], json!(["account_exists"]));
    let refused = world.decide(&who, &staff, &decision("approved", 1)).await;
    assert_eq!(code(&refused), (409, "account_exists"));
    let held: Result<bool, StorageError> = world
        .running
        .state
        .storage
        .read(move |conn| {
            let account = application::find(conn, who.application)?.unwrap().account;
            let former = password::find_graduate(conn, FORMER)?;
            Ok(account.is_none() && former.is_some())
        })
        .await;
    assert!(held.unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn identity_is_shown_and_a_known_address_is_told_apart_by_mail_alone() {
    let world = World::begin().await;
    let staff = world.staff("sato").await;
    approved(&world, &staff).await;
    let start = async |email: &str| {
        let (id, secret) = (
            Uuid::now_v7(),
            Uuid::new_v4().simple().to_string().repeat(2),
        );
        let started = json!({
            "id": id, "secret": secret, "email": email, "language": "ja",
            "purpose": { "kind": "recovery" },
        });
        let (status, mut seen) = world.post("/v1/flows", None, &started).await;
        assert_eq!(status, 201, "{seen}");
        seen.as_object_mut().unwrap().remove("id");
        (id, secret, seen)
    };
    let (.., known) = start(FORMER).await;
    let (id, secret, unknown) = start(NEW).await;
    assert_eq!(known, unknown);
    let told = mail(
        &world,
        "このアドレスでログインするアカウントがすでにあります。",
    )
    .await;
    assert!(told.to == FORMER && !told.text.contains("/l/"));
    let told = mail(&world, "アカウントはまだ変わっていません。").await;
    let typed = told.text.lines().find_map(|line| line.strip_prefix("    "));
    let body = json!({ "by": "code", "code": typed.unwrap() });
    let path = format!("/v1/flows/{id}/redeem");
    let (status, given) = world.post(&path, Some(&secret), &body).await;
    assert_eq!(
        (status, &given["applies_for"]),
        (200, &json!("recovery")),
        "{given}"
    );
    // Without an image of a document nothing is received.
    let who = Applicant {
        application: given["application"].as_str().unwrap().parse().unwrap(),
        token: given["token"].as_str().unwrap().to_owned(),
    };
    let mut body = revision(&complete(), &[]);
    body["kind"] = json!("recovery");
    let refused = world.send(&who, 1, &body).await;
    assert_eq!(code(&refused), (422, "form_invalid"));
}
