//! A change that staff decide, from the password or the mail that begins it to what the office makes of it. Until it is
//! decided nothing else is changed.

use std::path::PathBuf;

use serde_json::json;
use uuid::Uuid;

use super::account::{Account, Change, SignIn};
use super::child::Gone;
use super::holder::{Early, Hands, Holder, Outcome, is_of_the_moment};
use super::person::{Broken, Person, Stage};
use super::plan::Dice;
use super::reviewed::{Standing, Wish};
use super::staff::{Decision, Office, Step};
use crate::fault::Result;

/// An application of the account that is under way.
#[derive(Debug)]
pub(super) struct Applying {
    pub change: Change,
    wish: Wish,
    person: Person,
    /// Was everything there since the application was started?
    was_looked_at: bool,
    /// Once it was received.
    decision: Option<Decision>,
}

impl Applying {
    fn begin(change: Change, account: &Account, number: u32, photos: &[PathBuf]) -> Result<Self> {
        let wish = Wish::of(change, account, number);
        // A further number needs no document.
        let roles: &[&'static str] = match change {
            Change::Name => &["identity", "name_change"],
            _ => &[],
        };
        let photos = roles.iter().copied().zip(photos.iter().cloned()).collect();
        Ok(Self {
            person: Person::with_account(account.email.clone(), wish.answers()?, photos),
            change,
            wish,
            was_looked_at: true,
            decision: None,
        })
    }
}

impl Holder {
    /// The application was started anew.
    pub(super) const fn sits_down(&mut self) {
        if let Some(applying) = &mut self.applying {
            applying.was_looked_at = false;
        }
    }

    /// Is the next thing that the office decides?
    pub(super) fn is_about_to_be_decided(&self) -> bool {
        let applying = self.applying.as_ref();
        let decision = applying.and_then(|applying| applying.decision.as_ref());
        decision.is_some_and(|decision| {
            decision.is_ready && self.stands(decision.application) == Some(Standing::Received)
        })
    }

    fn stands(&self, application: Uuid) -> Option<Standing> {
        self.account
            .reviewed
            .applications
            .get(&application)
            .copied()
    }

    /// Does the next thing about a change that staff decide.
    pub(super) async fn apply(
        &mut self,
        change: Change,
        dice: &mut Dice,
        hands: &mut Hands<'_>,
        address: &str,
        office: &mut Office,
    ) -> Result<Outcome> {
        let mut applying = match self.applying.take() {
            Some(applying) => applying,
            None => {
                self.begun += 1;
                Applying::begin(change, &self.account, self.begun, hands.photos)?
            }
        };
        let outcome = match applying.person.stage {
            Stage::Done => self.ask_office(&mut applying, dice, address, office).await,
            _ => self.go_on(&mut applying, dice, hands, address).await,
        };
        let is_over = matches!(outcome, Ok(Outcome::Settled));
        self.applying = (!is_over).then_some(applying);
        outcome
    }

    /// Towards the receipt.
    async fn go_on(
        &mut self,
        applying: &mut Applying,
        dice: &mut Dice,
        hands: &mut Hands<'_>,
        address: &str,
    ) -> Result<Outcome> {
        // Before it is begun there is nothing that could be gone.
        if !applying.was_looked_at && applying.person.stage != Stage::Register {
            match applying.person.look(hands.computer).await? {
                Err(Gone) => return Ok(Outcome::Going),
                Ok(Some(Broken(what))) => return Ok(Outcome::Broken(what)),
                Ok(None) => applying.was_looked_at = true,
            }
        }
        if applying.person.stage == Stage::Register {
            return self.begin_application(applying, dice, hands, address).await;
        }
        if applying.person.stage == Stage::Submit {
            self.account.reviewed.may_have_another = true;
        }
        let _ = applying
            .person
            .step(hands.computer, address, hands.campus)
            .await?;
        if applying.person.stage != Stage::Done {
            return Ok(Outcome::Going);
        }
        let id = applying
            .person
            .application
            .as_deref()
            .ok_or("no application")?;
        let id = Uuid::parse_str(id)?;
        if self.stands(id).is_some() {
            return Ok(Outcome::Broken(
                "a receipt of another application".to_owned(),
            ));
        }
        let by_two = applying.change == Change::Name;
        let (approved, reason) = (dice.below(3) > 0, applying.wish.reason());
        applying.decision = Some(Decision::new(id, approved, by_two, reason));
        let mut next = self.account.clone();
        next.reviewed.applications.insert(id, Standing::Received);
        next.reviewed.may_have_another = false;
        Ok(Outcome::Acknowledged(next))
    }

    async fn begin_application(
        &mut self,
        applying: &mut Applying,
        dice: &mut Dice,
        hands: &mut Hands<'_>,
        address: &str,
    ) -> Result<Outcome> {
        let change = applying.change;
        let begun = match self.prepare(change, dice, hands, address).await? {
            Err(early) => Err(early),
            Ok(()) if change == Change::Name => {
                let SignIn::Graduate { first } = &self.account.sign_in else {
                    return Err("a student has applied".into());
                };
                let password = json!({ "password": first });
                hands.call("name_change.begin", password).await?
            }
            Ok(()) => {
                let add = ("enrolment.add", json!({}));
                self.entered(add, &self.account.email, hands).await?
            }
        };
        Ok(match begun {
            Ok(_) => {
                applying.person.stage = Stage::Terms;
                Outcome::Going
            }
            Err(Early::Gone) => Outcome::Going,
            Err(Early::Refused(code)) if is_of_the_moment(&code) => Outcome::Going,
            Err(Early::Refused(code)) => Outcome::Broken(format!("{change:?} is refused: {code}")),
            Err(Early::Broken(what)) => Outcome::Broken(what),
        })
    }

    /// Towards the decision. Once it is there it is said once more: that changes nothing.
    async fn ask_office(
        &self,
        applying: &mut Applying,
        dice: &mut Dice,
        address: &str,
        office: &mut Office,
    ) -> Result<Outcome> {
        let decision = applying.decision.as_mut().ok_or("nothing to decide")?;
        let (id, approved) = (decision.application, decision.approved);
        let is_decided = self.stands(id) != Some(Standing::Received);
        let next = || applying.wish.decided(&self.account, id, approved);
        Ok(match office.step(decision, address).await? {
            Step::Refused(code) => Outcome::Broken(format!("the office is refused: {code}")),
            Step::Done if is_decided => Outcome::Settled,
            Step::Done => Outcome::Acknowledged(next()),
            Step::Open if !is_decided => Outcome::Open(next()),
            Step::Going | Step::Open => {
                let wait = 10 + dice.below(20);
                tokio::time::sleep(std::time::Duration::from_millis(wait)).await;
                Outcome::Going
            }
        })
    }
}
