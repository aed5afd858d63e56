//! `akashi-bench`: the processes that `cargo xtask bench sync`, `server` and `store` measure. Of no use by hand.

use std::path::PathBuf;

use akashi_testkit::bench::{disk, fill, load, send, sign_in, signed_in, waiting};
use akashi_testkit::fault::Result;
use clap::{Parser, Subcommand};

#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    role: Role,
}

#[derive(Subcommand)]
enum Role {
    /// Fills an outbox
    Fill(fill::Fill),
    /// Sends it
    Send(send::Send),
    /// Counts images that wait
    Waiting {
        #[arg(long)]
        campus: PathBuf,
    },
    /// Gives applications an owner who is signed in
    SignedIn(signed_in::SignedIn),
    /// Gives people an account with passwords
    Graduates(sign_in::Graduates),
    /// Signs in again and again
    SignIn(sign_in::SignIn),
    /// Hashes again and again
    Hash(sign_in::Hash),
    /// Asks again and again
    Ask(load::Ask),
    /// Brings bytes
    Bring(load::Bring),
    /// Saves a draft again and again
    Save {
        #[arg(long)]
        dir: PathBuf,
        #[arg(long)]
        times: u32,
    },
    /// Opens a store
    Open {
        #[arg(long)]
        dir: PathBuf,
    },
}

fn main() -> Result<()> {
    match Arguments::parse().role {
        // One thread is enough to ask, and leaves more to who is asked.
        Role::Ask(ask) => on_one_thread(load::ask(&ask)),
        Role::Bring(bring) => on_one_thread(load::bring(&bring)),
        Role::SignIn(what) => on_one_thread(sign_in::sign_in(&what)),
        Role::Hash(what) => sign_in::hash(&what),
        other => tokio::runtime::Runtime::new()?.block_on(run(other)),
    }
}

fn on_one_thread(work: impl Future<Output = Result<()>>) -> Result<()> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?
        .block_on(work)
}

async fn run(role: Role) -> Result<()> {
    match role {
        Role::Fill(what) => fill::run(&what).await,
        Role::Send(what) => send::run(&what).await,
        Role::Waiting { campus } => waiting::run(&campus).await,
        Role::SignedIn(what) => signed_in::run(&what).await,
        Role::Save { dir, times } => disk::save(&dir, times).await,
        Role::Open { dir } => disk::open(&dir).await,
        Role::Graduates(what) => sign_in::admit(&what).await,
        Role::SignIn(what) => sign_in::sign_in(&what).await,
        Role::Hash(what) => sign_in::hash(&what),
        Role::Ask(what) => load::ask(&what).await,
        Role::Bring(what) => load::bring(&what).await,
    }
}
