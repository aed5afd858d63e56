//! A device with one entry and one image in its outbox, and a server that answers as it is told.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use akashi_domain::{Answers, DocumentRole, Language, ReferenceNumber, Section, Sensitive};
use akashi_protocol::application::{ApplicationKind, Receipt, RevisionBody};
use akashi_protocol::{Digest, Problem, ProblemCode, tus, version};
use akashi_store::credential::{self, CredentialRow};
use akashi_store::draft::{DocumentRow, DraftRow};
use akashi_store::key::Key;
use akashi_store::key::keyring::{Keyring, KeyringFailure};
use akashi_store::outbox::{self, EntryRow, EntryState};
use akashi_store::{Device, DeviceOptions, Store, SystemClock, SystemEntropy, image};
use akashi_sync::backoff::Backoff;
use akashi_sync::engine::Surroundings;
use akashi_sync::{Client, ClientOptions, Engine, EngineOptions};
use jiff::Timestamp;
use url::Url;
use uuid::Uuid;
use wiremock::matchers::{method, path, path_regex};
use wiremock::{Mock, MockServer, ResponseTemplate};

pub const APPLICATION: Uuid = Uuid::from_u128(7);

#[derive(Debug, Default)]
struct Pocket(Mutex<Option<Key>>);

impl Keyring for Pocket {
    fn get(&self) -> Result<Option<Key>, KeyringFailure> {
        Ok(self.0.lock().unwrap().clone())
    }
    fn set(&self, key: &Key) -> Result<(), KeyringFailure> {
        *self.0.lock().unwrap() = Some(key.clone());
        Ok(())
    }
    fn delete(&self) -> Result<(), KeyringFailure> {
        Ok(())
    }
}

pub struct World {
    pub server: MockServer,
    pub store: Store,
    pub changes: Arc<AtomicUsize>,
    pub engine: Engine,
    _device: Device,
    dir: tempfile::TempDir,
}

impl World {
    /// A device with one entry and one image in its outbox, and a server that answers so.
    pub async fn with(mocks: Vec<Mock>) -> Self {
        Self::begun(mocks, false, None).await
    }

