//! The copy that stays until the server has a backup, and what it is for: a server that is set back to before it received
//! the application gets it again, once.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use akashi_server::operator::backup::{Backup, backup, confirm};
use akashi_server::operator::restore::restore;
use akashi_testkit::client::PATIENCE;
use akashi_testkit::person::EMAIL;
use akashi_testkit::{Device, Result, University};
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::steps;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

async fn sent(university: &University) -> Result<(Device, Value)> {
    let device = Device::new(&university.clock)?;
    steps::ready_to_send(&device, university, &university.address()).await?;
    let status = steps::send(&device).await?;
    Ok((device, status))
}

/// The encrypted images on the applicant's disk.
fn images(device: &Device) -> Result<usize> {
    Ok(fs::read_dir(device.data().join("images"))?.count())
}

/// Waits until no image is left, and asks the core nothing meanwhile.
async fn no_images(device: &Device) -> Result<()> {
    let end = Instant::now() + PATIENCE;
    while images(device)? > 0 {
        assert!(Instant::now() < end, "{} images", images(device)?);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    Ok(())
}

/// A backup of the running university.
async fn backed_up(university: &University, to: &Path) -> Result<(PathBuf, Backup)> {
    let (dir, to) = (university.folder().to_owned(), to.join("akashi.backup"));
    let config = dir.join("university.toml");
    if !config.exists() {
        fs::write(
            config,
            "[server]\n[mail]\n[terms]\nja = \"ja.md\"\nen = \"en.md\"\n",
        )?;
        fs::write(dir.join("ja.md"), "利用許諾")?;
        fs::write(dir.join("en.md"), "Terms")?;
    }
    let now = university.clock.of_server().now();
    let file = to.clone();
    let made = tokio::task::spawn_blocking(move || backup(&dir, &to, now)).await??;
    Ok((file, made))
}

async fn confirmed(university: &University, made: Backup) -> Result<()> {
    let (dir, now) = (
        university.folder().to_owned(),
        university.clock.of_server().now(),
    );
    tokio::task::spawn_blocking(move || confirm(&dir, &made, now)).await??;
    Ok(())
}

/// Closes the university, puts what the backup holds in its place, and opens it again.
async fn set_back(university: &mut University, file: &Path) -> Result<()> {
    university.close().await;
    let restored = tempfile::tempdir()?;
    let folder = restored.path().join("server");
    restore(file, &folder)?;
    for name in ["akashi.db", "akashi.db-wal", "akashi.db-shm"] {
        let _ = fs::remove_file(university.folder().join(name));
    }
    fs::copy(
        folder.join("akashi.db"),
        university.folder().join("akashi.db"),
    )?;
    let documents = university.folder().join("documents");
    fs::remove_dir_all(&documents)?;
    fs::create_dir(&documents)?;
    for file in fs::read_dir(folder.join("documents"))? {
        let file = file?;
        fs::copy(file.path(), documents.join(file.file_name()))?;
    }
    university.open().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_is_kept_over_restarts_until_a_backup_was_read_back() -> Result<()> {
    let university = University::found().await?;
    let (device, status) = sent(&university).await?;
    let kept = status["copy_until"].as_i64().ok_or("no copy")?;
    let sent_at = status["received_at"].as_i64().ok_or("not received")?;
    assert!((29 * DAY_MS..=31 * DAY_MS).contains(&(kept - sent_at)));
    // It is sent: nobody is asked before leaving, and nothing is shown as waiting.
    assert_eq!(status["outbox"]["entries"], json!([]));
    let device = device.crash_and_restart().await?;
    assert_eq!(device.ask("app.start").await?["resume"]["unsent"], 0);
    assert!(device.core.close_requested().await);
    assert!(images(&device)? > 0);

    // A backup that nobody has read back is none.
    let place = tempfile::tempdir()?;
    let (_, made) = backed_up(&university, place.path()).await?;
    let status = device.ask("application.status").await?;
    assert_eq!(status["copy_until"], kept);
    confirmed(&university, made).await?;
    let status = device.ask("application.status").await?;
    assert_eq!(status["copy_until"], json!(null));
    assert_eq!(images(&device)?, 0);
    assert_eq!(
        status["reference"],
        device.ask("application.status").await?["reference"]
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_backup_is_heard_of_without_asking_and_covers_no_later_revision() -> Result<()> {
    let university = University::found().await?;
    let (device, _) = sent(&university).await?;
    let place = tempfile::tempdir()?;
    let (_, made) = backed_up(&university, place.path()).await?;
    let desk = steps::staff(&university).await?;
    let reasons = json!([{ "code": "answer_wrong", "field": "city" }]);
    steps::decide(&desk, "returned", reasons).await?;
    device.ask("application.correct").await?;
    let answers = json!({ "answers": { "city": "千代田区千代田" } });
    device.call("draft.save", answers).await?;
    device.ask("application.submit").await?;
    let second = device
        .until("application.status", |status| status["revision"] == 2)
        .await?;
    confirmed(&university, made).await?;
    // Something happens, so the device is told at once: the first revision is safe, with the image it brought.
    let id = steps::queue(&desk).await?.first().ok_or("no application")?["id"].clone();
    desk.call("staff.assign", json!({ "id": id })).await?;
    no_images(&device).await?;
    let status = device.ask("application.status").await?;
    assert_eq!(status["copy_until"], second["copy_until"]);
    assert!(!status["copy_until"].is_null());
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn after_thirty_days_when_removed_and_when_taken_back_no_copy_is_left() -> Result<()> {
    let university = University::found().await?;
    let (device, status) = sent(&university).await?;
    assert!(images(&device)? > 0);
    let removed = device.ask("application.forget_copy").await?;
    assert_eq!(removed["copy_until"], json!(null));
    assert_eq!(removed["reference"], status["reference"]);
    assert_eq!(images(&device)?, 0);

    let university = University::found().await?;
    let (device, _) = sent(&university).await?;
    let withdrawn = device.ask("application.withdraw").await?;
    assert_eq!(withdrawn["copy_until"], json!(null));
    assert_eq!(images(&device)?, 0);

    let university = University::found().await?;
    let (device, _) = sent(&university).await?;
    university
        .clock
        .advance(SignedDuration::from_hours(29 * 24));
    let device = device.crash_and_restart().await?;
    device.ask("app.start").await?;
    let status = device.ask("application.status").await?;
    assert!(!status["copy_until"].is_null() && images(&device)? > 0);
    university.clock.advance(SignedDuration::from_hours(2 * 24));
    let device = device.crash_and_restart().await?;
    device.ask("app.start").await?;
    no_images(&device).await
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_next_person_sits_at_the_same_computer_no_copy_is_kept() -> Result<()> {
    let university = University::found().await?;
    let device = Device::with(&university.clock, |options| {
        options.engine.keep_copies = false;
    })?;
    steps::ready_to_send(&device, &university, &university.address()).await?;
    let status = steps::send(&device).await?;
    assert_eq!(status["copy_until"], json!(null));
    assert_eq!(images(&device)?, 0);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_server_lost_is_noticed_and_sent_again_once() -> Result<()> {
    let mut university = University::found().await?;
    let device = Device::new(&university.clock)?;
    steps::ready_to_send(&device, &university, &university.address()).await?;
    let place = tempfile::tempdir()?;
    let (file, made) = backed_up(&university, place.path()).await?;
    confirmed(&university, made).await?;
    let first = steps::send(&device).await?;
    set_back(&mut university, &file).await?;

    // Noticed while nobody asks.
    let end = Instant::now() + PATIENCE;
    while device.host.notifications().is_empty() {
        assert!(Instant::now() < end, "nobody is told");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let lost = device.ask("application.status").await?;
    assert_eq!(lost["stale"]["code"], "application_lost");
    assert_eq!(lost["resend"], "again");
    assert_eq!(lost["reference"], first["reference"]);

    assert_eq!(device.ask("application.resend").await?, "queued");
    let again = device
        .until("application.status", |status| {
            status["outbox"]["entries"] == json!([]) && !status["reference"].is_null()
        })
        .await?;
    assert_eq!(
        (&again["stale"], &again["resend"]),
        (&json!(null), &json!(null))
    );
    assert_eq!(again["application"], first["application"]);
    assert_eq!(again["revision"], 1);
    // Another number, and the receipt of the first day beside it.
    assert_ne!(again["reference"], first["reference"]);
    let earlier = json!([{ "reference": first["reference"], "received_at": first["received_at"] }]);
    assert_eq!(again["earlier"], earlier);
    let request = json!({ "application": again["application"] });
    let proof = device.call("application.check_receipt", request).await?;
    assert_eq!(proof["standing"], "signed");
    assert_eq!(proof["signed"]["reference"], again["reference"]);
    assert!(!again["copy_until"].is_null(), "and kept once more");

    let desk = steps::staff(&university).await?;
    assert_eq!(steps::queue(&desk).await?.len(), 1);
    steps::decide(&desk, "approved", json!([])).await?;
    assert_eq!(device.ask("application.resend").await?, "held");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_goes_back_with_what_it_corrects() -> Result<()> {
    let mut university = University::found().await?;
    let device = Device::new(&university.clock)?;
    steps::ready_to_send(&device, &university, &university.address()).await?;
    let place = tempfile::tempdir()?;
    let (file, _) = backed_up(&university, place.path()).await?;
    steps::send(&device).await?;
    let desk = steps::staff(&university).await?;
    let reasons = json!([{ "code": "answer_wrong", "field": "city" }]);
    steps::decide(&desk, "returned", reasons).await?;
    device.ask("application.correct").await?;
    let answers = json!({ "answers": { "city": "千代田区千代田" } });
    device.call("draft.save", answers).await?;
    device.ask("application.submit").await?;
    device
        .until("application.status", |status| status["revision"] == 2)
        .await?;
    set_back(&mut university, &file).await?;
    assert_eq!(device.ask("application.status").await?["resend"], "again");
    assert_eq!(device.ask("application.resend").await?, "queued");
    let again = device
        .until("application.status", |status| {
            status["outbox"]["entries"] == json!([]) && status["revision"] == 2
        })
        .await?;
    assert_eq!(again["state"], "received");
    assert_eq!(again["earlier"].as_array().map(Vec::len), Some(2));
    let desk = steps::staff(&university).await?;
    let queue = steps::queue(&desk).await?;
    assert_eq!(queue.len(), 1);
    let found = desk
        .call("staff.open", json!({ "id": queue[0]["id"] }))
        .await?;
    assert_eq!(found["answers"]["city"], "千代田区千代田");
    assert_eq!(found["documents"].as_array().map(Vec::len), Some(1));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_knows_nothing_gets_it_as_a_new_application_with_the_earlier_receipt()
-> Result<()> {
    let mut university = University::found().await?;
    let place = tempfile::tempdir()?;
    let (file, _) = backed_up(&university, place.path()).await?;
    let (device, first) = sent(&university).await?;
    set_back(&mut university, &file).await?;

    let lost = device.ask("application.status").await?;
    assert_eq!(lost["stale"]["code"], "access_ended");
    assert_eq!(lost["resend"], "anew");
    assert_eq!(device.ask("application.resend").await?, "confirm_address");
    // Everything is a draft again, the image too; it cannot be sent before the address is confirmed.
    let draft = device.ask("draft.get").await?;
    assert_eq!(draft["revision"], 1);
    assert_eq!(draft["standing"], json!(null));
    assert_eq!(draft["documents"].as_array().map(Vec::len), Some(1));
    let refused = device.refused("application.submit", json!({})).await?;
    assert_eq!(refused.code, "access_ended");
    assert_eq!(refused.args["received"], "no");

    let twice = json!({ "email": EMAIL, "email_confirmation": EMAIL });
    device.call("flow.start_registration", twice).await?;
    // After the one to register with, and the one that says it was received.
    let code = university.code(EMAIL, 1).await?;
    let request = json!({ "code": code });
    assert_eq!(device.call("flow.enter_code", request).await?, "terms");
    let accepted = steps::accept_terms(&device).await?;
    assert_eq!(accepted["answers"], draft["answers"]);
    let again = steps::send(&device).await?;
    assert_ne!(again["application"], first["application"]);
    let earlier = json!([{ "reference": first["reference"], "received_at": first["received_at"] }]);
    assert_eq!(again["earlier"], earlier);

    let desk = steps::staff(&university).await?;
    let queue = steps::queue(&desk).await?;
    assert_eq!(queue.len(), 1);
    let found = desk
        .call("staff.open", json!({ "id": queue[0]["id"] }))
        .await?;
    assert_eq!(found["earlier"], earlier[0]);
    assert_eq!(found["answers"], again_answers(&draft));
    Ok(())
}

/// What staff read of the draft.
fn again_answers(draft: &Value) -> Value {
    draft["answers"].clone()
}
