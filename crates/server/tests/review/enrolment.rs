//! 学籍番号追加: an application of an account for a further enrolment, from sending it to what becomes of it.

use akashi_domain::{Answers, ApplicationKind, EmailAddress, FieldId, Language, Section};
use akashi_server::applications;
use akashi_server::clock::{Clock as _, seconds_after};
use akashi_server::storage::{StorageError, application, session};
use akashi_server::token::{self, TokenKind};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::world::{Applicant, World, card, code, complete, decision, mail, revision, text};

const EMAIL: &str = "ichiro@example.ac.jp";

/// A graduate who was approved with the number `A1`.
async fn approved(world: &World, staff: &str) -> Applicant {
    let who = world.in_review(EMAIL, "A1", staff).await;
    let answer = world.decide(&who, staff, &decision("approved", 1)).await;
    assert_eq!(answer.0, 200, "{}", answer.1);
    who
}

/// The application that a flow of their account has begun.
async fn begun(world: &World, graduate: &Applicant) -> Applicant {
    let state = &world.running.state;
    let (token, hash) = token::draw(&state.keys, TokenKind::Application).unwrap();
    let (at, id) = (world.clock.now(), graduate.application);
    let opened: Result<Uuid, StorageError> = state
        .storage
        .transact(move |tx| {
            let account = application::find(tx, id)?.unwrap().account.unwrap();
            let email = EmailAddress::parse(EMAIL).unwrap();
            let kind = ApplicationKind::Enrolment;
            let id = applications::open_for(tx, account, kind, &email, Language::Ja, at)?;
            session::insert_credential(tx, &hash, id, at, seconds_after(at, 14 * 86_400))?;
            Ok(id)
        })
        .await;
    Applicant {
        application: opened.unwrap(),
        token: token.expose_owned(),
    }
}

/// What is asked about a further number.
fn further(number: &str) -> Value {
    let registration = complete();
    let asked = registration.iter().filter(|(field, _)| {
        field.section() == Section::School && *field != FieldId::AdmissionMonth
    });
    let mut answers: Answers = asked.collect();
    answers.set(FieldId::StudentNumber, number);
    answers.set(FieldId::SchoolFamilyNameKanji, "山田");
    let mut body = revision(&answers, &[]);
    body["kind"] = json!("enrolment");
    body
}

async fn taken_up(world: &World, who: &Applicant, staff: &str) -> Value {
    let path = format!("/v1/staff/applications/{}/assignment", who.application);
    let (status, detail) = world.post(&path, Some(staff), &json!({})).await;
    assert_eq!(status, 200, "{detail}");
    detail
}

