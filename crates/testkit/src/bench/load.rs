//! Many connections to a server on this machine, which stay open, each asking again as soon as it is answered. As little
//! as possible is done here: what this costs takes the place of what is measured.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use futures_util::future::try_join_all;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::fault::Result;

/// Nothing here takes longer.
const MOST_SECONDS: u64 = 120;
/// Most connections.
const MOST_CONNECTIONS: usize = 256;

/// Who asks.
#[derive(Debug, Clone, clap::Args)]
pub struct Ask {
    /// Port on this machine
    #[arg(long)]
    pub port: u16,
    /// Lines of a path and a token; each connection has one of its own
    #[arg(long)]
    pub requests: PathBuf,
    /// How many connections
    #[arg(long, default_value_t = 64)]
    pub connections: usize,
    /// For how long
    #[arg(long, default_value_t = 5)]
    pub seconds: u64,
    /// Milliseconds between an answer and the next question, as people take their time
    #[arg(long, default_value_t = 0)]
    pub pause: u64,
    /// Where the body of an answer is written
    #[arg(long)]
    pub answer: Option<PathBuf>,
}

/// Who brings bytes.
#[derive(Debug, Clone, clap::Args)]
pub struct Bring {
    /// Port on this machine
    #[arg(long)]
    pub port: u16,
    /// How many applications
    #[arg(long)]
    pub count: u64,
    /// Bytes of each
    #[arg(long)]
    pub bytes: usize,
    /// How many connections
    #[arg(long, default_value_t = 4)]
    pub connections: usize,
}

/// Prints answers per second, and milliseconds that 50, 95, 99 and all of a hundred took at most.
///
/// # Errors
/// When an answer is not a success.
pub async fn ask(ask: &Ask) -> Result<()> {
    let heads: Vec<Vec<u8>> = fs::read_to_string(&ask.requests)?
        .lines()
        .filter_map(|line| line.split_once(' '))
        .map(|(path, token)| head("GET", path, token, None))
        .collect();
    let begun = Instant::now();
    let end = begun + Duration::from_secs(ask.seconds.min(MOST_SECONDS));
    let connections = ask.connections.min(MOST_CONNECTIONS);
    let asking = heads
        .iter()
        .cycle()
        .take(connections)
        .map(|head| async move {
            let mut line = Line::to(ask.port).await?;
            let mut took = Vec::new();
            while Instant::now() < end {
                let sent = Instant::now();
                line.exchange(&[head]).await?;
                took.push(sent.elapsed());
                if ask.pause > 0 {
                    tokio::time::sleep(Duration::from_millis(ask.pause)).await;
                }
            }
            Ok::<_, crate::fault::Fault>(took)
        });
    let mut took = try_join_all(asking).await?.concat();
    let rate = took.len() as f64 / begun.elapsed().as_secs_f64();
    took.sort_unstable();
    let at = |share: f64| {
        let place = (took.len() as f64 * share) as usize;
        let value = took.get(place.min(took.len().saturating_sub(1)));
        value.map_or(f64::NAN, |time| time.as_secs_f64() * 1e3)
    };
    println!("{rate} {} {} {} {}", at(0.5), at(0.95), at(0.99), at(1.0));
    if let (Some(path), Some(head)) = (&ask.answer, heads.first()) {
        let mut line = Line::to(ask.port).await?;
        line.exchange(&[head]).await?;
        fs::write(path, line.body())?;
    }
    Ok(())
}

/// Prints the seconds it took.
///
/// # Errors
/// When an answer is not a success.
pub async fn bring(bring: &Bring) -> Result<()> {
    let content = ("application/octet-stream", bring.bytes);
    let head = head("POST", "/applications", "", Some(content));
    let body: Vec<u8> = (0..bring.bytes)
        .map(|place| (place * 31 % 251) as u8)
        .collect();
    let left = Arc::new(AtomicU64::new(bring.count));
    let begun = Instant::now();
    let bringing = (0..bring.connections.min(MOST_CONNECTIONS)).map(|_| async {
        let mut line = Line::to(bring.port).await?;
        while left
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
                left.checked_sub(1)
            })
            .is_ok()
        {
            line.exchange(&[&head, &body]).await?;
        }
        Ok::<_, crate::fault::Fault>(())
    });
    try_join_all(bringing).await?;
    println!("{}", begun.elapsed().as_secs_f64());
    Ok(())
}

/// The head of a request; `content` is the type and the length of what follows it.
pub(super) fn head(
    method: &str,
    path: &str,
    token: &str,
    content: Option<(&str, usize)>,
) -> Vec<u8> {
    let content = content.map_or_else(String::new, |(kind, length)| {
        format!("content-type: {kind}\r\ncontent-length: {length}\r\n")
    });
    let head = format!(
        "{method} {path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {token}\r\nakashi-protocol: 1\r\n{content}\r\n"
    );
    head.into_bytes()
}

/// One connection.
pub(super) struct Line {
    stream: TcpStream,
    heard: Vec<u8>,
}

impl Line {
    pub(super) async fn to(port: u16) -> Result<Self> {
        let stream = TcpStream::connect(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            heard: Vec::with_capacity(16 * 1024),
        })
    }

    /// Sends `parts`, and reads an answer to its end, which has to be a success.
    async fn exchange(&mut self, parts: &[&[u8]]) -> Result<()> {
        match self.answer(parts).await? {
            200..300 => Ok(()),
            status => Err(format!("status {status}").into()),
        }
    }

    /// Sends `parts`, and reads an answer to its end; its status.
    pub(super) async fn answer(&mut self, parts: &[&[u8]]) -> Result<u16> {
        for part in parts {
            self.stream.write_all(part).await?;
        }
        self.heard.clear();
        loop {
            if self.stream.read_buf(&mut self.heard).await? == 0 {
                return Err("the connection was closed".into());
            }
            if let Some((status, whole)) = whole(&self.heard)?
                && self.heard.len() >= whole
            {
                return Ok(status);
            }
        }
    }
}

impl Line {
    /// The body of the last answer.
    fn body(&self) -> &[u8] {
        let heard = &self.heard;
        let end = heard.windows(4).position(|four| four == b"\r\n\r\n");
        end.and_then(|end| heard.get(end + 4..)).unwrap_or_default()
    }
}

/// Status and bytes of the answer, once its head is there.
fn whole(heard: &[u8]) -> Result<Option<(u16, usize)>> {
    let Some(end) = heard.windows(4).position(|four| four == b"\r\n\r\n") else {
        return Ok(None);
    };
    let head = std::str::from_utf8(heard.get(..end).unwrap_or_default())?;
    let mut lines = head.lines();
    let first = lines.next().unwrap_or_default();
    let status = first.split(' ').nth(1).and_then(|code| code.parse().ok());
    let status = status.ok_or_else(|| first.to_owned())?;
    let length = lines
        .filter_map(|line| line.split_once(':'))
        .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
        .and_then(|(_, length)| length.trim().parse::<usize>().ok());
    Ok(Some((status, end + 4 + length.unwrap_or(0))))
}
