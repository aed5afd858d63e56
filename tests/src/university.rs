//! A real university server with its own folder and mail folder.

use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use tempfile::TempDir;

use crate::journey::people::KNOWN_GRADUATE;
use crate::mail::Mail;
use crate::process::{self, Running};
use crate::{Result, http, programs, wait};

/// The member of staff of the tests, and their password.
const STAFF: (&str, &str) = ("shinsa", "Kaki-no-ki 42 hon");

/// What people need to know of a university that runs on this computer.
#[derive(Debug, Clone)]
pub struct Campus {
    /// Where it answers: `http://127.0.0.1:port`.
    pub address: String,
    /// Its folder; the mails are below it.
    pub folder: PathBuf,
    /// The name of a member of staff.
    pub staff: String,
    /// The password of that member of staff.
    pub staff_password: String,
}

impl Campus {
    /// Answers the status and body of a GET, as any program on this computer could ask.
    ///
    /// # Errors
    /// When nothing answers.
    pub fn get(&self, path: &str) -> Result<(u16, String)> {
        http::get(&format!("{}{path}", self.address))
    }

    /// The path of the link in a mail.
    ///
    /// # Errors
    /// When the mail holds none.
    pub fn path_of_link(&self, mail: &Mail) -> Result<String> {
        let link = mail.link(&self.address).ok_or("the mail holds no link")?;
        Ok(link.trim_start_matches(&self.address).to_owned())
    }

    /// Presses the button on the page behind a mail's link: the link that opens the application.
    ///
    /// # Errors
    /// When the page gives none.
    pub fn press_link(&self, mail: &Mail) -> Result<String> {
        let link = format!("{}{}", self.address, self.path_of_link(mail)?);
        let (_, page) = http::post(&link)?;
        page.split('"')
            .find(|part| part.starts_with("akashi:open/"))
            .map(str::to_owned)
            .ok_or_else(|| "the page gives no link".into())
    }
}

/// A university with a server of its own.
pub struct University {
    server: Option<Running>,
    folder: TempDir,
    campus: Campus,
    log: PathBuf,
    /// How many seconds its clock is ahead, where it has one that can be set, and the file that says so.
    ahead: Option<(u64, PathBuf)>,
}

impl University {
    /// Makes a university with one member of staff, and starts its server.
    ///
    /// # Errors
    /// When the server's program fails.
    pub fn start(logs: &Path) -> Result<Self> {
        Self::configured(logs, |_, text| Ok(text))
    }

    /// The same with another configuration: `change` is given the text of `university.toml`.
    ///
    /// # Errors
    /// When the server's program fails.
    pub fn configured(
        logs: &Path,
        change: impl FnOnce(&Campus, String) -> Result<String>,
    ) -> Result<Self> {
        let mut university = Self::founded(logs, change)?;
        university.resume()?;
        Ok(university)
    }

    /// The same with a server whose clock can be set: testkit's, for the released one has none. It knows a graduate.
    ///
    /// # Errors
    /// When the server's program fails.
    pub fn timed(
        logs: &Path,
        change: impl FnOnce(&Campus, String) -> Result<String>,
    ) -> Result<Self> {
        let mut university = Self::founded(logs, change)?;
        university.ahead = Some((0, university.folder.path().join("ahead")));
        university.passes(Duration::ZERO)?;
        university.resume()?;
        Ok(university)
    }

    /// It is as late as here again.
    ///
    /// # Errors
    /// When its clock cannot be set.
    pub fn comes_back(&mut self) -> Result<()> {
        let (seconds, _) = self.ahead.as_mut().ok_or("its clock cannot be set")?;
        *seconds = 0;
        self.passes(Duration::ZERO)
    }

    /// It is so much later at the university from now on.
    ///
    /// # Errors
    /// When its clock cannot be set.
    pub fn passes(&mut self, time: Duration) -> Result<()> {
        let (seconds, file) = self.ahead.as_mut().ok_or("its clock cannot be set")?;
        *seconds += time.as_secs();
        // Never half written: the server may be reading it.
        let next = file.with_extension("next");
        fs::write(&next, seconds.to_string())?;
        Ok(fs::rename(next, file)?)
    }

    fn founded(
        logs: &Path,
        change: impl FnOnce(&Campus, String) -> Result<String>,
    ) -> Result<Self> {
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
        let (name, password) = STAFF;
        add_staff(folder.path(), STAFF, "reviewer")?;
        // Free at this moment. The server takes it a moment later; nobody else here asks for fixed ports.
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
            .local_addr()?
            .port();
        let campus = Campus {
            address: format!("http://127.0.0.1:{port}"),
            folder: folder.path().to_owned(),
            staff: name.to_owned(),
            staff_password: password.to_owned(),
        };
        let file = folder.path().join("university.toml");
        fs::write(&file, change(&campus, fs::read_to_string(&file)?)?)?;
        Ok(Self {
            server: None,
            folder,
            campus,
            log: logs.join("server.log"),
            ahead: None,
        })
    }

    /// Starts the server again on the same folder and port.
    ///
    /// # Errors
    /// When it does not answer.
    pub fn resume(&mut self) -> Result<()> {
        let listen = self.campus.address.trim_start_matches("http://");
        let mut serve = match &self.ahead {
            None => {
                let mut serve = Command::new(programs::ours("akashi-server")?);
                serve.args(["serve", "--least-free-percent", "0"]);
                serve
            }
            Some((_, file)) => {
                let mut serve = Command::new(programs::ours("akashi-timed-campus")?);
                serve.arg("--ahead").arg(file);
                serve.args(["--graduate", KNOWN_GRADUATE]);
                serve
            }
        };
        serve
            .args(["--listen", listen, "--dir"])
            .arg(self.folder.path());
        let mut server = Running::start(serve, &self.log)?;
        wait::until("the university", wait::PATIENCE, || {
            server.must_run()?;
            let (status, _) = self.campus.get("/healthz")?;
            Ok((status == 200).then_some(()))
        })?;
        self.server = Some(server);
        Ok(())
    }

    /// Its operator makes an account for another member of staff, who signs in at the server's own computer.
    ///
    /// # Errors
    /// When the server's program fails.
    pub fn employs(&self, who: (&str, &str), role: &str) -> Result<()> {
        add_staff(self.folder.path(), who, role)
    }

    /// Stops the server; it can no longer be reached.
    pub fn interrupt(&mut self) {
        self.server = None;
    }

    /// What people need to know of it.
    #[must_use]
    pub fn campus(&self) -> &Campus {
        &self.campus
    }
}

fn add_staff(folder: &Path, (name, password): (&str, &str), role: &str) -> Result<()> {
    let mut add = Command::new(programs::ours("akashi-server")?);
    add.args(["staff", "add", "--password-stdin"]);
    add.args(["--name", name, "--role", role, "--dir"])
        .arg(folder);
    process::run(&mut add, password.as_bytes()).map(drop)
}
