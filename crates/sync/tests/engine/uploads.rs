//! Uploads go on where they were, as often as the line is cut, and two at a time.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use akashi_domain::Sensitive;
use akashi_protocol::{Digest, ProblemCode, tus, version};
use akashi_store::outbox::{self, EntryRow};
use akashi_sync::client::Moved;
use akashi_sync::{Client, ClientOptions, Failure};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use url::Url;
use wiremock::Mock;
use wiremock::matchers::method;

use crate::world::{
    APPLICATION, World, bytes, documents, holds, image_bytes, problem, receipt, revisions, stored,
};

const LENGTH: usize = 1_000_000;

/// What a server on a bad line does with the bytes of one request.
#[derive(Debug, Clone, Copy)]
enum Cut {
    /// Takes so many, and the line is gone.
    After(usize),
    Never,
}

/// What the server has seen.
#[derive(Debug, Default)]
struct Seen {
    held: Vec<u8>,
    methods: Vec<String>,
    /// Bytes of all requests.
    arrived: usize,
}

/// A server that keeps what it gets; the lines of its `PATCH` requests are cut as told, one after the other.
async fn serve(cuts: Vec<Cut>) -> (SocketAddr, Arc<Mutex<Seen>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let seen = Arc::new(Mutex::new(Seen::default()));
    let shared = Arc::clone(&seen);
    tokio::spawn(async move {
        let mut cuts = cuts.into_iter();
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            one(stream, &shared, &mut cuts).await;
        }
    });
    (address, seen)
}

/// Answers one request, and closes.
async fn one(mut stream: TcpStream, seen: &Mutex<Seen>, cuts: &mut impl Iterator<Item = Cut>) {
    let (mut head, mut byte) = (String::new(), [0]);
    while !head.ends_with("\r\n\r\n") {
        if stream.read(&mut byte).await.unwrap_or(0) == 0 {
            return;
        }
        head.push(char::from(byte[0]));
    }
    let named = |name: &str| {
        let line = head
            .lines()
            .find(|line| line.to_lowercase().starts_with(name));
        line.map_or(0, |line| line[name.len() + 2..].parse::<usize>().unwrap())
    };
    let (method, length) = (head.split(' ').next().unwrap(), named("content-length"));
    seen.lock().unwrap().methods.push(method.to_owned());
    let status = match method {
        "POST" => "201 Created",
        "HEAD" => "200 OK",
        _ => {
            assert_eq!(named(tus::OFFSET), seen.lock().unwrap().held.len());
            let (take, is_cut) = match cuts.next() {
                Some(Cut::After(bytes)) => (bytes.min(length), true),
                _ => (length, false),
            };
            let mut bytes = vec![0; take];
            stream.read_exact(&mut bytes).await.unwrap();
            let mut seen = seen.lock().unwrap();
            seen.arrived += take;
            seen.held.extend(bytes);
            if is_cut {
                return;
            }
            "204 No Content"
        }
    };
    let end = if method == "POST" {
        "content-length: 0\r\n"
    } else {
        ""
    };
    let answer = format!(
        "HTTP/1.1 {status}\r\nconnection: close\r\n{}: 1-1\r\n{}: {}\r\n{end}\r\n",
        version::RANGE_HEADER,
        tus::OFFSET,
        seen.lock().unwrap().held.len()
    );
    stream.write_all(answer.as_bytes()).await.unwrap();
}

fn image() -> Vec<u8> {
    (0..LENGTH).map(|at| (at * 7 % 251) as u8).collect()
}

