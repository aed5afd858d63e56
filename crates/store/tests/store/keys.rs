//! Where the key is, and where it is not; who owns the folder.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use akashi_store::draft;
use akashi_store::key::Key;
use akashi_store::key::keyring::NoKeyring;
use akashi_store::{ClaimFailed, Device, OpenFailed};

use crate::world::{Pocket, a_draft, at, options, world};

#[tokio::test]
async fn the_ways_a_key_can_be_out_of_reach() {
    let world = world();
    world.device.open().await.unwrap();
    let world = world.restart().await;
    world.keyring.locked.store(true, Ordering::SeqCst);
    let locked = world.device.existing().await.err();
    assert_eq!(locked, Some(OpenFailed::KeyringLocked));
    world.keyring.locked.store(false, Ordering::SeqCst);
    let key = world.keyring.key.lock().unwrap().take();
    let lost = world.device.existing().await.err();
    assert_eq!(lost, Some(OpenFailed::KeyLost));
    *world.keyring.key.lock().unwrap() = Some(Key::from_bytes([7; 32]));
    let another = world.device.existing().await.err();
    assert_eq!(
        another,
        Some(OpenFailed::KeyLost),
        "a key that does not fit"
    );
    // Nothing was deleted: with the key everything is there again.
    *world.keyring.key.lock().unwrap() = key;
    assert!(world.device.existing().await.unwrap().is_some());
}

#[tokio::test]
async fn without_a_keyring_a_passphrase_opens_it() {
    let dir = tempfile::tempdir().unwrap();
    let claim = || Device::claim(options(dir.path(), Arc::new(NoKeyring))).unwrap();
    let device = claim();
    assert_eq!(
        device.open().await.err(),
        Some(OpenFailed::NeedsNewPassphrase)
    );
    let short = device.unlock("1234567".into()).await.err();
    assert_eq!(short, Some(OpenFailed::ShortPassphrase));
    let store = device.unlock("八文字以上の合言葉".into()).await.unwrap();
    store
        .transact(|tx| draft::put(tx, &a_draft(), &[], at(5)))
        .await
        .unwrap();
    device.close().await;
    drop(device);
    let device = claim();
    assert_eq!(
        device.existing().await.err(),
        Some(OpenFailed::NeedsPassphrase)
    );
    let wrong = device.unlock("八文字以上の別の言葉".into()).await.err();
    assert_eq!(wrong, Some(OpenFailed::WrongPassphrase));
    let store = device.unlock("八文字以上の合言葉".into()).await.unwrap();
    assert!(store.read(draft::get).await.unwrap().is_some());
}

#[tokio::test]
async fn a_newer_database_is_refused_and_kept() {
    let world = world();
    world.device.open().await.unwrap();
    world.device.close().await;
    let path = world.device.dir().join("akashi.db");
    let key = world.keyring.key.lock().unwrap().clone().unwrap();
    let newer = rusqlite::Connection::open(&path).unwrap();
    newer
        .pragma_update(None, "key", format!("x'{}'", hex::encode(key.as_bytes())))
        .unwrap();
    newer
        .execute(
            "INSERT INTO refinery_schema_history (version, name, applied_on, checksum)
             SELECT 999, 'later', applied_on, checksum FROM refinery_schema_history LIMIT 1",
            [],
        )
        .unwrap();
    drop(newer);
    let refused = world.device.existing().await.err();
    assert_eq!(refused, Some(OpenFailed::TooNew));
    assert!(path.exists());
}

#[tokio::test]
async fn a_folder_has_one_owner() {
    let world = world();
    let second = Device::claim(options(world.dir.path(), world.keyring.clone()));
    assert_eq!(second.err(), Some(ClaimFailed::InUse));
    let world = world.restart().await;
    drop(world.device);
    Device::claim(options(world.dir.path(), world.keyring)).unwrap();
}

#[tokio::test]
async fn nothing_is_made_before_the_first_datum() {
    let world = world();
    assert!(world.device.existing().await.unwrap().is_none());
    world.device.ready().await.unwrap();
    assert!(!world.dir.path().join("data/akashi.db").exists());
    assert!(world.keyring.key.lock().unwrap().is_none());
}

#[tokio::test]
async fn who_only_wants_to_know_asks_nobody_for_a_key() {
    let world = world();
    assert!(world.device.held().await.is_none());
    world.device.open().await.unwrap();
    let world = world.restart().await;
    let asked = world.keyring.asked.load(Ordering::SeqCst);
    assert!(world.device.held().await.is_none());
    assert_eq!(world.keyring.asked.load(Ordering::SeqCst), asked);
    let store = world.device.existing().await.unwrap().unwrap();
    assert!(world.device.held().await.unwrap().is(&store));
}

#[tokio::test]
async fn a_passphrase_that_was_never_used_does_not_bar_a_store_of_the_keyring() {
    let dir = tempfile::tempdir().unwrap();
    let device = Device::claim(options(dir.path(), Arc::new(NoKeyring))).unwrap();
    device.unlock("八文字以上の合言葉".into()).await.unwrap();
    device.close().await;
    drop(device);
    // As if it had been killed after the recipe was written and before the database was.
    for (name, left) in [("", true), ("-wal", false), ("-shm", false)] {
        let file = dir.path().join(format!("data/akashi.db{name}"));
        match left {
            true => std::fs::write(file, b"").unwrap(),
            false => drop(std::fs::remove_file(file)),
        }
    }
    // Later there is a keyring.
    let keyring = Arc::new(Pocket::default());
    let claim = || Device::claim(options(dir.path(), keyring.clone())).unwrap();
    let device = claim();
    let store = device.open().await.unwrap();
    store
        .transact(|tx| draft::put(tx, &a_draft(), &[], at(5)))
        .await
        .unwrap();
    device.close().await;
    drop(device);
    let store = claim().existing().await.unwrap().unwrap();
    assert!(store.read(draft::get).await.unwrap().is_some());
}
