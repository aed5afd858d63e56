//! An authenticator application on somebody's telephone.

use std::cell::Cell;
use std::time::{SystemTime, UNIX_EPOCH};

use totp_rs::{Builder, Secret, Totp};

use crate::{Result, wait};

/// Set up with the key that the application shows.
pub struct Authenticator {
    totp: Totp,
    /// The last step of time whose digits were typed: the university takes each once.
    typed: Cell<u64>,
}

impl Authenticator {
    /// Types the key into the telephone, as it is printed: in groups.
    ///
    /// # Errors
    /// When it is none.
    pub fn with_key(key: &str) -> Result<Self> {
        let letters: String = key.split_whitespace().collect();
        let secret = Secret::try_from_base32(letters)?;
        let builder = Builder::new().with_secret(secret);
        let totp = builder.with_account_name("staff").build()?;
        Ok(Self {
            totp,
            typed: Cell::new(0),
        })
    }

    /// The digits that it shows; where they were typed already, those after them.
    ///
    /// # Errors
    /// When time stands still.
    pub fn digits(&self) -> Result<String> {
        wait::until("new digits", wait::PATIENCE, || {
            let seconds = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
            let step = self.totp.next_step(seconds);
            if step == self.typed.get() {
                return Ok(None);
            }
            self.typed.set(step);
            Ok(Some(self.totp.generate(seconds).to_string()))
        })
    }

    /// Digits that it does not show.
    ///
    /// # Errors
    /// When time stands still.
    pub fn wrong_digits(&self) -> Result<String> {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
        let near = [
            seconds - 60,
            seconds - 30,
            seconds,
            seconds + 30,
            seconds + 60,
        ];
        let shown = near.map(|at| self.totp.generate(at).to_string());
        let others = ["000000", "111111", "222222", "333333", "444444", "555555"];
        let wrong = others
            .into_iter()
            .find(|other| !shown.contains(&(*other).to_owned()));
        Ok(wrong.ok_or("every number is shown")?.to_owned())
    }
}