#[tokio::test(flavor = "multi_thread")]
async fn an_approval_adds_an_enrolment_and_no_password() {
    let world = World::begin().await;
    let staff = world.staff("sato").await;
    let graduate = approved(&world, &staff).await;
    let session = world.session_of(graduate.application, false).await;
    let who = begun(&world, &graduate).await;
    world.clock.advance(jiff::SignedDuration::from_secs(60));
    let (status, receipt) = world.send(&who, 1, &further("B-2")).await;
    assert_eq!(status, 200, "{receipt}");
    let received = mail(&world, "学籍番号追加の申請を受け付けました。").await;
    assert_eq!(received.to, EMAIL);

    // Staff see what it is, and whose.
    let (_, queue) = world
        .get("/v1/staff/applications?query=b2", Some(&staff))
        .await;
    assert_eq!(queue["items"].as_array().unwrap().len(), 1);
    let detail = taken_up(&world, &who, &staff).await;
    assert_eq!(detail["item"]["kind"], "enrolment");
    assert_eq!(detail["item"]["name"], "山田　一郎");
    assert_eq!(detail["item"]["flags"], json!([]));
    assert_eq!(detail["holder"]["name"], "髙﨑　一郎");
    assert_eq!(detail["holder"]["enrolments"][0]["student_number"], "A1");

    let (status, decided) = world.decide(&who, &staff, &decision("approved", 1)).await;
    assert_eq!(status, 200, "{decided}");
    let told = mail(&world, "学籍番号の追加登録が完了しました。").await;
    assert_eq!(
        (told.to.as_str(), told.subject.as_str()),
        (EMAIL, "利用申請結果のお知らせ")
    );
    assert!(told.text.contains("B-2") && !told.text.contains("初回パスワード"));
    let (_, home) = world.get("/v1/me", Some(&session)).await;
    let numbers: Vec<&Value> = home["enrolments"]
        .as_array()
        .unwrap()
        .iter()
        .map(|enrolment| &enrolment["student_number"])
        .collect();
    assert_eq!(numbers, ["A1", "B-2"]);
    assert_eq!(home["name"], "髙﨑　一郎");
    assert_eq!(home["applications"][0]["kind"], "enrolment");
    assert_eq!(world.count("SELECT count(*) FROM account").await, 1);
    let sql = "SELECT count(*) FROM audit_event WHERE action = 'account.enrolment_added'";
    assert_eq!(world.count(sql).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_never_gets_a_second_holder() {
    let world = World::begin().await;
    let staff = world.staff("sato").await;
    let graduate = approved(&world, &staff).await;
    let other = world.in_review("mary@example.ac.jp", "B-2", &staff).await;
    let answer = world.decide(&other, &staff, &decision("approved", 1)).await;
    assert_eq!(answer.0, 200);
    // Somebody else's, and the one they have already, in another spelling.
    for number in ["Ｂ２", "a1"] {
        let who = begun(&world, &graduate).await;
        assert_eq!(world.send(&who, 1, &further(number)).await.0, 200);
        let detail = taken_up(&world, &who, &staff).await;
        assert_eq!(detail["item"]["flags"], json!(["student_number_taken"]));
        let refused = world.decide(&who, &staff, &decision("approved", 1)).await;
        assert_eq!(code(&refused), (409, "student_number_taken"));
        let answer = world.decide(&who, &staff, &decision("rejected", 1)).await;
        assert_eq!(answer.0, 200);
    }
    assert_eq!(world.count("SELECT count(*) FROM enrolment").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn returned_it_is_corrected_from_another_computer_and_rejected_asked_for_again() {
    let world = World::begin().await;
    let staff = world.staff("sato").await;
    let graduate = approved(&world, &staff).await;
    let who = begun(&world, &graduate).await;
    let (_, receipt) = world.send(&who, 1, &further("B-2")).await;
    taken_up(&world, &who, &staff).await;
    assert_eq!(
        world.decide(&who, &staff, &decision("returned", 1)).await.0,
        200
    );
    let told = mail(&world, "学籍番号追加の申請について、直していただきたい").await;
    assert_eq!(told.to, EMAIL);

    // F14: with reference number and address, as for every application.
    let (id, secret) = (Uuid::now_v7(), "5e".repeat(32));
    let started = json!({
        "id": id, "secret": secret, "email": EMAIL, "language": "ja",
        "purpose": { "kind": "continue_application", "reference": text(&receipt, "/reference") },
    });
    assert_eq!(world.post("/v1/flows", None, &started).await.0, 201);
    let told = mail(&world, "申請の続きを開くための確認コード").await;
    let line = told.text.lines().find_map(|line| line.strip_prefix("    "));
    let typed = json!({ "by": "code", "code": line.unwrap() });
    let path = format!("/v1/flows/{id}/redeem");
    let (status, given) = world.post(&path, Some(&secret), &typed).await;
    assert_eq!(
        (status, &given["applies_for"], &given["revision"]),
        (200, &json!("enrolment"), &json!(1)),
        "{given}"
    );
    let elsewhere = Applicant {
        application: who.application,
        token: text(&given, "/token"),
    };
    assert_eq!(world.send(&elsewhere, 2, &further("B-3")).await.0, 200);
    taken_up(&world, &who, &staff).await;
    let answer = world.decide(&who, &staff, &decision("rejected", 2)).await;
    assert_eq!(answer.0, 200, "{}", answer.1);
    mail(&world, "学籍番号追加の申請は却下となりました").await;

    let again = begun(&world, &graduate).await;
    assert_eq!(world.send(&again, 1, &further("B-3")).await.0, 200);
    taken_up(&world, &again, &staff).await;
    let answer = world.decide(&again, &staff, &decision("approved", 1)).await;
    assert_eq!(answer.0, 200, "{}", answer.1);
    assert_eq!(world.count("SELECT count(*) FROM enrolment").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_application_is_of_the_kind_it_was_begun_as() {
    let world = World::begin().await;
    let staff = world.staff("sato").await;
    let graduate = approved(&world, &staff).await;
    let who = begun(&world, &graduate).await;
    let image = card(640);
    let mut other = revision(&complete(), &[]);
    other["kind"] = json!("registration");
    let answer = world.send(&who, 1, &other).await;
    assert_eq!(code(&answer), (400, "request_malformed"));
    // No document is asked for, and none is taken.
    assert_eq!(world.upload(&who, image.clone()).await.0, 201);
    let mut with_image = further("B-2");
    with_image["documents"] = revision(&complete(), &[&image])["documents"].clone();
    let answer = world.send(&who, 1, &with_image).await;
    assert_eq!(code(&answer), (422, "form_invalid"));
    let mut without = further("B-2");
    without["answers"]
        .as_object_mut()
        .unwrap()
        .remove("student_number");
    let answer = world.send(&who, 1, &without).await;
    assert_eq!(code(&answer), (422, "form_invalid"));
    assert_eq!(answer.1["problems"].as_array().unwrap().len(), 1);
}
