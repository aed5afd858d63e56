//! After an alarm that an identifier has changed hands: somebody at the machine, who has asked the person, says whether
//! it is the same one with another student number, or somebody else.

use jiff::Timestamp;
use uuid::Uuid;

use crate::audit::{self, Actor, Event, Subject};
use crate::storage::saml as rows;
use crate::storage::{Storage, StorageError, session};

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum HandsProblem {
    /// No such account signs in through the identity provider.
    #[error("account_unknown")]
    AccountUnknown,
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// It is the same person: the student number of the next sign-in counts.
///
/// # Errors
/// See [`HandsProblem`].
pub async fn same_person(
    storage: &Storage,
    account: Uuid,
    at: Timestamp,
) -> Result<(), HandsProblem> {
    storage
        .transact(move |tx| {
            let method = rows::method_of(tx, account)?.ok_or(HandsProblem::AccountUnknown)?;
            rows::set_student_number(tx, method, "")?;
            Ok(audit::append(
                tx,
                &said(account, "account.identifier_same_person"),
                at,
            )?)
        })
        .await
}

/// It is somebody else: the identifier opens this account no more, and its sessions end. The next sign-in with it opens
/// an account of its own.
///
/// # Errors
/// See [`HandsProblem`].
pub async fn another_person(
    storage: &Storage,
    account: Uuid,
    at: Timestamp,
) -> Result<(), HandsProblem> {
    storage
        .transact(move |tx| {
            let method = rows::method_of(tx, account)?.ok_or(HandsProblem::AccountUnknown)?;
            rows::part(tx, method)?;
            session::end_others(tx, account, None)?;
            Ok(audit::append(
                tx,
                &said(account, "account.identifier_another_person"),
                at,
            )?)
        })
        .await
}

const fn said(account: Uuid, action: &'static str) -> Event {
    Event::new(Actor::Operator, action, Subject::Account(account))
}
