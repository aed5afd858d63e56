//! The campaign.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::ExitStatus;
use std::time::{Duration, Instant};

use akashi_documents::sample::Sample;

use super::super::child::{Campus, Computer, Gone};
use super::super::computer::DISK;
use super::super::oracle::{self, Findings};
use super::super::person::{Broken, Person, Stage};
use super::super::plan::{Death, Dice};
use super::disk::{self, Honesty, Tree};
use super::machine::Machine;
use crate::fault::Result;

/// Cuts of one graduate's computer, at most: a person comes to the end some day.
const CUTS_A_ROUND: u32 = 12;
/// How long a round may take.
const PATIENCE: Duration = Duration::from_secs(120);
/// Images of one application.
const PHOTOS: u16 = 2;
/// Graduates of one university. Then there is another one: the first moments of a server are looked at more than once.
const GRADUATES: u64 = 6;

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Campaign {
    /// Power cuts.
    pub cuts: u32,
    /// What everything is drawn from.
    pub seed: u64,
    /// The round to begin with, to see one of them again.
    pub first_round: u64,
    /// What the disks do when they are asked to keep something for good.
    pub honesty: Honesty,
}

/// Runs it, prints its figures, and says whether they hold: with honest disks nothing is lost. With lying ones something
/// must be, or the laboratory would not see a loss.
///
/// # Errors
/// When something else than a promise breaks.
pub async fn run(campaign: Campaign) -> Result<bool> {
    let dir = tempfile::tempdir()?;
    let mut laboratory = Laboratory::open(dir.path(), campaign)?;
    let mut round = campaign.first_round;
    while laboratory.cuts() < campaign.cuts {
        laboratory.university(&mut round).await?;
    }
    Ok(laboratory.close())
}

struct Laboratory {
    campaign: Campaign,
    dir: PathBuf,
    listen: SocketAddr,
    photos: Vec<PathBuf>,
    findings: Findings,
    computer_cuts: u32,
    campus_cuts: u32,
    people: usize,
    begun: Instant,
}

/// A university, and its server's disk.
struct University {
    campus: Campus,
    machine: Machine,
    /// How the power of the running server goes.
    death: Option<Death>,
    /// The round it was founded in: a replay begins there.
    founded: u64,
    /// Those who have their receipt.
    people: Vec<Person>,
}

