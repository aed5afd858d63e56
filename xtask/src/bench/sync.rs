//! How fast a filled outbox comes through to the server: beside PouchDB, which replicates the same to express-pouchdb,
//! and beside the least that a server can do with the same bytes. The three alternate, so that whatever else the machine
//! does falls on all of them. Both of our sides write as they always do: nothing is acknowledged that is not on the disk.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use super::side::{self, Serving};
use super::{figure, median, reached};
use crate::{Outcome, command};

/// Figures to reach: times as fast as PouchDB, share of the least there is, milliseconds of a look at nothing, mebibytes
/// of each side, cost of an application with many held beside one with few, images in a second.
const LIMITS: (f64, f64, f64, f64, f64, f64) = (3.0, 0.5, 5.0, 100.0, 1.2, 10.0);
/// Bytes of an application with its two images.
const BYTES: usize = 4 * 1024 + 2 * 300_000;
/// Applications whose cost is measured for the growth, each time.
const PROBE: u64 = 100;
/// So often.
const PROBES: usize = 7;
/// Held before each of the two.
const HELD: (u64, u64) = (100, 10_000);
/// Bytes of an image where only the number of applications matters.
const SMALL: &str = "8192";
/// Looks at an outbox with nothing to do.
const LOOKS: &str = "200";
/// For how long images are counted that are encoded anew.
const ENCODING: Duration = Duration::from_secs(20);

/// Options of `cargo xtask bench sync`.
#[derive(clap::Args)]
pub struct Options {
    /// Applications, all rounds together
    #[arg(long, default_value_t = 1_000)]
    applications: u64,
    /// Rounds in which the three alternate
    #[arg(long, default_value_t = 5)]
    rounds: u64,
    /// Leave out the growth and the idle look, which hold ten thousand applications
    #[arg(long)]
    short: bool,
}

/// Where everything of a run lies.
struct Run {
    folder: PathBuf,
    photographs: PathBuf,
    /// Images are numbered from here.
    next: u64,
}

/// What the rounds showed.
#[derive(Default)]
struct Rates {
    ours: Vec<f64>,
    pouchdb: Vec<f64>,
    limit: Vec<f64>,
    client_peak: f64,
    server_peak: f64,
}

/// # Errors
/// When something does not build or start, or a figure is missed.
pub fn run(options: &Options) -> Outcome {
    side::build()?;
    let pouchdb = side::node("pouchdb")?;
    let folder = side::fresh("sync")?;
    let mut run = Run {
        photographs: folder.with_file_name("photographs"),
        folder,
        next: 0,
    };
    println!("profile: {}", side::PROFILE);
    let rates = run.rates(options, &pouchdb)?;
    let encoded = run.encoding()?;
    figure("sanitise_rate", format!("{encoded:.1}"), "images/s");
    let (idle, growth) = if options.short {
        (0.0, 1.0)
    } else {
        run.growth()?
    };
    rates.report(encoded, idle, growth)
}

impl Run {
    /// A round more than asked for: the first one only warms up.
    fn rates(&mut self, options: &Options, pouchdb: &Path) -> Result<Rates, String> {
        let count = (options.applications / options.rounds.max(1)).max(1);
        let mut rates = Rates::default();
        for round in 0..=options.rounds.max(1) {
            let (ours, client, server) = self.ours("", count)?;
            let theirs = self.pouchdb(pouchdb, count, round)?;
            let limit = self.limit(count)?;
            println!("round {round}: {ours:.1}/s, PouchDB {theirs:.1}/s, bare {limit:.1}/s");
            if round > 0 {
                rates.ours.push(ours);
                rates.pouchdb.push(theirs);
                rates.limit.push(limit);
            }
            rates.client_peak = rates.client_peak.max(client);
            rates.server_peak = rates.server_peak.max(server);
        }
        Ok(rates)
    }

    fn device(&self, name: &str) -> PathBuf {
        self.folder.join(format!("device{name}"))
    }

    fn campus(&self, name: &str) -> PathBuf {
        self.folder.join(format!("campus{name}"))
    }

    fn fill(&mut self, name: &str, count: u64, bytes: &str) -> Outcome {
        let mut fill = side::ours(["fill", "--bytes", bytes, "--count", &count.to_string()]);
        fill.args(["--first", &self.next.to_string()])
            .arg("--dir")
            .arg(self.device(name))
            .arg("--campus")
            .arg(self.campus(name))
            .arg("--photographs")
            .arg(&self.photographs);
        self.next += count;
        command::run(fill)
    }

    fn send(&self, name: &str, server: &Serving, looks: &str) -> Result<[f64; 4], String> {
        let mut send = side::ours(["send", "--looks", looks, "--server"]);
        send.arg(format!("http://{}/", server.said))
            .arg("--dir")
            .arg(self.device(name));
        side::numbers(send)
    }

    /// Applications in a second, and the peaks of client and server.
    fn ours(&mut self, name: &str, count: u64) -> Result<(f64, f64, f64), String> {
        self.fill_running(name, count, "300000")?;
        let server = Serving::campus(&self.campus(name))?;
        let [sent, seconds, client, _] = self.send(name, &server, "0")?;
        Ok((sent / seconds, client, server.peak()))
    }

    /// A server that is new makes its folder first.
    fn fill_running(&mut self, name: &str, count: u64, bytes: &str) -> Outcome {
        let _server = if self.campus(name).exists() {
            None
        } else {
            fs::create_dir_all(self.campus(name)).map_err(|error| error.to_string())?;
            Some(Serving::campus(&self.campus(name))?)
        };
        self.fill(name, count, bytes)
    }

