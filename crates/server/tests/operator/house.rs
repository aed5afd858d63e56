//! A server's folder as an operator has it, and people who use the server that runs on it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use akashi_documents::ImageWorker;
use akashi_documents::sample::Sample;
use akashi_domain::{ApplicationKind, EmailAddress, Language};
use akashi_protocol::digest::BODY_DIGEST_HEADER;
use akashi_protocol::{Digest, tus};
use akashi_server::clock::{Clock as _, SystemClock, seconds_after};
use akashi_server::config::Config;
use akashi_server::keys::Keys;
use akashi_server::storage::inspect::Inspection;
use akashi_server::storage::{Storage, StorageError, session};
use akashi_server::token::{self, TokenKind};
use akashi_server::{Deps, Running, Server, applications, private};
use rusqlite::types::Value as Cell;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// `university.toml` of a university that is no sample.
pub const TOML: &str = r##"
id = "akashi.shomei.test"
name = { ja = "証明大学", en = "Shomei University" }
colours = { brand = "#264af4" }
leaving_kinds = [{ id = "graduated", label = { ja = "卒業", en = "Graduated" } }]
document_types = [{ id = "passport", label = { ja = "パスポート", en = "Passport" } }]

[server]
listen = "127.0.0.1:0"
least_free_percent = 0

[mail]
from = "no-reply@shomei.test"

[[contacts]]
name = { ja = "学務課", en = "Academic Affairs" }
email = "office@example.ac.jp"
hours = { ja = "平日 9:00〜17:00", en = "weekdays 9:00–17:00" }
opening = [{ days = "office", from = "09:00", until = "17:00" }]
languages = ["ja"]

[terms]
version = "2026-04-01"
ja = "terms/ja.txt"
en = "terms/en.txt"

[forms.graduate.registration]
version = 1

[[faculties]]
id = "letters"
label = { ja = "文学部", en = "Letters" }
departments = [{ id = "history", label = { ja = "史学科", en = "History" } }]
"##;

/// A folder in a folder of its own, so that what is left beside it can be seen.
pub struct House {
    around: tempfile::TempDir,
}

impl House {
    pub fn new() -> Self {
        let house = Self {
            around: tempfile::tempdir().unwrap(),
        };
        let dir = house.dir();
        private::create_folder(&dir.join("terms")).unwrap();
        Keys::create(&dir).unwrap();
        house.write("university.toml", TOML);
        house.write("terms/ja.txt", "利用許諾");
        house.write("terms/en.txt", "Terms of use");
        house
    }

    pub fn dir(&self) -> PathBuf {
        self.beside("server")
    }

    pub fn beside(&self, name: &str) -> PathBuf {
        self.around.path().join(name)
    }

    /// A program beside the server's folder. Another process writes it: a file that this one has open for writing when
    /// another test starts something could not be run for a moment.
    #[cfg(unix)]
    pub fn program(&self, name: &str, script: &str) -> PathBuf {
        let path = self.beside(name);
        let written = Command::new("sh")
            .args([
                "-c",
                r#"printf %s "$1" > "$2" && chmod 700 "$2""#,
                "sh",
                script,
            ])
            .arg(&path)
            .status();
        assert!(written.unwrap().success());
        path
    }

    /// Names in the folder around.
    pub fn around(&self) -> Vec<String> {
        names(self.around.path())
    }

    pub fn write(&self, name: &str, text: &str) {
        let path = self.dir().join(name);
        if !path.exists() {
            private::create_file(&path).unwrap();
        }
        fs::write(path, text).unwrap();
    }

    /// Replaces a piece of `university.toml`.
    pub fn configure(&self, from: &str, to: &str) {
        let text = fs::read_to_string(self.dir().join("university.toml")).unwrap();
        assert!(text.contains(from), "{from}");
        self.write("university.toml", &text.replace(from, to));
    }

    /// Files of images that the database refers to.
    pub fn images(&self) -> Vec<String> {
        let keys = Keys::load(&self.dir()).unwrap();
        let database = Inspection::open(&self.dir().join("akashi.db"), keys.database());
        database.unwrap().document_files().unwrap()
    }

    pub async fn start(&self) -> Running {
        start(&self.dir()).await
    }
}

/// Starts the server of a folder.
pub async fn start(dir: &Path) -> Running {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let deps = Deps {
        images: Some(worker()),
        ..Deps::default()
    };
    Server::start(Config::load(dir).unwrap(), deps)
        .await
        .unwrap()
}

pub fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// Somebody with the credential of one application.
pub struct Applicant {
    pub application: Uuid,
    pub token: String,
}

impl Applicant {
    /// Somebody who has just redeemed a flow.
    pub async fn of(server: &Running, email: &str) -> Self {
        Self::in_storage(&server.state.storage, &server.state.keys, email).await
    }

    /// The same, beside a server that runs elsewhere.
    pub async fn in_storage(storage: &Storage, keys: &Keys, email: &str) -> Self {
        let email = EmailAddress::parse(email).unwrap();
        let (token, hash) = token::draw(keys, TokenKind::Application).unwrap();
        let at = SystemClock.now();
        let opened: Result<Uuid, StorageError> = storage
            .transact(move |tx| {
                let id = applications::open(
                    tx,
                    ApplicationKind::Registration,
                    &email,
                    Language::Ja,
                    at,
                )?;
                session::insert_credential(tx, &hash, id, at, seconds_after(at, 86_400))?;
                Ok(id)
            })
            .await;
        Self {
            application: opened.unwrap(),
            token: token.expose_owned(),
        }
    }

