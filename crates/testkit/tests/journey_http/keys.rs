//! Where the key of the store is, and where it is not; a second window; a full disk.

use std::sync::Arc;

use akashi_app::{Core, StartFailed};
use akashi_store::key::keyring::{KeyringFailure, NoKeyring};
use akashi_testkit::person::EMAIL;
use akashi_testkit::{Device, Headless, Result, University};
use serde_json::json;

use crate::steps;

#[tokio::test(flavor = "multi_thread")]
async fn without_a_keyring_a_passphrase_comes_before_the_first_datum() -> Result<()> {
    let university = University::found().await?;
    let device = Device::with(&university.clock, |options| {
        options.keyring = Arc::new(NoKeyring);
    })?;
    assert_eq!(
        device.ask("app.start").await?["store"],
        "needs_new_passphrase"
    );
    steps::connect(&device, &university.address()).await?;
    let twice = json!({ "email": EMAIL, "email_confirmation": EMAIL });
    let refused = device.refused("flow.start_registration", twice).await?;
    assert_eq!(refused.code, "store_locked");
    let short = device
        .refused("store.unlock", json!({ "passphrase": "short" }))
        .await?;
    assert_eq!(
        (short.code.as_str(), short.args["limit"].as_str()),
        ("passphrase_short", "8")
    );
    let passphrase = json!({ "passphrase": "long enough words" });
    let start = device.call("store.unlock", passphrase.clone()).await?;
    assert_eq!(start["store"], "open");
    steps::register(&device, &university, 0).await?;
    steps::accept_terms(&device).await?;

    let device = device.crash_and_restart().await?;
    let start = device.ask("app.start").await?;
    assert_eq!(
        (&start["store"], &start["resume"]["draft"]),
        (&json!("needs_passphrase"), &json!(false))
    );
    assert_eq!(
        device.refused("draft.get", json!({})).await?.code,
        "store_locked"
    );
    let wrong = json!({ "passphrase": "not these words" });
    assert_eq!(
        device.refused("store.unlock", wrong).await?.code,
        "passphrase_wrong"
    );
    let start = device.call("store.unlock", passphrase).await?;
    assert_eq!(start["resume"]["draft"], true);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_locked_keyring_and_a_lost_key() -> Result<()> {
    let university = University::found().await?;
    let device = Device::new(&university.clock)?;
    steps::connect(&device, &university.address()).await?;
    steps::register(&device, &university, 0).await?;
    steps::accept_terms(&device).await?;
    let device = device.crash_and_restart().await?;
    device.keyring.fail(Some(KeyringFailure::Locked));
    assert_eq!(device.ask("app.start").await?["store"], "keyring_locked");
    device.keyring.fail(None);
    let start = device
        .call("store.unlock", json!({ "passphrase": "" }))
        .await?;
    assert_eq!(start["resume"]["draft"], true);

    let device = device.crash_and_restart().await?;
    device.keyring.lose();
    assert_eq!(device.ask("app.start").await?["store"], "key_lost");
    assert!(
        device.data().join("akashi.db").exists(),
        "nothing is deleted"
    );
    // The person may begin anew.
    assert_eq!(device.ask("data.remove_all").await?["store"], "open");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_window_does_not_start() -> Result<()> {
    let university = University::found().await?;
    let device = Device::new(&university.clock)?;
    let second = Core::new(Headless::default(), device.options());
    assert_eq!(second.err(), Some(StartFailed::InUse));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_while_saving() -> Result<()> {
    let university = University::found().await?;
    let device = Device::with(&university.clock, |options| {
        options.max_store_bytes = Some(256 * 1024);
    })?;
    steps::connect(&device, &university.address()).await?;
    steps::register(&device, &university, 0).await?;
    steps::accept_terms(&device).await?;
    let save = |name: &str, text: String| json!({ "answers": { name: text } });
    device
        .call("draft.save", save("city", "千代田区".into()))
        .await?;
    let mut refused = None;
    for field in akashi_domain::FieldId::ALL {
        let save = save(field.as_str(), "あ".repeat(5_000));
        if let Err(error) = device.core.dispatch("draft.save", save).await {
            refused = Some(error.code);
            break;
        }
    }
    assert_eq!(refused.as_deref(), Some("disk_full"));
    let draft = device.ask("draft.get").await?;
    assert!(
        draft["answers"]["family_name_kanji"].is_string(),
        "what was saved is kept"
    );
    Ok(())
}
