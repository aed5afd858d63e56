//! What a person reads in their mails.

use std::path::Path;
use std::time::{Duration, Instant};

use akashi_tests::mail::{self, Mail};

use crate::fault::Result;

/// How long a mail is waited for. It may have gone down with the server.
const PATIENCE: Duration = Duration::from_secs(2);

/// The mails of an address that carry something to type, of which some were there before.
pub(super) struct Letters<'a> {
    campus: &'a Path,
    address: String,
    word: fn(&Mail) -> Option<String>,
    before: usize,
}

impl<'a> Letters<'a> {
    /// Those with the code of a flow.
    pub(super) fn with_codes(campus: &'a Path, address: &str) -> Result<Self> {
        Self::of(campus, address, Mail::code)
    }

    /// Those with the key of a sign-in.
    pub(super) fn with_keys(campus: &'a Path, address: &str) -> Result<Self> {
        Self::of(campus, address, Mail::key)
    }

    fn of(campus: &'a Path, address: &str, word: fn(&Mail) -> Option<String>) -> Result<Self> {
        let mut letters = Self {
            campus,
            address: address.to_owned(),
            word,
            before: 0,
        };
        letters.before = letters.words()?.len();
        Ok(letters)
    }

    /// What stands in all of them, oldest first.
    fn words(&self) -> Result<Vec<String>> {
        words(&self.campus.join("mail"), &self.address, self.word)
    }

    /// What stands in a new one; `None` when none comes. Whoever asks again waits for the one after it.
    pub(super) async fn next(&mut self) -> Result<Option<String>> {
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            let words = self.words()?;
            if let Some(word) = words.get(self.before..).and_then(<[String]>::last) {
                self.before = words.len();
                return Ok(Some(word.clone()));
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        Ok(None)
    }
}

/// The codes of all mails to `address`, oldest first.
pub(super) fn codes(folder: &Path, address: &str) -> Result<Vec<String>> {
    words(folder, address, Mail::code)
}

fn words(folder: &Path, address: &str, word: fn(&Mail) -> Option<String>) -> Result<Vec<String>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut mails = mail::all(folder)?;
    mails.retain(|mail| mail.to.contains(address));
    Ok(mails.iter().filter_map(word).collect())
}
