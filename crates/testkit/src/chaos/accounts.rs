//! The campaign of account changes: graduates change their passwords, their address and their personal information;
//! students with a campus ID do, ask for keys or for none, and graduate; graduates apply for a further student number or
//! another name, and staff decide; and every process is ended sooner or later.
//! Whatever happens, an account is as it was or as it was to be, and trail and mails tell of exactly what happened.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use akashi_documents::sample::Sample;
use akashi_tests::neighbours::slapd::{Slapd, person};

use super::account::{Account, Change, SignIn, Told};
use super::child::{Campus, Computer};
use super::ends::{Ends, Undying};
use super::holder::{Hands, Holder, Outcome};
use super::kills::Campaign;
use super::ledger::Ledger;
use super::plan::{Death, Dice};
use super::points;
use super::reviewed::{NAME, Reviewed};
use super::staff::Office;
use crate::fault::Result;

/// Changes of one account.
const CHANGES: usize = 12;
/// Ends of the application in one round, at most.
const ENDS_A_ROUND: u32 = 12;
/// How long a round may take.
const PATIENCE: Duration = Duration::from_secs(180);
/// How long the last mails may take.
const LAST_MAILS: Duration = Duration::from_secs(60);

/// Runs it, prints its figures, and says whether they hold.
///
/// # Errors
/// When something else than a promise breaks.
pub async fn run(campaign: Campaign) -> Result<bool> {
    if !fail::has_failpoints() {
        return Err("this build has no failpoints: build it with --features failpoints".into());
    }
    let dir = tempfile::tempdir()?;
    // Everybody who comes: in a round at least one process ends.
    let end = campaign.first_round + u64::from(campaign.count);
    let people: String = (campaign.first_round..=end)
        .map(|round| person(&format!("Student {round}"), &user(round), ""))
        .collect();
    let slapd = Slapd::start(&people)?;
    let mut laboratory = Laboratory::open(dir.path(), campaign, &slapd).await?;
    let mut round = campaign.first_round;
    while laboratory.ends.count < campaign.count {
        laboratory.round(round).await?;
        round += 1;
    }
    laboratory.close().await
}

/// The user ID of whoever comes in a round.
fn user(round: u64) -> String {
    format!("student{round}")
}

/// Every third is a graduate from the beginning.
fn newcomer(round: u64) -> Account {
    let sign_in = if round % 3 == 2 {
        SignIn::Graduate {
            first: "First0Password".to_owned(),
        }
    } else {
        SignIn::Campus {
            user: user(round),
            key: true,
        }
    };
    Account {
        sign_in,
        former: None,
        email: format!("person{round}@people.example"),
        second: "Second0Password".to_owned(),
        street: None,
        reviewed: Reviewed {
            name: (round % 3 == 2).then(|| NAME.to_owned()),
            ..Reviewed::default()
        },
    }
}

/// Images of two documents.
fn photos(dir: &Path) -> Result<Vec<PathBuf>> {
    let photo = |number: u16| {
        let path = dir.join(format!("photo-{number}.jpg"));
        std::fs::write(&path, Sample::new(1_000 + number, 900).jpeg()?)?;
        Ok(path)
    };
    (0..2).map(photo).collect()
}

/// Where the server is made to die now and then, because nobody comes there often.
fn aims(holder: &Holder, change: Change) -> Option<&'static [&'static str]> {
    if change.is_graduation() {
        return Some(points::GRADUATION);
    }
    holder.is_about_to_be_decided().then_some(points::DECISION)
}

struct Laboratory {
    campaign: Campaign,
    dir: PathBuf,
    server: Undying,
    ledger: Ledger,
    office: Office,
    photos: Vec<PathBuf>,
    ends: Ends,
    /// Changes that happened, and how many of them are graduations.
    changes: usize,
    graduations: usize,
    /// Accounts that are neither as they were nor as they were to be.
    torn: Vec<String>,
    /// What trail and mails tell otherwise than it was.
    untold: Vec<String>,
    begun: Instant,
}

impl Laboratory {
    async fn open(dir: &Path, campaign: Campaign, slapd: &Slapd) -> Result<Self> {
        let folder = dir.join("campus");
        let mut campus = Campus::found(&folder)?;
        campus.ask_directory(slapd)?;
        // Its folder is made by its first start.
        campus.start(None).await?;
        campus.stop().await?;
        Ok(Self {
            campaign,
            dir: dir.to_owned(),
            server: Undying::new(campus, points::ACCOUNTS_CAMPUS),
            ledger: Ledger::open(&folder).await?,
            office: Office::open()?,
            photos: photos(dir)?,
            ends: Ends::default(),
            changes: 0,
            graduations: 0,
            torn: Vec::new(),
            untold: Vec::new(),
            begun: Instant::now(),
        })
    }

    /// One person, who changes what can be changed.
    async fn round(&mut self, round: u64) -> Result<()> {
        let mut dice = Dice::of_round(self.campaign.seed, round);
        let home = self.dir.join(format!("home-{round}"));
        std::fs::create_dir(&home)?;
        let account = newcomer(round);
        let id = self.ledger.enrol(&account).await?;
        let (mut holder, mut done) = (Holder::new(id, account), Vec::new());
        let torn = match self.live(&mut dice, &home, &mut holder, &mut done).await {
            Ok(torn) => torn,
            Err(fault) => Some(fault.to_string()),
        };
        if let Some(what) = torn {
            let again = format!("--seed {} --round {round}", self.campaign.seed);
            println!("round {round}: {what}; again with {again}");
            self.torn.push(what);
        }
        let untold = self.ledger.told(id, &done).await?;
        self.untold.extend(untold);
        self.changes += done.len();
        self.graduations += usize::from(holder.account.former.is_some());
        std::fs::remove_dir_all(&home)?;
        if round.is_multiple_of(10) {
            println!(
                "round {round}: {} ends, {} changes, {} s",
                self.ends.count,
                self.changes,
                self.begun.elapsed().as_secs()
            );
        }
        Ok(())
    }

