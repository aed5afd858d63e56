//! The university's own directory (LDAP): does this password belong to this user ID? What it is asked is never kept.
//!
//! | file | job |
//! |---|---|
//! | `user_id` | what can be a user ID at all |
//! | `connect` | a connection: encrypted, to the right machine |
//! | `look_up` | searches with the service account, then binds with what was typed |
//! | `entry` | reads an entry that may be anything |
//! | `down` | why the directory gave no answer |
//!
//! "Wrong" and "no answer" are two things: the first counts against the person, the second never does.

mod connect;
mod down;
mod entry;
mod look_up;
mod user_id;

use std::sync::Arc;
use std::time::Duration;

use akashi_domain::Sensitive;
use jiff::Timestamp;
use tokio::sync::Semaphore;

pub use down::DirectoryDown;
pub use entry::Person;
pub use user_id::UserId;

use crate::config::{DirectorySettings, DirectoryStart};

/// How long a whole look-up may take, from the name of the directory to its last answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// Look-ups at the same time. A directory that hangs must not hold every request of the server.
const AT_ONCE: usize = 32;
/// Longest password that is passed on. Active Directory takes 256 characters.
const PASSWORD_CHARS: usize = 256;

/// Looks people up. Cheap to clone; clones share the bound.
#[derive(Debug, Clone)]
pub struct Directory {
    settings: Arc<DirectorySettings>,
    turns: Arc<Semaphore>,
}

impl Directory {
    /// The directory of the configuration. Nothing is asked of it yet.
    #[must_use]
    pub fn new(settings: DirectorySettings) -> Self {
        Self {
            settings: Arc::new(settings),
            turns: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }

    /// What tells its user IDs from those of another directory.
    #[must_use]
    pub fn realm(&self) -> &str {
        &self.settings.realm
    }

    /// The person whose user ID and password these are; `None` when they are nobody's. A user ID that two people have is
    /// nobody's. Whether they may sign in yet, at `now`, they say themselves.
    ///
    /// # Errors
    /// [`DirectoryDown`] when that cannot be said.
    pub async fn sign_in(
        &self,
        user: Option<&UserId>,
        password: &Sensitive<String>,
        now: Timestamp,
    ) -> Result<Option<Person>, DirectoryDown> {
        // A directory takes an empty password for no sign-in at all, and says yes.
        if password.expose().is_empty() || password.expose().chars().count() > PASSWORD_CHARS {
            return Ok(None);
        }
        let Some(user) = user.cloned() else {
            return Ok(None);
        };
        let (settings, password) = (Arc::clone(&self.settings), password.clone());
        self.ask(async move { look_up::sign_in(&settings, &user, &password, now).await })
            .await
    }

    /// Can people be looked up? For the operator: nobody in particular is asked for.
    ///
    /// # Errors
    /// [`DirectoryDown`] with what is wrong.
    pub async fn check(&self) -> Result<(), DirectoryDown> {
        let settings = Arc::clone(&self.settings);
        self.ask(async move { look_up::check(&settings).await })
            .await
    }

    /// Is there anybody who can sign in only from this start on? For the operator.
    ///
    /// # Errors
    /// [`DirectoryDown`] with what is wrong.
    pub async fn has_any(&self, start: &DirectoryStart) -> Result<bool, DirectoryDown> {
        let (settings, start) = (Arc::clone(&self.settings), start.clone());
        self.ask(async move { look_up::has_any(&settings, &start).await })
            .await
    }

    /// In a task of its own: an answer that is no LDAP ends that task, and nothing else.
    async fn ask<T: Send + 'static>(
        &self,
        asked: impl Future<Output = Result<T, DirectoryDown>> + Send + 'static,
    ) -> Result<T, DirectoryDown> {
        let turn = Arc::clone(&self.turns)
            .try_acquire_owned()
            .map_err(|_| DirectoryDown::Busy)?;
        let task = tokio::spawn(async move {
            let _turn = turn;
            tokio::time::timeout(PATIENCE, asked)
                .await
                .unwrap_or(Err(DirectoryDown::Slow))
        });
        task.await.unwrap_or(Err(DirectoryDown::Nonsense))
    }
}
