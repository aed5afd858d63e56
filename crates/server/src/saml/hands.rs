//! After an alarm that an identifier has changed hands: somebody at the machine, who has asked the person, says whether
//! it is the same one with another student number, or somebody else.

use jiff::Timestamp;
use uuid::Uuid;

use crate::audit::{self, Actor, Event, Subject};
use crate::storage::campus::Kind;
use crate::storage::member_number::{self, Known};
use crate::storage::saml as rows;
use crate::storage::{Storage, StorageError, graduation, session};

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum HandsProblem {
    /// No such account signs in, or has signed in, through the identity provider.
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
            match rows::method_of(tx, account)? {
                Some(method) => member_number::set(tx, method, &Known::default())?,
                None if graduation::forget_number(tx, Kind::Saml, account)? => {}
                None => return Err(HandsProblem::AccountUnknown),
            }
            Ok(audit::append(
                tx,
                &said(account, "account.identifier_same_person"),
                at,
            )?)
        })
        .await
}

/// It is somebody else: the identifier opens this account no more, and its sessions end. The next sign-in with it opens
/// an account of its own. Whoever signs in as a graduate by now goes on doing so.
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
            match rows::method_of(tx, account)? {
                Some(method) => {
                    rows::part(tx, method)?;
                    session::end_others(tx, account, None)?;
                }
                None if graduation::forget(tx, Kind::Saml, account)? => {}
                None => return Err(HandsProblem::AccountUnknown),
            }
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
