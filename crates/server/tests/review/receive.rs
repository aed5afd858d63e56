//! Revisions arrive exactly once, complete, and only from their owner.

use akashi_domain::FieldId;
use akashi_protocol::Digest;
use serde_json::json;

use crate::world::{World, card, code, complete, revision};

#[tokio::test(flavor = "multi_thread")]
async fn twenty_at_once_are_one() {
    let world = World::begin().await;
    let who = world.applicant("ichiro@example.ac.jp").await;
    let image = card(640);
    let uploads = (0..20).map(|_| world.upload(&who, image.clone()));
    let answers = futures_util::future::join_all(uploads).await;
    // Whoever asks last goes on; the others hear so.
    assert!(
        answers.iter().all(|a| matches!(a.0, 201 | 409)),
        "{answers:?}"
    );
    world.bring(&who, &image).await;

    let body = revision(&complete(), &[&image]);
    let puts = (0..20).map(|_| world.send(&who, 1, &body));
    let answers = futures_util::future::join_all(puts).await;
    assert_eq!(answers[0].0, 200, "{}", answers[0].1);
    assert!(answers.iter().all(|answer| *answer == answers[0]));
    assert_eq!(
        world
            .count("SELECT count(*) FROM application_revision")
            .await,
        1
    );
    assert_eq!(world.count("SELECT count(*) FROM document").await, 1);
    assert_eq!(
        world
            .count("SELECT count(*) FROM mail_outbox WHERE kind = 'received'")
            .await,
        1
    );
    let received = "SELECT count(*) FROM audit_event WHERE action = 'application.received'";
    assert_eq!(world.count(received).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn same_again_is_the_same_and_other_is_a_conflict() {
    let world = World::begin().await;
    let (who, receipt) = world.received("ichiro@example.ac.jp", "").await;
    let image = card(640);
    let body = revision(&complete(), &[&image]);
    world.advance(3);
    assert_eq!(world.send(&who, 1, &body).await, (200, receipt));

    let mut other = complete();
    other.set(FieldId::City, "港区");
    let other = revision(&other, &[&image]);
    for (number, current) in [(1, "1"), (3, "1"), (0, "1")] {
        let answer = world.send(&who, number, &other).await;
        assert_eq!(code(&answer), (409, "revision_conflict"), "{number}");
        assert_eq!(answer.1["args"]["current"], current);
    }
    // An application that waits can be revised without having been returned.
    assert_eq!(world.send(&who, 2, &other).await.0, 200);
    assert_eq!(world.send(&who, 1, &body).await.0, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_incomplete_or_damaged_is_refused_whole() {
    let world = World::begin().await;
    let who = world.applicant("ichiro@example.ac.jp").await;
    let image = card(640);
    let good = revision(&complete(), &[&image]);

    let missing = world.send(&who, 1, &good).await;
    assert_eq!(code(&missing), (409, "documents_missing"));
    assert_eq!(missing.1["args"]["missing"], Digest::of(&image).to_string());
    world.upload(&who, image.clone()).await;

    let bytes = serde_json::to_vec(&good).unwrap();
    let damaged = world.send_raw(&who, 1, Digest::of(b"other"), bytes).await;
    assert_eq!(code(&damaged), (400, "body_digest_mismatch"));
    let unreadable = world
        .send(&who, 1, &json!({ "kind": "registration" }))
        .await;
    assert_eq!(code(&unreadable), (400, "request_malformed"));

    let mut lied = good.clone();
    lied["documents"][0]["bytes"] = json!(1);
    assert_eq!(
        code(&world.send(&who, 1, &lied).await),
        (400, "request_malformed")
    );
    let twice = revision(&complete(), &[&image, &image]);
    assert_eq!(
        code(&world.send(&who, 1, &twice).await),
        (400, "request_malformed")
    );
    let mut unnamed = good.clone();
    unnamed["terms"] = json!("");
    assert_eq!(
        code(&world.send(&who, 1, &unnamed).await),
        (409, "terms_changed")
    );

    let mut empty = complete();
    empty.set(FieldId::City, "");
    empty.set(FieldId::BirthDate, "2026-11-21");
    let invalid = world.send(&who, 1, &revision(&empty, &[])).await;
    assert_eq!(code(&invalid), (422, "form_invalid"));
    let kinds: Vec<&str> = invalid.1["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| p["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["date_in_future", "missing", "image_missing"]);

    let large = vec![b'x'; akashi_domain::limits::JSON_BODY_BYTES + 1];
    let digest = Digest::of(&large);
    assert_eq!(
        code(&world.send_raw(&who, 1, digest, large).await),
        (413, "body_too_large")
    );

    assert_eq!(
        world
            .count("SELECT count(*) FROM application_revision")
            .await,
        0
    );
    assert_eq!(world.send(&who, 1, &good).await.0, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_day_is_the_one_in_japan() {
    let world = World::begin().await;
    // 20 November 23:30 UTC is the 21st in Japan: born "today" is not in the future.
    world
        .clock
        .advance(jiff::SignedDuration::from_mins(20 * 60 + 30));
    let who = world.applicant("ichiro@example.ac.jp").await;
    let image = card(640);
    world.upload(&who, image.clone()).await;
    let mut answers = complete();
    answers.set(FieldId::BirthDate, "2026-11-21");
    let (status, receipt) = world.send(&who, 1, &revision(&answers, &[&image])).await;
    assert_eq!(status, 200, "{receipt}");
}

#[tokio::test(flavor = "multi_thread")]
async fn anothers_application_is_an_unknown_one() {
    let world = World::begin().await;
    let (one, _) = world.received("ichiro@example.ac.jp", "").await;
    let other = world.applicant("mary@example.ac.jp").await;
    let stranger = crate::world::Applicant {
        application: one.application,
        token: other.token.clone(),
    };
    let nobody = crate::world::Applicant {
        application: uuid::Uuid::new_v4(),
        token: other.token,
    };
    let image = card(640);
    let body = revision(&complete(), &[&image]);
    let (get, withdraw) = ("", "/withdraw");
    for who in [&stranger, &nobody] {
        let path = |end: &str| format!("/v1/applications/{}{end}", who.application);
        let image_path = crate::world::document_path(who.application, Digest::of(&image));
        let token = Some(who.token.as_str());
        for answer in [
            world.get(&path(get), token).await,
            world.post(&path(withdraw), token, &json!({})).await,
            world.get(&image_path, token).await,
            world.upload(who, image.clone()).await,
            world.send(who, 1, &body).await,
            world.send(who, 2, &body).await,
        ] {
            assert_eq!(code(&answer), (404, "not_found"));
            assert_eq!(answer.1["args"], serde_json::Value::Null);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn taken_back_once_and_for_good() {
    let world = World::begin().await;
    let (who, _) = world.received("ichiro@example.ac.jp", "").await;
    let path = format!("/v1/applications/{}/withdraw", who.application);
    let (status, view) = world.post(&path, Some(&who.token), &json!({})).await;
    assert_eq!((status, view["state"].as_str()), (200, Some("withdrawn")));
    assert_eq!(view["images_deleted_on"], "2026-12-20");
    assert_eq!(world.post(&path, Some(&who.token), &json!({})).await.0, 200);
    let again = world
        .send(&who, 2, &revision(&complete(), &[&card(640)]))
        .await;
    assert_eq!(code(&again), (409, "state_conflict"));
    assert_eq!(
        code(&world.upload(&who, card(641)).await),
        (409, "state_conflict")
    );
    let events = "SELECT count(*) FROM audit_event WHERE action = 'application.withdrawn'";
    assert_eq!(world.count(events).await, 1);

    let fresh = world.applicant("mary@example.ac.jp").await;
    let path = format!("/v1/applications/{}/withdraw", fresh.application);
    let early = world.post(&path, Some(&fresh.token), &json!({})).await;
    assert_eq!(code(&early), (409, "state_conflict"));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_said_to_have_agreed_to_terms_that_were_not_read() {
    let world = World::begin().await;
    let (sent, _) = world.received("ichiro@example.ac.jp", "").await;
    let slow = world.applicant("mary@example.ac.jp").await;
    let image = card(640);
    assert_eq!(world.upload(&slow, image.clone()).await.0, 201);
    let before = revision(&complete(), &[&image]);

    let world = world
        .reopened(|university| university.terms.version = "2027-04-01".into())
        .await;
    // Filled in under the old terms, sent under the new ones: to be read first.
    let refused = world.send(&slow, 1, &before).await;
    assert_eq!(code(&refused), (409, "terms_changed"));
    assert_eq!(refused.1["args"]["version"], "2027-04-01");
    let mut agreed = before.clone();
    agreed["terms"] = json!("2027-04-01");
    agreed["terms_agreed_at"] = json!("2026-11-20T03:00:00Z");
    assert_eq!(world.send(&slow, 1, &agreed).await.0, 200);

    // A correction repeats what was agreed to, which the server tells; or says that the new ones were.
    let path = format!("/v1/applications/{}", sent.application);
    let (_, view) = world.get(&path, Some(&sent.token)).await;
    assert_eq!(
        view["agreement"],
        json!({ "version": "2026-04-01", "at": "2026-11-20T02:50:00Z" })
    );
    assert_eq!(world.send(&sent, 2, &before).await.0, 200);
    let mut claimed = before.clone();
    claimed["terms_agreed_at"] = json!("2026-11-20T03:00:00Z");
    assert_eq!(
        code(&world.send(&sent, 3, &claimed).await),
        (409, "terms_changed")
    );
    assert_eq!(world.send(&sent, 3, &agreed).await.0, 200);
}
