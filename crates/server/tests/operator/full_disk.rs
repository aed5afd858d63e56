//! A disk that is really full: the program itself with a folder of images on a small file system of its own.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use akashi_documents::sample::Sample;
use akashi_protocol::{Digest, tus};
use akashi_server::config::LEAST_FREE_PERCENT;
use akashi_server::documents::free_percent;
use akashi_server::keys::Keys;
use akashi_server::storage::{Storage, StorageError};
use reqwest::Method;

use crate::house::{Applicant, House, names};
use crate::served::{Served, lonely_program};

/// Mounts the file system where only the server sees it, and becomes the server: no right is needed that an ordinary
/// user has not, and nothing is left behind.
const SERVE: &str =
    r#"mount -t tmpfs -o size=8m,mode=700 tmpfs "$1/documents" && exec "$2" serve --dir "$1""#;

fn serve(house: &House) -> Served {
    let dir = house.dir();
    fs::create_dir(dir.join("documents")).unwrap();
    let mut command = Command::new("unshare");
    command
        .args(["--user", "--map-root-user", "--mount", "sh", "-c", SERVE])
        .arg("sh")
        .args([&dir, &lonely_program()]);
    Served::by(command)
}

/// The folder of images as the server sees it.
fn images(server: &Served, house: &House) -> PathBuf {
    let root = PathBuf::from(format!("/proc/{}/root", server.child.id()));
    root.join(house.dir().strip_prefix("/").unwrap())
        .join("documents")
}

/// Something that is a picture by its first bytes, and `bytes` long.
fn picture(bytes: usize) -> Vec<u8> {
    let mut picture = Sample::new(200, 100).jpeg().unwrap();
    picture.resize(bytes, 0);
    picture
}

/// The status of an answer about an upload, and where that stands.
async fn ask(server: &Served, who: &Applicant, method: Method, image: &[u8]) -> (u16, usize) {
    let path = format!(
        "v1/applications/{}/documents/{}",
        who.application,
        Digest::of(image)
    );
    let request = reqwest::Client::new()
        .request(method, format!("{}{path}", server.url))
        .bearer_auth(&who.token)
        .header(tus::RESUMABLE, tus::VERSION);
    let answer = request.send().await.unwrap();
    let offset = answer.headers().get(tus::OFFSET);
    let offset = offset.map_or(0, |value| value.to_str().unwrap().parse().unwrap());
    (answer.status().as_u16(), offset)
}

/// An image that comes in two requests, as on a line that was cut.
async fn in_pieces(who: &Applicant, url: &str, image: Vec<u8>) -> (u16, serde_json::Value) {
    let begun = who.upload_beginning(url, &image, 100).await;
    if begun.0 != 201 {
        return begun;
    }
    who.append(url, &image, 100).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_refuses_images_and_nothing_else() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let house = House::new();
    house.configure("least_free_percent = 0", "");
    let server = serve(&house);
    let keys = Keys::load(&house.dir()).unwrap();
    let storage = Storage::open(&house.dir().join("akashi.db"), keys.database()).unwrap();
    let who = Applicant::in_storage(&storage, &keys, "ichiro@graduates.example").await;
    let images = images(&server, &house);
    let upload = |bytes| who.upload(&server.url, picture(bytes));
    let bring = |bytes| in_pieces(&who, &server.url, picture(bytes));
    let full = |(status, problem): (u16, serde_json::Value)| {
        assert_eq!((status, &problem["code"]), (507, &"storage_full".into()));
    };

    assert_eq!(upload(3_000_000).await.0, 201);
    assert!(free_percent(&images).unwrap() > LEAST_FREE_PERCENT);
    // Room enough for what comes, and too little to put it away: it waits for better times.
    full(bring(4_000_000).await);
    assert_eq!(names(&images).len(), 2, "half a file is left behind");
    assert_eq!(
        ask(&server, &who, Method::HEAD, &picture(4_000_000))
            .await
            .0,
        507
    );
    assert_eq!(
        ask(&server, &who, Method::DELETE, &picture(4_000_000))
            .await
            .0,
        204
    );
    assert_eq!(names(&images).len(), 1);

    // The last of the room is not for images: what came is kept, and nothing else is begun.
    assert_eq!(upload(2_000_000).await.0, 201);
    // What comes whole at once has no second try, and leaves nothing behind.
    full(upload(4_000_002).await);
    assert_eq!(names(&images).len(), 2);
    full(bring(4_000_001).await);
    let (status, offset) = ask(&server, &who, Method::HEAD, &picture(4_000_001)).await;
    assert_eq!(status, 200);
    assert!((2_000_000..3_000_000).contains(&offset), "{offset}");
    assert!(free_percent(&images).unwrap() < LEAST_FREE_PERCENT);
    full(upload(10_000).await);

    let kept: Result<i64, StorageError> = storage
        .read(|conn| Ok(conn.query_row("SELECT count(*) FROM document", [], |row| row.get(0))?))
        .await;
    assert_eq!((kept.unwrap(), names(&images).len()), (2, 3));
    // What is there already is answered as ever, and so is everything else.
    assert_eq!(upload(2_000_000).await.0, 201);
    let path = format!("v1/applications/{}", who.application);
    let view = reqwest::Client::new()
        .get(format!("{}{path}", server.url))
        .bearer_auth(&who.token);
    assert_eq!(view.send().await.unwrap().status(), 200);
    // With room again, it goes on where it was.
    assert_eq!(
        ask(&server, &who, Method::DELETE, &picture(4_000_001))
            .await
            .0,
        204
    );
    assert_eq!(upload(900_000).await.0, 201);
}