/// Uploads the image; also tells what was heard of its progress.
async fn upload(address: SocketAddr) -> (Result<(), Failure>, Vec<Moved>) {
    let server = Client::new(&ClientOptions::default())
        .unwrap()
        .at(Url::parse(&format!("http://{address}/")).unwrap());
    let heard = Arc::new(Mutex::new(Vec::new()));
    let hearing = Arc::clone(&heard);
    let sent = server
        .upload_document(
            APPLICATION,
            &"token".into(),
            &Digest::of(&image()).to_string(),
            Sensitive::new(image()),
            false,
            Arc::new(move |moved| hearing.lock().unwrap().push(moved)),
        )
        .await;
    let heard = heard.lock().unwrap().clone();
    (sent, heard)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cut_line_is_taken_up_where_it_was() {
    let cuts = vec![
        Cut::After(300_000),
        Cut::After(1),
        Cut::After(400_000),
        Cut::Never,
    ];
    let (address, seen) = serve(cuts).await;
    let (sent, heard) = upload(address).await;
    assert_eq!(sent, Ok(()));
    let seen = seen.lock().unwrap();
    assert_eq!(seen.held, image());
    assert_eq!(seen.arrived, LENGTH, "nothing that arrived is sent again");
    let expected = [
        "POST", "PATCH", "HEAD", "PATCH", "HEAD", "PATCH", "HEAD", "PATCH",
    ];
    assert_eq!(seen.methods, expected);
    // What is shown begins where the server stands each time, and ends with everything.
    let held: Vec<u64> = heard
        .iter()
        .filter_map(|moved| match moved {
            Moved::Held(bytes) => Some(*bytes),
            Moved::Sent(_) => None,
        })
        .collect();
    assert_eq!(held, [0, 300_000, 300_001, 700_001, LENGTH as u64]);
    let first = heard
        .iter()
        .position(|moved| *moved == Moved::Held(300_000))
        .unwrap();
    assert!(matches!(heard[first + 1], Moved::Sent(bytes) if bytes > 300_000));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_that_brings_nothing_is_given_time() {
    let (address, seen) = serve(vec![Cut::After(1_000), Cut::After(0)]).await;
    let (sent, _) = upload(address).await;
    assert_eq!(sent, Err(Failure::Unreachable));
    assert_eq!(
        seen.lock().unwrap().methods,
        ["POST", "PATCH", "HEAD", "PATCH", "HEAD"]
    );
    // The next try goes on from there.
    let (sent, _) = upload(address).await;
    assert_eq!(sent, Ok(()));
    assert_eq!(seen.lock().unwrap().arrived, LENGTH);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_that_is_always_cut_is_given_time_too() {
    let (address, seen) = serve(vec![Cut::After(1_000); 50]).await;
    let (sent, _) = upload(address).await;
    assert_eq!(sent, Err(Failure::Unreachable));
    assert_eq!(seen.lock().unwrap().held.len(), 9_000);
}

#[tokio::test]
async fn an_upload_that_was_begun_goes_on_with_its_rest() {
    let image = image_bytes();
    let world = World::with(vec![
        documents(holds(201, 150_000)),
        bytes(holds(204, image.len())),
        revisions(receipt()),
    ])
    .await;
    world.until("sent", |_, entry| entry.is_none()).await;
    let requests = world.server.received_requests().await.unwrap();
    assert_eq!(requests[1].headers[tus::OFFSET], "150000");
    assert_eq!(requests[1].body, image[150_000..]);
}

#[tokio::test]
async fn an_upload_that_somebody_else_went_on_with_is_asked_about() {
    let image = image_bytes();
    let conflict = bytes(problem(ProblemCode::UploadConflict)).up_to_n_times(1);
    // The word of HEAD has no body: what is wrong is asked by POST, which also begins what is gone.
    let gone = Mock::given(method("HEAD")).respond_with(problem(ProblemCode::NotFound));
    let world = World::with(vec![
        documents(holds(201, 0)).up_to_n_times(1),
        conflict,
        gone,
        documents(holds(201, 1_000)).with_priority(9),
        bytes(holds(204, image.len())).with_priority(9),
        revisions(receipt()),
    ])
    .await;
    world.until("sent", |_, entry| entry.is_none()).await;
    let requests = world.server.received_requests().await.unwrap();
    // Once it is received the engine also asks for changes.
    let methods: Vec<&str> = requests
        .iter()
        .map(|request| request.method.as_str())
        .filter(|method| *method != "GET")
        .collect();
    assert_eq!(methods, ["POST", "PATCH", "HEAD", "POST", "PATCH", "PUT"]);
    assert_eq!(requests[4].headers[tus::OFFSET], "1000");
}

#[tokio::test]
async fn answers_that_cannot_be_are_not_believed() {
    for answer in [
        crate::world::ours(201),
        holds(201, image_bytes().len() + 1),
        crate::world::ours(201).insert_header(tus::OFFSET, "-1"),
    ] {
        let world = World::with(vec![documents(answer)]).await;
        let told =
            |world: &World, _: Option<&EntryRow>| world.systemic().as_deref() == Some("not_akashi");
        world.until("told", told).await;
    }
}

#[tokio::test]
async fn two_images_go_up_at_a_time() {
    let wait = Duration::from_millis(400);
    let mocks = vec![documents(stored().set_delay(wait)), revisions(receipt())];
    let world = World::begun(mocks, true, None).await;
    world
        .store
        .transact(|tx| {
            let entry = outbox::get(**tx, APPLICATION, 1)?.unwrap();
            let image = outbox::documents(**tx, APPLICATION, 1)?.remove(0).document;
            let three = (1..=3).map(|number| {
                let mut document = image.clone();
                document.sha256 = Digest::of(&[number]).to_string();
                document
            });
            let three: Vec<_> = three.collect();
            outbox::delete(tx, APPLICATION, 1)?;
            outbox::add(tx, &entry, &three)
        })
        .await
        .unwrap();
    world.engine.pause(false);
    let end = Instant::now() + Duration::from_secs(60);
    while world.count("documents").await < 2 {
        assert!(
            Instant::now() < end,
            "the second one does not begin beside the first"
        );
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    tokio::time::sleep(wait / 4).await;
    assert_eq!(world.count("documents").await, 2, "a third one beside them");
    world.until("sent", |_, entry| entry.is_none()).await;
    assert_eq!(world.count("documents").await, 3);
}
