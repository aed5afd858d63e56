//! How long a start takes and how much memory it needs, beside Debian's Chromium in `--app` mode that shows the same
//! screen from the dev host. Both run the same core; the dev host counts on Chromium's side. The two alternate, so
//! that whatever else the machine does falls on both. A third window, an empty page in the same webview, says how much
//! of our time is the webview's own.

use std::fs;
use std::io::{BufRead as _, BufReader, Read};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use super::{figure, median, processes, reached};
use crate::{Outcome, check, command, root};

/// What core and shell write when the view has said that its first screen can be used.
const READY: &str = "the first screen can be used";
/// The example of the shell that shows an empty page.
const EMPTY_WINDOW: &str = "empty_window";
/// Memory is read when a start has settled.
const SETTLED: Duration = Duration::from_secs(3);
/// No start takes this long.
const PATIENCE: Duration = Duration::from_secs(60);
/// Figures to reach.
const LIMITS: (f64, f64, f64) = (0.5, 0.85, 25.0);

/// Options of `cargo xtask bench start`.
#[derive(clap::Args)]
pub struct Options {
    /// How often each of the two is started
    #[arg(long, default_value_t = 10)]
    runs: u32,
}

/// One start.
struct Sample {
    seconds: f64,
    bytes: f64,
}

/// A process group that ends with the measurement.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Browsers leave helpers behind when only the first process ends.
        for pid in processes::tree(self.0.id()).into_iter().rev() {
            let _ = Command::new("kill")
                .args(["-KILL", &pid.to_string()])
                .stderr(Stdio::null())
                .status();
        }
        let _ = self.0.wait();
    }
}

/// # Errors
/// When something does not build or start, or a figure is missed.
pub fn run(options: &Options) -> Outcome {
    if !cfg!(target_os = "linux") {
        return Err("measured on Linux only: it reads /proc".to_owned());
    }
    build()?;
    let (_display, name) = display()?;
    let folder = root::target().join("bench");
    let (mut ours, mut theirs, mut empty) = (Vec::new(), Vec::new(), Vec::new());
    for run in 0..=options.runs {
        let data = fresh(&folder)?;
        let sample = (application(&name, &data)?, browser(&name, &data)?);
        // The first pair only warms the disk cache.
        if run > 0 {
            println!(
                "run {run}: application {:.3} s, {:.0} MB; browser {:.3} s, {:.0} MB",
                sample.0.seconds,
                sample.0.bytes / 1e6,
                sample.1.seconds,
                sample.1.bytes / 1e6
            );
            ours.push(sample.0);
            theirs.push(sample.1);
            empty.push(empty_window(&name)?);
        }
    }
    report(&ours, &theirs, median(empty))
}

fn report(ours: &[Sample], theirs: &[Sample], empty: f64) -> Outcome {
    let of =
        |samples: &[Sample], part: fn(&Sample) -> f64| median(samples.iter().map(part).collect());
    let (time, browser_time) = (of(ours, |s| s.seconds), of(theirs, |s| s.seconds));
    let (memory, browser_memory) = (of(ours, |s| s.bytes), of(theirs, |s| s.bytes));
    let size = fs::metadata(root::binary("release", "akashi"))
        .map_err(|error| error.to_string())?
        .len();
    #[allow(
        clippy::cast_precision_loss,
        reason = "a file has fewer than 2^52 bytes"
    )]
    let size = size as f64 / 1e6;
    figure("start_time", format!("{time:.3}"), "s");
    figure("start_time_browser", format!("{browser_time:.3}"), "s");
    figure("start_time_empty_window", format!("{empty:.3}"), "s");
    figure(
        "start_time_ratio",
        format!("{:.2}", time / browser_time),
        "",
    );
    figure("start_memory", format!("{:.0}", memory / 1e6), "MB");
    figure(
        "start_memory_browser",
        format!("{:.0}", browser_memory / 1e6),
        "MB",
    );
    figure(
        "start_memory_ratio",
        format!("{:.2}", memory / browser_memory),
        "",
    );
    figure("binary_size", format!("{size:.1}"), "MB");
    reached([
        (time / browser_time <= LIMITS.0, "start_time_ratio"),
        (memory / browser_memory <= LIMITS.1, "start_memory_ratio"),
        (size <= LIMITS.2, "binary_size"),
    ])
}

fn build() -> Outcome {
    check::build_interface()?;
    command::run(command::cargo([
        "build",
        "--release",
        "--quiet",
        "--package",
        "akashi",
        "--package",
        "akashi-documents",
        "--bins",
        "--example",
        EMPTY_WINDOW,
    ]))?;
    command::run(command::cargo([
        "build",
        "--release",
        "--quiet",
        "--package",
        "akashi-testkit",
        "--bin",
        "akashi-dev-host",
    ]))
}

