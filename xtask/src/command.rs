//! Running other programs.

use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};
use std::{fmt, io};

use crate::Outcome;

/// A command in the current folder.
pub fn new<I: AsRef<OsStr>>(
    program: impl AsRef<OsStr>,
    arguments: impl IntoIterator<Item = I>,
) -> Command {
    let mut command = Command::new(program);
    command.args(arguments);
    command
}

/// Cargo itself, the one that runs this task, as if it were called from a shell: what it has told this task of itself
/// is nothing to a build. Build scripts that look at it (ring's does) would be run again, and half of the workspace
/// compiled anew, whenever somebody calls cargo by hand in between.
pub fn cargo<I: AsRef<OsStr>>(arguments: impl IntoIterator<Item = I>) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = new(cargo, arguments);
    for (name, _) in std::env::vars_os() {
        let told = name.to_str().is_some_and(|name| {
            name == "CARGO" || name.starts_with("CARGO_MANIFEST_") || name.starts_with("CARGO_PKG_")
        });
        if told {
            command.env_remove(name);
        }
    }
    // What is kept for the next build of the same folder takes gigabytes there, and a machine that tests a clone and
    // throws it away never builds it again.
    if std::env::var_os("CI").is_some() {
        command.env("CARGO_INCREMENTAL", "0");
    }
    command
}

/// npm in `ui/`.
pub fn npm<I: AsRef<OsStr>>(program: &str, arguments: impl IntoIterator<Item = I>) -> Command {
    let name = if cfg!(windows) {
        format!("{program}.cmd")
    } else {
        program.to_owned()
    };
    let mut command = new(name, arguments);
    command
        .current_dir("ui")
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .env("NO_COLOR", "1");
    command
}

/// Runs a command to its end.
///
/// # Errors
/// When it cannot be started or ends with another status than success.
pub fn run(mut command: Command) -> Outcome {
    let status = command
        .status()
        .map_err(|error| not_started(&command, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} ended with {status}", Shown(&command)))
    }
}

/// Runs a command to its end with `line` as its standard input, where no other program sees it.
///
/// # Errors
/// When it cannot be started or ends with another status than success.
pub fn run_with(mut command: Command, line: &str) -> Outcome {
    let mut child = command
        .stdin(Stdio::piped())
        .spawn()
        .map_err(|error| not_started(&command, &error))?;
    if let Some(mut stdin) = child.stdin.take() {
        writeln!(stdin, "{line}").map_err(|error| error.to_string())?;
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} ended with {status}", Shown(&command)))
    }
}

/// Runs a command, shows its output as it comes, each line after the name of its `lane`, and returns it too: whether it
/// succeeded, and what it wrote.
///
/// # Errors
/// When it cannot be started.
pub fn tee(mut command: Command, lane: &str) -> Result<(bool, String), String> {
    command.stdout(Stdio::piped());
    let mut child = command
        .spawn()
        .map_err(|error| not_started(&command, &error))?;
    let mut text = String::new();
    if let Some(stdout) = child.stdout.take() {
        let mut lines = BufReader::new(stdout);
        let mut line = Vec::new();
        while lines
            .read_until(b'\n', &mut line)
            .is_ok_and(|length| length > 0)
        {
            let said = String::from_utf8_lossy(&line);
            // A closed terminal is no reason to stop testing.
            let _ = write!(io::stdout().lock(), "{lane:>7} | {said}");
            text.push_str(&said);
            line.clear();
        }
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    Ok((status.success(), text))
}

/// The standard output of a command that must succeed.
///
/// # Errors
/// When it cannot be started or fails; its standard error is shown.
pub fn output(mut command: Command) -> Result<Vec<u8>, String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| not_started(&command, &error))?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(format!("{} ended with {}", Shown(&command), output.status))
    }
}

/// Whether a program can be found.
pub fn exists(program: &str) -> bool {
    std::env::var_os("PATH").is_some_and(|paths| {
        std::env::split_paths(&paths).any(|folder| {
            folder
                .join(format!("{program}{}", std::env::consts::EXE_SUFFIX))
                .is_file()
        })
    })
}

fn not_started(command: &Command, error: &io::Error) -> String {
    format!(
        "{} cannot be started: {error}",
        command.get_program().to_string_lossy()
    )
}

/// A command as a person would type it.
struct Shown<'a>(&'a Command);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.get_program().to_string_lossy())?;
        for argument in self.0.get_args() {
            write!(f, " {}", argument.to_string_lossy())?;
        }
        Ok(())
    }
}
