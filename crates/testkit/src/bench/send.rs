//! The engine at work, until the outbox is empty.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use akashi_domain::connect::parse_server_address;
use akashi_store::{SystemClock, SystemEntropy, outbox};
use akashi_sync::client::{Client, ClientOptions, Server};
use akashi_sync::engine::{Engine, EngineOptions, Surroundings};
use tokio::sync::Notify;

use crate::fault::Result;

/// How long nothing may come through.
const PATIENCE: Duration = Duration::from_secs(600);

/// Whose outbox is sent where.
#[derive(Debug, Clone, clap::Args)]
pub struct Send {
    /// The device's folder
    #[arg(long)]
    pub dir: PathBuf,
    /// Address of the server
    #[arg(long)]
    pub server: String,
    /// How often an empty outbox is looked at afterwards
    #[arg(long, default_value_t = 0)]
    pub looks: u32,
}

/// Sends everything, and prints: applications, seconds, bytes of memory at most, milliseconds of a look.
///
/// # Errors
/// When something is not sent.
pub async fn run(send: &Send) -> Result<()> {
    let device = super::device(&send.dir)?;
    let store = device.open().await?;
    let count = store.read(outbox::list).await?.len();
    let server = Client::new(&ClientOptions::default())?
        .at(parse_server_address(&send.server).map_err(|_| "no address")?);
    let changed = Arc::new(Notify::new());
    let begun = Instant::now();
    let engine = Engine::start(
        surroundings(&store, server, &changed),
        EngineOptions::default(),
        false,
    );
    let ended = tokio::time::timeout(PATIENCE, settled(&engine));
    ended
        .await
        .map_err(|_| "the outbox does not become empty")??;
    let seconds = begun.elapsed().as_secs_f64();
    let left = store.read(outbox::list).await?.len();
    if left > 0 {
        return Err(format!("{left} applications are not sent: {:?}", engine.status()).into());
    }
    let looks = idle(&engine, send.looks).await?;
    println!("{count} {seconds} {} {looks}", super::peak()?);
    drop(engine);
    device.close().await;
    Ok(())
}

fn surroundings(
    store: &akashi_store::Store,
    server: Server,
    changed: &Arc<Notify>,
) -> Surroundings {
    let told = Arc::clone(changed);
    Surroundings {
        store: store.clone(),
        directory: Arc::new(move |_| Some(server.clone())),
        changed: Arc::new(move || told.notify_one()),
        noticed: Arc::new(|_| {}),
        clock: Arc::new(SystemClock),
        entropy: Arc::new(SystemEntropy),
    }
}

/// Until the engine has looked through everything.
async fn settled(engine: &Engine) -> Result<()> {
    let mut rounds = engine.rounds();
    rounds.wait_for(|rounds| *rounds > 0).await?;
    Ok(())
}

/// Milliseconds of one look at an outbox in which nothing is to be done.
async fn idle(engine: &Engine, looks: u32) -> Result<f64> {
    let mut rounds = engine.rounds();
    let begun = Instant::now();
    for _ in 0..looks {
        let before = *rounds.borrow_and_update();
        engine.wake();
        rounds.wait_for(|rounds| *rounds > before).await?;
    }
    Ok(begun.elapsed().as_secs_f64() * 1e3 / f64::from(looks.max(1)))
}
