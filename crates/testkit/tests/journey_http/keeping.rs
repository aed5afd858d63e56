//! The store's life through the whole application: locked and unlocked, a new key, a damaged one set aside, a copy to take
//! along.

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::Arc;

use akashi_app::DialogFailed;
use akashi_app::api::CoreEvent;
use akashi_store::key::keyring::{KeyringFailure, NoKeyring};
use akashi_testkit::person::{EMAIL, ichiro};
use akashi_testkit::{Device, Result, University};
use jiff::SignedDuration;
use serde_json::{Value, json};
use zip::ZipArchive;

use crate::steps;

async fn with_draft(university: &University) -> Result<Device> {
    let device = Device::new(&university.clock)?;
    steps::ready_to_send(&device, university, &university.address()).await?;
    Ok(device)
}

fn locked(device: &Device) -> bool {
    let events = device.host.take_events();
    events
        .iter()
        .any(|event| matches!(event, CoreEvent::StoreLocked))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_unsent_waits_behind_a_lock_and_goes_on_after_it() -> Result<()> {
    let mut university = University::found().await?;
    let device = with_draft(&university).await?;
    university.close().await;
    device.ask("application.submit").await?;
    let start = device.ask("store.lock").await?;
    assert_eq!(
        (&start["store"], &start["resume"]["application"]),
        (&json!("locked"), &json!(false))
    );
    assert!(locked(&device));
    for command in [
        "outbox.get",
        "draft.get",
        "application.status",
        "data.export",
    ] {
        let refused = device.refused(command, json!({})).await?;
        assert_eq!(refused.code, "store_locked", "{command}");
    }
    university.open().await?;
    let start = device
        .call("store.unlock", json!({ "passphrase": "" }))
        .await?;
    assert_eq!(
        (&start["store"], &start["resume"]["unsent"]),
        (&json!("open"), &json!(1))
    );
    device
        .until("application.status", |status| {
            status["outbox"]["entries"] == json!([]) && !status["reference"].is_null()
        })
        .await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn who_goes_away_leaves_it_locked() -> Result<()> {
    let university = University::found().await?;
    let device = Device::with(&university.clock, |options| options.lock_when_idle = true)?;
    steps::connect(&device, &university.address()).await?;
    steps::register(&device, &university, 0).await?;
    steps::accept_terms(&device).await?;
    assert_eq!(device.ask("app.start").await?["store"], "open");
    university.clock.advance(SignedDuration::from_mins(14));
    // Somebody is there, signed in or not.
    let _ = device.refused("session.stay", json!({})).await?;
    university.clock.advance(SignedDuration::from_mins(14));
    assert_eq!(device.ask("app.start").await?["store"], "open");
    university.clock.advance(SignedDuration::from_mins(2));
    assert_eq!(device.ask("app.start").await?["store"], "locked");
    assert!(locked(&device));
    let start = device
        .call("store.unlock", json!({ "passphrase": "" }))
        .await?;
    assert_eq!(start["resume"]["draft"], true);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_key_changes_nothing_else() -> Result<()> {
    let university = University::found().await?;
    let device = with_draft(&university).await?;
    device.ask("store.renew_key").await?;
    assert_eq!(device.ask("store.details").await?["key"], "keyring");
    let device = device.crash_and_restart().await?;
    let draft = device.ask("draft.get").await?;
    assert_eq!(draft["answers"], json!(ichiro()?));
    let image = draft["documents"][0]["id"].as_str().ok_or("no image")?;
    assert!(device.core.image(image).await.is_some());
    device.keyring.fail(Some(KeyringFailure::Locked));
    let refused = device.refused("store.renew_key", json!({})).await?;
    assert_eq!(refused.code, "key_not_renewed");
    device.keyring.fail(None);
    steps::send(&device).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn another_passphrase() -> Result<()> {
    let university = University::found().await?;
    let device = Device::with(&university.clock, |options| {
        options.keyring = Arc::new(NoKeyring);
    })?;
    steps::connect(&device, &university.address()).await?;
    let old = json!({ "passphrase": "long enough words" });
    device.call("store.unlock", old.clone()).await?;
    steps::register(&device, &university, 0).await?;
    steps::accept_terms(&device).await?;
    assert_eq!(device.ask("store.details").await?["key"], "passphrase");
    let change = |old: &str, new: &str| json!({ "old": old, "new": new });
    for (request, code) in [
        (
            change("not these words", "quite other words"),
            "passphrase_wrong",
        ),
        (change("long enough words", "short"), "passphrase_short"),
    ] {
        assert_eq!(
            device
                .refused("store.change_passphrase", request)
                .await?
                .code,
            code
        );
        assert!(!device.ask("draft.get").await?.is_null());
    }
    let request = change("long enough words", "quite other words");
    device.call("store.change_passphrase", request).await?;
    assert_eq!(device.ask("store.lock").await?["store"], "needs_passphrase");
    assert_eq!(
        device.refused("store.unlock", old).await?.code,
        "passphrase_wrong"
    );
    let new = json!({ "passphrase": "quite other words" });
    assert_eq!(
        device.call("store.unlock", new).await?["resume"]["draft"],
        true
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_store_is_kept_beside_a_new_one() -> Result<()> {
    let university = University::found().await?;
    let device = with_draft(&university).await?;
    let refused = device.refused("store.set_aside", json!({})).await?;
    assert_eq!(refused.code, "store_sound");
    device.core.shut_down().await;
    let device = device.crash_and_restart().await?;
    let database = device.data().join("akashi.db");
    let damaged = fs::read(&database)?[..2_000].to_vec();
    fs::write(&database, &damaged)?;
    assert_eq!(device.ask("app.start").await?["store"], "damaged");
    assert_eq!(
        device.refused("draft.get", json!({})).await?.code,
        "store_locked"
    );
    assert_eq!(fs::read(&database)?, damaged);
    let aside = device.ask("store.set_aside").await?;
    assert_eq!(aside["start"]["store"], "open");
    let folder = Path::new(aside["folder"].as_str().ok_or("no folder")?);
    assert_eq!(fs::read(folder.join("akashi.db"))?, damaged);
    assert!(fs::read_dir(folder.join("images"))?.count() > 0);
    // It goes on from the beginning, with the university still connected.
    steps::register(&device, &university, 1).await?;
    steps::accept_terms(&device).await?;
    let name = device.ask("store.details").await?["asides"][0]["name"].clone();
    let left = device
        .call("store.remove_aside", json!({ "name": name }))
        .await?;
    assert_eq!(left["asides"], json!([]));
    assert!(!folder.exists());
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_that_was_killed_leaves_a_store_that_is_looked_over() -> Result<()> {
    let university = University::found().await?;
    let device = with_draft(&university).await?;
    let device = device.crash_and_restart().await?;
    device.ask("draft.get").await?;
    device
        .until("store.details", |details| details["health"] == "sound")
        .await?;
    device.core.shut_down().await;
    let device = device.crash_and_restart().await?;
    device.ask("draft.get").await?;
    assert!(device.ask("store.details").await?["health"].is_null());
    Ok(())
}

pub struct Copy(ZipArchive<Cursor<Vec<u8>>>);

impl Copy {
    fn names(&self) -> Vec<String> {
        let names = self.0.file_names();
        names
            .filter_map(|name| Some(name.ok()?.into_owned()))
            .collect()
    }

    pub fn read(&mut self, name: &str) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.0.by_name(name)?.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    pub fn text(&mut self, name: &str) -> Result<String> {
        Ok(String::from_utf8(self.read(name)?)?)
    }
}

pub async fn copy_of(device: &Device, folder: &Path) -> Result<Copy> {
    let path = folder.join("copy.zip");
    device.host.will_save(Ok(Some(path.clone())));
    let saved = device.ask("data.export").await?;
    assert_eq!(saved, json!({ "name": "copy.zip", "missing": 0 }));
    assert_eq!(fs::read_dir(folder)?.count(), 1, "nothing lies beside it");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&path)?.permissions().mode() & 0o777, 0o600);
    }
    Ok(Copy(ZipArchive::new(Cursor::new(fs::read(path)?))?))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_holds_everything_that_can_be_read_here() -> Result<()> {
    let mut university = University::found().await?;
    let device = Device::new(&university.clock)?;
    let refused = device.refused("data.export", json!({})).await?;
    assert_eq!(refused.code, "nothing_to_export");
    steps::ready_to_send(&device, &university, &university.address()).await?;
    let folder = tempfile::tempdir()?;
    let typed = json!(ichiro()?);
    for language in ["ja", "en"] {
        device
            .call("app.set_language", json!({ "language": language }))
            .await?;
        let mut copy = copy_of(&device, folder.path()).await?;
        let data: Value = serde_json::from_slice(&copy.read("data.json")?)?;
        assert_eq!(data["draft"]["answers"], typed);
        assert_eq!(data["draft"]["email"], EMAIL);
        let image = data["draft"]["images"][0]["file"]
            .as_str()
            .ok_or("no image")?;
        assert!(copy.read(image)?.starts_with(&[0xff, 0xd8, 0xff]));
        let page = copy.text("index.html")?;
        for (field, answer) in typed.as_object().ok_or("no answers")? {
            let chosen = [
                "faculty",
                "department",
                "leaving_kind",
                "residence",
                "document_type",
                "country",
                "name_proof",
            ];
            let answer = answer.as_str().unwrap_or_default();
            assert!(
                chosen.contains(&field.as_str()) || page.contains(answer),
                "{field} {language}"
            );
        }
        assert!(page.contains(match language {
            "ja" => "暗号化されていません",
            _ => "not encrypted",
        }));
        assert!(page.contains(image));
    }
    let dialog = device.host.saves().pop().ok_or("no dialog")?;
    assert!(
        dialog.file_name.starts_with("Akashi_copy_of_my_data_"),
        "{}",
        dialog.file_name
    );

    // Handed in and not sent.
    university.close().await;
    device.ask("application.submit").await?;
    let mut copy = copy_of(&device, folder.path()).await?;
    let data: Value = serde_json::from_slice(&copy.read("data.json")?)?;
    assert_eq!(data["draft"], json!(null));
    assert_eq!(data["outbox"][0]["body"]["answers"], typed);
    university.open().await?;

    // Received: what the university last said, and its signature.
    let status = device
        .until("application.status", |status| {
            status["outbox"]["entries"] == json!([]) && !status["reference"].is_null()
        })
        .await?;
    let mut copy = copy_of(&device, folder.path()).await?;
    let data: Value = serde_json::from_slice(&copy.read("data.json")?)?;
    assert_eq!(
        data["applications"][0]["last_seen"]["reference"],
        status["reference"]
    );
    let receipt = data["receipts"][0].as_str().ok_or("no receipt")?;
    assert_eq!(copy.text(receipt)?.split('.').count(), 3, "a JWS");
    let keys = copy
        .names()
        .into_iter()
        .find(|name| name.starts_with("receipts/keys-"));
    let keys: Value = serde_json::from_slice(&copy.read(&keys.ok_or("no keys")?)?)?;
    assert_eq!(keys["keys"][0]["kty"], "OKP");
    assert!(
        copy.text("index.html")?
            .contains(status["reference"].as_str().ok_or("none")?)
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_that_cannot_be_written_leaves_what_was_there() -> Result<()> {
    let university = University::found().await?;
    let device = with_draft(&university).await?;
    let folder = tempfile::tempdir()?;
    let taken = folder.path().join("taken.zip");
    fs::create_dir(&taken)?;
    fs::write(taken.join("inside"), "kept")?;
    for (target, code) in [
        (Err(DialogFailed), "export_dialog_failed"),
        (Ok(Some(taken.clone())), "export_unwritable"),
        (
            Ok(Some(folder.path().join("gone/copy.zip"))),
            "export_unwritable",
        ),
    ] {
        device.host.will_save(target);
        assert_eq!(device.refused("data.export", json!({})).await?.code, code);
        assert_eq!(fs::read_dir(folder.path())?.count(), 1);
        assert_eq!(fs::read(taken.join("inside"))?, b"kept");
    }
    device.host.will_save(Ok(None));
    assert!(device.ask("data.export").await?["name"].is_null());
    Ok(())
}
