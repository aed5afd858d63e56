//! `akashi-timed-campus`: the university's server on its own folder, as `akashi-server serve` runs it, but for its clock:
//! that is ahead of this machine's by as many seconds as a file says. For journeys that last longer than a test.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use akashi_domain::{EmailAddress, Language};
use akashi_server::config::Config;
use akashi_server::storage::graduate::{self, NewGraduate};
use akashi_server::storage::{StorageError, password};
use akashi_server::{Deps, Running, Server};
use akashi_testkit::ahead::Ahead;
use akashi_testkit::fault::Result;
use clap::Parser;

#[global_allocator]
static MEMORY: akashi_server::Allocator = akashi_server::Allocator;

#[derive(Parser)]
struct Arguments {
    /// The server's folder
    #[arg(long)]
    dir: PathBuf,
    #[arg(long)]
    listen: SocketAddr,
    /// How many seconds its clock is ahead; see `Ahead`.
    #[arg(long)]
    ahead: PathBuf,
    /// The mail address of a graduate who is there from the beginning
    #[arg(long)]
    graduate: Option<String>,
}

/// Makes the account of a graduate, unless it is there.
async fn knows(running: &Running, address: &str) -> Result<()> {
    let address = EmailAddress::parse(address).map_err(|_| "no address")?;
    let now = running.state.now();
    let known = running.state.storage.transact(move |tx| {
        let key = address.key();
        if password::find_graduate(tx, &key)?.is_none() {
            let new = NewGraduate {
                name: "髙﨑　花子".into(),
                language: Language::Ja,
                email: address.expose().into(),
                email_key: key.into(),
            };
            graduate::insert(tx, &new, now)?;
        }
        Ok::<_, StorageError>(())
    });
    Ok(known.await?)
}

#[tokio::main]
async fn main() -> Result<()> {
    let asked = Arguments::parse();
    let _ = tracing_subscriber::fmt()
        .json()
        .with_env_filter(tracing_subscriber::EnvFilter::new(
            "warn,akashi_server=info",
        ))
        .with_writer(std::io::stderr)
        .try_init();
    let mut config = Config::load(&asked.dir).map_err(|problems| format!("{problems:?}"))?;
    config.listen = asked.listen;
    config.least_free_percent = 0;
    let deps = Deps {
        clock: Arc::new(Ahead::by(asked.ahead)),
        ..Deps::default()
    };
    let running = Server::start(config, deps).await?;
    if let Some(address) = asked.graduate {
        knows(&running, &address).await?;
    }
    std::future::pending::<()>().await;
    Ok(())
}
