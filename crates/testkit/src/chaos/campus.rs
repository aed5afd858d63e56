//! The university's server as a process. Times and counts that keep strangers away are set aside: everybody here comes
//! from one address, and comes back at once.

use std::io::Write as _;
use std::net::SocketAddr;
use std::path::Path;

use akashi_domain::FieldSet;
use akashi_domain::university::{Forms, SignInProfile};
use akashi_server::config::{Config, DirectorySettings};
use akashi_server::keys::{self, Keys};
use akashi_server::{Deps, Server, folder};

use super::{points, trouble};
use crate::fault::Result;
use crate::{university, worker};

/// Serves `dir` at `listen` until it is killed, with a directory where there is one. The folder is made when it is not
/// there.
///
/// # Errors
/// When the server does not start.
pub async fn run(
    dir: &Path,
    listen: SocketAddr,
    directory: Option<DirectorySettings>,
) -> Result<()> {
    points::arm()?;
    found(dir)?;
    let mut info = university::info();
    info.policies.resend_seconds = 0;
    info.policies.mails_per_hour_per_address = u32::MAX;
    info.policies.mails_per_hour_per_client = u32::MAX;
    // Whoever dies while a password is looked at has tried it in vain.
    info.policies.sign_in_slow_after = u32::MAX;
    info.policies.sign_in_refuse_after = u32::MAX;
    info.policies.sign_in_reset_after = u32::MAX;
    // A key is of an older mail where the server was ended while it sent.
    info.policies.key_tries = u32::MAX;
    info.policies.key_mails_per_hour = u32::MAX;
    if directory.is_some() {
        info.profiles.push(SignInProfile::Campus);
        // Where accounts are changed, names are changed as well.
        info.name_proofs = university::name_proofs();
        let form = FieldSet::standard().with_name_proofs(&info.name_proofs);
        info.forms = Forms::all(form);
    }
    let config = Config {
        directory,
        ..university::config(dir, listen, info)
    };
    let mut deps = Deps {
        images: Some(worker::image_worker()?),
        ..Deps::default()
    };
    if let Some(clock) = trouble::clock() {
        deps.clock = clock;
    }
    let running = Server::start(config, deps).await?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", running.addr)?;
    out.flush()?;
    drop(out);
    std::future::pending::<()>().await;
    Ok(())
}

/// Makes the keys, as an operator does before the first start; and once more where that was cut short, since nobody was
/// told of a key that is not whole.
fn found(dir: &Path) -> Result<()> {
    let key = dir.join(keys::FILE);
    if key.exists() && Keys::load(dir).is_err() && !dir.join(folder::DATABASE).exists() {
        std::fs::remove_file(&key)?;
    }
    if !key.exists() {
        Keys::create(dir)?;
    }
    Ok(())
}
