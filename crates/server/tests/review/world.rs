//! One university, its server on a free port, and people who use it.

mod mails;
mod said;
mod university;
mod uploads;

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use akashi_documents::ImageWorker;
use akashi_domain::{ApplicationKind, EmailAddress, FieldId, Language, StaffRole, UniversityInfo};
use akashi_protocol::Digest;
use akashi_protocol::digest::BODY_DIGEST_HEADER;
use akashi_server::clock::{Clock as _, TestClock, seconds_after};
use akashi_server::config::{ClientRelease, Config, MailTransport, Review};
use akashi_server::keys::Keys;
use akashi_server::storage::{StorageError, session};
use akashi_server::token::{self, TokenKind};
use akashi_server::{Deps, Running, Server, applications, staff};
use jiff::SignedDuration;
use serde_json::{Value, json};
use uuid::Uuid;

pub use mails::{initial, mail};
pub use said::{
    Answer, answer, card, code, complete, decision, document_path, revision, small_card, text,
};
pub use university::{name_proofs, worker};
pub use uploads::{SILENCE, begin, header, sent};

/// A running university.
pub struct World {
    pub running: Running,
    pub clock: TestClock,
    pub client: reqwest::Client,
    dir: tempfile::TempDir,
}

/// Somebody with the credential of one application.
#[derive(Clone)]
pub struct Applicant {
    pub application: Uuid,
    pub token: String,
}

pub const STAFF_PASSWORD: &str = "correct horse staple";

impl World {
    pub async fn begin() -> Self {
        Self::with(|_| {}).await
    }

    pub async fn with(change: impl FnOnce(&mut UniversityInfo)) -> Self {
        Self::with_worker(worker(), change).await
    }

