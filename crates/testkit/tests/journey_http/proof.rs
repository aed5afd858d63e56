//! The signed receipt on the applicant's computer: checked without a network, after the university has changed its key,
//! after a restart, and when it was received on another computer.

use std::fs;
use std::path::Path;

use akashi_server::receipts;
use akashi_testkit::person::EMAIL;
use akashi_testkit::{Device, Result, University};
use serde_json::{Value, json};

use crate::steps;

async fn proof(device: &Device, application: &Value) -> Result<Value> {
    let request = json!({ "application": application });
    device.call("application.check_receipt", request).await
}

async fn rotate(university: &University) -> Result<()> {
    let running = university.running().ok_or("the server is closed")?;
    let (storage, now) = (&running.state.storage, running.state.now());
    receipts::rotate(storage, university.folder(), now).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_proven_offline_after_a_restart_and_another_key() -> Result<()> {
    let mut university = University::found().await?;
    let device = Device::new(&university.clock)?;
    steps::ready_to_send(&device, &university, &university.address()).await?;
    let status = steps::send(&device).await?;
    let first = proof(&device, &status["application"]).await?;
    assert_eq!(first["standing"], "signed");
    let signed = &first["signed"];
    assert_eq!(signed["reference"], status["reference"]);
    assert_eq!(signed["received_at"], status["received_at"]);
    assert_eq!(signed["university"]["ja"], "証明大学");
    assert_eq!(signed["key"].as_str().map(str::len), Some(19));

    rotate(&university).await?;
    university.close().await;
    let device = device.crash_and_restart().await?;
    device.ask("app.start").await?;
    assert_eq!(proof(&device, &status["application"]).await?, first);

    // Of what this device knows nothing there is nothing to prove.
    let unknown = proof(&device, &json!("0190b8f4-0000-7000-8000-000000000001")).await?;
    assert_eq!(unknown, json!({ "standing": "none", "signed": null }));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn another_computer_gets_the_same_proof_though_the_key_has_changed() -> Result<()> {
    let university = University::found().await?;
    let device = Device::new(&university.clock)?;
    steps::ready_to_send(&device, &university, &university.address()).await?;
    let status = steps::send(&device).await?;
    let first = proof(&device, &status["application"]).await?;
    rotate(&university).await?;

    let other = Device::new(&university.clock)?;
    steps::connect(&other, &university.address()).await?;
    let request = json!({ "reference": status["reference"], "email": EMAIL });
    other.call("flow.start_continue", request).await?;
    let code = university.code(EMAIL, 1).await?;
    other
        .call("flow.enter_code", json!({ "code": code }))
        .await?;
    other.ask("application.status").await?;
    assert_eq!(proof(&other, &status["application"]).await?, first);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_has_a_receipt_of_its_own() -> Result<()> {
    let university = University::found().await?;
    let device = Device::new(&university.clock)?;
    steps::ready_to_send(&device, &university, &university.address()).await?;
    let status = steps::send(&device).await?;
    let first = proof(&device, &status["application"]).await?;
    let desk = steps::staff(&university).await?;
    let reasons = json!([{ "code": "answer_wrong", "field": "city" }]);
    steps::decide(&desk, "returned", reasons).await?;
    device.ask("application.correct").await?;
    let answers = json!({ "answers": { "city": "千代田区千代田" } });
    device.call("draft.save", answers).await?;
    university
        .clock
        .advance(jiff::SignedDuration::from_hours(1));
    device.ask("application.submit").await?;
    device
        .until("application.status", |status| status["revision"] == 2)
        .await?;
    let second = proof(&device, &status["application"]).await?;
    assert_eq!(second["signed"]["revision"], 2);
    assert_ne!(
        second["signed"]["fingerprint"],
        first["signed"]["fingerprint"]
    );
    assert_eq!(second["signed"]["key"], first["signed"]["key"]);
    Ok(())
}

/// Copies the database of a server that is closed.
fn copy(from: &Path, to: &Path) -> Result<()> {
    for name in ["akashi.db", "akashi.db-wal", "akashi.db-shm"] {
        let _ = fs::remove_file(to.join(name));
        if from.join(name).exists() {
            fs::copy(from.join(name), to.join(name))?;
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_set_back_to_yesterday_is_noticed_and_the_proof_is_kept() -> Result<()> {
    let mut university = University::found().await?;
    let device = Device::new(&university.clock)?;
    steps::ready_to_send(&device, &university, &university.address()).await?;
    let backup = tempfile::tempdir()?;
    university.close().await;
    copy(university.folder(), backup.path())?;
    university.open().await?;
    let status = steps::send(&device).await?;
    let first = proof(&device, &status["application"]).await?;
    university.close().await;
    copy(backup.path(), university.folder())?;
    university.open().await?;

    let set_back = device.ask("application.status").await?;
    assert_eq!(set_back["stale"]["code"], "application_lost");
    assert_eq!(set_back["reference"], status["reference"]);
    assert_eq!(set_back["state"], "received");
    assert_eq!(proof(&device, &status["application"]).await?, first);
    Ok(())
}
