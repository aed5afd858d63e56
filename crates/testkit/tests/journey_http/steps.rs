//! The steps of the journey, for tests that begin further on.

use akashi_documents::sample::Sample;
use akashi_testkit::person::{EMAIL, ichiro};
use akashi_testkit::university::{STAFF_PASSWORD, TERMS};
use akashi_testkit::{Device, Result, University};
use serde_json::{Value, json};

pub const STAFF: &str = "reviewer";

/// Finds the university at `address` and connects to it.
pub async fn connect(device: &Device, address: &str) -> Result<()> {
    let card = device
        .call("university.look_up", json!({ "address": address }))
        .await?;
    assert_eq!(card["name"]["ja"], "証明大学");
    let start = device
        .call("university.connect", json!({ "address": card["address"] }))
        .await?;
    assert_eq!(start["university"]["address"], card["address"]);
    Ok(())
}

/// 新規登録手続き up to the terms, with the code of mail number `index`.
pub async fn register(device: &Device, university: &University, index: usize) -> Result<()> {
    let twice = json!({ "email": EMAIL, "email_confirmation": EMAIL });
    device.call("flow.start_registration", twice).await?;
    let mail = university.mail(EMAIL, index).await?;
    let code = mail.code().ok_or("no code in the mail")?;
    let done = device
        .call("flow.enter_code", json!({ "code": code }))
        .await?;
    assert_eq!(done, "terms");
    Ok(())
}

pub async fn accept_terms(device: &Device) -> Result<Value> {
    device
        .call("terms.accept", json!({ "ticked": true, "version": TERMS }))
        .await
}

/// Fills in everything, with one image.
pub async fn fill_in(device: &Device) -> Result<()> {
    device
        .call(
            "draft.save",
            json!({ "section": "identity", "answers": ichiro()? }),
        )
        .await?;
    let photo = Sample::new(1600, 1000).with_metadata().jpeg()?;
    device
        .host
        .will_choose(Ok(Some(vec![device.file("licence.jpg", &photo)?])));
    let chosen = device
        .call("documents.choose", json!({ "role": "identity" }))
        .await?;
    assert_eq!(chosen["refused"], json!([]));
    Ok(())
}

/// A draft that can be sent, at the university behind `address`.
pub async fn ready_to_send(device: &Device, university: &University, address: &str) -> Result<()> {
    connect(device, address).await?;
    register(device, university, 0).await?;
    accept_terms(device).await?;
    fill_in(device).await
}

/// Sends, and waits for the receipt.
pub async fn send(device: &Device) -> Result<Value> {
    device.ask("application.submit").await?;
    device
        .until("application.status", |status| {
            status["outbox"]["entries"] == json!([]) && !status["reference"].is_null()
        })
        .await
}

/// A member of staff at a computer of their own.
pub async fn staff(university: &University) -> Result<Device> {
    university.add_staff(STAFF).await?;
    let desk = Device::new(&university.clock)?;
    connect(&desk, &university.address()).await?;
    let request = json!({ "name": STAFF, "password": STAFF_PASSWORD, "totp": "" });
    desk.call("staff.sign_in", request).await?;
    Ok(desk)
}

/// The queue as staff see it.
pub async fn queue(desk: &Device) -> Result<Vec<Value>> {
    let queue = desk.call("staff.queue", json!({ "query": "" })).await?;
    Ok(queue["items"].as_array().cloned().unwrap_or_default())
}

/// Takes up the only application of the queue, waits for its images and decides.
pub async fn decide(desk: &Device, outcome: &str, reasons: Value) -> Result<Value> {
    let id = queue(desk).await?.first().ok_or("the queue is empty")?["id"].clone();
    let mut found = desk.call("staff.assign", json!({ "id": id })).await?;
    let end = std::time::Instant::now() + akashi_testkit::client::PATIENCE;
    while found["documents"][0]["state"] != "ready" {
        assert!(std::time::Instant::now() < end, "{found}");
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        found = desk.call("staff.open", json!({ "id": id })).await?;
    }
    let image = found["documents"][0]["id"].as_str().ok_or("no image")?;
    assert!(desk.core.image(image).await.is_some());
    let request = json!({
        "id": id, "revision": found["row"]["revision"], "outcome": outcome, "reasons": reasons,
        "comment": "ご確認ください。", "comment_language": "ja",
    });
    desk.call("staff.decide", request).await
}

/// Approves what waits. Gives the initial password, and the number of the next mail to the applicant.
pub async fn approve(university: &University) -> Result<(String, usize)> {
    let desk = staff(university).await?;
    decide(&desk, "approved", json!([])).await?;
    let mut index = 1;
    loop {
        let mail = university.mail(EMAIL, index).await?;
        index += 1;
        if let Some(password) = mail.initial_password() {
            return Ok((password, index));
        }
    }
}
