//! Answers that are none: cut anywhere, given twice, about something else, of a stranger in between, or leading away.

use std::future::Future;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;

use akashi_domain::{Answers, Sensitive};
use akashi_protocol::application::{ApplicationKind, ApplicationView};
use akashi_protocol::changes::Changes;
use akashi_protocol::receipt::ReceiptKeys;
use akashi_protocol::{Digest, ProblemCode, tus, version};
use akashi_store::outbox::{EntryRow, EntryState};
use akashi_store::{image, outbox};
use akashi_sync::{Client, ClientOptions, Failure};
use serde::Serialize;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use url::Url;
use wiremock::matchers::{any, method};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::world::{
    APPLICATION, World, body, bytes, documents, holds, image_bytes, ours, problem, receipt,
    receipt_of, revisions, stored,
};

type Asked = Pin<Box<dyn Future<Output = Result<(), Failure>> + Send>>;

/// An operation of the client, and the whole answer to it.
struct Operation {
    name: &'static str,
    ask: fn(akashi_sync::Server) -> Asked,
    answer: Vec<u8>,
}

/// Everything that the engine asks.
fn operations() -> Vec<Operation> {
    let tus = |status: &str, offset: usize| {
        format!(
            "HTTP/1.1 {status}\r\n{}: 1-1\r\n{}: {offset}\r\ncontent-length: 0\r\n\r\n",
            version::RANGE_HEADER,
            tus::OFFSET
        )
    };
    vec![
        Operation {
            name: "revision",
            ask: |server| {
                Box::pin(async move {
                    let (token, body) = ("token".into(), Sensitive::new(body()));
                    let digest = Digest::of(body.expose()).to_string();
                    let put = server.put_revision(APPLICATION, &token, 1, &body, &digest);
                    put.await.map(|_| ())
                })
            },
            answer: json(&receipt_of(&body())),
        },
        Operation {
            name: "status",
            ask: |server| {
                Box::pin(async move {
                    let token = "token".into();
                    server.application(APPLICATION, &token).await.map(|_| ())
                })
            },
            answer: json(&view()),
        },
        Operation {
            name: "changes",
            ask: |server| {
                Box::pin(async move { server.changes(&"token".into(), "", 0).await.map(|_| ()) })
            },
            answer: json(&Changes {
                changes: Vec::new(),
                cursor: "c".into(),
                backed_up: Vec::new(),
            }),
        },
        Operation {
            name: "keys",
            ask: |server| Box::pin(async move { server.receipt_keys().await.map(|_| ()) }),
            answer: json(&ReceiptKeys { keys: Vec::new() }),
        },
        Operation {
            name: "upload",
            ask: |server| Box::pin(upload(server)),
            answer: tus("201 Created", image_bytes().len()).into_bytes(),
        },
    ]
}

async fn upload(server: akashi_sync::Server) -> Result<(), Failure> {
    let (bytes, sha256) = (image_bytes(), Digest::of(&image_bytes()).to_string());
    let bytes = Sensitive::new(bytes);
    let heard = Arc::new(|_| {});
    server
        .upload_document(APPLICATION, &"token".into(), &sha256, bytes, false, heard)
        .await
}

fn json<T: Serialize>(answer: &T) -> Vec<u8> {
    let body = serde_json::to_vec(answer).unwrap();
    let head = format!(
        "HTTP/1.1 200 OK\r\n{}: 1-1\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
        version::RANGE_HEADER,
        body.len()
    );
    [head.into_bytes(), body].concat()
}

fn view() -> ApplicationView {
    ApplicationView {
        id: APPLICATION,
        kind: ApplicationKind::Registration,
        reference: None,
        state: None,
        revision: 0,
        agreement: None,
        receipt: None,
        decision: None,
        correct_until: None,
        images_deleted_on: None,
        answers: Answers::default(),
        documents: Vec::new(),
        backed_up: false,
    }
}

fn client(address: SocketAddr) -> akashi_sync::Server {
    Client::new(&ClientOptions::default())
        .unwrap()
        .at(Url::parse(&format!("http://{address}/")).unwrap())
}

/// Reads one request to its end.
async fn hear(stream: &mut TcpStream) -> bool {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        if stream.read(&mut byte).await.unwrap_or(0) == 0 {
            return false;
        }
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).unwrap().to_ascii_lowercase();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .map_or(0, |length| length.parse().unwrap());
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await.is_ok()
}

/// A server that gives `answer` to whatever it is asked, and hangs up.
async fn answering(answer: Vec<u8>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            if hear(&mut stream).await {
                stream.write_all(&answer).await.unwrap();
                stream.shutdown().await.unwrap();
            }
        }
    });
    address
}

