//! The server is killed in the middle of an upload.

use std::io::Write as _;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use akashi_documents::sample::Sample;
use akashi_protocol::{Digest, tus};
use akashi_server::documents::FRAME;
use akashi_server::keys::Keys;
use akashi_server::storage::Storage;

use crate::house::{Applicant, House};
use crate::served::Served;

const SENT: usize = 700_000;

fn picture() -> Vec<u8> {
    let mut picture = Sample::new(200, 100).jpeg().unwrap();
    picture.resize(1_000_000, 0x5a);
    picture
}

fn url(server: &Served, who: &Applicant) -> String {
    let sha256 = Digest::of(&picture());
    format!(
        "{}v1/applications/{}/documents/{sha256}",
        server.url, who.application
    )
}

/// A connection that brings [`SENT`] bytes and then hangs.
fn hang(server: &Served, who: &Applicant, image: &[u8]) -> TcpStream {
    let host = server
        .url
        .trim_start_matches("http://")
        .trim_end_matches('/');
    let mut stream = TcpStream::connect(host).unwrap();
    let path = url(server, who);
    let path = path.strip_prefix(server.url.trim_end_matches('/')).unwrap();
    let head = format!(
        "PATCH {path} HTTP/1.1\r\nhost: {host}\r\nauthorization: Bearer {}\r\n{}: {}\r\n{}: 0\r\n\
         content-type: {}\r\ncontent-length: {}\r\n\r\n",
        who.token,
        tus::RESUMABLE,
        tus::VERSION,
        tus::OFFSET,
        tus::MEDIA_TYPE,
        image.len(),
    );
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(&image[..SENT]).unwrap();
    stream
}

/// Bytes of all files in the folder of images.
fn on_disk(house: &House) -> usize {
    let entries = std::fs::read_dir(house.dir().join("documents")).unwrap();
    let sizes = entries.map(|entry| entry.unwrap().metadata().unwrap().len());
    usize::try_from(sizes.sum::<u64>()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_server_has_lost_one_frame_at_most() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let house = House::new();
    let mut server = Served::begin(&house);
    let keys = Keys::load(&house.dir()).unwrap();
    let storage = Storage::open(&house.dir().join("akashi.db"), keys.database()).unwrap();
    let who = Applicant::in_storage(&storage, &keys, "ichiro@graduates.example").await;
    let image = picture();
    let begun = who.upload_beginning(&server.url, &image, 0).await;
    assert_eq!(begun.0, 201);
    let line = hang(&server, &who, &image);
    let deadline = Instant::now() + Duration::from_secs(20);
    while on_disk(&house) < SENT / FRAME * FRAME {
        assert!(
            Instant::now() < deadline,
            "{} bytes on disk",
            on_disk(&house)
        );
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    server.child.kill().unwrap();
    server.child.wait().unwrap();
    drop(line);

    let server = Served::begin(&house);
    let request = |method: reqwest::Method| {
        reqwest::Client::new()
            .request(method, url(&server, &who))
            .bearer_auth(&who.token)
            .header(tus::RESUMABLE, tus::VERSION)
    };
    let stands = request(reqwest::Method::HEAD).send().await.unwrap();
    assert_eq!(stands.status(), 200);
    let offset: usize = stands.headers()[tus::OFFSET]
        .to_str()
        .unwrap()
        .parse()
        .unwrap();
    assert!(
        offset <= SENT && SENT - offset <= FRAME,
        "stands at {offset}"
    );
    assert_eq!(who.append(&server.url, &image, offset).await.0, 204);
    let whole = request(reqwest::Method::HEAD).send().await.unwrap();
    assert_eq!(
        whole.headers()[tus::OFFSET],
        image.len().to_string().as_str()
    );
}
