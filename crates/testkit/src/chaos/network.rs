//! The campaign on a bad line: graduates apply through it, nobody dies, and in the end the server holds each application
//! once, with every image. Also: how much of the images was sent more than once.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use akashi_documents::sample::Sample;
use futures_util::stream::{self, StreamExt as _};

use super::child::{Campus, Computer, Gone};
use super::oracle::{self, Findings};
use super::person::{Broken, Person, Stage};
use super::plan::Dice;
use super::proxy::{Line, Meter};
use crate::fault::Result;

/// How long an application may take on this line.
const PATIENCE: Duration = Duration::from_secs(180);
/// Graduates who apply at the same time.
const AT_ONCE: usize = 8;
/// Images of one application.
const PHOTOS: u16 = 2;
/// Bytes sent for each byte that was needed, with one cut in every image.
const RESENT: f64 = 1.15;

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Campaign {
    /// Images to upload.
    pub uploads: u32,
    /// What everything is drawn from.
    pub seed: u64,
    /// The round to begin with.
    pub first_round: u64,
}

/// Runs it, prints its figures, and says whether they hold.
///
/// # Errors
/// When something else than a promise breaks.
pub async fn run(campaign: Campaign) -> Result<bool> {
    let dir = tempfile::tempdir()?;
    let folder = dir.path().join("campus");
    std::fs::create_dir(&folder)?;
    // Free at this moment; nobody else here asks for fixed ports.
    let listen = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))?.local_addr()?;
    let mut campus = Campus::new(&folder, listen);
    campus.start(None).await?;
    let photos = photos(dir.path())?;
    let begun = Instant::now();
    let rounds = u64::from(campaign.uploads.div_ceil(u32::from(PHOTOS)));
    // They wait more than they do: their line is bad. What happens on each line is drawn from the round alone.
    let mut going = stream::iter(campaign.first_round..campaign.first_round + rounds)
        .map(|round| {
            let (campus, photos) = (&campus, photos.clone());
            let home = dir.path().join(format!("home-{round}"));
            async move { Applied::on_a_bad_line(campaign.seed, round, campus, &home, photos).await }
        })
        .buffer_unordered(AT_ONCE);
    let mut people = Vec::new();
    let mut findings = Findings::default();
    let (mut sent, mut needed, mut cuts, mut connections) = (0, 0, 0, 0);
    while let Some(applied) = going.next().await {
        let applied = applied?;
        sent += applied.meter.images.load(Ordering::Relaxed);
        cuts += applied.meter.cuts.load(Ordering::Relaxed);
        connections += applied.meter.connections.load(Ordering::Relaxed);
        match applied.bytes {
            Ok(bytes) => needed += bytes,
            Err(what) => findings.lost.push(what),
        }
        people.push(applied.person);
        if people.len().is_multiple_of(20) {
            let seconds = begun.elapsed().as_secs();
            println!("{} applications, {seconds} s", people.len());
        }
    }
    drop(going);
    let runs = u64::from(PHOTOS) * people.len() as u64;
    campus.stop().await?;
    findings.add(oracle::campus(&folder, &people).await?);
    println!("{connections} connections, {cuts} of them cut");
    for what in findings
        .lost
        .iter()
        .chain(&findings.doubled)
        .chain(&findings.corrupt)
    {
        println!("{what}");
    }
    #[allow(clippy::cast_precision_loss, reason = "a ratio with two decimals")]
    let resent = sent as f64 / (needed as f64).max(1.0);
    println!("figure: network_runs = {runs}");
    println!("figure: network_lost = {}", findings.lost.len());
    println!("figure: network_doubled = {}", findings.doubled.len());
    println!("figure: network_resent_ratio = {resent:.3}");
    Ok(findings.is_empty() && resent <= RESENT)
}

/// What came of one graduate's application.
struct Applied {
    person: Person,
    meter: Arc<Meter>,
    /// Bytes of the images as they had to travel, or what was lost.
    bytes: std::result::Result<u64, String>,
}

impl Applied {
    async fn on_a_bad_line(
        seed: u64,
        round: u64,
        campus: &Campus,
        home: &Path,
        photos: Vec<PathBuf>,
    ) -> Result<Self> {
        let (line, address) = Line::open(campus.listen(), Dice::of_round(seed, round)).await?;
        std::fs::create_dir(home)?;
        let mut person = Person::new(format!("graduate{round}@graduates.example"), photos);
        let address = format!("http://{address}/");
        let bytes = apply(&mut person, campus, home, &address).await;
        let bytes = bytes.map_err(|fault| {
            let stage = person.stage;
            println!("round {round}, {stage:?}: {fault}; again with --seed {seed} --round {round}");
            fault.to_string()
        });
        std::fs::remove_dir_all(home)?;
        Ok(Self {
            person,
            meter: line.meter,
            bytes,
        })
    }
}

/// Noise, so that they are as large as photographs of a telephone on the wire.
fn photos(dir: &Path) -> Result<Vec<PathBuf>> {
    (0..PHOTOS)
        .map(|number| {
            let path = dir.join(format!("photo-{number}.jpg"));
            std::fs::write(&path, Sample::new(1_600 + number, 1_200).jpeg()?)?;
            Ok(path)
        })
        .collect()
}

/// From the first screen to the receipt. Gives the bytes of the images as they had to travel.
async fn apply(person: &mut Person, campus: &Campus, home: &Path, address: &str) -> Result<u64> {
    let end = Instant::now() + PATIENCE;
    let mut computer = Computer::start(home, None)
        .await?
        .ok_or("it did not start")?;
    let mut needed = 0;
    while person.stage != Stage::Done {
        if Instant::now() > end {
            return Err("it comes to no end".into());
        }
        if person.stage == Stage::Submit {
            let draft = computer
                .call("draft.get", serde_json::json!({}), &[])
                .await?;
            let draft = draft.map_err(|Gone| "it ended by itself")??;
            let images = draft["documents"].as_array().cloned().unwrap_or_default();
            needed = images
                .iter()
                .filter_map(|image| image["bytes"].as_u64())
                .sum();
        }
        if person.step(&mut computer, address, campus.dir()).await? == Err(Gone) {
            return Err("it ended by itself".into());
        }
    }
    computer.quit().await?;
    match oracle::computer(home, person).await? {
        Some(Broken(what)) => Err(what.into()),
        None => Ok(needed),
    }
}
