//! The store on a real disk: keys, one owner, all or nothing, images that end with their key.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail"
)]

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use akashi_domain::{Answers, FieldId, Section, Sensitive};
use akashi_store::draft::{self, DocumentRow, DraftRow};
use akashi_store::key::Key;
use akashi_store::key::keyring::{Keyring, KeyringFailure, NoKeyring};
use akashi_store::outbox::{self, EntryRow, EntryState, Setback};
use akashi_store::session::{self, SessionRow};
use akashi_store::settings::{self, Settings};
use akashi_store::{
    ClaimFailed, Device, DeviceOptions, OpenFailed, Store, StoreError, SystemEntropy, image,
};
use jiff::Timestamp;
use tempfile::TempDir;
use uuid::Uuid;

/// A keyring that can be locked and can lose its key.
#[derive(Debug, Default)]
struct Pocket {
    key: Mutex<Option<Key>>,
    locked: AtomicBool,
}

impl Pocket {
    fn open(&self) -> Result<(), KeyringFailure> {
        match self.locked.load(Ordering::SeqCst) {
            true => Err(KeyringFailure::Locked),
            false => Ok(()),
        }
    }
}

impl Keyring for Pocket {
    fn get(&self) -> Result<Option<Key>, KeyringFailure> {
        self.open()?;
        Ok(self.key.lock().unwrap().clone())
    }
    fn set(&self, key: &Key) -> Result<(), KeyringFailure> {
        self.open()?;
        *self.key.lock().unwrap() = Some(key.clone());
        Ok(())
    }
    fn delete(&self) -> Result<(), KeyringFailure> {
        self.open()?;
        *self.key.lock().unwrap() = None;
        Ok(())
    }
}

fn options(dir: &Path, keyring: Arc<dyn Keyring>) -> DeviceOptions {
    DeviceOptions {
        dir: dir.join("data"),
        keyring,
        patience: Duration::from_secs(20),
        entropy: Arc::new(SystemEntropy),
        max_bytes: None,
    }
}

struct World {
    dir: TempDir,
    keyring: Arc<Pocket>,
    device: Device,
}

fn world() -> World {
    let dir = tempfile::tempdir().unwrap();
    let keyring = Arc::new(Pocket::default());
    let device = Device::claim(options(dir.path(), keyring.clone())).unwrap();
    World {
        dir,
        keyring,
        device,
    }
}

