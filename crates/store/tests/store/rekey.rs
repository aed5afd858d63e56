//! A new key, or another passphrase: a process killed at any moment in between leaves a store that opens, with everything
//! in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use akashi_store::key::Key;
use akashi_store::key::keyring::{Keyring, KeyringFailure, NoKeyring};
use akashi_store::{Device, OpenFailed, Store, draft};

use crate::world::{Pocket, a_draft, at, options, with_image, world};

/// A keyring that takes a picture of the folder whenever it is asked something: what a process killed at that moment leaves.
#[derive(Debug)]
struct Watched {
    pocket: Pocket,
    dir: PathBuf,
    pictures: Mutex<Vec<(Option<Key>, PathBuf)>>,
}

impl Watched {
    fn picture(&self) {
        let mut pictures = self.pictures.lock().unwrap();
        let to = self.dir.join(format!("picture-{}", pictures.len()));
        copy(&self.dir.join("data"), &to.join("data"));
        pictures.push((self.pocket.key.lock().unwrap().clone(), to));
    }
}

impl Keyring for Watched {
    fn get(&self) -> Result<Option<Key>, KeyringFailure> {
        self.picture();
        self.pocket.get()
    }
    fn set(&self, key: &Key) -> Result<(), KeyringFailure> {
        self.picture();
        self.pocket.set(key)?;
        self.picture();
        Ok(())
    }
    fn delete(&self) -> Result<(), KeyringFailure> {
        self.pocket.delete()
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &to),
            false => drop(fs::copy(entry.path(), to).unwrap()),
        }
    }
}

async fn is_whole(store: &Store, image: &str) {
    let (found, _) = store.read(draft::get).await.unwrap().unwrap();
    assert_eq!(found, a_draft());
    let pixels = store.image(image, false).await.unwrap().unwrap();
    assert_eq!(pixels.expose().as_slice(), [1, 2, 3]);
    store.check().await.unwrap();
}

#[tokio::test]
async fn a_new_key_is_taken_or_not_wherever_it_was_interrupted() {
    let dir = tempfile::tempdir().unwrap();
    let keyring = Arc::new(Watched {
        pocket: Pocket::default(),
        dir: dir.path().to_owned(),
        pictures: Mutex::default(),
    });
    let device = Device::claim(options(dir.path(), keyring.clone())).unwrap();
    let image = with_image(&device.open().await.unwrap()).await;
    let old = keyring.pocket.key.lock().unwrap().clone().unwrap();
    keyring.pictures.lock().unwrap().clear();
    let store = device.renew_key().await.unwrap();
    is_whole(&store, &image).await;
    let new = keyring.pocket.key.lock().unwrap().clone().unwrap();
    assert_ne!(old, new);
    assert!(!device.dir().join("akashi.db.next").exists());
    // Written to afterwards, it is the new one that has it.
    device.close().await;
    drop(device);
    let device = Device::claim(options(dir.path(), keyring.clone())).unwrap();
    is_whole(&device.existing().await.unwrap().unwrap(), &image).await;

    let pictures = keyring.pictures.lock().unwrap().clone();
    let prepared = |picture: &PathBuf| picture.join("data/akashi.db.next").exists();
    assert!(
        pictures
            .iter()
            .any(|(key, at)| prepared(at) && key.as_ref() == Some(&old))
    );
    assert!(
        pictures
            .iter()
            .any(|(key, at)| prepared(at) && key.as_ref() == Some(&new))
    );
    for (key, picture) in pictures {
        for halves in [false, true] {
            if halves {
                fs::write(picture.join("data/akashi.db.next.tmp"), b"half").unwrap();
            }
            let pocket = Arc::new(Pocket::default());
            *pocket.key.lock().unwrap() = key.clone();
            let device = Device::claim(options(&picture, pocket)).unwrap();
            is_whole(&device.existing().await.unwrap().unwrap(), &image).await;
            for left in ["akashi.db.next", "akashi.db.next.tmp"] {
                assert!(!device.dir().join(left).exists(), "{left}");
            }
            device.close().await;
        }
    }
}

#[tokio::test]
async fn between_taking_the_log_away_and_the_new_file_nothing_is_lost() {
    let world = world();
    let image = with_image(&world.device.open().await.unwrap()).await;
    world.device.close().await;
    let before = fs::read(world.device.dir().join("akashi.db")).unwrap();
    world.device.renew_key().await.unwrap();
    world.device.close().await;
    let path = world.device.dir().join("akashi.db");
    fs::rename(&path, path.with_extension("db.next")).unwrap();
    // Once with the old file, once as if the new one had to stand alone.
    fs::write(&path, before).unwrap();
    let store = world.device.existing().await.unwrap().unwrap();
    is_whole(&store, &image).await;
    world.device.close().await;
    fs::rename(&path, path.with_extension("db.next")).unwrap();
    is_whole(&world.device.existing().await.unwrap().unwrap(), &image).await;
}

#[tokio::test]
async fn a_keyring_that_refuses_leaves_the_old_key() {
    #[derive(Debug, Default)]
    struct Refusing(Pocket);
    impl Keyring for Refusing {
        fn get(&self) -> Result<Option<Key>, KeyringFailure> {
            self.0.get()
        }
        fn set(&self, key: &Key) -> Result<(), KeyringFailure> {
            match self.0.get()? {
                None => self.0.set(key),
                Some(_) => Err(KeyringFailure::Locked),
            }
        }
        fn delete(&self) -> Result<(), KeyringFailure> {
            self.0.delete()
        }
    }
    let dir = tempfile::tempdir().unwrap();
    let device = Device::claim(options(dir.path(), Arc::new(Refusing::default()))).unwrap();
    let image = with_image(&device.open().await.unwrap()).await;
    assert_eq!(
        device.renew_key().await.err(),
        Some(OpenFailed::KeyringLocked)
    );
    is_whole(&device.existing().await.unwrap().unwrap(), &image).await;
    assert!(!device.dir().join("akashi.db.next").exists());
}