    /// The same with an engine that may be paused, and with a disk of so many bytes.
    pub async fn begun(mocks: Vec<Mock>, paused: bool, max_bytes: Option<u64>) -> Self {
        let server = MockServer::start().await;
        for mock in mocks {
            server.register(mock).await;
        }
        let dir = tempfile::tempdir().unwrap();
        let device = Device::claim(DeviceOptions {
            dir: dir.path().to_owned(),
            keyring: Arc::new(Pocket::default()),
            patience: Duration::from_secs(20),
            entropy: Arc::new(SystemEntropy),
            max_bytes,
        })
        .unwrap();
        let store = device.open().await.unwrap();
        fill(&store).await;
        let changes = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&changes);
        let options = ClientOptions {
            read: Duration::from_millis(500),
            ..ClientOptions::default()
        };
        let at = Client::new(&options)
            .unwrap()
            .at(Url::parse(&server.uri()).unwrap());
        let surroundings = Surroundings {
            store: store.clone(),
            directory: Arc::new(move |id| (id == "shomei.example.ac.jp").then(|| at.clone())),
            changed: Arc::new(move || {
                counted.fetch_add(1, Ordering::SeqCst);
            }),
            noticed: Arc::new(|_| {}),
            clock: Arc::new(SystemClock),
            entropy: Arc::new(SystemEntropy),
        };
        let options = EngineOptions {
            backoff: Backoff {
                base: Duration::from_millis(1),
                cap: Duration::from_millis(10),
            },
            ..EngineOptions::default()
        };
        Self {
            engine: Engine::start(surroundings, options, paused),
            server,
            store,
            changes,
            _device: device,
            dir,
        }
    }

    /// The data folder.
    pub fn dir(&self) -> &std::path::Path {
        self.dir.path()
    }

    pub async fn entry(&self) -> Option<EntryRow> {
        self.store.read(outbox::list).await.unwrap().pop()
    }

    pub async fn until(&self, what: &str, wished: impl Fn(&World, Option<&EntryRow>) -> bool) {
        let end = Instant::now() + Duration::from_secs(60);
        loop {
            let entry = self.entry().await;
            if wished(self, entry.as_ref()) {
                return;
            }
            assert!(
                Instant::now() < end,
                "{what}: {:?} {:?}",
                self.engine.status(),
                entry.map(|entry| (entry.state, entry.attempts, entry.problem))
            );
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    pub async fn count(&self, kind: &str) -> usize {
        let requests = self.server.received_requests().await.unwrap();
        requests
            .iter()
            .filter(|request| request.url.path().contains(kind))
            .count()
    }

    pub fn systemic(&self) -> Option<String> {
        self.engine.status().systemic.map(|s| s.reason.code)
    }
}

pub fn image_bytes() -> Vec<u8> {
    vec![0x5a; 200 * 1024]
}

pub fn body() -> Vec<u8> {
    serde_json::to_vec(&RevisionBody {
        kind: ApplicationKind::Registration,
        language: Language::Ja,
        field_set: 1,
        terms: "2026-04-01".into(),
        terms_agreed_at: Timestamp::UNIX_EPOCH,
        handed_in_at: None,
        answers: Answers::default(),
        documents: Vec::new(),
        earlier_receipt: None,
    })
    .unwrap()
}

pub async fn fill(store: &Store) {
    let image = store
        .write_image(Sensitive::new(image_bytes()), Sensitive::new(vec![1]))
        .await
        .unwrap();
    let document = DocumentRow {
        sha256: Digest::of(&image_bytes()).to_string(),
        media_type: "image/jpeg".into(),
        bytes: 200 * 1024,
        width: 10,
        height: 10,
        image: image.id().to_owned(),
        role: DocumentRole::Identity,
        mask: Vec::new(),
    };
    let now = Timestamp::UNIX_EPOCH;
    let credential = CredentialRow {
        application: APPLICATION,
        kind: ApplicationKind::Registration,
        university: "shomei.example.ac.jp".into(),
        email: "ichiro@graduates.example".into(),
        token: "token".into(),
        expires_at: Timestamp::MAX,
        revision: 0,
        created_at: now,
        present_name: Default::default(),
    };
    let draft = DraftRow {
        application: APPLICATION,
        kind: ApplicationKind::Registration,
        university: "shomei.example.ac.jp".into(),
        email: "ichiro@graduates.example".into(),
        revision: 1,
        section: Section::Identity,
        answers: Answers::default(),
        known_fields: Vec::new(),
        known_required: None,
        terms: "2026-04-01".into(),
        terms_agreed_at: now,
        returned: String::new(),
    };
    let entry = EntryRow {
        application: APPLICATION,
        revision: 1,
        university: "shomei.example.ac.jp".into(),
        state: EntryState::Queued,
        attempts: 0,
        next_try: now,
        problem: String::new(),
        digest: Digest::of(&body()).to_string(),
        body: Sensitive::new(body()),
        draft,
        created_at: now,
    };
    store
        .transact(move |tx| {
            image::keep(tx, &image, now)?;
            let mut credential = credential;
            credential.expires_at = Timestamp::from_second(4_000_000_000).unwrap();
            credential::put(tx, &credential)?;
            outbox::add(tx, &entry, &[document])
        })
        .await
        .unwrap();
}

pub fn ours(status: u16) -> ResponseTemplate {
    ResponseTemplate::new(status).insert_header(version::RANGE_HEADER, "1-1")
}

pub fn problem(code: ProblemCode) -> ResponseTemplate {
    let body = serde_json::to_vec(&Problem::new(code)).unwrap();
    ours(code.status()).set_body_raw(body, "application/problem+json")
}

pub fn receipt() -> ResponseTemplate {
    ours(200).set_body_json(receipt_of(&body()))
}

pub fn receipt_of(body: &[u8]) -> Receipt {
    Receipt {
        application: APPLICATION,
        revision: 1,
        reference: ReferenceNumber::from_entropy([1; 9]),
        received_at: Timestamp::UNIX_EPOCH,
        body_sha256: Digest::of(body),
        documents: vec![Digest::of(&image_bytes())],
        review_expected: jiff::civil::date(2026, 12, 1),
        jws: None,
    }
}

/// What is answered to whoever begins an upload.
pub fn documents(answer: ResponseTemplate) -> Mock {
    Mock::given(method("POST"))
        .and(path_regex("/documents$"))
        .respond_with(answer)
}

/// What is answered to bytes.
pub fn bytes(answer: ResponseTemplate) -> Mock {
    Mock::given(method("PATCH"))
        .and(path_regex("/documents/[0-9a-f]{64}$"))
        .respond_with(answer)
}

/// The server holds so many bytes.
pub fn holds(status: u16, offset: usize) -> ResponseTemplate {
    ours(status).insert_header(tus::OFFSET, offset.to_string())
}

/// The server holds all of the image already.
pub fn stored() -> ResponseTemplate {
    holds(201, image_bytes().len())
}

pub fn revisions(answer: ResponseTemplate) -> Mock {
    Mock::given(method("PUT"))
        .and(path(format!("/v1/applications/{APPLICATION}/revisions/1")))
        .respond_with(answer)
}
