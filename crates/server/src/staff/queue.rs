//! Looks through what waits: oldest first, by state and words, page by page.

use akashi_domain::{ApplicationState, limits};
use akashi_protocol::ProblemCode;
use akashi_protocol::staff::{Queue, QueueItem};
use uuid::Uuid;

use crate::applications::Failure;
use crate::audit::{self, Actor, Event, Subject};
use crate::page::{Page, Range};
use crate::state::AppState;
use crate::storage::queue::{self, Filter, QueueRow};
use crate::storage::{Reader, StorageError};

/// Which applications are asked for.
#[derive(Debug, Clone, Default)]
pub struct QueueQuery {
    /// In this state only.
    pub state: Option<ApplicationState>,
    /// Words to look for; may be empty.
    pub query: String,
}

/// A page of the queue. It shows names, so reading it is audited; what was looked for is not written down.
///
/// # Errors
/// `request_malformed`.
pub async fn queue(
    state: &AppState,
    staff: Uuid,
    query: QueueQuery,
    page: Page,
) -> Result<Queue, Failure> {
    if query.query.chars().count() > limits::LINE_CHARS {
        return Err(ProblemCode::RequestMalformed.into());
    }
    let filter = Filter::new(query.state, &query.query);
    let (range, at) = (page.range()?, state.now());
    state
        .storage
        .transact(move |tx| {
            let found = page_of(tx, &filter, range)?;
            let event = Event::new(Actor::Staff(staff), "queue.read", Subject::Staff(staff));
            let detail = serde_json::json!({ "rows": found.items.len() });
            audit::append(tx, &event.with(detail), at)?;
            Ok(found)
        })
        .await
}

fn page_of(conn: &Reader, filter: &Filter, range: Range) -> Result<Queue, Failure> {
    let found = queue::page(conn, filter, range.after, range.rows())?;
    let (rows, next) = range.cut(found, |row| {
        Some((row.application.received_at?, row.application.id))
    });
    let items = rows.into_iter().map(item).collect::<Result<_, _>>()?;
    Ok(Queue {
        items,
        next,
        waiting: queue::waiting(conn)?,
    })
}

/// One line. Only received applications are in the queue, and those have all of this.
pub(super) fn item(row: QueueRow) -> Result<QueueItem, StorageError> {
    let missing = StorageError::Damaged;
    let application = row.application;
    Ok(QueueItem {
        id: application.id,
        kind: application.kind,
        reference: application
            .reference
            .ok_or(missing("application.reference"))?,
        state: application.state.ok_or(missing("application.state"))?,
        revision: application.revision,
        name: application.applicant_name,
        faculty: application.faculty,
        received_at: application
            .received_at
            .ok_or(missing("application.received_at"))?,
        due: application.due.ok_or(missing("application.due_on"))?,
        assigned_to: row.assigned_to,
        flags: row.flags,
    })
}
