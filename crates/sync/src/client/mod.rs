//! The HTTP client. Timeouts are explicit, redirects are not followed, and an answer counts only when it carries the
//! mark of an Akashi server: a hotel's sign-in page must not pass for a university.

mod account;
mod answer;
mod applications;
mod campus;
mod changes;
mod documents;
mod flows;
mod graduation;
mod receipts;
mod saml;
mod sessions;
mod staff;
mod staff_account;

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use akashi_domain::{Sensitive, UniversityInfo};
use akashi_protocol::version;
use akashi_store::{Clock, SystemClock};
use jiff::{SignedDuration, Timestamp};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::{Method, RequestBuilder, redirect};
use url::Url;

use crate::failure::{Failure, UnknownHost};
pub use answer::Image;
pub use documents::{Moved, Progress};
pub use staff::QueueQuery;

/// Times and trust.
#[derive(Debug, Clone)]
pub struct ClientOptions {
    /// Until the connection stands, TLS included.
    pub connect: Duration,
    /// Until an answer begins, and between two pieces of it. Not for uploads: it runs while the request is being sent.
    pub read: Duration,
    /// From start to end of an operation.
    pub total: Duration,
    /// From start to end of an upload, which may be slow for a good reason.
    pub upload: Duration,
    /// Certificates trusted beside those of the system, DER.
    pub extra_roots: Vec<Vec<u8>>,
    /// `User-Agent`: name and version of the application.
    pub user_agent: String,
    /// This computer's clock, to be held against the server's.
    pub clock: Arc<dyn Clock>,
}

impl Default for ClientOptions {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            read: Duration::from_secs(20),
            total: Duration::from_secs(40),
            upload: Duration::from_secs(300),
            extra_roots: Vec::new(),
            user_agent: concat!("akashi/", env!("CARGO_PKG_VERSION")).to_owned(),
            clock: Arc::new(SystemClock),
        }
    }
}

/// Talks to servers. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Client {
    http: reqwest::Client,
    /// For uploads: without a limit between two pieces.
    uploads: reqwest::Client,
    total: Duration,
    upload: Duration,
    clock: Arc<dyn Clock>,
    /// How many seconds the server's clock is ahead of ours, as of its last answer.
    ahead: Arc<AtomicI64>,
}

/// One university's server. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Server {
    client: Client,
    base: Url,
}

/// The client cannot be made: the system's TLS is unusable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no usable TLS")]
pub struct Unusable;

impl Client {
    /// A client with these options.
    ///
    /// # Errors
    /// [`Unusable`].
    pub fn new(options: &ClientOptions) -> Result<Self, Unusable> {
        // Another part of the process may have chosen already; either choice is ring.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let roots: Vec<_> = options
            .extra_roots
            .iter()
            .filter_map(|der| reqwest::Certificate::from_der(der).ok())
            .collect();
        Ok(Self {
            http: trusting(&roots, || builder(options).read_timeout(options.read))?,
            uploads: trusting(&roots, || builder(options))?,
            total: options.total,
            upload: options.upload,
            clock: Arc::clone(&options.clock),
            ahead: Arc::new(AtomicI64::new(0)),
        })
    }

    /// The present moment as the last answering server has it: deadlines are the server's, and this computer's clock
    /// may be an hour wrong. A difference below a minute is the way's, not the clock's.
    #[must_use]
    pub fn server_now(&self) -> Timestamp {
        let ahead = self.ahead.load(Ordering::Relaxed);
        let now = self.clock.now();
        if ahead.abs() < 60 {
            return now;
        }
        now.checked_add(SignedDuration::from_secs(ahead))
            .unwrap_or(now)
    }

    /// Compares clocks by the `Date` of an answer (RFC 9110, 6.6.1).
    fn compare_clocks(&self, date: &str) {
        if let Ok(theirs) = jiff::fmt::rfc2822::parse(date) {
            let ahead = theirs.timestamp().as_second() - self.clock.now().as_second();
            self.ahead.store(ahead, Ordering::Relaxed);
        }
    }

    /// The server at `base`, as read by `akashi_domain::connect::parse_server_address`.
    #[must_use]
    pub fn at(&self, base: Url) -> Server {
        Server {
            client: self.clone(),
            base,
        }
    }
}

/// A client that trusts whom the system trusts, and `roots`.
fn trusting(
    roots: &[reqwest::Certificate],
    builder: impl Fn() -> reqwest::ClientBuilder,
) -> Result<reqwest::Client, Unusable> {
    let with_system = builder().tls_certs_merge(roots.to_vec()).build();
    with_system.or_else(|_| {
        // A system without any certificates: plain HTTP to this machine still works, TLS trusts nobody.
        tracing::warn!("this system trusts no certificate");
        builder()
            .tls_certs_only(roots.to_vec())
            .build()
            .map_err(|_| Unusable)
    })
}

fn builder(options: &ClientOptions) -> reqwest::ClientBuilder {
    reqwest::Client::builder()
        .connect_timeout(options.connect)
        .redirect(redirect::Policy::none())
        .referer(false)
        .retry(reqwest::retry::never())
        .dns_resolver(Arc::new(SystemResolver))
        .user_agent(&options.user_agent)
}

impl Server {
    /// `GET /v1/university`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn university(&self) -> Result<UniversityInfo, Failure> {
        self.json(self.request(Method::GET, &["university"])).await
    }

    /// The address.
    #[must_use]
    pub fn base(&self) -> &Url {
        &self.base
    }

    /// A request to `/v1/<segments>`; each segment is escaped.
    fn request(&self, method: Method, segments: &[&str]) -> RequestBuilder {
        self.client
            .http
            .request(method, self.url(segments))
            .timeout(self.client.total)
            .header(version::REQUEST_HEADER, version::CURRENT)
    }

    fn url(&self, segments: &[&str]) -> Url {
        let mut url = self.base.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().push("v1").extend(segments);
        }
        url
    }

    fn authorized(
        &self,
        method: Method,
        segments: &[&str],
        token: &Sensitive<String>,
    ) -> RequestBuilder {
        self.request(method, segments).bearer_auth(token.expose())
    }
}

/// The system's resolver, with an error of its own for a name nobody knows.
#[derive(Debug)]
struct SystemResolver;

impl Resolve for SystemResolver {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            match tokio::net::lookup_host((name.as_str(), 0)).await {
                Ok(found) => Ok(Box::new(found.collect::<Vec<SocketAddr>>().into_iter()) as Addrs),
                // EAI_AGAIN: the name server itself cannot be asked, as without any network.
                Err(error) if error.to_string().contains("Temporary failure") => Err(error.into()),
                Err(_) => Err(UnknownHost.into()),
            }
        })
    }
}
