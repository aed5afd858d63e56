//! The processes as seen from outside.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use akashi_tests::neighbours::slapd::Slapd;
use serde_json::Value;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::time::Instant;

use super::computer::{Answer, Order};
use super::plan::Death;
use super::points;
use super::power::record;
use super::preload::Preload;
use crate::fault::Result;

/// How long a living process may take to answer: decoding a photograph on a busy machine is the longest.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long a process that says nothing more may take to be gone.
const LAST_BREATH: Duration = Duration::from_secs(5);

/// How long a process may live that is to die at a place: it may never come there.
const LONG_LIFE: Duration = Duration::from_secs(4);

/// The process is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Gone;

/// How a process ended.
#[derive(Debug, Clone, Copy)]
pub(super) struct End {
    /// From here, and not by itself at a place.
    pub was_killed: bool,
    /// Its status, if nobody killed it: then something is wrong with it.
    pub fault: Option<ExitStatus>,
}

/// One that dies as planned, unless it is let go before.
struct Mortal {
    child: Child,
    dies_at: Option<Instant>,
    /// It was ended from here, not by itself at a place.
    killed: bool,
    /// How it ended, if nobody killed it: what it was told to do at a place counts as killed.
    fault: Option<ExitStatus>,
}

impl Mortal {
    fn start(
        role: &str,
        arguments: &[&str],
        death: Option<&Death>,
        preload: Option<&Preload>,
    ) -> Result<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        if let Some(preload) = preload {
            preload.switch_on(command.as_std_mut());
        }
        command.arg(role).args(arguments).kill_on_drop(true);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let dies_at = match death {
            Some(Death::At(place)) => {
                command.env(points::VARIABLE, place);
                Some(Instant::now() + LONG_LIFE)
            }
            Some(Death::AtChange(change)) => {
                command.env(record::END, change.to_string());
                Some(Instant::now() + LONG_LIFE)
            }
            Some(Death::After(life)) => Some(Instant::now() + *life),
            None => None,
        };
        Ok(Self {
            child: command.spawn()?,
            dies_at,
            killed: false,
            fault: None,
        })
    }

    /// Waits for `answer`, or for the end. When there is none the process is gone for good, and has let go of its folder.
    async fn or_gone<T>(&mut self, answer: impl Future<Output = Option<T>>) -> Result<Option<T>> {
        let end = self.dies_at.unwrap_or_else(|| Instant::now() + PATIENCE);
        tokio::select! {
            answer = answer => {
                if answer.is_none() {
                    self.bury().await?;
                }
                Ok(answer)
            }
            () = tokio::time::sleep_until(end) => {
                self.child.kill().await?;
                self.killed = true;
                match self.dies_at {
                    Some(_) => Ok(None),
                    None => Err(format!("no answer within {PATIENCE:?}").into()),
                }
            }
        }
    }

    /// It has said its last, and is gone when this returns.
    async fn bury(&mut self) -> Result<()> {
        match tokio::time::timeout(LAST_BREATH, self.child.wait()).await {
            Ok(status) => self.fault = not_killed(status?),
            Err(_) => self.child.kill().await?,
        }
        Ok(())
    }

    /// Has its end come?
    async fn is_gone(&mut self) -> Result<bool> {
        if let Some(status) = self.child.try_wait()? {
            self.fault = not_killed(status);
            return Ok(true);
        }
        let is_time = self.dies_at.is_some_and(|end| end <= Instant::now());
        if is_time {
            self.child.kill().await?;
            self.killed = true;
        }
        Ok(is_time)
    }
}

/// The status of a process that ended otherwise than by SIGKILL.
fn not_killed(status: ExitStatus) -> Option<ExitStatus> {
    #[cfg(unix)]
    {
        use std::os::unix::process::ExitStatusExt as _;
        let kill = rustix::process::Signal::KILL.as_raw();
        (status.signal() != Some(kill)).then_some(status)
    }
    #[cfg(not(unix))]
    Some(status)
}

/// A graduate's computer.
pub(super) struct Computer {
    process: Mortal,
    orders: ChildStdin,
    answers: Lines<BufReader<ChildStdout>>,
}

impl Computer {
    /// Starts the application; `None` when it died at once.
    pub(super) async fn start(dir: &Path, death: Option<&Death>) -> Result<Option<Self>> {
        let started = Self::start_with(dir, death, None).await?;
        Ok(started.ok())
    }

    /// The same, told about its disk. Whoever is gone says how it ended.
    pub(super) async fn start_with(
        dir: &Path,
        death: Option<&Death>,
        preload: Option<&Preload>,
    ) -> Result<std::result::Result<Self, End>> {
        let dir = dir.to_str().ok_or("a path in UTF-8")?;
        let mut process = Mortal::start("computer", &["--dir", dir], death, preload)?;
        let orders = process.child.stdin.take().ok_or("no input")?;
        let answers = process.child.stdout.take().ok_or("no output")?;
        let mut computer = Self {
            process,
            orders,
            answers: BufReader::new(answers).lines(),
        };
        Ok(match computer.answer().await? {
            Ok(_) => Ok(computer),
            Err(Gone) => Err(computer.end()),
        })
    }