impl Laboratory {
    fn open(dir: &Path, campaign: Campaign) -> Result<Self> {
        let mut photos = Vec::new();
        for number in 0..PHOTOS {
            let path = dir.join(format!("photo-{number}.jpg"));
            fs::write(&path, Sample::new(1_000 + number, 900).jpeg()?)?;
            photos.push(path);
        }
        // Free at this moment; nobody else here asks for fixed ports.
        let listen = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))?.local_addr()?;
        Ok(Self {
            campaign,
            dir: dir.to_owned(),
            listen,
            photos,
            findings: Findings::default(),
            computer_cuts: 0,
            campus_cuts: 0,
            people: 0,
            begun: Instant::now(),
        })
    }

    const fn cuts(&self) -> u32 {
        self.computer_cuts + self.campus_cuts
    }

    /// One university from its founding on: a few graduates, or until a promise was broken.
    async fn university(&mut self, round: &mut u64) -> Result<()> {
        let dir = self.dir.join(format!("university-{round}"));
        let folder = dir.join("campus");
        let machine = Machine::new(&folder, self.campaign.honesty)?;
        let mut campus = Campus::new(&folder, self.listen);
        campus.preload = Some(machine.recording()?);
        let mut university = University {
            campus,
            machine,
            death: None,
            founded: *round,
            people: Vec::new(),
        };
        let last = *round + GRADUATES;
        while *round < last && self.cuts() < self.campaign.cuts {
            let this = *round;
            *round += 1;
            if !self.round(this, &dir, &mut university).await? {
                break;
            }
        }
        university.campus.stop().await?;
        let found = oracle::campus(&folder, &university.people).await;
        self.note(*round, "in the end", found);
        self.people += university.people.len();
        Ok(fs::remove_dir_all(&dir)?)
    }

    /// One graduate, from the first screen to the receipt. `false` when a promise was broken.
    async fn round(&mut self, round: u64, dir: &Path, university: &mut University) -> Result<bool> {
        let mut dice = Dice::of_round(self.campaign.seed, round);
        let home = dir.join(format!("home-{round}"));
        let mut machine = Machine::new(&home.join(DISK), self.campaign.honesty)?;
        let email = format!("graduate{round}@graduates.example");
        let mut person = Person::new(email, self.photos.clone());
        let lived = self
            .live(&mut dice, &home, &mut machine, &mut person, university)
            .await;
        let broken = match lived {
            Ok(None) => oracle::computer(&home, &person)
                .await
                .unwrap_or_else(|fault| Some(Broken(fault.to_string()))),
            Ok(broken) => broken,
            Err(fault) => Some(Broken(fault.to_string())),
        };
        let stage = person.stage;
        if stage == Stage::Done {
            university.people.push(person);
        }
        fs::remove_dir_all(&home)?;
        println!(
            "round {round}: {} cuts of computers, {} of servers, {} s",
            self.computer_cuts,
            self.campus_cuts,
            self.begun.elapsed().as_secs()
        );
        let holds = broken.is_none();
        if let Some(Broken(what)) = broken {
            let founded = university.founded;
            let again = format!("--seed {} --round {founded}", self.campaign.seed);
            println!("round {round}, {stage:?}: {what}; again with {again}");
            self.findings.lost.push(what);
        }
        Ok(holds)
    }

    async fn live(
        &mut self,
        dice: &mut Dice,
        home: &Path,
        machine: &mut Machine,
        person: &mut Person,
        university: &mut University,
    ) -> Result<Option<Broken>> {
        let end = Instant::now() + PATIENCE;
        let recording = machine.recording()?;
        let mut cuts = 0;
        let mut sitting: Option<Computer> = None;
        while person.stage != Stage::Done {
            if Instant::now() > end {
                return Ok(Some(Broken("it comes to no end".to_owned())));
            }
            if let Some(broken) = self.keep_campus(dice, university).await? {
                return Ok(Some(broken));
            }
            let how = if let Some(computer) = &mut sitting {
                let address = university.campus.address();
                let step = person.step(computer, &address, university.campus.dir());
                if step.await? != Err(Gone) && !computer.is_gone().await? {
                    continue;
                }
                computer.end()
            } else {
                let death = (cuts < CUTS_A_ROUND).then(|| dice.power_cut());
                let started = Computer::start_with(home, death.as_ref(), Some(&recording)).await?;
                match started {
                    Ok(mut computer) => {
                        let looked = person.look(&mut computer).await?;
                        let gone = looked == Err(Gone);
                        if let Ok(Some(broken)) = looked {
                            return Ok(Some(broken));
                        }
                        let how = computer.end();
                        sitting = Some(computer);
                        if !gone {
                            continue;
                        }
                        how
                    }
                    Err(how) => how,
                }
            };
            sitting = None;
            if let Some(status) = how.fault {
                return Ok(Some(by_itself("the application", status)));
            }
            cuts += 1;
            self.computer_cuts += 1;
            let left = machine.lose_power(how.was_killed, dice)?;
            if let Some(broken) = self.look_at_computer(home, &left, person).await? {
                return Ok(Some(broken));
            }
        }
        if let Some(computer) = sitting {
            computer.quit().await?;
        }
        Ok(None)
    }

    /// Starts the server if it is gone, from what the power left of its folder.
    async fn keep_campus(
        &mut self,
        dice: &mut Dice,
        university: &mut University,
    ) -> Result<Option<Broken>> {
        while university.campus.is_gone().await? {
            if let Some(status) = university.campus.fault {
                return Ok(Some(by_itself("the server", status)));
            }
            if university.death.take().is_some() {
                self.campus_cuts += 1;
                let was_killed = university.campus.was_killed;
                let left = university.machine.lose_power(was_killed, dice)?;
                let broken = self.look_at_campus(&left, &university.people).await?;
                if broken.is_some() {
                    return Ok(broken);
                }
            }
            let death = dice.power_cut();
            university.campus.start(Some(&death)).await?;
            university.death = Some(death);
        }
        Ok(None)
    }

    /// Looks closely at a copy of what was left, so that the application finds it untouched.
    async fn look_at_computer(
        &self,
        home: &Path,
        left: &Tree,
        person: &Person,
    ) -> Result<Option<Broken>> {
        let copy = self.dir.join("copy");
        disk::copy(left, &copy.join(DISK))?;
        if home.join("key").exists() {
            fs::copy(home.join("key"), copy.join("key"))?;
        }
        let found = oracle::computer(&copy, person).await;
        fs::remove_dir_all(&copy)?;
        Ok(found.unwrap_or_else(|fault| Some(Broken(fault.to_string()))))
    }

    /// The same for the server. Where it has no database yet nobody was told of anything.
    async fn look_at_campus(&self, left: &Tree, people: &[Person]) -> Result<Option<Broken>> {
        if people.is_empty() {
            return Ok(None);
        }
        let copy = self.dir.join("copy");
        disk::copy(left, &copy)?;
        let found = oracle::campus(&copy, people).await;
        fs::remove_dir_all(&copy)?;
        let found = match found {
            Ok(found) => found,
            Err(fault) => return Ok(Some(Broken(format!("the server: {fault}")))),
        };
        let all = found
            .lost
            .iter()
            .chain(&found.doubled)
            .chain(&found.corrupt);
        let all: Vec<&str> = all.map(String::as_str).collect();
        Ok((!all.is_empty()).then(|| Broken(all.join("; "))))
    }

    fn note(&mut self, round: u64, when: &str, found: Result<Findings>) {
        match found {
            Ok(found) => {
                let all = found
                    .lost
                    .iter()
                    .chain(&found.doubled)
                    .chain(&found.corrupt);
                all.for_each(|what| println!("before round {round}, {when}: {what}"));
                self.findings.add(found);
            }
            Err(fault) => {
                println!("before round {round}, {when}: {fault}");
                self.findings.lost.push(fault.to_string());
            }
        }
    }

    fn close(self) -> bool {
        let lost = self.findings.lost.len() + self.findings.doubled.len();
        let lost = lost + self.findings.corrupt.len();
        println!(
            "{} applications; {} cuts of computers, {} of servers",
            self.people, self.computer_cuts, self.campus_cuts
        );
        println!("figure: power_cuts = {}", self.cuts());
        println!("figure: power_lost = {lost}");
        match self.campaign.honesty {
            Honesty::Honest => lost == 0,
            Honesty::Lying => lost > 0,
        }
    }
}

fn by_itself(who: &str, status: ExitStatus) -> Broken {
    Broken(format!("{who} ended by itself: {status}"))
}
