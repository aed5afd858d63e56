//! What is asked of somebody who is signed in before the address of their account, or how they sign in, is changed: with
//! the address somebody sets forgotten passwords anew, so a session that was left open is not enough.

use akashi_domain::{EmailAddress, Sensitive};
use akashi_protocol::ProblemCode;
use akashi_protocol::account::AsksFor;
use uuid::Uuid;

use crate::access;
use crate::applications::Failure;
use crate::campus::attempt_key;
use crate::directory::UserId;
use crate::http::auth::Applicant;
use crate::state::AppState;
use crate::storage::address::{self, Method};
use crate::storage::password::{self, Role};
use crate::storage::{Reader, StorageError, campus};
use crate::throttle::{self, Who};

/// What is asked.
pub(crate) enum Proof {
    /// A password, its hash as stored, and what wrong ones are counted under. One that is not stored is always wrong.
    Password(AsksFor, Option<String>, Who, Sensitive<String>),
    /// Nothing: none of their passwords is ours.
    None,
}

impl Proof {
    pub(crate) const fn asks_for(&self) -> AsksFor {
        match self {
            Self::Password(which, ..) => *which,
            Self::None => AsksFor::Nothing,
        }
    }
}

/// What is known of somebody who is signed in.
pub(crate) struct Known {
    pub(crate) email: EmailAddress,
    pub(crate) proof: Proof,
}

/// Looks it up.
///
/// # Errors
/// `not_allowed` for an account without an address.
pub(crate) async fn known(state: &AppState, applicant: &Applicant) -> Result<Known, Failure> {
    let (account, method) = (applicant.account, applicant.method);
    state
        .storage
        .read(move |conn| {
            let email = campus::address_of(conn, account)?.ok_or(ProblemCode::NotAllowed)?;
            let found = address::method(conn, method)?.ok_or(ProblemCode::NotSignedIn)?;
            Ok::<_, Failure>(Known {
                email,
                proof: proof(conn, method, found)?,
            })
        })
        .await
}

fn proof(conn: &Reader, method: Uuid, found: Method) -> Result<Proof, StorageError> {
    let stored = |role| -> Result<Option<String>, StorageError> {
        Ok(password::find(conn, method, role)?.map(|stored| stored.phc))
    };
    Ok(match found.kind.as_str() {
        "graduate" => {
            let phc = stored(Role::First)?;
            Proof::Password(AsksFor::Password, phc, Who::Graduate, found.subject)
        }
        "campus" => {
            let phc = stored(Role::Second)?;
            let user = UserId::parse(found.subject.expose());
            let name = attempt_key(&found.issuer, user.as_ref());
            Proof::Password(AsksFor::SecondPassword, phc, Who::Campus, name)
        }
        _ => Proof::None,
    })
}

/// Is what was typed the password that is asked for? A wrong one counts as a failed sign-in.
///
/// # Errors
/// `current_password_wrong`, `sign_in_refused`, `sign_in_reset_needed`.
pub(crate) async fn prove(
    state: &AppState,
    proof: Proof,
    typed: Sensitive<String>,
) -> Result<(), Failure> {
    let Proof::Password(_, phc, who, name) = proof else {
        return Ok(());
    };
    let attempt = throttle::count(state, who, name.expose()).await?;
    if !access::password_fits(state, typed, phc).await? {
        return Err(ProblemCode::CurrentPasswordWrong.into());
    }
    state
        .storage
        .transact(move |tx| attempt.succeeded(tx))
        .await?;
    Ok(())
}
