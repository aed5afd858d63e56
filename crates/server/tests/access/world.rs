//! A university made by `init`, its server on a free port, its mail folder, and a client.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use akashi_domain::{ApplicationKind, ApplicationState, EmailAddress, Language, ReferenceNumber};
use akashi_server::clock::{Clock as _, TestClock};
use akashi_server::config::Config;
use akashi_server::mail::{Readable, readable};
use akashi_server::storage::graduate::{self, NewGraduate};
use akashi_server::storage::{StorageError, application, password};
use akashi_server::{Deps, Running, Server, applications, hashing, init};
use jiff::SignedDuration;
use serde_json::{Value, json};
use uuid::Uuid;

pub type Answer = (u16, Value);

pub struct World {
    pub running: Running,
    pub clock: TestClock,
    pub client: reqwest::Client,
    dir: tempfile::TempDir,
}

/// A flow and its secret.
pub struct Flow {
    pub id: Uuid,
    pub secret: String,
}

impl Flow {
    /// One that nobody has begun.
    pub fn drawn() -> Self {
        Self {
            id: Uuid::now_v7(),
            secret: secret(),
        }
    }
}

/// 64 hexadecimal digits.
pub fn secret() -> String {
    Uuid::new_v4().simple().to_string() + &Uuid::new_v4().simple().to_string()
}

pub const INITIAL: &str = "Hm7kQx3TzW9pRb4N";

impl World {
    pub async fn begin() -> Self {
        Self::with(|_| {}).await
    }

    pub async fn with(change: impl FnOnce(&mut Config)) -> Self {
        Self::with_deps(change, |_| {}).await
    }

