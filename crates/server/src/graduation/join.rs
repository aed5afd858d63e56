//! 利用申請 of a graduate whose student number the university itself has said of an account: it is theirs. Staff have seen
//! who they are; an approval makes the account a graduate's, with the address of the application and an initial password.

use akashi_domain::EmailAddress;
use akashi_protocol::ProblemCode;
use jiff::Timestamp;
use uuid::Uuid;

use super::change;
use super::complete::former_name;
use crate::applications::Failure;
use crate::audit::{self, Actor, Event, Subject};
use crate::keys::Keys;
use crate::storage::application::ApplicationRow;
use crate::storage::{StorageError, Transaction, campus, graduate};

/// Does so. No password holds, and whoever was signed in is not any more.
///
/// # Errors
/// `account_exists` when the address signs in another graduate.
pub(crate) fn join(
    tx: &Transaction<'_>,
    keys: &Keys,
    row: &ApplicationRow,
    account: Uuid,
    at: Timestamp,
) -> Result<(), Failure> {
    let damaged = StorageError::Damaged("application.email");
    let email = EmailAddress::parse(row.email.expose()).map_err(|_| damaged)?;
    if graduate::exists(tx, &email.key(), Some(account))? {
        return Err(ProblemCode::AccountExists.into());
    }
    let (_, kind) = change(tx, keys, account, &email, None, at)?;
    campus::rename(tx, account, &row.applicant_name)?;
    let event = Event::new(Actor::Server, "account.joined", Subject::Account(account));
    let detail = serde_json::json!({ "application": row.id, "former": former_name(kind) });
    Ok(audit::append(tx, &event.with(detail), at)?)
}
