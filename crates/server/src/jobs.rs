//! What goes on in the background. Every task looks into the database for what is due, so that nothing is lost when
//! the server stops, and ends between two pieces of work when it is told to.

use std::time::Duration;

use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::clock::seconds_after;
use crate::state::AppState;
use crate::storage::{StorageError, flow, rate, saml, session, sign_in_attempt};
use crate::{applications, documents};

/// How often what is over is forgotten.
const HOUSEKEEPING: Duration = Duration::from_secs(600);

/// Seconds after which a flow is forgotten: long after its link and code.
const FLOWS_KEPT: i64 = 7 * 24 * 60 * 60;
/// Seconds after which a sign-in through the identity provider is forgotten: long after the provider could answer.
const SAML_KEPT: i64 = 24 * 60 * 60;
/// Seconds after which a few failed sign-ins are forgotten.
const ATTEMPTS_KEPT: i64 = 30 * 24 * 60 * 60;
/// How often days are looked at that may be over.
const DEADLINES: Duration = Duration::from_secs(600);
/// How often images are looked for that nobody announced: those of a try that failed.
const IMAGES: Duration = Duration::from_secs(5);

/// Mails on their way at the same time: a slow mailbox does not hold up the others.
const MAIL_SENDERS: usize = 3;

/// The background tasks of one server.
#[derive(Debug)]
pub struct Jobs {
    stop: CancellationToken,
    tasks: TaskTracker,
}

impl Jobs {
    /// Starts them all.
    #[must_use]
    pub fn start(state: &AppState) -> Self {
        let jobs = Self {
            stop: CancellationToken::new(),
            tasks: TaskTracker::new(),
        };
        jobs.spawn(housekeeping(state.clone()));
        for _ in 0..MAIL_SENDERS {
            jobs.spawn(crate::mail::run(state.clone()));
        }
        jobs.spawn(images(state.clone()));
        jobs.spawn(deadlines(state.clone()));
        jobs.spawn(crate::saml::watch(state.clone()));
        jobs
    }

    /// Adds a task. It is dropped at its next point of waiting when the server stops, so whatever has to be whole
    /// belongs into one transaction.
    pub fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        let stop = self.stop.clone();
        self.tasks.spawn(async move {
            let _ = stop.run_until_cancelled(task).await;
        });
    }

    /// Stops them all and waits for their end.
    pub async fn stop(self) {
        self.stop.cancel();
        self.tasks.close();
        self.tasks.wait().await;
    }
}

async fn housekeeping(state: AppState) {
    loop {
        let now = state.now();
        let few = state.config.university.policies.sign_in_refuse_after;
        let done: Result<(), StorageError> = state
            .storage
            .transact(move |tx| {
                session::forget_expired(tx, now)?;
                rate::forget_old(tx, now)?;
                sign_in_attempt::forget_few(tx, few, seconds_after(now, -ATTEMPTS_KEPT))?;
                saml::forget_before(tx, seconds_after(now, -SAML_KEPT), now)?;
                flow::forget_before(tx, seconds_after(now, -FLOWS_KEPT))
            })
            .await;
        if let Err(error) = done {
            tracing::error!(%error, "housekeeping");
        }
        tokio::time::sleep(HOUSEKEEPING).await;
    }
}

/// Has uploads encoded anew as they come.
async fn images(state: AppState) {
    loop {
        match documents::encode_waiting(&state).await {
            // There may be more.
            Ok(done) if done > 0 => continue,
            Ok(_) => {}
            Err(error) => tracing::error!(%error, "encoding images anew"),
        }
        state.documents.wait(IMAGES).await;
    }
}

/// What happens because a day is over.
async fn deadlines(state: AppState) {
    loop {
        match applications::expire_overdue(&state).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "applications expired"),
            Err(error) => tracing::error!(%error, "expiring applications"),
        }
        match applications::erase_due(&state, &state.vault()).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "images erased"),
            Err(error) => tracing::error!(%error, "erasing images"),
        }
        match documents::forget_old(&state).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "unfinished uploads forgotten"),
            Err(error) => tracing::error!(%error, "forgetting unfinished uploads"),
        }
        tokio::time::sleep(DEADLINES).await;
    }
}
