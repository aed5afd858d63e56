//! The campaign of troubles: graduates apply one after the other while now and then the disk of their computer or of the
//! university's is full or can only be read, or a clock jumps. Nobody dies of it, what was acknowledged stays, and when
//! the trouble is over the person goes on where they were.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use akashi_documents::sample::Sample;

use super::child::{Campus, Computer, Gone};
use super::computer::DISK;
use super::kills::Campaign;
use super::oracle::{self, Findings};
use super::person::{Broken, Person, Stage};
use super::plan::Dice;
use super::trouble::{Machine, Trouble};
use crate::fault::Result;

/// Troubles in one round, at most: a person comes to the end some day.
const TROUBLES_A_ROUND: u32 = 10;
/// How long a round may take.
const PATIENCE: Duration = Duration::from_secs(120);
/// Images of one application.
const PHOTOS: u16 = 2;
/// How far a clock is wrong, in minutes: less than an application lives that was begun, more than a code does; and a
/// computer whose clock nobody ever set.
const WRONG: (i64, i64) = (120, 400 * 24 * 60);
/// Steps that a trouble lasts at most.
const LONGEST: u64 = 6;

/// Runs it, prints its figures, and says whether they hold.
///
/// # Errors
/// When something else than a promise breaks.
pub async fn run(campaign: Campaign) -> Result<bool> {
    let dir = tempfile::tempdir()?;
    let mut laboratory = Laboratory::open(dir.path(), campaign).await?;
    let mut round = campaign.first_round;
    while laboratory.troubles < campaign.count {
        laboratory.round(round).await?;
        round += 1;
    }
    laboratory.close().await
}

struct Laboratory {
    campaign: Campaign,
    dir: PathBuf,
    campus: Campus,
    machine: Machine,
    photos: Vec<PathBuf>,
    people: Vec<Person>,
    findings: Findings,
    troubles: u32,
    begun: Instant,
}

/// What is wrong at the moment, with whose machine, and for how many steps more.
struct Now {
    trouble: Trouble,
    at_home: bool,
    steps: u64,
}

impl Laboratory {
    async fn open(dir: &Path, campaign: Campaign) -> Result<Self> {
        let mut photos = Vec::new();
        for number in 0..PHOTOS {
            let path = dir.join(format!("photo-{number}.jpg"));
            std::fs::write(&path, Sample::new(1_000 + number, 900).jpeg()?)?;
            photos.push(path);
        }
        let mut campus = Campus::found(&dir.join("campus"))?;
        let machine = Machine::new(campus.dir())?;
        campus.preload = Some(machine.preload()?);
        if !campus.start(None).await? {
            return Err("the server does not start".into());
        }
        Ok(Self {
            campaign,
            dir: dir.to_owned(),
            campus,
            machine,
            photos,
            people: Vec::new(),
            findings: Findings::default(),
            troubles: 0,
            begun: Instant::now(),
        })
    }

    /// One graduate, from the first screen to the receipt.
    async fn round(&mut self, round: u64) -> Result<()> {
        let dice = Dice::of_round(self.campaign.seed, round);
        let home = self.dir.join(format!("home-{round}"));
        let computer = Machine::new(&home.join(DISK))?;
        let email = format!("graduate{round}@graduates.example");
        let mut person = Person::new(email, self.photos.clone());
        let broken = match self.live(dice, &home, &computer, &mut person).await {
            Ok(None) => match oracle::computer(&home, &person).await {
                Ok(broken) => broken,
                Err(fault) => Some(Broken(fault.to_string())),
            },
            Ok(broken) => broken,
            Err(fault) => Some(Broken(fault.to_string())),
        };
        if let Some(Broken(what)) = broken {
            let stage = person.stage;
            let again = format!("--seed {} --round {round}", self.campaign.seed);
            println!("round {round}, {stage:?}: {what}; again with {again}");
            self.findings.lost.push(what);
        }
        self.people.push(person);
        std::fs::remove_dir_all(&home)?;
        if round.is_multiple_of(20) {
            let seconds = self.begun.elapsed().as_secs();
            println!("round {round}: {} troubles, {seconds} s", self.troubles);
        }
        Ok(())
    }

