//! `receipt-keys …`: the keys that receipts are signed with. Works beside a running server.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use akashi_protocol::receipt::ReceiptKey;
use clap::Subcommand;

use super::opened::Opened;
use super::say::Speaker;
use crate::clock::{Clock as _, SystemClock};
use crate::receipts;
use crate::storage::{StorageError, receipt_key};

/// See [`super::Command::ReceiptKeys`].
#[derive(Debug, Subcommand)]
pub(super) enum ReceiptKeys {
    /// Sign with a new key from now on; the private half of the old one is deleted, what it signed stays good
    Rotate {
        /// The server's folder
        #[arg(long)]
        dir: PathBuf,
    },
    /// Show every key that receipts were ever signed with
    List {
        /// The server's folder
        #[arg(long)]
        dir: PathBuf,
    },
}

pub(super) async fn receipt_keys(command: ReceiptKeys, speaker: &Speaker) -> ExitCode {
    let done = match command {
        ReceiptKeys::Rotate { dir } => rotate(&dir, speaker).await,
        ReceiptKeys::List { dir } => list(&dir, speaker).await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(code) => code,
    }
}

async fn rotate(dir: &Path, speaker: &Speaker) -> Result<(), ExitCode> {
    let opened = Opened::new(dir, speaker)?;
    let kid = receipts::rotate(&opened.storage, dir, SystemClock.now())
        .await
        .map_err(|error| failed(speaker, &error))?;
    speaker.tell("operator-receipt-keys-rotated", &[("key", &kid)]);
    Ok(())
}

async fn list(dir: &Path, speaker: &Speaker) -> Result<(), ExitCode> {
    let opened = Opened::new(dir, speaker)?;
    let keys: Result<Vec<ReceiptKey>, StorageError> = opened.storage.read(receipt_key::all).await;
    let keys = keys.map_err(|error| failed(speaker, &error))?;
    if keys.is_empty() {
        speaker.tell("operator-receipt-keys-none", &[]);
    }
    for key in keys {
        let from = key.from.strftime("%F %TZ");
        match key.until {
            None => speaker.tell(
                "operator-receipt-keys-signing",
                &[("key", &key.kid), ("from", &from)],
            ),
            Some(until) => speaker.tell(
                "operator-receipt-keys-ended",
                &[
                    ("key", &key.kid),
                    ("from", &from),
                    ("until", &until.strftime("%F %TZ")),
                ],
            ),
        }
    }
    Ok(())
}

fn failed(speaker: &Speaker, error: &dyn std::fmt::Display) -> ExitCode {
    speaker.complain("operator-receipt-keys-failed", &[("reason", &error)]);
    ExitCode::FAILURE
}
