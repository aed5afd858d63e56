//! Gives a graduate a new initial password: whose mail never arrived, whose initial password ran out, who is locked
//! after too many failed sign-ins. Only somebody at the machine can, and does not learn the password: it goes to the
//! address of the account.

use akashi_domain::ReferenceNumber;
use jiff::Timestamp;

use crate::audit::{self, Actor, Event, Subject};
use crate::keys::Keys;
use crate::storage::notice::{self, Notice};
use crate::storage::{Storage, StorageError, application, password, session, sign_in_attempt};
use crate::throttle::Who;

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum ResetProblem {
    /// No approved application has this reference number.
    #[error("reference_unknown")]
    ReferenceUnknown,
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Ends every session of the account that the application `reference` has led to, forgets its passwords and its failed
/// sign-ins, and queues the mail with the initial password.
///
/// # Errors
/// See [`ResetProblem`].
pub async fn reset(
    storage: &Storage,
    keys: &Keys,
    reference: ReferenceNumber,
    at: Timestamp,
) -> Result<(), ResetProblem> {
    let keys = keys.clone();
    storage
        .transact(move |tx| {
            let row = application::find_by_reference(tx, &reference)?
                .ok_or(ResetProblem::ReferenceUnknown)?;
            let account = row.account.ok_or(ResetProblem::ReferenceUnknown)?;
            let graduate = password::graduate_of_account(tx, account)?
                .ok_or(ResetProblem::ReferenceUnknown)?;
            let holder = password::holder(tx, account, graduate.method)?
                .ok_or(StorageError::Damaged("email_address"))?;
            let key = Who::Graduate.pseudonym(&keys, &holder.email.key());
            session::end_others(tx, account, None)?;
            password::forget_all(tx, graduate.method)?;
            sign_in_attempt::forget(tx, Who::Graduate.kind(), &key)?;
            notice::queue(tx, Notice::PasswordsReset, row.id, Some(account), at)?;
            let event = Event::new(
                Actor::Operator,
                "account.passwords_reset",
                Subject::Account(account),
            );
            Ok(audit::append(tx, &event, at)?)
        })
        .await
}
