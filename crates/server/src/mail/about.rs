//! What the mail of a flow is about, and whether it carries link and code. This is found out when it is sent, and nowhere
//! in the answer to whoever asked for it.

use akashi_domain::{EmailAddress, Sensitive};
use akashi_protocol::flow::FlowPurpose;

use super::write::{LinkAndCode, Occasion};
use crate::storage::address::{self, Change};
use crate::storage::flow::{self, FlowRow};
use crate::storage::password::{self, Role};
use crate::storage::{StorageError, Transaction, campus, graduate, second_password};

/// Whether a flow is about an account that somebody is signed in to.
pub(super) enum About {
    /// No: its purpose says what it leads to.
    Purpose,
    /// Its first address.
    FirstAddress,
    /// Another address of it.
    Change(Change),
    /// A further student number.
    Enrolment,
    /// The address that is signed in with after graduation.
    Graduation(Change),
    /// A forgotten second password.
    SecondPassword,
}

impl About {
    /// `None` where a change of the address was faster: there is nothing to tell any more.
    pub(super) fn find(tx: &Transaction<'_>, flow: &FlowRow) -> Result<Option<Self>, StorageError> {
        if let Some(account) = address::enrolment_of_flow(tx, flow.id)? {
            let is_current = address::is_of(tx, account, &flow.email)?;
            return Ok(is_current.then_some(Self::Enrolment));
        }
        if let Some(whose) = second_password::of_flow(tx, flow.id)? {
            let is_current = address::is_of(tx, whose.account, &flow.email)?;
            return Ok(is_current.then_some(Self::SecondPassword));
        }
        if let Some(change) = address::change_of_flow(tx, flow.id)? {
            let is_current = address::is_current(tx, &change)?;
            return Ok(is_current.then_some(Self::Change(change)));
        }
        if let Some(change) = address::graduation_of_flow(tx, flow.id)? {
            // Nor where it has happened meanwhile.
            let is_graduate = password::graduate_of_account(tx, change.account)?.is_some();
            let is_current = !is_graduate && address::is_current(tx, &change)?;
            return Ok(is_current.then_some(Self::Graduation(change)));
        }
        Ok(Some(match campus::account_of_flow(tx, flow.id)? {
            Some(_) => Self::FirstAddress,
            None => Self::Purpose,
        }))
    }

    /// A registration or a recovery leads somewhere for an address without account, a reset for one with, a continuation for an
    /// application that is there, a change for an address with which no other graduate signs in.
    pub(super) fn leads_somewhere(
        &self,
        tx: &Transaction<'_>,
        flow: &FlowRow,
    ) -> Result<bool, StorageError> {
        let key = Sensitive::new(flow.email.key());
        match self {
            Self::Purpose => {}
            Self::FirstAddress | Self::Enrolment | Self::SecondPassword => return Ok(true),
            Self::Change(change) => {
                return Ok(!graduate::is_anothers(tx, key.expose(), change.account)?);
            }
            Self::Graduation(change) => {
                return Ok(!graduate::exists(tx, key.expose(), Some(change.account))?);
            }
        }
        match &flow.purpose {
            FlowPurpose::Registration | FlowPurpose::Recovery => {
                Ok(password::find_graduate(tx, key.expose())?.is_none())
            }
            FlowPurpose::PasswordReset => Ok(password::find_graduate(tx, key.expose())?.is_some()),
            FlowPurpose::ContinueApplication { reference } => {
                let found = flow::find_continued(tx, reference, &key)?;
                Ok(found.is_some_and(|found| !found.has_account))
            }
        }
    }

    /// What is said where it does.
    pub(super) fn with(
        &self,
        tx: &Transaction<'_>,
        flow: &FlowRow,
        secrets: LinkAndCode,
    ) -> Result<Occasion, StorageError> {
        match self {
            Self::Purpose => {}
            Self::FirstAddress => return Ok(Occasion::MailAddress(secrets)),
            Self::Change(_) => return Ok(Occasion::AddressChange(secrets)),
            Self::Enrolment => return Ok(Occasion::Enrolment(secrets)),
            Self::Graduation(_) => return Ok(Occasion::Graduation(secrets)),
            Self::SecondPassword => return Ok(Occasion::SecondPasswordForgotten(secrets)),
        }
        Ok(match flow.purpose {
            FlowPurpose::Registration => Occasion::Registration(secrets),
            FlowPurpose::Recovery => Occasion::Recovery(secrets),
            FlowPurpose::ContinueApplication { .. } => Occasion::Continue(secrets),
            FlowPurpose::PasswordReset if has_password(tx, &flow.email)? => {
                Occasion::ResetRequested(secrets)
            }
            FlowPurpose::PasswordReset => Occasion::ResetForced(secrets),
        })
    }

    /// What is said where it does not.
    pub(super) const fn without(&self, purpose: &FlowPurpose) -> Occasion {
        if let Self::Change(_) = self {
            return Occasion::AddressChangeKnown;
        }
        if let Self::Graduation(_) = self {
            return Occasion::GraduationKnown;
        }
        match purpose {
            FlowPurpose::Registration => Occasion::RegistrationKnown,
            FlowPurpose::Recovery => Occasion::RecoveryKnown,
            FlowPurpose::ContinueApplication { .. } => Occasion::ContinueUnknown,
            FlowPurpose::PasswordReset => Occasion::ResetUnknown,
        }
    }
}

/// Nobody has one after "this was not me", until they are set anew.
fn has_password(tx: &Transaction<'_>, email: &EmailAddress) -> Result<bool, StorageError> {
    let Some(graduate) = password::find_graduate(tx, &email.key())? else {
        return Ok(false);
    };
    for role in [Role::Initial, Role::First] {
        if password::find(tx, graduate.method, role)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}
