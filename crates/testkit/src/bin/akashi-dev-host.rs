//! `akashi-dev-host`: the core and the built interface on a loopback port, without a window. For development and tests.

use std::io::Write as _;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use akashi_app::{Core, Options};
use akashi_domain::Language;
use akashi_store::key::keyring::{NoKeyring, SystemKeyring};
use akashi_testkit::fault::Result;
use akashi_testkit::keyring::MemoryKeyring;
use akashi_testkit::{Headless, dev_host};
use clap::{Parser, ValueEnum};
use tracing_subscriber::EnvFilter;

/// Serves the interface with the real core behind it.
#[derive(Parser)]
struct Arguments {
    /// Where to listen; port 0 for a free one. The address is printed.
    #[arg(long, default_value = "127.0.0.1:0")]
    listen: SocketAddr,
    /// A server to propose at the first start.
    #[arg(long)]
    university: Option<String>,
    /// Folder of the person's data; a temporary one when absent.
    #[arg(long, visible_alias = "data")]
    data_dir: Option<PathBuf>,
    /// Folder of the built interface.
    #[arg(long, default_value = "ui/dist")]
    ui: PathBuf,
    /// Where the key of the store is kept.
    #[arg(long, value_enum, default_value = "memory")]
    keyring: Keyring,
    /// Language before one is chosen.
    #[arg(long, default_value = "ja")]
    language: String,
}

#[derive(Clone, Copy, ValueEnum)]
enum Keyring {
    /// In this process: gone with it.
    Memory,
    /// As on a computer without one: a passphrase is asked for.
    None,
    /// The system's.
    System,
}

#[tokio::main]
async fn main() -> Result<()> {
    tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::from_env("AKASHI_LOG"))
        .with_writer(std::io::stderr)
        .init();
    let arguments = Arguments::parse();
    if !arguments.listen.ip().is_loopback() {
        return Err("the dev host listens on loopback only".into());
    }
    let temporary = tempfile::tempdir()?;
    let data = arguments
        .data_dir
        .unwrap_or_else(|| temporary.path().to_owned());
    let language = Language::from_tag(&arguments.language).unwrap_or_default();
    let mut options = Options::new(data, env!("CARGO_PKG_VERSION"), language);
    options.preset_address = arguments.university;
    options.keyring = match arguments.keyring {
        Keyring::Memory => Arc::new(MemoryKeyring::default()),
        Keyring::None => Arc::new(NoKeyring),
        Keyring::System => Arc::new(SystemKeyring),
    };
    let core = Core::new(Headless::default(), options)?;
    let listener = tokio::net::TcpListener::bind(arguments.listen).await?;
    let address = listener.local_addr()?;
    writeln!(std::io::stdout(), "http://{address}/")?;
    let router = dev_host::router(core.clone(), arguments.ui);
    // Open event streams would hold a graceful end back for ever.
    tokio::select! {
        served = axum::serve(listener, router) => served?,
        stopped = tokio::signal::ctrl_c() => stopped?,
    }
    core.shut_down().await;
    Ok(())
}
