//! A real university server with its own folder and mail folder.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use tempfile::TempDir;

use crate::process::{self, Running};
use crate::{Result, programs, wait};

/// The member of staff of the tests.
pub const STAFF: &str = "shinsa";
/// The password of that member of staff.
pub const STAFF_PASSWORD: &str = "Kaki-no-ki 42 hon";

/// A university.
pub struct University {
    server: Option<Running>,
    folder: TempDir,
    port: u16,
    log: PathBuf,
}

impl University {
    /// Makes a university with one member of staff, and starts its server.
    ///
    /// # Errors
    /// When the server's program fails.
    pub fn start(logs: &Path) -> Result<Self> {
        let folder = tempfile::Builder::new()
            .prefix("akashi-university-")
            .tempdir()?;
        let program = programs::ours("akashi-server")?;
        process::run(
            Command::new(&program)
                .args(["init", "--dir"])
                .arg(folder.path()),
            b"",
        )?;
        let mut add = Command::new(&program);
        add.args(["staff", "add", "--name", STAFF, "--password-stdin", "--dir"])
            .arg(folder.path());
        process::run(&mut add, STAFF_PASSWORD.as_bytes())?;
        // Free at this moment. The server takes it a moment later; nobody else here asks for fixed ports.
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
            .local_addr()?
            .port();
        let mut university = Self {
            server: None,
            folder,
            port,
            log: logs.join("server.log"),
        };
        university.resume()?;
        Ok(university)
    }

    /// Starts the server again on the same folder and port.
    ///
    /// # Errors
    /// When it does not answer.
    pub fn resume(&mut self) -> Result<()> {
        let mut serve = Command::new(programs::ours("akashi-server")?);
        serve
            .args([
                "serve",
                "--listen",
                &format!("127.0.0.1:{}", self.port),
                "--dir",
            ])
            .arg(self.folder.path());
        let mut server = Running::start(serve, &self.log)?;
        wait::until("the university", wait::PATIENCE, || {
            server.must_run()?;
            Ok(self.is_healthy().then_some(()))
        })?;
        self.server = Some(server);
        Ok(())
    }

    /// Stops the server; it can no longer be reached.
    pub fn interrupt(&mut self) {
        self.server = None;
    }

    /// Its address.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Its folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// What its server wrote into its log.
    #[must_use]
    pub fn log(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// Answers the status and body of a GET, as any program on this computer could ask.
    ///
    /// # Errors
    /// When nothing answers.
    pub fn get(&self, path: &str) -> Result<(u16, String)> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n",
            self.port
        )?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        let status = answer
            .split(' ')
            .nth(1)
            .and_then(|code| code.parse().ok())
            .ok_or("no status")?;
        let body = answer
            .split_once("\r\n\r\n")
            .map(|(_, body)| body.to_owned())
            .unwrap_or_default();
        Ok((status, body))
    }

    fn is_healthy(&self) -> bool {
        self.get("/healthz").is_ok_and(|(status, _)| status == 200)
    }
}
