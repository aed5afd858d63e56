//! A desktop that nobody sees: a display, a window manager, a session bus, an unlocked keyring, and a home folder of
//! its own. The application finds what it would find at somebody's desk.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::camera::Camera;
use crate::process::{self, Running};
use crate::{Result, wait};

/// The size of a display, in pixels.
#[derive(Debug, Clone, Copy)]
pub struct Screen {
    /// From left to right.
    pub width: i32,
    /// From top to bottom.
    pub height: i32,
}

impl Screen {
    /// A common notebook.
    pub const NOTEBOOK: Self = Self {
        width: 1280,
        height: 800,
    };
    /// The smallest that is still sold.
    pub const SMALL: Self = Self {
        width: 1024,
        height: 600,
    };
}

/// Settings of the window manager: windows fill the display, dialogs do not, Alt+F4 closes.
const FILLING: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <keyboard><keybind key="A-F4"><action name="Close"/></keybind></keyboard>
  <applications>
    <application class="*" type="normal"><maximized>yes</maximized></application>
  </applications>
</openbox_config>
"#;

/// What looks after windows.
#[derive(Debug, Clone, Copy)]
enum Manager {
    Absent,
    Plain,
    /// With [`FILLING`].
    Filling,
}

/// A running desktop.
pub struct Desktop {
    // Ended in this order.
    _keyring: Running,
    _manager: Option<Running>,
    _bus: Running,
    _display: Running,
    environment: Vec<(String, String)>,
    home: TempDir,
    pictures: PathBuf,
    logs: PathBuf,
}

impl Desktop {
    /// A desktop with a keyring that is unlocked. Pictures go into `folder`, what its programs say into `logs` below.
    ///
    /// # Errors
    /// When one of its programs is missing or does not start.
    pub fn start(folder: &Path, screen: Screen) -> Result<Self> {
        Self::managed(folder, screen, Manager::Plain)
    }

    /// The same without a window manager: every window has the size it asked for, and none gets the keyboard.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub fn unmanaged(folder: &Path, screen: Screen) -> Result<Self> {
        Self::managed(folder, screen, Manager::Absent)
    }

    /// The same where every window that opens fills the display.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub fn filled(folder: &Path, screen: Screen) -> Result<Self> {
        Self::managed(folder, screen, Manager::Filling)
    }

    fn managed(folder: &Path, screen: Screen, manager: Manager) -> Result<Self> {
        let logs = &folder.join("logs");
        fs::create_dir_all(logs)?;
        let home = tempfile::Builder::new().prefix("akashi-e2e-").tempdir()?;
        let mut environment = folders(home.path())?;
        let (display, number) = display(logs, screen)?;
        environment.push(("DISPLAY".to_owned(), format!(":{number}")));
        let (bus, address) = bus(&environment)?;
        environment.push(("DBUS_SESSION_BUS_ADDRESS".to_owned(), address));
        if matches!(manager, Manager::Filling) {
            let openbox = home.path().join("config/openbox");
            fs::create_dir_all(&openbox)?;
            fs::write(openbox.join("rc.xml"), FILLING)?;
        }
        let manager = match manager {
            Manager::Absent => None,
            Manager::Plain | Manager::Filling => Some(Running::start(
                with(Command::new("openbox"), &environment),
                &logs.join("openbox.log"),
            )?),
        };
        let keyring = start_keyring(&environment, logs)?;
        Ok(Self {
            _keyring: keyring,
            _manager: manager,
            _bus: bus,
            _display: display,
            environment,
            home,
            pictures: folder.to_owned(),
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

    /// Where pictures go.
    #[must_use]
    pub fn pictures(&self) -> &Path {
        &self.pictures
    }

    /// Where programs write what they have to say.
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

    /// Types a text without pause in the window that has the focus, by the keys of this desktop's keyboard.
    ///
    /// # Errors
    /// When it cannot be done.
    pub fn type_text(&self, text: &str) -> Result<()> {
        let mut xdotool = self.command("xdotool");
        process::run(xdotool.args(["type", "--delay", "12", text]), b"").map(drop)
    }

    /// Puts a text into the clipboard.
    ///
    /// # Errors
    /// When it cannot be done.
    pub fn copy(&self, text: &str) -> Result<()> {
        let mut xclip = self.command("xclip");
        xclip.args(["-selection", "clipboard"]);
        process::hand_over(&mut xclip, text.as_bytes())
    }

    /// Puts a PNG picture into the clipboard, as a program for pictures does.
    ///
    /// # Errors
    /// When it cannot be done.
    pub fn copy_picture(&self, file: &Path) -> Result<()> {
        let mut xclip = self.command("xclip");
        xclip.args(["-selection", "clipboard", "-t", "image/png", "-i"]);
        process::hand_over(xclip.arg(file), b"")
    }

    /// A picture of the whole display, dialogs included.
    ///
    /// # Errors
    /// When it cannot be taken.
    pub fn photograph(&self, name: &str) -> Result<()> {
        let file = self.pictures.join(format!("{name}.png"));
        process::run(
            self.command("import").args(["-window", "root"]).arg(file),
            b"",
        )
        .map(drop)
    }

    /// What looks at the application's window from outside.
    #[must_use]
    pub fn camera(&self) -> Camera {
        Camera {
            environment: self.environment.clone(),
        }
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

pub(crate) fn with(mut command: Command, environment: &[(String, String)]) -> Command {
    command
        .env_clear()
        .envs(environment.iter().map(|(name, value)| (name, value)));
    command
}

/// A display; the server itself picks a number that is free.
fn display(logs: &Path, screen: Screen) -> Result<(Running, u32)> {
    let log = fs::File::create(logs.join("display.log"))?;
    let mut server = Command::new("Xvfb");
    server
        .args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            &format!("{}x{}x24", screen.width, screen.height),
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
