//! Ends tokens on the server that were signed out while it could not be reached.

use akashi_protocol::ProblemCode;
use akashi_store::{StoreError, session};
use jiff::Timestamp;

use super::{Shared, after};

/// Failures after which the wait between two tries would be this long.
const PATIENCE: u32 = 6;

/// Tries each token once. What cannot be ended now is tried again at the moment this gives.
pub(super) async fn revoke(shared: &Shared) -> Result<Option<Timestamp>, StoreError> {
    let store = &shared.surroundings.store;
    let universities = store.read(session::universities_to_revoke).await?;
    let mut left = false;
    for university in universities {
        // Another university is connected now: its token ends by idling.
        let Some(server) = (shared.surroundings.directory)(&university) else {
            continue;
        };
        let tokens = store
            .read(move |reader| session::to_revoke(reader, &university))
            .await?;
        for token in tokens {
            let ended = match server.sign_out(&token).await {
                Ok(()) => true,
                Err(failure) => failure.problem_code() == Some(ProblemCode::NotSignedIn),
            };
            if ended {
                store
                    .transact(move |tx| session::revoked(tx, &token))
                    .await?;
            } else {
                left = true;
            }
        }
    }
    Ok(left.then(|| after(shared.now(), shared.delay(PATIENCE))))
}
