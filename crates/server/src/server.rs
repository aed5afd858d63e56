//! A running server, as a library: the program, the tests and the test kit start it the same way.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use akashi_documents::ImageWorker;
use axum_server::Handle;
use axum_server::accept::NoDelayAcceptor;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use tokio::task::JoinHandle;
use url::Url;

use crate::applications::Looks;
use crate::changes::Waiting;
use crate::clock::{Clock, SystemClock};
use crate::config::Config;
use crate::directory::Directory;
use crate::documents::{Turns, Vault};
use crate::hashing::HashingPool;
use crate::http;
use crate::jobs::Jobs;
use crate::keys::{KeyError, Keys};
use crate::receipts::{self, ReceiptKeyError, Signer};
use crate::saml::Saml;
use crate::state::{AppState, Shared};
use crate::storage::{Storage, StorageError};
use crate::tls;
use crate::typesetting::Typesetting;
use crate::waker::Waker;

/// How long requests may go on after the server was told to stop.
const GRACE: Duration = Duration::from_secs(10);

/// What comes from outside.
pub struct Deps {
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Encodes images anew; `None` when the worker binary was not found.
    pub images: Option<ImageWorker>,
    /// For trying things out: mails can be read in the browser.
    pub demo: bool,
    /// How often the files of the certificate are looked at.
    pub tls_check: Duration,
    /// How long the head of a request may take; also how long a connection may be silent before one.
    pub head: Duration,
    /// How long an upload may bring nothing.
    pub upload_silence: Duration,
}

impl Default for Deps {
    fn default() -> Self {
        Self {
            clock: Arc::new(SystemClock),
            images: ImageWorker::beside_current_exe().ok(),
            demo: false,
            tls_check: Duration::from_secs(10),
            head: Duration::from_secs(30),
            upload_silence: Duration::from_secs(20),
        }
    }
}

/// Why a server did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The key.
    #[error(transparent)]
    Keys(#[from] KeyError),
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The key for receipts.
    #[error(transparent)]
    ReceiptKey(#[from] ReceiptKeyError),
    /// The address is in use, or a folder cannot be made.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// The certificate or its key.
    #[error("certificate: {0}")]
    Tls(String),
    /// Plain HTTP to other machines.
    #[error("without a certificate or a trusted proxy only this machine may connect")]
    Insecure,
}

/// A server that runs until [`Running::shutdown`].
#[derive(Debug)]
pub struct Running {
    /// Where it listens, with the real port.
    pub addr: SocketAddr,
    /// What it works with; for tests and the test kit.
    pub state: AppState,
    handle: Handle<SocketAddr>,
    serving: JoinHandle<io::Result<()>>,
    jobs: Jobs,
}

/// Starts servers.
#[derive(Debug)]
pub struct Server;

impl Server {
    /// Opens everything, binds and begins to answer. Port 0 binds to a free one.
    ///
    /// # Errors
    /// See [`StartError`].
    pub async fn start(config: Config, deps: Deps) -> Result<Running, StartError> {
        if !config.plain_http_is_safe() {
            return Err(StartError::Insecure);
        }
        let tls = config.tls.as_ref().map(tls::load).transpose()?;
        let keys = Keys::load(&config.dir)?;
        let storage = Storage::open(&config.database(), keys.database())?;
        receipts::ensure(&storage, &config.dir, deps.clock.now()).await?;
        crate::private::create_folder(&config.documents())?;
        // Whoever made what is in here may have been killed before it was there for good.
        crate::private::sync_folder(&config.dir)?;
        let listener = TcpListener::bind(config.listen)?;
        listener.set_nonblocking(true)?;
        let addr = listener.local_addr()?;
        let public_url = public_url(&config, addr)?;
        let saml = config.saml.clone().map(|settings| {
            Arc::new(Saml::new(
                settings,
                &config.dir,
                &public_url,
                deps.clock.now(),
            ))
        });
        let state = AppState::new(Shared {
            public_url,
            saml,
            storage,
            clock: deps.clock,
            vault: Vault::new(&config.documents(), *keys.documents().expose()),
            keys,
            images: deps.images,
            directory: config.directory.clone().map(Directory::new),
            hashing: HashingPool::start()?,
            signer: Arc::new(Signer::new(&config.dir)),
            typesetting: Typesetting::new(),
            looks: Looks::default(),
            waiting: Waiting::default(),
            mail: Waker::default(),
            documents: Waker::default(),
            uploads: Turns::default(),
            upload_silence: deps.upload_silence,
            demo: deps.demo,
            config,
        });
        // Before requests are answered: one at work has a file before it has a row.
        if let Err(error) = crate::documents::sweep(&state).await {
            tracing::error!(%error, "sweeping the folder of images");
        }
        let jobs = Jobs::start(&state);
        let handle = Handle::new();
        let service =
            http::router(state.clone()).into_make_service_with_connect_info::<SocketAddr>();
        let serving = match tls {
            None => {
                let mut server = axum_server::from_tcp(listener)?
                    .acceptor(NoDelayAcceptor::new())
                    .http1_only()
                    .handle(handle.clone());
                cut_off_slow_heads(server.http_builder(), deps.head);
                tokio::spawn(server.serve(service))
            }
            Some(certificate) => {
                let rustls = certificate.rustls();
                jobs.spawn(certificate.watch(deps.tls_check));
                let mut server = axum_server::from_tcp_rustls(listener, rustls)?
                    .map(|tls| tls.acceptor(NoDelayAcceptor::new()))
                    .http1_only()
                    .handle(handle.clone());
                cut_off_slow_heads(server.http_builder(), deps.head);
                tokio::spawn(server.serve(service))
            }
        };
        Ok(Running {
            addr,
            state,
            handle,
            serving,
            jobs,
        })
    }
}

impl Running {
    /// Takes no new requests, lets the others end within ten seconds, stops the background tasks between two pieces of
    /// work.
    pub async fn shutdown(self) {
        self.state.waiting.close();
        self.handle.graceful_shutdown(Some(GRACE));
        if let Ok(Err(error)) = self.serving.await {
            tracing::error!(%error, "serving ended");
        }
        self.jobs.stop().await;
    }
}

/// A client that dribbles the head of a request, or none, holds no connection for ever. This needs a server of HTTP/1
/// only: one that first finds out which version is spoken waits for the first bytes without a clock.
fn cut_off_slow_heads(builder: &mut Builder<TokioExecutor>, head: Duration) {
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(head);
}

/// What was configured, or this very machine.
fn public_url(config: &Config, addr: SocketAddr) -> Result<Url, StartError> {
    if let Some(url) = &config.public_url {
        return Ok(url.clone());
    }
    let scheme = if config.tls.is_some() {
        "https"
    } else {
        "http"
    };
    let host = if addr.ip().is_unspecified() {
        format!("127.0.0.1:{}", addr.port())
    } else {
        addr.to_string()
    };
    Url::parse(&format!("{scheme}://{host}/"))
        .map_err(|error| StartError::Io(io::Error::other(error)))
}
