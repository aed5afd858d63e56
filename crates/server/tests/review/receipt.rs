//! The receipt as PDF: for its owner, in both languages, of the last revision.

use akashi_domain::calendar::{ClosedDays, DayOfWeek};
use akashi_domain::{FieldId, Localized};
use akashi_server::storage::StorageError;
use akashi_server::storage::rate::{self, Rate};
use serde_json::json;

use crate::world::{Applicant, World, card, code, complete, decision, revision};

fn path(who: &Applicant, language: &str) -> String {
    format!(
        "/v1/applications/{}/receipt?language={language}",
        who.application
    )
}

async fn pdf(world: &World, who: &Applicant, language: &str) -> Vec<u8> {
    let request = world.request(reqwest::Method::GET, &path(who, language), Some(&who.token));
    let answer = request.send().await.unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["content-type"], "application/pdf");
    assert_eq!(answer.headers()["cache-control"], "no-store");
    let bytes = answer.bytes().await.unwrap().to_vec();
    assert!(bytes.starts_with(b"%PDF-"));
    bytes
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_there_once_the_application_is_received_and_follows_its_revisions() {
    let world = World::begin().await;
    let staff = world.staff("sato").await;
    let who = world.applicant("ichiro@example.ac.jp").await;
    let early = world.get(&path(&who, "ja"), Some(&who.token)).await;
    assert_eq!(code(&early), (404, "not_found"));

    let image = card(640);
    world.upload(&who, image.clone()).await;
    let (status, _) = world.send(&who, 1, &revision(&complete(), &[&image])).await;
    assert_eq!(status, 200);
    let first = pdf(&world, &who, "ja").await;
    assert_ne!(first, pdf(&world, &who, "en").await);
    world.clock.advance(jiff::SignedDuration::from_mins(5));
    assert_eq!(first, pdf(&world, &who, "ja").await, "five minutes later");
    for wrong in ["", "fr", "JA"] {
        let answer = world.get(&path(&who, wrong), Some(&who.token)).await;
        assert_eq!(code(&answer), (400, "request_malformed"), "{wrong}");
    }

    let path_of_staff = format!("/v1/staff/applications/{}/assignment", who.application);
    world.post(&path_of_staff, Some(&staff), &json!({})).await;
    world
        .until(&who, &staff, "/documents/0/state", "ready")
        .await;
    assert_eq!(
        world.decide(&who, &staff, &decision("returned", 1)).await.0,
        200
    );
    assert_eq!(
        first,
        pdf(&world, &who, "ja").await,
        "returned, and still received"
    );
    let mut answers = complete();
    answers.set(FieldId::City, "港区");
    assert_eq!(
        world.send(&who, 2, &revision(&answers, &[&image])).await.0,
        200
    );
    assert_ne!(first, pdf(&world, &who, "ja").await);
    let read = "SELECT count(*) FROM audit_event WHERE action = 'application.receipt'";
    assert_eq!(world.count(read).await, 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_no_font_has_and_a_university_no_font_has() {
    let world = World::begin().await;
    let who = world.applicant("ichiro@example.ac.jp").await;
    let image = card(640);
    world.upload(&who, image.clone()).await;
    let mut answers = complete();
    answers.set(FieldId::FamilyNameKanji, "一\u{E01EF}");
    assert_eq!(
        world.send(&who, 1, &revision(&answers, &[&image])).await.0,
        200
    );
    pdf(&world, &who, "ja").await;

    let world = world
        .reopened(|info| info.name = Localized::new("क", "क"))
        .await;
    let answer = world.get(&path(&who, "ja"), Some(&who.token)).await;
    assert_eq!(code(&answer), (500, "internal"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_promised_day_is_one_on_which_the_university_works() {
    let world = World::with(|info| {
        info.calendar.weekly_closed.push(DayOfWeek::Monday);
        info.calendar.closed.push(ClosedDays {
            from: "11-25".parse().unwrap(),
            until: "11-26".parse().unwrap(),
            reason: Localized::new("創立記念日", "Foundation days"),
        });
    })
    .await;
    let who = world.applicant("ichiro@example.ac.jp").await;
    let image = card(640);
    world.upload(&who, image.clone()).await;
    let (_, receipt) = world.send(&who, 1, &revision(&complete(), &[&image])).await;
    // From Friday 20 November: 24, 27, 1, 2 and 3 December.
    assert_eq!(receipt["review_expected"], json!("2026-12-03"));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_keeps_the_typesetter_to_themselves() {
    let world = World::begin().await;
    let who = world.applicant("ichiro@example.ac.jp").await;
    let other = world.applicant("jiro@example.ac.jp").await;
    let image = card(640);
    for one in [&who, &other] {
        world.upload(one, image.clone()).await;
        world.send(one, 1, &revision(&complete(), &[&image])).await;
    }
    let state = &world.running.state;
    let key = state
        .keys
        .pseudonym("receipt", &who.application.to_string());
    let now = state.now();
    let counted: Result<(), StorageError> = state
        .storage
        .transact(move |tx| (0..20).try_for_each(|_| rate::count(tx, Rate::Receipt, &key, now)))
        .await;
    counted.unwrap();
    let refused = world.get(&path(&who, "ja"), Some(&who.token)).await;
    assert_eq!(code(&refused), (429, "too_many_requests"));
    pdf(&world, &other, "ja").await;
    world.clock.advance(jiff::SignedDuration::from_mins(61));
    pdf(&world, &who, "ja").await;
}