    async fn live(
        &mut self,
        dice: &mut Dice,
        home: &Path,
        holder: &mut Holder,
        done: &mut Vec<Told>,
    ) -> Result<Option<String>> {
        let end = Instant::now() + PATIENCE;
        let mut deaths = 0;
        let mut sitting: Option<(Computer, Option<Death>)> = None;
        while done.len() < CHANGES || holder.applying.is_some() {
            if Instant::now() > end {
                return Ok(Some("it comes to no end".to_owned()));
            }
            self.server.keep(dice, &mut self.ends).await?;
            let Some((computer, death)) = &mut sitting else {
                let death = (deaths < ENDS_A_ROUND).then(|| dice.death(points::ACCOUNTS_COMPUTER));
                match Computer::start(home, death.as_ref()).await? {
                    Some(computer) => {
                        holder.sits_down();
                        sitting = Some((computer, death));
                    }
                    None => {
                        deaths += 1;
                        self.ends.add(death.as_ref(), false)?;
                    }
                }
                continue;
            };
            let under_way = holder.applying.as_ref().map(|applying| applying.change);
            let change = under_way.unwrap_or_else(|| holder.account.draws(dice));
            if let Some(places) = aims(holder, change)
                && dice.below(2) == 0
            {
                let number = usize::try_from(dice.below(places.len() as u64)).unwrap_or(0);
                let place = places.get(number).copied().unwrap_or_default();
                self.server.aim(place, &mut self.ends).await?;
            }
            let address = self.server.campus.address();
            let mut hands = Hands {
                computer,
                campus: self.server.campus.dir(),
                photos: &self.photos,
            };
            let outcome = match change.is_reviewed() {
                true => {
                    let office = &mut self.office;
                    holder
                        .apply(change, dice, &mut hands, &address, office)
                        .await?
                }
                false => holder.change(change, dice, &mut hands, &address).await?,
            };
            if computer.is_gone().await? {
                deaths += 1;
                let (death, killed) = (death.take(), computer.end().was_killed);
                sitting = None;
                self.ends.add(death.as_ref(), killed)?;
            }
            if let Some(torn) = self.settle(holder, change, outcome, done).await? {
                return Ok(Some(torn));
            }
        }
        if let Some((computer, _)) = sitting {
            computer.quit().await?;
        }
        Ok(None)
    }

    /// Looks what became of a change. Says what is torn.
    async fn settle(
        &mut self,
        holder: &mut Holder,
        change: Change,
        outcome: Outcome,
        done: &mut Vec<Told>,
    ) -> Result<Option<String>> {
        let next = match outcome {
            Outcome::Broken(what) => return Ok(Some(what)),
            Outcome::Going | Outcome::Settled => return Ok(None),
            Outcome::NotBegun => {
                let differs = self.ledger.differs(holder.id, &holder.account).await?;
                return Ok(differs.map(|what| format!("{change:?} was not asked for: {what}")));
            }
            Outcome::Acknowledged(next) => {
                if let Some(what) = self.ledger.differs(holder.id, &next).await? {
                    return Ok(Some(format!("{change:?} was acknowledged: {what}")));
                }
                next
            }
            Outcome::Open(next) => {
                // It may still be at work on what nobody waits for any more.
                self.server.kill(&mut self.ends).await?;
                let Some(new) = self.ledger.differs(holder.id, &next).await? else {
                    done.push(holder.account.tells(change, &next));
                    holder.account = next;
                    return Ok(None);
                };
                let old = self.ledger.differs(holder.id, &holder.account).await?;
                return Ok(old.map(|old| format!("{change:?} is half done: {old}; {new}")));
            }
        };
        done.push(holder.account.tells(change, &next));
        holder.account = next;
        Ok(None)
    }

    /// Lets the last mails come, and counts.
    async fn close(mut self) -> Result<bool> {
        self.server.kill(&mut self.ends).await?;
        self.ledger.let_time_pass().await?;
        self.server.campus.start(None).await?;
        let end = Instant::now() + LAST_MAILS;
        while self.ledger.waiting().await? > 0 && Instant::now() < end {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        self.server.campus.stop().await?;
        let undelivered = self.ledger.undelivered(self.server.campus.dir()).await?;
        self.untold.extend(undelivered);
        for (name, found) in [("torn", &self.torn), ("told otherwise", &self.untold)] {
            found.iter().for_each(|what| println!("{name}: {what}"));
        }
        let places = [points::ACCOUNTS_COMPUTER, points::ACCOUNTS_CAMPUS].concat();
        println!(
            "{} changes, {} graduations; {}",
            self.changes,
            self.graduations,
            self.ends.summary(&places)
        );
        println!("figure: account_kills = {}", self.ends.count);
        println!("figure: account_torn = {}", self.torn.len());
        println!("figure: account_told_wrong = {}", self.untold.len());
        Ok(self.torn.is_empty() && self.untold.is_empty())
    }
}
