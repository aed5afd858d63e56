//! A mail server that speaks real SMTP and says what the test wants.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use akashi_server::config::{MailTransport, Smtp, SmtpSecurity};
use akashi_server::storage::StorageError;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use serde_json::json;
use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncWrite, AsyncWriteExt as _, BufReader};
use tokio::net::TcpListener;

use crate::world::{World, until};

/// Answers `RCPT` with the next of `answers` (the last one for ever); gives its port and how many it has answered.
async fn mail_server(answers: &'static [&'static str]) -> (u16, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let asked = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&asked);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(converse(stream, answers, Arc::clone(&counter)));
        }
    });
    (port, asked)
}

async fn converse<S: AsyncRead + AsyncWrite>(
    stream: S,
    answers: &'static [&'static str],
    asked: Arc<AtomicUsize>,
) {
    let (read, mut write) = tokio::io::split(stream);
    let mut lines = BufReader::new(read).lines();
    let mut in_data = false;
    write.write_all(b"220 mail.shomei.test\r\n").await.unwrap();
    while let Ok(Some(line)) = lines.next_line().await {
        let answer = match line.split([' ', ':']).next().unwrap_or_default() {
            _ if in_data && line != "." => continue,
            "." => {
                in_data = false;
                "250 taken"
            }
            "RCPT" => answers[asked.fetch_add(1, Ordering::SeqCst).min(answers.len() - 1)],
            "DATA" => {
                in_data = true;
                "354 go on"
            }
            "QUIT" => "221 bye",
            _ => "250 ok",
        };
        if write
            .write_all(format!("{answer}\r\n").as_bytes())
            .await
            .is_err()
        {
            return;
        }
    }
}

async fn world(port: u16) -> World {
    World::with(|config| {
        config.mail = MailTransport::Smtp(Smtp {
            host: "127.0.0.1".to_owned(),
            port,
            security: SmtpSecurity::None,
            credentials: None,
            ca: None,
        });
    })
    .await
}

#[tokio::test]
async fn a_refusal_is_told_with_its_reason() {
    for (answer, reason) in [
        ("550 5.1.1 no such mailbox", "unknown_mailbox"),
        ("554 5.7.1 not from you", "other"),
    ] {
        let (port, _) = mail_server(Box::leak(Box::new([answer]))).await;
        let world = world(port).await;
        let (flow, _) = world.start("nobody@shomei.test").await;
        let seen = world.accepted(&flow).await;
        assert_eq!(
            seen["mail"],
            json!({ "state": "refused", "reason": reason })
        );
        assert!(seen["expires_at"].is_null());
    }
}

#[tokio::test]
async fn a_temporary_refusal_waits_and_the_minutes_count_from_acceptance() {
    let (port, asked) = mail_server(&["451 later", "250 ok"]).await;
    let world = world(port).await;
    let (flow, _) = world.start("ichiro.takasaki@shomei.test").await;
    until(|| async { asked.load(Ordering::SeqCst) == 1 }).await;
    let (_, seen) = world.flow(&flow, "GET", "", serde_json::Value::Null).await;
    assert_eq!(seen["mail"]["state"], "queued");
    world.advance(600);
    let seen = world.accepted(&flow).await;
    assert_eq!(seen["mail"]["at"], "2026-11-20T03:10:00Z");
    assert_eq!(seen["expires_at"], "2026-11-20T03:40:00Z");
}

/// A mail server that speaks TLS from the first byte, with the certificate `one`.
async fn encrypted_mail_server() -> u16 {
    let chain = CertificateDer::from_pem_slice(include_bytes!("tls/one.crt.pem")).unwrap();
    let key = PrivateKeyDer::from_pem_slice(include_bytes!("tls/one.key.pem")).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![chain], key)
        .unwrap();
    let acceptor = tokio_rustls::TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            if let Ok(stream) = acceptor.accept(stream).await {
                tokio::spawn(converse(stream, &["250 ok"], Arc::default()));
            }
        }
    });
    port
}

#[tokio::test]
async fn mails_leave_encrypted_and_only_to_a_server_that_is_trusted() {
    let port = encrypted_mail_server().await;
    let files = tempfile::tempdir().unwrap();
    let one = files.path().join("one.pem");
    std::fs::write(&one, include_str!("tls/one.crt.pem")).unwrap();
    for (ca, state) in [(Some(one), "accepted"), (None, "queued")] {
        let world = World::with(|config| {
            config.mail = MailTransport::Smtp(Smtp {
                host: "127.0.0.1".to_owned(),
                port,
                security: SmtpSecurity::Implicit,
                credentials: None,
                ca,
            });
        })
        .await;
        let (flow, _) = world.start("ichiro.takasaki@shomei.test").await;
        if state == "accepted" {
            assert_eq!(world.accepted(&flow).await["mail"]["state"], state);
            continue;
        }
        let tried = || async {
            let tries: Result<i64, StorageError> = world
                .running
                .state
                .storage
                .read(|conn| {
                    Ok(conn.query_row("SELECT attempts FROM mail_outbox", [], |row| row.get(0))?)
                })
                .await;
            tries.unwrap() > 0
        };
        until(tried).await;
        let (_, seen) = world.flow(&flow, "GET", "", serde_json::Value::Null).await;
        assert_eq!(seen["mail"]["state"], state);
    }
}