    pub async fn with_worker(
        worker: ImageWorker,
        change: impl FnOnce(&mut UniversityInfo),
    ) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let dir = tempfile::tempdir().unwrap();
        Keys::create(dir.path()).unwrap();
        let clock = TestClock::at("2026-11-20T03:00:00Z".parse().unwrap());
        Self {
            running: start(dir.path(), &clock, worker, change).await,
            clock,
            client: reqwest::Client::new(),
            dir,
        }
    }

    /// The server is stopped and started again with another configuration.
    pub async fn reopened(self, change: impl FnOnce(&mut UniversityInfo)) -> Self {
        self.running.shutdown().await;
        Self {
            running: start(self.dir.path(), &self.clock, worker(), change).await,
            ..self
        }
    }

    pub fn advance(&self, days: i64) {
        self.clock.advance(SignedDuration::from_hours(24 * days));
    }

    /// Somebody who has just redeemed a flow.
    pub async fn applicant(&self, email: &str) -> Applicant {
        let state = &self.running.state;
        let email = EmailAddress::parse(email).unwrap();
        let (token, hash) = token::draw(&state.keys, TokenKind::Application).unwrap();
        let at = self.clock.now();
        let application = state
            .storage
            .transact(move |tx| {
                let id = applications::open(
                    tx,
                    ApplicationKind::Registration,
                    &email,
                    Language::Ja,
                    at,
                )?;
                session::insert_credential(tx, &hash, id, at, seconds_after(at, 14 * 86_400))?;
                Ok::<_, StorageError>(id)
            })
            .await
            .unwrap();
        Applicant {
            application,
            token: token.expose_owned(),
        }
    }

    /// A session of the account that an approval has made.
    pub async fn session_of(&self, application: Uuid, must_set_passwords: bool) -> String {
        let state = &self.running.state;
        let (token, hash) = token::draw(&state.keys, TokenKind::Session).unwrap();
        let at = self.clock.now();
        state
            .storage
            .transact(move |tx| {
                tx.execute(
                    "INSERT INTO session (token_hash, id, account_id, method_id, must_set_passwords, device_name,
                                          device_system, previous_device_name, previous_device_system, created_at,
                                          last_seen_at, expires_at)
                     SELECT ?1, ?6, account_id, id, ?2, '', 'other', '', 'other', ?3, ?3, ?4 FROM sign_in_method
                      WHERE account_id = (SELECT account_id FROM application WHERE id = ?5)",
                    rusqlite::params![
                        hash,
                        must_set_passwords,
                        at.as_millisecond(),
                        seconds_after(at, 3_600).as_millisecond(),
                        application.to_string(),
                        Uuid::now_v7().to_string()
                    ],
                )?;
                Ok::<_, StorageError>(())
            })
            .await
            .unwrap();
        token.expose_owned()
    }

    /// A member of staff who has signed in from this machine.
    pub async fn staff(&self, name: &str) -> String {
        self.add_staff(name, None).await;
        let body = json!({ "name": name, "password": STAFF_PASSWORD });
        let (status, session) = self.post("/v1/staff/sessions", None, &body).await;
        assert_eq!(status, 201, "{session}");
        text(&session, "/token")
    }

    /// A staff account, and the address of its authenticator if it has one.
    pub async fn add_staff(&self, name: &str, authenticator: Option<&str>) -> Option<String> {
        self.add_staff_as(name, StaffRole::Reviewer, authenticator)
            .await
    }

    pub async fn add_staff_as(
        &self,
        name: &str,
        role: StaffRole,
        authenticator: Option<&str>,
    ) -> Option<String> {
        let state = &self.running.state;
        let password = STAFF_PASSWORD.into();
        let at = self.clock.now();
        staff::add(
            &state.storage,
            &state.keys,
            name,
            role,
            &password,
            authenticator,
            at,
        )
        .await
        .unwrap()
        .totp_uri
        .map(|uri| uri.expose_owned())
    }

    pub async fn get(&self, path: &str, token: Option<&str>) -> Answer {
        answer(self.request(reqwest::Method::GET, path, token)).await
    }

    pub async fn post(&self, path: &str, token: Option<&str>, body: &Value) -> Answer {
        answer(self.request(reqwest::Method::POST, path, token).json(body)).await
    }

    pub async fn delete(&self, path: &str, token: Option<&str>) -> Answer {
        answer(self.request(reqwest::Method::DELETE, path, token)).await
    }

    pub fn request(
        &self,
        method: reqwest::Method,
        path: &str,
        token: Option<&str>,
    ) -> reqwest::RequestBuilder {
        let url = format!("http://{}{path}", self.running.addr);
        let request = self.client.request(method, url);
        match token {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }

    pub async fn send(&self, who: &Applicant, revision: u32, body: &Value) -> Answer {
        let bytes = serde_json::to_vec(body).unwrap();
        self.send_raw(who, revision, Digest::of(&bytes), bytes)
            .await
    }

    pub async fn send_raw(
        &self,
        who: &Applicant,
        revision: u32,
        digest: Digest,
        bytes: Vec<u8>,
    ) -> Answer {
        let path = format!("/v1/applications/{}/revisions/{revision}", who.application);
        let request = self
            .request(reqwest::Method::PUT, &path, Some(&who.token))
            .header("content-type", "application/json")
            .header(BODY_DIGEST_HEADER, digest.to_string());
        answer(request.body(bytes)).await
    }

    /// Uploads one image and sends revision 1, student number `number`.
    pub async fn received(&self, email: &str, number: &str) -> (Applicant, Value) {
        let who = self.applicant(email).await;
        let image = card(640);
        assert_eq!(self.upload(&who, image.clone()).await.0, 201);
        let mut answers = complete();
        answers.set(FieldId::StudentNumber, number);
        let (status, receipt) = self.send(&who, 1, &revision(&answers, &[&image])).await;
        assert_eq!(status, 200, "{receipt}");
        (who, receipt)
    }

    /// The same, taken up by `staff` and with its image encoded anew.
    pub async fn in_review(&self, email: &str, number: &str, staff: &str) -> Applicant {
        let (who, _) = self.received(email, number).await;
        let path = format!("/v1/staff/applications/{}/assignment", who.application);
        let (status, detail) = self.post(&path, Some(staff), &json!({})).await;
        assert_eq!(status, 200, "{detail}");
        self.until(&who, staff, "/documents/0/state", "ready").await;
        who
    }

    /// Waits until staff see `value` at `place` of an application.
    pub async fn until(&self, who: &Applicant, staff: &str, place: &str, value: &str) -> Value {
        let path = format!("/v1/staff/applications/{}", who.application);
        let deadline = Instant::now() + Duration::from_secs(60);
        loop {
            let (status, detail) = self.get(&path, Some(staff)).await;
            assert_eq!(status, 200, "{detail}");
            if detail.pointer(place) == Some(&json!(value)) {
                return detail;
            }
            assert!(
                Instant::now() < deadline,
                "{place} is not {value}: {detail}"
            );
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    pub async fn decide(&self, who: &Applicant, staff: &str, decision: &Value) -> Answer {
        let path = format!("/v1/staff/applications/{}/decisions", who.application);
        self.post(&path, Some(staff), decision).await
    }

    /// A number out of the database.
    pub async fn count(&self, sql: &'static str) -> i64 {
        let counted: Result<i64, StorageError> = self
            .running
            .state
            .storage
            .read(move |conn| Ok(conn.query_row(sql, [], |row| row.get(0))?))
            .await;
        counted.unwrap()
    }
}

async fn start(
    dir: &Path,
    clock: &TestClock,
    worker: ImageWorker,
    change: impl FnOnce(&mut UniversityInfo),
) -> Running {
    let mut university = university::university();
    change(&mut university);
    let config = Config {
        dir: dir.to_owned(),
        listen: "127.0.0.1:0".parse().unwrap(),
        public_url: None,
        trusted_proxies: Vec::new(),
        tls: None,
        mail_from: "no-reply@shomei.example".to_owned(),
        mail: MailTransport::Folder(dir.join("mail")),
        concurrent_requests: 256,
        directory: None,
        saml: None,
        least_free_percent: 0,
        university,
        review: Review::default(),
        client: ClientRelease::default(),
    };
    let deps = Deps {
        clock: Arc::new(clock.clone()),
        images: Some(worker),
        upload_silence: uploads::SILENCE,
        ..Deps::default()
    };
    Server::start(config, deps).await.unwrap()
}
