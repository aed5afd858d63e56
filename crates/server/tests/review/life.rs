//! One application from its first upload to the account it becomes.

use akashi_domain::FieldId;
use serde_json::json;

use crate::world::{World, card, code, complete, decision, document_path, revision, text};
use akashi_protocol::Digest;

#[tokio::test(flavor = "multi_thread")]
async fn received_reviewed_returned_corrected_approved() {
    let world = World::begin().await;
    let staff = world.staff("sato").await;
    let who = world
        .in_review("Ichiro@example.ac.jp", "A-1001", &staff)
        .await;
    let own = format!("/v1/applications/{}", who.application);

    let (status, _) = world.decide(&who, &staff, &decision("returned", 1)).await;
    assert_eq!(status, 200);
    let (_, view) = world.get(&own, Some(&who.token)).await;
    assert_eq!(view["state"], "returned");
    assert_eq!(
        view["decision"]["reasons"][1],
        json!({ "code": "answer_wrong", "field": "city" })
    );
    // Sixty days after 20 November.
    assert_eq!(view["correct_until"], "2027-01-19");
    let reference = text(&view, "/reference");

    let second = card(700);
    assert_eq!(world.upload(&who, second.clone()).await.0, 201);
    let mut answers = complete();
    answers.set(FieldId::StudentNumber, "A-1001");
    answers.set(FieldId::City, "港区");
    let (status, receipt) = world.send(&who, 2, &revision(&answers, &[&second])).await;
    assert_eq!(status, 200, "{receipt}");
    assert_eq!(text(&receipt, "/reference"), reference);
    // Five business days after a Friday, and 勤労感謝の日 is none.
    assert_eq!(receipt["review_expected"], "2026-11-30");

    let path = format!("/v1/staff/applications/{}/assignment", who.application);
    world.post(&path, Some(&staff), &json!({})).await;
    let detail = world
        .until(&who, &staff, "/documents/0/state", "ready")
        .await;
    assert_eq!(
        (
            detail["can_decide"].clone(),
            detail["item"]["revision"].clone()
        ),
        (json!(true), json!(2))
    );
    assert_eq!(detail["decisions"][0]["decided_by"], "sato");
    assert_eq!(detail["answers"]["city"], "港区");
    assert_eq!(detail["documents"][0]["width"], 1_700);

    let (status, decided) = world.decide(&who, &staff, &decision("approved", 2)).await;
    assert_eq!(status, 200, "{decided}");
    assert_eq!(decided["item"]["state"], "approved");
    let (_, view) = world.get(&own, Some(&who.token)).await;
    assert_eq!(
        (view["state"].as_str(), view["images_deleted_on"].as_str()),
        (Some("approved"), Some("2026-12-20"))
    );

    // The account owns the application now; the address signs in in lower case; the month is stored in one spelling.
    let session = world.session_of(who.application, false).await;
    let (status, list) = world.get("/v1/applications", Some(&session)).await;
    assert_eq!(
        (status, list["items"][0]["reference"].clone()),
        (200, json!(reference))
    );
    let stored = "SELECT count(*) FROM enrolment JOIN sign_in_method USING (account_id)
                   WHERE subject = 'ichiro@example.ac.jp' AND student_number_key = 'A1001'
                     AND leaving_month = '2011-03' AND school_name = '髙﨑　一郎'";
    assert_eq!(world.count(stored).await, 1);
    let mails = "SELECT count(DISTINCT kind) FROM mail_outbox
                  WHERE kind IN ('received', 'decision_returned', 'decision_approved')";
    assert_eq!(world.count(mails).await, 3);

    // Nothing can follow a final state.
    let late = world.send(&who, 3, &revision(&answers, &[&second])).await;
    assert_eq!(code(&late), (409, "state_conflict"));
    let again = world.decide(&who, &staff, &decision("rejected", 2)).await;
    assert_eq!(code(&again), (409, "state_conflict"));

    world.running.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_leaves_a_line_in_a_trail_that_holds_together() {
    let world = World::begin().await;
    let staff = world.staff("sato").await;
    let who = world.in_review("ichiro@example.ac.jp", "", &staff).await;
    let sha256 = Digest::of(&card(640));
    let own = document_path(who.application, sha256);
    let seen = world
        .request(reqwest::Method::GET, &own, Some(&who.token))
        .send()
        .await
        .unwrap();
    assert_eq!(seen.headers()["content-type"], "image/jpeg");
    let path = format!(
        "/v1/staff/applications/{}/documents/{sha256}",
        who.application
    );
    assert_eq!(world.get(&path, Some(&staff)).await.0, 200);
    world
        .get("/v1/staff/applications?query=%E9%AB%99", Some(&staff))
        .await;
    world.get("/v1/applications", Some(&who.token)).await;
    world.decide(&who, &staff, &decision("rejected", 1)).await;
    world
        .delete("/v1/staff/sessions/current", Some(&staff))
        .await;

    let storage = world.running.state.storage.clone();
    let (actions, sound, leaks) = storage
        .read(|conn| {
            let mut statement = conn.prepare("SELECT DISTINCT action FROM audit_event ORDER BY action")?;
            let actions = statement
                .query_map([], |row| row.get::<_, String>(0))?
                .collect::<Result<Vec<_>, _>>()?;
            let leaks: i64 = conn.query_row(
                "SELECT count(*) FROM audit_event WHERE detail LIKE '%髙%' OR detail LIKE '%ichiro%'",
                [],
                |row| row.get(0),
            )?;
            let sound = akashi_server::audit::verify(conn)?;
            Ok::<_, akashi_server::storage::StorageError>((actions, sound, leaks))
        })
        .await
        .unwrap();
    assert!(sound.is_ok());
    assert_eq!(leaks, 0);
    let expected = [
        "application.assigned",
        "application.listed",
        "application.opened",
        "application.read",
        "application.received",
        "application.rejected",
        "document.read",
        "document.uploaded",
        "queue.read",
        "staff.added",
        "staff.signed_in",
        "staff.signed_out",
    ];
    let missing: Vec<&&str> = expected
        .iter()
        .filter(|a| !actions.iter().any(|b| b == **a))
        .collect();
    assert!(missing.is_empty(), "{missing:?} of {actions:?}");
}