    /// A command, and its answer or the code of its refusal.
    pub(super) async fn call(
        &mut self,
        command: &str,
        request: Value,
        files: &[PathBuf],
    ) -> Result<std::result::Result<std::result::Result<Value, String>, Gone>> {
        let order = Order {
            command: command.to_owned(),
            request,
            files: files.to_vec(),
        };
        let mut line = serde_json::to_vec(&order)?;
        line.push(b'\n');
        // A broken pipe is noticed by the answer that does not come.
        let _ = self.orders.write_all(&line).await;
        self.answer().await
    }

    async fn answer(
        &mut self,
    ) -> Result<std::result::Result<std::result::Result<Value, String>, Gone>> {
        let line = async { self.answers.next_line().await.ok().flatten() };
        let Some(line) = self.process.or_gone(line).await? else {
            return Ok(Err(Gone));
        };
        // Half a line is the last of a process that died while it wrote.
        Ok(match serde_json::from_str(&line) {
            Ok(Answer::Done(done)) => Ok(Ok(done)),
            Ok(Answer::Refused(code)) => Ok(Err(code)),
            Err(_) => Err(Gone),
        })
    }

    /// Has its end come?
    pub(super) async fn is_gone(&mut self) -> Result<bool> {
        self.process.is_gone().await
    }

    /// How it ended, once it is gone.
    pub(super) const fn end(&self) -> End {
        End {
            was_killed: self.process.killed,
            fault: self.process.fault,
        }
    }

    /// Ends it as its owner would.
    pub(super) async fn quit(mut self) -> Result<()> {
        drop(self.orders);
        let ended = tokio::time::timeout(PATIENCE, self.process.child.wait());
        ended.await.map_err(|_| "it does not quit")??;
        Ok(())
    }
}

/// The university's server, at an address that stays.
pub(super) struct Campus {
    dir: PathBuf,
    listen: SocketAddr,
    /// How it reaches its directory, as arguments.
    directory: Vec<String>,
    process: Option<Mortal>,
    /// Was the last process ended from here, and not by itself at a place?
    pub was_killed: bool,
    /// How the last process ended, if nobody killed it.
    pub fault: Option<ExitStatus>,
    /// What it is told about its disk.
    pub preload: Option<Preload>,
}

impl Campus {
    /// One whose folder is `dir`, which is made here, at an address of its own.
    pub(super) fn found(dir: &Path) -> Result<Self> {
        // Free at this moment; nobody else here asks for fixed ports.
        let listen = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))?.local_addr()?;
        std::fs::create_dir(dir)?;
        Ok(Self::new(dir, listen))
    }

    pub(super) fn new(dir: &Path, listen: SocketAddr) -> Self {
        Self {
            dir: dir.to_owned(),
            listen,
            directory: Vec::new(),
            process: None,
            was_killed: false,
            fault: None,
            preload: None,
        }
    }

    /// From its next start on it has a directory, and people sign in with a campus ID.
    pub(super) fn ask_directory(&mut self, slapd: &Slapd) -> Result<()> {
        let authority = slapd.authority();
        let authority = authority.to_str().ok_or("a path in UTF-8")?;
        self.directory = [
            "--directory",
            &slapd.tls().to_string(),
            "--authority",
            authority,
        ]
        .map(str::to_owned)
        .to_vec();
        Ok(())
    }

    pub(super) fn dir(&self) -> &Path {
        &self.dir
    }

    pub(super) const fn listen(&self) -> SocketAddr {
        self.listen
    }

    pub(super) fn address(&self) -> String {
        format!("http://{}/", self.listen)
    }

    /// Starts it; `false` when it died before it listened.
    pub(super) async fn start(&mut self, death: Option<&Death>) -> Result<bool> {
        let dir = self.dir.to_str().ok_or("a path in UTF-8")?;
        let listen = self.listen.to_string();
        let mut arguments = vec!["--dir", dir, "--listen", &listen];
        arguments.extend(self.directory.iter().map(String::as_str));
        let mut process = Mortal::start("campus", &arguments, death, self.preload.as_ref())?;
        let out = process.child.stdout.take().ok_or("no output")?;
        let mut lines = BufReader::new(out).lines();
        let line = async { lines.next_line().await.ok().flatten() };
        let listens = process.or_gone(line).await?.is_some();
        (self.was_killed, self.fault) = (process.killed, process.fault);
        self.process = listens.then_some(process);
        Ok(listens)
    }

    /// Has its end come?
    pub(super) async fn is_gone(&mut self) -> Result<bool> {
        let Some(process) = &mut self.process else {
            return Ok(true);
        };
        let gone = process.is_gone().await?;
        if gone {
            (self.was_killed, self.fault) = (process.killed, process.fault);
            self.process = None;
        }
        Ok(gone)
    }

    /// Ends it for good.
    pub(super) async fn stop(&mut self) -> Result<()> {
        if let Some(mut process) = self.process.take() {
            process.child.kill().await?;
        }
        Ok(())
    }
}
