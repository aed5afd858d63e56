//! Programs that run beside a test and end with it, their children included.

use std::fs::File;
use std::io::Write as _;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::Result;

/// A running program. Dropping it ends the whole group of processes it leads.
pub struct Running {
    name: String,
    child: Child,
}

impl Running {
    /// Starts `command` as the leader of its own group, with its output in `log`.
    ///
    /// # Errors
    /// When the program or the log cannot be opened.
    pub fn start(mut command: Command, log: &Path) -> Result<Self> {
        let file = File::options().create(true).append(true).open(log)?;
        command.stderr(file.try_clone()?);
        Self::start_piped(command.stdout(file).stdin(Stdio::null()))
    }

    /// As [`Self::start`], with whatever input and output the command has.
    ///
    /// # Errors
    /// When the program cannot be started.
    pub fn start_piped(command: &mut Command) -> Result<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        let child = command
            .process_group(0)
            .spawn()
            .map_err(|error| format!("{name}: {error}"))?;
        Ok(Self { name, child })
    }

    /// Its input and output.
    pub fn child(&mut self) -> &mut Child {
        &mut self.child
    }

    /// # Errors
    /// When it has ended, with its status.
    pub fn must_run(&mut self) -> Result<()> {
        match self.child.try_wait()? {
            Some(status) => Err(format!("{} ended with {status}", self.name).into()),
            None => Ok(()),
        }
    }

    /// Ends it at once, as a power cut would: no handler runs.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn kill(mut self) -> Result<()> {
        self.signal("KILL");
        self.child.wait()?;
        Ok(())
    }

    fn signal(&self, signal: &str) {
        // A group that is gone already is what was wanted.
        let group = format!("-{}", self.child.id());
        let _ = Command::new("kill")
            .args(["-s", signal, "--", &group])
            .stderr(Stdio::null())
            .status();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.signal("TERM");
        for _ in 0..60 {
            if matches!(self.child.try_wait(), Ok(Some(_)) | Err(_)) {
                break;
            }
            thread::sleep(Duration::from_millis(50));
        }
        self.signal("KILL");
        let _ = self.child.wait();
    }
}

/// Runs a command to its end with `input`, and returns what it printed.
///
/// # Errors
/// When it fails; its standard error is part of the message.
pub fn run(command: &mut Command, input: &[u8]) -> Result<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command
        .spawn()
        .map_err(|error| format!("{name}: {error}"))?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(input)?;
    }
    let output = child.wait_with_output()?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!(
            "{name} ended with {}: {}",
            output.status,
            String::from_utf8_lossy(&output.stderr)
        )
        .into())
    }
}

/// Gives `input` to a program that goes on in the background, as one that holds the clipboard does.
///
/// # Errors
/// When it fails before that.
pub fn hand_over(command: &mut Command, input: &[u8]) -> Result<()> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(input)?;
    }
    let status = child.wait()?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("it ended with {status}").into())
    }
}
