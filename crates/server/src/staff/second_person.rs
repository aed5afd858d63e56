//! Whether an approval has to be confirmed by a second person, whoever approves: administrators included (F54).

use akashi_domain::{ApplicationKind, ApplicationState};
use akashi_protocol::ProblemCode;
use akashi_protocol::staff::Proposal;
use uuid::Uuid;

use crate::applications::{Failure, flags, state_conflict};
use crate::config::{Review, SecondPerson};
use crate::storage::application::ApplicationRow;
use crate::storage::proposal::{self, ProposalRow};
use crate::storage::{Reader, StorageError, flag, staff};

/// What of an application would ask for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// By the rules of this university.
    pub by: Vec<SecondPerson>,
    /// And what this university leaves to one person.
    pub waived: Vec<SecondPerson>,
}

/// Finds out, by the flags as they were set last.
pub(super) fn asked(
    conn: &Reader,
    rules: &Review,
    row: &ApplicationRow,
) -> Result<Asked, StorageError> {
    let flags = flag::of(conn, row.id)?;
    let has = |name: &str| flags.iter().any(|flag| flag == name);
    let applies = |rule: &SecondPerson| match rule {
        SecondPerson::StudentNumberOfStudent => has(flags::STUDENT_NUMBER_OF_STUDENT),
        SecondPerson::Recovery => row.kind == ApplicationKind::Recovery,
        SecondPerson::NameChanged => has(flags::NAME_CHANGED),
        SecondPerson::NameChange => row.kind == ApplicationKind::NameChange,
    };
    let (by, waived) = SecondPerson::ALL
        .into_iter()
        .filter(applies)
        .partition(|rule| rules.second_person.contains(rule));
    Ok(Asked { by, waived })
}

/// The names of rules, as they are sent and written down.
pub(super) fn names(rules: &[SecondPerson]) -> Vec<String> {
    let name = |rule: &SecondPerson| serde_json::to_value(rule).ok()?.as_str().map(str::to_owned);
    rules.iter().filter_map(name).collect()
}

/// The approval that waits, where this person may confirm or refuse it.
pub(super) fn to_confirm(
    conn: &Reader,
    row: &ApplicationRow,
    reviewer: Uuid,
) -> Result<ProposalRow, Failure> {
    let waiting = proposal::of(conn, row.id)?.ok_or_else(|| state_conflict(row.state))?;
    if waiting.staff == reviewer {
        return Err(ProblemCode::SecondPersonNeeded.into());
    }
    Ok(waiting)
}

/// As staff see it.
pub(super) fn view(
    conn: &Reader,
    row: &ApplicationRow,
    reader: Uuid,
) -> Result<Option<Proposal>, StorageError> {
    if row.state != Some(ApplicationState::AwaitingSecondPerson) {
        return Ok(None);
    }
    let Some(waiting) = proposal::of(conn, row.id)? else {
        return Ok(None);
    };
    Ok(Some(Proposal {
        by: staff::name_of(conn, waiting.staff)?.unwrap_or_default(),
        at: waiting.proposed_at,
        comment: waiting.comment,
        own: waiting.staff == reader,
    }))
}