#[tokio::test]
async fn an_answer_that_is_cut_anywhere_is_none() {
    for operation in operations() {
        let whole = operation.answer.len();
        let name = operation.name;
        let asked = (operation.ask)(client(answering(operation.answer.clone()).await));
        assert_eq!(asked.await, Ok(()), "{name}");
        // The first bytes, every seventh after them, and the last one.
        let cuts = (0..whole).filter(|cut| *cut < 20 || cut % 7 == 0 || *cut == whole - 1);
        for cut in cuts {
            let server = client(answering(operation.answer[..cut].to_vec()).await);
            let failed = (operation.ask)(server).await;
            let expected = matches!(
                failed,
                Err(Failure::Unreachable | Failure::NotAkashi | Failure::Timeout)
            );
            assert!(expected, "{name} cut at {cut} of {whole}: {failed:?}");
        }
    }
}

/// Both answers come in one piece, so the second one is there before the next question is asked.
#[tokio::test]
async fn an_answer_given_twice_answers_one_question() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let server = client(listener.local_addr().unwrap());
    let other = Changes {
        changes: Vec::new(),
        cursor: "second".into(),
        backed_up: Vec::new(),
    };
    let first = json(&Changes {
        changes: Vec::new(),
        cursor: "first".into(),
        backed_up: Vec::new(),
    });
    tokio::spawn(async move {
        let mut answers = [first.repeat(2), json(&other)].into_iter();
        while let Some(answer) = answers.next() {
            let (mut stream, _) = listener.accept().await.unwrap();
            assert!(hear(&mut stream).await);
            stream.write_all(&answer).await.unwrap();
            // Whoever asks again over this connection is answered too.
            if hear(&mut stream).await
                && let Some(answer) = answers.next()
            {
                stream.write_all(&answer).await.unwrap();
            }
        }
    });
    for cursor in ["first", "second"] {
        let heard = server.changes(&"token".into(), "", 0).await.unwrap();
        assert_eq!(heard.cursor, cursor);
    }
}

#[tokio::test]
async fn what_is_said_of_another_application_is_no_answer() {
    let other = ApplicationView {
        id: uuid::Uuid::from_u128(8),
        ..view()
    };
    let server = client(answering(json(&other)).await);
    let seen = server.application(APPLICATION, &"token".into()).await;
    assert_eq!(seen, Err(Failure::NotAkashi));
    let withdrawn = server.withdraw(APPLICATION, &"token".into()).await;
    assert_eq!(withdrawn, Err(Failure::NotAkashi));
}

#[tokio::test]
async fn a_stranger_in_between_answers_no_question() {
    let page = |status: u16| {
        ResponseTemplate::new(status).set_body_raw("<html>sign in</html>", "text/html")
    };
    let ours_but_a_page = ours(200).set_body_raw("<html>error</html>", "text/html");
    for answer in [page(200), page(413), page(429), page(502), ours_but_a_page] {
        let stranger = MockServer::start().await;
        stranger
            .register(Mock::given(any()).respond_with(answer))
            .await;
        for operation in operations() {
            let failed = (operation.ask)(client(*stranger.address())).await;
            assert_eq!(failed, Err(Failure::NotAkashi), "{}", operation.name);
        }
    }
}

/// A page for `PATCH` and for `HEAD` too, when the upload has begun well.
#[tokio::test]
async fn a_stranger_who_comes_in_during_an_upload_is_not_believed() {
    let page = ResponseTemplate::new(200)
        .insert_header(tus::OFFSET, image_bytes().len().to_string())
        .set_body_raw("<html>sign in</html>", "text/html");
    let cut = problem(ProblemCode::Unavailable);
    for (to_bytes, to_head) in [(page.clone(), stored()), (cut, page)] {
        let world = World::with(vec![
            documents(holds(201, 0)),
            bytes(to_bytes),
            Mock::given(method("HEAD")).respond_with(to_head),
            revisions(receipt()),
        ])
        .await;
        let told =
            |world: &World, _: Option<&EntryRow>| world.systemic().as_deref() == Some("not_akashi");
        world.until("told", told).await;
        assert_eq!(world.count("revisions").await, 0);
        let entry = world.entry().await.unwrap();
        assert!(entry.attempts <= 1, "an attempt that is going on at most");
    }
}

#[tokio::test]
async fn nobody_follows_where_an_answer_leads() {
    let elsewhere = MockServer::start().await;
    elsewhere
        .register(Mock::given(any()).respond_with(stored()))
        .await;
    for status in [301, 302, 303, 307, 308] {
        for marked in [true, false] {
            let leading = if marked {
                ours(status)
            } else {
                ResponseTemplate::new(status)
            };
            let leading = leading.insert_header("location", elsewhere.uri());
            let server = MockServer::start().await;
            server
                .register(Mock::given(any()).respond_with(leading))
                .await;
            for operation in operations() {
                let failed = (operation.ask)(client(*server.address())).await;
                assert_eq!(
                    failed,
                    Err(Failure::NotAkashi),
                    "{status} {}",
                    operation.name
                );
            }
        }
    }
    let followed = elsewhere.received_requests().await.unwrap();
    assert!(followed.is_empty(), "the token was shown to somebody else");
}

