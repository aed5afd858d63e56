//! Who came to an end, and where; and the server that is started again whenever it is gone.

use std::collections::BTreeMap;

use super::child::Campus;
use super::plan::{Death, Dice};
use crate::fault::Result;

/// Ends so far.
#[derive(Debug, Default)]
pub(super) struct Ends {
    /// How many.
    pub count: u32,
    /// How many at each place.
    places: BTreeMap<String, u32>,
}

impl Ends {
    /// Somebody is gone. Whoever was not told to go has broken a promise of their own.
    pub(super) fn add(&mut self, death: Option<&Death>, was_killed: bool) -> Result<()> {
        match death {
            None => return Err("a process ended by itself".into()),
            Some(Death::At(place)) if !was_killed => {
                let name = place.split('@').next().unwrap_or(place).to_owned();
                *self.places.entry(name).or_default() += 1;
            }
            Some(_) => {}
        }
        self.count += 1;
        Ok(())
    }

    /// How many of `known` places were deadly, in words.
    pub(super) fn summary(&self, known: &[&str]) -> String {
        let untouched: Vec<&str> = known
            .iter()
            .copied()
            .filter(|place| !self.places.contains_key(*place))
            .collect();
        format!(
            "{} of {} places were deadly{}{}",
            known.len() - untouched.len(),
            known.len(),
            if untouched.is_empty() { "" } else { ", not: " },
            untouched.join(", ")
        )
    }
}

/// The server, and how it ends next.
pub(super) struct Undying {
    pub campus: Campus,
    death: Option<Death>,
    places: &'static [&'static str],
}

impl Undying {
    pub(super) const fn new(campus: Campus, places: &'static [&'static str]) -> Self {
        Self {
            campus,
            death: None,
            places,
        }
    }

    /// Starts it if it is gone, and plans its end.
    pub(super) async fn keep(&mut self, dice: &mut Dice, ends: &mut Ends) -> Result<()> {
        while self.campus.is_gone().await? {
            if let Some(death) = self.death.take() {
                ends.add(Some(&death), self.campus.was_killed)?;
            }
            let death = dice.death(self.places);
            self.campus.start(Some(&death)).await?;
            self.death = Some(death);
        }
        Ok(())
    }

    /// Lets it die at this place, as soon as it comes there.
    pub(super) async fn aim(&mut self, place: &str, ends: &mut Ends) -> Result<()> {
        self.kill(ends).await?;
        let death = Death::At(format!("{place}@1"));
        self.campus.start(Some(&death)).await?;
        self.death = Some(death);
        Ok(())
    }

    /// Ends it, whatever it was about to do: after this nothing of it is under way.
    pub(super) async fn kill(&mut self, ends: &mut Ends) -> Result<()> {
        if let Some(death) = self.death.take() {
            let by_itself = self.campus.is_gone().await?;
            ends.add(Some(&death), !by_itself || self.campus.was_killed)?;
        }
        self.campus.stop().await
    }
}
