//! Hashing passwords: argon2id, on few threads, so that a wave of sign-ins cannot take the machine.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use akashi_domain::Sensitive;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

use crate::entropy;

/// How expensive a hash is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cost {
    /// Applicants: 19 MiB, two passes, one lane (the first choice of RFC 9106's memory-constrained users and OWASP).
    Applicant,
    /// Staff: 64 MiB, three passes, one lane.
    Staff,
}

/// The hash could not be computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a password could not be hashed")]
pub struct HashingFailed;

/// Hashes and compares passwords. Cheap to clone; clones share the bound.
#[derive(Debug, Clone)]
pub struct HashingPool {
    turns: Arc<Semaphore>,
    threads: usize,
    /// Places that are taken.
    taken: Arc<AtomicUsize>,
}

/// A place among those whose passwords are compared; given back when it is dropped.
#[derive(Debug)]
pub struct Place(Arc<AtomicUsize>);

/// Places for each thread. Whoever has the last one waits for about five seconds.
const PLACES: usize = 100;

impl Cost {
    const fn kib_and_passes(self) -> (u32, u32) {
        match self {
            Self::Applicant => (19 * 1024, 2),
            Self::Staff => (64 * 1024, 3),
        }
    }

    fn argon2(self) -> Result<Argon2<'static>, HashingFailed> {
        let (kib, passes) = self.kib_and_passes();
        let params = Params::new(kib, passes, 1, Some(32)).map_err(|_| HashingFailed)?;
        Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
    }
}

impl HashingPool {
    /// As many threads as the machine has cores but one, and at least one.
    #[must_use]
    pub fn new() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let threads = cores.saturating_sub(1).max(1);
        Self {
            turns: Arc::new(Semaphore::new(threads)),
            threads,
            taken: Arc::default(),
        }
    }

    /// A place for somebody who signs in; `None` where so many do that they should rather come again. Otherwise a wave
    /// of sign-ins would hold every turn that requests have, and nobody could do anything.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        let taken = self.taken.fetch_add(1, Ordering::Relaxed);
        let place = Place(Arc::clone(&self.taken));
        (taken < PLACES * self.threads).then_some(place)
    }

    /// The hash of a password as a PHC string.
    ///
    /// # Errors
    /// [`HashingFailed`] when there is no memory or no randomness.
    pub async fn hash(
        &self,
        password: Sensitive<String>,
        cost: Cost,
    ) -> Result<String, HashingFailed> {
        self.run(move || hash(&password, cost)).await
    }

    /// Does the password belong to `phc`? Without one, the same work is done and the answer is no: nobody can tell
    /// from the time whether there was one.
    ///
    /// # Errors
    /// [`HashingFailed`] when there is no memory.
    pub async fn verify(
        &self,
        password: Sensitive<String>,
        phc: Option<String>,
        cost: Cost,
    ) -> Result<bool, HashingFailed> {
        self.run(move || match phc {
            Some(phc) => verify(&password, &phc),
            None => hash(&password, cost).map(|_| false),
        })
        .await
    }

    async fn run<T, F>(&self, work: F) -> Result<T, HashingFailed>
    where
        T: Send + 'static,
        F: FnOnce() -> Result<T, HashingFailed> + Send + 'static,
    {
        let turn = Arc::clone(&self.turns)
            .acquire_owned()
            .await
            .map_err(|_| HashingFailed)?;
        tokio::task::spawn_blocking(move || {
            let _turn = turn;
            work()
        })
        .await
        .map_err(|_| HashingFailed)?
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Default for HashingPool {
    fn default() -> Self {
        Self::new()
    }
}

/// The hash of a password as a PHC string, on this thread: for programs that have no pool.
///
/// # Errors
/// [`HashingFailed`] when there is no memory or no randomness.
pub fn hash(password: &Sensitive<String>, cost: Cost) -> Result<String, HashingFailed> {
    let salt = entropy::bytes::<16>().map_err(|_| HashingFailed)?;
    cost.argon2()?
        .hash_password_with_salt(password.expose().as_bytes(), &salt)
        .map(|hash: PasswordHash| hash.to_string())
        .map_err(|_| HashingFailed)
}

fn verify(password: &Sensitive<String>, phc: &str) -> Result<bool, HashingFailed> {
    let phc = PasswordHash::new(phc).map_err(|_| HashingFailed)?;
    // The costs stand in the hash itself.
    Ok(Argon2::default()
        .verify_password(password.expose().as_bytes(), &phc)
        .is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_given_until_none_is_left() {
        let pool = HashingPool::new();
        let most = PLACES * pool.threads;
        let places: Vec<Place> = std::iter::from_fn(|| pool.place()).take(most + 1).collect();
        assert_eq!(places.len(), most);
        assert!(pool.place().is_none());
        drop(places);
        assert!(pool.place().is_some());
    }

    #[tokio::test]
    async fn a_password_fits_its_own_hash_only() {
        let pool = HashingPool::new();
        for (cost, prefix) in [
            (Cost::Applicant, "$argon2id$v=19$m=19456,t=2,p=1$"),
            (Cost::Staff, "$argon2id$v=19$m=65536,t=3,p=1$"),
        ] {
            let phc = pool.hash("Correct1".into(), cost).await.unwrap();
            assert!(phc.starts_with(prefix), "{phc}");
            let check = |typed: &str, phc: Option<String>| pool.verify(typed.into(), phc, cost);
            assert!(check("Correct1", Some(phc.clone())).await.unwrap());
            assert!(!check("correct1", Some(phc.clone())).await.unwrap());
            assert!(!check("Correct1", None).await.unwrap());
            assert_ne!(phc, pool.hash("Correct1".into(), cost).await.unwrap());
        }
    }
}