    fn pouchdb(&self, programs: &Path, count: u64, round: u64) -> Result<f64, String> {
        let folders = ["pouchdb-device", "pouchdb-campus"].map(|name| self.folder.join(name));
        for folder in &folders {
            fs::create_dir_all(folder).map_err(|error| error.to_string())?;
        }
        let [device, campus] = folders;
        let mut server = Command::new("node");
        server.arg(programs.join("server.js")).arg(campus);
        let server = Serving::start(server)?;
        let mut client = Command::new("node");
        client.arg(programs.join("client.js")).arg(device).args([
            server.port(),
            &count.to_string(),
            &(round * count).to_string(),
        ]);
        let [seconds] = side::numbers(client)?;
        Ok(count_of(count) / seconds)
    }

    fn limit(&self, count: u64) -> Result<f64, String> {
        let mut bare = Command::new(side::program("examples/bare"));
        bare.arg(self.folder.join("bare.db"));
        let server = Serving::start(bare)?;
        let (count_text, bytes) = (count.to_string(), BYTES.to_string());
        let bring = side::ours([
            "bring",
            "--port",
            server.port(),
            "--count",
            &count_text,
            "--bytes",
            &bytes,
        ]);
        let [seconds] = side::numbers(bring)?;
        Ok(count_of(count) / seconds)
    }

    /// Images in a second, of those that wait since the rounds.
    fn encoding(&self) -> Result<f64, String> {
        let campus = self.campus("");
        let _server = Serving::campus(&campus)?;
        let waiting = || -> Result<f64, String> {
            let mut waiting = side::ours(["waiting", "--campus"]);
            waiting.arg(&campus);
            let [count] = side::numbers(waiting)?;
            Ok(count)
        };
        let (begun, before) = (Instant::now(), waiting()?);
        let mut after = before;
        while after > 0.0 && begun.elapsed() < ENCODING {
            thread::sleep(Duration::from_millis(500));
            after = waiting()?;
        }
        Ok((before - after) / begun.elapsed().as_secs_f64())
    }

    /// Milliseconds of a look at nothing when many were sent, and how much more an application costs then. Both kinds of
    /// device and server are filled first and asked in turns: who comes second would pay for the disk's being busy.
    fn growth(&mut self) -> Result<(f64, f64), String> {
        let sides = [("-few", HELD.0), ("-many", HELD.1)];
        for (name, target) in sides {
            self.hold(name, target)?;
        }
        let (mut ratios, mut looks) = (Vec::new(), Vec::new());
        for _ in 0..PROBES {
            let [(few, _), (many, look)] = [self.probe("-few")?, self.probe("-many")?];
            println!(
                "{} held: {:.2} ms each; {}: {:.2} ms",
                HELD.0,
                few * 1e3,
                HELD.1,
                many * 1e3
            );
            ratios.push(many / few);
            looks.push(look);
        }
        Ok((median(looks), median(ratios)))
    }

    /// Fills device and server until they hold so many.
    fn hold(&mut self, name: &str, target: u64) -> Outcome {
        let mut left = target;
        while left > 0 {
            let batch = left.min(1_000);
            self.fill_running(name, batch, SMALL)?;
            let server = Serving::campus(&self.campus(name))?;
            self.send(name, &server, "0")?;
            left -= batch;
        }
        Ok(())
    }

    /// Seconds of an application, and milliseconds of a look at nothing.
    fn probe(&mut self, name: &str) -> Result<(f64, f64), String> {
        self.fill(name, PROBE, "300000")?;
        let server = Serving::campus(&self.campus(name))?;
        let [sent, seconds, _, look] = self.send(name, &server, LOOKS)?;
        Ok((seconds / sent, look))
    }
}

impl Rates {
    fn report(self, encoded: f64, idle: f64, growth: f64) -> Outcome {
        let ratios = |theirs: &[f64]| {
            let pairs = self.ours.iter().zip(theirs);
            median(pairs.map(|(ours, theirs)| ours / theirs).collect())
        };
        let (pouchdb, limit) = (ratios(&self.pouchdb), ratios(&self.limit));
        let mebi = f64::from(1 << 20);
        let (client, server) = (self.client_peak / mebi, self.server_peak / mebi);
        figure(
            "sync_rate",
            format!("{:.1}", median(self.ours)),
            "applications/s",
        );
        figure(
            "sync_rate_pouchdb",
            format!("{:.1}", median(self.pouchdb)),
            "applications/s",
        );
        figure(
            "sync_rate_limit",
            format!("{:.1}", median(self.limit)),
            "applications/s",
        );
        figure("sync_vs_pouchdb", format!("{pouchdb:.2}"), "");
        figure("sync_vs_limit", format!("{limit:.2}"), "");
        figure("sync_idle", format!("{idle:.2}"), "ms");
        figure("sync_client_memory", format!("{client:.0}"), "MiB");
        figure("sync_server_memory", format!("{server:.0}"), "MiB");
        figure("sync_growth", format!("{growth:.2}"), "");
        reached([
            (pouchdb >= LIMITS.0, "sync_vs_pouchdb"),
            (limit >= LIMITS.1, "sync_vs_limit"),
            (idle <= LIMITS.2, "sync_idle"),
            (client <= LIMITS.3, "sync_client_memory"),
            (server <= LIMITS.3, "sync_server_memory"),
            (growth <= LIMITS.4, "sync_growth"),
            (encoded >= LIMITS.5, "sanitise_rate"),
        ])
    }
}

#[allow(clippy::cast_precision_loss, reason = "a few thousand")]
fn count_of(count: u64) -> f64 {
    count as f64
}
