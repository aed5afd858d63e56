//! `akashi-campus`: the university's server as `cargo xtask bench sync` and `server` measure it, with the allocator and
//! the log of `akashi-server serve`. Of no use by hand.

use std::net::SocketAddr;
use std::path::PathBuf;

use akashi_testkit::chaos::campus;
use akashi_testkit::fault::Result;
use clap::Parser;

#[global_allocator]
static MEMORY: akashi_server::Allocator = akashi_server::Allocator;

#[derive(Parser)]
struct Arguments {
    #[arg(long)]
    dir: PathBuf,
    #[arg(long)]
    listen: SocketAddr,
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
    campus::run(&asked.dir, asked.listen, None).await
}
