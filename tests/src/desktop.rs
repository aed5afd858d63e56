//! A desktop that nobody sees: a display, a window manager, a session bus, an unlocked keyring, and a home folder of
//! its own. The application finds what it would find at somebody's desk.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::process::{self, Running};
use crate::{Result, wait};

/// A running desktop.
pub struct Desktop {
    // Ended in this order.
    _keyring: Option<Running>,
    _manager: Running,
    _bus: Running,
    _display: Running,
    environment: Vec<(String, String)>,
    home: TempDir,
    logs: PathBuf,
}

impl Desktop {
    /// A desktop with a keyring that is unlocked. What its programs say is written into `logs`.
    ///
    /// # Errors
    /// When one of its programs is missing or does not start.
    pub fn start(logs: &Path) -> Result<Self> {
        Self::with_keyring(logs, true)
    }

    /// A desktop where no program keeps secrets.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub fn without_keyring(logs: &Path) -> Result<Self> {
        Self::with_keyring(logs, false)
    }

    fn with_keyring(logs: &Path, keyring: bool) -> Result<Self> {
        let home = tempfile::Builder::new().prefix("akashi-e2e-").tempdir()?;
        let mut environment = folders(home.path())?;
        let (display, number) = display(logs)?;
        environment.push(("DISPLAY".to_owned(), format!(":{number}")));
        let (bus, address) = bus(&environment)?;
        environment.push(("DBUS_SESSION_BUS_ADDRESS".to_owned(), address));
        let manager = Running::start(
            with(Command::new("openbox"), &environment),
            &logs.join("openbox.log"),
        )?;
        let keyring = if keyring {
            Some(start_keyring(&environment, logs)?)
        } else {
            None
        };
        Ok(Self {
            _keyring: keyring,
            _manager: manager,
            _bus: bus,
            _display: display,
            environment,
            home,
            logs: logs.to_owned(),
        })
    }

    /// A command that runs on this desktop, and sees nothing of the one it was started from.
    #[must_use]
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        with(Command::new(program), &self.environment)
    }

    /// The home folder; everything the application leaves is below it.
    #[must_use]
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Where logs and screenshots go.
    #[must_use]
    pub fn logs(&self) -> &Path {
        &self.logs
    }

    /// Presses a key, or several at once, in the window that has the focus.
    ///
    /// # Errors
    /// When it cannot be done.
    pub fn press(&self, keys: &str) -> Result<()> {
        process::run(
            self.command("xdotool")
                .args(["key", "--clearmodifiers", keys]),
            b"",
        )
        .map(drop)
    }

    /// A picture of the whole display, dialogs included.
    ///
    /// # Errors
    /// When it cannot be taken.
    pub fn photograph(&self, name: &str) -> Result<()> {
        let file = self.logs.join(format!("{name}.png"));
        process::run(
            self.command("import").args(["-window", "root"]).arg(file),
            b"",
        )
        .map(drop)
    }

    /// What takes pictures of the application's window.
    #[must_use]
    pub fn camera(&self) -> Camera {
        Camera {
            environment: self.environment.clone(),
        }
    }
}

/// Takes pictures of the application's window from outside, as a person sees it, menu included. (The driver's own
/// pictures wait for a graphics card.)
#[derive(Debug, Clone)]
pub struct Camera {
    environment: Vec<(String, String)>,
}

impl Camera {
    /// A picture of the window into `file`.
    ///
    /// # Errors
    /// When there is no window, or it cannot be taken.
    pub fn photograph(&self, file: &Path) -> Result<()> {
        let mut search = with(Command::new("xdotool"), &self.environment);
        let windows = process::run(
            search.args(["search", "--onlyvisible", "--class", "akashi"]),
            b"",
        )?;
        let window = windows.lines().next().ok_or("there is no window")?;
        let mut import = with(Command::new("import"), &self.environment);
        process::run(import.args(["-window", window]).arg(file), b"").map(drop)
    }
}

/// Fresh folders for everything a program might write.
fn folders(home: &Path) -> Result<Vec<(String, String)>> {
    let mut environment = vec![("HOME".to_owned(), home.display().to_string())];
    for (name, folder) in [
        ("XDG_DATA_HOME", "data"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_STATE_HOME", "state"),
        ("XDG_RUNTIME_DIR", "run"),
        ("TMPDIR", "tmp"),
    ] {
        let path = home.join(folder);
        fs::create_dir_all(&path)?;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o700))?;
        environment.push((name.to_owned(), path.display().to_string()));
    }
    let path = std::env::var("PATH").unwrap_or_else(|_| "/usr/bin:/bin".to_owned());
    for (name, value) in [
        ("PATH", path.as_str()),
        ("LANG", "C.UTF-8"),
        ("GDK_BACKEND", "x11"),
        ("NO_AT_BRIDGE", "1"),
        // No graphics card here; without it the webview tries one first.
        ("WEBKIT_DISABLE_DMABUF_RENDERER", "1"),
    ] {
        environment.push((name.to_owned(), value.to_owned()));
    }
    Ok(environment)
}

fn with(mut command: Command, environment: &[(String, String)]) -> Command {
    command
        .env_clear()
        .envs(environment.iter().map(|(name, value)| (name, value)));
    command
}

/// A display; the server itself picks a number that is free.
fn display(logs: &Path) -> Result<(Running, u32)> {
    let log = fs::File::create(logs.join("display.log"))?;
    let mut server = Command::new("Xvfb");
    server
        .args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1280x960x24",
            "-nolisten",
            "tcp",
        ])
        .stdin(Stdio::null());
    let mut running = Running::start_piped(server.stdout(Stdio::piped()).stderr(log))?;
    let number = first_line(&mut running)?;
    let number = number
        .parse()
        .map_err(|_| format!("Xvfb did not say its number: {number}"))?;
    Ok((running, number))
}

fn bus(environment: &[(String, String)]) -> Result<(Running, String)> {
    let mut bus = with(Command::new("dbus-daemon"), environment);
    bus.args(["--session", "--nofork", "--nopidfile", "--print-address=1"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped());
    let mut running = Running::start_piped(bus.stderr(Stdio::null()))?;
    let address = first_line(&mut running)?;
    Ok((running, address))
}

/// A real keyring, unlocked as by signing in.
fn start_keyring(environment: &[(String, String)], logs: &Path) -> Result<Running> {
    let log = fs::File::create(logs.join("keyring.log"))?;
    let mut keyring = with(Command::new("gnome-keyring-daemon"), environment);
    keyring
        .args(["--foreground", "--unlock", "--components=secrets"])
        .stdin(Stdio::piped())
        .stdout(log.try_clone()?);
    let mut running = Running::start_piped(keyring.stderr(log))?;
    if let Some(mut stdin) = running.child().stdin.take() {
        stdin.write_all(b"pw")?;
    }
    wait::until("the keyring", wait::PATIENCE, || {
        running.must_run()?;
        let mut ask = with(Command::new("dbus-send"), environment);
        ask.args([
            "--session",
            "--print-reply",
            "--dest=org.freedesktop.DBus",
            "/",
            "org.freedesktop.DBus.NameHasOwner",
        ]);
        let answer = process::run(ask.arg("string:org.freedesktop.secrets"), b"")?;
        Ok(answer.contains("boolean true").then_some(()))
    })?;
    Ok(running)
}

fn first_line(running: &mut Running) -> Result<String> {
    let stdout = running.child().stdout.take().ok_or("no output")?;
    let mut line = String::new();
    BufReader::new(stdout).read_line(&mut line)?;
    Ok(line.trim().to_owned())
}