#[tokio::test]
async fn what_is_too_large_is_shown_and_not_tried_again() {
    let spoken = problem(ProblemCode::BodyTooLarge);
    for answer in [spoken, ours(413)] {
        let world = World::with(vec![documents(stored()), revisions(answer)]).await;
        let shown = |_: &World, entry: Option<&EntryRow>| {
            entry.is_some_and(|entry| {
                entry.state == EntryState::NeedsAttention
                    && entry.problem.contains("body_too_large")
            })
        };
        world.until("shown", shown).await;
        assert_eq!(world.count("revisions").await, 1);
    }
}

/// Seconds, or a moment by the clock of whoever names it, with words or without.
#[tokio::test]
async fn the_server_says_when_to_come_again() {
    let date = "Fri, 27 Nov 2026 10:00:00 GMT";
    let later = "Fri, 27 Nov 2026 10:20:00 GMT";
    for (status, said, code) in [
        (429, "1200", "too_many_requests"),
        (429, later, "too_many_requests"),
        (503, "1200", "unavailable"),
        (503, later, "unavailable"),
        (507, later, "storage_full"),
    ] {
        let answer = ours(status)
            .insert_header("date", date)
            .insert_header("retry-after", said);
        let world = World::with(vec![documents(answer)]).await;
        let told = |world: &World, _: Option<&EntryRow>| world.systemic().as_deref() == Some(code);
        world.until(code, told).await;
        let systemic = world.engine.status().systemic.unwrap();
        let wait = systemic
            .next_try
            .unwrap()
            .duration_since(jiff::Timestamp::now());
        // What had passed when it was looked at is seconds.
        let expected = jiff::SignedDuration::from_mins(10)..=jiff::SignedDuration::from_mins(20);
        assert!(expected.contains(&wait), "{status} {said}: {wait:?}");
        if status == 429 {
            assert_eq!(systemic.reason.args["seconds"], "1200");
        }
        assert_eq!(world.count("documents").await, 1);
    }
}

#[tokio::test]
async fn an_image_that_is_gone_or_damaged_is_said_at_once() {
    for damage in [None, Some(&b"not what was written"[..]), Some(&b""[..])] {
        let mocks = vec![documents(holds(201, 0)), revisions(receipt())];
        let world = World::begun(mocks, true, None).await;
        for file in std::fs::read_dir(world.dir().join("images")).unwrap() {
            let path = file.unwrap().path();
            match damage {
                None => std::fs::remove_file(path).unwrap(),
                Some(bytes) => std::fs::write(path, bytes).unwrap(),
            }
        }
        world.engine.pause(false);
        let shown = |_: &World, entry: Option<&EntryRow>| {
            entry.is_some_and(|entry| {
                entry.state == EntryState::NeedsAttention && entry.problem.contains("image_lost")
            })
        };
        world.until("shown", shown).await;
        let entry = world.entry().await.unwrap();
        assert_eq!(entry.attempts, 1, "trying again brings nothing back");
        assert_eq!(world.count("revisions").await, 0);
        assert_eq!(world.systemic(), None, "others can be sent");
    }
}

/// Also where the row is gone, and with it the key.
#[tokio::test]
async fn an_image_without_a_key_is_said_at_once() {
    let world = World::begun(vec![documents(holds(201, 0))], true, None).await;
    world
        .store
        .transact(|tx| {
            // Named by nothing for a moment, so its row goes.
            let entry = outbox::get(**tx, APPLICATION, 1)?.unwrap();
            let images = outbox::documents(**tx, APPLICATION, 1)?;
            let images: Vec<_> = images.into_iter().map(|image| image.document).collect();
            outbox::delete(tx, APPLICATION, 1)?;
            image::delete_unused(tx)?;
            outbox::add(tx, &entry, &images)
        })
        .await
        .unwrap();
    world.engine.pause(false);
    let shown = |_: &World, entry: Option<&EntryRow>| {
        entry.is_some_and(|entry| {
            entry.state == EntryState::NeedsAttention && entry.problem.contains("image_lost")
        })
    };
    world.until("shown", shown).await;
}

/// The process was gone each time: with the last try it is shown, instead of being tried for ever.
#[tokio::test]
async fn an_entry_whose_every_try_is_interrupted_is_shown() {
    let mocks = vec![documents(stored()), revisions(receipt())];
    let world = World::begun(mocks, true, None).await;
    for _ in 0..10 {
        world
            .store
            .transact(|tx| {
                assert!(outbox::begin_attempt(tx, APPLICATION, 1, 10, "")?);
                outbox::requeue(tx)
            })
            .await
            .unwrap();
    }
    world.engine.pause(false);
    let shown = |_: &World, entry: Option<&EntryRow>| {
        entry.is_some_and(|entry| {
            entry.state == EntryState::NeedsAttention
                && entry.problem.contains("sending_interrupted")
        })
    };
    world.until("shown", shown).await;
    assert_eq!(world.entry().await.unwrap().attempts, 10);
    assert_eq!(world.count("documents").await, 0);
    world.engine.retry().await.unwrap();
    world.until("sent", |_, entry| entry.is_none()).await;
}
