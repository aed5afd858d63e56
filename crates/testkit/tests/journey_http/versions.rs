//! Two devices with the same application (F44): whoever comes second is shown both versions and decides, field by field.

use akashi_documents::sample::Sample;
use akashi_testkit::person::EMAIL;
use akashi_testkit::{Device, Result, University};
use serde_json::{Value, json};

use crate::steps;

/// An application that was returned, on two devices of the same person.
async fn returned(university: &University) -> Result<(Device, Device, Device)> {
    let first = Device::new(&university.clock)?;
    steps::ready_to_send(&first, university, &university.address()).await?;
    let status = steps::send(&first).await?;
    let desk = steps::staff(university).await?;
    let reasons = json!([{ "code": "answer_wrong", "field": "city" }]);
    steps::decide(&desk, "returned", reasons).await?;
    let second = Device::new(&university.clock)?;
    steps::connect(&second, &university.address()).await?;
    let known = json!({ "reference": status["reference"], "email": EMAIL });
    second.call("flow.start_continue", known).await?;
    let code = university.code(EMAIL, 1).await?;
    let done = second
        .call("flow.enter_code", json!({ "code": code }))
        .await?;
    assert_eq!(done, "status");
    second
        .until("application.status", |status| status["state"] == "returned")
        .await?;
    Ok((first, second, desk))
}

/// Corrects, and hands in.
async fn correct(device: &Device, answers: Value) -> Result<()> {
    device.ask("application.correct").await?;
    device
        .call("draft.save", json!({ "answers": answers }))
        .await?;
    Ok(())
}

async fn received(device: &Device, revision: u32) -> Result<Value> {
    device.ask("application.submit").await?;
    device
        .until("application.status", |status| {
            status["outbox"]["entries"] == json!([]) && status["revision"] == revision
        })
        .await
}