/// The display there is, or one that nobody sees.
fn display() -> Result<(Option<Running>, String), String> {
    if let Ok(name) = std::env::var("DISPLAY")
        && !name.is_empty()
    {
        return Ok((None, name));
    }
    let mut server = command::new(
        "Xvfb",
        [
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1280x960x24",
            "-nolisten",
            "tcp",
        ],
    );
    server.stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = server.spawn().map_err(|error| format!("Xvfb: {error}"))?;
    let mut line = String::new();
    if let Some(stdout) = child.stdout.take() {
        BufReader::new(stdout)
            .read_line(&mut line)
            .map_err(|error| error.to_string())?;
    }
    Ok((Some(Running(child)), format!(":{}", line.trim())))
}

/// Both start as on the first day.
fn fresh(folder: &Path) -> Result<PathBuf, String> {
    if folder.is_dir() {
        fs::remove_dir_all(folder).map_err(|error| error.to_string())?;
    }
    fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    fs::canonicalize(folder).map_err(|error| error.to_string())
}

fn application(display: &str, data: &Path) -> Result<Sample, String> {
    let mut start = Command::new(root::binary("release", "akashi"));
    start
        .env("DISPLAY", display)
        .env("AKASHI_DATA_DIR", data.join("application"))
        .env("AKASHI_LOG", "akashi=info");
    start.env("XDG_DATA_HOME", data.join("application-home"));
    let begin = Instant::now();
    let (running, lines) = spawn(start)?;
    wait_for_line(&lines)?;
    let seconds = begin.elapsed().as_secs_f64();
    thread::sleep(SETTLED);
    Ok(Sample {
        seconds,
        bytes: memory(&[&running]),
    })
}

/// Seconds until the empty page in our webview runs its script.
fn empty_window(display: &str) -> Result<f64, String> {
    let program = root::target().join("release/examples").join(EMPTY_WINDOW);
    let mut start = Command::new(program);
    start.env("DISPLAY", display);
    let begin = Instant::now();
    let (_running, lines) = spawn(start)?;
    wait_for_line(&lines)?;
    Ok(begin.elapsed().as_secs_f64())
}

/// The dev host runs the core for the browser, as the application's own process does for the window: its start and its
/// memory count.
fn browser(display: &str, data: &Path) -> Result<Sample, String> {
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|socket| socket.local_addr())
        .map_err(|error| error.to_string())?
        .port();
    let mut host = Command::new(root::binary("release", "akashi-dev-host"));
    host.arg("--listen")
        .arg(format!("127.0.0.1:{port}"))
        .arg("--data-dir")
        .arg(data.join("host"))
        .env("AKASHI_LOG", "info");
    let begin = Instant::now();
    let (host, lines) = spawn(host)?;
    wait_for_port(port)?;
    let mut start = Command::new("chromium");
    start
        .arg(format!("--app=http://127.0.0.1:{port}/"))
        .arg(format!(
            "--user-data-dir={}",
            data.join("browser").display()
        ));
    start.args([
        "--no-first-run",
        "--no-default-browser-check",
        "--password-store=basic",
        "--window-size=1080,780",
    ]);
    if is_root() {
        start.arg("--no-sandbox");
    }
    start.env("DISPLAY", display);
    let (browser, _) = spawn(start)?;
    wait_for_line(&lines)?;
    let seconds = begin.elapsed().as_secs_f64();
    thread::sleep(SETTLED);
    Ok(Sample {
        seconds,
        bytes: memory(&[&browser, &host]),
    })
}

#[allow(
    clippy::cast_precision_loss,
    reason = "memory is smaller than 2^52 bytes"
)]
fn memory(running: &[&Running]) -> f64 {
    running
        .iter()
        .map(|running| processes::memory(running.0.id()))
        .sum::<u64>() as f64
}

/// Starts a program; its lines arrive with the moment they are written.
fn spawn(mut start: Command) -> Result<(Running, Receiver<String>), String> {
    start
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = start
        .spawn()
        .map_err(|error| format!("{}: {error}", start.get_program().to_string_lossy()))?;
    let (sender, lines) = mpsc::channel();
    let outputs: [Option<Box<dyn Read + Send>>; 2] = [
        child.stdout.take().map(|out| Box::new(out) as _),
        child.stderr.take().map(|out| Box::new(out) as _),
    ];
    for output in outputs.into_iter().flatten() {
        let sender = sender.clone();
        thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                // Nobody listens any more once the line has come; the pipe is emptied all the same.
                let _ = sender.send(line);
            }
        });
    }
    Ok((Running(child), lines))
}

fn wait_for_line(lines: &Receiver<String>) -> Outcome {
    let end = Instant::now() + PATIENCE;
    loop {
        match lines.recv_timeout(end.saturating_duration_since(Instant::now())) {
            Ok(line) if line.contains(READY) => return Ok(()),
            Ok(_) => {}
            Err(RecvTimeoutError::Timeout) => {
                return Err("the first screen did not appear".to_owned());
            }
            Err(RecvTimeoutError::Disconnected) => {
                return Err("the program ended before its first screen".to_owned());
            }
        }
    }
}

fn wait_for_port(port: u16) -> Outcome {
    let end = Instant::now() + PATIENCE;
    while Instant::now() < end {
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(2));
    }
    Err("the dev host does not answer".to_owned())
}

/// Chromium refuses its sandbox to root.
fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
