//! The engine against a server that answers as it is told.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail"
)]

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use akashi_domain::{Answers, Language, ReferenceNumber, Section, Sensitive};
use akashi_protocol::application::{ApplicationKind, Receipt, RevisionBody};
use akashi_protocol::{Digest, Problem, ProblemCode, version};
use akashi_store::credential::{self, CredentialRow};
use akashi_store::draft::{DocumentRow, DraftRow};
use akashi_store::key::Key;
use akashi_store::key::keyring::{Keyring, KeyringFailure};
use akashi_store::outbox::{self, EntryRow, EntryState};
use akashi_store::{Device, DeviceOptions, Store, SystemClock, SystemEntropy, application, image};
use akashi_sync::backoff::Backoff;
use akashi_sync::engine::Surroundings;
use akashi_sync::{Client, ClientOptions, Engine, EngineOptions};
use jiff::Timestamp;
use url::Url;
use uuid::Uuid;
use wiremock::matchers::{method, path, path_regex};
use wiremock::{Mock, MockServer, ResponseTemplate};

const APPLICATION: Uuid = Uuid::from_u128(7);

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

struct World {
    server: MockServer,
    store: Store,
    changes: Arc<AtomicUsize>,
    engine: Engine,
    _device: Device,
    _dir: tempfile::TempDir,
}

impl World {
    /// A device with one entry and one image in its outbox, and a server that answers so.
    async fn with(mocks: Vec<Mock>) -> Self {
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
            max_bytes: None,
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
            clock: Arc::new(SystemClock),
            entropy: Arc::new(SystemEntropy),
        };
        let options = EngineOptions {
            backoff: Backoff {
                base: Duration::from_millis(1),
                cap: Duration::from_millis(10),
            },
            tries: 10,
        };
        Self {
            engine: Engine::start(surroundings, options),
            server,
            store,
            changes,
            _device: device,
            _dir: dir,
        }
    }

    async fn entry(&self) -> Option<EntryRow> {
        self.store.read(outbox::list).await.unwrap().pop()
    }

    async fn until(&self, what: &str, wished: impl Fn(&World, Option<&EntryRow>) -> bool) {
        let end = Instant::now() + Duration::from_secs(20);
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

    async fn count(&self, kind: &str) -> usize {
        let requests = self.server.received_requests().await.unwrap();
        requests
            .iter()
            .filter(|request| request.url.path().contains(kind))
            .count()
    }

    fn systemic(&self) -> Option<String> {
        self.engine.status().systemic.map(|s| s.reason.code)
    }
}

fn image_bytes() -> Vec<u8> {
    vec![0x5a; 200 * 1024]
}

fn body() -> Vec<u8> {
    serde_json::to_vec(&RevisionBody {
        kind: ApplicationKind::Registration,
        language: Language::Ja,
        field_set: 1,
        terms: "2026-04-01".into(),
        terms_agreed_at: Timestamp::UNIX_EPOCH,
        answers: Answers::default(),
        documents: Vec::new(),
    })
    .unwrap()
}

