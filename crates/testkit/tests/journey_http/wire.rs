//! What passes on the way: a plain GET, and a way in between that loses answers.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use akashi_testkit::Result;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

/// The whole answer to a GET, as text.
pub async fn get(url: &str) -> Result<String> {
    ask("GET", url).await
}

/// The whole answer to a POST without a body, as the button of a page sends it.
pub async fn post(url: &str) -> Result<String> {
    ask("POST", url).await
}

async fn ask(method: &str, url: &str) -> Result<String> {
    let rest = url.strip_prefix("http://").ok_or("not plain HTTP")?;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let mut stream = TcpStream::connect(host).await?;
    let request = format!(
        "{method} /{path} HTTP/1.1\r\nhost: {host}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    Ok(answer)
}

pub fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack
        .windows(needle.len())
        .any(|window| window == needle)
}

/// A way to the server on which answers to revisions can get lost.
pub struct Way {
    pub address: String,
    state: Arc<State>,
}

struct State {
    server: SocketAddr,
    losing: AtomicBool,
    /// Keep the connection open after a loss, as a server does that was killed behind a proxy.
    hold: bool,
    lost: AtomicUsize,
    news: Notify,
}

impl Way {
    pub async fn to(server: &str, hold: bool) -> Result<Self> {
        let server = server.trim_start_matches("http://").trim_end_matches('/');
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = format!("http://{}/", listener.local_addr()?);
        let state = Arc::new(State {
            server: server.parse()?,
            losing: AtomicBool::new(true),
            hold,
            lost: AtomicUsize::new(0),
            news: Notify::new(),
        });
        let shared = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let state = Arc::clone(&shared);
                tokio::spawn(async move { pass(client, state).await });
            }
        });
        Ok(Self { address, state })
    }

    /// From now on nothing gets lost.
    pub fn mend(&self) {
        self.state.losing.store(false, Ordering::SeqCst);
    }

    /// Waits until an answer got lost: the server has done its work, the client does not know.
    pub async fn lost(&self) {
        loop {
            let news = self.state.news.notified();
            if self.state.lost.load(Ordering::SeqCst) > 0 {
                return;
            }
            news.await;
        }
    }
}

async fn pass(client: TcpStream, state: Arc<State>) -> Option<()> {
    let server = TcpStream::connect(state.server).await.ok()?;
    let (mut from_client, mut to_client) = client.into_split();
    let (mut from_server, mut to_server) = server.into_split();
    let revision = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&revision);
    let up = tokio::spawn(async move {
        let mut buffer = vec![0; 64 * 1024];
        loop {
            let count = from_client.read(&mut buffer).await.ok()?;
            let piece = buffer.get(..count).filter(|piece| !piece.is_empty())?;
            if contains(piece, b"/revisions/") {
                seen.store(true, Ordering::SeqCst);
            }
            to_server.write_all(piece).await.ok()?;
        }
        #[allow(unreachable_code)]
        Some(())
    });
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let count = from_server.read(&mut buffer).await.ok()?;
        let piece = buffer.get(..count).filter(|piece| !piece.is_empty())?;
        if revision.load(Ordering::SeqCst) && state.losing.load(Ordering::SeqCst) {
            state.lost.fetch_add(1, Ordering::SeqCst);
            state.news.notify_waiters();
            if state.hold {
                std::future::pending::<()>().await;
            }
            up.abort();
            return None;
        }
        to_client.write_all(piece).await.ok()?;
    }
}
