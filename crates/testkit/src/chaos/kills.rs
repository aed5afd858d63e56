//! The campaign of killing: graduates apply one after the other at one university, and every process is ended sooner or
//! later, until there were as many ends as were asked for.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use akashi_documents::sample::Sample;

use super::child::{Campus, Computer, Gone};
use super::ends::{Ends, Undying};
use super::oracle::{self, Findings};
use super::person::{Broken, Person, Stage};
use super::plan::{Death, Dice};
use super::points;
use crate::fault::Result;

/// Ends of the application in one round, at most: a person comes to the end some day.
const ENDS_A_ROUND: u32 = 12;
/// How long a round may take.
const PATIENCE: Duration = Duration::from_secs(120);
/// Images of one application.
const PHOTOS: u16 = 2;

/// What is asked for, here, where accounts are changed, and where machines have troubles.
#[derive(Debug, Clone, Copy)]
pub struct Campaign {
    /// Ends or troubles.
    pub count: u32,
    /// What everything is drawn from.
    pub seed: u64,
    /// The round to begin with, to see one of them again.
    pub first_round: u64,
}

/// Runs it, prints its figures, and says whether they hold.
///
/// # Errors
/// When something else than a promise breaks.
pub async fn run(campaign: Campaign) -> Result<bool> {
    if !fail::has_failpoints() {
        return Err("this build has no failpoints: build it with --features failpoints".into());
    }
    let dir = tempfile::tempdir()?;
    let mut laboratory = Laboratory::open(dir.path(), campaign)?;
    let mut round = campaign.first_round;
    while laboratory.ends.count < campaign.count {
        laboratory.round(round).await?;
        round += 1;
    }
    laboratory.close().await
}

struct Laboratory {
    campaign: Campaign,
    dir: PathBuf,
    server: Undying,
    photos: Vec<PathBuf>,
    people: Vec<Person>,
    findings: Findings,
    ends: Ends,
    begun: Instant,
}

impl Laboratory {
    fn open(dir: &Path, campaign: Campaign) -> Result<Self> {
        let mut photos = Vec::new();
        for number in 0..PHOTOS {
            let path = dir.join(format!("photo-{number}.jpg"));
            std::fs::write(&path, Sample::new(1_000 + number, 900).jpeg()?)?;
            photos.push(path);
        }
        let campus = Campus::found(&dir.join("campus"))?;
        Ok(Self {
            campaign,
            dir: dir.to_owned(),
            server: Undying::new(campus, points::CAMPUS),
            photos,
            people: Vec::new(),
            findings: Findings::default(),
            ends: Ends::default(),
            begun: Instant::now(),
        })
    }

    /// One graduate, from the first screen to the receipt.
    async fn round(&mut self, round: u64) -> Result<()> {
        let mut dice = Dice::of_round(self.campaign.seed, round);
        let home = self.dir.join(format!("home-{round}"));
        std::fs::create_dir(&home)?;
        let email = format!("graduate{round}@graduates.example");
        let mut person = Person::new(email, self.photos.clone());
        let broken = match self.live(&mut dice, &home, &mut person).await {
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
        // What is kept of a mail is not looked at again.
        let _ = std::fs::remove_dir_all(self.server.campus.dir().join("mail"));
        std::fs::remove_dir_all(&home)?;
        if round.is_multiple_of(20) {
            println!(
                "round {round}: {} ends, {} s",
                self.ends.count,
                self.begun.elapsed().as_secs()
            );
        }
        Ok(())
    }

    async fn live(
        &mut self,
        dice: &mut Dice,
        home: &Path,
        person: &mut Person,
    ) -> Result<Option<Broken>> {
        let end = Instant::now() + PATIENCE;
        let mut ends = 0;
        let mut sitting: Option<(Computer, Option<Death>)> = None;
        while person.stage != Stage::Done {
            if Instant::now() > end {
                return Ok(Some(Broken("it comes to no end".to_owned())));
            }
            self.server.keep(dice, &mut self.ends).await?;
            let Some((computer, death)) = &mut sitting else {
                let death = (ends < ENDS_A_ROUND).then(|| dice.death(points::COMPUTER));
                match Computer::start(home, death.as_ref()).await? {
                    Some(computer) => sitting = Some((computer, death)),
                    None => {
                        ends += 1;
                        self.ends.add(death.as_ref(), false)?;
                    }
                }
                if let Some((computer, _)) = &mut sitting
                    && let Ok(Some(broken)) = person.look(computer).await?
                {
                    return Ok(Some(broken));
                }
                continue;
            };
            let campus = &self.server.campus;
            let gone = person
                .step(computer, &campus.address(), campus.dir())
                .await?
                == Err(Gone);
            if gone || computer.is_gone().await? {
                ends += 1;
                let (death, killed) = (death.take(), computer.end().was_killed);
                sitting = None;
                self.ends.add(death.as_ref(), killed)?;
            }
        }
        if let Some((computer, _)) = sitting {
            computer.quit().await?;
        }
        Ok(None)
    }

    async fn close(mut self) -> Result<bool> {
        let campus = &mut self.server.campus;
        campus.stop().await?;
        let found = oracle::campus(campus.dir(), &self.people).await?;
        self.findings.add(found);
        let places = [points::COMPUTER, points::CAMPUS].concat();
        let people = self.people.len();
        println!("{people} applications; {}", self.ends.summary(&places));
        println!("figure: chaos_kills = {}", self.ends.count);
        self.findings.report("chaos");
        Ok(self.findings.is_empty())
    }
}