    /// Sends an image and the application; answers with the reference number.
    pub async fn apply(&self, server: &Running, width: u16) -> String {
        let image = Sample::new(width, 400).jpeg().unwrap();
        let sha256 = Digest::of(&image);
        let bytes = image.len();
        let url = format!("http://{}/", server.addr);
        assert_eq!(self.upload(&url, image).await.0, 201);
        let body = json!({
            "kind": "registration", "language": "ja", "field_set": 1, "terms": "2026-04-01",
            "terms_agreed_at": "2026-11-20T02:50:00Z", "answers": answers(),
            "documents": [{ "role": "identity", "sha256": sha256, "bytes": bytes }],
        });
        let body = serde_json::to_vec(&body).unwrap();
        let path = format!("/v1/applications/{}/revisions/1", self.application);
        let sent = put(server, &path, &self.token)
            .header("content-type", "application/json")
            .header(BODY_DIGEST_HEADER, Digest::of(&body).to_string());
        let answer = sent.body(body).send().await.unwrap();
        assert_eq!(answer.status(), 200);
        let receipt: Value = answer.json().await.unwrap();
        receipt["reference"].as_str().unwrap().to_owned()
    }

    /// A whole image in one request to the server at `url`.
    pub async fn upload(&self, url: &str, image: Vec<u8>) -> (u16, Value) {
        self.upload_beginning(url, &image, image.len()).await
    }

    /// The first `bytes` of an image.
    pub async fn upload_beginning(&self, url: &str, image: &[u8], bytes: usize) -> (u16, Value) {
        let path = format!("v1/applications/{}/documents", self.application);
        let request = reqwest::Client::new()
            .post(format!("{url}{path}"))
            .bearer_auth(&self.token)
            .header(tus::RESUMABLE, tus::VERSION)
            .header(tus::LENGTH, image.len())
            .header(tus::METADATA, tus::metadata(&Digest::of(image).to_string()))
            .header("content-type", tus::MEDIA_TYPE);
        let answer = request.body(image[..bytes].to_vec()).send().await.unwrap();
        let status = answer.status().as_u16();
        (status, answer.json().await.unwrap_or(Value::Null))
    }

    /// Brings an image from `offset` on.
    pub async fn append(&self, url: &str, image: &[u8], offset: usize) -> (u16, Value) {
        let sha256 = Digest::of(image);
        let path = format!("v1/applications/{}/documents/{sha256}", self.application);
        let request = reqwest::Client::new()
            .patch(format!("{url}{path}"))
            .bearer_auth(&self.token)
            .header(tus::RESUMABLE, tus::VERSION)
            .header(tus::OFFSET, offset)
            .header("content-type", tus::MEDIA_TYPE);
        let answer = request.body(image[offset..].to_vec()).send().await.unwrap();
        let status = answer.status().as_u16();
        (status, answer.json().await.unwrap_or(Value::Null))
    }

    /// The application as this person sees it.
    pub async fn view(&self, server: &Running) -> Value {
        let path = format!("/v1/applications/{}", self.application);
        get(server, &path, Some(&self.token)).await
    }
}

fn put(server: &Running, path: &str, token: &str) -> reqwest::RequestBuilder {
    reqwest::Client::new()
        .put(format!("http://{}{path}", server.addr))
        .bearer_auth(token)
}

/// An answer of 200 as JSON.
pub async fn get(server: &Running, path: &str, token: Option<&str>) -> Value {
    let request = reqwest::Client::new().get(format!("http://{}{path}", server.addr));
    let request = match token {
        Some(token) => request.bearer_auth(token),
        None => request,
    };
    let answer = request.send().await.unwrap();
    assert_eq!(answer.status(), 200, "{path}");
    answer.json().await.unwrap()
}

fn answers() -> Value {
    serde_json::from_str(include_str!("../../../domain/fixtures/ichiro.json")).unwrap()
}

/// Rows and their digest of every table of the database in `dir`.
pub async fn tables(dir: &Path) -> BTreeMap<String, (usize, String)> {
    let keys = Keys::load(dir).unwrap();
    let storage = Storage::open(&dir.join("akashi.db"), keys.database()).unwrap();
    let read: Result<_, StorageError> = storage
        .read(|conn| {
            let mut names = conn.prepare(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
            )?;
            let names = names.query_map([], |row| row.get::<_, String>(0))?;
            let names: Vec<String> = names.collect::<Result<_, _>>()?;
            names
                .into_iter()
                .map(|name| Ok((name.clone(), table(conn, &name)?)))
                .collect()
        })
        .await;
    read.unwrap()
}

fn table(conn: &rusqlite::Connection, name: &str) -> Result<(usize, String), StorageError> {
    let mut statement = conn.prepare(&format!("SELECT * FROM {name}"))?;
    let columns = statement.column_count();
    let mut rows = statement.query([])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        let cells = (0..columns).map(|column| row.get::<_, Cell>(column));
        lines.push(format!("{:?}", cells.collect::<Result<Vec<_>, _>>()?));
    }
    lines.sort();
    let digest = Sha256::digest(lines.join("\n"));
    Ok((lines.len(), hex::encode(digest)))
}

/// The image worker is a program of its own: it is built when it is not there.
pub fn worker() -> ImageWorker {
    static WORKER: OnceLock<ImageWorker> = OnceLock::new();
    WORKER
        .get_or_init(|| {
            ImageWorker::beside_current_exe().unwrap_or_else(|_| {
                let built = Command::new(env!("CARGO"))
                    .args([
                        "build",
                        "-p",
                        "akashi-documents",
                        "--bin",
                        "akashi-image-worker",
                    ])
                    .status();
                assert!(built.unwrap().success());
                ImageWorker::beside_current_exe().unwrap()
            })
        })
        .clone()
}