fn pause(paused: bool) -> Value {
    json!({ "paused": paused })
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_to_send_decides_field_by_field_and_nothing_is_lost_before() -> Result<()> {
    let university = University::found().await?;
    let (first, second, desk) = returned(&university).await?;
    second.call("outbox.pause", pause(true)).await?;
    correct(
        &second,
        json!({ "city": "港区", "street": "1-1", "building": "" }),
    )
    .await?;
    let photo = second.file("other.jpg", &Sample::new(1700, 1100).jpeg()?)?;
    second.host.will_choose(Ok(Some(vec![photo])));
    let role = json!({ "role": "identity" });
    second.call("documents.choose", role).await?;
    second.ask("application.submit").await?;
    correct(&first, json!({ "city": "千代田区", "street": "1-1" })).await?;
    received(&first, 2).await?;

    second.call("outbox.pause", pause(false)).await?;
    let status = second
        .until("application.status", |status| {
            status["outbox"]["entries"][0]["state"] == "needs_attention"
        })
        .await?;
    let problem = &status["outbox"]["entries"][0]["problem"];
    assert_eq!(problem["code"], "revision_conflict");
    let both = second.ask("application.compare").await?;
    assert_eq!(
        (&both["revision"], &both["can_send"]),
        (&json!(2), &json!(true))
    );
    let fields: Vec<(&str, &str, &str)> = both["fields"]
        .as_array()
        .ok_or("no fields")?
        .iter()
        .map(|one| {
            let text = |name: &str| one[name].as_str().unwrap_or("?");
            (text("field"), text("mine"), text("theirs"))
        })
        .collect();
    assert!(fields.contains(&("city", "港区", "千代田区")), "{fields:?}");
    assert!(fields.iter().all(|(field, ..)| *field != "street"));
    let images = &both["images"][0];
    assert_eq!(images["role"], "identity");
    assert_eq!(images["mine"].as_array().map(Vec::len), Some(2));
    assert_eq!(images["theirs"].as_array().map(Vec::len), Some(1));
    let shown = images["theirs"][0]["id"].as_str().ok_or("no image")?;
    assert!(second.core.image(shown).await.is_some());

    // Nothing is decided by saying nothing.
    let some = json!({ "revision": 2, "fields": { "city": "mine" }, "images": {} });
    let refused = second.refused("application.merge", some).await?;
    assert_eq!(refused.code, "conflict_undecided");
    let fields: Value = fields
        .iter()
        .map(|(field, ..)| ((*field).to_owned(), json!("theirs")))
        .collect::<serde_json::Map<_, _>>()
        .into();
    let mut chosen = json!({ "revision": 2, "fields": fields, "images": { "identity": "mine" } });
    chosen["fields"]["city"] = json!("mine");
    let draft = second.call("application.merge", chosen).await?;
    assert_eq!(draft["revision"], 3);
    assert_eq!(draft["answers"]["city"], "港区");
    assert_eq!(draft["standing"], json!(null));
    assert_eq!(draft["documents"].as_array().map(Vec::len), Some(2));
    received(&second, 3).await?;

    let queue = steps::queue(&desk).await?;
    assert_eq!(queue.len(), 1);
    let found = desk
        .call("staff.open", json!({ "id": queue[0]["id"] }))
        .await?;
    assert_eq!(found["row"]["revision"], 3);
    assert_eq!(found["answers"]["city"], "港区");
    assert_eq!(found["documents"].as_array().map(Vec::len), Some(2));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_that_was_overtaken_is_said_kept_and_not_sent_over_the_other() -> Result<()> {
    let university = University::found().await?;
    let (first, second, _) = returned(&university).await?;
    correct(&second, json!({ "city": "港区" })).await?;
    correct(&first, json!({ "city": "千代田区" })).await?;
    received(&first, 2).await?;
    let status = second
        .until("application.status", |status| status["revision"] == 2)
        .await?;
    assert_eq!(status["draft"], "overtaken");
    let draft = second.ask("draft.get").await?;
    assert_eq!(draft["standing"], "overtaken");
    assert_eq!(draft["answers"]["city"], "港区");
    let refused = second.refused("application.submit", json!({})).await?;
    assert_eq!(refused.code, "revision_conflict");

    // Decided for the other version, nothing is left to send but that.
    let chosen = json!({ "revision": 2, "fields": { "city": "theirs" }, "images": {} });
    let merged = second.call("application.merge", chosen.clone()).await?;
    assert_eq!(merged["answers"]["city"], "千代田区");
    assert_eq!(merged["revision"], 3);
    // Meanwhile yet another comes in: what was decided was about something else.
    first
        .until("application.status", |status| status["state"] == "received")
        .await?;
    let stale = json!({ "revision": 1, "fields": {}, "images": {} });
    let refused = second.refused("application.merge", stale).await?;
    assert_eq!(refused.code, "revision_conflict");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_sent_any_more_stays_readable_and_says_why() -> Result<()> {
    let university = University::found().await?;
    let (first, second, desk) = returned(&university).await?;
    second.call("outbox.pause", pause(true)).await?;
    correct(&second, json!({ "city": "港区" })).await?;
    second.ask("application.submit").await?;
    correct(&first, json!({ "city": "千代田区" })).await?;
    received(&first, 2).await?;
    let id = steps::queue(&desk).await?[0]["id"].clone();
    desk.call("staff.assign", json!({ "id": id })).await?;
    second.call("outbox.pause", pause(false)).await?;
    second
        .until("application.status", |status| {
            status["outbox"]["entries"][0]["state"] == "needs_attention"
        })
        .await?;
    let both = second.ask("application.compare").await?;
    assert_eq!(
        (&both["state"], &both["can_send"]),
        (&json!("in_review"), &json!(false))
    );
    let chosen = json!({ "revision": 2, "fields": { "city": "mine" }, "images": {} });
    let refused = second.refused("application.merge", chosen).await?;
    assert_eq!(refused.code, "state_conflict");
    let kept = second.ask("outbox.take_back").await?;
    assert_eq!(kept["answers"]["city"], "港区");
    assert_eq!(kept["standing"], "overtaken");
    let refused = second.refused("application.submit", json!({})).await?;
    assert_eq!(refused.code, "revision_conflict");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_of_what_was_taken_back_elsewhere_says_so() -> Result<()> {
    let university = University::found().await?;
    let (first, second, _) = returned(&university).await?;
    correct(&second, json!({ "city": "港区" })).await?;
    first.ask("application.withdraw").await?;
    let status = second
        .until("application.status", |status| {
            status["state"] == "withdrawn"
        })
        .await?;
    assert_eq!(status["draft"], "closed");
    let draft = second.ask("draft.get").await?;
    assert_eq!(draft["standing"], "closed");
    assert_eq!(draft["answers"]["city"], "港区");
    Ok(())
}
