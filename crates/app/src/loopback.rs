//! Where the browser comes back to (RFC 8252, 7.3): a port of this computer that nobody else reaches, open until one
//! request has brought a handle. What it brings is worth nothing without the secret of the sign-in.

use std::net::Ipv4Addr;
use std::time::Duration;

use akashi_domain::{Language, Sensitive};
use akashi_i18n::{Messages, text};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

/// Largest head of a request.
const HEAD: usize = 8 * 1024;
/// How long one may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// How many may be under way: browsers open connections before they need them.
const AT_ONCE: usize = 16;
/// After an accept that failed.
const PAUSE: Duration = Duration::from_millis(200);
/// 256 bits in base64url.
const HANDLE_CHARS: usize = 43;

/// A browser that has brought a handle and waits for a page.
pub(crate) struct Caller {
    stream: TcpStream,
    /// What it brought.
    pub(crate) handle: Sensitive<String>,
}

/// Opens a port. Where that is forbidden, the other ways back are left.
pub(crate) async fn listen() -> Option<(TcpListener, u16)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.ok()?;
    let port = listener.local_addr().ok()?.port();
    Some((listener, port))
}

/// Waits for the one request that counts; the port is closed when this returns.
pub(crate) async fn called(listener: TcpListener, port: u16) -> Caller {
    let mut calls: JoinSet<Option<Caller>> = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept(), if calls.len() < AT_ONCE => match accepted {
                Ok((stream, _)) => { calls.spawn(read(stream, port)); }
                Err(_) => tokio::time::sleep(PAUSE).await,
            },
            done = calls.join_next(), if !calls.is_empty() => {
                if let Some(Ok(Some(caller))) = done {
                    return caller;
                }
            }
        }
    }
}

async fn read(mut stream: TcpStream, port: u16) -> Option<Caller> {
    let head = tokio::time::timeout(PATIENCE, head(&mut stream))
        .await
        .ok()??;
    match handle_of(&head, port) {
        Some(handle) => Some(Caller { stream, handle }),
        None => {
            let nothing =
                "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            send(&mut stream, nothing.as_bytes()).await;
            None
        }
    }
}

async fn head(stream: &mut TcpStream) -> Option<String> {
    let mut head = Vec::new();
    let mut chunk = [0; 1024];
    while !head.windows(4).any(|end| end == b"\r\n\r\n") {
        let read = stream.read(&mut chunk).await.ok()?;
        if read == 0 || head.len() + read > HEAD {
            return None;
        }
        head.extend_from_slice(chunk.get(..read)?);
    }
    String::from_utf8(head).ok()
}

/// Only what the university's page leads to: this address by this name, and a handle.
fn handle_of(head: &str, port: u16) -> Option<Sensitive<String>> {
    let mut lines = head.split("\r\n");
    let handle = lines
        .next()?
        .strip_prefix("GET /")?
        .strip_suffix(" HTTP/1.1")?;
    let host = lines
        .filter_map(|line| line.split_once(':'))
        .find(|(name, _)| name.eq_ignore_ascii_case("host"))?;
    let is_ours = host.1.trim() == format!("127.0.0.1:{port}");
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    let is_handle = handle.len() == HANDLE_CHARS && handle.bytes().all(plain);
    (is_ours && is_handle).then(|| handle.into())
}

impl Caller {
    /// Says in the browser how it went.
    pub(crate) async fn answer(mut self, signed_in: bool, language: Language) {
        let m = Messages::of(language);
        let (title, words) = match signed_in {
            true => (text::saml_back_title(m), text::saml_back_done(m)),
            false => (text::saml_back_failed_title(m), text::saml_back_failed(m)),
        };
        let page = format!(
            "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{title}</title>\
             <style>body{{font-family:sans-serif;line-height:1.7;max-width:36em;margin:2em auto;padding:0 1em}}\
             </style></head><body><main><h1>{title}</h1><p>{words}</p></main></body></html>",
            language.tag(),
        );
        let head = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\n\
             Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'\r\n\
             Referrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\n\
             Connection: close\r\n\r\n",
            page.len()
        );
        send(&mut self.stream, (head + &page).as_bytes()).await;
    }
}

/// A browser that has gone away misses nothing.
async fn send(stream: &mut TcpStream, bytes: &[u8]) {
    let sent = async {
        stream.write_all(bytes).await?;
        stream.shutdown().await
    };
    let _ = tokio::time::timeout(PATIENCE, sent).await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_page_of_the_university_leads_here() {
        let handle = "A".repeat(HANDLE_CHARS);
        let head =
            |line: &str, host: &str| format!("{line}\r\nAccept: */*\r\nhOsT: {host}\r\n\r\n");
        let good = format!("GET /{handle} HTTP/1.1");
        let found = handle_of(&head(&good, "127.0.0.1:40123"), 40_123);
        assert_eq!(found.unwrap().expose(), &handle);
        for (line, host) in [
            (good.as_str(), "127.0.0.1:40124"),
            (&good, "localhost:40123"),
            (&good, "evil.test:40123"),
            ("GET /favicon.ico HTTP/1.1", "127.0.0.1:40123"),
            ("GET / HTTP/1.1", "127.0.0.1:40123"),
            (&good.replace("GET", "POST"), "127.0.0.1:40123"),
            (&good.replace("A HTTP", "%41 HTTP"), "127.0.0.1:40123"),
            (&good.replace("/A", "//A"), "127.0.0.1:40123"),
        ] {
            assert!(
                handle_of(&head(line, host), 40_123).is_none(),
                "{line} {host}"
            );
        }
        assert!(handle_of(&format!("{good}\r\n\r\n"), 40_123).is_none());
    }
}
