//! The university's server as a process. Times and counts that keep strangers away are set aside: everybody here comes
//! from one address, and comes back at once.

use std::io::Write as _;
use std::net::SocketAddr;
use std::path::Path;

use akashi_server::keys::{self, Keys};
use akashi_server::{Deps, Server};

use super::points;
use crate::fault::Result;
use crate::{university, worker};

/// Serves `dir` at `listen` until it is killed. The folder is made when it is not there.
///
/// # Errors
/// When the server does not start.
pub async fn run(dir: &Path, listen: SocketAddr) -> Result<()> {
    points::arm()?;
    if !dir.join(keys::FILE).exists() {
        Keys::create(dir)?;
    }
    let mut info = university::info();
    info.policies.resend_seconds = 0;
    info.policies.mails_per_hour_per_address = u32::MAX;
    info.policies.mails_per_hour_per_client = u32::MAX;
    let config = university::config(dir, listen, info);
    let deps = Deps {
        images: Some(worker::image_worker()?),
        ..Deps::default()
    };
    let running = Server::start(config, deps).await?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", running.addr)?;
    out.flush()?;
    drop(out);
    std::future::pending::<()>().await;
    Ok(())
}
