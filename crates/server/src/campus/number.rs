//! The student number that the university says of somebody who signs in: it is one of their enrolments, unless another
//! account holds it. Signing in never depends on that.

use akashi_domain::{Sensitive, form};
use jiff::Timestamp;
use uuid::Uuid;

use crate::applications::flags;
use crate::audit::{self, Actor, Event, Subject};
use crate::storage::campus::Member;
use crate::storage::member_number::{self, Given, Known, Origin, Said};
use crate::storage::{StorageError, Transaction, flag};

/// What the university says.
#[derive(Debug, Clone, Copy)]
pub struct Saying<'a> {
    /// By which of its systems.
    pub origin: Origin,
    /// 学籍番号 as it writes it; empty where it says none.
    pub number: &'a Sensitive<String>,
    /// The name it has for them; empty where it says none.
    pub name: &'a str,
}

/// Keeps it. A number that another account holds is left to that one, and staff are told.
///
/// # Errors
/// When the database refuses.
pub fn keep(
    tx: &Transaction<'_>,
    member: &Member,
    saying: Saying<'_>,
    now: Timestamp,
) -> Result<(), StorageError> {
    let key = Sensitive::new(form::student_number_key(saying.number.expose()));
    if key.expose().is_empty() {
        return Ok(());
    }
    let said = Said {
        origin: saying.origin,
        number: saying.number.expose(),
        key: key.expose(),
        name: saying.name,
    };
    let known = member_number::of(tx, member.method)?;
    let given = member_number::give(tx, member.account, said, now)?;
    let mut taken_at = None;
    match given {
        Given::Kept => {}
        Given::First => note(tx, member.account, "account.enrolment_given", now)?,
        Given::Further => note(tx, member.account, "account.student_number_changed", now)?,
        Given::Taken(application) => {
            taken_at = known.taken_at.filter(|_| known.key == key);
            if taken_at.is_none() {
                taken_at = Some(now);
                tracing::error!(
                    alarm = true,
                    "the student number of a sign-in has another holder"
                );
                note(tx, member.account, "account.student_number_taken", now)?;
            }
            if let Some(application) = application {
                flag::set(tx, application, flags::NUMBER_SAID_OF_ANOTHER, true, now)?;
            }
        }
    }
    member_number::set(tx, member.method, &Known { key, taken_at })
}

fn note(
    tx: &Transaction<'_>,
    account: Uuid,
    action: &'static str,
    now: Timestamp,
) -> Result<(), StorageError> {
    let event = Event::new(Actor::Server, action, Subject::Account(account));
    audit::append(tx, &event, now)
}