    async fn live(
        &mut self,
        mut dice: Dice,
        home: &Path,
        machine: &Machine,
        person: &mut Person,
    ) -> Result<Option<Broken>> {
        let end = Instant::now() + PATIENCE;
        let preload = machine.preload()?;
        let mut sitting: Option<Computer> = None;
        let mut now: Option<Now> = None;
        let mut troubles = 0;
        while person.stage != Stage::Done {
            if Instant::now() > end {
                return Ok(Some(Broken("it comes to no end".to_owned())));
            }
            if self.campus.is_gone().await? {
                return Ok(Some(Broken("the server ended by itself".to_owned())));
            }
            if now.is_none() && troubles < TROUBLES_A_ROUND && dice.below(3) == 0 {
                let begun = self.trouble(&mut dice, machine)?;
                troubles += 1;
                self.troubles += 1;
                // Some turn the application off and on when something is wrong.
                if begun.at_home
                    && dice.below(4) == 0
                    && let Some(computer) = sitting.take()
                {
                    computer.quit().await?;
                }
                now = Some(begun);
            }
            let is_well = now.is_none();
            let broken = match &mut sitting {
                Some(computer) => self.step(computer, person, is_well).await?,
                None => match Computer::start_with(home, None, Some(&preload)).await? {
                    Ok(computer) => {
                        sitting = Some(computer);
                        None
                    }
                    Err(_) if is_well => Some(Broken("it does not start".to_owned())),
                    Err(_) => None,
                },
            };
            if broken.is_some() {
                return Ok(broken);
            }
            if let Some(over) = now.take_if(|now| now.steps == 0) {
                let where_it_is = if over.at_home { machine } else { &self.machine };
                where_it_is.end(over.trouble)?;
                // Without being started anew, all that was acknowledged is there.
                if let Some(computer) = &mut sitting {
                    match person.look(computer).await? {
                        Ok(None) => {}
                        Ok(broken) => return Ok(broken),
                        Err(Gone) => return Ok(Some(Broken("it ended by itself".to_owned()))),
                    }
                }
            } else if let Some(now) = &mut now {
                now.steps -= 1;
            }
        }
        if let Some(over) = now {
            let where_it_is = if over.at_home { machine } else { &self.machine };
            where_it_is.end(over.trouble)?;
        }
        if let Some(computer) = sitting {
            computer.quit().await?;
        }
        Ok(None)
    }

    /// Begins something with one of the two machines.
    fn trouble(&self, dice: &mut Dice, home: &Machine) -> Result<Now> {
        let at_home = dice.below(2) == 0;
        let (machine, minutes) = if at_home {
            (home, WRONG.1)
        } else {
            (&self.machine, WRONG.0)
        };
        let trouble = Trouble::draw(dice, minutes);
        machine.begin(trouble)?;
        Ok(Now {
            trouble,
            at_home,
            steps: 1 + dice.below(LONGEST),
        })
    }

    /// What the person does next. Where something is wrong it may be refused, and is done again later.
    async fn step(
        &self,
        computer: &mut Computer,
        person: &mut Person,
        is_well: bool,
    ) -> Result<Option<Broken>> {
        let address = self.campus.address();
        match person.step(computer, &address, self.campus.dir()).await {
            Ok(Ok(())) => Ok(None),
            Ok(Err(Gone)) => Ok(Some(Broken("it ended by itself".to_owned()))),
            Err(fault) if is_well => Err(fault),
            Err(_) => {
                tokio::time::sleep(Duration::from_millis(20)).await;
                Ok(None)
            }
        }
    }

    async fn close(mut self) -> Result<bool> {
        self.campus.stop().await?;
        let found = oracle::campus(self.campus.dir(), &self.people).await?;
        self.findings.add(found);
        println!("{} applications", self.people.len());
        println!("figure: troubles = {}", self.troubles);
        self.findings.report("troubles");
        Ok(self.findings.is_empty())
    }
}
