//! What the university does reaches the applicant without their asking, and without a mail: while the application runs,
//! and when it is started again.

use std::time::{Duration, Instant};

use akashi_app::Notification;
use akashi_app::api::CoreEvent;
use akashi_testkit::client::PATIENCE;
use akashi_testkit::{Device, Result, University};
use serde_json::json;

use crate::steps;

async fn sent(university: &University) -> Result<Device> {
    let device = Device::new(&university.clock)?;
    steps::ready_to_send(&device, university, &university.address()).await?;
    steps::send(&device).await?;
    Ok(device)
}

/// Waits until the desktop has shown so many notifications, and asks the core nothing meanwhile.
async fn notified(device: &Device, count: usize) -> Result<Vec<Notification>> {
    let end = Instant::now() + PATIENCE;
    loop {
        let notifications = device.host.notifications();
        if notifications.len() >= count {
            return Ok(notifications);
        }
        if Instant::now() > end {
            return Err(format!("{notifications:?}").into());
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

fn reasons() -> serde_json::Value {
    json!([{ "code": "answer_wrong", "field": "city" }])
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_taken_up_and_returned_and_the_applicant_hears_of_it() -> Result<()> {
    let mut university = University::found().await?;
    let device = sent(&university).await?;
    let desk = steps::staff(&university).await?;
    let mut events = device.host.listen();
    let id = steps::queue(&desk).await?.first().ok_or("no application")?["id"].clone();
    desk.call("staff.assign", json!({ "id": id })).await?;
    notified(&device, 1).await?;
    let event = tokio::time::timeout(PATIENCE, events.recv()).await??;
    assert!(matches!(event, CoreEvent::OutboxChanged), "{event:?}");
    steps::decide(&desk, "returned", reasons()).await?;
    let shown = notified(&device, 2).await?;
    for notification in &shown {
        assert_eq!(notification.title, "証明書サービス");
        assert_eq!(notification.body, "申請の状況が変わりました");
    }
    // It is known here: the university need not be reached to see it.
    university.close().await;
    let status = device.ask("application.status").await?;
    assert_eq!(status["state"], "returned");
    assert_eq!(status["decision"]["reasons"][0]["code"], "answer_wrong");
    assert!(!status["stale"].is_null());
    assert_eq!(device.host.notifications().len(), 2);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_happened_while_the_application_was_closed_is_noticed_at_the_next_start() -> Result<()>
{
    let university = University::found().await?;
    let device = sent(&university).await?;
    let desk = steps::staff(&university).await?;
    let device = device.crash_and_restart().await?;
    // Nothing of it runs before the store is opened.
    steps::decide(&desk, "returned", reasons()).await?;
    assert!(device.host.notifications().is_empty());
    device.ask("app.start").await?;
    notified(&device, 1).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_comes_back_is_followed_again() -> Result<()> {
    let mut university = University::found().await?;
    let device = sent(&university).await?;
    let desk = steps::staff(&university).await?;
    university.close().await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    university.open().await?;
    steps::decide(&desk, "approved", json!([])).await?;
    notified(&device, 1).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn who_stopped_sending_is_not_followed_until_they_resume() -> Result<()> {
    let university = University::found().await?;
    let device = sent(&university).await?;
    let desk = steps::staff(&university).await?;
    device
        .call("outbox.pause", json!({ "paused": true }))
        .await?;
    steps::decide(&desk, "returned", reasons()).await?;
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    assert!(device.host.notifications().is_empty());
    device
        .call("outbox.pause", json!({ "paused": false }))
        .await?;
    notified(&device, 1).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_notified_of_what_they_did_or_saw_themselves() -> Result<()> {
    let university = University::found().await?;
    let device = sent(&university).await?;
    device.ask("application.withdraw").await?;
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    assert_eq!(device.host.notifications(), []);
    Ok(())
}