impl World {
    /// The application ends and starts again.
    async fn restart(self) -> Self {
        self.device.close().await;
        let Self {
            dir,
            keyring,
            device,
        } = self;
        drop(device);
        let device = Device::claim(options(dir.path(), keyring.clone())).unwrap();
        Self {
            dir,
            keyring,
            device,
        }
    }
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn a_draft() -> DraftRow {
    DraftRow {
        application: Uuid::from_u128(1),
        university: "shomei.example.ac.jp".into(),
        email: "ichiro@graduates.example".into(),
        revision: 1,
        section: Section::School,
        answers: Answers::from_iter([
            (FieldId::FamilyNameKanji, "髙﨑"),
            (FieldId::GivenNameKanji, "葛󠄀 𠮷"),
        ]),
        known_fields: vec![FieldId::FamilyNameKanji],
        terms: "2026-04-01".into(),
        terms_agreed_at: at(1_700_000_000),
        returned: String::new(),
    }
}

fn a_document(image: &str) -> DocumentRow {
    DocumentRow {
        sha256: "00".repeat(32),
        media_type: "image/jpeg".into(),
        bytes: 3,
        width: 30,
        height: 20,
        image: image.into(),
    }
}

async fn with_image(store: &Store) -> String {
    let (whole, small) = (Sensitive::new(vec![1, 2, 3]), Sensitive::new(vec![4]));
    let unkept = store.write_image(whole, small).await.unwrap();
    let id = unkept.id().to_owned();
    let document = a_document(&id);
    store
        .transact(move |tx| {
            image::keep(tx, &unkept, at(1))?;
            draft::put(tx, &a_draft(), &[document], at(1))
        })
        .await
        .unwrap();
    id
}

fn an_entry() -> EntryRow {
    EntryRow {
        application: Uuid::from_u128(1),
        revision: 1,
        university: "shomei.example.ac.jp".into(),
        state: EntryState::Queued,
        attempts: 0,
        next_try: at(0),
        problem: String::new(),
        body: Sensitive::new(b"{}".to_vec()),
        digest: "ab".repeat(32),
        draft: a_draft(),
        created_at: at(1),
    }
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
async fn a_draft_comes_back_byte_for_byte_and_unreadable_to_others() {
    let world = world();
    let store = world.device.open().await.unwrap();
    store
        .transact(|tx| draft::put(tx, &a_draft(), &[], at(5)))
        .await
        .unwrap();
    let world = world.restart().await;
    let store = world.device.existing().await.unwrap().unwrap();
    let (found, documents) = store.read(draft::get).await.unwrap().unwrap();
    assert_eq!(found, a_draft());
    assert!(documents.is_empty());
    for file in ["akashi.db", "akashi.db-wal"] {
        let bytes = std::fs::read(world.dir.path().join("data").join(file)).unwrap_or_default();
        assert!(!bytes.starts_with(b"SQLite format 3"), "{file}");
        let needle = "髙﨑".as_bytes();
        assert!(!bytes.windows(needle.len()).any(|w| w == needle), "{file}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn only_the_owner_may_look() {
    use std::os::unix::fs::PermissionsExt;
    let world = world();
    let store = world.device.open().await.unwrap();
    with_image(&store).await;
    settings::save(world.device.dir(), &Settings::default()).unwrap();
    let mut folders = vec![world.device.dir().to_owned()];
    while let Some(folder) = folders.pop() {
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&folder), 0o700, "{}", folder.display());
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                assert_eq!(mode(&path), 0o600, "{}", path.display());
            }
        }
    }
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
async fn a_transaction_is_all_or_nothing() {
    let world = world();
    let store = world.device.open().await.unwrap();
    let failed = store
        .transact(|tx| {
            draft::put(tx, &a_draft(), &[], at(1))?;
            outbox::add(tx, &an_entry(), &[])?;
            outbox::add(tx, &an_entry(), &[])
        })
        .await;
    assert!(matches!(failed, Err(StoreError::Database(_))), "{failed:?}");
    assert!(store.read(draft::get).await.unwrap().is_none());
    assert!(store.read(outbox::list).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_full_disk_is_said_and_loses_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let mut small = options(dir.path(), Arc::new(Pocket::default()));
    small.max_bytes = Some(400 * 1024);
    let device = Device::claim(small).unwrap();
    let store = device.open().await.unwrap();
    store
        .transact(|tx| draft::put(tx, &a_draft(), &[], at(1)))
        .await
        .unwrap();
    let mut large = an_entry();
    large.body = Sensitive::new(vec![b'x'; 600 * 1024]);
    let refused = store.transact(move |tx| outbox::add(tx, &large, &[])).await;
    assert_eq!(refused, Err(StoreError::DiskFull));
    let (found, _) = store.read(draft::get).await.unwrap().unwrap();
    assert_eq!(found, a_draft());
    // There is still room for small changes.
    let saved = store
        .transact(|tx| draft::save(tx, Section::Contact, &a_draft().answers, at(2)))
        .await;
    assert_eq!(saved, Ok(true));
}

#[tokio::test]
async fn an_image_ends_with_its_key() {
    let world = world();
    let store = world.device.open().await.unwrap();
    let id = with_image(&store).await;
    let whole = store.image(&id, false).await.unwrap().unwrap();
    let small = store.image(&id, true).await.unwrap().unwrap();
    assert_eq!(
        (whole.expose().as_slice(), small.expose().as_slice()),
        (&[1, 2, 3][..], &[4][..])
    );
    let unused = store
        .transact(|tx| {
            draft::delete(tx)?;
            image::delete_unused(tx)
        })
        .await
        .unwrap();
    assert_eq!(unused, std::slice::from_ref(&id));
    store.forget_images(unused).await.unwrap();
    assert!(store.image(&id, false).await.unwrap().is_none());
    let left = std::fs::read_dir(world.device.dir().join("images")).unwrap();
    assert_eq!(left.count(), 0);
}

#[tokio::test]
async fn an_image_of_the_outbox_is_in_use() {
    let world = world();
    let store = world.device.open().await.unwrap();
    let id = with_image(&store).await;
    let document = a_document(&id);
    let unused = store
        .transact(move |tx| {
            outbox::add(tx, &an_entry(), &[document])?;
            draft::delete(tx)?;
            image::delete_unused(tx)
        })
        .await
        .unwrap();
    assert!(unused.is_empty());
    assert!(store.image(&id, false).await.unwrap().is_some());
}

#[tokio::test]
async fn files_without_a_row_are_swept_at_the_start() {
    let world = world();
    let store = world.device.open().await.unwrap();
    let id = with_image(&store).await;
    // Written, and then the application was killed before the key was stored.
    let (whole, small) = (Sensitive::new(vec![9]), Sensitive::new(vec![9]));
    store.write_image(whole, small).await.unwrap();
    std::fs::write(world.device.dir().join("images/half.tmp"), b"half").unwrap();
    let world = world.restart().await;
    let store = world.device.existing().await.unwrap().unwrap();
    let left = std::fs::read_dir(world.device.dir().join("images")).unwrap();
    assert_eq!(left.count(), 2, "the image and its thumbnail");
    assert!(store.image(&id, false).await.unwrap().is_some());
}

#[tokio::test]
async fn an_interrupted_entry_waits_again_with_its_try_counted() {
    let world = world();
    let store = world.device.open().await.unwrap();
    let (application, revision) = (Uuid::from_u128(1), 1);
    let begun = store
        .transact(move |tx| {
            outbox::add(tx, &an_entry(), &[])?;
            outbox::begin_attempt(tx, application, revision)
        })
        .await;
    assert_eq!(begun, Ok(true));
    let again = store
        .transact(move |tx| outbox::begin_attempt(tx, application, revision))
        .await;
    assert_eq!(again, Ok(false), "it is being sent already");
    let world = world.restart().await;
    let store = world.device.existing().await.unwrap().unwrap();
    let entry = store.read(outbox::list).await.unwrap().pop().unwrap();
    assert_eq!((entry.state, entry.attempts), (EntryState::Queued, 1));
    assert_eq!(entry.body, an_entry().body);
}

#[tokio::test]
async fn a_reason_that_is_not_the_entrys_costs_no_try() {
    let world = world();
    let store = world.device.open().await.unwrap();
    let (application, revision) = (Uuid::from_u128(1), 1);
    for (uncounted, attempts) in [(true, 0), (false, 1)] {
        store
            .transact(move |tx| {
                outbox::delete(tx, application, revision)?;
                outbox::add(tx, &an_entry(), &[])?;
                outbox::begin_attempt(tx, application, revision)?;
                let setback = Setback {
                    state: EntryState::Queued,
                    next_try: at(9),
                    problem: "{}".into(),
                    uncounted,
                };
                outbox::set_back(tx, application, revision, &setback)
            })
            .await
            .unwrap();
        let entry = store
            .read(move |reader| outbox::get(reader, application, revision))
            .await
            .unwrap()
            .unwrap();
        assert_eq!((entry.attempts, entry.next_try), (attempts, at(9)));
    }
}

#[tokio::test]
async fn signing_out_remembers_what_to_end() {
    let world = world();
    let store = world.device.open().await.unwrap();
    let row = SessionRow {
        university: "shomei.example.ac.jp".into(),
        email: "ichiro@graduates.example".into(),
        token: "secret".into(),
        expires_at: at(100),
        must_set_passwords: true,
        last_used: at(1),
    };
    let kept = row.clone();
    store
        .transact(move |tx| session::put(tx, &kept))
        .await
        .unwrap();
    assert_eq!(store.read(session::get).await.unwrap(), Some(row));
    store
        .transact(|tx| session::sign_out(tx, at(2)))
        .await
        .unwrap();
    assert_eq!(store.read(session::get).await.unwrap(), None);
    let tokens = store
        .read(|reader| session::to_revoke(reader, "shomei.example.ac.jp"))
        .await
        .unwrap();
    assert_eq!(tokens, ["secret".into()]);
}

#[tokio::test]
async fn removing_everything_leaves_nothing_of_a_person() {
    let world = world();
    let store = world.device.open().await.unwrap();
    with_image(&store).await;
    settings::save(world.device.dir(), &Settings::default()).unwrap();
    world.device.remove_all().await.unwrap();
    assert!(world.keyring.key.lock().unwrap().is_none());
    let mut left: Vec<_> = std::fs::read_dir(world.device.dir())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    assert_eq!(left, ["lock", "settings.json"]);
    assert_eq!(store.read(draft::get).await.err(), Some(StoreError::Closed));
    // And it can begin again.
    let store = world.device.open().await.unwrap();
    assert!(store.read(draft::get).await.unwrap().is_none());
}

#[tokio::test]
async fn settings_that_cannot_be_read_are_as_good_as_none() {
    let world = world();
    std::fs::write(world.device.dir().join("settings.json"), b"{half").unwrap();
    assert_eq!(settings::load(world.device.dir()), Settings::default());
}
