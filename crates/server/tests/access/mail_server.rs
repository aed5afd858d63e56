//! A mail server that speaks real SMTP, encrypted or not, and says what the test wants.

use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncWrite, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

/// How it encrypts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encryption {
    /// Not at all, and it does not offer to.
    None,
    /// After `STARTTLS`.
    Starttls,
    /// From the first byte.
    Implicit,
}

/// How it behaves. Its certificate is `tls/one.crt.pem`.
#[derive(Debug, Clone, Copy)]
pub struct Manner {
    pub encryption: Encryption,
    /// Name and password it wants.
    pub wants: Option<(&'static str, &'static str)>,
    /// What it answers to `RCPT`, one after the other, the last one for ever.
    pub answers: &'static [&'static str],
}

pub const TAKES_ALL: Manner = Manner {
    encryption: Encryption::None,
    wants: None,
    answers: &["250 ok"],
};

/// A running mail server.
pub struct MailServer {
    pub port: u16,
    heard: Arc<Mutex<Vec<Heard>>>,
}

/// A command that reached it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    pub verb: String,
    pub encrypted: bool,
}

impl MailServer {
    pub async fn with(manner: Manner) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self {
            port: listener.local_addr().unwrap().port(),
            heard: Arc::default(),
        };
        let heard = Arc::clone(&server.heard);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, manner, Arc::clone(&heard)));
            }
        });
        server
    }

    /// The commands `verb` that reached it.
    pub fn heard(&self, verb: &str) -> Vec<Heard> {
        let heard = self.heard.lock().unwrap();
        heard.iter().filter(|h| h.verb == verb).cloned().collect()
    }
}

async fn serve(stream: TcpStream, manner: Manner, heard: Arc<Mutex<Vec<Heard>>>) {
    let mut talk = Talk {
        manner,
        heard,
        encrypted: false,
    };
    if manner.encryption == Encryption::Implicit {
        if let Ok(stream) = acceptor().accept(stream).await {
            talk.encrypted = true;
            talk.converse(stream, true).await;
        }
        return;
    }
    if let Some(stream) = talk.converse(stream, true).await
        && let Ok(stream) = acceptor().accept(stream).await
    {
        talk.encrypted = true;
        talk.converse(stream, false).await;
    }
}

fn acceptor() -> TlsAcceptor {
    let chain = CertificateDer::from_pem_slice(include_bytes!("tls/one.crt.pem")).unwrap();
    let key = PrivateKeyDer::from_pem_slice(include_bytes!("tls/one.key.pem")).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![chain], key)
        .unwrap();
    TlsAcceptor::from(Arc::new(config))
}

struct Talk {
    manner: Manner,
    heard: Arc<Mutex<Vec<Heard>>>,
    encrypted: bool,
}

impl Talk {
    /// Talks until the other side leaves, or wants to go on encrypted: then the stream comes back.
    async fn converse<S: AsyncRead + AsyncWrite + Unpin>(
        &self,
        stream: S,
        greet: bool,
    ) -> Option<S> {
        let mut stream = BufReader::new(stream);
        if greet {
            say(&mut stream, "220 mail.shomei.test").await?;
        }
        loop {
            let line = hear(&mut stream).await?;
            let verb = line.split([' ', ':']).next().unwrap_or_default().to_owned();
            let answer = self.answer(&verb, &line);
            self.heard.lock().unwrap().push(Heard {
                verb: verb.clone(),
                encrypted: self.encrypted,
            });
            say(&mut stream, &answer).await?;
            match verb.as_str() {
                "DATA" => {
                    while hear(&mut stream).await? != "." {}
                    say(&mut stream, "250 taken").await?;
                }
                "STARTTLS" if answer.starts_with("220") => return Some(stream.into_inner()),
                "QUIT" => return None,
                _ => {}
            }
        }
    }

    fn answer(&self, verb: &str, line: &str) -> String {
        match verb {
            "EHLO" => self.abilities(),
            "STARTTLS" if self.manner.encryption == Encryption::Starttls => "220 go on".to_owned(),
            "AUTH" if self.fits(line) => "235 2.7.0 welcome".to_owned(),
            "AUTH" => "535 5.7.8 wrong".to_owned(),
            "RCPT" => {
                let asked = self.heard.lock().unwrap();
                let before = asked.iter().filter(|heard| heard.verb == "RCPT").count();
                self.manner.answers[before.min(self.manner.answers.len() - 1)].to_owned()
            }
            "DATA" => "354 go on".to_owned(),
            "QUIT" => "221 bye".to_owned(),
            "MAIL" | "RSET" | "NOOP" | "HELO" => "250 ok".to_owned(),
            _ => "502 5.5.1 what".to_owned(),
        }
    }

    fn abilities(&self) -> String {
        let mut lines = vec!["250-mail.shomei.test".to_owned()];
        if self.manner.encryption == Encryption::Starttls && !self.encrypted {
            lines.push("250-STARTTLS".to_owned());
        }
        if self.manner.wants.is_some() {
            lines.push("250-AUTH PLAIN".to_owned());
        }
        lines.push("250 8BITMIME".to_owned());
        lines.join("\r\n")
    }

    /// RFC 4616: nobody to act for, the name, the password.
    fn fits(&self, line: &str) -> bool {
        let said = line.strip_prefix("AUTH PLAIN ").unwrap_or_default();
        let said = STANDARD.decode(said).unwrap_or_default();
        self.manner
            .wants
            .is_some_and(|(name, password)| said == format!("\0{name}\0{password}").into_bytes())
    }
}

async fn say<S: AsyncWrite + Unpin>(stream: &mut S, line: &str) -> Option<()> {
    stream
        .write_all(format!("{line}\r\n").as_bytes())
        .await
        .ok()?;
    stream.flush().await.ok()
}

async fn hear<S: AsyncRead + Unpin>(stream: &mut BufReader<S>) -> Option<String> {
    let mut line = String::new();
    match stream.read_line(&mut line).await {
        Ok(0) | Err(_) => None,
        Ok(_) => Some(line.trim_end_matches(['\r', '\n']).to_owned()),
    }
}