    pub async fn with_deps(
        change: impl FnOnce(&mut Config),
        change_deps: impl FnOnce(&mut Deps),
    ) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("university");
        init::init(&folder).unwrap();
        let mut config = Config::load(&folder).unwrap();
        config.listen = "127.0.0.1:0".parse().unwrap();
        config.least_free_percent = 0;
        change(&mut config);
        let clock = TestClock::at("2026-11-20T03:00:00Z".parse().unwrap());
        let mut deps = Deps {
            clock: Arc::new(clock.clone()),
            images: None,
            ..Deps::default()
        };
        change_deps(&mut deps);
        Self {
            running: Server::start(config, deps).await.unwrap(),
            clock,
            client: reqwest::Client::new(),
            dir,
        }
    }

    pub fn folder(&self) -> PathBuf {
        self.dir.path().join("university")
    }

    pub fn advance(&self, seconds: i64) {
        self.clock.advance(SignedDuration::from_secs(seconds));
        self.running.state.mail.wake();
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.running.addr)
    }

    pub async fn call(&self, method: &str, path: &str, token: Option<&str>, body: Value) -> Answer {
        let method = method.parse().unwrap();
        let mut request = self.client.request(method, self.url(path));
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        if !body.is_null() {
            request = request.json(&body);
        }
        let response = request.send().await.unwrap();
        let status = response.status().as_u16();
        (status, response.json().await.unwrap_or(Value::Null))
    }

    pub async fn start(&self, email: &str) -> (Flow, Answer) {
        self.start_for(email, json!({ "kind": "registration" }))
            .await
    }

    pub async fn start_for(&self, email: &str, purpose: Value) -> (Flow, Answer) {
        let flow = Flow::drawn();
        let body = json!({
            "id": flow.id, "secret": flow.secret, "purpose": purpose, "email": email, "language": "ja",
        });
        let answer = self.call("POST", "/v1/flows", None, body).await;
        (flow, answer)
    }

    pub async fn flow(&self, flow: &Flow, method: &str, tail: &str, body: Value) -> Answer {
        let path = format!("/v1/flows/{}{tail}", flow.id);
        self.call(method, &path, Some(&flow.secret), body).await
    }

    pub async fn redeem(&self, flow: &Flow, code: &str) -> Answer {
        let body = json!({ "by": "code", "code": code });
        self.flow(flow, "POST", "/redeem", body).await
    }

    /// Waits until the folder holds `count` mails; oldest first.
    pub async fn mails(&self, count: usize) -> Vec<Readable> {
        let folder = self.folder().join("mail");
        let read = || -> Vec<Readable> {
            let mut paths: Vec<_> = std::fs::read_dir(&folder)
                .into_iter()
                .flatten()
                .map(|entry| entry.unwrap().path())
                .filter(|path| path.extension().is_some_and(|end| end == "eml"))
                .collect();
            paths.sort();
            paths
                .iter()
                .map(|path| readable(&std::fs::read(path).unwrap()).unwrap())
                .collect()
        };
        until(|| async { read().len() >= count }).await;
        read()
    }

    /// A flow that `start` begins, and the mail it brings, once that was taken.
    pub async fn begun(&self, start: impl Future<Output = (Flow, Answer)>) -> (Flow, Readable) {
        let before = self.mails(0).await.len();
        let (flow, (status, seen)) = start.await;
        assert_eq!(status, 201, "{seen}");
        let mail = self.mails(before + 1).await.pop().unwrap();
        self.accepted(&flow).await;
        (flow, mail)
    }

    /// Waits until the mail server, or the folder, has taken the latest mail of a flow.
    pub async fn accepted(&self, flow: &Flow) -> Value {
        until(|| async {
            let (_, seen) = self.flow(flow, "GET", "", Value::Null).await;
            seen["mail"]["state"] != "queued"
        })
        .await;
        self.flow(flow, "GET", "", Value::Null).await.1
    }

    /// A graduate with an account and the initial password [`INITIAL`], good for 14 days.
    pub async fn graduate(&self, email: &str) {
        let address = EmailAddress::parse(email).unwrap();
        let phc = hashing::hash(&INITIAL.into(), hashing::Cost::Applicant).unwrap();
        let now = self.clock.now();
        self.running
            .state
            .storage
            .transact(move |tx| {
                let graduate = NewGraduate {
                    name: "髙﨑　一郎".into(),
                    language: Language::Ja,
                    email: address.expose().into(),
                    email_key: address.key().into(),
                };
                graduate::insert(tx, &graduate, now)?;
                let found = password::find_graduate(tx, &address.key())?.unwrap();
                let expires = akashi_server::clock::seconds_after(now, 14 * 86_400);
                password::set_initial(tx, found.method, &phc, now, expires)?;
                Ok::<_, StorageError>(())
            })
            .await
            .unwrap();
    }

    /// An application that was sent from this address and returned.
    pub async fn sent_application(&self, email: &str) -> Uuid {
        let address = EmailAddress::parse(email).unwrap();
        let now = self.clock.now();
        let sent: Result<Uuid, StorageError> = self
            .running
            .state
            .storage
            .transact(move |tx| {
                let id = applications::open(
                    tx,
                    ApplicationKind::Registration,
                    &address,
                    Language::Ja,
                    now,
                )?;
                let mut row = application::find(tx, id)?.unwrap();
                row.reference = Some(ReferenceNumber::from_entropy([7; 9]));
                row.enter(ApplicationState::Returned, now);
                application::update(tx, &row)?;
                Ok(id)
            })
            .await;
        sent.unwrap()
    }

    pub async fn count(&self, sql: &'static str) -> i64 {
        let storage = &self.running.state.storage;
        let found: Result<i64, StorageError> = storage
            .read(move |conn| Ok(conn.query_row(sql, [], |row| row.get(0))?))
            .await;
        found.unwrap()
    }

    pub async fn sign_in(&self, email: &str, first: &str, second: &str) -> Answer {
        let body = json!({ "email": email, "password": first, "second_password": second });
        self.call("POST", "/v1/sessions", None, body).await
    }
}

/// Waits for a condition: long enough for a busy machine, short enough to notice a hang.
pub async fn until<F: Future<Output = bool>>(condition: impl Fn() -> F) {
    let end = Instant::now() + Duration::from_secs(60);
    while !condition().await {
        assert!(Instant::now() < end, "waited too long");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// The status of an answer, and the code of its problem.
pub fn said((status, body): &Answer) -> (u16, &str) {
    (*status, body["code"].as_str().unwrap_or_default())
}

/// The code of a mail.
pub fn code(mail: &Readable) -> String {
    let line = mail.text.lines().find_map(|line| line.strip_prefix("    "));
    line.unwrap().to_owned()
}

/// The path of the link of a mail.
pub fn link(mail: &Readable) -> String {
    let line = mail.text.lines().find(|line| line.contains("/l/")).unwrap();
    line[line.find("/l/").unwrap()..].to_owned()
}

pub fn text(value: &Value, pointer: &str) -> String {
    value
        .pointer(pointer)
        .and_then(Value::as_str)
        .unwrap_or_else(|| panic!("{pointer} in {value}"))
        .to_owned()
}
