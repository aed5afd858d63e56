//! The programs of others that a university has, for real: a directory and an identity provider. Each runs on free
//! ports of this machine, in a folder of its own, as whoever runs the tests, and ends with its value. The mail server is
//! ours, because it has to misbehave.

pub mod idp;
pub mod slapd;
pub mod smtp;

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::process::{self, Running};
use crate::{Result, wait};

/// How often a port is tried that somebody else takes meanwhile.
const TRIES: u32 = 5;
/// Longer than any of them takes to start on two busy cores.
const PATIENCE: Duration = Duration::from_secs(30);

/// Starts what `command` makes of `N` free ports, until it answers on all of them. What it says goes into `log`.
fn start<const N: usize>(
    log: &Path,
    mut command: impl FnMut([u16; N]) -> Result<Command>,
) -> Result<(Running, [u16; N])> {
    let mut reason = None;
    for _ in 0..TRIES {
        let mut ports = [0; N];
        for port in &mut ports {
            *port = free_port()?;
        }
        let mut running = Running::start(command(ports)?, log)?;
        let answers = |port: &u16| TcpStream::connect((Ipv4Addr::LOCALHOST, *port)).is_ok();
        // Whoever has ended will not answer any more.
        let ended = wait::until("a neighbour", PATIENCE, || {
            Ok(match running.must_run() {
                Err(ended) => Some(Some(ended)),
                Ok(()) => ports.iter().all(answers).then_some(None),
            })
        })?;
        match ended {
            None => return Ok((running, ports)),
            ended => reason = ended,
        }
    }
    Err(reason.unwrap_or_else(|| "nothing was tried".into()))
}

/// Free at this moment.
fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    Ok(listener.local_addr()?.port())
}

/// Makes `name.pem`, a key, and `name.crt`, a certificate that it signs itself.
fn make_key(dir: &Path, name: &str, kind: &[&str], subject: &[&str]) -> Result<()> {
    let mut openssl = Command::new("openssl");
    openssl
        .args(["req", "-x509", "-nodes", "-days", "3650", "-newkey"])
        .args(kind)
        .args(["-subj"])
        .args(subject)
        .arg("-keyout")
        .arg(dir.join(format!("{name}.pem")))
        .arg("-out")
        .arg(dir.join(format!("{name}.crt")));
    process::run(&mut openssl, b"").map(drop)
}
