//! Makes a staff account. Only somebody at the machine can.

use akashi_domain::{Sensitive, StaffRole};
use jiff::Timestamp;
use uuid::Uuid;

use super::account::{AccountProblem, check_password, draw_secret, is_name};
use crate::audit::{self, Actor, Event, Subject};
use crate::hashing::{self, Cost};
use crate::keys::Keys;
use crate::storage::Storage;
use crate::storage::staff::{self, StaffRow};

/// A new account.
#[derive(Debug)]
pub struct Added {
    /// Its id.
    pub id: Uuid,
    /// `otpauth://…` for the authenticator, to be shown once; absent without one.
    pub totp_uri: Option<Sensitive<String>>,
}

/// Makes an account; `authenticator_issuer` is the university's name, for the authenticator's list.
///
/// # Errors
/// See [`AccountProblem`].
pub async fn add(
    storage: &Storage,
    keys: &Keys,
    name: &str,
    role: StaffRole,
    password: &Sensitive<String>,
    authenticator_issuer: Option<&str>,
    at: Timestamp,
) -> Result<Added, AccountProblem> {
    if !is_name(name) {
        return Err(AccountProblem::NameMalformed);
    }
    check_password(name, password)?;
    let id = Uuid::now_v7();
    let (totp_secret, totp_uri) = match authenticator_issuer {
        Some(issuer) => {
            let (secret, uri) = draw_secret(keys, id, name, issuer)?;
            (Some(secret), Some(uri))
        }
        None => (None, None),
    };
    let row = StaffRow {
        id,
        name: name.to_owned(),
        role,
        password_phc: hashing::hash(password, Cost::Staff)?,
        password_is_initial: false,
        totp_secret,
        totp_last_step: 0,
        offered_totp: None,
        set_up_until: None,
    };
    storage
        .transact(move |tx| match staff::insert(tx, &row, at) {
            Err(error) if error.is_constraint() => Err(AccountProblem::NameTaken),
            Err(error) => Err(error.into()),
            Ok(()) => {
                let event = Event::new(Actor::Operator, "staff.added", Subject::Staff(id));
                Ok(audit::append(tx, &event, at)?)
            }
        })
        .await?;
    Ok(Added { id, totp_uri })
}
