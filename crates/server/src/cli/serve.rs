//! `serve`: runs the server until it is told to stop.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use tracing_subscriber::EnvFilter;

use super::say::Speaker;
use crate::keys::KeyError;
use crate::server::{Deps, Server, StartError};

/// See [`super::Command::Serve`].
#[derive(Debug, Args)]
pub(super) struct Serve {
    /// The server's folder
    #[arg(long)]
    dir: PathBuf,
    /// Where to listen, instead of what the configuration says; port 0 takes a free one
    #[arg(long)]
    listen: Option<SocketAddr>,
    /// Refuse images below this share of free disk, in percent, instead of what the configuration says
    #[arg(long, value_parser = clap::value_parser!(u64).range(..=100))]
    least_free_percent: Option<u64>,
    /// For trying things out: mails can be read at /dev/mail on this machine
    #[arg(long)]
    demo: bool,
}

pub(super) async fn serve(options: Serve, speaker: &Speaker) -> ExitCode {
    log_to_stderr();
    let mut config = match super::configuration(&options.dir, speaker) {
        Ok(config) => config,
        Err(code) => return code,
    };
    if let Some(listen) = options.listen {
        config.listen = listen;
    }
    if let Some(percent) = options.least_free_percent {
        config.least_free_percent = percent;
    }
    let listen = config.listen;
    let deps = Deps {
        demo: options.demo,
        ..Deps::default()
    };
    if deps.images.is_none() {
        speaker.complain("operator-serve-no-worker", &[]);
    }
    let running = match Server::start(config, deps).await {
        Ok(running) => running,
        Err(error) => {
            complain(&error, listen, speaker);
            return ExitCode::FAILURE;
        }
    };
    let url = running.state.public_url.clone();
    speaker.tell("operator-serve-listening", &[("url", &url)]);
    if options.demo {
        speaker.tell("operator-serve-demo", &[("url", &url)]);
    }
    told_to_stop().await;
    running.shutdown().await;
    ExitCode::SUCCESS
}

fn complain(error: &StartError, listen: SocketAddr, speaker: &Speaker) {
    match error {
        StartError::Keys(KeyError::Io(_) | KeyError::Damaged | KeyError::Entropy(_)) => {
            speaker.complain("operator-keys", &[("reason", error)]);
        }
        StartError::ReceiptKey(_) => {
            speaker.complain("operator-receipt-keys-failed", &[("reason", error)]);
        }
        StartError::Storage(_) => speaker.complain("operator-database", &[("reason", error)]),
        StartError::Insecure => {
            speaker.complain("operator-serve-insecure", &[("address", &listen)]);
        }
        StartError::Io(_) | StartError::Tls(_) => {
            speaker.complain("operator-serve-failed", &[("reason", error)]);
        }
    }
}

/// One JSON object a line. `RUST_LOG` chooses; without it, everything of this program from `info` on.
fn log_to_stderr() {
    let filter = EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| EnvFilter::new("warn,akashi_server=info"));
    let _ = tracing_subscriber::fmt()
        .json()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .try_init();
}

#[cfg(unix)]
async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        },
        Err(_) => {
            let _ = tokio::signal::ctrl_c().await;
        }
    }
}

#[cfg(not(unix))]
async fn told_to_stop() {
    let _ = tokio::signal::ctrl_c().await;
}
