//! The threads that hash, and who waits for them.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use akashi_domain::Sensitive;
use crossbeam_channel::{Receiver, Sender};
use tokio::sync::oneshot;

use super::{Cost, HashingFailed, Memory};

/// Hashes and compares passwords, in the order in which they come. Cheap to clone; clones share the threads, which end
/// with the last clone.
#[derive(Debug, Clone)]
pub struct HashingPool {
    jobs: Sender<Job>,
    threads: usize,
    /// Places that are taken.
    taken: Arc<AtomicUsize>,
}

/// A place among those whose passwords are compared; given back when it is dropped.
#[derive(Debug)]
pub struct Place(Arc<AtomicUsize>);

/// Places for each thread. Whoever has the last one waits for about five seconds.
const PLACES: usize = 100;
/// How far hashing stands back behind the threads that answer everybody else (`nice`, 0 to 19).
#[cfg(target_os = "linux")]
const NICE: i32 = 5;

type Job = Box<dyn FnOnce(&mut Memory) + Send>;

impl HashingPool {
    /// As many threads as the machine has cores but one, and at least one.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start() -> std::io::Result<Self> {
        let cores = thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let threads = cores.saturating_sub(1).max(1);
        let (jobs, waiting) = crossbeam_channel::unbounded();
        for _ in 0..threads {
            let waiting = waiting.clone();
            thread::Builder::new()
                .name("hashing".to_owned())
                .spawn(move || work(&waiting))?;
        }
        Ok(Self {
            jobs,
            threads,
            taken: Arc::default(),
        })
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
        self.run(move |memory| memory.hash(&password, cost)).await
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
        self.run(move |memory| match phc {
            Some(phc) => memory.verify(&password, &phc),
            None => memory.hash(&password, cost).map(|_| false),
        })
        .await
    }

    async fn run<T, F>(&self, work: F) -> Result<T, HashingFailed>
    where
        T: Send + 'static,
        F: FnOnce(&mut Memory) -> Result<T, HashingFailed> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let job = Box::new(move |memory: &mut Memory| {
            // Whoever no longer waits for it need not be hashed for.
            if !answer.is_closed() {
                let _ = answer.send(work(memory));
            }
        });
        self.jobs.send(job).map_err(|_| HashingFailed)?;
        answered.await.map_err(|_| HashingFailed)?
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

fn work(waiting: &Receiver<Job>) {
    stand_back();
    while let Ok(first) = waiting.recv() {
        let mut memory = Memory::default();
        run(first, &mut memory);
        // Kept for as long as somebody waits.
        while let Ok(next) = waiting.try_recv() {
            run(next, &mut memory);
        }
    }
}

/// A hash that panics answers its own person only: the thread goes on.
fn run(job: Job, memory: &mut Memory) {
    // What it left in the memory is written over by the next.
    let _ = catch_unwind(AssertUnwindSafe(|| job(memory)));
}

/// So that others are answered at once while many sign in.
#[cfg(target_os = "linux")]
fn stand_back() {
    // On Linux this concerns the thread, not the process. Where it is refused, others wait a little longer.
    let _ = rustix::process::setpriority_process(Some(rustix::thread::gettid()), NICE);
}
#[cfg(not(target_os = "linux"))]
const fn stand_back() {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_given_until_none_is_left() {
        let pool = HashingPool::start().unwrap();
        let most = PLACES * pool.threads;
        let places: Vec<Place> = std::iter::from_fn(|| pool.place()).take(most + 1).collect();
        assert_eq!(places.len(), most);
        assert!(pool.place().is_none());
        drop(places);
        assert!(pool.place().is_some());
    }

    #[tokio::test]
    async fn a_password_fits_its_own_hash_only() {
        let pool = HashingPool::start().unwrap();
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

    #[test]
    fn memory_that_was_used_changes_no_hash() {
        use argon2::password_hash::PasswordVerifier as _;

        let mut memory = Memory::default();
        let staff = memory.hash(&"Staff123".into(), Cost::Staff).unwrap();
        let applicant = memory.hash(&"Correct1".into(), Cost::Applicant).unwrap();
        for (password, phc) in [
            ("Staff123", staff.as_str()),
            ("Correct1", applicant.as_str()),
        ] {
            assert!(memory.verify(&password.into(), phc).unwrap());
            // By the library alone.
            let library = argon2::Argon2::default();
            assert!(library.verify_password(password.as_bytes(), phc).is_ok());
            assert!(library.verify_password(b"Wrong123", phc).is_err());
        }
    }
}