const OLD: &str = "八文字以上の合言葉";
/// Files by name.
type Files<'a> = Vec<(&'a str, &'a [u8])>;

/// Where both open it, the one that is typed is the one that holds.
const NEITHER: &str = "どちらでもない合言葉";
const NEW: &str = "もっと長い新しい合言葉";

async fn behind_a_passphrase(dir: &Path) -> (Device, String) {
    let device = Device::claim(options(dir, Arc::new(NoKeyring))).unwrap();
    let image = with_image(&device.unlock(OLD.into()).await.unwrap()).await;
    (device, image)
}

#[tokio::test]
async fn another_passphrase_opens_it_and_the_old_one_does_not() {
    let dir = tempfile::tempdir().unwrap();
    let (device, image) = behind_a_passphrase(dir.path()).await;
    let wrong = device
        .change_passphrase("別の合言葉です".into(), NEW.into())
        .await;
    assert_eq!(wrong.err(), Some(OpenFailed::WrongPassphrase));
    let short = device.change_passphrase(OLD.into(), "1234567".into()).await;
    assert_eq!(short.err(), Some(OpenFailed::ShortPassphrase));
    is_whole(&device.existing().await.unwrap().unwrap(), &image).await;
    let store = device
        .change_passphrase(OLD.into(), NEW.into())
        .await
        .unwrap();
    is_whole(&store, &image).await;
    device.close().await;
    let old = device.unlock(OLD.into()).await.err();
    assert_eq!(old, Some(OpenFailed::WrongPassphrase));
    is_whole(&device.unlock(NEW.into()).await.unwrap(), &image).await;
}

#[tokio::test]
async fn a_change_of_the_passphrase_holds_or_not_wherever_it_was_interrupted() {
    let dir = tempfile::tempdir().unwrap();
    let (device, image) = behind_a_passphrase(dir.path()).await;
    device.close().await;
    let data = device.dir().to_owned();
    let file = |name: &str| fs::read(data.join(name)).unwrap();
    let before = (file("akashi.db"), file("passphrase.json"));
    let locked = device.change_passphrase(OLD.into(), NEW.into()).await.err();
    assert_eq!(locked, Some(OpenFailed::NeedsPassphrase));
    device.unlock(OLD.into()).await.unwrap();
    device
        .change_passphrase(OLD.into(), NEW.into())
        .await
        .unwrap();
    device.close().await;
    drop(device);
    let after = (file("akashi.db"), file("passphrase.json"));
    // Every state the folder goes through, and which of the two opens it.
    let states: [(&str, Files<'_>, &str, &str); 6] = [
        (
            "the recipe is written",
            vec![
                ("akashi.db", &before.0),
                ("passphrase.json", &before.1),
                ("passphrase.next.json", &after.1),
            ],
            OLD,
            NEW,
        ),
        (
            "half of the copy is written",
            vec![
                ("akashi.db", &before.0),
                ("akashi.db.next.tmp", &after.0[..5_000]),
                ("passphrase.json", &before.1),
                ("passphrase.next.json", &after.1),
            ],
            OLD,
            NEW,
        ),
        (
            "the copy is written",
            vec![
                ("akashi.db", &before.0),
                ("akashi.db.next", &after.0),
                ("passphrase.json", &before.1),
                ("passphrase.next.json", &after.1),
            ],
            OLD,
            NEITHER,
        ),
        (
            "the copy is written, and the new one is typed",
            vec![
                ("akashi.db", &before.0),
                ("akashi.db.next", &after.0),
                ("passphrase.json", &before.1),
                ("passphrase.next.json", &after.1),
            ],
            NEW,
            NEITHER,
        ),
        (
            "it has taken its place",
            vec![
                ("akashi.db", &after.0),
                ("passphrase.json", &before.1),
                ("passphrase.next.json", &after.1),
            ],
            NEW,
            OLD,
        ),
        (
            "all is done",
            vec![("akashi.db", &after.0), ("passphrase.json", &after.1)],
            NEW,
            OLD,
        ),
    ];
    for (what, files, opens, does_not) in states {
        for name in [
            "akashi.db",
            "akashi.db.next",
            "akashi.db.next.tmp",
            "passphrase.json",
            "passphrase.next.json",
        ] {
            let _ = fs::remove_file(data.join(name));
        }
        for (name, bytes) in files {
            fs::write(data.join(name), bytes).unwrap();
        }
        let device = Device::claim(options(dir.path(), Arc::new(NoKeyring))).unwrap();
        assert_eq!(
            device.existing().await.err(),
            Some(OpenFailed::NeedsPassphrase),
            "{what}"
        );
        let refused = device.unlock(does_not.into()).await.err();
        assert_eq!(refused, Some(OpenFailed::WrongPassphrase), "{what}");
        let store = device.unlock(opens.into()).await.unwrap();
        store
            .transact(|tx| draft::save(tx, a_draft().section, &a_draft().answers, at(9)))
            .await
            .unwrap();
        is_whole(&store, &image).await;
        device.close().await;
        is_whole(&device.unlock(opens.into()).await.unwrap(), &image).await;
        for left in [
            "akashi.db.next",
            "akashi.db.next.tmp",
            "passphrase.next.json",
        ] {
            assert!(!data.join(left).exists(), "{what}: {left}");
        }
        device.close().await;
    }
}
