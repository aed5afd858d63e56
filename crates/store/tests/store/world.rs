//! A device on a real disk with a keyring in memory, and what is put into it.

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use akashi_domain::{Answers, ApplicationKind, DocumentRole, FieldId, Section, Sensitive};
use akashi_store::draft::{self, DocumentRow, DraftRow};
use akashi_store::key::Key;
use akashi_store::key::keyring::{Keyring, KeyringFailure};
use akashi_store::outbox::{EntryRow, EntryState};
use akashi_store::{Device, DeviceOptions, Store, SystemEntropy, image};
use jiff::Timestamp;
use tempfile::TempDir;
use uuid::Uuid;

/// A keyring that can be locked and can lose its key.
#[derive(Debug, Default)]
pub struct Pocket {
    pub key: Mutex<Option<Key>>,
    pub locked: AtomicBool,
    /// How often it was asked for the key.
    pub asked: AtomicUsize,
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
        self.asked.fetch_add(1, Ordering::SeqCst);
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

pub fn options(dir: &Path, keyring: Arc<dyn Keyring>) -> DeviceOptions {
    DeviceOptions {
        dir: dir.join("data"),
        keyring,
        patience: Duration::from_secs(20),
        entropy: Arc::new(SystemEntropy),
        max_bytes: None,
    }
}

pub struct World {
    pub dir: TempDir,
    pub keyring: Arc<Pocket>,
    pub device: Device,
}

pub fn world() -> World {
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
    /// Another device with the same keyring, in `data` of another folder.
    pub fn device_in(&self, dir: &Path) -> Device {
        Device::claim(options(dir, self.keyring.clone())).unwrap()
    }

    /// The application ends and starts again.
    pub async fn restart(self) -> Self {
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

pub fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

pub fn a_draft() -> DraftRow {
    DraftRow {
        application: Uuid::from_u128(1),
        kind: ApplicationKind::Registration,
        university: "shomei.example.ac.jp".into(),
        email: "ichiro@graduates.example".into(),
        revision: 1,
        section: Section::School,
        answers: Answers::from_iter([
            (FieldId::FamilyNameKanji, "髙﨑"),
            (FieldId::GivenNameKanji, "葛󠄀 𠮷"),
        ]),
        known_fields: vec![FieldId::FamilyNameKanji],
        known_required: Some(vec![FieldId::FamilyNameKanji]),
        terms: "2026-04-01".into(),
        terms_agreed_at: at(1_700_000_000),
        returned: String::new(),
    }
}

pub fn a_document(image: &str) -> DocumentRow {
    DocumentRow {
        sha256: "00".repeat(32),
        media_type: "image/jpeg".into(),
        bytes: 3,
        width: 30,
        height: 20,
        image: image.into(),
        role: DocumentRole::Identity,
        mask: Vec::new(),
    }
}

pub async fn with_image(store: &Store) -> String {
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

pub fn an_entry() -> EntryRow {
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