async fn fill(store: &Store) {
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
    };
    let now = Timestamp::UNIX_EPOCH;
    let credential = CredentialRow {
        application: APPLICATION,
        university: "shomei.example.ac.jp".into(),
        email: "ichiro@graduates.example".into(),
        token: "token".into(),
        expires_at: Timestamp::MAX,
        revision: 0,
        created_at: now,
    };
    let draft = DraftRow {
        application: APPLICATION,
        university: "shomei.example.ac.jp".into(),
        email: "ichiro@graduates.example".into(),
        revision: 1,
        section: Section::Identity,
        answers: Answers::default(),
        known_fields: Vec::new(),
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

fn ours(status: u16) -> ResponseTemplate {
    ResponseTemplate::new(status).insert_header(version::RANGE_HEADER, "1-1")
}

fn problem(code: ProblemCode) -> ResponseTemplate {
    let body = serde_json::to_vec(&Problem::new(code)).unwrap();
    ours(code.status()).set_body_raw(body, "application/problem+json")
}

fn receipt() -> ResponseTemplate {
    let receipt = Receipt {
        application: APPLICATION,
        revision: 1,
        reference: ReferenceNumber::from_entropy([1; 9]),
        received_at: Timestamp::UNIX_EPOCH,
        body_sha256: Digest::of(&body()),
        documents: vec![Digest::of(&image_bytes())],
        review_expected: jiff::civil::date(2026, 12, 1),
    };
    ours(200).set_body_json(receipt)
}

fn documents(answer: ResponseTemplate) -> Mock {
    Mock::given(method("PUT"))
        .and(path_regex("/documents/"))
        .respond_with(answer)
}

fn revisions(answer: ResponseTemplate) -> Mock {
    Mock::given(method("PUT"))
        .and(path(format!("/v1/applications/{APPLICATION}/revisions/1")))
        .respond_with(answer)
}

#[tokio::test]
async fn image_then_revision_then_receipt() {
    let world = World::with(vec![documents(ours(204)), revisions(receipt())]).await;
    world.until("sent", |_, entry| entry.is_none()).await;
    let requests = world.server.received_requests().await.unwrap();
    assert_eq!(requests.len(), 2);
    assert_eq!(requests[0].body, image_bytes());
    assert_eq!(requests[0].headers["content-length"], "204800");
    assert_eq!(requests[1].body, body());
    assert_eq!(requests[1].headers["authorization"], "Bearer token");
    assert_eq!(requests[1].headers[version::REQUEST_HEADER], "1");
    let known = world
        .store
        .read(application::newest)
        .await
        .unwrap()
        .unwrap();
    assert_eq!((known.id, known.revision), (APPLICATION, 1));
    // The word follows the transaction, so the receipt may be seen in the store before it.
    world
        .until("told of", |world, _| {
            world.changes.load(Ordering::SeqCst) >= 2
        })
        .await;
}

#[tokio::test]
async fn systemic_reasons_pause_everything_and_cost_no_try() {
    for (code, by_itself) in [
        (ProblemCode::NotSignedIn, false),
        (ProblemCode::ClientTooOld, false),
        (ProblemCode::Unavailable, true),
        (ProblemCode::StorageFull, true),
    ] {
        let world = World::with(vec![documents(problem(code))]).await;
        let paused = |world: &World, entry: Option<&EntryRow>| {
            world.systemic().as_deref() == Some(code.as_str())
                && entry.is_some_and(|entry| entry.state == EntryState::Queued)
        };
        world.until("paused", paused).await;
        let entry = world.entry().await.unwrap();
        assert!(entry.attempts <= 1, "an attempt that is going on at most");
        let next = world.engine.status().systemic.unwrap().next_try;
        assert_eq!(next.is_some(), by_itself, "{code:?}");
        if !by_itself {
            assert_eq!(world.count("documents").await, 1);
            assert_eq!(entry.attempts, 0);
        }
        // The reason is gone, and the person asks to try again.
        world.server.reset().await;
        world.server.register(documents(ours(204))).await;
        world.server.register(revisions(receipt())).await;
        world.engine.retry().await.unwrap();
        world.until("sent", |_, entry| entry.is_none()).await;
        assert_eq!(world.systemic(), None);
    }
}

#[tokio::test]
async fn an_entrys_own_reason_is_tried_ten_times_and_then_shown() {
    let world = World::with(vec![
        documents(ours(204)),
        revisions(problem(ProblemCode::Internal)),
    ])
    .await;
    let attention = |_: &World, entry: Option<&EntryRow>| {
        entry.is_some_and(|entry| entry.state == EntryState::NeedsAttention)
    };
    world.until("needs attention", attention).await;
    assert_eq!(world.count("revisions").await, 10);
    assert_eq!(
        world.count("documents").await,
        1,
        "the image is there already"
    );
    let entry = world.entry().await.unwrap();
    assert_eq!(entry.attempts, 10);
    assert!(entry.problem.contains("\"internal\""));
}

#[tokio::test]
async fn what_cannot_succeed_is_shown_at_once() {
    for code in [
        ProblemCode::FormInvalid,
        ProblemCode::RevisionConflict,
        ProblemCode::StateConflict,
    ] {
        let world = World::with(vec![documents(ours(204)), revisions(problem(code))]).await;
        let attention = |_: &World, entry: Option<&EntryRow>| {
            entry.is_some_and(|entry| entry.state == EntryState::NeedsAttention)
        };
        world.until("needs attention", attention).await;
        assert_eq!(world.count("revisions").await, 1, "{code:?}");
    }
}

#[tokio::test]
async fn images_the_server_lost_are_sent_again() {
    let missing =
        Problem::new(ProblemCode::DocumentsMissing).with("missing", Digest::of(&image_bytes()));
    let lost = ours(409).set_body_raw(
        serde_json::to_vec(&missing).unwrap(),
        "application/problem+json",
    );
    let world = World::with(vec![
        documents(ours(204)),
        revisions(lost).up_to_n_times(1),
        revisions(receipt()).with_priority(9),
    ])
    .await;
    world.until("sent", |_, entry| entry.is_none()).await;
    assert_eq!(world.count("documents").await, 2);
    assert_eq!(world.count("revisions").await, 2);
}

#[tokio::test]
async fn answers_that_are_not_an_akashi_servers() {
    let stranger = ResponseTemplate::new(200).set_body_string("<html>sign in</html>");
    let redirect = ResponseTemplate::new(302).insert_header("location", "http://127.0.0.1:1/");
    let unmarked = ResponseTemplate::new(500);
    let wrong_kind = ours(200).set_body_raw("{}", "text/html");
    for (answer, code) in [
        (stranger, "not_akashi"),
        (redirect, "not_akashi"),
        (unmarked, "not_akashi"),
        (wrong_kind, "not_akashi"),
        (
            ours(204).insert_header(version::RANGE_HEADER, "0-0"),
            "server_too_old",
        ),
        (
            ours(204).insert_header(version::RANGE_HEADER, "2-3"),
            "client_too_old",
        ),
        (
            ours(204).set_delay(Duration::from_secs(30)),
            "server_timeout",
        ),
    ] {
        let world = World::with(vec![documents(ours(204)), revisions(answer)]).await;
        let told = |world: &World, _: Option<&EntryRow>| world.systemic().as_deref() == Some(code);
        world.until(code, told).await;
    }
}

#[tokio::test]
async fn pausing_holds_and_resuming_sends() {
    let world = World::with(vec![documents(problem(ProblemCode::NotSignedIn))]).await;
    world
        .until("stopped", |world, _| world.systemic().is_some())
        .await;
    world.engine.pause(true);
    world.server.reset().await;
    world.server.register(documents(ours(204))).await;
    world.server.register(revisions(receipt())).await;
    world.engine.retry().await.unwrap();
    assert!(world.engine.status().paused);
    assert!(world.entry().await.is_some());
    assert_eq!(world.count("revisions").await, 0);
    world.engine.pause(false);
    world.until("sent", |_, entry| entry.is_none()).await;
}
