//! Exactly once, whatever happens while it is being sent.

use akashi_testkit::{Device, Result, University};
use serde_json::json;

use crate::steps;
use crate::wire::Way;

#[tokio::test(flavor = "multi_thread")]
async fn the_application_is_killed_while_sending() -> Result<()> {
    let university = University::found().await?;
    let way = Way::to(&university.address(), true).await?;
    let device = Device::new(&university.clock)?;
    steps::ready_to_send(&device, &university, &way.address).await?;
    device.ask("application.submit").await?;
    way.lost().await;
    // The server has it, this side does not know.
    let device = device.crash_and_restart().await?;
    way.mend();
    device.ask("app.start").await?;
    let status = device
        .until("application.status", |status| {
            status["outbox"]["entries"] == json!([]) && !status["reference"].is_null()
        })
        .await?;
    let desk = steps::staff(&university).await?;
    let queue = steps::queue(&desk).await?;
    assert_eq!(queue.len(), 1, "exactly one application");
    assert_eq!(
        queue[0]["reference"], status["reference"],
        "the same receipt"
    );
    assert_eq!(queue[0]["revision"], 1);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_connection_breaks_while_sending() -> Result<()> {
    let university = University::found().await?;
    let way = Way::to(&university.address(), false).await?;
    let device = Device::new(&university.clock)?;
    steps::ready_to_send(&device, &university, &way.address).await?;
    device.ask("application.submit").await?;
    way.lost().await;
    way.mend();
    device.ask("outbox.retry").await?;
    let status = device
        .until("application.status", |status| {
            status["outbox"]["entries"] == json!([]) && !status["reference"].is_null()
        })
        .await?;
    let desk = steps::staff(&university).await?;
    let queue = steps::queue(&desk).await?;
    assert_eq!(
        (queue.len(), &queue[0]["reference"]),
        (1, &status["reference"])
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_server_is_closed_before_sending_and_the_person_leaves() -> Result<()> {
    let mut university = University::found().await?;
    let device = Device::new(&university.clock)?;
    steps::ready_to_send(&device, &university, &university.address()).await?;
    university.close().await;
    device.ask("application.submit").await?;
    device
        .until("outbox.get", |outbox| !outbox["systemic"].is_null())
        .await?;
    assert!(!device.core.close_requested().await);
    device
        .call("window.close", json!({ "choice": "quit" }))
        .await?;
    assert!(device.host.has_quit());
    // Sent at the next start.
    let device = device.crash_and_restart().await?;
    university.open().await?;
    assert_eq!(device.ask("app.start").await?["resume"]["unsent"], 1);
    device
        .until("application.status", |status| status["state"] == "received")
        .await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unsent_application_is_taken_back_and_sent_changed() -> Result<()> {
    let university = University::found().await?;
    let device = Device::new(&university.clock)?;
    steps::ready_to_send(&device, &university, &university.address()).await?;
    device
        .call("outbox.pause", json!({ "paused": true }))
        .await?;
    let outbox = device.ask("application.submit").await?;
    assert_eq!(
        (&outbox["paused"], &outbox["entries"][0]["state"]),
        (&json!(true), &json!("queued"))
    );
    let again = device.refused("application.submit", json!({})).await?;
    assert_eq!(again.code, "no_draft");
    let draft = device.ask("outbox.take_back").await?;
    assert_eq!(draft["documents"].as_array().map(Vec::len), Some(1));
    assert_eq!(draft["answers"]["family_name_kanji"], "髙﨑");
    let answers = json!({ "answers": { "building": "証明ハイツ101" } });
    device.call("draft.save", answers).await?;
    device
        .call("outbox.pause", json!({ "paused": false }))
        .await?;
    let status = steps::send(&device).await?;
    assert_eq!(status["revision"], 1);
    Ok(())
}
