//! 利用許諾 that change between agreeing and sending, and between sending and correcting.

use akashi_testkit::person::ichiro;
use akashi_testkit::university::TERMS;
use akashi_testkit::{Device, Result, University};
use serde_json::json;

use crate::steps;

const NEW: &str = "2027-04-01";

/// The university changes its terms and starts its server again.
async fn change_terms(university: &mut University) -> Result<()> {
    university.close().await;
    university.terms = NEW.to_owned();
    university.open().await
}

#[tokio::test(flavor = "multi_thread")]
async fn new_terms_are_read_before_anything_is_taken() -> Result<()> {
    let mut university = University::found().await?;
    let device = Device::new(&university.clock)?;
    steps::ready_to_send(&device, &university, &university.address()).await?;
    change_terms(&mut university).await?;

    // This device does not know yet; the server does.
    device.ask("application.submit").await?;
    let outbox = device
        .until("outbox.get", |outbox| {
            outbox["entries"][0]["state"] == "needs_attention"
        })
        .await?;
    assert_eq!(outbox["entries"][0]["problem"]["code"], "terms_changed");
    let draft = device.ask("outbox.take_back").await?;
    assert_eq!(draft["answers"], json!(ichiro()?));

    // Now it does: nothing is sent in vain a second time.
    let refused = device.refused("application.submit", json!({})).await?;
    assert_eq!(refused.code, "terms_changed");
    let old = json!({ "ticked": true, "version": TERMS });
    assert_eq!(
        device.refused("terms.accept", old).await?.code,
        "terms_changed"
    );
    let new = json!({ "ticked": true, "version": NEW });
    let draft = device.call("terms.accept", new).await?;
    assert_eq!(draft["answers"], json!(ichiro()?));
    assert_eq!(draft["documents"].as_array().map(Vec::len), Some(1));
    steps::send(&device).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_says_only_what_was_agreed_to() -> Result<()> {
    let mut university = University::found().await?;
    let device = Device::new(&university.clock)?;
    steps::ready_to_send(&device, &university, &university.address()).await?;
    steps::send(&device).await?;
    let desk = steps::staff(&university).await?;
    let reasons = json!([{ "code": "answer_wrong", "field": "city" }]);
    steps::decide(&desk, "returned", reasons).await?;
    change_terms(&mut university).await?;

    device.ask("application.correct").await?;
    // The server takes it: it names the terms of the revision before, and when they were agreed to.
    steps::send(&device).await?;
    let status = device.ask("application.status").await?;
    assert_eq!(status["revision"], 2);
    Ok(())
}
