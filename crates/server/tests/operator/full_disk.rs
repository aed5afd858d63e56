//! A disk that is really full: the program itself with a folder of images on a small file system of its own.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use akashi_documents::sample::Sample;
use akashi_protocol::Digest;
use akashi_server::config::LEAST_FREE_PERCENT;
use akashi_server::documents::free_percent;
use akashi_server::keys::Keys;
use akashi_server::storage::{Storage, StorageError};
use serde_json::Value;

use crate::house::{Applicant, House, names};

/// Mounts the file system where only the server sees it, and becomes the server: no right is needed that an ordinary
/// user has not, and nothing is left behind.
const SERVE: &str =
    r#"mount -t tmpfs -o size=4m,mode=700 tmpfs "$1/documents" && exec "$2" serve --dir "$1""#;

struct Served {
    child: Child,
    url: String,
}

impl Served {
    fn begin(house: &House) -> Self {
        let dir = house.dir();
        fs::create_dir(dir.join("documents")).unwrap();
        let mut child = Command::new("unshare")
            .args(["--user", "--map-root-user", "--mount", "sh", "-c", SERVE])
            .arg("sh")
            .args([&dir, &lonely_program()])
            .env("LC_ALL", "en_US.UTF-8")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let line = lines.next().expect("no file system was mounted").unwrap();
        let url = line.split(' ').find(|word| word.starts_with("http://"));
        let url = url.unwrap().trim_end_matches('.').to_owned();
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, url }
    }

    /// The folder of images as the server sees it.
    fn images(&self, house: &House) -> PathBuf {
        let root = PathBuf::from(format!("/proc/{}/root", self.child.id()));
        root.join(house.dir().strip_prefix("/").unwrap())
            .join("documents")
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The program without the image worker beside it: uploads then stay as they are, and as large.
fn lonely_program() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("lonely");
    fs::create_dir_all(&folder).unwrap();
    let program = folder.join("akashi-server");
    let _ = fs::remove_file(&program);
    fs::hard_link(env!("CARGO_BIN_EXE_akashi-server"), &program).unwrap();
    program
}

/// Something that is a picture by its first bytes, and `bytes` long.
fn picture(bytes: usize) -> Vec<u8> {
    let mut picture = Sample::new(200, 100).jpeg().unwrap();
    picture.resize(bytes, 0);
    picture
}

async fn upload(server: &Served, who: &Applicant, bytes: Vec<u8>) -> (u16, Value) {
    let path = format!(
        "v1/applications/{}/documents/{}",
        who.application,
        Digest::of(&bytes)
    );
    let request = reqwest::Client::new()
        .put(format!("{}{path}", server.url))
        .bearer_auth(&who.token);
    let answer = request.body(bytes).send().await.unwrap();
    let status = answer.status().as_u16();
    (status, answer.json().await.unwrap_or(Value::Null))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_refuses_images_and_nothing_else() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let house = House::new();
    house.configure("least_free_percent = 0", "");
    let server = Served::begin(&house);
    let keys = Keys::load(&house.dir()).unwrap();
    let storage = Storage::open(&house.dir().join("akashi.db"), keys.database()).unwrap();
    let who = Applicant::in_storage(&storage, &keys, "ichiro@graduates.example").await;
    let images = server.images(&house);

    assert_eq!(upload(&server, &who, picture(3_000_000)).await.0, 201);
    assert!(free_percent(&images).unwrap() > LEAST_FREE_PERCENT);
    // There is room enough to begin, and too little to end.
    let (status, problem) = upload(&server, &who, picture(2_000_000)).await;
    assert_eq!((status, &problem["code"]), (507, &"storage_full".into()));
    assert_eq!(names(&images).len(), 1, "half a file is left behind");

    assert_eq!(upload(&server, &who, picture(900_000)).await.0, 201);
    assert!(free_percent(&images).unwrap() < LEAST_FREE_PERCENT);
    // It would fit, but the last of the room is not for images.
    let (status, problem) = upload(&server, &who, picture(10_000)).await;
    assert_eq!((status, &problem["code"]), (507, &"storage_full".into()));

    let kept: Result<i64, StorageError> = storage
        .read(|conn| Ok(conn.query_row("SELECT count(*) FROM document", [], |row| row.get(0))?))
        .await;
    assert_eq!((kept.unwrap(), names(&images).len()), (2, 2));
    // What is there already is answered as ever, and so is everything else.
    assert_eq!(upload(&server, &who, picture(900_000)).await.0, 204);
    let path = format!("v1/applications/{}", who.application);
    let view = reqwest::Client::new()
        .get(format!("{}{path}", server.url))
        .bearer_auth(&who.token);
    assert_eq!(view.send().await.unwrap().status(), 200);
}
