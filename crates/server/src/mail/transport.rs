//! How a mail leaves: by a mail server, or as a file for trying things out.

use std::path::{Path, PathBuf};
use std::time::Duration;

use akashi_protocol::flow::MailRefusal;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use uuid::Uuid;

use super::letter::Letter;
use crate::config::{Config, MailTransport, Smtp, SmtpSecurity};
use crate::entropy;

/// How long a mail server may take for one step.
const PATIENCE: Duration = Duration::from_secs(30);

/// Why a mail did not leave.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TransportProblem {
    /// The mail server will never take it.
    #[error("the mail server refused it")]
    Refused(MailRefusal),
    /// It may work later.
    #[error("not now: {0}")]
    Later(String),
}

/// A way for mails to leave.
pub enum Transport {
    /// Files.
    Folder(PathBuf),
    /// A mail server.
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
}

impl Transport {
    /// The configured way.
    ///
    /// # Errors
    /// When the mail server's name or certificate cannot be used for TLS.
    pub fn new(config: &Config) -> Result<Self, TransportProblem> {
        match &config.mail {
            MailTransport::Folder(folder) => Ok(Self::Folder(folder.clone())),
            MailTransport::Smtp(smtp) => {
                smtp_transport(smtp).map(|transport| Self::Smtp(Box::new(transport)))
            }
        }
    }

    /// Sends one mail.
    ///
    /// # Errors
    /// See [`TransportProblem`]; neither variant holds an address or a word of the mail.
    pub async fn send(&self, message: &Message) -> Result<(), TransportProblem> {
        match self {
            Self::Folder(folder) => write_file(folder, &message.formatted())
                .await
                .map_err(|error| later(&error.kind())),
            Self::Smtp(transport) => match transport
                .send_raw(message.envelope(), &message.formatted())
                .await
            {
                Ok(_) => Ok(()),
                Err(error) => Err(classify(&error)),
            },
        }
    }
}

fn smtp_transport(smtp: &Smtp) -> Result<AsyncSmtpTransport<Tokio1Executor>, TransportProblem> {
    let tls = match smtp.security {
        SmtpSecurity::None => Tls::None,
        SmtpSecurity::Starttls => Tls::Required(tls_parameters(smtp)?),
        SmtpSecurity::Implicit => Tls::Wrapper(tls_parameters(smtp)?),
    };
    let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(smtp.host.clone())
        .port(smtp.port)
        .tls(tls)
        .timeout(Some(PATIENCE));
    if let Some((user, password)) = &smtp.credentials {
        builder = builder.credentials(Credentials::new(user.clone(), password.expose_owned()));
    }
    Ok(builder.build())
}

fn tls_parameters(smtp: &Smtp) -> Result<TlsParameters, TransportProblem> {
    let mut builder = TlsParameters::builder(smtp.host.clone());
    if let Some(file) = &smtp.ca {
        let pem = std::fs::read(file).map_err(|error| later(&error))?;
        // A file without a single certificate would count as one that is all right.
        CertificateDer::from_pem_slice(&pem).map_err(|error| later(&error))?;
        builder = builder
            .add_root_certificate(Certificate::from_pem(&pem).map_err(|error| later(&error))?);
    }
    builder.build().map_err(|error| later(&error))
}

/// What the mail server's answer means. Answers about the server's own sign-in (530, 534, 535, 538) are the
/// operator's to mend, so the mail waits. RFC 5321, 4.2.3: 550, 551 and 553 are about the mailbox, unless they say more
/// exactly that it is about policy (RFC 3463: X.7).
fn classify(error: &lettre::transport::smtp::Error) -> TransportProblem {
    let code = error.status().map(|code| code.to_string());
    match code.as_deref() {
        Some("550" | "551" | "553") if !error.to_string().contains("): 5.7.") => {
            TransportProblem::Refused(MailRefusal::UnknownMailbox)
        }
        Some(code @ ("530" | "534" | "535" | "538")) => {
            TransportProblem::Later(format!("mail server sign-in, {code}"))
        }
        Some(code) if error.is_permanent() => {
            tracing::warn!(code, "the mail server refused a mail");
            TransportProblem::Refused(MailRefusal::Other)
        }
        Some(code) => TransportProblem::Later(code.to_owned()),
        // Without an answer: no connection, no encryption, no time. The text names hosts, not people.
        None if error.is_timeout() => TransportProblem::Later("timeout".to_owned()),
        None if error.is_tls() => TransportProblem::Later("tls".to_owned()),
        None => TransportProblem::Later("connection".to_owned()),
    }
}

fn later(error: &impl std::fmt::Display) -> TransportProblem {
    TransportProblem::Later(error.to_string())
}

/// A temporary name first: whoever watches the folder never sees half a mail.
async fn write_file(folder: &Path, mail: &[u8]) -> std::io::Result<()> {
    crate::private::create_folder(folder)?;
    let unique = hex::encode(entropy::bytes::<4>().map_err(std::io::Error::other)?);
    let name = format!("{}-{unique}.eml", jiff::Timestamp::now().as_millisecond());
    let temporary = folder.join(format!(".{name}.part"));
    let written = match write_whole(&temporary, mail).await {
        Ok(()) => match tokio::fs::rename(&temporary, folder.join(name)).await {
            // What counts as sent must not be gone after a power cut.
            Ok(()) => return crate::private::sync_folder(folder),
            other => other,
        },
        Err(error) => Err(error),
    };
    if written.is_err() {
        // The next try writes another one; this one would only take up the room that is missing.
        let _ = tokio::fs::remove_file(&temporary).await;
    }
    written
}

async fn write_whole(path: &Path, mail: &[u8]) -> std::io::Result<()> {
    use tokio::io::AsyncWriteExt as _;
    let mut file = tokio::fs::File::from_std(crate::private::create_file(path)?);
    file.write_all(mail).await?;
    // Without this a mail that the disk had no room for would count as sent.
    file.flush().await?;
    file.sync_all().await
}

/// Puts a letter into its envelope.
///
/// # Errors
/// When an address cannot be written into a mail; both were checked before, so in practice never.
pub fn envelope(
    letter: &Letter,
    id: Uuid,
    from: &str,
    sender_name: &str,
    to: &str,
    at: jiff::Timestamp,
) -> Result<Message, TransportProblem> {
    let malformed = TransportProblem::Refused(MailRefusal::Other);
    let from = from.parse().map_err(|_| malformed.clone())?;
    let to = to.parse().map_err(|_| malformed.clone())?;
    let from = Mailbox::new(Some(sender_name.to_owned()), from);
    let domain = from.email.domain().to_owned();
    Message::builder()
        .from(from)
        .to(Mailbox::new(None, to))
        .subject(letter.subject.clone())
        .message_id(Some(format!("<{id}@{domain}>")))
        .date(at.into())
        .raw_header(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        ))
        .raw_header(HeaderValue::new(
            HeaderName::new_from_ascii_str("Content-Language"),
            letter.language.tag().to_owned(),
        ))
        .multipart(MultiPart::alternative_plain_html(
            letter.text().expose_owned(),
            letter.html().expose_owned(),
        ))
        .map_err(|_| malformed)
}
